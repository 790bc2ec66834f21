//! Files dropped on the window: a hint while they hover, then they are taken in where they fell.

use super::icons::{self, Icon};
use super::theme::{self, size};
use crate::app::{Action, FileFormat, ImportAction, Session};
use egui::{Align2, Area, CornerRadius, Frame, Id, LayerId, Margin, Order, RichText, Stroke, Ui};
use std::path::PathBuf;

/// Shows where files that hover over the window would go, and takes in those that were dropped. A case alone is opened;
/// everything else is imported at the pointer.
pub(super) fn drop_target(ui: &Ui, session: &Session, actions: &mut Vec<Action>) {
    let (dropped, hovering, pointer_in_screen) = ui.input(|input| {
        let paths: Vec<PathBuf> = input
            .raw
            .dropped_files
            .iter()
            .map(|file| file.path().to_owned())
            .filter(|path| !path.as_os_str().is_empty())
            .collect();
        let pointer = input.pointer.hover_pos().or(input.pointer.latest_pos());
        (paths, input.raw.hovered_files.len(), pointer)
    });
    if hovering > 0 {
        hint(ui, session, hovering);
    }
    match dropped.as_slice() {
        [] => {}
        [only] if FileFormat::of(only).is_some() => actions.push(Action::Open(only.clone())),
        _ => {
            let board = session.board();
            let on_board = pointer_in_screen.filter(|pos| board.viewport_in_screen.contains(*pos));
            let to_screen = board.camera.screen_from_board(board.viewport_in_screen);
            let at_in_board = on_board.map(|pos| to_screen.inverse() * pos);
            actions.push(Action::Import(ImportAction::Files {
                paths: dropped,
                at_in_board,
            }));
        }
    }
}

fn hint(ui: &Ui, session: &Session, count: usize) {
    let colors = theme::colors(ui.visuals());
    let board = session.board().viewport_in_screen;
    let layer = LayerId::new(Order::Foreground, Id::unique("drop"));
    let painter = ui.ctx().layer_painter(layer);
    painter.rect(
        board.shrink(size::S1),
        f32::from(size::RADIUS_PANEL),
        colors.accent.gamma_multiply(0.06),
        Stroke::new(2.0, colors.accent),
        egui::StrokeKind::Inside,
    );
    let words = match count {
        1 => "Drop to import the file here".to_owned(),
        count => format!("Drop to import {count} files here"),
    };
    Area::new(Id::unique("drop hint"))
        .order(Order::Tooltip)
        .pivot(Align2::CENTER_CENTER)
        .fixed_pos(board.center())
        .interactable(false)
        .show(ui.ctx(), |ui| {
            Frame::new()
                .fill(colors.panel)
                .stroke(Stroke::new(1.0, colors.line))
                .shadow(ui.visuals().popup_shadow)
                .corner_radius(CornerRadius::same(size::RADIUS_PANEL))
                .inner_margin(Margin::same(size::S3 as i8))
                .show(ui, |ui| {
                    ui.horizontal(|ui| {
                        ui.label(icons::colored(Icon::Import, size::ICON, colors.accent));
                        ui.label(
                            RichText::new(words)
                                .font(theme::medium(size::TEXT_BODY))
                                .color(colors.text),
                        );
                    });
                });
        });
}

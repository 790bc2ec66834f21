//! The bar over the board while an arrangement is proposed or in the making.

use super::theme::{self, size};
use super::widgets::{Tone, big_button, key_cap};
use super::words::count;
use crate::app::{Action, ArrangementOnShow, Session};
use egui::{Align2, Area, Id, Margin, Order, ProgressBar, RichText, Ui, vec2};

/// Shows the bar if there is a proposal.
pub(super) fn arrange_bar(ui: &Ui, session: &Session, actions: &mut Vec<Action>) {
    let Some(on_show) = session.arrangement() else {
        return;
    };
    let top = session.board().viewport_in_screen.center_top() + vec2(0.0, size::S3);
    Area::new(Id::unique("arrange bar"))
        .order(Order::Foreground)
        .pivot(Align2::CENTER_TOP)
        .fixed_pos(top)
        .show(ui.ctx(), |ui| {
            theme::floating_frame(
                ui.visuals(),
                Margin::symmetric(size::S3 as i8, size::S2 as i8),
            )
            .show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.set_min_height(size::BAR_BUTTON);
                    ui.spacing_mut().item_spacing.x = size::S2;
                    content(ui, &on_show, actions);
                });
            });
        });
}

fn content(ui: &mut Ui, on_show: &ArrangementOnShow, actions: &mut Vec<Action>) {
    let colors = theme::colors(ui.visuals());
    let name = on_show.arrangement.label();
    let words = match on_show.progress {
        Some(_) => format!("Arranging: {name}"),
        None => format!("Proposed: {name}"),
    };
    let words = RichText::new(words)
        .font(theme::semibold(size::TEXT_BODY))
        .color(colors.text);
    ui.label(words);
    if let Some(cards) = on_show.cards {
        ui.label(RichText::new(format!("· {}", count(cards, "card"))).color(colors.muted));
    }
    ui.add_space(size::S2);
    let mut button = |ui: &mut Ui, tone, name: &str, action: Action| {
        if big_button(ui, tone, name).clicked() {
            actions.push(action);
        }
    };
    match on_show.progress {
        Some(progress) => {
            let bar = ProgressBar::new(progress)
                .desired_width(PROGRESS)
                .desired_height(6.0);
            ui.add(bar);
            button(ui, Tone::Plain, "Stop here", Action::StopArranging);
        }
        None => {
            button(ui, Tone::Main, "Keep", Action::KeepArrangement);
            key_cap(ui, "Enter");
            if on_show.arrangement.has_chance() {
                button(ui, Tone::Plain, "Try again", Action::ArrangeAgain);
            }
        }
    }
    button(ui, Tone::Plain, "Cancel", Action::DropArrangement);
    key_cap(ui, "Esc");
}

/// Width of the bar of progress, in points.
const PROGRESS: f32 = 120.0;

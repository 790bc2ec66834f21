//! Notices at the bottom middle: what happened, and one thing to do about it.

use super::icons::{self, Icon};
use super::theme::{self, size};
use crate::app::{Action, Notice, NoticeKind, Session};
use egui::{Align2, Area, Button, CornerRadius, Frame, Id, Margin, Order, RichText, Ui, vec2};

/// The notices on show.
pub(super) fn notices(ui: &Ui, session: &Session, actions: &mut Vec<Action>) {
    let mut bottom = session.board().viewport_in_screen.center_bottom() - vec2(0.0, size::S4);
    for notice in session.notices().shown().iter().rev() {
        let shown = Area::new(Id::unique(("notice", notice.id)))
            .order(Order::Foreground)
            .pivot(Align2::CENTER_BOTTOM)
            .fixed_pos(bottom)
            .show(ui.ctx(), |ui| one(ui, notice, actions));
        bottom.y -= shown.response.rect.height() + size::S2;
    }
}

fn one(ui: &mut Ui, notice: &Notice, actions: &mut Vec<Action>) {
    let colors = theme::notice_colors(ui.visuals());
    let shadow = ui.visuals().popup_shadow;
    Frame::new()
        .fill(colors.face)
        .shadow(shadow)
        .corner_radius(CornerRadius::same(size::RADIUS_PANEL))
        .inner_margin(Margin::symmetric(size::S3 as i8, size::S2 as i8))
        .show(ui, |ui| {
            ui.set_max_width(size::PALETTE);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = size::S2;
                let sign = match notice.kind {
                    NoticeKind::Done => None,
                    NoticeKind::Warning => Some((Icon::TriangleAlert, colors.warning)),
                    NoticeKind::Error => Some((Icon::CircleAlert, colors.error)),
                };
                if let Some((icon, ink)) = sign {
                    ui.label(icons::colored(icon, size::ICON, ink));
                }
                let words = RichText::new(&notice.text).color(colors.text);
                ui.add(
                    egui::Label::new(words)
                        .wrap_mode(wrap_mode(&notice.text))
                        .selectable(notice.kind == NoticeKind::Error),
                );
                if let Some((name, action)) = &notice.offer {
                    let words = RichText::new(name)
                        .font(theme::semibold(size::TEXT_BODY))
                        .color(colors.offer);
                    if ui
                        .add(Button::new(words).frame(false))
                        .accessible_name(name)
                        .clicked()
                    {
                        actions.push((**action).clone());
                        actions.push(Action::DismissNotice(notice.id));
                    }
                }
                let close = Button::new(icons::colored(Icon::X, size::ICON_SMALL, colors.text))
                    .frame(false);
                if ui.add(close).accessible_name("Dismiss").clicked() {
                    actions.push(Action::DismissNotice(notice.id));
                }
            });
        });
}

/// Short notices stay on one line.
fn wrap_mode(text: &str) -> egui::TextWrapMode {
    if text.chars().count() > 64 {
        egui::TextWrapMode::Wrap
    } else {
        egui::TextWrapMode::Extend
    }
}

/// When time should be passed next, so that notices go by themselves.
pub(super) fn next_change_secs(session: &Session) -> Option<f32> {
    let left = session
        .notices()
        .shown()
        .iter()
        .map(|notice| notice.remaining_secs);
    // Time is passed in steps of a second at most.
    left.filter(|secs| secs.is_finite())
        .reduce(f32::min)
        .map(|secs| secs.clamp(0.02, 1.0))
}

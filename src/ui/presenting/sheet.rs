//! The list of keys over the page.

use super::keys::KEYS;
use crate::app::{Action, PresentingAction};
use crate::ui::theme::{self, size, stage as lengths};
use egui::{
    Align2, Area, CornerRadius, Frame, Grid, Id, Margin, Order, Rect, RichText, Stroke, Ui,
};

/// Shows the list in the middle of the stage; a click on it closes it.
pub(super) fn sheet(ui: &Ui, stage: Rect, actions: &mut Vec<Action>) {
    let colors = theme::STAGE;
    let shown = Area::new(Id::unique("presenting keys"))
        .order(Order::Foreground)
        .pivot(Align2::CENTER_CENTER)
        .fixed_pos(stage.center())
        .show(ui.ctx(), |ui| {
            Frame::new()
                .fill(colors.panel)
                .stroke(Stroke::new(1.0, colors.line))
                .corner_radius(CornerRadius::same(size::RADIUS_PANEL))
                .inner_margin(Margin::same(size::S6 as i8))
                .show(ui, |ui| {
                    let title = RichText::new("While presenting")
                        .font(theme::semibold(size::TEXT_PAGE))
                        .color(colors.text);
                    ui.label(title);
                    ui.add_space(size::S3);
                    Grid::new("keys")
                        .spacing([size::S6 * 2.0, size::S2])
                        .show(ui, |ui| {
                            for (name, keys) in KEYS {
                                row(ui, name, keys);
                            }
                        });
                });
        });
    if shown.response.clicked() {
        actions.push(Action::Presenting(PresentingAction::ToggleKeys));
    }
}

fn row(ui: &mut Ui, name: &str, keys: &str) {
    let colors = theme::STAGE;
    let font = || theme::regular(lengths::FOOT);
    ui.label(RichText::new(name).font(font()).color(colors.text));
    ui.label(RichText::new(keys).font(font()).color(colors.muted));
    ui.end_row();
}

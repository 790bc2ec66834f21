//! A handling mark as FIRST prescribes it.

use crate::model::Tlp;
use crate::ui::theme::{self, size};
use egui::{CornerRadius, Frame, Margin, RichText, Ui};

/// The mark in its colour on black.
pub fn mark_plate(ui: &mut Ui, mark: Tlp) {
    let [red, green, blue] = mark.rgb();
    Frame::new()
        .fill(theme::MARK_GROUND)
        .corner_radius(CornerRadius::same(size::RADIUS_CHIP))
        .inner_margin(Margin::symmetric(8, 2))
        .show(ui, |ui| {
            let ink = egui::Color32::from_rgb(red, green, blue);
            ui.label(
                RichText::new(mark.label())
                    .font(theme::semibold(size::TEXT_META))
                    .color(ink),
            );
        });
}

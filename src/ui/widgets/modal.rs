//! The frame of a question or form that must be answered before anything else.

use super::super::theme::{self, size};
use egui::{CornerRadius, Frame, Id, Margin, Modal, Stroke, Ui};

/// A modal with the program's own padding and corners; `name` tells it from others.
pub(in crate::ui) fn modal(ui: &Ui, name: &'static str) -> Modal {
    let colors = theme::colors(ui.visuals());
    let frame = Frame::new()
        .fill(colors.panel)
        .stroke(Stroke::new(1.0, colors.line))
        .shadow(ui.visuals().window_shadow)
        .corner_radius(CornerRadius::same(size::RADIUS_PANEL))
        .inner_margin(Margin::same(size::S6 as i8));
    Modal::new(Id::unique(name)).frame(frame)
}

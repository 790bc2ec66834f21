//! Segmented buttons: one of a few, all in view.

use super::look::Look;
use crate::board::fonts::Weight;
use crate::ui::theme::size;
use egui::{
    Align2, CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

/// One choice of a row of segments.
pub struct Segment<'a> {
    /// What is shown.
    pub words: &'a str,
    /// The accessible name and tooltip.
    pub name: String,
}

/// Shows a row of segments over the whole width; returns the one that was clicked. Arrow keys walk between them.
pub fn segments(
    ui: &mut Ui,
    salt: &str,
    choices: &[Segment<'_>],
    chosen: Option<usize>,
) -> Option<usize> {
    let look = Look::of(ui);
    let (rect, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), size::CONTROL), Sense::hover());
    let base = ui.make_persistent_id(("segments", salt));
    let width = rect.width() / choices.len().max(1) as f32;
    let radius = size::RADIUS;
    ui.painter().rect(
        rect,
        CornerRadius::same(radius),
        look.colors.field,
        Stroke::new(1.0, look.colors.line),
        StrokeKind::Inside,
    );
    let mut clicked = None;
    for (at, choice) in choices.iter().enumerate() {
        let left = rect.left() + at as f32 * width;
        let part = Rect::from_min_max(pos2(left, rect.top()), pos2(left + width, rect.bottom()));
        let response = ui.interact(part, base.with(at), Sense::click());
        let is_chosen = chosen == Some(at);
        let enabled = ui.is_enabled();
        response.widget_info(|| {
            WidgetInfo::selected(Role::RadioButton, enabled, is_chosen, &choice.name)
        });
        let corner = |is_end: bool| if is_end { radius } else { 0 };
        let (first, last) = (corner(at == 0), corner(at + 1 == choices.len()));
        let corners = CornerRadius {
            nw: first,
            sw: first,
            ne: last,
            se: last,
        };
        let ink = match (is_chosen, response.hovered()) {
            (true, _) => {
                ui.painter()
                    .rect_filled(part, corners, look.board.kinds.claim.line);
                look.board.words.on_accent
            }
            (false, true) => {
                ui.painter()
                    .rect_filled(part.shrink(1.0), corners, look.colors.hover);
                look.text()
            }
            (false, false) => look.muted(),
        };
        if at > 0 && !is_chosen && chosen != Some(at - 1) {
            ui.painter().vline(
                left,
                part.y_range().shrink(1.0),
                Stroke::new(1.0, look.colors.line),
            );
        }
        if response.has_focus() {
            ui.painter().rect_stroke(
                part,
                corners,
                Stroke::new(2.0, look.accent()),
                StrokeKind::Inside,
            );
        }
        let font = look.font(
            if choice.words.len() > 2 {
                size::TEXT_META
            } else {
                size::TEXT_BODY
            },
            Weight::Medium,
        );
        ui.painter().text(
            part.center(),
            Align2::CENTER_CENTER,
            choice.words,
            font,
            ink,
        );
        if response.on_hover_text(choice.name.as_str()).clicked() {
            clicked = Some(at);
        }
    }
    clicked
}

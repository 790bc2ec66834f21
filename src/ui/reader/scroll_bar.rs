//! The scroll bar of a text. It counts letters, not points: heights of what was never in view are not known.

use super::page::Page;
use crate::ui::theme::{self, reading, size};
use egui::{CornerRadius, Id, Rect, Sense, Ui, pos2, vec2};

/// Where the handle was taken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// To this scalar value.
    To(u32),
    /// To the end.
    ToEnd,
}

/// Shows the scroll bar at the right of the view; gives where its handle was taken to.
pub(super) fn scroll_bar(ui: &Ui, page: &Page, view: Rect, pane: u64) -> Option<Taken> {
    let len = page.text()?.len_chars;
    let in_view = page.last_char.saturating_sub(page.first_char).max(1);
    let is_whole = page.is_at_end && page.title_top.is_some_and(|top| top >= view.top());
    if is_whole || len == 0 {
        return None;
    }
    let lane = Rect::from_min_max(
        pos2(view.right() - reading::SCROLL - size::S1, view.top()),
        view.right_bottom(),
    );
    let handle = (view.height() * in_view as f32 / len as f32)
        .clamp(reading::SCROLL_HANDLE, view.height() * 0.9);
    let range = view.height() - handle;
    let rest = len.saturating_sub(in_view).max(1);
    let part = if page.is_at_end {
        1.0
    } else {
        (page.first_char as f32 / rest as f32).min(1.0)
    };
    let response = ui.interact(
        lane,
        Id::unique(("reader scroll", pane)),
        Sense::click_and_drag(),
    );
    let colors = theme::colors(ui.visuals());
    let is_held = response.dragged() || response.hovered();
    let ink = if is_held { colors.muted } else { colors.line };
    let at = pos2(lane.left() + 1.0, view.top() + range * part);
    let shown = Rect::from_min_size(at, vec2(reading::SCROLL - 2.0, handle));
    ui.painter_at(view)
        .rect_filled(shown, CornerRadius::same(size::RADIUS_CHIP), ink);
    let pointer = response.interact_pointer_pos()?;
    if !response.dragged() && !response.clicked() {
        return None;
    }
    let wanted = ((pointer.y - view.top() - handle / 2.0) / range.max(1.0)).clamp(0.0, 1.0);
    Some(if wanted >= 1.0 {
        Taken::ToEnd
    } else {
        Taken::To((wanted * rest as f32) as u32)
    })
}

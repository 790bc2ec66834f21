//! A page on its way to another place of the list, in the hand.

use super::list::Listed;
use crate::app::{Action, Edit, PageMove, Session};
use crate::model::FrameId;
use crate::ui::theme::size;
use crate::ui::widgets::Look;
use egui::{CornerRadius, LayerId, Order, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

/// The frame in the hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DraggedPage(pub FrameId);

/// So near to the edge of the list the list scrolls, in points, and so far in each frame.
const EDGE: f32 = 32.0;
const SCROLL_STEP: f32 = 9.0;

/// Shows where the page would go, scrolls at the edges, and moves it when it is let go. `room` is the whole list,
/// `in_view` the part that shows, both on the screen.
pub(super) fn drag(
    ui: &Ui,
    session: &Session,
    listed: &Listed,
    DraggedPage(frame): DraggedPage,
    (room, in_view): (Rect, Rect),
    actions: &mut Vec<Action>,
) {
    let Some(pointer) = ui.ctx().pointer_latest_pos() else {
        return;
    };
    ghost(ui, session, frame, pointer);
    if !in_view.expand(EDGE).contains(pointer) {
        return;
    }
    if pointer.y < in_view.top() + EDGE {
        ui.scroll_with_delta(vec2(0.0, SCROLL_STEP));
        ui.ctx().request_repaint();
    } else if pointer.y > in_view.bottom() - EDGE {
        ui.scroll_with_delta(vec2(0.0, -SCROLL_STEP));
        ui.ctx().request_repaint();
    }
    let place = listed.place_at(pointer.y - room.top());
    let look = Look::of(ui);
    match place {
        Some(place) => {
            let y = room.top() + place as f32 * size::PAGE_ROW;
            let line = Stroke::new(2.0, look.accent());
            ui.painter()
                .hline(room.x_range(), y.max(room.top() + 1.0), line);
        }
        None => {
            let top = room.top() + listed.pages.len() as f32 * size::PAGE_ROW;
            let below = Rect::from_min_max(pos2(room.left(), top + size::S1), room.max);
            let line = Stroke::new(1.0, look.accent());
            let radius = CornerRadius::same(size::RADIUS);
            ui.painter()
                .rect_stroke(below, radius, line, StrokeKind::Inside);
        }
    }
    if ui.input(|input| input.pointer.any_released()) {
        egui::DragAndDrop::clear_payload(ui.ctx());
        actions.push(Action::Edit(match place {
            Some(place) => Edit::MovePage(frame, PageMove::Before(place)),
            None => Edit::LeaveOutPage(frame),
        }));
    }
}

/// The title at the pointer.
fn ghost(ui: &Ui, session: &Session, frame: FrameId, pointer: egui::Pos2) {
    let look = Look::of(ui);
    let layer = LayerId::new(Order::Tooltip, egui::Id::unique("dragged page"));
    let painter = ui.ctx().layer_painter(layer);
    let title: String = session
        .case()
        .name_of(frame.into())
        .chars()
        .take(48)
        .collect();
    let font = look.font(size::TEXT_BODY, crate::board::fonts::Weight::Medium);
    let galley = painter.layout_no_wrap(title, font, look.text());
    let rect = Rect::from_min_size(
        pointer + vec2(size::S3, size::S1),
        galley.size() + vec2(size::S4, size::S2),
    );
    painter.rect(
        rect,
        CornerRadius::same(size::RADIUS),
        look.colors.panel,
        Stroke::new(1.0, look.accent()),
        StrokeKind::Inside,
    );
    painter.galley(rect.min + vec2(size::S2, size::S1), galley, look.text());
}

//! The list of pages and, below them, of frames that are none: only the rows in view are made.

use super::drag::{self, DraggedPage};
use super::row::{Place, row};
use super::show::PagesState;
use crate::app::{Action, Session};
use crate::model::FrameId;
use crate::ui::theme::size;
use crate::ui::widgets::Look;
use egui::{Align2, Id, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

/// The frames in the order of the list.
pub(super) struct Listed {
    /// Those that are pages, first to last.
    pub pages: Vec<FrameId>,
    /// Those that are none.
    pub others: Vec<FrameId>,
}

impl Listed {
    fn of(session: &Session) -> Self {
        let case = session.case();
        let pages: Vec<FrameId> = case.pages().into_iter().map(|frame| frame.id).collect();
        let others = case.frames().iter().filter(|frame| frame.page == 0);
        Self {
            pages,
            others: others.map(|frame| frame.id).collect(),
        }
    }

    /// All of them, top to bottom.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = FrameId> + '_ {
        self.pages.iter().chain(&self.others).copied()
    }

    /// Where a row is, counted from the top of the list, in points.
    fn top_of(&self, at: usize) -> f32 {
        let heading = if at >= self.pages.len() {
            self.heading()
        } else {
            0.0
        };
        at as f32 * size::PAGE_ROW + heading
    }

    /// Height of the heading over those that are no pages.
    fn heading(&self) -> f32 {
        if self.others.is_empty() {
            0.0
        } else {
            size::CONTROL + size::S2
        }
    }

    fn height(&self) -> f32 {
        (self.pages.len() + self.others.len()) as f32 * size::PAGE_ROW + self.heading()
    }

    /// The place between pages nearest to a height in the list; `None` below them, where frames are no pages.
    pub fn place_at(&self, height: f32) -> Option<usize> {
        let below = self.pages.len() as f32 * size::PAGE_ROW;
        let is_among_pages = self.others.is_empty() || height < below + size::S2;
        is_among_pages.then(|| {
            let place = (height / size::PAGE_ROW).round().max(0.0) as usize;
            place.min(self.pages.len())
        })
    }
}

/// Under which the list has the keyboard.
pub(super) fn list_id() -> Id {
    Id::unique("list of pages")
}

/// Shows the list.
pub(super) fn list(
    ui: &mut Ui,
    session: &mut Session,
    state: &mut PagesState,
    actions: &mut Vec<Action>,
) {
    let listed = Listed::of(session);
    let rect = ui.available_rect_before_wrap();
    let list_id = list_id();
    let node = ui.interact(rect, list_id, Sense::focusable_noninteractive());
    node.widget_info(|| WidgetInfo::labeled(Role::List, true, "Pages"));
    state.keyboard(ui, session, list_id, &listed, actions);
    let current = state.current(session).map(|frame| frame.id);
    let has_focus = node.has_focus();
    let before = actions.len();
    ScrollArea::vertical()
        .id_salt("rows of pages")
        .auto_shrink(false)
        .show_viewport(ui, |ui, seen| {
            ui.set_height(listed.height());
            let room = ui.max_rect();
            let rect_of = |at: usize| {
                let min = pos2(room.left(), room.top() + listed.top_of(at));
                Rect::from_min_size(min, vec2(room.width(), size::PAGE_ROW))
            };
            let in_view = seen.translate(room.min.to_vec2());
            for (at, frame) in listed.all().enumerate() {
                let rect = rect_of(at);
                if current == Some(frame) && state.followed != current {
                    state.followed = current;
                    if rect.top() < in_view.top() || rect.bottom() > in_view.bottom() {
                        ui.scroll_to_rect(rect, None);
                    }
                }
                if rect.bottom() < in_view.top() || rect.top() > in_view.bottom() {
                    continue;
                }
                let place = Place {
                    rect,
                    number: (at < listed.pages.len()).then_some(at + 1),
                    is_current: current == Some(frame),
                    has_focus: has_focus && current == Some(frame),
                };
                row(ui, session, state, frame, &place, actions);
            }
            heading(ui, &listed, room);
            if let Some(dragged) = egui::DragAndDrop::payload::<DraggedPage>(ui.ctx()) {
                drag::drag(ui, session, &listed, *dragged, (room, in_view), actions);
            }
        });
    if let Some(Action::GoToPage(frame)) = actions.get(before) {
        // The row was clicked here: it stays where it is, and the keyboard goes on from it.
        state.cursor = Some(*frame);
        state.followed = Some(*frame);
        ui.memory_mut(|memory| memory.request_focus(list_id));
    }
}

fn heading(ui: &Ui, listed: &Listed, room: Rect) {
    if listed.others.is_empty() {
        return;
    }
    let look = Look::of(ui);
    let bottom = room.top() + listed.top_of(listed.pages.len());
    ui.painter().text(
        pos2(room.left() + size::S1, bottom - size::S2),
        Align2::LEFT_BOTTOM,
        "NOT IN THE BRIEFING",
        look.font(size::TEXT_META, crate::board::fonts::Weight::SemiBold),
        look.muted(),
    );
}

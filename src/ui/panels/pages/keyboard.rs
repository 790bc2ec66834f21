//! The list by keyboard: arrows go from page to page, with Alt they move the page, F2 renames it, Del leaves it out.

use super::list::Listed;
use super::show::{PagesState, Renaming};
use crate::app::{Action, Edit, PageMove, Session};
use crate::model::FrameId;
use egui::{EventFilter, Id, Key, Modifiers, Ui};

impl PagesState {
    /// Does what the keys ask, while the list has the focus.
    pub(super) fn keyboard(
        &mut self,
        ui: &Ui,
        session: &Session,
        list_id: Id,
        listed: &Listed,
        actions: &mut Vec<Action>,
    ) {
        if !ui.memory(|memory| memory.has_focus(list_id)) {
            return;
        }
        let filter = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(list_id, filter));
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let current = self.current(session).map(|frame| frame.id);
        if let Some(frame) = current {
            if pressed(Modifiers::ALT, Key::ArrowUp) {
                self.move_to(frame, PageMove::Earlier, actions);
            }
            if pressed(Modifiers::ALT, Key::ArrowDown) {
                self.move_to(frame, PageMove::Later, actions);
            }
            if pressed(Modifiers::NONE, Key::F2) {
                self.rename(session, frame);
            }
            if pressed(Modifiers::NONE, Key::Delete) {
                actions.push(Action::Edit(Edit::LeaveOutPage(frame)));
            }
            if pressed(Modifiers::NONE, Key::Enter) {
                actions.push(Action::GoToPage(frame));
            }
        }
        let order: Vec<FrameId> = listed.all().collect();
        let now = current.and_then(|id| order.iter().position(|frame| *frame == id));
        let goal = match () {
            () if pressed(Modifiers::NONE, Key::ArrowDown) => now.map_or(0, |at| at + 1),
            () if pressed(Modifiers::NONE, Key::ArrowUp) => now.unwrap_or(1).saturating_sub(1),
            () if pressed(Modifiers::NONE, Key::Home) => 0,
            () if pressed(Modifiers::NONE, Key::End) => order.len().saturating_sub(1),
            () => return,
        };
        if let Some(frame) = order.get(goal.min(order.len().saturating_sub(1))) {
            self.cursor = Some(*frame);
            actions.push(Action::GoToPage(*frame));
        }
    }

    fn move_to(&mut self, frame: FrameId, to: PageMove, actions: &mut Vec<Action>) {
        // Its row is somewhere else then.
        self.followed = None;
        actions.push(Action::Edit(Edit::MovePage(frame, to)));
    }

    /// Lets a page's title be typed in its row.
    pub(super) fn rename(&mut self, session: &Session, frame: FrameId) {
        let words = session.case().frame(frame).map(|frame| frame.title.clone());
        self.renaming = words.map(|words| Renaming {
            frame,
            words,
            wants_focus: true,
        });
    }
}

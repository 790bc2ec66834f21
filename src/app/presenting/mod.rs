//! Presenting: the pages of the briefing over the whole screen, one after the other.
//!
//! Nothing of it is in the case or in the selection: while it goes on, only what is listed in [`passes`] reaches the
//! session, and the board is drawn with a scene of its own. Ending it leaves everything as it was before.

mod act;
mod flight;
mod mark;

pub(super) use act::Begin;

use super::action::Action;
use super::command::CommandId;
use crate::board::{Camera, Scene};
use crate::model::{FrameId, Tlp};
use emath::Rect;
use flight::Flight;

/// What can be asked of a presentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PresentingAction {
    /// To the next page, or the board again if the screen is blank.
    Next,
    /// To the page before, or the board again if the screen is blank.
    Previous,
    /// To the first page.
    First,
    /// To the last page.
    Last,
    /// A digit of a page's number was typed.
    Digit(u8),
    /// The last digit typed was wrong; without one, to the page before.
    Erase,
    /// To the page whose number was typed; without one, to the next page.
    GoToTyped,
    /// Speaker notes come or go.
    ToggleNotes,
    /// The laser pointer comes or goes.
    ToggleLaser,
    /// The screen goes blank, or shows the page again.
    ToggleBlank,
    /// The list of keys comes or goes.
    ToggleKeys,
    /// One step back: out of the list of keys, out of a number, out of the presentation.
    Escape,
    /// To the end of it.
    End,
    /// So much time passed, in milliseconds, by the clock of the window.
    Clock(u32),
}

/// What helps the speaker, and whether it is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Aids {
    /// The speaker notes are shown.
    pub notes: bool,
    /// The pointer is a laser.
    pub laser: bool,
    /// The screen is black.
    pub blank: bool,
    /// The list of keys is shown.
    pub keys: bool,
}

/// A page as it is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Staged {
    /// `None` for the board as a whole.
    frame: Option<FrameId>,
    rect_in_board: Rect,
    mark: Tlp,
}

/// A presentation that goes on.
#[derive(Debug, Clone)]
pub struct Presenting {
    /// The pages; none for the board as a whole.
    pages: Vec<FrameId>,
    /// The one on show, from 0.
    at: usize,
    aids: Aids,
    /// The number being typed.
    typed: String,
    elapsed_ms: u64,
    /// Where the view was before.
    came_from: Camera,
    flight: Option<Flight>,
    /// The page on show.
    on_stage: Staged,
    /// The page before, until the view has left it.
    leaving: Option<Staged>,
    /// How much of the way to the page is over, from 0 to 1.
    share: f32,
    /// What is drawn besides the case: nothing selected, hovered or on its way.
    scene: Scene,
}

impl Presenting {
    /// The frame on show; `None` if it is the board as a whole.
    pub fn frame(&self) -> Option<FrameId> {
        self.pages.get(self.at).copied()
    }

    /// The frame that comes next.
    pub fn next_frame(&self) -> Option<FrameId> {
        self.pages.get(self.at + 1).copied()
    }

    /// The number of the page on show, from 1.
    pub fn number(&self) -> usize {
        self.at + 1
    }

    /// How many pages there are; the board as a whole is one.
    pub fn count(&self) -> usize {
        self.pages.len().max(1)
    }

    /// What helps the speaker.
    pub fn aids(&self) -> Aids {
        self.aids
    }

    /// The number being typed, to go to its page; empty if there is none.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// How long it has gone on, in whole seconds.
    pub fn elapsed_secs(&self) -> u64 {
        self.elapsed_ms / 1000
    }

    /// Until the clock shows another second, in seconds.
    pub fn next_second_secs(&self) -> f32 {
        (1000 - self.elapsed_ms % 1000) as f32 / 1000.0
    }

    /// The page on show, in board points.
    pub fn page_in_board(&self) -> Rect {
        self.on_stage.rect_in_board
    }

    /// The page that the view is leaving, in board points. Nothing but these two is to be seen.
    pub fn page_left_in_board(&self) -> Option<Rect> {
        self.leaving.map(|page| page.rect_in_board)
    }

    /// How much of the way from one page to the other is over, from 0 to 1.
    pub fn share_of_way(&self) -> f32 {
        self.share
    }

    /// The handling mark of what is to be seen: a page's own, else the case's; that of a card on it, if that is higher.
    pub fn mark(&self) -> Tlp {
        let left = self.leaving.map(|page| page.mark);
        left.map_or(self.on_stage.mark, |left| left.max(self.on_stage.mark))
    }

    /// Whether the view is on its way to the page.
    pub fn is_moving(&self) -> bool {
        self.flight.is_some()
    }

    /// The titles of both pages are said below them, and would stand half in the dark.
    fn leave_out_titles(&mut self) {
        let pages = self.leaving.iter().chain([&self.on_stage]);
        self.scene.untitled = pages.filter_map(|page| page.frame).collect();
    }

    /// What is drawn besides the case.
    pub(super) fn scene(&self) -> &Scene {
        &self.scene
    }
}

/// Whether an action reaches the session while something is presented: the case is to be looked at, not worked on.
pub(super) fn passes(action: &Action) -> bool {
    matches!(
        action,
        Action::Presenting(_)
            | Action::SetViewport(_)
            | Action::PassTime { .. }
            | Action::Answer(_)
            | Action::CancelJob(_)
            | Action::DismissNotice(_)
            | Action::Warn(_)
            | Action::CloseRequested
            | Action::Run(CommandId::FullScreen)
    )
}

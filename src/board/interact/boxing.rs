//! Drawing rectangles: the box that selects, and a new frame.

use super::context::InteractContext;
use super::gesture::Pointer;
use super::input::Modifiers;
use super::outcome::{Outcome, Tool};
use super::reach::SMALLEST_FRAME_IN_BOARD;
use crate::board::{Preview, Selection};
use emath::{Pos2, Rect};

/// A box that selects the cards it touches and the frames it holds whole. With Shift or Control it adds to what was
/// selected before.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct BoxSelect {
    start_in_board: Pos2,
    /// What was selected before.
    before: Selection,
    /// What stays selected whatever the box holds.
    base: Selection,
    /// What is selected by now.
    now: Selection,
}

impl BoxSelect {
    pub(super) fn from(start_in_board: Pos2, modifiers: Modifiers, before: &Selection) -> Self {
        let base = if modifiers.toggles() {
            before.clone()
        } else {
            Selection::default()
        };
        Self {
            start_in_board,
            before: before.clone(),
            base,
            now: before.clone(),
        }
    }

    /// The pointer moved: what is selected now, if that changed, and the box.
    pub(super) fn stretch(&mut self, pointer: &Pointer, ctx: &InteractContext) -> Vec<Outcome> {
        let corner = ctx.board_from_screen(pointer.pos_in_screen);
        let rect = Rect::from_two_pos(self.start_in_board, corner);
        let mut wanted = self.base.clone();
        let touched = ctx.cards_in(rect);
        wanted.cards.extend(touched.map(|card| card.id));
        let frames = ctx.index.frames_in(rect);
        let held = frames.filter(|frame| rect.contains_rect(frame.rect));
        wanted.frames.extend(held.map(|frame| frame.id));
        let mut out = Vec::new();
        if wanted != self.now {
            self.now = wanted.clone();
            out.push(Outcome::Select(wanted));
        }
        out.push(Outcome::Preview(Preview {
            box_in_board: Some(rect),
            ..Preview::default()
        }));
        out
    }

    /// Selects again what was selected before.
    pub(super) fn undo(self) -> Outcome {
        Outcome::Select(self.before)
    }
}

/// A frame being drawn from corner to corner.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FrameDraw {
    start_in_board: Pos2,
}

impl FrameDraw {
    pub(super) fn from(start_in_board: Pos2) -> Self {
        Self { start_in_board }
    }

    /// The frame as it would be.
    pub(super) fn preview(&self, pointer: &Pointer, ctx: &InteractContext) -> Preview {
        Preview {
            new_frame_in_board: Some(self.rect(pointer, ctx)),
            ..Preview::default()
        }
    }

    /// The button went up. What is too small to hold anything was a slip of the hand.
    pub(super) fn finish(self, pointer: &Pointer, ctx: &InteractContext) -> Vec<Outcome> {
        let rect_in_board = self.rect(pointer, ctx);
        let mut out = vec![Outcome::ClearPreview];
        let least = SMALLEST_FRAME_IN_BOARD;
        if rect_in_board.width() >= least.x && rect_in_board.height() >= least.y {
            out.push(Outcome::DrawFrame { rect_in_board });
            out.push(Outcome::UseTool(Tool::Select));
        }
        out
    }

    fn rect(&self, pointer: &Pointer, ctx: &InteractContext) -> Rect {
        let corner = ctx.board_from_screen(pointer.pos_in_screen);
        Rect::from_two_pos(self.start_in_board.round(), corner.round())
    }
}

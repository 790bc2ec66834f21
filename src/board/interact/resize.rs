//! Resizing a card or frame by a grip.

use super::context::InteractContext;
use super::drag::neighbours;
use super::gesture::Pointer;
use super::outcome::{Outcome, Snapping};
use super::reach::{SMALLEST_CARD_IN_BOARD, SMALLEST_FRAME_IN_BOARD, SNAP_REACH};
use super::snap::{Snapped, snap_resized};
use crate::board::{Grip, Guide, Item, Preview};
use emath::{Pos2, Rect, Vec2};

/// A card or frame of which one or two sides follow the pointer.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Resize {
    item: Item,
    grip: Grip,
    start_in_board: Pos2,
    /// Before the gesture, as painted; in board points.
    rect: Rect,
    /// It gets no smaller than this, or than it was.
    smallest: Vec2,
    /// By how much it is higher than painted: a collapsed card keeps the height it unfolds to.
    hidden_height: f32,
}

impl Resize {
    /// Takes a card or frame by a grip; `None` if it is gone or locked.
    pub(super) fn begin(
        item: Item,
        grip: Grip,
        start_in_board: Pos2,
        ctx: &InteractContext,
    ) -> Option<Self> {
        let (rect, smallest, hidden_height) = match item {
            Item::Card(id) => {
                let card = ctx.case.card(id).filter(|card| !card.locked)?;
                let hidden = card.size.y - card.rect().height();
                (card.rect(), SMALLEST_CARD_IN_BOARD, hidden)
            }
            Item::Frame(id) => {
                let frame = ctx.case.frame(id).filter(|frame| !frame.locked)?;
                (frame.rect(), SMALLEST_FRAME_IN_BOARD, 0.0)
            }
        };
        Some(Self {
            item,
            grip,
            start_in_board,
            rect,
            smallest: smallest.min(rect.size()),
            hidden_height,
        })
    }

    /// The grip it is taken by.
    pub(super) fn grip(&self) -> Grip {
        self.grip
    }

    /// The card or frame as it would be.
    pub(super) fn preview(&self, pointer: &Pointer, ctx: &InteractContext) -> Preview {
        let (rect, guides) = self.resized(pointer, ctx);
        Preview {
            resized: Some((self.item, rect)),
            guides,
            ..Preview::default()
        }
    }

    /// The button went up.
    pub(super) fn finish(self, pointer: &Pointer, ctx: &InteractContext) -> Vec<Outcome> {
        let (rect, _) = self.resized(pointer, ctx);
        let mut out = vec![Outcome::ClearPreview];
        if rect != self.rect {
            let mut rect_in_board = rect;
            rect_in_board.max.y += self.hidden_height;
            out.push(Outcome::ResizeItem {
                item: self.item,
                rect_in_board,
            });
        }
        out
    }

    /// The rectangle by now, in board points, and what it is in line with.
    fn resized(&self, pointer: &Pointer, ctx: &InteractContext) -> (Rect, Vec<Guide>) {
        let now = ctx.board_from_screen(pointer.pos_in_screen);
        let pull = self.grip.pull();
        let mut growth = (now - self.start_in_board).round() * pull;
        let keeps_shape = pointer.modifiers.shift && Grip::CORNERS.contains(&self.grip);
        if keeps_shape {
            growth = self.in_proportion(growth);
        }
        let free = self.grown(growth);
        if keeps_shape || ctx.snapping == Snapping::Off || pointer.modifiers.ctrl {
            return (free, Vec::new());
        }
        let neighbours = neighbours(free, |item| item != self.item, ctx);
        let Snapped {
            shift_in_board,
            guides,
        } = snap_resized(free, pull, &neighbours, ctx.board_length(SNAP_REACH));
        let wanted = free.size() + shift_in_board * pull;
        if wanted.x < self.smallest.x || wanted.y < self.smallest.y {
            return (free, Vec::new());
        }
        (self.grown(wanted - self.rect.size()), guides)
    }

    /// The growth that keeps the proportion of width to height.
    fn in_proportion(&self, growth: Vec2) -> Vec2 {
        let size = self.rect.size();
        let factor = (growth / size).max_elem();
        let least = (self.smallest / size).max_elem();
        size * ((1.0 + factor).max(least) - 1.0)
    }

    /// The rectangle grown at the pulled sides, kept within the smallest size and the board.
    fn grown(&self, growth: Vec2) -> Rect {
        let limit = crate::model::BOARD_LIMIT;
        let size = (self.rect.size() + growth).max(self.smallest);
        let mut rect = self.rect;
        match self.grip.pull().x {
            p if p < 0.0 => rect.min.x = (rect.max.x - size.x).max(-limit),
            p if p > 0.0 => rect.max.x = (rect.min.x + size.x).min(limit),
            _ => {}
        }
        match self.grip.pull().y {
            p if p < 0.0 => rect.min.y = (rect.max.y - size.y).max(-limit),
            p if p > 0.0 => rect.max.y = (rect.min.y + size.y).min(limit - self.hidden_height),
            _ => {}
        }
        rect
    }
}

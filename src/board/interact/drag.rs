//! Dragging cards and frames. The case is untouched; the preview carries the offset.

use super::context::InteractContext;
use super::gesture::Pointer;
use super::outcome::{Outcome, Snapping};
use super::reach::{SNAP_REACH, SNAP_SIGHT, SNAP_SIGHT_IN_BOARD};
use super::snap::{Snapped, snap_moved};
use crate::board::{DragMode, Guide, Hit, Item, MovePreview, Preview};
use crate::model::{BOARD_LIMIT, CardId, FrameId};
use emath::{Pos2, Rect, Vec2};
use std::collections::BTreeSet;

/// More things than this around a dragged one make a heap in which no line means anything.
const MOST_NEIGHBOURS: usize = 256;

/// Cards and frames that follow the pointer.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Drag {
    start_in_board: Pos2,
    cards: BTreeSet<CardId>,
    frames: BTreeSet<FrameId>,
    /// Around everything that moves, before it moves; in board points.
    bounds: Rect,
}

impl Drag {
    /// Takes up everything that is selected, what selected frames carry, and the thing under the pointer; nothing that is
    /// locked. `None` if the thing under the pointer is locked itself.
    pub(super) fn begin(hit: Hit, start_in_board: Pos2, ctx: &InteractContext) -> Option<Self> {
        let case = ctx.case;
        let card_is_free = |id: &CardId| case.card(*id).is_some_and(|card| !card.locked);
        let frame_is_free = |id: &FrameId| case.frame(*id).is_some_and(|frame| !frame.locked);
        let held_fast = hit.card().is_some_and(|id| !card_is_free(&id))
            || hit.frame().is_some_and(|id| !frame_is_free(&id));
        if held_fast {
            return None;
        }
        let selection = ctx.selection();
        let frames = selection.frames.iter().copied().chain(hit.frame());
        let frames: BTreeSet<FrameId> = frames.filter(frame_is_free).collect();
        let cards = selection.cards.iter().copied().chain(hit.card());
        let mut cards: BTreeSet<CardId> = cards.filter(card_is_free).collect();
        if !frames.is_empty() {
            let carried = case.cards().iter().filter(|card| {
                !card.locked && card.frame.is_some_and(|frame| frames.contains(&frame))
            });
            cards.extend(carried.map(|card| card.id));
        }
        let card_rects = cards.iter().filter_map(|id| Some(case.card(*id)?.rect()));
        let frame_rects = frames.iter().filter_map(|id| Some(case.frame(*id)?.rect()));
        let bounds = card_rects.chain(frame_rects).reduce(Rect::union)?;
        Some(Self {
            start_in_board,
            cards,
            frames,
            bounds,
        })
    }

    /// What the board looks like with everything where the pointer has taken it.
    pub(super) fn preview(&self, pointer: &Pointer, ctx: &InteractContext) -> Preview {
        let (delta_in_board, guides) = self.delta(pointer, ctx);
        let mode = if pointer.modifiers.alt {
            DragMode::Copy
        } else {
            DragMode::Move
        };
        Preview {
            moved: MovePreview {
                cards: self.cards.clone(),
                frames: self.frames.clone(),
                delta_in_board,
                mode,
            },
            guides,
            ..Preview::default()
        }
    }

    /// The button went up.
    pub(super) fn finish(self, pointer: &Pointer, ctx: &InteractContext) -> Vec<Outcome> {
        let (delta_in_board, _) = self.delta(pointer, ctx);
        let mut out = vec![Outcome::ClearPreview];
        let (mut cards, mut frames) = (self.cards, self.frames);
        // Something may have been deleted meanwhile.
        cards.retain(|id| ctx.case.cards().contains(*id));
        frames.retain(|id| ctx.case.frames().contains(*id));
        if delta_in_board == Vec2::ZERO || (cards.is_empty() && frames.is_empty()) {
            return out;
        }
        out.push(if pointer.modifiers.alt {
            Outcome::DuplicateItems {
                cards,
                frames,
                delta_in_board,
            }
        } else {
            Outcome::MoveItems {
                cards,
                frames,
                delta_in_board,
            }
        });
        out
    }

    /// How far everything goes, in board points, and what it is then in line with. Whole points, unless it snaps: files
    /// stay readable. Shift keeps to the longer of the two axes.
    fn delta(&self, pointer: &Pointer, ctx: &InteractContext) -> (Vec2, Vec<Guide>) {
        let now = ctx.board_from_screen(pointer.pos_in_screen);
        let mut free = (now - self.start_in_board).round();
        let along = if pointer.modifiers.shift && free.x.abs() >= free.y.abs() {
            Vec2::new(1.0, 0.0)
        } else if pointer.modifiers.shift {
            Vec2::new(0.0, 1.0)
        } else {
            Vec2::splat(1.0)
        };
        free = self.kept_on_board(free * along);
        if ctx.snapping == Snapping::Off || pointer.modifiers.ctrl {
            return (free, Vec::new());
        }
        let is_still = |item: Item| match item {
            Item::Card(id) => pointer.modifiers.alt || !self.cards.contains(&id),
            Item::Frame(id) => pointer.modifiers.alt || !self.frames.contains(&id),
        };
        let moving = self.bounds.translate(free);
        let neighbours = neighbours(moving, is_still, ctx);
        let Snapped {
            shift_in_board,
            mut guides,
        } = snap_moved(moving, &neighbours, ctx.board_length(SNAP_REACH));
        if along != Vec2::splat(1.0) && shift_in_board * along != shift_in_board {
            guides.clear();
        }
        (self.kept_on_board(free + shift_in_board * along), guides)
    }

    /// The offset, shortened so that nothing leaves the board.
    fn kept_on_board(&self, delta: Vec2) -> Vec2 {
        let axis = |delta: f32, min: f32, max: f32| {
            let (low, high) = (-BOARD_LIMIT - min, BOARD_LIMIT - max);
            delta.max(low.min(0.0)).min(high.max(0.0))
        };
        Vec2::new(
            axis(delta.x, self.bounds.min.x, self.bounds.max.x),
            axis(delta.y, self.bounds.min.y, self.bounds.max.y),
        )
    }
}

/// The rectangles around a moving one that it may snap to: in view, near, and not moving themselves.
pub(super) fn neighbours(
    moving: Rect,
    is_still: impl Fn(Item) -> bool,
    ctx: &InteractContext,
) -> Vec<Rect> {
    let sight = ctx.board_length(SNAP_SIGHT).min(SNAP_SIGHT_IN_BOARD);
    let visible = ctx.camera.visible_in_board(ctx.viewport_in_screen);
    let around = moving.expand(sight).intersect(visible);
    if !around.is_positive() {
        return Vec::new();
    }
    let cards = ctx.cards_in(around);
    let cards = cards.filter(|card| is_still(Item::Card(card.id)));
    let frames = ctx.index.frames_in(around);
    let frames = frames.filter(|frame| is_still(Item::Frame(frame.id)));
    let cards = cards.map(|card| card.rect);
    let rects = cards.chain(frames.map(|frame| frame.rect));
    rects.take(MOST_NEIGHBOURS).collect()
}

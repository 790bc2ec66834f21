//! What a gesture moves, sorted out once and kept for all frames of the gesture: thousands may be on their way.

use super::super::card_set::CardSet;
use super::super::index::{BoardIndex, IndexedEdge};
use super::super::scene::{DragMode, Item, Preview};
use crate::model::{CardId, FrameId};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The cards and frames that a gesture moves or copies.
#[derive(Debug, Clone, Default)]
pub(super) struct Moving {
    /// The cards on their way.
    pub cards: CardSet,
    /// The slots of the edges between something that goes and something that stays.
    pub stretched: Arc<[u32]>,
    frames: Arc<BTreeSet<FrameId>>,
    /// Whether the originals stay, and copies go.
    pub is_copy: bool,
}

/// What moves, with what it was worked out from.
#[derive(Debug, Default)]
pub(super) struct KeptMoving {
    generation: u64,
    cards: BTreeSet<CardId>,
    resized: Option<Item>,
    moving: Moving,
}

impl KeptMoving {
    /// What the gesture under way moves.
    pub fn of(&mut self, index: &BoardIndex, preview: &Preview) -> Moving {
        let moved = &preview.moved;
        let resized = preview.resized.map(|(item, _)| item);
        let is_fresh = self.generation == index.generation()
            && self.resized == resized
            && *self.moving.frames == moved.frames
            && self.moving.is_copy == (moved.mode == DragMode::Copy)
            && self.cards == moved.cards;
        if !is_fresh {
            self.moving = sort_out(index, preview);
            self.cards.clone_from(&moved.cards);
            self.resized = resized;
            self.generation = index.generation();
        }
        self.moving.clone()
    }
}

fn sort_out(index: &BoardIndex, preview: &Preview) -> Moving {
    let moved = &preview.moved;
    let mut moving = Moving {
        cards: moved.cards.iter().copied().collect(),
        frames: Arc::new(moved.frames.clone()),
        is_copy: moved.mode == DragMode::Copy,
        ..Moving::default()
    };
    let mut slots: Vec<u32> = Vec::new();
    if !moving.is_copy {
        let cards = moved.cards.iter().copied().map(Item::Card);
        let frames = moved.frames.iter().copied().map(Item::Frame);
        for item in cards.chain(frames) {
            let edges = index.slots_at(item);
            slots.extend(
                edges
                    .filter(|(_, edge)| !moving.takes(edge))
                    .map(|(slot, _)| slot),
            );
        }
    }
    let resized = preview.resized.map(|(item, _)| item);
    let at_resized = resized.into_iter().flat_map(|item| index.slots_at(item));
    slots.extend(at_resized.map(|(slot, _)| slot));
    slots.sort_unstable();
    slots.dedup();
    moving.stretched = slots.into();
    moving
}

impl Moving {
    /// Whether nothing is on its way.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty() && self.frames.is_empty() && self.stretched.is_empty()
    }

    /// Whether a card or frame leaves its place.
    pub fn moves(&self, item: Item) -> bool {
        !self.is_copy
            && match item {
                Item::Card(id) => self.cards.contains(id),
                Item::Frame(id) => self.frames.contains(&id),
            }
    }

    /// Whether an edge goes along as it is, because both its ends do.
    pub fn takes(&self, edge: &IndexedEdge) -> bool {
        self.moves(edge.from) && self.moves(edge.to)
    }

    /// Whether an edge stays as it is.
    pub fn leaves(&self, slot: u32, edge: &IndexedEdge) -> bool {
        self.is_empty() || !self.takes(edge) && self.stretched.binary_search(&slot).is_err()
    }
}

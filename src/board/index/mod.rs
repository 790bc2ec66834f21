//! Where everything is: cards, frames and ties by place, by record and by neighbour.
//!
//! Derived from the case and thrown away at will. [`BoardIndex::update`] leaves exactly what [`BoardIndex::rebuild`]
//! would. Cards and frames without a usable place are left out.
//!
//! Cards and edges have slots: numbers that stay with them, by which grids and lists of neighbours name them, so that
//! questions of every frame look nothing up by id. A card that is folded into another, or that a closed frame carries,
//! is not on the board and in none of the answers.

pub(super) mod density;
mod few;
mod grid;
mod pairs;
mod slab;
mod tables;
#[cfg(test)]
mod tests;
mod update;

use super::card_set::CardSet;
use super::route::{FixedSides, Lane, Route};
use super::scene::Item;
use super::tie::{TieKey, TieKind};
use crate::model::{
    CardId, Case, FrameId, LinkId, LinkKind, LinkLine, RecordKind, RecordRef, Strength, Tint,
};
use density::Density;
use emath::Rect;
use few::Few;
use foldhash::fast::FixedState;
use grid::Grid;
use slab::Slab;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::atomic::{AtomicU64, Ordering};

/// A card, as far as finding and painting it from afar needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IndexedCard {
    /// Which card.
    pub id: CardId,
    /// What it shows.
    pub subject: RecordRef,
    /// Its rectangle as painted, in board points.
    pub rect: Rect,
    /// Order of painting.
    pub z: i32,
    /// The analyst's colour.
    pub tint: Tint,
}

impl IndexedCard {
    /// The kind of what it shows.
    pub fn kind(&self) -> RecordKind {
        self.subject.kind()
    }

    /// The key by which cards are painted, back to front.
    pub fn paint_order(&self) -> (i32, CardId) {
        (self.z, self.id)
    }
}

/// A frame's place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IndexedFrame {
    /// Which frame.
    pub id: FrameId,
    /// Its rectangle as painted, in board points.
    pub rect: Rect,
    /// Order of painting among frames.
    pub z: i32,
    /// The analyst's colour.
    pub tint: Tint,
    /// Whether it is closed over its cards.
    pub is_collapsed: bool,
}

/// What an edge of the board stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EdgeKey {
    /// A stored link.
    Link(LinkId),
    /// A derived tie.
    Tie(TieKey),
}

/// A stored link or derived tie between two cards, or a stored link at a frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IndexedEdge {
    /// What it stands for.
    pub key: EdgeKey,
    /// The card or frame where it starts.
    pub from: Item,
    /// The card or frame where it ends.
    pub to: Item,
    /// What a stored link says; [`LinkKind::Custom`] for ties.
    pub kind: LinkKind,
    /// How firmly it is held.
    pub strength: Strength,
    /// How the analyst wants a stored link's line.
    pub line: LinkLine,
    /// Which of the edges between the two it is.
    pub lane: Lane,
    /// Its way.
    pub route: Route,
}

impl IndexedEdge {
    /// The end that is not `end`.
    pub fn other_end(&self, end: impl Into<Item>) -> Item {
        if self.from == end.into() {
            self.to
        } else {
            self.from
        }
    }

    /// Whether one of its ends is this card or frame.
    pub fn has_end(&self, end: impl Into<Item>) -> bool {
        let end = end.into();
        self.from == end || self.to == end
    }

    /// The cards at its ends: two, unless it leads to a frame.
    pub fn cards(&self) -> impl Iterator<Item = CardId> {
        [self.from, self.to].into_iter().filter_map(Item::card)
    }

    /// The sides that the analyst gave it.
    pub fn sides(&self) -> FixedSides {
        FixedSides {
            from: self.line.from_side,
            to: self.line.to_side,
        }
    }
}

/// How wide the gap between two cards may be for a tie to show at rest, in board points.
const TIE_REACH: f32 = 360.0;

/// The shortest distance between two rectangles; 0 if they touch.
fn gap(one: Rect, two: Rect) -> f32 {
    let across = (one.min.x - two.max.x).max(two.min.x - one.max.x).max(0.0);
    let down = (one.min.y - two.max.y).max(two.min.y - one.max.y).max(0.0);
    across.hypot(down)
}

/// Two cards or frames, the smaller first.
type Pair = (Item, Item);

fn pair(one: Item, other: Item) -> Pair {
    (one.min(other), one.max(other))
}

/// A hash map that is the same in every run.
type Table<K, V> = HashMap<K, V, FixedState>;

/// A card on the board, and the slots of its edges.
#[derive(Debug, Clone)]
struct CardNode {
    card: IndexedCard,
    edges: Vec<u32>,
}

/// What carries a card: a frame, or the card it is folded into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Carriers {
    frame: Option<FrameId>,
    host: Option<CardId>,
}

/// What an edge needs to know of its link.
#[derive(Debug, Clone, Copy, PartialEq)]
struct LinkFacts {
    from: RecordRef,
    to: RecordRef,
    kind: LinkKind,
    strength: Strength,
    line: LinkLine,
}

/// Which records depend on which.
#[derive(Debug, Clone, Default)]
struct References {
    links: Table<LinkId, LinkFacts>,
    /// The stored links at each record, with or without cards.
    links_at: Table<RecordRef, Few<LinkId>>,
    /// What each record that has ties (its teller) refers to, sorted: claims, entities and notes.
    told: Table<RecordRef, Vec<(RecordRef, Option<TieKind>)>>,
    /// The tellers that refer to an entity, article or excerpt.
    tellers_at: Table<RecordRef, Few<RecordRef>>,
    /// The frame or card that carries each card, on the board or not, if one does.
    carriers: Table<CardId, Carriers>,
    members: Table<FrameId, Few<CardId>>,
    folded: Table<CardId, Few<CardId>>,
}

/// Where everything is.
#[derive(Debug, Clone, Default)]
pub struct BoardIndex {
    generation: u64,
    cards: Slab<CardNode>,
    slot_of: Table<CardId, u32>,
    /// The cards of each record; a sound case has one at most, and the first one counts.
    cards_of: Table<RecordRef, Few<CardId>>,
    card_grid: Grid,
    frames: BTreeMap<FrameId, IndexedFrame>,
    frame_edges: BTreeMap<FrameId, Vec<u32>>,
    edges: Slab<IndexedEdge>,
    edge_of_link: Table<LinkId, u32>,
    edge_grid: Grid,
    references: References,
    density: Density,
    bounds: Option<Rect>,
    /// Whether something left that may have held the bounds where they are.
    is_bounds_stale: bool,
}

/// A number for each state of any index, so that what is kept by card is never taken for another case's.
fn next_generation() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

impl BoardIndex {
    /// The index of a case.
    pub fn of(case: &Case) -> Self {
        let mut index = Self::default();
        index.rebuild(case);
        index
    }

    /// A number that differs after every change.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// The card, if it is on the board.
    pub fn card(&self, id: CardId) -> Option<&IndexedCard> {
        Some(&self.cards.get(*self.slot_of.get(&id)?)?.card)
    }

    /// The frame, if it has a usable place.
    pub fn frame(&self, id: FrameId) -> Option<&IndexedFrame> {
        self.frames.get(&id)
    }

    /// The rectangle of a card or frame on the board, in board points.
    pub fn rect_of(&self, item: Item) -> Option<Rect> {
        match item {
            Item::Card(id) => self.card(id).map(|card| card.rect),
            Item::Frame(id) => self.frame(id).map(|frame| frame.rect),
        }
    }

    /// Every card on the board, in no particular order.
    pub fn cards(&self) -> impl Iterator<Item = &IndexedCard> {
        self.cards.iter().map(|(_, node)| &node.card)
    }

    /// How many cards are on the board.
    pub fn card_count(&self) -> usize {
        self.cards.len()
    }

    /// Every placed frame, in the order of ids.
    pub fn frames(&self) -> impl ExactSizeIterator<Item = &IndexedFrame> {
        self.frames.values()
    }

    /// Every stored link and derived tie that has two ends on the board, in no particular order.
    pub fn edges(&self) -> impl Iterator<Item = &IndexedEdge> {
        self.edges.iter().map(|(_, edge)| edge)
    }

    /// The card of a record.
    pub fn card_of(&self, subject: impl Into<RecordRef>) -> Option<CardId> {
        let cards = self.cards_of.get(&subject.into())?;
        cards.as_slice().first().copied()
    }

    /// How many cards are folded into this one, with what is folded into those.
    pub fn folded_into(&self, card: CardId) -> usize {
        if self.references.folded.contains_key(&card) {
            self.all_folded_into(card).len()
        } else {
            0
        }
    }

    /// The cards that are folded into this one, with what is folded into those.
    pub fn all_folded_into(&self, card: CardId) -> BTreeSet<CardId> {
        let mut seen = BTreeSet::from([card]);
        let mut waiting = vec![card];
        while let Some(host) = waiting.pop() {
            let folded = self.references.folded.get(&host);
            let folded = folded.map_or(&[][..], Few::as_slice);
            waiting.extend(folded.iter().copied().filter(|id| seen.insert(*id)));
        }
        seen.remove(&card);
        seen
    }

    /// Whether anything is folded into any card.
    pub fn has_folded_cards(&self) -> bool {
        !self.references.folded.is_empty()
    }

    /// How many cards a frame carries, on the board or not.
    pub fn carried_by(&self, frame: FrameId) -> usize {
        self.members_of(frame).len()
    }

    /// The cards that a frame carries, on the board or not, in no particular order.
    pub fn members_of(&self, frame: FrameId) -> &[CardId] {
        let members = self.references.members.get(&frame);
        members.map_or(&[], Few::as_slice)
    }

    /// The cards whose rectangle touches this one, in no particular order.
    pub fn cards_in(&self, rect_in_board: Rect) -> impl Iterator<Item = &IndexedCard> {
        let slots = self.card_grid.touching(rect_in_board);
        slots.filter_map(|slot| Some(&self.cards.get(slot)?.card))
    }

    /// The frames whose rectangle touches this one, in the order of ids.
    pub fn frames_in(&self, rect_in_board: Rect) -> impl Iterator<Item = &IndexedFrame> {
        let frames = self.frames.values();
        frames.filter(move |frame| frame.rect.intersects(rect_in_board))
    }

    /// The links and ties whose bounds touch this rectangle, in no particular order.
    pub fn edges_in(&self, rect_in_board: Rect) -> impl Iterator<Item = &IndexedEdge> {
        let slots = self.edge_grid.touching(rect_in_board);
        slots.filter_map(|slot| self.edges.get(slot))
    }

    /// The stored link's edge, if both its ends are on the board.
    pub fn link(&self, id: LinkId) -> Option<&IndexedEdge> {
        self.edges.get(*self.edge_of_link.get(&id)?)
    }

    /// The derived tie's edge.
    pub fn tie(&self, key: TieKey) -> Option<&IndexedEdge> {
        let mut edges = self.edges_at(key.teller);
        edges.find(|edge| edge.key == EdgeKey::Tie(key))
    }

    /// The edge that stands for this.
    pub fn edge(&self, key: EdgeKey) -> Option<&IndexedEdge> {
        match key {
            EdgeKey::Link(id) => self.link(id),
            EdgeKey::Tie(key) => self.tie(key),
        }
    }

    /// Every link and tie at a card or frame, in no particular order.
    pub fn edges_at(&self, end: impl Into<Item>) -> impl Iterator<Item = &IndexedEdge> {
        let slots = self.edge_slots(end.into());
        slots.iter().filter_map(|slot| self.edges.get(*slot))
    }

    /// As [`Self::edges_in`] with their slots, of those alone whose bounds are at least `side` board points wide or high.
    pub(super) fn long_edges_in(
        &self,
        rect_in_board: Rect,
        side: f32,
    ) -> impl Iterator<Item = (u32, &IndexedEdge)> {
        let slots = self.edge_grid.touching_at_least(rect_in_board, side);
        slots.filter_map(|slot| Some((slot, self.edges.get(slot)?)))
    }

    /// The cards whose rectangle touches this one and which the density leaves out.
    pub(super) fn giants_in(&self, rect_in_board: Rect) -> impl Iterator<Item = &IndexedCard> {
        let slots = self
            .card_grid
            .touching_at_least(rect_in_board, density::GIANT);
        let cards = slots.filter_map(|slot| Some(&self.cards.get(slot)?.card));
        cards.filter(|card| density::is_giant(card.rect))
    }

    /// How much of the board is covered.
    pub(super) fn density(&self) -> &Density {
        &self.density
    }

    /// Whether an edge is shown while nothing at its ends is hovered or selected: every stored link, and a tie between
    /// cards that lie near each other. Ties across the board would make a hairball of it; they show on demand.
    pub fn shows_at_rest(&self, edge: &IndexedEdge) -> bool {
        match (edge.key, self.rect_of(edge.from), self.rect_of(edge.to)) {
            (EdgeKey::Tie(_), Some(from), Some(to)) => gap(from, to) <= TIE_REACH,
            _ => true,
        }
    }

    /// The cards that a link or tie leads to, in the order of ids.
    pub fn neighbours(&self, card: CardId) -> impl Iterator<Item = CardId> + use<> {
        let edges = self.edges_at(card);
        let mut ids: Vec<CardId> = edges
            .filter_map(|edge| edge.other_end(card).card())
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter()
    }

    /// The rectangle around all cards and frames; `None` for an empty board.
    pub fn bounds(&self) -> Option<Rect> {
        self.bounds
    }

    /// The rectangle around all frames, and all cards but these; `None` if there is nothing.
    pub fn bounds_without(&self, hidden: &CardSet) -> Option<Rect> {
        if hidden.is_empty() {
            return self.bounds;
        }
        let shown = self.cards().filter(|card| !hidden.contains(card.id));
        let frames = self.frames.values().map(|frame| frame.rect);
        shown
            .map(|card| card.rect)
            .chain(frames)
            .reduce(Rect::union)
    }

    /// Every link and tie at a card or frame, with the slot that names it until the index changes.
    pub(super) fn slots_at(&self, end: Item) -> impl Iterator<Item = (u32, &IndexedEdge)> {
        let slots = self.edge_slots(end).iter();
        slots.filter_map(|slot| Some((*slot, self.edges.get(*slot)?)))
    }

    /// The edge in a slot.
    pub(super) fn edge_in_slot(&self, slot: u32) -> Option<&IndexedEdge> {
        self.edges.get(slot)
    }

    fn edge_slots(&self, item: Item) -> &[u32] {
        let edges = match item {
            Item::Card(id) => {
                let slot = self.slot_of.get(&id);
                slot.and_then(|slot| Some(&self.cards.get(*slot)?.edges))
            }
            Item::Frame(id) => self.frame_edges.get(&id),
        };
        edges.map_or(&[], Vec::as_slice)
    }
}

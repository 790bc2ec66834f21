//! Where everything is: cards, frames and ties by place, by record and by neighbour.
//!
//! Derived from the case and thrown away at will. [`BoardIndex::update`] leaves exactly what [`BoardIndex::rebuild`]
//! would. Cards and frames without a usable place are left out.

mod pairs;
mod tables;
#[cfg(test)]
mod tests;

use super::card_set::CardSet;
use super::route::{Lane, Route};
use super::tie::{TieKey, TieKind};
use crate::model::{
    CardId, Case, ClaimId, FrameId, LinkId, LinkKind, RecordKind, RecordRef, Strength, Tint,
};
use emath::Rect;
use rstar::{AABB, RTree, RTreeObject};
use std::collections::{BTreeMap, BTreeSet};
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
    /// Its rectangle, in board points.
    pub rect: Rect,
}

/// What an edge of the board stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EdgeKey {
    /// A stored link.
    Link(LinkId),
    /// A derived tie.
    Tie(TieKey),
}

/// A stored link or derived tie between two cards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IndexedEdge {
    /// What it stands for.
    pub key: EdgeKey,
    /// The card where it starts.
    pub from: CardId,
    /// The card where it ends.
    pub to: CardId,
    /// What a stored link says; [`LinkKind::Custom`] for ties.
    pub kind: LinkKind,
    /// How firmly it is held.
    pub strength: Strength,
    /// Which of the edges between the two cards it is.
    pub lane: Lane,
    /// Its way.
    pub route: Route,
}

impl IndexedEdge {
    /// The end that is not `card`.
    pub fn other_end(&self, card: CardId) -> CardId {
        if self.from == card {
            self.to
        } else {
            self.from
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

/// A leaf of a tree: something with bounds.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Leaf<T> {
    bounds: Rect,
    item: T,
}

fn envelope(rect: Rect) -> AABB<[f32; 2]> {
    AABB::from_corners([rect.min.x, rect.min.y], [rect.max.x, rect.max.y])
}

impl<T> RTreeObject for Leaf<T> {
    type Envelope = AABB<[f32; 2]>;

    fn envelope(&self) -> Self::Envelope {
        envelope(self.bounds)
    }
}

/// Two cards, the smaller id first.
type Pair = (CardId, CardId);

fn pair(one: CardId, other: CardId) -> Pair {
    (one.min(other), one.max(other))
}

/// Where everything is.
#[derive(Debug, Clone, Default)]
pub struct BoardIndex {
    generation: u64,
    cards: BTreeMap<CardId, IndexedCard>,
    /// The cards of each record; a sound case has one at most, and the first one counts.
    cards_of: BTreeMap<RecordRef, BTreeSet<CardId>>,
    frames: BTreeMap<FrameId, IndexedFrame>,
    /// The edges between each two cards that have any.
    edges: BTreeMap<Pair, Vec<IndexedEdge>>,
    /// The pair of cards on which each stored link is drawn.
    pair_of_link: BTreeMap<LinkId, Pair>,
    neighbours: BTreeMap<CardId, BTreeSet<CardId>>,
    /// The stored links at each record, with or without cards.
    links_at: BTreeMap<RecordRef, BTreeSet<LinkId>>,
    link_ends: BTreeMap<LinkId, (RecordRef, RecordRef)>,
    /// The claims that refer to an entity, article or excerpt, and what each claim refers to.
    claims_at: BTreeMap<RecordRef, BTreeSet<ClaimId>>,
    claim_refs: BTreeMap<ClaimId, BTreeSet<(RecordRef, Option<TieKind>)>>,
    card_tree: RTree<Leaf<CardId>>,
    edge_tree: RTree<Leaf<(Pair, EdgeKey)>>,
    frame_tree: RTree<Leaf<FrameId>>,
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

    /// Forgets everything and reads the case anew.
    pub fn rebuild(&mut self, case: &Case) {
        *self = Self {
            generation: next_generation(),
            ..Self::default()
        };
        for card in case.cards().iter() {
            self.put_card(card);
        }
        for frame in case.frames().iter().filter(|frame| frame.is_placed()) {
            let rect = frame.rect();
            self.frames
                .insert(frame.id, IndexedFrame { id: frame.id, rect });
        }
        let mut pairs = BTreeSet::new();
        for link in case.links().iter() {
            self.put_link_ends(link.id, link.from, link.to);
            pairs.extend(self.pair_of_records(link.from, link.to));
        }
        for claim in case.claims().iter() {
            self.put_claim(case, claim);
            pairs.extend(self.pairs_of_claim(claim.id));
        }
        for pair in pairs {
            let edges = self.edges_between(case, pair);
            self.put_edges(pair, edges);
        }
        self.load_trees();
    }

    /// Brings the index up to date after these records changed.
    pub fn update(&mut self, case: &Case, changed: &BTreeSet<RecordRef>) {
        if changed.is_empty() {
            return;
        }
        self.generation = next_generation();
        let claims = self.claims_touched(changed);
        let mut pairs = self.pairs_touched(changed, &claims);
        // Where a record has a second card, that one counts once the first is gone.
        let subjects: Vec<RecordRef> = self.subjects_of(changed).collect();
        for record in changed {
            self.take_in(case, *record);
        }
        for id in &claims {
            self.drop_claim(*id);
            if let Some(claim) = case.claim(*id) {
                self.put_claim(case, claim);
            }
        }
        pairs.extend(self.pairs_touched(changed, &claims));
        for subject in subjects {
            self.pairs_of_subject(subject, &mut pairs);
        }
        for pair in pairs {
            self.drop_edges(pair);
            let edges = self.edges_between(case, pair);
            for edge in &edges {
                self.edge_tree.insert(edge_leaf(pair, edge));
            }
            self.put_edges(pair, edges);
        }
    }

    /// A number that differs after every change.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// The card, if it has a usable place.
    pub fn card(&self, id: CardId) -> Option<&IndexedCard> {
        self.cards.get(&id)
    }

    /// The frame, if it has a usable place.
    pub fn frame(&self, id: FrameId) -> Option<&IndexedFrame> {
        self.frames.get(&id)
    }

    /// Every placed card, in the order of ids.
    pub fn cards(&self) -> impl ExactSizeIterator<Item = &IndexedCard> {
        self.cards.values()
    }

    /// Every placed frame, in the order of ids.
    pub fn frames(&self) -> impl ExactSizeIterator<Item = &IndexedFrame> {
        self.frames.values()
    }

    /// Every stored link and derived tie that has two cards.
    pub fn edges(&self) -> impl Iterator<Item = &IndexedEdge> {
        self.edges.values().flatten()
    }

    /// The card of a record.
    pub fn card_of(&self, subject: impl Into<RecordRef>) -> Option<CardId> {
        self.cards_of.get(&subject.into())?.first().copied()
    }

    /// The cards whose rectangle touches this one, in no particular order.
    pub fn cards_in(&self, rect_in_board: Rect) -> impl Iterator<Item = &IndexedCard> {
        self.card_tree
            .locate_in_envelope_intersecting(envelope(rect_in_board))
            .filter_map(|leaf| self.cards.get(&leaf.item))
    }

    /// The frames whose rectangle touches this one, in no particular order.
    pub fn frames_in(&self, rect_in_board: Rect) -> impl Iterator<Item = &IndexedFrame> {
        self.frame_tree
            .locate_in_envelope_intersecting(envelope(rect_in_board))
            .filter_map(|leaf| self.frames.get(&leaf.item))
    }

    /// The links and ties whose bounds touch this rectangle, in no particular order.
    pub fn edges_in(&self, rect_in_board: Rect) -> impl Iterator<Item = &IndexedEdge> {
        self.edges_in_of(rect_in_board, |_, _| true)
    }

    /// As [`Self::edges_in`], without even looking up what is not asked for: the two cards (the smaller id first) and the
    /// key of each edge are shown to `wants`.
    pub fn edges_in_of(
        &self,
        rect_in_board: Rect,
        wants: impl Fn((CardId, CardId), EdgeKey) -> bool,
    ) -> impl Iterator<Item = &IndexedEdge> {
        self.edge_tree
            .locate_in_envelope_intersecting(envelope(rect_in_board))
            .filter(move |leaf| wants(leaf.item.0, leaf.item.1))
            .filter_map(|leaf| self.edge_in_pair(leaf.item.0, leaf.item.1))
    }

    /// The stored link's edge, if both its ends have cards.
    pub fn link(&self, id: LinkId) -> Option<&IndexedEdge> {
        self.edge_in_pair(*self.pair_of_link.get(&id)?, EdgeKey::Link(id))
    }

    /// The derived tie's edge.
    pub fn tie(&self, key: TieKey) -> Option<&IndexedEdge> {
        self.edge_in_pair(pair(key.claim, key.other), EdgeKey::Tie(key))
    }

    /// Every link and tie at a card.
    pub fn edges_at(&self, card: CardId) -> impl Iterator<Item = &IndexedEdge> {
        self.neighbours(card)
            .filter_map(move |other| self.edges.get(&pair(card, other)))
            .flatten()
    }

    /// Whether an edge is shown while nothing at its ends is hovered or selected: every stored link, and a tie between
    /// cards that lie near each other. Ties across the board would make a hairball of it; they show on demand.
    pub fn shows_at_rest(&self, edge: &IndexedEdge) -> bool {
        match (edge.key, self.card(edge.from), self.card(edge.to)) {
            (EdgeKey::Tie(_), Some(from), Some(to)) => gap(from.rect, to.rect) <= TIE_REACH,
            _ => true,
        }
    }

    /// The cards that a link or tie leads to, in the order of ids.
    pub fn neighbours(&self, card: CardId) -> impl Iterator<Item = CardId> {
        self.neighbours.get(&card).into_iter().flatten().copied()
    }

    /// The rectangle around all cards and frames; `None` for an empty board.
    pub fn bounds(&self) -> Option<Rect> {
        let cards = self.cards.values().map(|card| card.rect);
        let frames = self.frames.values().map(|frame| frame.rect);
        cards.chain(frames).reduce(Rect::union)
    }

    /// The rectangle around all frames, and all cards but these; `None` if there is nothing.
    pub fn bounds_without(&self, hidden: &CardSet) -> Option<Rect> {
        if hidden.is_empty() {
            return self.bounds();
        }
        let shown = self.cards.values().filter(|card| !hidden.contains(card.id));
        let frames = self.frames.values().map(|frame| frame.rect);
        shown
            .map(|card| card.rect)
            .chain(frames)
            .reduce(Rect::union)
    }

    fn edge_in_pair(&self, pair: Pair, key: EdgeKey) -> Option<&IndexedEdge> {
        self.edges.get(&pair)?.iter().find(|edge| edge.key == key)
    }
}

fn edge_leaf(pair: Pair, edge: &IndexedEdge) -> Leaf<(Pair, EdgeKey)> {
    Leaf {
        bounds: edge.route.bounds(),
        item: (pair, edge.key),
    }
}

//! Where everything is: cards, frames and ties by place, by record and by neighbour.
//!
//! Derived from the case and thrown away at will. [`BoardIndex::update`] leaves exactly what [`BoardIndex::rebuild`]
//! would. Cards and frames without a usable place are left out.

use super::route::{Lane, Route};
use super::tie::{TieKey, TieKind};
use crate::model::{
    Card, CardId, Case, Claim, ClaimId, FrameId, LinkId, LinkKind, RecordKind, RecordRef, Strength,
    Tint,
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
        self.edge_tree
            .locate_in_envelope_intersecting(envelope(rect_in_board))
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

/// Keeping the tables.
impl BoardIndex {
    fn put_card(&mut self, card: &Card) {
        if !card.is_placed() {
            return;
        }
        let indexed = IndexedCard {
            id: card.id,
            subject: card.subject,
            rect: card.rect(),
            z: card.z,
            tint: card.tint,
        };
        self.cards.insert(card.id, indexed);
        self.cards_of
            .entry(card.subject)
            .or_default()
            .insert(card.id);
    }

    fn drop_card(&mut self, id: CardId) {
        let Some(card) = self.cards.remove(&id) else {
            return;
        };
        remove_from(&mut self.cards_of, card.subject, &id);
        self.card_tree.remove(&Leaf {
            bounds: card.rect,
            item: id,
        });
    }

    fn put_link_ends(&mut self, id: LinkId, from: RecordRef, to: RecordRef) {
        self.link_ends.insert(id, (from, to));
        self.links_at.entry(from).or_default().insert(id);
        self.links_at.entry(to).or_default().insert(id);
    }

    fn drop_link_ends(&mut self, id: LinkId) {
        if let Some((from, to)) = self.link_ends.remove(&id) {
            remove_from(&mut self.links_at, from, &id);
            remove_from(&mut self.links_at, to, &id);
        }
    }

    fn put_claim(&mut self, case: &Case, claim: &Claim) {
        let refs = claim_refs(case, claim);
        for (record, _) in &refs {
            self.claims_at.entry(*record).or_default().insert(claim.id);
        }
        self.claim_refs.insert(claim.id, refs);
    }

    fn drop_claim(&mut self, id: ClaimId) {
        for (record, _) in self.claim_refs.remove(&id).unwrap_or_default() {
            remove_from(&mut self.claims_at, record, &id);
        }
    }

    /// Takes in the new state of a card, frame or link.
    fn take_in(&mut self, case: &Case, record: RecordRef) {
        match record {
            RecordRef::Card(id) => {
                self.drop_card(id);
                if let Some(card) = case.card(id) {
                    self.put_card(card);
                }
                if let Some(card) = self.cards.get(&id) {
                    self.card_tree.insert(Leaf {
                        bounds: card.rect,
                        item: id,
                    });
                }
            }
            RecordRef::Frame(id) => self.take_in_frame(case, id),
            RecordRef::Link(id) => {
                self.drop_link_ends(id);
                if let Some(link) = case.link(id) {
                    self.put_link_ends(id, link.from, link.to);
                }
            }
            _ => {}
        }
    }

    fn take_in_frame(&mut self, case: &Case, id: FrameId) {
        if let Some(old) = self.frames.remove(&id) {
            self.frame_tree.remove(&Leaf {
                bounds: old.rect,
                item: id,
            });
        }
        if let Some(frame) = case.frame(id).filter(|frame| frame.is_placed()) {
            let rect = frame.rect();
            self.frames.insert(id, IndexedFrame { id, rect });
            self.frame_tree.insert(Leaf {
                bounds: rect,
                item: id,
            });
        }
    }

    fn put_edges(&mut self, pair: Pair, edges: Vec<IndexedEdge>) {
        if edges.is_empty() {
            return;
        }
        for edge in &edges {
            if let EdgeKey::Link(id) = edge.key {
                self.pair_of_link.insert(id, pair);
            }
        }
        self.neighbours.entry(pair.0).or_default().insert(pair.1);
        self.neighbours.entry(pair.1).or_default().insert(pair.0);
        self.edges.insert(pair, edges);
    }

    fn drop_edges(&mut self, pair: Pair) {
        for edge in self.edges.remove(&pair).unwrap_or_default() {
            self.edge_tree.remove(&edge_leaf(pair, &edge));
            if let EdgeKey::Link(id) = edge.key
                && self.pair_of_link.get(&id) == Some(&pair)
            {
                self.pair_of_link.remove(&id);
            }
        }
        remove_from(&mut self.neighbours, pair.0, &pair.1);
        remove_from(&mut self.neighbours, pair.1, &pair.0);
    }

    fn load_trees(&mut self) {
        let leaf = |card: &IndexedCard| Leaf {
            bounds: card.rect,
            item: card.id,
        };
        self.card_tree = RTree::bulk_load(self.cards.values().map(leaf).collect());
        let leaf = |frame: &IndexedFrame| Leaf {
            bounds: frame.rect,
            item: frame.id,
        };
        self.frame_tree = RTree::bulk_load(self.frames.values().map(leaf).collect());
        let leaves = self
            .edges
            .iter()
            .flat_map(|(pair, edges)| edges.iter().map(|edge| edge_leaf(*pair, edge)));
        self.edge_tree = RTree::bulk_load(leaves.collect());
    }
}

/// Which pairs of cards have edges, and which.
impl BoardIndex {
    /// The claims whose references may have changed with these records.
    fn claims_touched(&self, changed: &BTreeSet<RecordRef>) -> BTreeSet<ClaimId> {
        let mut claims = BTreeSet::new();
        for record in changed {
            match record {
                RecordRef::Claim(id) => {
                    claims.insert(*id);
                }
                RecordRef::Excerpt(_) => {
                    claims.extend(self.claims_at.get(record).into_iter().flatten());
                }
                _ => {}
            }
        }
        claims
    }

    /// The pairs of cards whose edges depend on these records, as the tables stand.
    fn pairs_touched(
        &self,
        changed: &BTreeSet<RecordRef>,
        claims: &BTreeSet<ClaimId>,
    ) -> BTreeSet<Pair> {
        let mut pairs = BTreeSet::new();
        for record in changed {
            match record {
                RecordRef::Card(id) => {
                    pairs.extend(self.neighbours(*id).map(|other| pair(*id, other)));
                    if let Some(card) = self.cards.get(id) {
                        self.pairs_of_subject(card.subject, &mut pairs);
                    }
                }
                RecordRef::Link(id) => {
                    pairs.extend(self.pair_of_link.get(id));
                    if let Some((from, to)) = self.link_ends.get(id) {
                        pairs.extend(self.pair_of_records(*from, *to));
                    }
                }
                _ => {}
            }
        }
        for claim in claims {
            pairs.extend(self.pairs_of_claim(*claim));
        }
        pairs
    }

    /// Every pair that the card of this record may have edges in.
    fn pairs_of_subject(&self, subject: RecordRef, pairs: &mut BTreeSet<Pair>) {
        for card in self.cards_of.get(&subject).into_iter().flatten() {
            pairs.extend(self.neighbours(*card).map(|other| pair(*card, other)));
        }
        for link in self.links_at.get(&subject).into_iter().flatten() {
            if let Some((from, to)) = self.link_ends.get(link) {
                pairs.extend(self.pair_of_records(*from, *to));
            }
        }
        for claim in self.claims_at.get(&subject).into_iter().flatten() {
            pairs.extend(self.pair_of_records((*claim).into(), subject));
        }
        if let RecordRef::Claim(id) = subject {
            pairs.extend(self.pairs_of_claim(id));
        }
    }

    fn pairs_of_claim(&self, id: ClaimId) -> impl Iterator<Item = Pair> {
        let refs = self.claim_refs.get(&id).into_iter().flatten();
        refs.filter(|(_, tie)| tie.is_some())
            .filter_map(move |(record, _)| self.pair_of_records(id.into(), *record))
    }

    fn pair_of_records(&self, one: RecordRef, other: RecordRef) -> Option<Pair> {
        let (one, other) = (self.card_of(one)?, self.card_of(other)?);
        (one != other).then(|| pair(one, other))
    }

    /// The edges between two cards: stored links by id, then the ties that no link says already.
    fn edges_between(&self, case: &Case, pair: Pair) -> Vec<IndexedEdge> {
        let (Some(one), Some(other)) = (self.cards.get(&pair.0), self.cards.get(&pair.1)) else {
            return Vec::new();
        };
        if self.card_of(one.subject) != Some(one.id)
            || self.card_of(other.subject) != Some(other.id)
        {
            return Vec::new();
        }
        let mut drawn = self.links_between(case, one, other);
        for (claim, record) in [(one, other), (other, one)] {
            for kind in self.ties_between(claim.subject, record.subject) {
                let is_said = drawn.iter().any(|(key, .., link_kind, _)| {
                    matches!(key, EdgeKey::Link(_)) && kind.is_said_by(*link_kind)
                });
                if !is_said {
                    let key = TieKey {
                        claim: claim.id,
                        other: record.id,
                        kind,
                    };
                    // Drawn from the source to what was taken from it, as articles lead to their claims.
                    let (from, to) = match kind {
                        TieKind::RestsOn | TieKind::SaidBy => (record.id, claim.id),
                        TieKind::Names => (claim.id, record.id),
                    };
                    drawn.push((
                        EdgeKey::Tie(key),
                        from,
                        to,
                        LinkKind::Custom,
                        Strength::Confirmed,
                    ));
                }
            }
        }
        let count = drawn.len();
        let edge = |(index, (key, from, to, kind, strength))| {
            let lane = Lane { index, count };
            let (rect_from, rect_to) = if from == one.id {
                (one.rect, other.rect)
            } else {
                (other.rect, one.rect)
            };
            IndexedEdge {
                key,
                from,
                to,
                kind,
                strength,
                lane,
                route: Route::between(rect_from, rect_to, lane),
            }
        };
        drawn.into_iter().enumerate().map(edge).collect()
    }

    fn links_between(
        &self,
        case: &Case,
        one: &IndexedCard,
        other: &IndexedCard,
    ) -> Vec<(EdgeKey, CardId, CardId, LinkKind, Strength)> {
        let links = self.links_at.get(&one.subject).into_iter().flatten();
        links
            .filter_map(|id| case.link(*id))
            .filter_map(|link| {
                let (from, to) = if link.from == one.subject && link.to == other.subject {
                    (one.id, other.id)
                } else if link.from == other.subject && link.to == one.subject {
                    (other.id, one.id)
                } else {
                    return None;
                };
                Some((EdgeKey::Link(link.id), from, to, link.kind, link.strength))
            })
            .collect()
    }

    fn ties_between(&self, claim: RecordRef, other: RecordRef) -> BTreeSet<TieKind> {
        let RecordRef::Claim(id) = claim else {
            return BTreeSet::new();
        };
        let refs = self.claim_refs.get(&id).into_iter().flatten();
        let mut kinds: BTreeSet<TieKind> = refs
            .filter(|(record, _)| *record == other)
            .filter_map(|(_, kind)| *kind)
            .collect();
        if kinds.contains(&TieKind::SaidBy) {
            // Naming its own speaker says nothing more.
            kinds.remove(&TieKind::Names);
        }
        kinds
    }
}

/// What a claim refers to, and with which tie each of it is drawn.
fn claim_refs(case: &Case, claim: &Claim) -> BTreeSet<(RecordRef, Option<TieKind>)> {
    let mut refs = BTreeSet::new();
    for id in &claim.excerpts {
        refs.insert(((*id).into(), None));
        if let Some(excerpt) = case.excerpt(*id) {
            refs.insert((excerpt.article.into(), Some(TieKind::RestsOn)));
        }
    }
    let speakers = claim.according_to.iter().filter_map(|step| step.source);
    for id in claim.speaker.into_iter().chain(speakers) {
        refs.insert((id.into(), Some(TieKind::SaidBy)));
    }
    for id in claim.entities.iter().copied().chain(claim.place) {
        refs.insert((id.into(), Some(TieKind::Names)));
    }
    refs
}

fn remove_from<K: Ord, V: Ord>(map: &mut BTreeMap<K, BTreeSet<V>>, key: K, value: &V) {
    if let Some(set) = map.get_mut(&key) {
        set.remove(value);
        if set.is_empty() {
            map.remove(&key);
        }
    }
}

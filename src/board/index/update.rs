//! Reading a case into the index, and keeping it up to date from what changed.

use super::few::Few;
use super::{BoardIndex, EdgeKey, Pair, next_generation};
use crate::board::route::Route;
use crate::board::scene::Item;
use crate::model::{CardId, Case, RecordRef};
use emath::Rect;
use std::collections::BTreeSet;

/// What changed, sorted by what it asks for.
#[derive(Debug, Default)]
struct Changes {
    /// Cards that only lie elsewhere, or look different.
    moved: Vec<CardId>,
    /// Everything else.
    others: Vec<RecordRef>,
    /// Claims, entities and notes whose references may have changed.
    tellers: Vec<RecordRef>,
}

impl BoardIndex {
    /// Forgets everything and reads the case anew.
    pub fn rebuild(&mut self, case: &Case) {
        *self = Self {
            generation: next_generation(),
            ..Self::default()
        };
        self.reserve(case);
        for card in case.cards().iter() {
            self.put_carriers(card.id, Some(card));
            self.put_card(case, card);
        }
        for frame in case.frames().iter() {
            self.put_frame(frame);
        }
        let mut pairs = Vec::new();
        for link in case.links().iter() {
            self.put_link(link);
            pairs.extend(self.pair_of_link(link.id));
        }
        let claims = case.claims().ids().map(RecordRef::from);
        let entities = case.entities().ids().map(RecordRef::from);
        let notes = case.notes().ids().map(RecordRef::from);
        for teller in claims.chain(entities).chain(notes) {
            self.put_teller(case, teller);
            self.pairs_of_teller(teller, &mut pairs);
        }
        self.put_edges_of(&mut pairs);
        self.density.settle();
    }

    /// Makes room for a case, so that tables need not grow.
    fn reserve(&mut self, case: &Case) {
        let (cards, links) = (case.cards().len(), case.links().len());
        self.cards = super::Slab::with_capacity(cards);
        self.edges = super::Slab::with_capacity(links);
        self.slot_of.reserve(cards);
        self.cards_of.reserve(cards);
        self.edge_of_link.reserve(links);
        self.references.links.reserve(links);
        self.references.links_at.reserve(cards.min(2 * links));
        self.references.told.reserve(case.claims().len());
    }

    /// Brings the index up to date after these records changed.
    pub fn update(&mut self, case: &Case, changed: &BTreeSet<RecordRef>) {
        if changed.is_empty() {
            return;
        }
        self.generation = next_generation();
        let changes = self.sorted_out(case, changed);
        for id in &changes.moved {
            self.move_card(case, *id);
        }
        if !changes.others.is_empty() || !changes.tellers.is_empty() {
            self.take_in(case, &changes);
        }
        self.route_anew(&changes.moved);
        self.density.settle();
        if std::mem::take(&mut self.is_bounds_stale) {
            self.bounds = self.bounds_now();
        }
    }

    /// Sorts out what changed, with the cards that a frame takes in or gives back.
    fn sorted_out(&self, case: &Case, changed: &BTreeSet<RecordRef>) -> Changes {
        let mut changes = Changes::default();
        let mut note = |record: RecordRef| match record {
            RecordRef::Card(id) if self.only_moved(case, id) => changes.moved.push(id),
            RecordRef::Claim(_) | RecordRef::Entity(_) | RecordRef::Note(_) => {
                changes.tellers.push(record);
                changes.others.push(record);
            }
            record => changes.others.push(record),
        };
        for record in changed {
            note(*record);
        }
        for record in changed {
            match record {
                RecordRef::Frame(id) if self.opens_or_closes(case, *id) => {
                    let members = self.references.members.get(id);
                    for card in members.map_or(&[][..], Few::as_slice) {
                        if !changed.contains(&(*card).into()) {
                            changes.others.push((*card).into());
                        }
                    }
                }
                RecordRef::Excerpt(_) => {
                    let tellers = self.references.tellers_at.get(record);
                    changes
                        .tellers
                        .extend(tellers.map_or(&[][..], Few::as_slice));
                }
                _ => {}
            }
        }
        changes.tellers.sort_unstable();
        changes.tellers.dedup();
        changes
    }

    /// Whether a card is where it was in everything but place, order and colour.
    fn only_moved(&self, case: &Case, id: CardId) -> bool {
        match (self.card(id), case.card(id)) {
            (Some(old), Some(new)) => old.subject == new.subject && Self::is_on_board(case, new),
            _ => false,
        }
    }

    fn opens_or_closes(&self, case: &Case, id: crate::model::FrameId) -> bool {
        // A frame without a usable place may be closed too, and then the index does not have it.
        let was_closed = self.frames.get(&id).map(|frame| frame.is_collapsed);
        let is_closed = case.frame(id).map(|frame| frame.collapsed);
        was_closed != is_closed
    }

    fn move_card(&mut self, case: &Case, id: CardId) {
        let Some(card) = case.card(id) else { return };
        self.put_carriers(id, Some(card));
        let slot = self.slot_of.get(&id).copied();
        if let Some((slot, node)) = slot.and_then(|slot| Some((slot, self.cards.get_mut(slot)?))) {
            let old = node.card;
            node.card = Self::indexed(card);
            let new = node.card;
            self.density.take(&old);
            self.density.put(&new);
            self.note_leaving(old.rect);
            self.note_coming(new.rect);
            self.card_grid.relocate(slot, old.rect, new.rect);
        }
    }

    /// Lets the edges of moved cards go their new ways.
    fn route_anew(&mut self, moved: &[CardId]) {
        let slots = moved.iter().flat_map(|id| self.edge_slots(Item::Card(*id)));
        let mut slots: Vec<u32> = slots.copied().collect();
        slots.sort_unstable();
        slots.dedup();
        for slot in slots {
            let Some(edge) = self.edges.get(slot) else {
                continue;
            };
            let (Some(from), Some(to)) = (self.rect_of(edge.from), self.rect_of(edge.to)) else {
                continue;
            };
            let route = Route::by_sides(from, to, edge.lane, edge.sides());
            if let Some(edge) = self.edges.get_mut(slot) {
                let old = edge.route.bounds();
                edge.route = route;
                self.edge_grid.relocate(slot, old, route.bounds());
            }
        }
    }

    /// Takes in the new state of what did more than move: works out the pairs that may have other edges now, before
    /// and after, and their edges anew.
    fn take_in(&mut self, case: &Case, changes: &Changes) {
        let mut pairs = Vec::new();
        // Where a record has a second card, that one counts once the first is gone.
        let cards = changes.others.iter().filter_map(|record| match record {
            RecordRef::Card(id) => self.card(*id).map(|card| card.subject),
            _ => None,
        });
        let subjects: Vec<RecordRef> = cards.collect();
        self.pairs_touched(changes, &mut pairs);
        for subject in &subjects {
            self.pairs_of_subject(*subject, &mut pairs);
        }
        pairs.sort_unstable();
        pairs.dedup();
        self.drop_edges_of(&pairs);
        for record in &changes.others {
            self.take_in_record(case, *record);
        }
        for teller in &changes.tellers {
            self.drop_teller(*teller);
            self.put_teller(case, *teller);
        }
        let mut now = Vec::new();
        self.pairs_touched(changes, &mut now);
        for subject in subjects {
            self.pairs_of_subject(subject, &mut now);
        }
        now.sort_unstable();
        now.dedup();
        self.drop_edges_of(&now);
        pairs.append(&mut now);
        self.put_edges_of(&mut pairs);
    }

    fn take_in_record(&mut self, case: &Case, record: RecordRef) {
        match record {
            RecordRef::Card(id) => {
                self.drop_card(id);
                self.put_carriers(id, case.card(id));
                if let Some(card) = case.card(id) {
                    self.put_card(case, card);
                }
            }
            RecordRef::Frame(id) => {
                if let Some(old) = self.frames.remove(&id) {
                    self.note_leaving(old.rect);
                }
                if let Some(frame) = case.frame(id) {
                    self.put_frame(frame);
                }
            }
            RecordRef::Link(id) => {
                self.drop_link(id);
                if let Some(link) = case.link(id) {
                    self.put_link(link);
                }
            }
            _ => {}
        }
    }

    /// Adds the pairs whose edges depend on what changed, as the tables stand.
    fn pairs_touched(&self, changes: &Changes, pairs: &mut Vec<Pair>) {
        for record in &changes.others {
            match record {
                RecordRef::Card(id) => {
                    self.pairs_of_item(Item::Card(*id), pairs);
                    if let Some(card) = self.card(*id) {
                        self.pairs_of_subject(card.subject, pairs);
                    }
                }
                RecordRef::Frame(id) => {
                    self.pairs_of_item(Item::Frame(*id), pairs);
                    self.pairs_of_subject(*record, pairs);
                }
                RecordRef::Link(id) => {
                    let edge = self.link(*id);
                    pairs.extend(edge.map(|edge| super::pair(edge.from, edge.to)));
                    pairs.extend(self.pair_of_link(*id));
                }
                _ => {}
            }
        }
        for teller in &changes.tellers {
            self.pairs_of_teller(*teller, pairs);
        }
    }

    /// Takes the edges of these pairs out. The pairs are sorted.
    fn drop_edges_of(&mut self, pairs: &[Pair]) {
        let mut slots = Vec::new();
        for (one, other) in pairs {
            // A hub has many edges, but rarely two of them.
            let (few, many) = if self.edge_slots(*one).len() <= self.edge_slots(*other).len() {
                (one, other)
            } else {
                (other, one)
            };
            let here = self.edge_slots(*few).iter();
            slots.extend(here.copied().filter(|slot| {
                let edge = self.edges.get(*slot);
                edge.is_some_and(|edge| edge.has_end(*many))
            }));
        }
        for slot in slots {
            self.drop_edge(slot);
        }
    }

    /// Works out the edges of these pairs, which have none now.
    fn put_edges_of(&mut self, pairs: &mut Vec<Pair>) {
        pairs.sort_unstable();
        pairs.dedup();
        let mut edges = Vec::new();
        for pair in pairs {
            self.edges_between(*pair, &mut edges);
            for edge in edges.drain(..) {
                debug_assert!(
                    !matches!(edge.key, EdgeKey::Link(id) if self.edge_of_link.contains_key(&id))
                );
                self.put_edge(edge);
            }
        }
    }

    /// Something comes to lie here.
    pub(super) fn note_coming(&mut self, rect: Rect) {
        self.bounds = Some(self.bounds.map_or(rect, |bounds| bounds.union(rect)));
    }

    /// Something lies here no more.
    pub(super) fn note_leaving(&mut self, rect: Rect) {
        let is_inside = self.bounds.is_some_and(|bounds| {
            rect.min.x > bounds.min.x
                && rect.min.y > bounds.min.y
                && rect.max.x < bounds.max.x
                && rect.max.y < bounds.max.y
        });
        self.is_bounds_stale |= !is_inside;
    }

    fn bounds_now(&self) -> Option<Rect> {
        let cards = self.cards().map(|card| card.rect);
        let frames = self.frames.values().map(|frame| frame.rect);
        cards.chain(frames).reduce(Rect::union)
    }
}

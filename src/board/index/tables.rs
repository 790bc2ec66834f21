//! Keeping the index's tables: cards, frames, ends of links, references of claims.

use super::{BoardIndex, EdgeKey, IndexedCard, IndexedEdge, IndexedFrame, Leaf, Pair, edge_leaf};
use crate::board::tie::TieKind;
use crate::model::{Card, CardId, Case, Claim, ClaimId, FrameId, LinkId, RecordRef};
use rstar::RTree;
use std::collections::{BTreeMap, BTreeSet};

impl BoardIndex {
    pub(super) fn put_card(&mut self, card: &Card) {
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

    pub(super) fn drop_card(&mut self, id: CardId) {
        let Some(card) = self.cards.remove(&id) else {
            return;
        };
        remove_from(&mut self.cards_of, card.subject, &id);
        self.card_tree.remove(&Leaf {
            bounds: card.rect,
            item: id,
        });
    }

    pub(super) fn put_link_ends(&mut self, id: LinkId, from: RecordRef, to: RecordRef) {
        self.link_ends.insert(id, (from, to));
        self.links_at.entry(from).or_default().insert(id);
        self.links_at.entry(to).or_default().insert(id);
    }

    pub(super) fn drop_link_ends(&mut self, id: LinkId) {
        if let Some((from, to)) = self.link_ends.remove(&id) {
            remove_from(&mut self.links_at, from, &id);
            remove_from(&mut self.links_at, to, &id);
        }
    }

    pub(super) fn put_claim(&mut self, case: &Case, claim: &Claim) {
        let refs = claim_refs(case, claim);
        for (record, _) in &refs {
            self.claims_at.entry(*record).or_default().insert(claim.id);
        }
        self.claim_refs.insert(claim.id, refs);
    }

    pub(super) fn drop_claim(&mut self, id: ClaimId) {
        for (record, _) in self.claim_refs.remove(&id).unwrap_or_default() {
            remove_from(&mut self.claims_at, record, &id);
        }
    }

    /// Takes in the new state of a card, frame or link.
    pub(super) fn take_in(&mut self, case: &Case, record: RecordRef) {
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

    pub(super) fn take_in_frame(&mut self, case: &Case, id: FrameId) {
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

    pub(super) fn put_edges(&mut self, pair: Pair, edges: Vec<IndexedEdge>) {
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

    pub(super) fn drop_edges(&mut self, pair: Pair) {
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

    pub(super) fn load_trees(&mut self) {
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

//! Keeping the index's tables: cards, frames, ends of links, what records say of each other.

use super::few::Few;
use super::{
    BoardIndex, CardNode, Carriers, EdgeKey, IndexedCard, IndexedEdge, IndexedFrame, LinkFacts,
    Table,
};
use crate::board::scene::Item;
use crate::board::tie::TieKind;
use crate::model::{Card, CardId, Case, Claim, ExcerptId, Frame, FrameId, Link, LinkId, RecordRef};
use std::hash::Hash;

impl BoardIndex {
    /// Whether a card lies on the board: it has a usable place, and nothing has taken it in.
    pub(super) fn is_on_board(case: &Case, card: &Card) -> bool {
        let is_closed = |id: FrameId| case.frame(id).is_some_and(|frame| frame.collapsed);
        card.is_placed() && card.folded_into.is_none() && !card.frame.is_some_and(is_closed)
    }

    /// What the index keeps of a card.
    pub(super) fn indexed(card: &Card) -> IndexedCard {
        IndexedCard {
            id: card.id,
            subject: card.subject,
            rect: card.rect(),
            z: card.z,
            tint: card.tint,
        }
    }

    pub(super) fn put_card(&mut self, case: &Case, card: &Card) {
        if !Self::is_on_board(case, card) {
            return;
        }
        let indexed = Self::indexed(card);
        let slot = self.cards.insert(CardNode {
            card: indexed,
            edges: Vec::new(),
        });
        self.slot_of.insert(card.id, slot);
        self.card_grid.insert(slot, indexed.rect);
        self.density.put(&indexed);
        self.note_coming(indexed.rect);
        insert_into(&mut self.cards_of, card.subject, card.id);
    }

    /// Takes a card off the board. Its edges must be gone already.
    pub(super) fn drop_card(&mut self, id: CardId) {
        let slot = self.slot_of.remove(&id);
        let Some((slot, node)) = slot.and_then(|slot| Some((slot, self.cards.remove(slot)?)))
        else {
            return;
        };
        remove_from(&mut self.cards_of, node.card.subject, &id);
        self.card_grid.remove(slot, node.card.rect);
        self.density.take(&node.card);
        self.note_leaving(node.card.rect);
    }

    /// Notes what carries a card now.
    pub(super) fn put_carriers(&mut self, id: CardId, card: Option<&Card>) {
        let references = &mut self.references;
        let now = card.map_or_else(Carriers::default, |card| Carriers {
            frame: card.frame,
            host: card.folded_into,
        });
        let before = references.carriers.get(&id).copied().unwrap_or_default();
        if now == before {
            return;
        }
        if now == Carriers::default() {
            references.carriers.remove(&id);
        } else {
            references.carriers.insert(id, now);
        }
        if now.frame != before.frame {
            if let Some(frame) = before.frame {
                remove_from(&mut references.members, frame, &id);
            }
            if let Some(frame) = now.frame {
                insert_into(&mut references.members, frame, id);
            }
        }
        if now.host != before.host {
            if let Some(host) = before.host {
                remove_from(&mut references.folded, host, &id);
            }
            if let Some(host) = now.host {
                insert_into(&mut references.folded, host, id);
            }
        }
    }

    pub(super) fn put_frame(&mut self, frame: &Frame) {
        if !frame.is_placed() {
            return;
        }
        let indexed = IndexedFrame {
            id: frame.id,
            rect: frame.rect(),
            z: frame.z,
            tint: frame.tint,
            is_collapsed: frame.collapsed,
        };
        self.note_coming(indexed.rect);
        self.frames.insert(frame.id, indexed);
    }

    pub(super) fn put_link(&mut self, link: &Link) {
        let facts = LinkFacts {
            from: link.from,
            to: link.to,
            kind: link.kind,
            strength: link.strength,
            line: link.line,
        };
        self.references.links.insert(link.id, facts);
        insert_into(&mut self.references.links_at, link.from, link.id);
        insert_into(&mut self.references.links_at, link.to, link.id);
    }

    pub(super) fn drop_link(&mut self, id: LinkId) {
        if let Some(facts) = self.references.links.remove(&id) {
            remove_from(&mut self.references.links_at, facts.from, &id);
            remove_from(&mut self.references.links_at, facts.to, &id);
        }
    }

    /// Takes in what a claim, entity or note says of other records.
    pub(super) fn put_teller(&mut self, case: &Case, teller: RecordRef) {
        let refs = refs_told(case, teller);
        for (record, _) in &refs {
            insert_into(&mut self.references.tellers_at, *record, teller);
        }
        if !refs.is_empty() {
            self.references.told.insert(teller, refs);
        }
    }

    pub(super) fn drop_teller(&mut self, teller: RecordRef) {
        for (record, _) in self.references.told.remove(&teller).unwrap_or_default() {
            remove_from(&mut self.references.tellers_at, record, &teller);
        }
    }

    pub(super) fn put_edge(&mut self, edge: IndexedEdge) {
        let slot = self.edges.insert(edge);
        self.edge_grid.insert(slot, edge.route.bounds());
        if let EdgeKey::Link(id) = edge.key {
            self.edge_of_link.insert(id, slot);
        }
        for end in [edge.from, edge.to] {
            match end {
                Item::Card(id) => {
                    let node = self.slot_of.get(&id).copied();
                    if let Some(node) = node.and_then(|slot| self.cards.get_mut(slot)) {
                        node.edges.push(slot);
                    }
                }
                Item::Frame(id) => self.frame_edges.entry(id).or_default().push(slot),
            }
        }
    }

    pub(super) fn drop_edge(&mut self, slot: u32) {
        let Some(edge) = self.edges.remove(slot) else {
            return;
        };
        self.edge_grid.remove(slot, edge.route.bounds());
        if let EdgeKey::Link(id) = edge.key {
            self.edge_of_link.remove(&id);
        }
        for end in [edge.from, edge.to] {
            match end {
                Item::Card(id) => {
                    let node = self.slot_of.get(&id).copied();
                    if let Some(node) = node.and_then(|slot| self.cards.get_mut(slot)) {
                        node.edges.retain(|other| *other != slot);
                    }
                }
                Item::Frame(id) => {
                    if let Some(edges) = self.frame_edges.get_mut(&id) {
                        edges.retain(|other| *other != slot);
                        if edges.is_empty() {
                            self.frame_edges.remove(&id);
                        }
                    }
                }
            }
        }
    }
}

/// What a record refers to, and with which tie each of it is drawn.
type Refs = Vec<(RecordRef, Option<TieKind>)>;

/// What a claim, entity or note says of other records; sorted, each once.
fn refs_told(case: &Case, teller: RecordRef) -> Refs {
    let mut refs = Refs::new();
    match teller {
        RecordRef::Claim(id) => {
            if let Some(claim) = case.claim(id) {
                refs_to_articles(case, &claim.excerpts, TieKind::RestsOn, &mut refs);
                refs_of_slots(claim, &mut refs);
            }
        }
        RecordRef::Entity(id) => {
            if let Some(entity) = case.entity(id) {
                refs_to_articles(case, &entity.excerpts, TieKind::NamedIn, &mut refs);
            }
        }
        RecordRef::Note(id) => {
            if let Some(note) = case.note(id) {
                refs_to_articles(case, &note.excerpts, TieKind::About, &mut refs);
            }
        }
        _ => {}
    }
    refs.sort_unstable();
    refs.dedup();
    refs
}

/// The excerpts, and the articles they are in.
fn refs_to_articles(case: &Case, excerpts: &[ExcerptId], kind: TieKind, refs: &mut Refs) {
    for id in excerpts {
        refs.push(((*id).into(), None));
        if let Some(excerpt) = case.excerpt(*id) {
            refs.push((excerpt.article.into(), Some(kind)));
        }
    }
}

fn refs_of_slots(claim: &Claim, refs: &mut Refs) {
    let speakers = claim.according_to.iter().filter_map(|step| step.source);
    for id in claim.speaker.into_iter().chain(speakers) {
        refs.push((id.into(), Some(TieKind::SaidBy)));
    }
    for id in claim.entities.iter().copied().chain(claim.place) {
        refs.push((id.into(), Some(TieKind::Names)));
    }
}

fn insert_into<K: Hash + Eq, V: Ord + Copy>(table: &mut Table<K, Few<V>>, key: K, value: V) {
    table
        .entry(key)
        .and_modify(|few| few.insert(value))
        .or_insert(Few::One(value));
}

fn remove_from<K: Hash + Eq, V: Ord + Copy>(table: &mut Table<K, Few<V>>, key: K, value: &V) {
    if let Some(few) = table.get_mut(&key)
        && few.remove(value)
    {
        table.remove(&key);
    }
}

//! Which pairs of cards and frames have links and ties, and which: worked out pair by pair, so that a change touches few.

use super::few::Few;
use super::{BoardIndex, EdgeKey, IndexedEdge, Pair, pair};
use crate::board::route::{Lane, Route};
use crate::board::scene::Item;
use crate::board::tie::{TieKey, TieKind};
use crate::model::{LinkId, LinkKind, LinkLine, RecordRef, Strength};
use emath::Rect;

/// An end of the edges between two things.
#[derive(Debug, Clone, Copy)]
struct End {
    item: Item,
    subject: RecordRef,
    rect: Rect,
}

impl BoardIndex {
    /// Adds every pair that the card or frame of this record may have edges in.
    pub(super) fn pairs_of_subject(&self, subject: RecordRef, pairs: &mut Vec<Pair>) {
        let cards = self.cards_of.get(&subject).map_or(&[][..], Few::as_slice);
        for card in cards {
            self.pairs_of_item(Item::Card(*card), pairs);
        }
        let links = self.references.links_at.get(&subject);
        for link in links.map_or(&[][..], Few::as_slice) {
            pairs.extend(self.pair_of_link(*link));
        }
        let tellers = self.references.tellers_at.get(&subject);
        for teller in tellers.map_or(&[][..], Few::as_slice) {
            pairs.extend(self.pair_of_records(*teller, subject));
        }
        self.pairs_of_teller(subject, pairs);
    }

    /// Adds every pair in which a card or frame has edges now.
    pub(super) fn pairs_of_item(&self, item: Item, pairs: &mut Vec<Pair>) {
        let edges = self.edges_at(item);
        pairs.extend(edges.map(|edge| pair(edge.from, edge.to)));
    }

    /// Adds the pairs that a record's references ask for.
    pub(super) fn pairs_of_teller(&self, teller: RecordRef, pairs: &mut Vec<Pair>) {
        let refs = self.references.told.get(&teller).into_iter().flatten();
        let tied = refs.filter(|(_, tie)| tie.is_some());
        pairs.extend(tied.filter_map(|(record, _)| self.pair_of_records(teller, *record)));
    }

    /// The pair between which a link would be drawn.
    pub(super) fn pair_of_link(&self, id: LinkId) -> Option<Pair> {
        let facts = self.references.links.get(&id)?;
        self.pair_of_records(facts.from, facts.to)
    }

    fn pair_of_records(&self, one: RecordRef, other: RecordRef) -> Option<Pair> {
        let (one, other) = (self.item_of(one)?, self.item_of(other)?);
        (one != other).then(|| pair(one, other))
    }

    /// What stands for a record on the board.
    fn item_of(&self, record: RecordRef) -> Option<Item> {
        match record {
            RecordRef::Frame(id) => self.frames.contains_key(&id).then_some(Item::Frame(id)),
            record => self.card_of(record).map(Item::Card),
        }
    }

    fn end(&self, item: Item) -> Option<End> {
        let (subject, rect) = match item {
            Item::Card(id) => self.card(id).map(|card| (card.subject, card.rect))?,
            Item::Frame(id) => (id.into(), self.frame(id)?.rect),
        };
        // Of two cards for one record the first has the edges.
        (self.item_of(subject) == Some(item)).then_some(End {
            item,
            subject,
            rect,
        })
    }

    /// Adds the edges of a pair: stored links by id, then the ties that no link says already.
    pub(super) fn edges_between(&self, pair: Pair, out: &mut Vec<IndexedEdge>) {
        let (Some(one), Some(other)) = (self.end(pair.0), self.end(pair.1)) else {
            return;
        };
        let first = out.len();
        self.links_between(one, other, out);
        for (teller, record) in [(one, other), (other, one)] {
            self.ties_between(teller, record, first, out);
        }
        let count = (out.len() - first) as u32;
        for (index, edge) in (0u32..).zip(out.iter_mut().skip(first)) {
            edge.lane = Lane { index, count };
            let (from, to) = if edge.from == one.item {
                (one.rect, other.rect)
            } else {
                (other.rect, one.rect)
            };
            edge.route = Route::by_sides(from, to, edge.lane, edge.sides());
        }
    }

    fn links_between(&self, one: End, other: End, out: &mut Vec<IndexedEdge>) {
        let links = |end: End| {
            let links = self.references.links_at.get(&end.subject);
            links.map_or(&[][..], Few::as_slice)
        };
        // A hub may have thousands.
        let (here, there) = (links(one), links(other));
        let ids = if here.len() <= there.len() {
            here
        } else {
            there
        };
        for id in ids {
            let Some(facts) = self.references.links.get(id) else {
                continue;
            };
            let (from, to) = if (facts.from, facts.to) == (one.subject, other.subject) {
                (one.item, other.item)
            } else if (facts.from, facts.to) == (other.subject, one.subject) {
                (other.item, one.item)
            } else {
                continue;
            };
            out.push(IndexedEdge {
                kind: facts.kind,
                strength: facts.strength,
                line: facts.line,
                ..unrouted(EdgeKey::Link(*id), from, to)
            });
        }
    }

    fn ties_between(&self, teller: End, record: End, first: usize, out: &mut Vec<IndexedEdge>) {
        let (Item::Card(teller_card), Item::Card(other)) = (teller.item, record.item) else {
            return;
        };
        let Some(refs) = self.references.told.get(&teller.subject) else {
            return;
        };
        let kinds = |wanted| refs.contains(&(record.subject, Some(wanted)));
        for kind in TieKind::ALL {
            // Naming its own speaker says nothing more.
            let is_idle = kind == TieKind::Names && kinds(TieKind::SaidBy);
            if !kinds(kind) || is_idle {
                continue;
            }
            let drawn = out.get(first..).unwrap_or_default();
            let is_said = drawn
                .iter()
                .any(|edge| matches!(edge.key, EdgeKey::Link(_)) && kind.is_said_by(edge.kind));
            if is_said {
                continue;
            }
            let key = EdgeKey::Tie(TieKey {
                teller: teller_card,
                other,
                kind,
            });
            // Drawn from the source to what was taken from it, as articles lead to their claims.
            let (from, to) = match kind {
                TieKind::Names => (teller.item, record.item),
                TieKind::RestsOn | TieKind::SaidBy | TieKind::NamedIn | TieKind::About => {
                    (record.item, teller.item)
                }
            };
            out.push(unrouted(key, from, to));
        }
    }
}

/// An edge before it has its lane and way.
fn unrouted(key: EdgeKey, from: Item, to: Item) -> IndexedEdge {
    IndexedEdge {
        key,
        from,
        to,
        kind: LinkKind::Custom,
        strength: Strength::Confirmed,
        line: LinkLine::default(),
        lane: Lane::ONLY,
        route: Route::NOWHERE,
    }
}

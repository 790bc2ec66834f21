//! Which pairs of cards have links and ties, and which: worked out pair by pair, so that a change touches few.

use super::{BoardIndex, EdgeKey, IndexedCard, IndexedEdge, Pair, pair};
use crate::board::route::{Lane, Route};
use crate::board::tie::{TieKey, TieKind};
use crate::model::{CardId, Case, ClaimId, LinkKind, RecordRef, Strength};
use std::collections::BTreeSet;

impl BoardIndex {
    /// The claims whose references may have changed with these records.
    pub(super) fn claims_touched(&self, changed: &BTreeSet<RecordRef>) -> BTreeSet<ClaimId> {
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

    /// What the cards among these records show, as the tables stand.
    pub(super) fn subjects_of(
        &self,
        changed: &BTreeSet<RecordRef>,
    ) -> impl Iterator<Item = RecordRef> {
        changed.iter().filter_map(|record| match record {
            RecordRef::Card(id) => self.cards.get(id).map(|card| card.subject),
            _ => None,
        })
    }

    /// The pairs of cards whose edges depend on these records, as the tables stand.
    pub(super) fn pairs_touched(
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
    pub(super) fn pairs_of_subject(&self, subject: RecordRef, pairs: &mut BTreeSet<Pair>) {
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

    pub(super) fn pairs_of_claim(&self, id: ClaimId) -> impl Iterator<Item = Pair> {
        let refs = self.claim_refs.get(&id).into_iter().flatten();
        refs.filter(|(_, tie)| tie.is_some())
            .filter_map(move |(record, _)| self.pair_of_records(id.into(), *record))
    }

    pub(super) fn pair_of_records(&self, one: RecordRef, other: RecordRef) -> Option<Pair> {
        let (one, other) = (self.card_of(one)?, self.card_of(other)?);
        (one != other).then(|| pair(one, other))
    }

    /// The edges between two cards: stored links by id, then the ties that no link says already.
    pub(super) fn edges_between(&self, case: &Case, pair: Pair) -> Vec<IndexedEdge> {
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

    pub(super) fn links_between(
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

    pub(super) fn ties_between(&self, claim: RecordRef, other: RecordRef) -> BTreeSet<TieKind> {
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

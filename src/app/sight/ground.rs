//! Where one gets from a card: links and ties, as far as they are shown.

use super::path::PathStep;
use crate::board::{BoardIndex, CardSet, EdgeKey, IndexedEdge, TieKind};
use crate::model::CardId;
use std::collections::BTreeSet;

/// Where a focus or a path may go.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// Cards and what leads from one to another.
    pub index: &'a BoardIndex,
    /// Kinds of ties that lead nowhere.
    pub hidden_ties: &'a BTreeSet<TieKind>,
    /// Cards that are not on the board now.
    pub hidden: &'a CardSet,
}

impl Ground<'_> {
    /// The cards that one step leads to, in no particular order; one that several links lead to comes several times.
    pub(super) fn around(&self, card: CardId) -> impl Iterator<Item = CardId> + '_ {
        let edges = self.index.edges_at(card);
        edges
            .filter(|edge| self.leads(edge))
            .filter_map(move |edge| edge.other_end(card).card())
    }

    /// Whether a link or tie is shown.
    pub(super) fn leads(&self, edge: &IndexedEdge) -> bool {
        let is_shown = match edge.key {
            EdgeKey::Link(_) => true,
            EdgeKey::Tie(key) => !self.hidden_ties.contains(&key.kind),
        };
        is_shown && !edge.cards().any(|card| self.hidden.contains(card))
    }

    /// Whether a card is on the board and not hidden.
    pub(super) fn shows(&self, card: CardId) -> bool {
        self.index.card(card).is_some() && !self.hidden.contains(card)
    }

    /// Along what a way goes; `None` if two of its cards are not linked.
    pub(super) fn steps_along(&self, way: &[CardId]) -> Option<Vec<PathStep>> {
        let pairs = way.iter().zip(way.iter().skip(1));
        pairs.map(|(from, to)| self.step(*from, *to)).collect()
    }

    /// A link the analyst drew goes before a tie, one that points the way before one that points back.
    fn step(&self, from: CardId, to: CardId) -> Option<PathStep> {
        let edges = self.index.edges_at(from);
        let between = edges.filter(|edge| edge.has_end(to) && self.leads(edge));
        let best = between.min_by_key(|edge| {
            let is_tie = matches!(edge.key, EdgeKey::Tie(_));
            (is_tie, edge.from != from.into(), edge.key)
        })?;
        Some(PathStep {
            edge: best.key,
            // A tie is read from the record whose it is, whichever way it is drawn.
            is_forward: match best.key {
                EdgeKey::Tie(key) => key.teller == from,
                EdgeKey::Link(_) => best.from == from.into(),
            },
            to,
        })
    }
}

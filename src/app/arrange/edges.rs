//! Which things on the board are tied to which: the one place here that knows how the index names the ends of an edge.

use super::Along;
use crate::board::{BoardIndex, EdgeKey, IndexedEdge, Item, TieKind};
use std::collections::BTreeSet;

/// The ties on show between two things, from where they start to where they end.
pub(super) fn ends<'a>(
    index: &'a BoardIndex,
    along: Along,
    hidden_ties: &'a BTreeSet<TieKind>,
) -> impl Iterator<Item = (Item, Item)> + 'a {
    index
        .edges()
        .filter(move |edge| counts(edge, along, hidden_ties))
        .map(|edge| (edge.from, edge.to))
}

fn counts(edge: &IndexedEdge, along: Along, hidden_ties: &BTreeSet<TieKind>) -> bool {
    match (along, edge.key) {
        (Along::Everything, EdgeKey::Link(_)) => true,
        (Along::Everything, EdgeKey::Tie(key)) => !hidden_ties.contains(&key.kind),
        (Along::Links(kind), EdgeKey::Link(_)) => edge.kind == kind,
        (Along::Ties(kind), EdgeKey::Tie(key)) => key.kind == kind,
        (Along::Links(_), EdgeKey::Tie(_)) | (Along::Ties(_), EdgeKey::Link(_)) => false,
    }
}

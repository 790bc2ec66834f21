//! Which cards go along when the cards around a card are folded into it.

use super::ground::Ground;
use crate::model::{CardId, Case};
use std::collections::BTreeSet;

/// How many of the cards around a card are folded into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoldReach {
    /// Those that hang on it alone; if there are none, all.
    Leaves,
    /// All.
    Neighbours,
}

/// The cards to fold into `host`: cards linked to it that are not locked and not among the `hosts` themselves.
pub fn fold_candidates(
    case: &Case,
    ground: &Ground<'_>,
    host: CardId,
    hosts: &BTreeSet<CardId>,
    reach: FoldReach,
) -> BTreeSet<CardId> {
    let is_free =
        |id: &CardId| case.card(*id).is_some_and(|card| !card.locked) && !hosts.contains(id);
    let neighbours: BTreeSet<CardId> = ground
        .around(host)
        .filter(|id| *id != host)
        .filter(is_free)
        .collect();
    if reach == FoldReach::Neighbours {
        return neighbours;
    }
    let hangs_here = |id: &CardId| {
        ground
            .around(*id)
            .all(|other| other == host || other == *id)
    };
    let leaves: BTreeSet<CardId> = neighbours.iter().copied().filter(hangs_here).collect();
    if leaves.is_empty() {
        neighbours
    } else {
        leaves
    }
}

#[cfg(test)]
mod tests {
    use super::super::path::tests::{board, case};
    use super::*;
    use crate::board::CardSet;
    use crate::model::TypedId as _;

    fn folded(links: &[(u64, u64)], locked: &[u64], hosts: &[u64], reach: FoldReach) -> Vec<u64> {
        let case = case(6, links, locked);
        let index = board(6, links);
        let ground = Ground {
            index: &index,
            hidden_ties: &BTreeSet::new(),
            hidden: &CardSet::new(),
        };
        let hosts: BTreeSet<CardId> = hosts.iter().map(|id| CardId::from_number(*id)).collect();
        let host = *hosts.first().expect("a host");
        let found = fold_candidates(&case, &ground, host, &hosts, reach);
        found.into_iter().map(|id| id.number()).collect()
    }

    #[test]
    fn leaves_go_first_and_where_there_are_none_all() {
        // 2 and 3 hang on 1 alone; 4 is also linked to 5.
        let links = [(1, 2), (3, 1), (1, 4), (4, 5)];
        assert_eq!(folded(&links, &[], &[1], FoldReach::Leaves), [2, 3]);
        assert_eq!(folded(&links, &[], &[1], FoldReach::Neighbours), [2, 3, 4]);
        assert_eq!(folded(&[(1, 4), (4, 5)], &[], &[1], FoldReach::Leaves), [4]);
    }

    #[test]
    fn locked_cards_and_other_hosts_stay() {
        let links = [(1, 2), (1, 3), (1, 4)];
        assert_eq!(folded(&links, &[3], &[1, 4], FoldReach::Leaves), [2]);
        assert_eq!(
            folded(&[(1, 2)], &[2], &[1], FoldReach::Neighbours),
            [0u64; 0]
        );
    }
}

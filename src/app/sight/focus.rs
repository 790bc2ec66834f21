//! The cards around some cards, by links and ties.

use super::ground::Ground;
use crate::board::CardSet;
use crate::model::CardId;

/// A focus goes no deeper.
pub const DEEPEST_FOCUS: u8 = 5;

/// The cards that at most `depth` links or ties lead to from the given ones, those included.
pub fn within(ground: &Ground<'_>, from: impl IntoIterator<Item = CardId>, depth: u8) -> CardSet {
    let mut front: Vec<CardId> = from.into_iter().filter(|id| ground.shows(*id)).collect();
    let mut ball: CardSet = front.iter().copied().collect();
    for _ in 0..depth {
        let mut next_front = Vec::new();
        for card in front {
            next_front.extend(ground.around(card).filter(|id| ball.insert(*id)));
        }
        front = next_front;
    }
    ball
}

#[cfg(test)]
mod tests {
    use super::super::path::tests::board;
    use super::*;
    use crate::model::TypedId as _;
    use std::collections::BTreeSet;

    fn ids(set: &CardSet) -> Vec<u64> {
        let sorted: BTreeSet<u64> = set.iter().map(|id| id.number()).collect();
        sorted.into_iter().collect()
    }

    #[test]
    fn a_focus_grows_step_by_step() {
        // 1 - 2 - 3 - 4, 2 - 5, and 6 alone.
        let index = board(6, &[(1, 2), (2, 3), (4, 3), (2, 5)]);
        let around = |from: &[u64], depth, hidden: &[u64]| {
            let hidden = hidden.iter().map(|id| CardId::from_number(*id)).collect();
            let ground = Ground {
                index: &index,
                hidden_ties: &BTreeSet::new(),
                hidden: &hidden,
            };
            let from = from.iter().map(|id| CardId::from_number(*id));
            ids(&within(&ground, from, depth))
        };
        assert_eq!(around(&[1], 0, &[]), [1]);
        assert_eq!(around(&[1], 1, &[]), [1, 2]);
        assert_eq!(around(&[1], 2, &[]), [1, 2, 3, 5]);
        assert_eq!(around(&[1], 5, &[]), [1, 2, 3, 4, 5]);
        assert_eq!(around(&[1, 6, 99], 1, &[]), [1, 2, 6]);
        assert_eq!(around(&[1], 5, &[3]), [1, 2, 5]);
        assert_eq!(around(&[3], 5, &[3]), [0u64; 0]);
    }
}

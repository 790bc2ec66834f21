//! Give cards equal gaps.

use super::membership::{clamp_pos, settle_cards};
use crate::edit::{EditError, Tx};
use crate::model::{Card, CardId};
use emath::{Pos2, Rect};
use std::collections::BTreeSet;

/// Along which axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// From left to right.
    Horizontal,
    /// From top to bottom.
    Vertical,
}

/// Gives cards equal gaps between the first and the last of them, which stay. Fewer than three have no gaps to share.
/// Locked ones count but stay.
///
/// # Errors
/// If a card is missing.
pub fn distribute(tx: &mut Tx<'_>, cards: &BTreeSet<CardId>, axis: Axis) -> Result<(), EditError> {
    let mut chosen = cards
        .iter()
        .map(|id| tx.get::<Card>(*id).cloned())
        .collect::<Result<Vec<_>, _>>()?;
    chosen.retain(Card::is_placed);
    let start = |rect: Rect| {
        if axis == Axis::Horizontal {
            rect.min.x
        } else {
            rect.min.y
        }
    };
    let length = |rect: Rect| {
        if axis == Axis::Horizontal {
            rect.width()
        } else {
            rect.height()
        }
    };
    chosen.sort_by(|one, two| {
        start(one.rect())
            .total_cmp(&start(two.rect()))
            .then(one.id.cmp(&two.id))
    });
    let (Some(first), Some(last)) = (
        chosen.first().map(Card::rect),
        chosen.last().map(Card::rect),
    ) else {
        return Ok(());
    };
    if chosen.len() < 3 {
        return Ok(());
    }
    let span = start(last) + length(last) - start(first);
    let filled: f32 = chosen.iter().map(|card| length(card.rect())).sum();
    let gap = (span - filled) / (chosen.len() - 1) as f32;
    let mut at = start(first);
    for card in &chosen {
        let pos = match axis {
            Axis::Horizontal => Pos2::new(at, card.pos.y),
            Axis::Vertical => Pos2::new(card.pos.x, at),
        };
        at += length(card.rect()) + gap;
        if !card.locked {
            tx.update::<Card>(card.id, |card| card.pos = clamp_pos(pos, card.size))?;
        }
    }
    settle_cards(tx, cards.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::ops::testing::{editor_with_cards, positions};

    #[test]
    fn gaps_become_equal_and_the_ends_stay() {
        let (mut editor, cards) = editor_with_cards(&[(0.0, 0.0), (130.0, 300.0), (400.0, 50.0)]);
        editor
            .apply("distribute", |tx| distribute(tx, &cards, Axis::Horizontal))
            .expect("all cards are there");
        assert_eq!(positions(&editor), "0,0 200,300 400,50");
        editor
            .apply("distribute", |tx| distribute(tx, &cards, Axis::Vertical))
            .expect("all cards are there");
        assert_eq!(positions(&editor), "0,0 200,300 400,150");
    }
}

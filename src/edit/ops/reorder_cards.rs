//! Bring cards to the front or send them to the back.

use crate::edit::{EditError, Tx};
use crate::model::{Card, CardId};
use std::collections::BTreeSet;

/// Where to in the order of painting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// In front of all others.
    ToFront,
    /// In front of the next card that overlaps.
    Forward,
    /// Behind the next card that overlaps.
    Backward,
    /// Behind all others.
    ToBack,
}

/// Changes the order of painting; the cards keep their order among themselves.
///
/// # Errors
/// If a card is missing.
pub fn reorder(tx: &mut Tx<'_>, cards: &BTreeSet<CardId>, order: Order) -> Result<(), EditError> {
    let mut chosen = cards
        .iter()
        .map(|id| tx.get::<Card>(*id).cloned())
        .collect::<Result<Vec<_>, _>>()?;
    chosen.sort_by_key(|card| (card.z, card.id));
    let others = || {
        tx.case()
            .cards()
            .iter()
            .filter(|card| !cards.contains(&card.id))
    };
    let touches = |other: &&Card| {
        chosen
            .iter()
            .any(|card| card.rect().intersects(other.rect()))
    };
    let (Some(lowest), Some(highest)) = (
        chosen.first().map(|card| card.z),
        chosen.last().map(|card| card.z),
    ) else {
        return Ok(());
    };
    // Each keeps its own number within a run that starts in front of (or ends behind) the card to pass.
    let first = match order {
        Order::ToFront => others()
            .map(|card| card.z)
            .max()
            .map(|z| z.saturating_add(1)),
        Order::ToBack => others()
            .map(|card| card.z)
            .min()
            .map(|z| z.saturating_sub(chosen.len() as i32)),
        Order::Forward => others()
            .filter(touches)
            .map(|card| card.z)
            .filter(|z| *z >= highest)
            .min()
            .map(|z| z.saturating_add(1)),
        Order::Backward => others()
            .filter(touches)
            .map(|card| card.z)
            .filter(|z| *z <= lowest)
            .max()
            .map(|z| z.saturating_sub(chosen.len() as i32)),
    };
    let Some(first) = first else { return Ok(()) };
    for (at, card) in chosen.iter().enumerate() {
        tx.update::<Card>(card.id, |card| card.z = first.saturating_add(at as i32))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::ops::testing::editor_with_cards;

    #[test]
    fn cards_pass_each_other() {
        let (mut editor, cards) = editor_with_cards(&[(0.0, 0.0), (10.0, 10.0), (20.0, 20.0)]);
        let painted = |editor: &crate::edit::Editor| {
            let mut order: Vec<_> = editor
                .case()
                .cards()
                .iter()
                .map(|card| (card.z, card.id))
                .collect();
            order.sort_unstable();
            order
                .iter()
                .filter_map(|(_, id)| cards.iter().position(|card| card == id))
                .collect::<Vec<_>>()
        };
        let nth =
            |at: usize| -> BTreeSet<CardId> { cards.iter().copied().nth(at).into_iter().collect() };
        assert_eq!(painted(&editor), [0, 1, 2]);
        for (card, order, expected) in [
            (0, Order::ToFront, [1, 2, 0]),
            (0, Order::ToBack, [0, 1, 2]),
            (0, Order::Forward, [1, 0, 2]),
            (2, Order::Backward, [1, 2, 0]),
        ] {
            editor
                .apply("order", |tx| reorder(tx, &nth(card), order))
                .expect("the card is there");
            assert_eq!(painted(&editor), expected, "{card} {order:?}");
        }
    }
}

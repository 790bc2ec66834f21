//! Line cards up along an edge or a middle.

use super::membership::{clamp_pos, settle_cards};
use crate::edit::{EditError, Tx};
use crate::model::{Card, CardId};
use emath::{Pos2, Rect};
use std::collections::BTreeSet;

/// Along which line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// Left edges.
    Left,
    /// Vertical middle line.
    Centre,
    /// Right edges.
    Right,
    /// Upper edges.
    Top,
    /// Horizontal middle line.
    Middle,
    /// Lower edges.
    Bottom,
}

/// Lines cards up with the outermost of them; locked ones count but stay.
///
/// # Errors
/// If a card is missing.
pub fn align(
    tx: &mut Tx<'_>,
    cards: &BTreeSet<CardId>,
    alignment: Alignment,
) -> Result<(), EditError> {
    let rects = cards
        .iter()
        .map(|id| tx.get::<Card>(*id).map(Card::rect))
        .collect::<Result<Vec<_>, _>>()?;
    let Some(bounds) = rects
        .into_iter()
        .filter(|rect| rect.is_finite())
        .reduce(Rect::union)
    else {
        return Ok(());
    };
    for id in cards {
        let card = tx.get::<Card>(*id)?;
        if !card.locked && card.is_placed() {
            let pos = clamp_pos(aligned(card.rect(), bounds, alignment), card.size);
            tx.update::<Card>(*id, |card| card.pos = pos)?;
        }
    }
    settle_cards(tx, cards.iter().copied())
}

fn aligned(rect: Rect, bounds: Rect, alignment: Alignment) -> Pos2 {
    let (mut x, mut y) = (rect.min.x, rect.min.y);
    match alignment {
        Alignment::Left => x = bounds.min.x,
        Alignment::Centre => x = bounds.center().x - rect.width() / 2.0,
        Alignment::Right => x = bounds.max.x - rect.width(),
        Alignment::Top => y = bounds.min.y,
        Alignment::Middle => y = bounds.center().y - rect.height() / 2.0,
        Alignment::Bottom => y = bounds.max.y - rect.height(),
    }
    Pos2::new(x, y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::ops::testing::{editor_with_cards, positions};

    #[test]
    fn cards_line_up_with_the_outermost() {
        for (alignment, expected) in [
            (Alignment::Left, "0,0 0,50 0,200"),
            (Alignment::Right, "200,0 200,50 200,200"),
            (Alignment::Centre, "100,0 100,50 100,200"),
            (Alignment::Top, "0,0 100,0 200,0"),
            (Alignment::Bottom, "0,200 100,200 200,200"),
            (Alignment::Middle, "0,100 100,100 200,100"),
        ] {
            let (mut editor, cards) =
                editor_with_cards(&[(0.0, 0.0), (100.0, 50.0), (200.0, 200.0)]);
            editor
                .apply("align", |tx| align(tx, &cards, alignment))
                .expect("all cards are there");
            assert_eq!(positions(&editor), expected, "{alignment:?}");
        }
    }
}

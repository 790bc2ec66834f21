//! Put many cards and frames to new places at once.

use super::membership::{FrameLookup, clamp_pos, usable_rect};
use crate::edit::{EditError, Tx};
use crate::model::{Card, CardId, Frame, FrameId};
use emath::{Pos2, Rect};
use std::collections::BTreeMap;

/// Where cards and frames shall be, in board points.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Places {
    /// Upper left corners of cards.
    pub cards: BTreeMap<CardId, Pos2>,
    /// Rectangles of frames, as they are when open. The cards they carry move only if they are named too.
    pub frames: BTreeMap<FrameId, Rect>,
}

/// Puts cards and frames to new places. A card stays with its frame while its middle is in it. Locked ones stay.
///
/// # Errors
/// If one of them is missing, or a place is not a number.
pub fn arrange_items(tx: &mut Tx<'_>, places: &Places) -> Result<(), EditError> {
    for (id, rect) in &places.frames {
        let rect = usable_rect(*rect)?;
        let frame = tx.get::<Frame>(*id)?;
        if !frame.locked && (frame.pos, frame.size) != (rect.min, rect.size()) {
            tx.update::<Frame>(*id, |frame| {
                (frame.pos, frame.size) = (rect.min, rect.size());
            })?;
        }
    }
    let mut left = Vec::new();
    for (id, pos) in &places.cards {
        if !pos.is_finite() {
            return Err(EditError::Refused(
                "the position is not a number".to_owned(),
            ));
        }
        let card = tx.get::<Card>(*id)?;
        let pos = clamp_pos(*pos, card.size);
        if card.locked || card.pos == pos {
            continue;
        }
        tx.update::<Card>(*id, |card| card.pos = pos)?;
        if !is_in_its_frame(tx, *id) {
            left.push(*id);
        }
    }
    let lookup = FrameLookup::new(tx.case());
    for id in left {
        let frame = lookup.frame_at(tx.get::<Card>(id)?.rect().center());
        tx.update::<Card>(id, |card| card.frame = frame)?;
    }
    Ok(())
}

/// Whether a card is in no frame, or with its middle in the one that carries it. What is folded away or carried by a closed
/// frame is not looked at.
fn is_in_its_frame(tx: &Tx<'_>, id: CardId) -> bool {
    let Some(card) = tx.case().card(id) else {
        return true;
    };
    let frame = card.frame.and_then(|frame| tx.case().frame(frame));
    card.folded_into.is_some()
        || frame.is_none_or(|frame| frame.collapsed || frame.rect().contains(card.rect().center()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::ops::testing::{editor_with_cards, positions, rect};
    use crate::edit::ops::{Lock, add_frame, lock};
    use emath::pos2;
    use std::collections::BTreeSet;

    fn places(cards: &BTreeSet<CardId>, at: &[Pos2]) -> Places {
        Places {
            cards: cards.iter().copied().zip(at.iter().copied()).collect(),
            frames: BTreeMap::new(),
        }
    }

    #[test]
    fn cards_go_to_their_places_but_for_locked_ones_in_one_step() {
        let (mut editor, cards) = editor_with_cards(&[(0.0, 0.0), (10.0, 0.0), (20.0, 0.0)]);
        let locked = cards.iter().copied().take(1).collect();
        editor
            .apply("lock", |tx| {
                lock(tx, &locked, &BTreeSet::new(), Lock::Locked)
            })
            .expect("locks");
        let before = editor.case().clone();
        let wanted = places(
            &cards,
            &[pos2(500.0, 0.0), pos2(600.0, 5.0), pos2(1.0e9, 0.0)],
        );
        editor
            .apply("arrange", |tx| arrange_items(tx, &wanted))
            .expect("arranges");
        assert_eq!(positions(&editor), "0,0 600,5 999900,0");
        editor.undo();
        assert_eq!(*editor.case(), before);
    }

    #[test]
    fn a_card_leaves_its_frame_only_if_it_lies_outside() {
        let (mut editor, cards) = editor_with_cards(&[(0.0, 0.0), (0.0, 100.0)]);
        let frame = editor
            .apply("frame", |tx| {
                add_frame(tx, rect(-50.0, -50.0, 300.0, 300.0), "left")
            })
            .expect("sound")
            .value;
        let wanted = Places {
            cards: places(&cards, &[pos2(1000.0, 0.0), pos2(2000.0, 0.0)]).cards,
            frames: [(frame, rect(900.0, -50.0, 300.0, 300.0))].into(),
        };
        editor
            .apply("arrange", |tx| arrange_items(tx, &wanted))
            .expect("arranges");
        let frames: Vec<_> = editor
            .case()
            .cards()
            .iter()
            .map(|card| card.frame)
            .collect();
        assert_eq!(frames, [Some(frame), None]);
    }

    #[test]
    fn places_that_are_no_numbers_are_refused() {
        let (mut editor, cards) = editor_with_cards(&[(0.0, 0.0), (10.0, 0.0)]);
        let before = editor.case().clone();
        let wanted = places(&cards, &[pos2(5.0, 5.0), pos2(f32::NAN, 0.0)]);
        assert!(
            editor
                .apply("arrange", |tx| arrange_items(tx, &wanted))
                .is_err()
        );
        assert_eq!(*editor.case(), before);
    }
}

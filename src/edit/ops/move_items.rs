//! Move cards and frames.

use super::membership::{carried_by, clamp_pos, settle_cards, update_unlocked_frame};
use crate::edit::{EditError, Tx};
use crate::model::{Card, CardId, Frame, FrameId};
use emath::Vec2;
use std::collections::BTreeSet;

/// Moves cards and frames. A frame carries its cards; a card moved by itself joins the frame under its centre or leaves
/// the one it left; locked ones stay.
///
/// # Errors
/// If one of them is missing, or the distance is not a number.
pub fn move_items(
    tx: &mut Tx<'_>,
    cards: &BTreeSet<CardId>,
    frames: &BTreeSet<FrameId>,
    delta: Vec2,
) -> Result<(), EditError> {
    if !delta.is_finite() {
        return Err(EditError::Refused(
            "the distance is not a number".to_owned(),
        ));
    }
    let mut moving = BTreeSet::new();
    for id in frames {
        if !tx.get::<Frame>(*id)?.locked {
            moving.insert(*id);
        }
    }
    let carried: BTreeSet<CardId> = carried_by(tx.case(), &moving).collect();
    for id in &moving {
        update_unlocked_frame(tx, *id, |frame| {
            frame.pos = clamp_pos(frame.pos + delta, frame.size)
        })?;
    }
    for id in cards.union(&carried) {
        let card = tx.get::<Card>(*id)?;
        if !card.locked && card.pos.is_finite() {
            tx.update::<Card>(*id, |card| {
                card.pos = clamp_pos(card.pos + delta, card.size)
            })?;
        }
    }
    settle_cards(tx, cards.difference(&carried).copied().collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::ops::add_frame;
    use crate::edit::ops::testing::{editor_with_cards, positions, rect};
    use emath::vec2;

    #[test]
    fn frames_carry_their_cards_and_cards_change_frames() {
        let (mut editor, cards) = editor_with_cards(&[(0.0, 0.0), (500.0, 0.0)]);
        let frame = editor
            .apply("frame", |tx| {
                add_frame(tx, rect(-50.0, -50.0, 300.0, 300.0), "left")
            })
            .expect("the rectangle is sound")
            .value;
        let [inside, outside] =
            [0, 1].map(|at| cards.iter().copied().nth(at).expect("there are two"));
        let frame_of = |editor: &crate::edit::Editor, card| {
            editor.case().card(card).and_then(|card| card.frame)
        };
        assert_eq!(
            (frame_of(&editor, inside), frame_of(&editor, outside)),
            (Some(frame), None)
        );

        editor
            .apply("move", |tx| {
                move_items(tx, &BTreeSet::new(), &[frame].into(), vec2(10.0, 20.0))
            })
            .expect("moves");
        assert_eq!(positions(&editor), "10,20 500,0");

        editor
            .apply("move", |tx| {
                move_items(tx, &[outside].into(), &BTreeSet::new(), vec2(-400.0, 100.0))
            })
            .expect("moves");
        assert_eq!(frame_of(&editor, outside), Some(frame));
        editor
            .apply("move", |tx| {
                move_items(tx, &[inside].into(), &BTreeSet::new(), vec2(900.0, 0.0))
            })
            .expect("moves");
        assert_eq!(frame_of(&editor, inside), None);
    }

    #[test]
    fn a_card_moved_together_with_its_frame_moves_once() {
        let (mut editor, cards) = editor_with_cards(&[(0.0, 0.0)]);
        let frame = editor
            .apply("frame", |tx| {
                add_frame(tx, rect(-50.0, -50.0, 300.0, 300.0), "all")
            })
            .expect("sound")
            .value;
        editor
            .apply("move", |tx| {
                move_items(tx, &cards, &[frame].into(), vec2(5.0, 5.0))
            })
            .expect("moves");
        assert_eq!(positions(&editor), "5,5");
    }

    #[test]
    fn locked_cards_stay_and_the_board_has_an_end() {
        let (mut editor, cards) = editor_with_cards(&[(0.0, 0.0)]);
        editor
            .apply("move", |tx| {
                move_items(tx, &cards, &BTreeSet::new(), vec2(1e30, 0.0))
            })
            .expect("moves to the edge");
        assert_eq!(editor.case().problems(), []);
        let lock = crate::edit::ops::Lock::Locked;
        editor
            .apply("lock", |tx| {
                crate::edit::ops::lock(tx, &cards, &BTreeSet::new(), lock)
            })
            .expect("locks");
        let before = editor.case().clone();
        editor
            .apply("move", |tx| {
                move_items(tx, &cards, &BTreeSet::new(), vec2(-9.0, 0.0))
            })
            .expect("does nothing");
        assert_eq!(*editor.case(), before);
        assert!(
            editor
                .apply("move", |tx| move_items(
                    tx,
                    &cards,
                    &BTreeSet::new(),
                    vec2(f32::NAN, 0.0)
                ))
                .is_err()
        );
    }
}

//! Fold cards into another card, or close a frame over its cards, so that the board shows less; and open both again.

use super::collapse_cards::Collapse;
use super::membership::settle_cards;
use crate::edit::{EditError, Tx};
use crate::model::{Card, CardId, Frame, FrameId};
use std::collections::BTreeSet;

/// Folds cards into `host`. What is folded into one of them stays so. The host and the cards into which it is folded
/// itself are left out.
///
/// # Errors
/// If a card is missing.
pub fn fold_cards(
    tx: &mut Tx<'_>,
    cards: &BTreeSet<CardId>,
    host: CardId,
) -> Result<(), EditError> {
    let mut above = BTreeSet::from([host]);
    let mut at = tx.get::<Card>(host)?.folded_into;
    while let Some(id) = at.filter(|id| above.insert(*id)) {
        at = tx.get::<Card>(id)?.folded_into;
    }
    cards
        .difference(&above)
        .try_for_each(|id| tx.update::<Card>(*id, |card| card.folded_into = Some(host)))
}

/// Brings back to the board what is folded into `host`. Cards that left their frame meanwhile join where they lie.
///
/// # Errors
/// If a card is missing.
pub fn unfold_cards(tx: &mut Tx<'_>, host: CardId) -> Result<(), EditError> {
    let folded: Vec<CardId> = tx
        .case()
        .cards()
        .iter()
        .filter(|card| card.folded_into == Some(host))
        .map(|card| card.id)
        .collect();
    for id in &folded {
        tx.update::<Card>(*id, |card| card.folded_into = None)?;
    }
    settle_cards(tx, folded)
}

/// Closes frames over their cards, or opens them.
///
/// # Errors
/// If a frame is missing.
pub fn collapse_frames(
    tx: &mut Tx<'_>,
    frames: &BTreeSet<FrameId>,
    to: Collapse,
) -> Result<(), EditError> {
    frames.iter().try_for_each(|id| {
        tx.update::<Frame>(*id, |frame| frame.collapsed = to == Collapse::Collapsed)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::ops::testing::{editor_with_cards, rect};
    use crate::edit::ops::{add_frame, copy, move_items, paste, remove_cards};
    use emath::{pos2, vec2};

    #[test]
    fn cards_fold_into_a_card_and_come_back() {
        let (mut editor, cards) = editor_with_cards(&[(0.0, 0.0), (400.0, 0.0), (800.0, 0.0)]);
        let before = editor.case().clone();
        let host = *cards.first().expect("three cards");
        editor
            .apply("fold", |tx| fold_cards(tx, &cards, host))
            .expect("they are there");
        let folded = |editor: &crate::edit::Editor| {
            let cards = editor.case().cards().iter();
            cards.filter(|card| card.folded_into == Some(host)).count()
        };
        assert_eq!((folded(&editor), editor.case().problems().len()), (2, 0));
        editor
            .apply("unfold", |tx| unfold_cards(tx, host))
            .expect("it is there");
        assert_eq!(*editor.case(), before);
    }

    #[test]
    fn cards_never_fold_into_a_ring() {
        let (mut editor, cards) = editor_with_cards(&[(0.0, 0.0), (400.0, 0.0)]);
        let ids: Vec<CardId> = cards.iter().copied().collect();
        for (card, host) in [(ids[0], ids[1]), (ids[1], ids[0])] {
            editor
                .apply("fold", |tx| fold_cards(tx, &[card].into(), host))
                .expect("they are there");
        }
        assert_eq!(editor.case().problems(), []);
        assert_eq!(
            editor.case().card(ids[1]).and_then(|card| card.folded_into),
            None
        );
    }

    #[test]
    fn copies_keep_what_is_folded_into_them() {
        let (mut editor, cards) = editor_with_cards(&[(0.0, 0.0), (400.0, 0.0), (800.0, 0.0)]);
        let ids: Vec<CardId> = cards.iter().copied().collect();
        // The last is the host of the second, and that of the first: a host may come after what it holds.
        let pasted = editor
            .apply("fold and paste", |tx| {
                fold_cards(tx, &[ids[0]].into(), ids[1])?;
                fold_cards(tx, &[ids[1]].into(), ids[2])?;
                let fragment = copy(tx.case(), &[ids[2]].into(), &BTreeSet::new());
                paste(tx, &fragment, pos2(0.0, 900.0))
            })
            .expect("they are there")
            .value;
        assert_eq!(pasted.cards.len(), 3);
        let case = editor.case();
        let hosts = pasted
            .cards
            .iter()
            .filter_map(|id| case.card(*id)?.folded_into);
        assert!(hosts.clone().all(|host| pasted.cards.contains(&host)));
        assert_eq!((hosts.count(), case.problems().len()), (2, 0));
    }

    #[test]
    fn what_is_folded_into_a_removed_card_comes_back() {
        let (mut editor, cards) = editor_with_cards(&[(0.0, 0.0), (400.0, 0.0)]);
        let host = *cards.first().expect("two cards");
        editor
            .apply("fold and remove", |tx| {
                fold_cards(tx, &cards, host)?;
                remove_cards(tx, &[host].into())
            })
            .expect("they are there");
        assert_eq!(editor.case().problems(), []);
        assert!(
            editor
                .case()
                .cards()
                .iter()
                .all(|card| card.folded_into.is_none())
        );
    }

    #[test]
    fn a_closed_frame_keeps_its_cards_wherever_it_goes() {
        let (mut editor, cards) = editor_with_cards(&[(300.0, 300.0), (2000.0, 0.0)]);
        let inside = *cards.first().expect("two cards");
        let frame = editor
            .apply("frame", |tx| {
                add_frame(tx, rect(0.0, 0.0, 800.0, 800.0), "all")
            })
            .expect("it is sound")
            .value;
        editor
            .apply("close and move", |tx| {
                collapse_frames(tx, &[frame].into(), Collapse::Collapsed)?;
                move_items(tx, &BTreeSet::new(), &[frame].into(), vec2(1900.0, 0.0))?;
                move_items(tx, &cards, &BTreeSet::new(), vec2(30.0, 0.0))
            })
            .expect("it moves");
        let home = |id| editor.case().card(id).and_then(|card| card.frame);
        let frames: Vec<_> = cards.iter().map(|id| home(*id)).collect();
        assert_eq!(home(inside), Some(frame));
        assert_eq!(
            frames.iter().flatten().count(),
            1,
            "a closed frame takes nothing in"
        );
    }
}

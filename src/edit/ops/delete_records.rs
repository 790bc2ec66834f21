//! Delete records with everything that hangs on them, or take cards off the board and keep the records.

use crate::edit::{EditError, Tx};
use crate::model::{Card, CardId, RecordRef};
use crate::model::{references_of, referring_records, with_references};
use std::collections::BTreeSet;

/// Deletes records. Their cards and links go with them, the excerpts of a deleted article too; whatever else refers to
/// them loses the reference. A frame's cards stay.
///
/// # Errors
/// If one of them is missing.
pub fn delete_records(tx: &mut Tx<'_>, records: &BTreeSet<RecordRef>) -> Result<(), EditError> {
    if records.is_empty() {
        return Ok(());
    }
    let mut doomed = records.clone();
    // Excerpts fall with their article, links and cards with their ends. Links have links as ends nowhere, so that
    // excerpts first and the rest after them is all there is to follow.
    let excerpts = tx
        .case()
        .excerpts()
        .iter()
        .filter(|excerpt| records.contains(&excerpt.article.into()));
    doomed.extend(excerpts.map(|excerpt| RecordRef::from(excerpt.id)));
    let mut mended = Vec::new();
    for record in referring_records(tx.case()) {
        let name = record.record_ref();
        if doomed.contains(&name)
            || !references_of(&record)
                .iter()
                .any(|reference| doomed.contains(reference))
        {
            continue;
        }
        match with_references(&record, |reference| {
            (!doomed.contains(&reference)).then_some(reference)
        }) {
            Some(record) => mended.push(record),
            None => drop(doomed.insert(name)),
        }
    }
    mended
        .into_iter()
        .try_for_each(|record| tx.replace(record))?;
    doomed.into_iter().try_for_each(|record| tx.remove(record))
}

/// Takes cards off the board; their records stay in the library. What was folded into them comes back to light.
///
/// # Errors
/// If a card is missing.
pub fn remove_cards(tx: &mut Tx<'_>, cards: &BTreeSet<CardId>) -> Result<(), EditError> {
    let orphans: Vec<CardId> = tx
        .case()
        .cards()
        .iter()
        .filter(|card| card.folded_into.is_some_and(|host| cards.contains(&host)))
        .map(|card| card.id)
        .collect();
    for orphan in orphans {
        tx.update::<Card>(orphan, |card| card.folded_into = None)?;
    }
    cards.iter().try_for_each(|card| tx.remove(*card))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::ops::testing::small_case_editor;

    #[test]
    fn nothing_is_left_dangling_whatever_is_deleted() {
        let all = |editor: &crate::edit::Editor| {
            let case = editor.case();
            let mut all: Vec<RecordRef> = referring_records(case)
                .map(|record| record.record_ref())
                .collect();
            all.extend(case.outlets().ids().map(RecordRef::from));
            all.extend(case.frames().ids().map(RecordRef::from));
            all.extend(case.notes().ids().map(RecordRef::from));
            all
        };
        let count = all(&small_case_editor()).len();
        for at in 0..count {
            let mut editor = small_case_editor();
            let before = editor.case().clone();
            let one: BTreeSet<_> = all(&editor).into_iter().skip(at).take(1).collect();
            editor
                .apply("delete", |tx| delete_records(tx, &one))
                .expect("the record is there");
            assert_eq!(editor.case().problems(), [], "after deleting {one:?}");
            assert!(one.iter().all(|record| !record.exists_in(editor.case())));
            editor.undo();
            assert_eq!(*editor.case(), before);
        }
    }

    #[test]
    fn a_card_can_go_while_its_record_stays() {
        let mut editor = small_case_editor();
        let cards: BTreeSet<_> = editor.case().cards().ids().collect();
        let claims = editor.case().claims().len();
        editor
            .apply("clear", |tx| remove_cards(tx, &cards))
            .expect("the cards are there");
        assert_eq!(
            (editor.case().cards().len(), editor.case().claims().len()),
            (0, claims)
        );
    }
}

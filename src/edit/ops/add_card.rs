//! Put a record on the board.

use super::membership::{FrameLookup, front_z, usable_rect};
use crate::edit::{EditError, Tx};
use crate::model::{
    AnyRecord, Article, Bookmark, Card, CardId, Claim, Entity, Excerpt, Frame, FrameId, Image,
    Link, Note, Outlet, RecordRef,
};
use emath::Rect;

/// Gives a record a card, in front of all others. Without a frame named, the card joins the one under its centre.
///
/// # Errors
/// If the record is missing, has a card already or is of a kind without cards.
pub fn add_card(
    tx: &mut Tx<'_>,
    subject: RecordRef,
    rect: Rect,
    frame: Option<FrameId>,
) -> Result<CardId, EditError> {
    let case = tx.case();
    if !subject.exists_in(case) {
        return Err(EditError::Missing(subject));
    }
    if !subject.kind().can_have_card() {
        return Err(EditError::Refused(format!(
            "{} have no cards",
            subject.kind().plural()
        )));
    }
    if case.cards().iter().any(|card| card.subject == subject) {
        return Err(EditError::Refused(format!(
            "\"{}\" is on the board already",
            case.name_of(subject)
        )));
    }
    let rect = usable_rect(rect)?;
    let frame = frame.or_else(|| FrameLookup::new(case).frame_at(rect.center()));
    let z = front_z(case);
    let card = Card {
        z,
        frame,
        ..Card::new(tx.fresh_id::<Card>(), subject, rect)
    };
    tx.insert(card)
}

/// Adds a new record and gives it a card.
///
/// # Errors
/// As [`add_card`]; if the record's id is taken.
pub fn create_with_card(
    tx: &mut Tx<'_>,
    record: AnyRecord,
    rect: Rect,
) -> Result<CardId, EditError> {
    let subject = record.record_ref();
    insert_any(tx, &record)?;
    add_card(tx, subject, rect, None)
}

/// Adds a record of any kind.
pub(super) fn insert_any(tx: &mut Tx<'_>, record: &AnyRecord) -> Result<(), EditError> {
    match record {
        AnyRecord::Outlet(record) => tx.insert::<Outlet>((**record).clone()).map(drop),
        AnyRecord::Article(record) => tx.insert::<Article>((**record).clone()).map(drop),
        AnyRecord::Excerpt(record) => tx.insert::<Excerpt>((**record).clone()).map(drop),
        AnyRecord::Entity(record) => tx.insert::<Entity>((**record).clone()).map(drop),
        AnyRecord::Claim(record) => tx.insert::<Claim>((**record).clone()).map(drop),
        AnyRecord::Note(record) => tx.insert::<Note>((**record).clone()).map(drop),
        AnyRecord::Image(record) => tx.insert::<Image>((**record).clone()).map(drop),
        AnyRecord::Link(record) => tx.insert::<Link>((**record).clone()).map(drop),
        AnyRecord::Frame(record) => tx.insert::<Frame>((**record).clone()).map(drop),
        AnyRecord::Card(record) => tx.insert::<Card>((**record).clone()).map(drop),
        AnyRecord::Bookmark(record) => tx.insert::<Bookmark>((**record).clone()).map(drop),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::ops::testing::{editor, note, rect};

    #[test]
    fn a_record_gets_one_card_only() {
        let mut editor = editor();
        let card = editor.apply("new", |tx| {
            let note = note(tx, "one");
            create_with_card(tx, note, rect(0.0, 0.0, 100.0, 80.0))
        });
        let card = card.expect("a new note can have a card").value;
        let subject = editor.case().card(card).expect("it is there").subject;
        let again = editor.apply("again", |tx| {
            add_card(tx, subject, rect(0.0, 0.0, 100.0, 80.0), None)
        });
        assert_eq!(
            again.map(|_| ()).unwrap_err().to_string(),
            "\"one\" is on the board already"
        );
    }

    #[test]
    fn odd_rectangles_are_mended_or_refused() {
        let mut editor = editor();
        for (given, is_taken) in [
            (rect(1e30, -1e30, 10.0, 10.0), true),
            (rect(0.0, 0.0, -50.0, 0.0), true),
            (rect(f32::NAN, 0.0, 100.0, 100.0), false),
            (rect(f32::INFINITY, 0.0, 100.0, 100.0), false),
        ] {
            let made = editor.apply("new", |tx| {
                let note = note(tx, "x");
                create_with_card(tx, note, given)
            });
            assert_eq!(made.is_ok(), is_taken, "{given:?}");
        }
        assert_eq!(editor.case().problems(), []);
        assert_eq!(
            editor.case().notes().len(),
            2,
            "a refused edit leaves nothing behind"
        );
    }
}

//! Give records a handling mark.

use crate::edit::{EditError, Tx};
use crate::model::{
    Article, ArticleId, Claim, ClaimId, Entity, EntityId, Frame, FrameId, Image, ImageId, Note,
    NoteId, RecordRef, Tlp,
};
use std::collections::BTreeSet;

/// Gives records a handling mark of their own, or with `None` takes it from them, so that what they inherit counts. Records
/// of kinds that have no mark are passed over.
///
/// # Errors
/// If one of them is missing.
pub fn mark_records(
    tx: &mut Tx<'_>,
    records: &BTreeSet<RecordRef>,
    mark: Option<Tlp>,
) -> Result<(), EditError> {
    for record in records {
        match *record {
            RecordRef::Article(id) => article(tx, id, mark)?,
            RecordRef::Claim(id) => claim(tx, id, mark)?,
            RecordRef::Note(id) => note(tx, id, mark)?,
            RecordRef::Entity(id) => entity(tx, id, mark)?,
            RecordRef::Image(id) => image(tx, id, mark)?,
            RecordRef::Frame(id) => frame(tx, id, mark)?,
            _ => {}
        }
    }
    Ok(())
}

fn article(tx: &mut Tx<'_>, id: ArticleId, mark: Option<Tlp>) -> Result<(), EditError> {
    tx.update::<Article>(id, |article| article.mark = mark)
}

fn claim(tx: &mut Tx<'_>, id: ClaimId, mark: Option<Tlp>) -> Result<(), EditError> {
    tx.update::<Claim>(id, |claim| claim.mark = mark)
}

fn note(tx: &mut Tx<'_>, id: NoteId, mark: Option<Tlp>) -> Result<(), EditError> {
    tx.update::<Note>(id, |note| note.mark = mark)
}

fn entity(tx: &mut Tx<'_>, id: EntityId, mark: Option<Tlp>) -> Result<(), EditError> {
    tx.update::<Entity>(id, |entity| entity.mark = mark)
}

fn image(tx: &mut Tx<'_>, id: ImageId, mark: Option<Tlp>) -> Result<(), EditError> {
    tx.update::<Image>(id, |image| image.mark = mark)
}

fn frame(tx: &mut Tx<'_>, id: FrameId, mark: Option<Tlp>) -> Result<(), EditError> {
    tx.update::<Frame>(id, |frame| frame.mark = mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::ops::testing::small_case_editor;

    #[test]
    fn all_that_can_be_marked_is_marked_in_one_step() {
        let mut editor = small_case_editor();
        let before = editor.case().clone();
        let case = editor.case();
        let mut all: BTreeSet<RecordRef> = case.claims().ids().map(RecordRef::from).collect();
        all.extend(case.articles().ids().map(RecordRef::from));
        all.extend(case.links().ids().map(RecordRef::from));
        editor
            .apply("Mark", |tx| mark_records(tx, &all, Some(Tlp::Amber)))
            .expect("all are there");
        let case = editor.case();
        let marked = |record: &RecordRef| case.own_mark_of(*record) == Some(Tlp::Amber);
        assert!(
            all.iter()
                .all(|it| marked(it) || matches!(it, RecordRef::Link(_)))
        );
        editor.undo();
        assert_eq!(*editor.case(), before);
    }
}

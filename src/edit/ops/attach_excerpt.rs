//! Let a record rest on an excerpt, or let go of it.

use crate::edit::{EditError, Tx};
use crate::model::{Claim, Entity, ExcerptId, Link, Note, RecordRef};

/// Lets a claim, entity or note rest on an excerpt, or a link, which has one at most. What rests on it already stays.
///
/// # Errors
/// If the record is missing or of a kind that rests on no excerpts.
pub fn attach_excerpt(
    tx: &mut Tx<'_>,
    record: RecordRef,
    excerpt: ExcerptId,
) -> Result<(), EditError> {
    let add = |excerpts: &mut Vec<ExcerptId>| {
        if !excerpts.contains(&excerpt) {
            excerpts.push(excerpt);
        }
    };
    match record {
        RecordRef::Claim(id) => tx.update::<Claim>(id, |claim| add(&mut claim.excerpts)),
        RecordRef::Entity(id) => tx.update::<Entity>(id, |entity| add(&mut entity.excerpts)),
        RecordRef::Note(id) => tx.update::<Note>(id, |note| add(&mut note.excerpts)),
        RecordRef::Link(id) => tx.update::<Link>(id, |link| link.excerpt = Some(excerpt)),
        other => Err(EditError::Refused(format!(
            "{} rest on no excerpts",
            other.kind().plural()
        ))),
    }
}

/// Lets a record go of an excerpt. The excerpt stays as a highlight, whether or not anything else rests on it: what was
/// marked in a text goes only when it is deleted itself, or with its article.
///
/// # Errors
/// If the record is missing or of a kind that rests on no excerpts.
pub fn detach_excerpt(
    tx: &mut Tx<'_>,
    record: RecordRef,
    excerpt: ExcerptId,
) -> Result<(), EditError> {
    let drop_it = |excerpts: &mut Vec<ExcerptId>| excerpts.retain(|kept| *kept != excerpt);
    match record {
        RecordRef::Claim(id) => tx.update::<Claim>(id, |claim| drop_it(&mut claim.excerpts)),
        RecordRef::Entity(id) => tx.update::<Entity>(id, |entity| drop_it(&mut entity.excerpts)),
        RecordRef::Note(id) => tx.update::<Note>(id, |note| drop_it(&mut note.excerpts)),
        RecordRef::Link(id) => tx.update::<Link>(id, |link| {
            link.excerpt = link.excerpt.filter(|kept| *kept != excerpt);
        }),
        other => Err(EditError::Refused(format!(
            "{} rest on no excerpts",
            other.kind().plural()
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::ops::testing::small_case_editor;

    #[test]
    fn every_record_that_can_rest_on_words_takes_them_once_and_lets_them_go() {
        let mut editor = small_case_editor();
        let case = editor.case();
        let excerpt = case.excerpts().ids().next().expect("there is an excerpt");
        let records: Vec<RecordRef> = [
            case.claims().ids().next().map(RecordRef::from),
            case.entities().ids().next().map(RecordRef::from),
            case.notes().ids().next().map(RecordRef::from),
            case.links().ids().next().map(RecordRef::from),
        ]
        .into_iter()
        .flatten()
        .collect();
        assert_eq!(records.len(), 4);
        for record in records {
            for _ in 0..2 {
                editor
                    .apply("attach", |tx| attach_excerpt(tx, record, excerpt))
                    .expect("it rests on excerpts");
            }
            let holds = |editor: &crate::edit::Editor| {
                let case = editor.case();
                match record {
                    RecordRef::Claim(id) => case.claim(id).map(|it| it.excerpts.clone()),
                    RecordRef::Entity(id) => case.entity(id).map(|it| it.excerpts.clone()),
                    RecordRef::Note(id) => case.note(id).map(|it| it.excerpts.clone()),
                    RecordRef::Link(id) => case.link(id).map(|it| it.excerpt.into_iter().collect()),
                    _ => None,
                }
                .expect("it is there")
                .into_iter()
                .filter(|id| *id == excerpt)
                .count()
            };
            assert_eq!(holds(&editor), 1, "{record:?}");
            editor
                .apply("detach", |tx| detach_excerpt(tx, record, excerpt))
                .expect("it rests on excerpts");
            assert_eq!(holds(&editor), 0, "{record:?}");
        }
        assert!(
            editor.case().excerpt(excerpt).is_some(),
            "it stays as a highlight"
        );
        let article = editor.case().articles().ids().next().expect("there is one");
        let refused = editor.apply("attach", |tx| attach_excerpt(tx, article.into(), excerpt));
        assert!(refused.is_err());
    }
}

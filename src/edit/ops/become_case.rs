//! Let the case become what another state of it is.

use crate::edit::{EditError, Tx};
use crate::model::{Case, Record, Table};
use std::sync::Arc;

/// Lets the case become `goal`, record by record: a version of the past is restored by this, and undone like any edit.
///
/// # Errors
/// If the goal is more broken than the case is.
pub fn become_case(tx: &mut Tx<'_>, goal: &Case) -> Result<(), EditError> {
    let problems = goal.problems().len();
    if problems > tx.case().problems().len() {
        return Err(EditError::Refused(format!(
            "{problems} things are wrong in it; open it and save it under another name instead"
        )));
    }
    if tx.case().info() != goal.info() {
        tx.set_info(goal.info().as_ref().clone());
    }
    take_over(tx, goal.outlets())?;
    take_over(tx, goal.articles())?;
    take_over(tx, goal.excerpts())?;
    take_over(tx, goal.entities())?;
    take_over(tx, goal.claims())?;
    take_over(tx, goal.notes())?;
    take_over(tx, goal.images())?;
    take_over(tx, goal.links())?;
    take_over(tx, goal.frames())?;
    take_over(tx, goal.cards())?;
    take_over(tx, goal.bookmarks())
}

/// Lets a table become the goal's.
fn take_over<R: Record>(tx: &mut Tx<'_>, goal: &Table<R>) -> Result<(), EditError> {
    let own: Vec<R::Id> = R::table(tx.case()).ids().collect();
    for id in own {
        if !goal.contains(id) {
            tx.remove(id)?;
        }
    }
    for record in goal.iter_shared() {
        let id = record.id();
        let is_there = R::table(tx.case()).contains(id);
        if !is_there {
            tx.insert(record.as_ref().clone())?;
            continue;
        }
        match tx.replace(R::wrap(Arc::clone(record))) {
            // The text of an article stays what it was when it came in; a file where it differs has another article.
            Err(EditError::TextIsFixed(_)) => {
                tx.remove(id)?;
                tx.insert(record.as_ref().clone())?;
            }
            done => done?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::ops::delete_records;
    use crate::edit::ops::testing::{editor_with_cards, small_case_editor};
    use crate::model::{AnyRecord, Article, ArticleId, TypedId as _};

    #[test]
    fn one_case_becomes_another_and_back_in_one_step() {
        let goal = small_case_editor().case().clone();
        let (mut editor, _) = editor_with_cards(&[(0.0, 0.0), (300.0, 0.0)]);
        let before = editor.case().clone();
        let steps = editor.history().undo_labels().count();
        editor
            .apply("Restore", |tx| become_case(tx, &goal))
            .expect("it can be restored");
        assert_eq!(*editor.case(), goal);
        assert_eq!(editor.history().undo_labels().count(), steps + 1);
        editor.undo();
        assert_eq!(*editor.case(), before);
        editor.redo();
        assert_eq!(*editor.case(), goal);
    }

    #[test]
    fn what_was_deleted_and_changed_since_comes_back() {
        let mut editor = small_case_editor();
        let goal = editor.case().clone();
        let entities: std::collections::BTreeSet<_> =
            goal.entities().ids().map(Into::into).collect();
        editor
            .apply("Delete", |tx| delete_records(tx, &entities))
            .expect("deleted");
        assert_ne!(*editor.case(), goal);
        editor
            .apply("Restore", |tx| become_case(tx, &goal))
            .expect("it can be restored");
        assert_eq!(*editor.case(), goal);
        // To become what it is changes nothing and leaves no step.
        let again = editor.apply("Restore", |tx| become_case(tx, &goal));
        assert!(again.expect("it is the same").diff.is_empty());
    }

    #[test]
    fn an_article_with_another_text_is_taken_over_whole() {
        let article = |text: &str| {
            let id = ArticleId::from_number(1);
            AnyRecord::from(Article::new(id, "Title", text))
        };
        let (mut editor, _) = editor_with_cards(&[]);
        let mut goal = editor.case().clone();
        let AnyRecord::Article(one) = article("one") else {
            return;
        };
        editor
            .apply("Import", |tx| tx.insert(one.as_ref().clone()))
            .expect("inserted");
        goal.put(&article("another"));
        editor
            .apply("Restore", |tx| become_case(tx, &goal))
            .expect("it can be restored");
        assert_eq!(*editor.case(), goal);
    }
}

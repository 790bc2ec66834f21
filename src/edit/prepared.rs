//! An edit made beforehand on a copy of the case, to be taken over in a moment: what a job has worked out.

use super::diff::Diff;
use super::tx::{EditError, Tx};
use crate::model::{Case, IdSource};
use std::sync::Arc;

/// An edit of a case as it was, ready to be taken over by its editor while the case is still so.
#[derive(Debug, Clone)]
pub struct Prepared {
    pub(super) before: Case,
    pub(super) after: Case,
    pub(super) diff: Arc<Diff>,
}

impl Prepared {
    /// Makes an edit on a copy. It must not ask for new ids: those of the copy would not be unique.
    ///
    /// # Errors
    /// What `op` returns.
    pub fn new(
        case: &Case,
        label: &str,
        op: impl FnOnce(&mut Tx<'_>) -> Result<(), EditError>,
    ) -> Result<Self, EditError> {
        let mut after = case.clone();
        let mut ids = IdSource::new(0);
        let mut tx = Tx::new(&mut after, &mut ids);
        op(&mut tx)?;
        let diff = Arc::new(tx.finish(label));
        Ok(Self {
            before: case.clone(),
            after,
            diff,
        })
    }

    /// The case as it is after the edit.
    pub fn case(&self) -> &Case {
        &self.after
    }

    /// What the edit changes.
    pub fn diff(&self) -> &Arc<Diff> {
        &self.diff
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::ops::move_items;
    use crate::edit::ops::testing::{editor_with_cards, positions};
    use emath::vec2;
    use std::collections::BTreeSet;

    #[test]
    fn a_prepared_edit_is_one_step_like_any_other() {
        let (mut editor, cards) = editor_with_cards(&[(0.0, 0.0), (10.0, 0.0)]);
        let before = editor.case().clone();
        let prepared = Prepared::new(editor.case(), "Move both", |tx| {
            move_items(tx, &cards, &BTreeSet::new(), vec2(0.0, 5.0))
        })
        .expect("moves");
        assert_eq!(*editor.case(), before);
        let revision = editor.revision();
        assert!(editor.take_over(&prepared).is_some());
        assert_eq!(positions(&editor), "0,5 10,5");
        assert_eq!(
            editor.changed_since(revision).map(|changed| changed.len()),
            Some(2)
        );
        assert_eq!(
            editor.undo().map(|diff| diff.label.clone()).as_deref(),
            Some("Move both")
        );
        assert_eq!(*editor.case(), before);
    }

    #[test]
    fn an_edit_prepared_for_another_state_is_not_taken_over() {
        let (mut editor, cards) = editor_with_cards(&[(0.0, 0.0)]);
        let moved = |tx: &mut Tx<'_>| move_items(tx, &cards, &BTreeSet::new(), vec2(0.0, 5.0));
        let prepared = Prepared::new(editor.case(), "Move", moved).expect("moves");
        editor.apply("Move", moved).expect("moves");
        let before = editor.case().clone();
        assert!(editor.take_over(&prepared).is_none());
        assert_eq!(*editor.case(), before);
    }
}

//! Another grade of reliability for an outlet.

use crate::edit::{EditError, Tx};
use crate::model::{GradeChange, Outlet, OutletId, Reliability};

/// Gives an outlet another grade and notes it in the outlet's history. A grade that was given without a note is noted
/// first, so that the history says what it was before.
///
/// # Errors
/// If the outlet is missing.
pub fn change_grade(
    tx: &mut Tx<'_>,
    outlet: OutletId,
    change: GradeChange,
) -> Result<(), EditError> {
    tx.update::<Outlet>(outlet, |outlet| {
        let before = outlet.reliability;
        let last = outlet.history.last().map(|last| last.reliability);
        if last.unwrap_or_default() != before && before != Reliability::default() {
            outlet.history.push(GradeChange {
                reliability: before,
                since: None,
                reason: String::new(),
            });
        }
        outlet.reliability = change.reliability;
        outlet.history.push(change);
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::ops::testing::editor;
    use crate::model::TypedId as _;

    fn change(reliability: Reliability, reason: &str) -> GradeChange {
        GradeChange {
            reliability,
            since: "2023-10".parse().ok(),
            reason: reason.to_owned(),
        }
    }

    #[test]
    fn a_grade_is_changed_with_its_reason_and_undone() {
        let mut editor = editor();
        let made = editor.apply("new", |tx| {
            let mut outlet = Outlet::new(tx.fresh_id::<Outlet>(), "Gulf wire");
            outlet.reliability = Reliability::C;
            tx.insert(outlet)
        });
        let id = made.expect("it is sound").value;
        let before = editor.case().clone();
        for (grade, reason) in [
            (Reliability::D, "retracted twice"),
            (Reliability::B, "new desk"),
        ] {
            editor
                .apply("grade", |tx| change_grade(tx, id, change(grade, reason)))
                .expect("the outlet is there");
        }
        let outlet = editor.case().outlet(id).expect("it is there");
        assert_eq!(outlet.reliability, Reliability::B);
        let history: Vec<_> = outlet
            .history
            .iter()
            .map(|change| (change.reliability.letter(), change.reason.as_str()))
            .collect();
        assert_eq!(
            history,
            [("C", ""), ("D", "retracted twice"), ("B", "new desk")]
        );
        assert_eq!(editor.case().problems(), []);
        editor.undo();
        editor.undo();
        assert_eq!(*editor.case(), before);
    }

    #[test]
    fn an_outlet_that_is_not_there_has_no_grade() {
        let mut editor = editor();
        let id = OutletId::from_number(9);
        let done = editor.apply("grade", |tx| {
            change_grade(tx, id, change(Reliability::A, ""))
        });
        assert!(matches!(done, Err(EditError::Missing(_))));
    }
}

//! Questions in, lines out.

use super::keeper::{Librarian, Now, Place};
use super::*;
use crate::cli::generated_case;
use crate::compare;
use crate::edit::{Editor, ops};
use crate::model::{Case, ClaimId, IdSource, RecordKind, RecordRef};
use emath::vec2;
use std::sync::Arc;

/// Asks and builds, wherever that would be done; returns whether it was in a job.
fn answer(librarian: &mut Librarian, editor: &Editor, question: &Question) -> Option<bool> {
    let now = Now {
        editor,
        findings: &Arc::new(compare::findings(editor.case())),
        findings_number: 0,
        case_number: 1,
    };
    let (task, in_job) = match librarian.ask(&now, question) {
        Place::Nowhere => return None,
        Place::Here(task) => (task, false),
        Place::Job(task) => (task, true),
    };
    librarian.take(task.run(), 1);
    Some(in_job)
}

fn editor_of(case: Case) -> Editor {
    Editor::opened(case, IdSource::new(1))
}

fn claims_with(query: &str) -> Question {
    Question {
        tab: Some(RecordKind::Claim),
        query: query.to_owned(),
        ..Question::default()
    }
}

#[test]
fn lists_hold_what_was_asked_in_its_order() {
    let editor = editor_of(generated_case(300, 1));
    let mut librarian = Librarian::default();
    assert_eq!(
        answer(&mut librarian, &editor, &claims_with("saltmere")),
        Some(false)
    );
    let lists = librarian.lists();
    assert_eq!(
        (lists.shown, lists.total),
        (lists.lines.len(), editor.case().claims().len())
    );
    assert!(lists.shown > 0 && lists.shown < lists.total);
    let name = |line: &Line| match line {
        Line::Record(record) => editor.case().name_of(*record).to_lowercase(),
        Line::Heading(..) => String::new(),
    };
    assert!(lists.lines.is_sorted_by_key(name));
    assert!(
        lists
            .lines
            .iter()
            .all(|line| name(line).contains("saltmere"))
    );
}

#[test]
fn lists_are_kept_until_something_in_them_changes() {
    let mut editor = editor_of(generated_case(100, 1));
    let mut librarian = Librarian::default();
    let all = Question::default();
    assert!(answer(&mut librarian, &editor, &all).is_some());
    assert_eq!(answer(&mut librarian, &editor, &all), None);
    let cards = editor.case().cards().ids().collect();
    let moved = editor.apply("Move", |tx| {
        ops::move_items(tx, &cards, &Default::default(), vec2(9.0, 9.0))
    });
    assert!(moved.is_ok_and(|moved| moved.diff.changes.len() == 100));
    assert_eq!(answer(&mut librarian, &editor, &all), None);
    let claim: ClaimId = editor
        .case()
        .claims()
        .ids()
        .next()
        .expect("there are claims");
    let shown = |librarian: &Librarian| {
        librarian
            .lists()
            .lines
            .contains(&Line::Record(claim.into()))
    };
    assert!(shown(&librarian));
    let gone = [RecordRef::from(claim)].into();
    assert!(
        editor
            .apply("Delete", |tx| ops::delete_records(tx, &gone))
            .is_ok()
    );
    assert!(answer(&mut librarian, &editor, &all).is_some());
    assert!(!shown(&librarian));
}

#[test]
fn a_large_case_has_its_lists_built_by_a_job_once_at_a_time() {
    let editor = editor_of(generated_case(3_500, 1));
    let mut librarian = Librarian::default();
    let now = Now {
        editor: &editor,
        findings: &Arc::default(),
        findings_number: 0,
        case_number: 1,
    };
    let Place::Job(task) = librarian.ask(&now, &Question::default()) else {
        panic!("it should be a job");
    };
    assert!(matches!(
        librarian.ask(&now, &claims_with("a")),
        Place::Nowhere
    ));
    // Of another case: not taken.
    librarian.take(task.run(), 2);
    assert!(librarian.lists().lines.is_empty());
    librarian.give_up();
    assert_eq!(
        answer(&mut librarian, &editor, &claims_with("a")),
        Some(true)
    );
    assert!(!librarian.lists().lines.is_empty());
}

//! Unsaved work of an earlier run, as the user meets it.

use super::Window;
use caseboard::app::{
    Action, CommandId, Draft, DraftTarget, Edit, Environment, ImportSetup, JournalFolder,
    NewRecord, Page, RecoverAction, Session,
};
use caseboard::model::NoteKind;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(60);

fn session(folder: &Path) -> Session {
    Session::new(Environment {
        replica_seed: 11,
        wake: Arc::new(|| {}),
        config_dir: None,
        journals: Some(JournalFolder::at(folder)),
        importing: ImportSetup::default(),
        keeping: caseboard::app::KeepingSetup::default(),
    })
}

/// A run of the program that comes to a bad end.
fn leave_unsaved(folder: &Path, notes: &[&str], drafts: Vec<Draft>) {
    let mut session = session(folder);
    for text in notes {
        session.dispatch(Action::Edit(Edit::Create {
            new: NewRecord::Note {
                kind: NoteKind::Note,
                text: (*text).to_owned(),
            },
            at_in_board: None,
            linked_from: None,
        }));
        session.dispatch(Action::EndEditTitle(None));
    }
    session.dispatch(Action::KeepDrafts(drafts));
}

fn window(folder: &Path) -> Window {
    let mut window = Window::around(session(folder));
    let shell = window.harness.state_mut().as_mut();
    let shell = shell.expect("the first frame made it");
    shell.show_page(Page::Welcome);
    shell.dispatch(Action::Recover(RecoverAction::Look));
    shell.finish_jobs();
    window.frames();
    window
}

#[test]
fn unsaved_work_is_shown_and_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    leave_unsaved(folder.path(), &["one", "two"], Vec::new());
    let mut window = window(folder.path());
    window.harness.get_by_label("Unsaved work of earlier runs");
    window
        .harness
        .get_by_label("2 edits since the last save were recovered.");
    assert_eq!(window.harness.query_all_by_label("New note").count(), 2);
    // Decided later, it can still be found in the menu.
    window.keys(Modifiers::NONE, Key::Escape);
    assert!(window.harness.query_by_label("Keep").is_none());
    window.click("File");
    window.click("Unsaved work of earlier runs…");
    window.click("Keep");
    window.finish_jobs();
    assert_eq!(window.case().notes().len(), 2);
    assert!(window.session().is_dirty());
    assert!(
        window.harness.query_by_label("Keep").is_none(),
        "the page is gone"
    );
}

#[test]
fn unsaved_work_is_discarded() {
    let folder = tempfile::tempdir().expect("a folder");
    leave_unsaved(folder.path(), &["one"], Vec::new());
    let mut window = window(folder.path());
    window.click("Discard");
    assert_eq!(window.session().orphans().len(), 0);
    window.harness.get_by_label("There is nothing to recover.");
    assert!(window.case().notes().is_empty());
}

#[test]
fn half_typed_words_are_shown_and_put_where_they_belong() {
    let folder = tempfile::tempdir().expect("a folder");
    let drafts = vec![
        Draft {
            place: "Text of a new article".to_owned(),
            target: DraftTarget::NewArticle(String::new()),
            words: "All quiet on the quay".to_owned(),
        },
        Draft {
            place: "Statement of “A claim”".to_owned(),
            target: DraftTarget::Field,
            words: "More than".to_owned(),
        },
    ];
    leave_unsaved(folder.path(), &[], drafts);
    let mut window = window(folder.path());
    window.harness.get_by_label("All quiet on the quay");
    window.click("Keep");
    window.finish_jobs();
    window.harness.get_by_label("More than");
    window.click("Add as an article");
    let titles: Vec<_> = window
        .case()
        .articles()
        .iter()
        .map(|it| &it.title)
        .collect();
    assert_eq!(titles, ["All quiet on the quay"]);
    window.click("Not needed any more");
    assert!(window.session().recovered_drafts().is_empty());
}

#[test]
fn what_is_typed_is_in_the_journal_before_it_is_in_the_case() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = Window::around(session(folder.path()));
    window.dispatch(Action::Run(CommandId::NewNote));
    window.types("half a thou");
    assert!(window.session().journal_flusher().flush(PATIENCE));
    let written = std::fs::read_dir(folder.path()).expect("a folder");
    let mut texts = written.filter_map(|entry| std::fs::read_to_string(entry.ok()?.path()).ok());
    assert!(texts.any(|text| text.contains("half a thou")));
    drop(window);
    let mut next = session(folder.path());
    next.dispatch(Action::Recover(RecoverAction::Look));
    next.finish_jobs(PATIENCE);
    let words: Vec<String> = next
        .orphans()
        .flat_map(|orphan| orphan.drafts.clone())
        .map(|draft| draft.words)
        .collect();
    assert_eq!(words, ["half a thou"]);
}

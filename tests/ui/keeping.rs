//! Read-only cases, files changed by other programs, versions: by what a user reads and clicks.

use super::Window;
use caseboard::app::{
    Action, CommandId, DamageAction, Edit, KeepAction, NewRecord, Outside, Session,
};
use caseboard::model::NoteKind;
use egui_kittest::kittest::Queryable as _;
use std::path::{Path, PathBuf};

impl Window {
    fn finish(&mut self) {
        let shell = self.harness.state_mut().as_mut();
        shell.expect("the first frame made it").finish_jobs();
        self.frames();
    }

    fn does(&mut self, action: Action) {
        self.dispatch(action);
        self.finish();
    }

    /// Does the click and waits for what it started.
    fn click_and_wait(&mut self, label: &str) {
        self.click(label);
        self.finish();
    }

    fn writes(&mut self, text: &str) {
        self.does(Action::Edit(Edit::Create {
            new: NewRecord::Note {
                kind: NoteKind::Note,
                text: text.to_owned(),
            },
            at_in_board: None,
            linked_from: None,
        }));
        self.does(Action::EndEditTitle(None));
    }
}

/// A window with a copy of the sample open, in a folder of its own.
fn window_with_file() -> (Window, tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sample.ron");
    std::fs::copy("saves/north-korea-shipments.ron", &path).expect("copied");
    let mut window = Window::empty();
    window.does(Action::Open(path.clone()));
    (window, folder, path)
}

fn is_read_only(session: &Session) -> bool {
    session.document().access.read_only().is_some()
}

fn change_title(path: &Path) {
    let text = std::fs::read_to_string(path).expect("read");
    let theirs = text.replacen("title: \"North", "title: \"South", 1);
    assert_ne!(text, theirs);
    std::fs::write(path, theirs).expect("written");
}

#[test]
fn a_second_window_says_that_it_only_reads_and_may_try_again() {
    let (first, _folder, path) = window_with_file();
    let mut second = Window::empty();
    second.does(Action::Open(path));
    assert!(is_read_only(second.session()));
    let words = "This case is open elsewhere";
    assert!(second.harness.query_by_label_contains(words).is_some());
    assert!(second.harness.query_by_label("Read-only").is_some());
    second.click_and_wait("Try to edit");
    assert!(is_read_only(second.session()));
    drop(first);
    second.click_and_wait("Try to edit");
    assert!(!is_read_only(second.session()));
    assert!(second.harness.query_by_label_contains(words).is_none());
}

#[test]
fn a_file_changed_outside_is_told_compared_and_decided_about() {
    let (mut window, _folder, path) = window_with_file();
    window.writes("mine");
    change_title(&path);
    window.does(Action::Keep(KeepAction::LookAtFile));
    assert_eq!(window.session().outside(), Some(Outside::Changed));
    assert!(
        window
            .harness
            .query_by_label_contains("Another program changed sample.ron")
            .is_some()
    );
    window.click_and_wait("Compare");
    assert!(window.harness.query_by_label("Only here: 2").is_some());
    let changed = "In both, and not the same: 1";
    assert!(window.harness.query_by_label(changed).is_some());
    let title = "South Korea shipments";
    assert!(window.harness.query_by_label(title).is_some());
    window.does(Action::Keep(KeepAction::Reload));
    // It was edited as text: that is told, and accepted.
    window.does(Action::Damage(DamageAction::Accept));
    assert!(window.case().info().title.starts_with("South"));
    assert!(window.harness.query_by_label("Keep mine").is_none());
}

#[test]
fn a_version_is_restored_and_that_is_undone() {
    let (mut window, _folder, _path) = window_with_file();
    let notes = window.case().notes().len();
    window.writes("mine");
    window.does(Action::Run(CommandId::Save));
    window.does(Action::Run(CommandId::Versions));
    window.finish();
    window.finish();
    assert!(
        window
            .harness
            .query_by_label("Restoring it would remove 2 records.")
            .is_some()
    );
    window.click_and_wait("Restore");
    assert_eq!(window.case().notes().len(), notes);
    window.does(Action::Run(CommandId::Undo));
    assert_eq!(window.case().notes().len(), notes + 1);
    window.click_and_wait("Open read-only");
    assert!(is_read_only(window.session()));
    let words = "This is the case as it was saved on";
    assert!(window.harness.query_by_label_contains(words).is_some());
    window.click_and_wait("Back to the case");
    assert!(!is_read_only(window.session()));
    assert_eq!(window.case().notes().len(), notes + 1);
}

//! What a user meets when disks fail: the work is kept, the cause is named, and another attempt can be made.

use crate::app::{
    Action, Answer, CommandId, Edit, Environment, ImportSetup, KeepingSetup, NewRecord, Prompt,
    Session, WindowRequest,
};
use crate::model::{Case, NoteKind};
use crate::storage::faults::{Fault, FaultPlan, errno};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// Long enough for any job on any machine; a test that waits this long has failed.
const PATIENCE: Duration = Duration::from_secs(120);

fn dispatch(session: &mut Session, action: Action) {
    session.dispatch(action);
    session.finish_jobs(PATIENCE);
}

/// A session with the case at `path` open.
fn opened(path: &Path) -> Session {
    let mut session = Session::new(Environment {
        replica_seed: 5,
        wake: Arc::new(|| {}),
        config_dir: None,
        journals: None,
        importing: ImportSetup::default(),
        keeping: KeepingSetup::default(),
    });
    dispatch(&mut session, Action::Open(path.to_owned()));
    session
}

fn write_note(session: &mut Session, text: &str) {
    let new = NewRecord::Note {
        kind: NoteKind::Note,
        text: text.to_owned(),
    };
    dispatch(
        session,
        Action::Edit(Edit::Create {
            new,
            at_in_board: Some(emath::Pos2::ZERO),
            linked_from: None,
        }),
    );
    dispatch(session, Action::EndEditTitle(None));
}

/// A folder with a case in it.
fn with_case() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    crate::storage::save(&path, &Case::new("A"), &|_| {}).expect("saved");
    (folder, path)
}

fn notes_in(path: &Path) -> usize {
    let loaded = crate::storage::load(path, &|_| {}).unwrap_or_else(|error| panic!("{error}"));
    loaded.case.notes().len()
}

fn wants_to_close(session: &mut Session) -> bool {
    let requests = session.take_requests();
    let closes = |request: &WindowRequest| matches!(request, WindowRequest::CloseWindow);
    requests.iter().any(closes)
}

#[test]
fn a_save_that_fails_at_any_step_can_be_tried_again() {
    for (number, words) in [
        (errno::ENOSPC, "the disk is full"),
        (errno::EMFILE, "too many files are open"),
    ] {
        for step in 0.. {
            let (folder, path) = with_case();
            let mut session = opened(&path);
            write_note(&mut session, "mine");
            let plan = FaultPlan::new(folder.path(), step, Fault::Error(number));
            dispatch(&mut session, Action::Run(CommandId::Save));
            let struck = plan.struck();
            drop(plan);
            if let Some(prompt) = session.prompt() {
                let Prompt::SaveFailed { message, .. } = prompt else {
                    panic!("{prompt:?}");
                };
                assert!(message.contains(words), "{message}");
                assert!(session.is_dirty());
                assert_eq!((notes_in(&path), session.case().notes().len()), (0, 1));
                dispatch(&mut session, Action::Answer(Answer::Retry));
            }
            assert!(session.prompt().is_none() && !session.is_dirty());
            assert_eq!(notes_in(&path), 1);
            if !struck {
                assert!(step > 25, "{step} steps");
                break;
            }
        }
    }
}

#[test]
fn a_disk_that_stays_full_guards_the_window() {
    let (folder, path) = with_case();
    let mut session = opened(&path);
    write_note(&mut session, "mine");
    let plan = FaultPlan::new(folder.path(), 0, Fault::Errors(errno::ENOSPC));
    dispatch(&mut session, Action::CloseRequested);
    dispatch(&mut session, Action::Answer(Answer::Save));
    for _ in 0..3 {
        assert!(matches!(session.prompt(), Some(Prompt::SaveFailed { .. })));
        dispatch(&mut session, Action::Answer(Answer::Retry));
    }
    assert!(!wants_to_close(&mut session) && session.is_dirty());
    // Elsewhere there is room; then what was wanted first is done.
    dispatch(&mut session, Action::Answer(Answer::SaveAs));
    let other = tempfile::tempdir().expect("a folder");
    let elsewhere = other.path().join("b.ron");
    dispatch(&mut session, Action::SaveAs(elsewhere.clone()));
    assert!(wants_to_close(&mut session) && !session.is_dirty());
    drop(plan);
    assert_eq!((notes_in(&path), notes_in(&elsewhere)), (0, 1));
}

#[test]
fn a_case_opens_whatever_fails_beside_it() {
    for number in [errno::EROFS, errno::EACCES, errno::EIO, errno::EMFILE] {
        let (folder, path) = with_case();
        let plan = FaultPlan::new(folder.path(), 0, Fault::Errors(number));
        let mut session = opened(&path);
        assert_eq!(session.case().info().title, "A");
        let told = session.notices().shown().last().map(|it| it.text.clone());
        let told = told.unwrap_or_default();
        assert!(
            told.contains("can only be read") || told.contains("cannot be held"),
            "{told}"
        );
        assert!(session.document().access.read_only().is_none());
        drop(plan);
        write_note(&mut session, "mine");
        dispatch(&mut session, Action::Run(CommandId::Save));
        assert_eq!(notes_in(&path), 1);
    }
}

#[test]
fn what_a_dead_process_left_is_gone_once_the_case_is_open() {
    let (folder, path) = with_case();
    let left = folder.path().join(".a.ron.1-0.tmp");
    crate::storage::save_text(&left, "half").expect("written");
    let session = opened(&path);
    assert!(!left.exists());
    drop(session);
    assert!(!folder.path().join(".a.ron.lock").exists());
}

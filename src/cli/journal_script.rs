//! A user at work, for tests that kill the program: an edit every 50 ms through a session with a journal, without pause,
//! some undone and made again, the case saved now and then.

use super::output::{Outcome, Output};
use crate::app::{
    Action, CommandId, Draft, DraftTarget, Edit, Environment, ImportSetup, JournalFolder,
    NewRecord, Session,
};
use crate::model::NoteKind;
use anyhow::ensure;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How often there is an edit.
const PERIOD: Duration = Duration::from_millis(50);
/// It ends by itself if nobody kills it.
const MOST_EDITS: u32 = 1200;
/// Every so many edits one is undone and made again.
const UNDO_EVERY: u32 = 7;
/// Every so many edits the case is saved.
const SAVE_EVERY: u32 = 16;
/// Longer than opening a case takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs the verb.
pub(super) fn run(file: &Path, output: &mut Output<'_>) -> anyhow::Result<Outcome> {
    let mut session = Session::new(Environment {
        replica_seed: u64::from(std::process::id()),
        wake: Arc::new(|| {}),
        config_dir: None,
        journals: JournalFolder::find(),
        importing: ImportSetup::of_system(),
        keeping: crate::app::KeepingSetup::default(),
    });
    session.dispatch(Action::Open(file.to_owned()));
    session.finish_jobs(PATIENCE);
    ensure!(
        session.document().path().is_some(),
        "{} could not be opened",
        file.display()
    );
    let start = Instant::now();
    for number in 1..=MOST_EDITS {
        work(&mut session, number);
        // Only now the edit is made: a line promises what must be found again.
        output.line(&format!("{number} {}", start.elapsed().as_millis()));
        std::thread::sleep((start + PERIOD * number).saturating_duration_since(Instant::now()));
        session.poll();
    }
    Ok(Outcome::Well)
}

fn work(session: &mut Session, number: u32) {
    session.dispatch(Action::KeepDrafts(vec![Draft {
        place: "Text of a note".to_owned(),
        target: DraftTarget::Field,
        words: format!("half of {number}"),
    }]));
    session.dispatch(Action::Edit(Edit::Create {
        new: NewRecord::Note {
            kind: NoteKind::Note,
            text: format!("edit {number}"),
        },
        at_in_board: None,
        linked_from: None,
    }));
    session.dispatch(Action::EndEditTitle(None));
    if number.is_multiple_of(UNDO_EVERY) {
        session.dispatch(Action::Run(CommandId::Undo));
        session.dispatch(Action::Run(CommandId::Redo));
    }
    if number.is_multiple_of(SAVE_EVERY) {
        session.dispatch(Action::Run(CommandId::Save));
    }
}

//! Restoring a version: the case becomes what it was, as one edit that can be undone.

use crate::app::message::JobMessage;
use crate::app::notice::NoticeKind;
use crate::app::session::Session;
use crate::board::BoardIndex;
use crate::edit::{Prepared, ops};
use crate::storage;
use std::path::{Path, PathBuf};

/// A version that a job read to restore it.
pub(in crate::app) struct ReadVersion {
    path: PathBuf,
    /// The edit, with the board as it is after it.
    outcome: Result<(Prepared, BoardIndex), String>,
    case_number: u64,
}

impl Session {
    /// Lets the case become what a version is. From a version that is open to be looked at, the case is opened first.
    pub(super) fn restore_version(&mut self, path: PathBuf) {
        if self.document.is_past_version() {
            self.keeping.to_restore = Some(path);
            return self.leave_version();
        }
        if self.refuses_edit("Restore version") {
            return;
        }
        let label = format!("Restore version {}", self.name_of_version(&path));
        let case = self.editor.case().clone();
        let case_number = self.case_number();
        self.jobs.start("Restoring a version", move |control| {
            let prepare = || {
                let loaded =
                    storage::load(&path, &|progress| control.set_progress(progress.fraction()));
                let loaded = loaded.map_err(|error| error.to_string())?;
                if !loaded.differences.is_empty() {
                    return Err(format!(
                        "{label}: not done. Lines of the version are not as they were saved: {}. Open the version to see which.",
                        loaded.differences.len()
                    ));
                }
                let goal = loaded.case;
                let prepared = Prepared::new(&case, &label, |tx| ops::become_case(tx, &goal));
                let prepared = prepared.map_err(|error| format!("{label}: {error}."))?;
                let index = BoardIndex::of(prepared.case());
                Ok((prepared, index))
            };
            JobMessage::VersionRead(Box::new(ReadVersion {
                outcome: prepare(),
                path,
                case_number,
            }))
        });
    }

    /// Goes on restoring a version once its case is open.
    pub(super) fn go_on_restoring(&mut self) {
        if !self.document.is_past_version()
            && let Some(path) = self.keeping.to_restore.take()
        {
            self.restore_version(path);
        }
    }

    pub(in crate::app) fn take_read_version(&mut self, read: ReadVersion) {
        if read.case_number != self.case_number() {
            return;
        }
        let name = self.name_of_version(&read.path);
        match read.outcome {
            Ok((prepared, _)) if prepared.diff().is_empty() => {
                let text = format!("The case already is as it was on {name}");
                self.notices.add(NoticeKind::Done, text);
            }
            Ok((prepared, index)) => match self.editor.take_over(&prepared) {
                Some(diff) => {
                    let old = self.derived.take_index(index, self.editor.revision());
                    self.put_away((old, prepared));
                    self.notices.retire_undo();
                    self.forget_missing(&diff);
                    self.pictures.look_again();
                    self.offer_undo(format!("The case is as it was on {name}"));
                }
                None => self.notices.add(
                    NoticeKind::Warning,
                    "The version was not restored: the case was changed meanwhile. Restore it again.",
                ),
            },
            Err(error) => self.notices.add(NoticeKind::Error, error),
        }
    }

    /// A version by the time it was written at.
    fn name_of_version(&self, path: &Path) -> String {
        let versions = self.keeping.versions.list.iter().flatten();
        let version = versions.filter(|version| version.backup.path == path);
        match version.map(|version| version.backup.written).next() {
            Some(written) => written.describe(),
            None => crate::app::document::name_of(path),
        }
    }
}

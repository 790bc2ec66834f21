//! Writes down what the program remembers between runs, without letting the window wait for the disk.
//!
//! One job at a time, so that what is newer is never written over by what is older.

use super::message::JobMessage;
use super::notice::NoticeKind;
use super::session::{SETTINGS_FILE, Session};
use super::settings::Settings;
use crate::storage::{self, ConfigDir, RecentFile};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long the end of the program waits for a job that is writing.
const PATIENCE: Duration = Duration::from_secs(2);

/// A change of the list of recent files.
enum RecentChange {
    Add(PathBuf),
    Forget(PathBuf),
}

/// What is to be written down, and the list of recent files as it was written last.
#[derive(Default)]
pub(super) struct Clerk {
    /// Where to; `None` writes nothing.
    folder: Option<ConfigDir>,
    pub(super) recents: Vec<RecentFile>,
    settings: Option<Settings>,
    changes: Vec<RecentChange>,
    is_writing: bool,
}

/// What became of writing.
pub(super) struct WrittenDown {
    /// The list of recent files, if it changed.
    recents: Option<Vec<RecentFile>>,
    /// What went wrong, as sentences.
    warnings: Vec<String>,
}

impl Clerk {
    pub(super) fn new(folder: Option<ConfigDir>, recents: Vec<RecentFile>) -> Self {
        Self {
            folder,
            recents,
            ..Self::default()
        }
    }

    /// The program's own folder, if it has one.
    pub(super) fn folder(&self) -> Option<&ConfigDir> {
        self.folder.as_ref()
    }

    /// Takes over everything that waits, as work to be done anywhere; `None` if there is nothing to do.
    fn take_work(&mut self) -> Option<impl FnOnce() -> WrittenDown + Send + 'static + use<>> {
        let settings = self.settings.take();
        let changes = std::mem::take(&mut self.changes);
        let folder = self.folder.clone()?;
        if settings.is_none() && changes.is_empty() {
            return None;
        }
        Some(move || write_down(&folder, settings, &changes))
    }
}

fn write_down(
    folder: &ConfigDir,
    settings: Option<Settings>,
    changes: &[RecentChange],
) -> WrittenDown {
    let mut written = WrittenDown {
        recents: None,
        warnings: Vec::new(),
    };
    if let Some(settings) = settings
        && let Err(error) = storage::write_settings(folder, SETTINGS_FILE, &settings)
    {
        let warning = format!("The settings are not kept: {error}");
        written.warnings.push(warning);
    }
    for change in changes {
        let outcome = match change {
            RecentChange::Add(path) => storage::add_recent(folder, path),
            RecentChange::Forget(path) => storage::remove_recent(folder, path),
        };
        match outcome {
            Ok(recents) => written.recents = Some(storage::look_at(&recents)),
            Err(error) => {
                let warning = format!("The list of recent files is not kept: {error}");
                written.warnings.push(warning);
            }
        }
    }
    written
}

impl Session {
    pub(super) fn change_settings(&mut self, change: impl FnOnce(&mut Settings)) {
        change(&mut self.settings);
        self.store_settings();
    }

    /// Writes the settings as they are now.
    pub(super) fn store_settings(&mut self) {
        self.clerk.settings = Some(self.settings.clone());
        self.write_what_waits();
    }

    pub(super) fn remember_recent(&mut self, path: &Path) {
        let path = path.to_owned();
        self.clerk.changes.push(RecentChange::Add(path));
        self.write_what_waits();
    }

    pub(super) fn forget_recent(&mut self, path: &Path) {
        let path = path.to_owned();
        self.clerk.changes.push(RecentChange::Forget(path));
        self.write_what_waits();
    }

    /// Looks anew which of the recent files are there.
    pub(super) fn look_at_recents(&mut self) {
        if let Some(folder) = &self.clerk.folder {
            self.clerk.recents = storage::look_at(&storage::read_recents(folder).value);
        }
    }

    fn write_what_waits(&mut self) {
        if self.clerk.is_writing {
            return;
        }
        if let Some(work) = self.clerk.take_work() {
            self.clerk.is_writing = true;
            self.jobs
                .start_unseen("Writing down the settings", move |_| {
                    JobMessage::WrittenDown(work())
                });
        }
    }

    pub(super) fn take_written_down(&mut self, written: WrittenDown) {
        self.clerk.is_writing = false;
        if let Some(recents) = written.recents {
            self.clerk.recents = recents;
        }
        for warning in written.warnings {
            self.notices.add(NoticeKind::Warning, warning);
        }
        self.write_what_waits();
    }

    /// A job that wrote came to a bad end.
    pub(super) fn give_up_writing(&mut self) {
        self.clerk.is_writing = false;
    }

    /// Writes what waits before the program ends.
    pub(super) fn finish_writing(&mut self) {
        while self.clerk.is_writing {
            let messages = self.jobs.wait(PATIENCE);
            if messages.is_empty() {
                return;
            }
            for (label, outcome) in messages {
                self.take_message(&label, outcome);
            }
        }
    }
}

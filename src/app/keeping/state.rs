//! What the session remembers of its file and of those who may touch it.

use super::compare::FileComparison;
use super::lists::VersionsOfCase;
use super::outside::Outside;
use super::setup::KeepingSetup;
use super::watcher::Watcher;
use crate::app::jobs::Wake;
use crate::app::session::Session;
use crate::model::Sha256Digest;
use crate::storage::{BackupOrder, CaseLock, Holder};
use std::path::PathBuf;
use std::sync::Arc;

/// What the session remembers of its file and of those who may touch it.
pub(in crate::app) struct Keeping {
    setup: KeepingSetup,
    /// Keeps other windows off the open file.
    pub(super) lock: Option<CaseLock>,
    /// What this window itself wrote last to the open file.
    pub(in crate::app) own: Option<Sha256Digest>,
    /// What another program did to the open file.
    pub(in crate::app) outside: Option<Outside>,
    /// Whether a job looks at the file just now.
    pub(super) is_looking: bool,
    pub(super) watcher: Option<Watcher>,
    pub(super) comparison: Option<Arc<FileComparison>>,
    pub(super) versions: VersionsOfCase,
    /// The version to be restored once its case is open.
    pub(super) to_restore: Option<PathBuf>,
}

impl Keeping {
    pub(in crate::app) fn new(setup: KeepingSetup, wake: &Wake) -> Self {
        let watcher = setup
            .look_every
            .and_then(|every| Watcher::start(every, Arc::clone(wake)));
        Self {
            setup,
            lock: None,
            own: None,
            outside: None,
            is_looking: false,
            watcher,
            comparison: None,
            versions: VersionsOfCase::default(),
            to_restore: None,
        }
    }

    /// A job that looked at the file came to a bad end.
    pub(in crate::app) fn give_up(&mut self) {
        self.is_looking = false;
        self.versions.give_up();
    }
}

impl Session {
    /// This window, as others are told of it.
    pub(in crate::app) fn as_holder(&self) -> Holder {
        let setup = &self.importing.setup;
        Holder {
            user: setup.user.clone(),
            machine: self.keeping.setup.machine.clone(),
            process: std::process::id(),
            since: Some((setup.clock)()),
        }
    }

    /// How backups are made now.
    pub(in crate::app) fn backup_order(&self) -> BackupOrder {
        let backups = &self.settings.backups;
        BackupOrder {
            place: backups.place.clone(),
            keep: backups.keep,
            now: (self.importing.setup.clock)(),
        }
    }

    /// Lets go of the open file, as another case comes.
    pub(in crate::app) fn let_go_of_file(&mut self) {
        let keeping = &mut self.keeping;
        keeping.own = None;
        keeping.outside = None;
        keeping.comparison = None;
        keeping.versions = VersionsOfCase::default();
        if let Some(lock) = keeping.lock.take() {
            // A network drive may take its time.
            self.put_away(lock);
        }
        self.watch_file();
    }

    /// Lets go of the open file for good.
    pub(in crate::app) fn release_file(&mut self) {
        self.keeping.watcher = None;
        self.keeping.lock = None;
    }
}

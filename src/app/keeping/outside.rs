//! What other programs do to the open file: noticed within seconds, told, and left to the user to decide.

use super::opening::OpenAs;
use super::saving::Expected;
use crate::app::document::Origin;
use crate::app::message::JobMessage;
use crate::app::session::Session;
use crate::model::Sha256Digest;
use crate::storage::{FileStamp, OnDisk};
use std::io;
use std::path::PathBuf;

/// What another program did to the open file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outside {
    /// It has other bytes.
    Changed,
    /// It is not there any more.
    Gone,
}

/// What a job saw of the open file.
pub(in crate::app) struct FileLook {
    path: PathBuf,
    /// What it was compared with.
    expected: Sha256Digest,
    seen: io::Result<(OnDisk, Option<FileStamp>)>,
}

impl Session {
    /// What another program did to the open file since it was opened or saved here.
    pub fn outside(&self) -> Option<Outside> {
        self.keeping.outside
    }

    /// Watches the open file as it was seen last.
    pub(in crate::app) fn watch_file(&self) {
        let target = match &self.document.origin {
            Origin::File { path, stamp } if !self.document.is_past_version() => {
                Some((path.clone(), Some(stamp.clone())))
            }
            _ => None,
        };
        if let Some(watcher) = &self.keeping.watcher {
            watcher.watch(target);
        }
    }

    /// Reads the open file if it does not look as it did. Called once a frame.
    pub(in crate::app) fn poll_file(&mut self) {
        let has_news = self
            .keeping
            .watcher
            .as_ref()
            .is_some_and(|it| it.take_news());
        if has_news {
            self.look_at_file();
        }
    }

    /// Looks in a job whether the open file has other bytes.
    pub(in crate::app) fn look_at_file(&mut self) {
        let Origin::File { path, stamp } = &self.document.origin else {
            return;
        };
        // While it is written here it is looked at anyway.
        if self.keeping.is_looking || self.document.saving_state.is_some() {
            return;
        }
        self.keeping.is_looking = true;
        let (path, stamp) = (path.clone(), stamp.clone());
        self.jobs.start_unseen("Looking at the file", move |_| {
            JobMessage::FileSeen(Box::new(FileLook {
                expected: stamp.sha256,
                seen: stamp.look_again(&path),
                path,
            }))
        });
    }

    pub(in crate::app) fn take_file_look(&mut self, look: FileLook) {
        self.keeping.is_looking = false;
        let Origin::File { path, stamp } = &mut self.document.origin else {
            return;
        };
        if *path != look.path || stamp.sha256 != look.expected {
            // It was saved or left meanwhile.
            return self.watch_file();
        }
        let Ok((state, seen)) = look.seen else {
            // A disk that does not answer says nothing; the next look may tell more.
            return self.watch_file();
        };
        self.keeping.outside = match state {
            OnDisk::Same => None,
            OnDisk::Changed => Some(Outside::Changed),
            OnDisk::Gone => Some(Outside::Gone),
        };
        if let (OnDisk::Same, Some(seen)) = (state, &seen) {
            *stamp = seen.clone();
        }
        let target = (path.clone(), seen);
        if let Some(watcher) = &self.keeping.watcher {
            watcher.watch(Some(target));
        }
    }

    /// Reads the file as another program left it.
    pub(in crate::app) fn reload(&mut self) {
        let Some(path) = self.document.path().map(ToOwned::to_owned) else {
            return;
        };
        let open_as = match self.document.access.read_only() {
            Some(reason) if !reason.may_have_passed() => OpenAs::ReadOnly(reason.clone()),
            _ => OpenAs::ToEdit,
        };
        self.discard_unsaved();
        self.load(path, open_as);
    }

    /// Saves over what another program wrote.
    pub(in crate::app) fn keep_mine(&mut self) {
        let is_writable = self.document.access.read_only().is_none();
        if let Some(path) = self.document.path().filter(|_| is_writable) {
            let path = path.to_owned();
            self.start_saving(path, Expected::AnythingKept);
        }
    }
}

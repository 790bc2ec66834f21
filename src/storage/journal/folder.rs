//! The folder of all journals: finding those whose owner is dead, and the place where given up ones rest.

use super::error::JournalError;
use super::read::JournalContent;
use crate::model::Timestamp;
use crate::storage::config_dir::ConfigDir;
use crate::storage::disk::{self, DiskFile, Locked};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// How long a journal that was given up is kept, in days.
pub const REST_DAYS: i64 = 7;

/// What the name of a journal ends in, and what is added while it is being replaced.
pub(super) const FULL_NAME: &str = ".journal";
pub(super) const UNFINISHED: &str = ".new";

/// The folder, within that of all journals, of those that were given up.
const REST: &str = "given-up";

/// The largest journal that is read, in bytes: 1 GiB, a base as large as a case may be and as much again.
const LIMIT_BYTES: u64 = 1 << 30;

/// The folder of all journals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalFolder(PathBuf);

impl JournalFolder {
    /// Names another folder than the system's usual one.
    pub const VARIABLE: &'static str = "CASEBOARD_STATE_DIR";

    /// The folder for what a program must remember on its own: the one that the variable names, else the one of the
    /// settings where that was named, else the system's; `None` if the user has no home.
    pub fn find() -> Option<Self> {
        let named = |name| std::env::var_os(name).filter(|folder| !folder.is_empty());
        let folder = match named(Self::VARIABLE).or_else(|| named(ConfigDir::VARIABLE)) {
            Some(folder) => PathBuf::from(folder),
            None => {
                let folders = directories::ProjectDirs::from("", "", "caseboard")?;
                let state = folders.state_dir().unwrap_or(folders.data_local_dir());
                state.to_owned()
            }
        };
        Some(Self(folder.join("journals")))
    }

    /// This folder.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self(folder.into())
    }

    /// The folder itself; it need not exist.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Takes every journal whose owner is dead, in the order of their names; from then on they are ours.
    ///
    /// # Errors
    /// [`JournalError::Refused`] if the folder cannot be read.
    pub fn claim_orphans(&self) -> Result<Vec<ClaimedJournal>, JournalError> {
        let names = match disk::names_in(&self.0) {
            Ok(names) => names,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(JournalError::refused(&self.0, "read", &error)),
        };
        let mut claimed = Vec::new();
        for name in names.iter().filter_map(|name| name.to_str()) {
            let path = self.0.join(name);
            if name.ends_with(FULL_NAME) {
                claimed.extend(self.claim(path));
            } else if name.ends_with(&format!("{FULL_NAME}{UNFINISHED}")) {
                remove_unfinished(&path);
            }
        }
        Ok(claimed)
    }

    /// Takes one journal, if nobody holds it. One that cannot be opened now may be another time.
    fn claim(&self, path: PathBuf) -> Option<ClaimedJournal> {
        let file = disk::open(&path).ok()?;
        let is_ours = match file.try_lock() {
            Ok(Locked::Ours) => true,
            Ok(Locked::Elsewhere) => false,
            // Nobody can lock here, and so nobody can tell: the user is asked rather than the work forgotten.
            Err(_) => true,
        };
        // Meanwhile its owner may have taken it away, or put another one into its place.
        let is_there = is_ours && disk::link_metadata(&path).is_ok();
        is_there.then(|| ClaimedJournal {
            folder: self.clone(),
            path,
            file,
        })
    }

    /// Puts a journal where it rests.
    pub(super) fn set_aside(&self, path: &Path, now: Timestamp) -> Result<(), JournalError> {
        let rest = self.0.join(REST);
        let name = path.file_name().unwrap_or(path.as_os_str());
        let name = format!("{}-{}", now.unix_secs(), name.to_string_lossy());
        let moved =
            disk::create_private_folder(&rest).and_then(|()| disk::rename(path, &rest.join(name)));
        moved.map_err(|error| JournalError::refused(path, "put aside", &error))
    }

    /// Takes away what has rested long enough. The name of each says since when it rests.
    ///
    /// # Errors
    /// [`JournalError::Refused`] if the folder cannot be read, or a journal not be taken away.
    pub fn end_rest(&self, now: Timestamp) -> Result<(), JournalError> {
        const DAY_SECS: i64 = 24 * 60 * 60;
        let rest = self.0.join(REST);
        let names = match disk::names_in(&rest) {
            Ok(names) => names,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(JournalError::refused(&rest, "read", &error)),
        };
        for name in names.iter().filter_map(|name| name.to_str()) {
            let since = name.split('-').next().and_then(|secs| secs.parse().ok());
            let is_over = |since: i64| now.unix_secs().saturating_sub(since) > REST_DAYS * DAY_SECS;
            if name.ends_with(FULL_NAME) && since.is_some_and(is_over) {
                let path = rest.join(name);
                disk::remove(&path)
                    .map_err(|error| JournalError::refused(&path, "taken away", &error))?;
            }
        }
        Ok(())
    }
}

/// Takes away what was left of a journal that was being replaced when its owner died; the old one is still there.
fn remove_unfinished(path: &Path) {
    let is_left = disk::open(path)
        .and_then(|file| file.try_lock())
        .is_ok_and(|locked| locked == Locked::Ours);
    if is_left {
        // It is tried again at the next start.
        let _ = disk::remove(path);
    }
}

/// A journal of a dead process, ours as long as this lives.
#[derive(Debug)]
pub struct ClaimedJournal {
    folder: JournalFolder,
    path: PathBuf,
    file: DiskFile,
}

impl ClaimedJournal {
    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads it.
    ///
    /// # Errors
    /// [`JournalError`], as a sentence with its path.
    pub fn read(&mut self) -> Result<JournalContent, JournalError> {
        let bytes = self
            .bytes()
            .map_err(|error| JournalError::refused(&self.path, "read", &error))?;
        JournalContent::of_bytes(&self.path, &bytes)
    }

    fn bytes(&mut self) -> io::Result<Vec<u8>> {
        if self.file.metadata()?.len() > LIMIT_BYTES {
            return Err(ErrorKind::FileTooLarge.into());
        }
        self.file.rewind()?;
        self.file.read_up_to(LIMIT_BYTES)
    }

    /// Puts it aside, where it rests for some days.
    ///
    /// # Errors
    /// [`JournalError::Refused`]; it then stays where it was.
    pub fn set_aside(&self, now: Timestamp) -> Result<(), JournalError> {
        self.folder.set_aside(&self.path, now)
    }
}

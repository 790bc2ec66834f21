//! A journal that is being written.

use super::JOURNAL_VERSION;
use super::error::JournalError;
use super::folder::{FULL_NAME, JournalFolder, UNFINISHED};
use super::read::MAGIC;
use crate::model::{Sha256Digest, Timestamp};
use crate::storage::disk::{self, DiskFile, Locked, Privacy};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// How many names are tried for a new journal.
const NAME_ATTEMPTS: u32 = 1000;

/// A journal that is being written; locked as long as it lives. Let go of, the file stays, for another process to find.
///
/// Every call waits for the disk: not for the window's thread.
#[derive(Debug)]
pub struct JournalFile {
    folder: JournalFolder,
    path: PathBuf,
    file: DiskFile,
    /// The bytes that are on the disk for certain.
    len: u64,
    /// Whether there may be more behind them, of a write that failed.
    has_rest: bool,
}

impl JournalFile {
    /// Begins a journal with its head and other records. The name tells the case and the process: `case` is the path of
    /// its file, if it has one.
    ///
    /// # Errors
    /// [`JournalError::Refused`]; no file is left behind then, if that can be helped.
    pub fn create(
        folder: &JournalFolder,
        case: Option<&str>,
        records: &[u8],
    ) -> Result<Self, JournalError> {
        let refused = |error: io::Error| JournalError::refused(folder.path(), "written to", &error);
        make_private_folder(folder.path()).map_err(refused)?;
        let mut names = (0..NAME_ATTEMPTS).map(|number| new_name(folder, case, number));
        let (path, file) = names
            .find_map(|path| match disk::create_new(&path, Privacy::Private) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => None,
                made => Some(made.map(|file| (path, file))),
            })
            .unwrap_or_else(|| Err(ErrorKind::AlreadyExists.into()))
            .map_err(refused)?;
        let mut journal = Self {
            folder: folder.clone(),
            path,
            file,
            len: 0,
            has_rest: false,
        };
        match journal.begin(records) {
            Ok(()) => Ok(journal),
            Err(error) => {
                let error = JournalError::refused(&journal.path, "written", &error);
                // What could not be written is not worth finding.
                let _ = disk::remove(&journal.path);
                Err(error)
            }
        }
    }

    fn begin(&mut self, records: &[u8]) -> io::Result<()> {
        lock(&self.file)?;
        let bytes = whole(records);
        self.file.write_all(&bytes)?;
        self.file.sync_all()?;
        disk::sync_folder_of(&self.path)?;
        self.len = bytes.len() as u64;
        Ok(())
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How many bytes are on the disk.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Whether nothing is on the disk; never so once it was begun.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Adds records at the end and waits until they are on the disk. What a failure left half written is taken away before
    /// the next attempt; a journal that somebody took away is written anew.
    ///
    /// # Errors
    /// [`JournalError::Refused`]; what was written before stays.
    pub fn append(&mut self, records: &[u8]) -> Result<(), JournalError> {
        let appended = match self.is_gone() {
            true => self.write_anew(records),
            false => self.add(records),
        };
        appended.map_err(|error| JournalError::refused(&self.path, "written", &error))
    }

    fn add(&mut self, records: &[u8]) -> io::Result<()> {
        if self.has_rest {
            self.file.set_len(self.len)?;
            self.file.go_to(self.len)?;
        }
        self.has_rest = true;
        self.file.write_all(records)?;
        self.file.sync_data()?;
        self.has_rest = false;
        self.len += records.len() as u64;
        Ok(())
    }

    /// Whether the file lost its name: what is written into it would be gone with the process.
    fn is_gone(&self) -> bool {
        match disk::metadata(&self.path) {
            Err(error) => error.kind() == ErrorKind::NotFound,
            Ok(_) => false,
        }
    }

    fn write_anew(&mut self, records: &[u8]) -> io::Result<()> {
        let mut bytes = self.bytes_from(0)?;
        bytes.extend_from_slice(records);
        make_private_folder(self.folder.path())?;
        self.put_in_place(&bytes)
    }

    /// Puts a head and other records in place of all there is, whole or not at all.
    ///
    /// # Errors
    /// [`JournalError::Refused`]; the journal is then as it was.
    pub fn replace(&mut self, records: &[u8]) -> Result<(), JournalError> {
        let replaced = self.put_in_place(&whole(records));
        replaced.map_err(|error| JournalError::refused(&self.path, "written", &error))
    }

    fn put_in_place(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut name = self.path.clone().into_os_string();
        name.push(UNFINISHED);
        let beside = PathBuf::from(name);
        // A rest of a failed attempt: the name is ours as long as the journal is.
        let _ = disk::remove(&beside);
        let mut file = disk::create_new(&beside, Privacy::Private)?;
        let written = lock(&file)
            .and_then(|()| file.write_all(bytes))
            .and_then(|()| file.sync_all())
            .and_then(|()| disk::rename(&beside, &self.path));
        if let Err(error) = written {
            let _ = disk::remove(&beside);
            return Err(error);
        }
        // Now the old file is let go of, and its lock with it.
        self.file = file;
        self.len = bytes.len() as u64;
        self.has_rest = false;
        disk::sync_folder_of(&self.path)
    }

    /// The bytes from this place on, as they were written.
    ///
    /// # Errors
    /// [`JournalError::Refused`].
    pub fn tail(&mut self, from: u64) -> Result<Vec<u8>, JournalError> {
        self.bytes_from(from)
            .map_err(|error| JournalError::refused(&self.path, "read", &error))
    }

    fn bytes_from(&mut self, from: u64) -> io::Result<Vec<u8>> {
        self.file.go_to(from)?;
        let bytes = self.file.read_up_to(self.len.saturating_sub(from))?;
        // Where the next record goes.
        self.file.go_to(self.len)?;
        Ok(bytes)
    }

    /// Takes the journal away: the case was saved.
    ///
    /// # Errors
    /// [`JournalError::Refused`]; the file then is still there.
    pub fn remove(self) -> Result<(), JournalError> {
        match disk::remove(&self.path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(JournalError::refused(&self.path, "taken away", &error))
            }
            _ => Ok(()),
        }
    }

    /// Puts the journal aside, where it rests for some days: the user gave up what is in it.
    ///
    /// # Errors
    /// [`JournalError::Refused`]; the file then stays where it was.
    pub fn set_aside(self, now: Timestamp) -> Result<(), JournalError> {
        self.folder.set_aside(&self.path, now)
    }
}

/// The records behind the line of the version.
fn whole(records: &[u8]) -> Vec<u8> {
    let mut bytes = format!("{MAGIC}{JOURNAL_VERSION}\n").into_bytes();
    bytes.extend_from_slice(records);
    bytes
}

/// Two cases have different names, two processes too, and one process counts.
fn new_name(folder: &JournalFolder, case: Option<&str>, number: u32) -> PathBuf {
    let key = match case {
        Some(path) => {
            let mut digits = Sha256Digest::of(path.as_bytes()).to_string();
            digits.truncate(16);
            digits
        }
        None => "unsaved".to_owned(),
    };
    let process = std::process::id();
    folder
        .path()
        .join(format!("{key}-{process}-{number}{FULL_NAME}"))
}

fn make_private_folder(folder: &Path) -> io::Result<()> {
    match disk::metadata(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => disk::create_private_folder(folder),
        Err(error) => Err(error),
        Ok(_) => Ok(()),
    }
}

/// Locks a new file. Where the system has no locks, the journal is written without: better found too early than not there.
fn lock(file: &DiskFile) -> io::Result<()> {
    match file.try_lock() {
        Ok(Locked::Ours) => Ok(()),
        Ok(Locked::Elsewhere) => Err(ErrorKind::ResourceBusy.into()),
        Err(_) => Ok(()),
    }
}

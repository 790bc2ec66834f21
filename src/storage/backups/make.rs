//! Making backups and taking superfluous ones away.

use super::keep::{Keep, day_of};
use super::name::{BackupPlace, Named, named_in, timestamp};
use crate::model::{Sha256Digest, Timestamp};
use crate::storage::atomic::Pending;
use crate::storage::stamp::{FileStamp, is_gone};
use crate::storage::{Cause, FORMAT, LIMIT_BYTES, disk, format, leftovers};
use std::fs::Permissions;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// How many backups of one second there can be.
const MOST_OF_A_SECOND: u32 = 100;

/// How much of a file is read to tell its format, in bytes.
const HEAD_BYTES: u64 = 8192;

/// Where backups go, how many stay, and what time it is: the core has no clock.
#[derive(Debug, Clone)]
pub struct BackupOrder {
    /// Where they lie.
    pub place: BackupPlace,
    /// How many stay.
    pub keep: Keep,
    /// The present moment.
    pub now: Timestamp,
}

/// A backup could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no backup could be made in {}: {cause}", folder.display())]
pub struct BackupError {
    /// The folder of backups.
    pub folder: PathBuf,
    /// Why.
    pub cause: Cause,
}

/// A file as it is before it is replaced.
#[derive(Debug)]
pub(in crate::storage) struct OldBytes {
    pub(in crate::storage) stamp: FileStamp,
    bytes: Vec<u8>,
    permissions: Permissions,
}

impl OldBytes {
    /// Reads a file; `None` if there is none.
    pub(in crate::storage) fn read(path: &Path) -> io::Result<Option<Self>> {
        // Looked at before opening: to open a pipe is to wait for somebody at its other end.
        match disk::metadata(path) {
            Ok(metadata) if metadata.is_file() => {}
            Ok(_) => return Ok(None),
            Err(error) if is_gone(&error) => return Ok(None),
            Err(error) => return Err(error),
        }
        let mut file = disk::open(path)?;
        let metadata = file.metadata()?;
        let bytes = file.read_up_to(LIMIT_BYTES + 1)?;
        if bytes.len() as u64 > LIMIT_BYTES {
            return Err(ErrorKind::FileTooLarge.into());
        }
        Ok(Some(Self {
            stamp: FileStamp::of(&metadata, &bytes),
            permissions: metadata.permissions(),
            bytes,
        }))
    }

    /// The format it has, if that is an older one than is written now.
    fn older_format(&self) -> Option<u32> {
        format::format_of(&self.bytes).filter(|format| *format < FORMAT)
    }
}

/// Why a file is kept before it is replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::storage) enum Why {
    /// This window did not write it: it is from before it was opened, or of another program.
    NotOurs,
    /// It is of another day.
    AnotherDay,
    /// It has an older format.
    OlderFormat,
}

/// Whether a file has to be kept before it is replaced. `own` is what this window itself wrote last.
pub(in crate::storage) fn why(
    old: &OldBytes,
    own: Option<&Sha256Digest>,
    now: Timestamp,
) -> Option<Why> {
    let is_of_another_day = || {
        let written = old.stamp.modified.map(timestamp);
        written.is_none_or(|written| day_of(written) != day_of(now))
    };
    if old.older_format().is_some() {
        Some(Why::OlderFormat)
    } else if own != Some(&old.stamp.sha256) {
        Some(Why::NotOurs)
    } else {
        is_of_another_day().then_some(Why::AnotherDay)
    }
}

/// Keeps a file as a backup, unless the newest one holds the same already. Returns where it is.
///
/// # Errors
/// [`BackupError`]; nothing is left half written.
pub(in crate::storage) fn back_up_bytes(
    case_file: &Path,
    old: &OldBytes,
    order: &BackupOrder,
) -> Result<PathBuf, BackupError> {
    let folder = order.place.folder_of(case_file);
    let keep = || -> io::Result<PathBuf> {
        disk::create_folder(&folder)?;
        let is_backup = |name: &str| Named::read(name, case_file).is_some();
        leftovers::clean_up_folder(&folder, is_backup);
        let older_format = old.older_format();
        let mut known = named_in(case_file, &order.place);
        known.retain(|(named, _)| named.older_format == older_format);
        let newest = known.into_iter().max();
        if let Some((_, path)) = newest.filter(|(_, path)| holds_same(path, old)) {
            return Ok(path);
        }
        let path = free_path(&folder, case_file, order.now, older_format)?;
        let permissions = Some(old.permissions.clone());
        let mut pending = Pending::write_as(&path, permissions, &old.bytes, |_| {})?;
        if !pending.holds(&old.bytes)? {
            return Err(io::Error::other("the disk gave other bytes back"));
        }
        if let Some(modified) = old.stamp.modified {
            // It tells when the content was written; where it cannot be set, the name tells when the backup was made.
            let _ = pending.set_modified(modified);
        }
        // Whether its place survives a power cut now does not matter: the file it is a backup of is still there.
        let _ = pending.put_in_place()?;
        Ok(path)
    };
    keep().map_err(|error| BackupError {
        cause: Cause::from(&error),
        folder: folder.clone(),
    })
}

/// Keeps the file of a case as a backup. Returns where it is; `None` if there is no file.
///
/// # Errors
/// [`BackupError`].
pub fn back_up(case_file: &Path, order: &BackupOrder) -> Result<Option<PathBuf>, BackupError> {
    match OldBytes::read(case_file) {
        Ok(Some(old)) => back_up_bytes(case_file, &old, order).map(Some),
        Ok(None) => Ok(None),
        Err(error) => Err(BackupError {
            folder: order.place.folder_of(case_file),
            cause: Cause::from(&error),
        }),
    }
}

/// Keeps the file of a case if it has an older format than is written now: once it is saved, older versions of the program
/// cannot read it any more. Returns the format and where the original is.
///
/// # Errors
/// [`BackupError`].
pub fn keep_original(
    case_file: &Path,
    order: &BackupOrder,
) -> Result<Option<(u32, PathBuf)>, BackupError> {
    let head = disk::open(case_file).and_then(|mut file| file.read_up_to(HEAD_BYTES));
    let format = head.ok().and_then(|head| format::format_of(&head));
    match format.filter(|format| *format < FORMAT) {
        Some(format) => {
            let path = back_up(case_file, order)?;
            Ok(path.map(|path| (format, path)))
        }
        None => Ok(None),
    }
}

/// Takes superfluous backups away. To be called after a successful save only. What cannot be taken away does no harm.
pub(in crate::storage) fn prune(case_file: &Path, order: &BackupOrder) {
    let known = named_in(case_file, &order.place);
    let names: Vec<Named> = known.iter().map(|(named, _)| *named).collect();
    let gone = order.keep.superfluous(&names, order.now);
    for (_, path) in known.iter().filter(|(named, _)| gone.contains(named)) {
        let is_file = disk::link_metadata(path).is_ok_and(|metadata| metadata.is_file());
        if is_file {
            let _ = disk::remove(path);
        }
    }
}

/// Whether a file holds the same bytes. One that cannot be read does not.
fn holds_same(path: &Path, old: &OldBytes) -> bool {
    let is_as_long = |metadata: std::fs::Metadata| metadata.len() == old.stamp.len;
    disk::metadata(path).is_ok_and(is_as_long)
        && OldBytes::read(path)
            .is_ok_and(|there| there.is_some_and(|there| there.stamp.sha256 == old.stamp.sha256))
}

/// A path for a backup made now, at which there is nothing.
fn free_path(
    folder: &Path,
    case_file: &Path,
    now: Timestamp,
    older_format: Option<u32>,
) -> io::Result<PathBuf> {
    for number in 1..=MOST_OF_A_SECOND {
        let named = Named {
            made: now,
            number,
            older_format,
        };
        let path = folder.join(named.file_name(case_file));
        match disk::link_metadata(&path) {
            Err(error) if is_gone(&error) => return Ok(path),
            Err(error) => return Err(error),
            Ok(_) => {}
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
#[path = "make_tests.rs"]
mod tests;

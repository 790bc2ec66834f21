//! Saving a case so that nothing is ever lost.
//!
//! The text goes to a new file beside the old one, is read back, compared and understood, and only then takes the old
//! one's place. A symbolic link stays a link: the file it points at is replaced. Limitation: where a file has several hard
//! links, the others keep the old content.

use super::atomic::Pending;
use super::backups::BackupError;
use super::cause::Cause;
use super::holder::Holder;
use super::load::on_big_stack;
use super::stamp::{FileStamp, is_gone};
use super::{Progress, Stage, report};
use super::{disk, format, leftovers};
use crate::model::{Case, Record, Table};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// A case that is on the disk.
#[derive(Debug, Clone)]
pub struct Saved {
    /// The file that was written: symbolic links followed, from the root on.
    pub path: PathBuf,
    /// What the file is like, to notice later if another program changes it.
    pub stamp: FileStamp,
    /// What the user should know although the file is in place; a sentence.
    pub warning: Option<String>,
}

/// A case could not be saved. The old file is as it was, and no other file is left behind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// The system refused.
    #[error(
        "{} could not be saved: {cause}. {} {}",
        path.display(), what_is_kept(*old_file), cause.advice()
    )]
    Refused {
        /// The file that was to be written.
        path: PathBuf,
        /// Why.
        cause: Cause,
        /// Whether there is an old file.
        old_file: OldFile,
    },
    /// The bytes on the disk are not the ones that were written, or do not read as the same case.
    #[error(
        "{} could not be saved: what was written could not be read back as the same case ({detail}). {} Save to another disk.",
        path.display(), what_is_kept(*old_file)
    )]
    NotVerified {
        /// The file that was to be written.
        path: PathBuf,
        /// What was wrong.
        detail: String,
        /// Whether there is an old file.
        old_file: OldFile,
    },
    /// A new case was to be written, but there is a file already.
    #[error("{} is there already and was left as it is; choose another name", .0.display())]
    Exists(PathBuf),
    /// The file is not what it was when it was opened or saved here.
    #[error("{} was not saved: another program changed it meanwhile", .0.display())]
    ChangedOutside(PathBuf),
    /// Another window has it open.
    #[error("{} could not be saved: it is open elsewhere: {holder}. Your work is kept in the program. Choose another name, or close the other window.", path.display())]
    HeldElsewhere {
        /// The file that was to be written.
        path: PathBuf,
        /// Who has it open.
        holder: Holder,
    },
    /// The old file could not be kept, and must not be lost.
    #[error("{} could not be saved: {error}. The old file is untouched and your work is kept in the program. {}", path.display(), error.cause.advice())]
    NoBackup {
        /// The file that was to be written.
        path: PathBuf,
        /// Why.
        error: BackupError,
    },
}

/// Whether there was a file at the place before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OldFile {
    /// Yes; it is untouched.
    Untouched,
    /// No.
    None,
}

const fn what_is_kept(old_file: OldFile) -> &'static str {
    match old_file {
        OldFile::Untouched => "The old file is untouched and your work is kept in the program.",
        OldFile::None => "Your work is kept in the program.",
    }
}

/// Saves the case to `path`, in place of the file that may be there.
///
/// # Errors
/// [`SaveError`]; the old file is then untouched.
pub fn save(path: &Path, case: &Case, progress: &dyn Fn(Progress)) -> Result<Saved, SaveError> {
    save_with(path, case, |_| Ok(()), progress).map(|(saved, ())| saved)
}

/// Saves the case; `before_replacing` is asked when all is written, in the last moment in which the old file is there. It
/// gets the file itself, symbolic links followed.
pub(super) fn save_with<T>(
    path: &Path,
    case: &Case,
    before_replacing: impl FnOnce(&Path) -> Result<T, SaveError>,
    progress: &dyn Fn(Progress),
) -> Result<(Saved, T), SaveError> {
    let attempt = Attempt::at(path);
    let target = resolved(path).map_err(|error| attempt.refused(&error))?;
    attempt.check_target(&target)?;
    report(progress, Stage::Preparing);
    let text = format::write(case).map_err(|error| attempt.not_verified(error.to_string()))?;
    // While the disk works, another thread reads the text as it will be read one day.
    let (pending, understood) = std::thread::scope(|scope| {
        let understood = scope.spawn(|| verify(case, &text));
        let pending = write_and_compare(&attempt, &target, &text, progress);
        (pending, understood.join())
    });
    let pending = pending?;
    let understood = understood.unwrap_or_else(|_| Err("the program failed".to_owned()));
    understood.map_err(|detail| attempt.not_verified(detail))?;
    report(progress, Stage::Replacing);
    let answer = before_replacing(&target)?;
    let settled = pending
        .put_in_place()
        .map_err(|error| attempt.refused(&error))?;
    leftovers::clean_up(&target);
    let saved = Saved {
        stamp: stamp_of_written(&target, text.as_bytes()),
        warning: settled.err().map(|error| {
            let cause = Cause::from(&error);
            format!("The case is saved, but may be lost again if the power fails now: {cause}.")
        }),
        path: target,
    };
    Ok((saved, answer))
}

/// Writes the text beside its place, and compares what is on the disk then.
fn write_and_compare(
    attempt: &Attempt,
    target: &Path,
    text: &str,
    progress: &dyn Fn(Progress),
) -> Result<Pending, SaveError> {
    let total = text.len() as u64;
    let refused = |error: io::Error| attempt.refused(&error);
    let mut pending = Pending::write(target, text.as_bytes(), |done| {
        progress(Progress {
            stage: Stage::Writing,
            done,
            total,
        });
    })
    .map_err(refused)?;
    report(progress, Stage::Verifying);
    if pending.holds(text.as_bytes()).map_err(refused)? {
        Ok(pending)
    } else {
        Err(attempt.not_verified("the disk gave other bytes back".to_owned()))
    }
}

/// Saves the case to a file that is not there yet.
///
/// # Errors
/// [`SaveError::Exists`] if there is one, and as [`save`].
pub fn save_new(path: &Path, case: &Case, progress: &dyn Fn(Progress)) -> Result<Saved, SaveError> {
    refuse_old_file(path)?;
    save(path, case, progress)
}

/// Writes a text that is no case file to `path`, in place of the file that may be there: whole or not at all.
///
/// # Errors
/// [`SaveError`]; the old file is then untouched.
pub fn save_text(path: &Path, text: &str) -> Result<FileStamp, SaveError> {
    let attempt = Attempt::at(path);
    let target = resolved(path).map_err(|error| attempt.refused(&error))?;
    attempt.check_target(&target)?;
    let pending = write_and_compare(&attempt, &target, text, &|_| {})?;
    // An error within would only mean that a power cut now may bring the old file back.
    let _ = pending
        .put_in_place()
        .map_err(|error| attempt.refused(&error))?;
    Ok(stamp_of_written(&target, text.as_bytes()))
}

/// The stamp of a file that is in its place. Where the system does not want to speak of it any more, it is there all the
/// same.
fn stamp_of_written(target: &Path, bytes: &[u8]) -> FileStamp {
    match disk::metadata(target) {
        Ok(metadata) => FileStamp::of(&metadata, bytes),
        Err(_) => FileStamp::of_bytes(bytes),
    }
}

/// Writes a text that is no case file to a file that is not there yet.
///
/// # Errors
/// [`SaveError::Exists`] if there is one, and as [`save_text`].
pub fn save_new_text(path: &Path, text: &str) -> Result<FileStamp, SaveError> {
    refuse_old_file(path)?;
    save_text(path, text)
}

/// Refuses to write where there is a file, or where nobody can tell.
fn refuse_old_file(path: &Path) -> Result<(), SaveError> {
    match disk::link_metadata(path) {
        Ok(_) => Err(SaveError::Exists(path.to_owned())),
        Err(error) if is_gone(&error) => Ok(()),
        Err(error) => Err(Attempt::at(path).refused(&error)),
    }
}

/// A save that the system refused.
pub(super) fn refused_at(path: &Path, cause: Cause) -> SaveError {
    Attempt::at(path).refused_for(cause)
}

/// One attempt to save, for its errors.
struct Attempt {
    path: PathBuf,
    old_file: OldFile,
}

impl Attempt {
    fn at(path: &Path) -> Self {
        let old_file = match disk::link_metadata(path) {
            Err(error) if is_gone(&error) => OldFile::None,
            _ => OldFile::Untouched,
        };
        Self {
            path: path.to_owned(),
            old_file,
        }
    }

    fn refused(&self, error: &io::Error) -> SaveError {
        self.refused_for(Cause::from(error))
    }

    fn refused_for(&self, cause: Cause) -> SaveError {
        SaveError::Refused {
            path: self.path.clone(),
            cause,
            old_file: self.old_file,
        }
    }

    fn not_verified(&self, detail: String) -> SaveError {
        SaveError::NotVerified {
            path: self.path.clone(),
            detail,
            old_file: self.old_file,
        }
    }

    /// Refuses what must not be replaced: a folder, a device, a file that somebody marked as read-only.
    fn check_target(&self, target: &Path) -> Result<(), SaveError> {
        match disk::metadata(target) {
            Ok(metadata) if !metadata.is_file() => {
                let words = "there is something else with this name, such as a folder";
                Err(self.refused_for(Cause::Other(words.to_owned())))
            }
            Ok(metadata) if metadata.permissions().readonly() => {
                Err(self.refused_for(Cause::ReadOnly))
            }
            Err(error) if error.kind() != ErrorKind::NotFound => Err(self.refused(&error)),
            _ => Ok(()),
        }
    }
}

/// How many symbolic links may follow each other, as on Linux.
const LINKS_LIMIT: usize = 40;

/// The file itself: symbolic links followed, even one that points at a file that is not there yet.
pub(super) fn resolved(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..LINKS_LIMIT {
        match disk::canonicalize(&path) {
            Ok(whole) => return Ok(whole),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        let folder = match path.parent() {
            Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
            Some(folder) => folder,
            None => return Err(ErrorKind::InvalidFilename.into()),
        };
        match disk::read_link(&path) {
            Ok(goal) => path = folder.join(goal),
            Err(error) if !is_gone(&error) && error.kind() != ErrorKind::InvalidInput => {
                return Err(error);
            }
            Err(_) => {
                let name = path.file_name().ok_or(ErrorKind::InvalidFilename)?;
                return Ok(disk::canonicalize(folder)?.join(name));
            }
        }
    }
    Err(ErrorKind::InvalidFilename.into())
}

/// Whether the text reads as the same case.
fn verify(case: &Case, text: &str) -> Result<(), String> {
    let again = on_big_stack(|| format::parse(text.as_bytes()))
        .map_err(|error| error.to_string())?
        .map_err(|error| error.to_string())?;
    let is_same = again == *case
        || has_what_is_no_number(case)
            && format::write(&again).is_ok_and(|written| written == text);
    if is_same {
        Ok(())
    } else {
        Err("it reads as a different case".to_owned())
    }
}

/// Whether the case has quantities or coordinates that are not numbers: these are never equal to themselves, so that such
/// a case can be compared by its text only.
fn has_what_is_no_number(case: &Case) -> bool {
    fn any_unequal<R: Record>(table: &Table<R>) -> bool {
        table.iter().any(|record| *record != record.clone())
    }
    any_unequal(case.claims()) || any_unequal(case.entities())
}

#[cfg(test)]
#[path = "save_tests.rs"]
mod tests;

//! Saving over a file that somebody may have changed, or that is worth keeping.

use super::backups::{self, BackupOrder, OldBytes};
use super::save::{SaveError, Saved, refused_at, save_with};
use super::stamp::FileStamp;
use super::{Cause, Progress};
use crate::model::{Case, Sha256Digest};
use std::path::{Path, PathBuf};

/// What is to be seen to before a file is replaced.
#[derive(Debug, Clone)]
pub struct Replacing {
    /// What the file must still be; `None` replaces whatever there is.
    pub expected: Option<FileStamp>,
    /// What this window itself wrote last: of that no backup is made on the same day.
    pub own: Option<Sha256Digest>,
    /// Where a backup of the old file goes.
    pub backup: BackupOrder,
    /// Whether nothing may be replaced without a backup.
    pub backup_is_must: bool,
}

/// A case that took the place of a file.
#[derive(Debug, Clone)]
pub struct Replaced {
    /// The file as it is now.
    pub saved: Saved,
    /// Where the file is kept that was there before, if it was worth keeping.
    pub backup: Option<PathBuf>,
}

/// Saves the case in place of a file. Whether that still is what was expected is looked at byte by byte, and once more in
/// the moment before it is replaced. If a backup is called for and cannot be made, the case is saved all the same, with a
/// warning, unless the backup is a must.
///
/// # Errors
/// [`SaveError`]; the old file is then untouched.
pub fn save_over(
    path: &Path,
    case: &Case,
    replacing: &Replacing,
    progress: &dyn Fn(Progress),
) -> Result<Replaced, SaveError> {
    let old = look_at_old(path, replacing)?;
    let keep_old = |target: &Path| -> Result<Kept, SaveError> {
        let Some(old) = &old else {
            return Ok(Kept::Nothing);
        };
        if !old.stamp.looks_same(target) {
            // Something about it changed in the moments since.
            look_at_old(path, replacing)?;
        }
        let order = &replacing.backup;
        let is_called_for = backups::why(old, replacing.own.as_ref(), order.now).is_some();
        if !is_called_for && !replacing.backup_is_must {
            return Ok(Kept::Nothing);
        }
        match backups::back_up_bytes(target, old, order) {
            Ok(backup) => Ok(Kept::At(backup)),
            Err(error) if replacing.backup_is_must => Err(SaveError::NoBackup {
                path: path.to_owned(),
                error,
            }),
            Err(error) => Ok(Kept::Not(format!(
                "Of the file that was there before {error}."
            ))),
        }
    };
    let (mut saved, kept) = save_with(path, case, keep_old, progress)?;
    let backup = match kept {
        Kept::Nothing => None,
        Kept::At(backup) => {
            backups::prune(&saved.path, &replacing.backup);
            Some(backup)
        }
        Kept::Not(warning) => {
            let warnings = saved.warning.take().into_iter().chain([warning]);
            saved.warning = Some(warnings.collect::<Vec<_>>().join(" "));
            None
        }
    };
    Ok(Replaced { saved, backup })
}

/// What became of the old file.
enum Kept {
    /// There was none, or it was not worth it.
    Nothing,
    /// It is kept here.
    At(PathBuf),
    /// It could not be; a sentence.
    Not(String),
}

/// Reads the old file and holds it against what was expected.
fn look_at_old(path: &Path, replacing: &Replacing) -> Result<Option<OldBytes>, SaveError> {
    let old = OldBytes::read(path).map_err(|error| refused_at(path, Cause::from(&error)))?;
    match (&old, &replacing.expected) {
        (Some(old), Some(expected)) if old.stamp.sha256 != expected.sha256 => {
            Err(SaveError::ChangedOutside(path.to_owned()))
        }
        _ => Ok(old),
    }
}

#[cfg(test)]
#[path = "replace_tests.rs"]
mod tests;

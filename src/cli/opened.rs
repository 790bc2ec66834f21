//! Files that verbs read: cases, and boards of other programs.

use crate::app::{FileFormat, read_board};
use crate::model::{Case, IdSource, Problem, Sha256Digest};
use crate::storage::{self, FormatError, LineDifference, LoadError, LoadedFile};
use anyhow::{Context as _, anyhow};
use std::ops::ControlFlow;
use std::path::Path;

/// A case that was read from a file.
pub(super) struct Opened {
    /// The case.
    pub(super) case: Case,
    /// What is wrong with it.
    pub(super) problems: Vec<Problem>,
    /// What was odd about the file, a sentence each.
    pub(super) warnings: Vec<String>,
    /// Lines that are not as the program saved them.
    pub(super) differences: Vec<LineDifference>,
    /// The digest of the file.
    pub(super) sha256: Sha256Digest,
}

impl Opened {
    /// That lines are not as the program saved them, in a sentence; for verbs that only read.
    pub(super) fn note(&self) -> Option<String> {
        match self.differences.len() {
            0 => None,
            count => Some(format!(
                "note: lines that are not as the program saved them: {count}; caseboard check lists them"
            )),
        }
    }
}

/// Reads a case, or a board of another program as a case, by the ending of its file.
pub(super) fn open(path: &Path) -> anyhow::Result<Opened> {
    if FileFormat::of(path) != Some(FileFormat::Canvas) {
        let loaded = load(path)?;
        return Ok(Opened {
            case: loaded.case,
            problems: loaded.problems,
            warnings: Vec::new(),
            differences: loaded.differences,
            sha256: loaded.stamp.sha256,
        });
    }
    let mut board = read_board(path, &mut ids_of(path)?, &mut |_| ControlFlow::Continue(()))?;
    Ok(Opened {
        case: board.take_case()?,
        problems: Vec::new(),
        sha256: board.stamp.sha256,
        warnings: board.warnings,
        differences: Vec::new(),
    })
}

/// Reads a case; says what to do about one that is damaged.
pub(super) fn load(path: &Path) -> anyhow::Result<LoadedFile> {
    storage::load(path, &|_| {}).map_err(|error| match error {
        LoadError::Format {
            error: FormatError::Broken(_) | FormatError::Twice { .. },
            ..
        } => anyhow!("{error}; caseboard repair reads what can be read of it"),
        error => error.into(),
    })
}

/// Ids that are the same in every run for the same file, and others for another one.
fn ids_of(path: &Path) -> anyhow::Result<IdSource> {
    let stamp =
        storage::stamp(path).with_context(|| format!("{} could not be opened", path.display()))?;
    let digits = stamp.sha256.to_string();
    let seed = digits
        .get(..16)
        .map(|digits| u64::from_str_radix(digits, 16));
    Ok(IdSource::new(seed.transpose()?.unwrap_or(1)))
}

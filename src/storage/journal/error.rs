//! What can go wrong with a journal.

use crate::storage::Cause;
use std::io;
use std::path::{Path, PathBuf};

/// A journal could not be read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    /// The system refused.
    #[error("{} could not be {verb}: {cause}", path.display())]
    Refused {
        /// The journal, or the folder of all of them.
        path: PathBuf,
        /// What was tried: "read", "written" and so on.
        verb: &'static str,
        /// Why.
        cause: Cause,
    },
    /// It was written by a newer version of the program.
    #[error("{} was written by a newer version of Caseboard; open it with that one", .0.display())]
    Newer(PathBuf),
    /// It does not begin as a journal does.
    #[error("{} is not a journal, or its beginning is damaged", .0.display())]
    NotAJournal(PathBuf),
    /// Whoever wrote it does not any more.
    #[error("the part of the program that writes it has failed")]
    WriterFailed,
    /// A record cannot be written as text.
    #[error("an edit could not be written as text: {0}")]
    Text(String),
}

impl JournalError {
    pub(super) fn refused(path: &Path, verb: &'static str, error: &io::Error) -> Self {
        Self::Refused {
            path: path.to_owned(),
            verb,
            cause: Cause::from(error),
        }
    }
}

//! Why a text is not a case.

use crate::model::{Misplaced, RecordRef};

/// Why a text cannot be read as a case, or a case not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// It is something else; the words say what it looks like.
    #[error("this is not a Caseboard case: {0}")]
    NotACase(String),
    /// A later version of the program wrote it.
    #[error(
        "this case has format {found}, but this version of Caseboard reads formats up to {supported}; open it with a newer version"
    )]
    Newer {
        /// The format of the file.
        found: u64,
        /// The newest format that can be read.
        supported: u32,
    },
    /// It says it is a case, but not which format it has.
    #[error(
        "this Caseboard case does not say which format it has: behind `kind` should stand `format: 2` (found: {0})"
    )]
    NoFormat(String),
    /// It breaks off, or something in it is not as it should be.
    #[error("{0}")]
    Broken(Box<Misplaced>),
    /// Two records have one id.
    #[error(
        "two records have the id {record}, in lines {first_line} and {second_line}; give one of them another id"
    )]
    Twice {
        /// The id.
        record: RecordRef,
        /// The line of the first, from 1; 0 if it could not be found.
        first_line: usize,
        /// The line of the second, from 1; 0 if it could not be found.
        second_line: usize,
    },
    /// The case could not be written as text. Always a mistake of the program.
    #[error("the case could not be written as text: {0}")]
    CannotWrite(String),
}

impl FormatError {
    /// Names the place in `text` and shows what stands there. Line and column may lie outside the text.
    pub(super) fn at(text: &str, line: usize, column: usize, what: &str) -> Self {
        Self::Broken(Box::new(Misplaced::at(text, line, column, what)))
    }
}

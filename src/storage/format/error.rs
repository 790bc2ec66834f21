//! Why a text is not a case.

use super::words::shortened;
use crate::model::RecordRef;
use std::fmt;

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
    Broken(Box<Broken>),
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

/// A place in a text where something else should stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The line, from 1.
    pub line: usize,
    /// The column in Unicode scalar values, from 1.
    pub column: usize,
    /// What is wrong there and what was expected, in words.
    pub what: String,
    /// The text around the place, cut to a readable length, control characters escaped; may be empty.
    pub excerpt: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = (self.line, self.column);
        write!(f, "line {line}, column {column}: {}", self.what)?;
        if self.excerpt.is_empty() {
            Ok(())
        } else {
            write!(f, " (here: {})", self.excerpt)
        }
    }
}

impl Broken {
    /// Names the place in `text` and shows what stands there. Line and column may lie outside the text.
    pub(super) fn at(text: &str, line: usize, column: usize, what: &str) -> FormatError {
        FormatError::Broken(Box::new(Self {
            line,
            column,
            what: shortened(what, 180),
            excerpt: excerpt(text, line, column),
        }))
    }
}

/// How many characters of a line an error shows, and how many of them before the place.
const EXCERPT_CHARS: usize = 60;
const EXCERPT_BEFORE: usize = 20;

fn excerpt(text: &str, line: usize, column: usize) -> String {
    let Some(whole) = text.split('\n').nth(line.saturating_sub(1)) else {
        return String::new();
    };
    let skipped = column.saturating_sub(EXCERPT_BEFORE + 1);
    let shown: String = whole.trim_end_matches('\r').chars().skip(skipped).collect();
    let cut = shortened(shown.trim(), EXCERPT_CHARS);
    if skipped > 0 && !cut.is_empty() {
        format!("…{cut}")
    } else {
        cut
    }
}

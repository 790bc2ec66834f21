//! What is not as it was.

use crate::model::{RecordRef, shortened};
use std::fmt;

/// How much of a line is shown, in characters.
const TEXT_CHARS: usize = 200;

/// Something in a file that is not as it was, or could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepairFinding {
    /// The line, from 1; 0 if it is about none.
    pub line: usize,
    /// The record, if it is known.
    pub record: Option<RecordRef>,
    /// What became of it.
    pub kind: RepairKind,
    /// What was found, in words.
    pub what: String,
    /// What stands there, cut to a readable length, control characters escaped; may be empty.
    pub text: String,
}

/// What became of something that was not as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RepairKind {
    /// It was put right: it is as it was saved.
    Mended,
    /// It was read, but it is not as it was saved.
    Changed,
    /// A record was read without a part of it.
    Partly,
    /// A reference to what is not there was taken out.
    Reference,
    /// Something stood here that is not there any more.
    Missing,
    /// It could not be read.
    Lost,
}

impl RepairKind {
    /// Every kind, the worst first.
    pub const ALL: [Self; 6] = [
        Self::Lost,
        Self::Missing,
        Self::Partly,
        Self::Reference,
        Self::Changed,
        Self::Mended,
    ];

    /// A heading for findings of this kind.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Mended => "Put right",
            Self::Changed => "Read, but not as it was saved",
            Self::Partly => "Read without a part",
            Self::Reference => "References taken out",
            Self::Missing => "Something may be missing here",
            Self::Lost => "Could not be read",
        }
    }
}

impl RepairFinding {
    /// A finding about a line of which `text` is shown.
    pub(super) fn new(line: usize, kind: RepairKind, what: impl Into<String>, text: &str) -> Self {
        Self {
            line,
            record: None,
            kind,
            what: what.into(),
            text: shortened(text.trim(), TEXT_CHARS),
        }
    }

    /// The same about this record.
    pub(super) fn of(mut self, record: impl Into<Option<RecordRef>>) -> Self {
        self.record = record.into();
        self
    }
}

impl fmt::Display for RepairFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "line {}", self.line)?;
        }
        match self.record {
            Some(record) if self.line > 0 => write!(f, ", {} {record}: ", record.kind().word())?,
            Some(record) => write!(f, "{} {record}: ", record.kind().word())?,
            None if self.line > 0 => f.write_str(": ")?,
            None => {}
        }
        f.write_str(&self.what)?;
        if !self.text.is_empty() {
            write!(f, " (here: {})", self.text)?;
        }
        Ok(())
    }
}

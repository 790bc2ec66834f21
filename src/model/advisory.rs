//! Hints for the analyst: nothing is broken, but something is worth a look.

use super::record::RecordRef;

/// One hint. Not a problem of the case: it is sound as it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Advisory {
    /// The record it is about.
    pub record: RecordRef,
    /// A sentence without its end.
    pub what: String,
}

//! One change of the case as the editor made it, to be made again by another run of the program: what a crash journal is
//! a list of.

use super::diff::Diff;
use crate::model::RecordRef;
use std::sync::Arc;

/// How a diff came to change the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind {
    /// An edit, one step to undo.
    Made,
    /// An edit that became one step with the one before.
    Joined,
    /// An edit was taken back.
    Undone,
    /// An edit that had been taken back was made again.
    Redone,
}

/// A change of the case, or the reverse of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// How it came about.
    pub kind: StepKind,
    /// What changed when the edit was made; undone, it is applied backwards.
    pub diff: Arc<Diff>,
}

/// A step was made in a case that this one is not: the case was left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub struct DoesNotFit(
    /// The first record that is not as it was; `None` for what is said of the case as a whole.
    pub Option<RecordRef>,
);

impl std::fmt::Display for DoesNotFit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            Some(record) => write!(f, "{record} is not as it was when the edit was made"),
            None => f.write_str("the case is not as it was when the edit was made"),
        }
    }
}

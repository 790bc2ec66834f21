//! Changing a case: one gate, reversible diffs, undo and redo.
//!
//! The case changes only inside [`Editor::apply`]; each change has a label and is one step to undo. Knows nothing of
//! files, threads or the window.

mod diff;
mod editor;
mod history;
pub mod ops;
mod prepared;
#[cfg(test)]
mod random_edits;
mod step;
mod tx;

pub use diff::{Change, Diff};
pub use editor::{Applied, Editor};
pub use history::History;
pub use prepared::Prepared;
pub use step::{DoesNotFit, Step, StepKind};
pub use tx::{EditError, Tx};

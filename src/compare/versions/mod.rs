//! A newer version of a text: where the quotes of the earlier one stand in it, and what differs. Pure.

mod anchors;
mod diff;

pub use anchors::{FoundAgain, find_again};
pub use diff::{DiffKind, DiffPart, word_diff};

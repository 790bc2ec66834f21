//! Claims compared: what agrees, what differs, what only repeats; how many independent origins there are.
//!
//! Texts compared: which have much in common ([`kin_among`]), what became of a text's quotes in a newer version
//! ([`find_again`]), what differs ([`word_diff`]).
//!
//! Two states of one case compared, record by record: [`case_differences`].
//!
//! Pure and deterministic: the same case gives the same findings. Nothing found here is stored in the case. Knows
//! nothing of files, editing, the board or the window.
//!
//! How it counts:
//! - Claims tied by `restates` or `same as` are one *group*: the same proposition. A group is also carried by the
//!   claims that refine it, since who says a thing more exactly says it too; but not the other way round.
//! - Each claim has an *origin*: the last step of its according-to chain, else its speaker, else its articles; and from
//!   there what that derives from, to the end of the chain. Two names of one entity (`same as`) are one origin.
//! - A contradiction between any claim of the group and something else makes all of the group *differ*.

mod cases;
mod findings;
mod groups;
mod likeness;
mod namesakes;
mod origins;
#[cfg(test)]
mod tests;
mod versions;
mod words;

pub use cases::{Became, CaseDifferences, Difference, case_differences};
pub use findings::{advisories, findings};
pub use likeness::{Kin, Sketch, kin_among};
pub use namesakes::namesakes;
pub use versions::{DiffKind, DiffPart, FoundAgain, find_again, word_diff};

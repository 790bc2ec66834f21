//! Work that a run of the program left unsaved when it broke down, was killed or lost its power: found at the next start,
//! shown, and kept or given up as the user says.
//!
//! Nothing is done unasked, and nothing is deleted: a journal stays until its case was saved, and one that was given up
//! rests for some days. A journal that another window is writing just now is not touched.

mod action;
mod look;
mod orphan;
mod revive;
mod session;

pub use action::RecoverAction;
pub(super) use look::Looked;
pub use orphan::{FileNow, Orphan, RecoveredEdit};
pub(super) use session::{Kept, Recovery};

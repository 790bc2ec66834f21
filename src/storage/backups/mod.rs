//! Backups: what a case file was, kept before another day's work or another program's replaces it.
//!
//! They lie in a folder of their own beside the case, or in one of the user's choice. Each has the case's name with the
//! moment in it at which it was made; what is named otherwise is none of ours and is never touched. A backup is a copy that
//! was read back, never a link: another program that writes into the case file cannot change it.

mod keep;
mod make;
mod name;

pub use keep::Keep;
pub use make::{BackupError, BackupOrder, back_up, keep_original};
pub(super) use make::{OldBytes, back_up_bytes, prune, why};
pub use name::{Backup, BackupPlace, backups_of};

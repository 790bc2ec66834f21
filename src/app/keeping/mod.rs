//! Keeping work safe from everything outside this window: other windows, other programs, disks that fail; backups and the
//! versions of the past.

mod access;
mod action;
mod compare;
mod lists;
mod opening;
mod outside;
mod restore;
mod saving;
mod setup;
mod state;
#[cfg(test)]
mod tests;
mod watcher;

pub use access::{Access, ReadOnlyReason};
pub use action::KeepAction;
pub use compare::FileComparison;
pub(super) use lists::{ListedVersions, SeenVersion};
pub use lists::{VersionInList, VersionView, VersionsOfCase};
pub(super) use opening::{OpenAs, Opened, OpeningOrder};
pub(super) use outside::FileLook;
pub use outside::Outside;
pub(super) use restore::ReadVersion;
pub use saving::Expected;
pub use saving::save_from_command_line;
pub(super) use saving::{Written, save_beside_windows};
pub use setup::{BackupSettings, KeepingSetup};
pub(super) use state::Keeping;

//! What keeping work safe needs from outside, and what the user decides about backups.

use crate::storage::{self, BackupPlace, Keep};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// What keeping work safe needs from outside. Who works and what time it is comes with
/// [`ImportSetup`](crate::app::ImportSetup).
#[derive(Debug, Clone, Default)]
pub struct KeepingSetup {
    /// The name of this machine, told to other windows; may be empty.
    pub machine: String,
    /// How often the open file is looked at, whether another program changed it; `None` looks only when asked and before
    /// each save.
    pub look_every: Option<Duration>,
}

impl KeepingSetup {
    /// How often a window looks at its file.
    const LOOK_EVERY: Duration = Duration::from_secs(2);

    /// The real thing.
    pub fn of_system() -> Self {
        Self {
            machine: storage::machine_name(),
            look_every: Some(Self::LOOK_EVERY),
        }
    }
}

/// What the user decides about backups.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BackupSettings {
    /// How many stay.
    pub keep: Keep,
    /// Where they lie.
    pub place: BackupPlace,
}

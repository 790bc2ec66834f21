//! Files: the RON format of a case, atomic saving, recent files and settings. The only module that opens files.
//!
//! What is promised: a save that fails leaves the old file as it was; a save that succeeds was read back first; loading
//! never drops anything silently. Errors are sentences that say what happened and what to do. The crate that reads and
//! writes RON does not show outside.
//!
//! Reading and writing take time and should run off the window's thread; each call reports its progress. Knows nothing of
//! editing, the board or the window.

mod atomic;
mod backups;
mod case_files;
mod cause;
mod config_dir;
mod disk;
mod format;
mod holder;
mod journal;
mod leftovers;
mod line_file;
mod load;
mod lock;
mod picture_file;
mod recents;
mod repair;
mod replace;
mod save;
mod settings_file;
mod stamp;
mod walk;

pub use backups::{
    Backup, BackupError, BackupOrder, BackupPlace, Keep, back_up, backups_of, keep_original,
};
pub use case_files::{FileStore, FileTrouble, LARGEST_FILE_BYTES};
pub use cause::Cause;
pub use config_dir::{ConfigDir, ConfigDirError};
#[cfg(test)]
pub(crate) use disk::faults;
pub use format::{
    FIRST_WITH_SUMS, FORMAT, FormatError, KIND, LineDifference, LineDifferenceKind, Loaded, read,
    write,
};
pub use holder::{Holder, machine_name};
pub use journal::{
    BaseFile, ClaimedJournal, Damage, JournalContent, JournalError, JournalFile, JournalFolder,
    JournalHead, JournalRecord, REST_DAYS, RecordWord, from_record_text, record_text,
};
pub use leftovers::clean_up_beside;
pub use line_file::{LineFile, LineFileError};
pub use load::{
    FileBytes, LIMIT_BYTES, LoadError, LoadedFile, RepairedFile, is_same_file, load, load_damaged,
    read_bytes,
};
pub use lock::{CaseLock, Hold, hold};
pub use picture_file::{PictureFileError, write_new_picture, write_picture};
pub use recents::{
    RECENTS_LIMIT, RecentFile, Recents, add_recent, look_at, read_recents, remove_recent,
};
pub use repair::{RepairFinding, RepairKind, Repaired, repair};
pub use replace::{Replaced, Replacing, save_over};
pub use save::{OldFile, SaveError, Saved, save, save_new, save_new_text, save_text};
pub use settings_file::{SettingsRead, read_settings, write_settings};
pub use stamp::{FileStamp, OnDisk, stamp};
pub use walk::{MOST_FILES, SourceError, Walked, WalkedFile, read_source, walk};

/// How far a load or save has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// Bytes done in this stage.
    pub done: u64,
    /// Bytes to do in this stage; 0 where nobody can tell.
    pub total: u64,
}

impl Progress {
    /// How far the whole load or save is, from 0 to 1, by what the stages took when they were measured.
    pub fn fraction(&self) -> f32 {
        let (from, to) = match self.stage {
            Stage::Reading | Stage::Preparing => (0.0, 0.3),
            Stage::Understanding => (0.3, 1.0),
            Stage::Writing => (0.3, 0.5),
            Stage::Verifying => (0.5, 0.95),
            Stage::Replacing => (0.95, 1.0),
        };
        let within = if self.total == 0 {
            0.0
        } else {
            self.done as f32 / self.total as f32
        };
        from + (to - from) * within.clamp(0.0, 1.0)
    }
}

/// The steps of loading and saving, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Loading: bytes come from the disk.
    Reading,
    /// Loading: the text is understood and checked.
    Understanding,
    /// Saving: the case becomes text.
    Preparing,
    /// Saving: bytes go to the disk.
    Writing,
    /// Saving: the new file is read back and compared.
    Verifying,
    /// Saving: the new file takes the place of the old one.
    Replacing,
}

/// Reports a step of which nobody can tell how long it takes.
fn report(progress: &dyn Fn(Progress), stage: Stage) {
    progress(Progress {
        stage,
        done: 0,
        total: 0,
    });
}

//! Questions that must be answered before the program goes on. There are few: what can be undone is not asked.

use super::action::Action;
use super::keeping::Expected;
use std::path::PathBuf;
use std::sync::Arc;

/// A question on show.
#[derive(Debug, Clone)]
pub enum Prompt {
    /// There is unsaved work, and the action would lose it.
    UnsavedChanges {
        /// What the user was about to do.
        then: Box<Action>,
    },
    /// Saving failed; the work is kept.
    SaveFailed {
        /// What happened and what to do, in words.
        message: String,
        /// The file that was to be written.
        path: PathBuf,
        /// What it had to be, for another attempt.
        expected: Expected,
    },
    /// The file was changed by another program since it was opened or saved here.
    ChangedOutside {
        /// The file.
        path: PathBuf,
    },
    /// A copy for another program is ready, but does not say all; nothing is written yet.
    CopyLoses {
        /// The file.
        path: PathBuf,
        /// What will be missing, a sentence each.
        losses: Vec<String>,
        /// What will be written.
        text: Arc<str>,
        /// The content it says all of, if it does; see `History::state`.
        whole: Option<u64>,
    },
}

/// An answer to the question on show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Save first, then go on; for a copy: write it.
    Save,
    /// Save under another name, then go on.
    SaveAs,
    /// Go on and lose the work; for a file changed outside: load it.
    Discard,
    /// Try once more; for a file changed outside: keep it as a backup and overwrite it.
    Retry,
    /// For a file changed outside: show what differs.
    Compare,
    /// Do not go on.
    Cancel,
}

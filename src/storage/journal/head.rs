//! What a journal says of itself.

use crate::model::{Sha256Digest, Timestamp};
use crate::storage::FileStamp;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The first record of a journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct JournalHead {
    /// What the case was called when the journal was begun.
    pub title: String,
    /// The case's file; `None` for a case that was in none yet.
    pub file: Option<BaseFile>,
    /// Whether edits since the last save are in the base already.
    pub folded: bool,
    /// The process that wrote it.
    pub process: u32,
    /// When it was begun.
    pub started: Timestamp,
    /// The program that wrote it, with its version.
    pub program: String,
}

impl Default for JournalHead {
    fn default() -> Self {
        Self {
            title: String::new(),
            file: None,
            folded: false,
            process: std::process::id(),
            started: Timestamp::from_unix_secs(0),
            program: concat!("caseboard ", env!("CARGO_PKG_VERSION")).to_owned(),
        }
    }
}

/// The file that a case was opened from or saved to last, as it was then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BaseFile {
    /// Its path, from the root on.
    pub path: String,
    /// Its length in bytes.
    pub len: u64,
    /// SHA-256 of its bytes.
    pub sha256: Sha256Digest,
}

impl BaseFile {
    /// The file at a path; `None` if the path is no text, which the journal then does without.
    pub fn of(path: &Path, stamp: &FileStamp) -> Option<Self> {
        Some(Self {
            path: path.to_str()?.to_owned(),
            len: stamp.len,
            sha256: stamp.sha256,
        })
    }

    /// Its path.
    pub fn path(&self) -> PathBuf {
        PathBuf::from(&self.path)
    }

    /// Whether a stamp is that of the file as it was.
    pub fn is(&self, stamp: &FileStamp) -> bool {
        self.len == stamp.len && self.sha256 == stamp.sha256
    }
}

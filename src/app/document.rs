//! The open case as a document: its file, its name, whether it is saved.

use super::keeping::{Access, ReadOnlyReason};
use crate::storage::FileStamp;
use std::path::{Path, PathBuf};

/// Where the open case comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// Made here, not saved yet.
    New,
    /// One of the cases that come with the program; saving asks for a name.
    BuiltIn,
    /// A board of another program; saving asks for a name, so that its file is never replaced by a case.
    Imported {
        /// Where it is.
        path: PathBuf,
        /// What it was when it was read or written here last.
        stamp: FileStamp,
    },
    /// What could be read of a damaged file; saving asks for a name, so that the file is never replaced.
    Repaired {
        /// The damaged file.
        path: PathBuf,
    },
    /// A case with unsaved work of an earlier run, whose file is another by now, or gone; saving asks for a name, so that
    /// both are kept.
    Recovered {
        /// The file.
        of: PathBuf,
    },
    /// A file.
    File {
        /// Where it is.
        path: PathBuf,
        /// What it was when it was opened or saved here last.
        stamp: FileStamp,
    },
}

/// The open case as a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Where it comes from.
    pub origin: Origin,
    /// Whether it may be edited.
    pub access: Access,
    /// The content that a running save is writing; see `History::state`.
    pub saving_state: Option<u64>,
}

impl Document {
    /// A document from here.
    pub fn new(origin: Origin) -> Self {
        Self {
            origin,
            access: Access::Writable,
            saving_state: None,
        }
    }

    /// The file, if it is in one.
    pub fn path(&self) -> Option<&Path> {
        match &self.origin {
            Origin::File { path, .. } => Some(path),
            _ => None,
        }
    }

    /// A file that this case must not be saved over: it holds more than the case does.
    pub(super) fn never_replaced(&self) -> Option<PathBuf> {
        match (&self.origin, self.access.read_only()) {
            (Origin::Repaired { path }, _) => Some(path.clone()),
            (Origin::File { path, .. }, Some(ReadOnlyReason::NewerFormat { .. })) => {
                Some(path.clone())
            }
            _ => None,
        }
    }

    /// What its file was when it was opened or saved here last.
    pub fn stamp(&self) -> Option<&FileStamp> {
        match &self.origin {
            Origin::File { stamp, .. } => Some(stamp),
            _ => None,
        }
    }

    /// Whether it is what a case was at some time.
    pub fn is_past_version(&self) -> bool {
        matches!(
            self.access.read_only(),
            Some(ReadOnlyReason::PastVersion { .. })
        )
    }

    /// The file of the case: for a version of the past that of the case as it is now.
    pub fn case_file(&self) -> Option<&Path> {
        match self.access.read_only() {
            Some(ReadOnlyReason::PastVersion { case_file, .. }) => Some(case_file),
            _ => self.path(),
        }
    }

    /// The file's name for the window's title; a word where there is none.
    pub fn file_name(&self) -> String {
        match &self.origin {
            Origin::File { path, .. } => name_of(path),
            Origin::Imported { path, .. } | Origin::Repaired { path } => {
                format!("from {}", name_of(path))
            }
            Origin::Recovered { of } => format!("recovered, of {}", name_of(of)),
            Origin::New => "not saved yet".to_owned(),
            Origin::BuiltIn => "built-in".to_owned(),
        }
    }
}

/// The last part of a path, as it can be shown.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// A file name made of a title: letters and digits of any script, everything else a dash.
pub fn file_name_for(title: &str, extension: &str) -> String {
    let mut name = String::new();
    for letter in title.trim().chars().take(60) {
        if letter.is_alphanumeric() {
            name.extend(letter.to_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    if name.is_empty() {
        format!("case.{extension}")
    } else {
        format!("{name}.{extension}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_safe_file_names() {
        assert_eq!(
            file_name_for("North Korea: shipments (2023)", "ron"),
            "north-korea-shipments-2023.ron"
        );
        assert_eq!(file_name_for("Дело № 5", "ron"), "дело-5.ron");
        assert_eq!(file_name_for("../../etc", "png"), "etc.png");
        assert_eq!(file_name_for("  ", "ron"), "case.ron");
    }
}

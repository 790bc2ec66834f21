//! Where the files of the open case are kept: beside its file, or in a folder of the user's until it has one.

use crate::app::document::Origin;
use crate::app::session::Session;
use crate::model::{Case, StoredFile};
use crate::storage::{FileStore, FileTrouble};
use std::collections::BTreeMap;
use std::path::Path;

impl Session {
    /// Where the files of the open case are kept.
    pub fn files(&self) -> FileStore {
        match &self.document.origin {
            Origin::Recovered { of } => FileStore::beside(of),
            // A version of the past uses the files of its case.
            Origin::File { path, .. } => {
                FileStore::beside(self.document.case_file().unwrap_or(path))
            }
            Origin::Repaired { path } => FileStore::beside(path),
            Origin::New | Origin::BuiltIn | Origin::Imported { .. } => self.unsaved_files(),
        }
    }

    /// Where the files of cases are kept that are in no file yet.
    pub(in crate::app) fn unsaved_files(&self) -> FileStore {
        FileStore::for_unsaved(self.clerk.folder())
    }

    /// Everywhere a file of the open case may lie: its own folder first.
    pub(in crate::app) fn file_sources(&self) -> [FileStore; 2] {
        [self.files(), self.unsaved_files()]
    }
}

/// Copies the files a case needs to where it is going to be saved; says what could not be copied, in a sentence. The case
/// is saved all the same: its words are worth more than its files, which stay where they were.
pub(in crate::app) fn bring_files(
    case: &Case,
    sources: &[FileStore],
    path: &Path,
) -> Option<String> {
    let wanted = FileStore::beside(path);
    // Files that are missing where the case is already are told by checking the case, not with every save.
    let at_home = sources.first() == Some(&wanted);
    let files: BTreeMap<_, StoredFile> = case
        .stored_files()
        .map(|(_, file)| (file.sha256, file))
        .collect();
    let troubles = wanted.bring_from(sources, files.values());
    let is_told = |trouble: &&FileTrouble| !(at_home && trouble.is_missing());
    let told: Vec<String> = troubles
        .iter()
        .filter(is_told)
        .map(ToString::to_string)
        .collect();
    let first = told.first()?;
    Some(match told.len() {
        1 => format!("A file of the case was not copied: {first}"),
        count => format!("{count} files of the case were not copied; the first: {first}"),
    })
}

//! Finding the file of a picture again: only the very same bytes will do.

use crate::app::document::name_of;
use crate::app::message::JobMessage;
use crate::app::notice::NoticeKind;
use crate::app::session::Session;
use crate::model::{ImageId, Sha256Digest, StoredFile};
use crate::storage::{self, FileStore};
use std::path::{Path, PathBuf};

/// What became of a file that was said to be a picture's.
pub(in crate::app) struct FileFound {
    path: PathBuf,
    outcome: Result<(), String>,
}

impl Session {
    /// Takes this file for a picture's, if its bytes are the ones that were added.
    pub(super) fn find_file_of(&mut self, image: ImageId, path: PathBuf) {
        let Some(file) = self.case().image(image).map(crate::model::Image::file) else {
            return;
        };
        let store = self.files();
        self.jobs.start("Looking at the file", move |_| {
            let outcome = put_same(&path, &file, &store);
            JobMessage::FileFound(FileFound { path, outcome })
        });
    }

    pub(in crate::app) fn take_found_file(&mut self, found: FileFound) {
        let name = name_of(&found.path);
        match found.outcome {
            Ok(()) => {
                self.pictures.look_again();
                let text = format!("{name} is the file that was added; it is kept beside the case");
                self.notices.add(NoticeKind::Done, text);
            }
            Err(why) => self
                .notices
                .add(NoticeKind::Error, format!("{name} was not taken: {why}")),
        }
    }
}

fn put_same(path: &Path, file: &StoredFile, store: &FileStore) -> Result<(), String> {
    let read = storage::read_bytes(path, &|_| ()).map_err(|error| error.to_string())?;
    if Sha256Digest::of(&read.bytes) != file.sha256 {
        return Err("it is another file, its SHA-256 digest differs".to_owned());
    }
    let kept = store.put(&read.bytes, &file.extension);
    kept.map(drop).map_err(|trouble| trouble.to_string())
}

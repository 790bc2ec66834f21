//! Where pictures come from, and how they are read.

use crate::app::document::name_of;
use crate::export::{self, RgbaPicture};
use crate::import::picture::{PictureFacts, read_picture};
use crate::model::StoredFile;
use crate::storage::{self, FileStore};
use std::path::PathBuf;

/// Where a picture comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum PictureSource {
    /// A file.
    File(PathBuf),
    /// The clipboard: width and height in pixels, RGBA bytes, not premultiplied.
    Clipboard {
        /// In pixels.
        size_px: [usize; 2],
        /// Four bytes a pixel.
        rgba: Vec<u8>,
    },
}

/// A picture that was read and whose file is kept beside the case.
#[derive(Debug, Clone)]
pub(super) struct ReadPicture {
    /// Without the folder; empty for the clipboard.
    pub name: String,
    pub file: StoredFile,
    pub facts: PictureFacts,
}

/// A picture that was not taken in: what it is called, and why, as a sentence without its subject.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Refused {
    pub name: String,
    pub why: String,
}

impl PictureSource {
    /// Reads the picture, decodes it once, and keeps its bytes as they are.
    pub(super) fn read(self, store: &FileStore) -> Result<ReadPicture, Refused> {
        let name = match &self {
            Self::File(path) => name_of(path),
            Self::Clipboard { .. } => String::new(),
        };
        let refused = |why: String| Refused {
            name: if name.is_empty() {
                "The picture from the clipboard".to_owned()
            } else {
                name.clone()
            },
            why,
        };
        let bytes = self.bytes().map_err(refused)?;
        let facts = read_picture(&bytes).map_err(|error| refused(error.to_string()))?;
        let file = store
            .put(&bytes, facts.extension)
            .map_err(|trouble| refused(format!("it could not be kept: {trouble}")))?;
        Ok(ReadPicture { name, file, facts })
    }

    fn bytes(self) -> Result<Vec<u8>, String> {
        match self {
            Self::File(path) => storage::read_bytes(&path, &|_| ())
                .map(|read| read.bytes)
                .map_err(|error| format!("it could not be read: {error}")),
            Self::Clipboard {
                size_px: [width, height],
                rgba,
            } => {
                let side = |side: usize| u32::try_from(side).unwrap_or(u32::MAX);
                let picture = RgbaPicture {
                    width: side(width),
                    height: side(height),
                    bytes: rgba,
                };
                export::encode_png(&picture).map_err(|error| error.to_string())
            }
        }
    }
}

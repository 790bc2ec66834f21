//! Files by their endings, and boards of other programs read from theirs. The window and the command line use the same.

use crate::interchange::{self, CanvasError};
use crate::model::{Case, CaseParts, IdSource, RecordRef};
use crate::storage::{self, FileStamp, LoadError};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// What a file is, by its ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFormat {
    /// A case of this program.
    Case,
    /// A JSON Canvas.
    Canvas,
}

impl FileFormat {
    /// What a file with this name is; none if the ending is neither.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        [Self::Case, Self::Canvas]
            .into_iter()
            .find(|format| format.ending() == ending)
    }

    /// The ending, without the dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Case => "ron",
            Self::Canvas => "canvas",
        }
    }
}

/// A board of another program.
#[derive(Debug)]
pub struct BoardFile {
    /// Its records, not yet a case.
    pub parts: CaseParts,
    /// What was odd about the file, a sentence each.
    pub warnings: Vec<String>,
    /// The file: symbolic links followed, from the root on.
    pub path: PathBuf,
    /// What the file was like.
    pub stamp: FileStamp,
}

impl BoardFile {
    /// Takes the records out as a case; what is left has none.
    ///
    /// # Errors
    /// If two records have one id, which is a mistake of the program.
    pub fn take_case(&mut self) -> Result<Case, BoardFileError> {
        let parts = std::mem::take(&mut self.parts);
        parts.into_case().map_err(|twice| BoardFileError::Twice {
            path: self.path.clone(),
            twice,
        })
    }
}

/// A board of another program could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BoardFileError {
    /// The file could not be read at all.
    #[error("{0}")]
    File(#[from] LoadError),
    /// What stands in it is no board.
    #[error("{}: {error}", path.display())]
    Canvas {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, and where.
        error: CanvasError,
    },
    /// Two of its records got one id. Always a mistake of the program.
    #[error("{} could not be opened: {twice} was handed out twice", path.display())]
    Twice {
        /// The file.
        path: PathBuf,
        /// The id.
        twice: RecordRef,
    },
}

/// How much of the work is getting the bytes.
const SHARE_OF_BYTES: f32 = 0.3;

/// Reads a board of another program: all of it or none. The case it can become is called like the file; its records get
/// ids of this source. `watch` hears how far it is, from 0 to 1, and can stop it. Takes its time: for jobs.
///
/// # Errors
/// [`BoardFileError`], as a sentence with the file's name and the place in it.
pub fn read_board(
    path: &Path,
    ids: &mut IdSource,
    watch: &mut dyn FnMut(f32) -> ControlFlow<()>,
) -> Result<BoardFile, BoardFileError> {
    let file = storage::read_bytes(path, &|_| {})?;
    let title = path.file_stem().unwrap_or(path.as_os_str());
    let mut watch = |fraction| watch(SHARE_OF_BYTES + (1.0 - SHARE_OF_BYTES) * fraction);
    let read = interchange::read_canvas(&file.bytes, &title.to_string_lossy(), ids, &mut watch);
    let board = read.map_err(|error| BoardFileError::Canvas {
        path: path.to_owned(),
        error,
    })?;
    Ok(BoardFile {
        parts: board.value,
        warnings: board.warnings,
        path: file.path,
        stamp: file.stamp,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_tell_the_format() {
        let format = |name: &str| FileFormat::of(Path::new(name));
        assert_eq!(format("a/b.ron"), Some(FileFormat::Case));
        assert_eq!(format("B.Canvas"), Some(FileFormat::Canvas));
        assert_eq!(format(".canvas"), None);
        assert_eq!(format("a.json"), None);
    }
}

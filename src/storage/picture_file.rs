//! Pictures that the program writes: whole or not at all.

use super::atomic::Pending;
use super::cause::Cause;
use std::path::{Path, PathBuf};

/// A picture could not be written; a file that was there is untouched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} could not be written: {cause}", path.display())]
pub struct PictureFileError {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub cause: Cause,
}

/// Writes the bytes of a picture, in place of a file that may be there.
///
/// # Errors
/// [`PictureFileError`]; an old file is then as it was.
pub fn write_picture(path: &Path, bytes: &[u8]) -> Result<(), PictureFileError> {
    let write = || {
        // A symbolic link stays one: what it points at is replaced.
        let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        Pending::write(&target, bytes, |_| ())?.put_in_place()
    };
    match write() {
        Ok(_) => Ok(()),
        Err(error) => Err(PictureFileError {
            path: path.to_owned(),
            cause: Cause::from(&error),
        }),
    }
}

/// Writes the bytes of a PNG picture into a folder under a name that is free: `name.png`, else `name-2.png` and so on.
///
/// # Errors
/// [`PictureFileError`].
pub fn write_new_picture(
    folder: &Path,
    name: &str,
    bytes: &[u8],
) -> Result<PathBuf, PictureFileError> {
    let candidate = |number: u32| match number {
        1 => PathBuf::from(format!("{name}.png")),
        _ => PathBuf::from(format!("{name}-{number}.png")),
    };
    let is_free = |path: &PathBuf| std::fs::symlink_metadata(folder.join(path)).is_err();
    let free = (1..1000)
        .map(candidate)
        .find(is_free)
        .unwrap_or_else(|| candidate(1000));
    write_picture(&folder.join(&free), bytes).map(|()| free)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_replaces_another_or_says_why_not() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("board.png");
        write_picture(&path, b"one").expect("the folder can be written to");
        write_picture(&path, b"two").expect("the file can be replaced");
        assert_eq!(std::fs::read(&path).expect("it is there"), b"two");
        assert_eq!(
            write_new_picture(folder.path(), "board", b"x").as_deref(),
            Ok(Path::new("board-2.png"))
        );
        let nowhere = folder.path().join("gone").join("board.png");
        let error = write_picture(&nowhere, b"x").expect_err("there is no such folder");
        assert!(
            error.to_string().contains("could not be written"),
            "{error}"
        );
    }
}

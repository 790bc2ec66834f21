//! How a file was when the program last saw it, to notice when another program changed it.

use crate::model::Sha256Digest;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::SystemTime;

/// What a file was like at some moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileStamp {
    /// Length in bytes.
    pub len: u64,
    /// When it was changed last, where the system tells.
    pub modified: Option<SystemTime>,
    /// SHA-256 of its bytes.
    pub sha256: Sha256Digest,
}

/// A file compared with its stamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnDisk {
    /// As it was.
    Same,
    /// Other bytes.
    Changed,
    /// It is not there any more.
    Gone,
}

impl FileStamp {
    /// The stamp of a file with these bytes.
    pub(super) fn of(metadata: &fs::Metadata, bytes: &[u8]) -> Self {
        Self {
            len: metadata.len(),
            modified: metadata.modified().ok(),
            sha256: Sha256Digest::of(bytes),
        }
    }

    /// Compares the file at `path` with this stamp. Reads it only if length or time differ; a file that was merely
    /// touched is the same.
    ///
    /// # Errors
    /// Where the system cannot say, because the disk fails for instance.
    pub fn compare(&self, path: &Path) -> io::Result<OnDisk> {
        let metadata = match fs::metadata(path) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(OnDisk::Gone),
            Err(error) => return Err(error),
        };
        let modified = metadata.modified().ok();
        if metadata.len() == self.len && modified.is_some() && modified == self.modified {
            return Ok(OnDisk::Same);
        }
        let is_same = metadata.len() == self.len && digest_of(path)? == self.sha256;
        Ok(if is_same {
            OnDisk::Same
        } else {
            OnDisk::Changed
        })
    }
}

/// The stamp of the file at `path` as it is now. Reads the whole file.
///
/// # Errors
/// Where the file cannot be read.
pub fn stamp(path: &Path) -> io::Result<FileStamp> {
    let metadata = fs::metadata(path)?;
    Ok(FileStamp {
        len: metadata.len(),
        modified: metadata.modified().ok(),
        sha256: digest_of(path)?,
    })
}

/// The digest of a file that may be large. Refuses what is no regular file: reading a pipe would wait for ever.
fn digest_of(path: &Path) -> io::Result<Sha256Digest> {
    use io::Read as _;
    let file = File::open(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    let mut bytes = Vec::new();
    file.take(super::LIMIT_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(Sha256Digest::of(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_from_outside_are_noticed() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.ron");
        fs::write(&path, "one").expect("written");
        let before = stamp(&path).expect("a stamp");
        assert_eq!(before.compare(&path).expect("compared"), OnDisk::Same);

        let touched = SystemTime::UNIX_EPOCH;
        let file = File::options().write(true).open(&path).expect("opened");
        file.set_modified(touched).expect("touched");
        assert_eq!(before.compare(&path).expect("compared"), OnDisk::Same);

        fs::write(&path, "two").expect("written");
        let file = File::options().write(true).open(&path).expect("opened");
        file.set_modified(touched).expect("touched");
        assert_eq!(before.compare(&path).expect("compared"), OnDisk::Changed);

        fs::remove_file(&path).expect("removed");
        assert_eq!(before.compare(&path).expect("compared"), OnDisk::Gone);
    }
}

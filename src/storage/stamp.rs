//! How a file was when the program last saw it, to notice when another program changed it.

use super::disk;
use crate::model::Sha256Digest;
use std::fs;
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
    /// Which file it was, and when anything about it changed last, where the system tells.
    pub(super) identity: Option<Identity>,
    /// SHA-256 of its bytes.
    pub sha256: Sha256Digest,
}

/// What tells one file from another under the same name, and one that was written to and given its old time back from one
/// that nobody touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Identity {
    device: u64,
    inode: u64,
    /// When content or description changed last: seconds and nanoseconds since 1970. No program can set it.
    changed_at: (i64, i64),
}

impl Identity {
    #[cfg(unix)]
    fn of(metadata: &fs::Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt as _;
        Some(Self {
            device: metadata.dev(),
            inode: metadata.ino(),
            changed_at: (metadata.ctime(), metadata.ctime_nsec()),
        })
    }

    #[cfg(not(unix))]
    fn of(_metadata: &fs::Metadata) -> Option<Self> {
        None
    }
}

impl Identity {
    /// Whether both are of one file.
    pub(super) fn are_one_file(one: &fs::Metadata, other: &fs::Metadata) -> bool {
        match (Self::of(one), Self::of(other)) {
            (Some(one), Some(other)) => (one.device, one.inode) == (other.device, other.inode),
            _ => false,
        }
    }
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
            identity: Identity::of(metadata),
            sha256: Sha256Digest::of(bytes),
        }
    }

    /// The stamp of a file with these bytes of which the system says nothing.
    pub(super) fn of_bytes(bytes: &[u8]) -> Self {
        Self {
            len: bytes.len() as u64,
            modified: None,
            identity: None,
            sha256: Sha256Digest::of(bytes),
        }
    }

    /// Compares the file at `path` with this stamp, byte by byte: a file that was merely touched is the same, and one that
    /// was changed and got its old time back is not. Reads a file of the same length as a whole.
    ///
    /// # Errors
    /// Where the system cannot say, because the disk fails for instance.
    pub fn compare(&self, path: &Path) -> io::Result<OnDisk> {
        let metadata = match disk::metadata(path) {
            Ok(metadata) => metadata,
            Err(error) if is_gone(&error) => return Ok(OnDisk::Gone),
            Err(error) => return Err(error),
        };
        let is_same = metadata.len() == self.len && digest_of(path)? == self.sha256;
        Ok(if is_same {
            OnDisk::Same
        } else {
            OnDisk::Changed
        })
    }

    /// Compares as [`FileStamp::compare`], and tells what the file looks like now; nothing if it is gone.
    ///
    /// # Errors
    /// As [`FileStamp::compare`].
    pub fn look_again(&self, path: &Path) -> io::Result<(OnDisk, Option<Self>)> {
        match stamp(path) {
            Ok(now) if now.sha256 == self.sha256 => Ok((OnDisk::Same, Some(now))),
            Ok(now) => Ok((OnDisk::Changed, Some(now))),
            Err(error) if is_gone(&error) => Ok((OnDisk::Gone, None)),
            Err(error) => Err(error),
        }
    }

    /// Whether the file at `path` looks as this stamp says, without reading it. What is not the same may still have the
    /// same bytes. A file that cannot be looked at is not the same.
    pub fn looks_same(&self, path: &Path) -> bool {
        disk::metadata(path).is_ok_and(|metadata| {
            metadata.len() == self.len
                && self.modified.is_some()
                && metadata.modified().ok() == self.modified
                && Identity::of(&metadata) == self.identity
        })
    }
}

/// Whether the error says that there is no such file.
pub(super) fn is_gone(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// The stamp of the file at `path` as it is now. Reads the whole file.
///
/// # Errors
/// Where the file cannot be read.
pub fn stamp(path: &Path) -> io::Result<FileStamp> {
    let metadata = disk::metadata(path)?;
    Ok(FileStamp {
        len: metadata.len(),
        modified: metadata.modified().ok(),
        identity: Identity::of(&metadata),
        sha256: digest_of(path)?,
    })
}

/// The digest of a file that may be large. Refuses what is no regular file: reading a pipe would wait for ever.
fn digest_of(path: &Path) -> io::Result<Sha256Digest> {
    let mut file = disk::open(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    let bytes = file.read_up_to(super::LIMIT_BYTES + 1)?;
    Ok(Sha256Digest::of(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;

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
    #[cfg(unix)]
    #[test]
    fn other_bytes_of_the_same_length_and_time_are_noticed() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.ron");
        fs::write(&path, "one").expect("written");
        let before = stamp(&path).expect("a stamp");
        assert!(before.looks_same(&path));
        // The system's clock goes in ticks.
        std::thread::sleep(std::time::Duration::from_millis(30));
        fs::write(&path, "two").expect("written");
        let file = File::options().write(true).open(&path).expect("opened");
        file.set_modified(before.modified.expect("a time"))
            .expect("set");
        drop(file);
        let after = stamp(&path).expect("a stamp");
        assert_eq!((after.len, after.modified), (before.len, before.modified));
        assert!(!before.looks_same(&path));
        assert_eq!(before.compare(&path).expect("compared"), OnDisk::Changed);
        assert!(after.looks_same(&path));
    }
}

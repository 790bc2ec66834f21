//! Putting a file in place of another so that at every moment the old one or the new one is there, whole.

use super::disk::{self, DiskFile, Privacy};
use super::leftovers;
use std::fs::Permissions;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// How many names are tried for the file beside the target.
const NAME_ATTEMPTS: u32 = 32;

/// How many bytes are written at once, between two reports of progress.
const CHUNK_BYTES: usize = 1 << 20;

/// A file that is not in its place yet. Dropped without [`Pending::put_in_place`] it is taken away again.
#[derive(Debug)]
pub(super) struct Pending {
    /// Open and locked until it is in its place: a file that nobody holds was left behind.
    file: DiskFile,
    path: PathBuf,
    target: PathBuf,
    is_in_place: bool,
}

impl Pending {
    /// Writes the bytes beside `target` and makes sure they are on the disk. The permissions are those of the file at
    /// `target`; a new file gets those that the user gives new files.
    pub(super) fn write(target: &Path, bytes: &[u8], progress: impl Fn(u64)) -> io::Result<Self> {
        let old_permissions = match disk::metadata(target) {
            Ok(metadata) => Some(metadata.permissions()),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        Self::write_as(target, old_permissions, bytes, progress)
    }

    /// As [`Pending::write`], with these permissions; without any a file gets those that the user gives new files.
    pub(super) fn write_as(
        target: &Path,
        permissions: Option<Permissions>,
        bytes: &[u8],
        progress: impl Fn(u64),
    ) -> io::Result<Self> {
        // A private one can be read by its owner alone until it gets its permissions.
        let privacy = match permissions {
            Some(_) => Privacy::Private,
            None => Privacy::Usual,
        };
        let (file, path) = create_beside(target, privacy)?;
        let mut pending = Self {
            file,
            path,
            target: target.to_owned(),
            is_in_place: false,
        };
        // Where files cannot be locked, one that is left behind is left for good.
        let _ = pending.file.try_lock();
        let mut done = 0;
        for chunk in bytes.chunks(CHUNK_BYTES) {
            pending.file.write_all(chunk)?;
            done += chunk.len() as u64;
            progress(done);
        }
        if let Some(permissions) = permissions {
            pending.file.set_permissions(permissions)?;
        }
        pending.file.sync_all()?;
        Ok(pending)
    }

    /// Reads back what is on the disk: whether it is these bytes.
    pub(super) fn holds(&mut self, bytes: &[u8]) -> io::Result<bool> {
        self.file.rewind()?;
        let mut read_back = vec![0; CHUNK_BYTES.min(bytes.len() + 1)];
        let mut rest = bytes;
        loop {
            let count = self.file.read(&mut read_back)?;
            let chunk = read_back.get(..count).unwrap_or_default();
            rest = match rest.strip_prefix(chunk) {
                Some(rest) if count > 0 => rest,
                Some(rest) => return Ok(rest.is_empty()),
                None => return Ok(false),
            };
        }
    }

    /// Says when it was changed last.
    pub(super) fn set_modified(&self, modified: SystemTime) -> io::Result<()> {
        self.file.set_modified(modified)
    }

    /// Takes the place of the target. An error of the second kind means that the new file is in place, but that its place
    /// may not survive a power cut yet.
    pub(super) fn put_in_place(mut self) -> io::Result<Result<(), io::Error>> {
        disk::rename(&self.path, &self.target)?;
        self.is_in_place = true;
        Ok(disk::sync_folder_of(&self.target))
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if !self.is_in_place {
            // Nothing more can be done about a file that cannot be taken away; the save failed and says so.
            let _ = disk::remove(&self.path);
        }
    }
}

/// Writes a small file in one go: settings and the like.
pub(super) fn replace(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let pending = Pending::write(target, bytes, |_| {})?;
    pending.put_in_place().map(|_| ())
}

/// Creates a file in the target's folder under a name that is free.
fn create_beside(target: &Path, privacy: Privacy) -> io::Result<(DiskFile, PathBuf)> {
    let folder = target.parent().unwrap_or(Path::new("."));
    let name = target.file_name().ok_or(ErrorKind::InvalidFilename)?;
    let mut is_long_name = true;
    for attempt in 0..NAME_ATTEMPTS {
        let temporary = if is_long_name {
            leftovers::long_name(name, attempt)
        } else {
            leftovers::short_name(attempt)
        };
        let path = folder.join(temporary);
        match disk::create_new(&path, privacy) {
            Ok(file) => return Ok((file, path)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) if error.kind() == ErrorKind::InvalidFilename && is_long_name => {
                is_long_name = false;
            }
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_bytes_on_the_disk_are_noticed() {
        let folder = tempfile::tempdir().expect("a folder");
        let bytes = vec![7; CHUNK_BYTES + 10];
        let pending = Pending::write(&folder.path().join("a.ron"), &bytes, |_| {});
        let mut pending = pending.expect("the folder can be written to");
        let mut holds = |bytes: &[u8]| pending.holds(bytes).expect("it can be read");
        assert!(holds(&bytes));
        assert!(!holds(&bytes[1..]) && !holds(&[]));
        let longer = [bytes.clone(), vec![7]].concat();
        assert!(!holds(&longer));
        let mut other = bytes;
        other[CHUNK_BYTES + 3] = 8;
        assert!(!holds(&other));
    }
}

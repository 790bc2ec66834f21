//! Putting a file in place of another so that at every moment the old one or the new one is there, whole.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// How many names are tried for the file beside the target.
const NAME_ATTEMPTS: u32 = 32;

/// How many bytes are written at once, between two reports of progress.
const CHUNK_BYTES: usize = 1 << 20;

/// A file that is not in its place yet. Dropped without [`Pending::put_in_place`] it is taken away again.
pub(super) struct Pending {
    path: PathBuf,
    target: PathBuf,
    is_in_place: bool,
}

impl Pending {
    /// Writes the bytes beside `target` and makes sure they are on the disk. The permissions are those of the file at
    /// `target`; a new file gets those that the user gives new files.
    pub(super) fn write(target: &Path, bytes: &[u8], progress: impl Fn(u64)) -> io::Result<Self> {
        let old_permissions = match fs::metadata(target) {
            Ok(metadata) => Some(metadata.permissions()),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        let (mut file, path) = create_beside(target, old_permissions.is_some())?;
        let pending = Self {
            path,
            target: target.to_owned(),
            is_in_place: false,
        };
        let mut done = 0;
        for chunk in bytes.chunks(CHUNK_BYTES) {
            file.write_all(chunk)?;
            done += chunk.len() as u64;
            progress(done);
        }
        if let Some(permissions) = old_permissions {
            file.set_permissions(permissions)?;
        }
        file.sync_all()?;
        Ok(pending)
    }

    /// Reads back what is on the disk: whether it is these bytes.
    pub(super) fn holds(&self, bytes: &[u8]) -> io::Result<bool> {
        let mut file = File::open(&self.path)?;
        let mut read_back = vec![0; CHUNK_BYTES.min(bytes.len() + 1)];
        let mut rest = bytes;
        loop {
            let count = file.read(&mut read_back)?;
            let chunk = read_back.get(..count).unwrap_or_default();
            rest = match rest.strip_prefix(chunk) {
                Some(rest) if count > 0 => rest,
                Some(rest) => return Ok(rest.is_empty()),
                None => return Ok(false),
            };
        }
    }

    /// Takes the place of the target. An error of the second kind means that the new file is in place, but that its place
    /// may not survive a power cut yet.
    pub(super) fn put_in_place(mut self) -> io::Result<Result<(), io::Error>> {
        rename(&self.path, &self.target)?;
        self.is_in_place = true;
        Ok(sync_folder(&self.target))
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if !self.is_in_place {
            // Nothing more can be done about a file that cannot be taken away; the save failed and says so.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Writes a small file in one go: settings and the like.
pub(super) fn replace(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let pending = Pending::write(target, bytes, |_| {})?;
    pending.put_in_place().map(|_| ())
}

/// Creates a file in the target's folder under a name that is free.
fn create_beside(target: &Path, keep_private: bool) -> io::Result<(File, PathBuf)> {
    let folder = target.parent().unwrap_or(Path::new("."));
    let name = target
        .file_name()
        .ok_or(ErrorKind::InvalidFilename)?
        .to_string_lossy();
    let process = std::process::id();
    let mut is_long_name = true;
    for attempt in 0..NAME_ATTEMPTS {
        let temporary = if is_long_name {
            format!(".{name}.{process}-{attempt}.tmp")
        } else {
            format!(".cb{process}-{attempt}.tmp")
        };
        let path = folder.join(temporary);
        match open_new(&path, keep_private) {
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

/// Creates a file that did not exist. A private one can be read by its owner alone until it gets the permissions of the
/// file it replaces.
fn open_new(path: &Path, is_private: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if is_private {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    #[cfg(not(unix))]
    let _ = is_private;
    options.open(path)
}

#[cfg(not(windows))]
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// On Windows a virus scanner may hold the file for a moment: tries again for a second.
#[cfg(windows)]
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    const ATTEMPTS: u32 = 20;
    const SHARING_VIOLATION: i32 = 32;
    for _ in 1..ATTEMPTS {
        match fs::rename(from, to) {
            Err(error)
                if error.kind() == ErrorKind::PermissionDenied
                    || error.raw_os_error() == Some(SHARING_VIOLATION) =>
            {
                std::thread::sleep(std::time::Duration::from_millis(50));
            }
            done => return done,
        }
    }
    fs::rename(from, to)
}

/// Makes sure that the folder knows the new file after a power cut.
fn sync_folder(target: &Path) -> io::Result<()> {
    if cfg!(windows) {
        return Ok(());
    }
    File::open(target.parent().unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_bytes_on_the_disk_are_noticed() {
        let folder = tempfile::tempdir().expect("a folder");
        let bytes = vec![7; CHUNK_BYTES + 10];
        let pending = Pending::write(&folder.path().join("a.ron"), &bytes, |_| {});
        let pending = pending.expect("the folder can be written to");
        let holds = |bytes: &[u8]| pending.holds(bytes).expect("it can be read");
        assert!(holds(&bytes));
        assert!(!holds(&bytes[1..]) && !holds(&[]));
        let longer = [bytes.clone(), vec![7]].concat();
        assert!(!holds(&longer));
        let mut other = bytes;
        other[CHUNK_BYTES + 3] = 8;
        assert!(!holds(&other));
    }
}

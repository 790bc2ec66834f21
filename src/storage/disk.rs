//! The file operations that saving, backups, locks and journals are made of, each in one place.
//!
//! They do what the standard library does, and no more. What they add: every one of them is a step that a test can let
//! fail, or at which a test can let the process die; see `faults`. Whatever must survive a full disk or a power cut goes
//! through here.

#[cfg(test)]
#[path = "disk_faults.rs"]
pub(crate) mod faults;

use std::fs::{self, File, Metadata, OpenOptions, Permissions, TryLockError};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

#[cfg(test)]
use faults::before;

/// Outside of tests nothing is planned to go wrong.
#[cfg(not(test))]
const fn before(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Who may read a new file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Privacy {
    /// Those whom the user lets read new files.
    Usual,
    /// Its owner alone.
    Private,
}

/// What an attempt to lock a file came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Locked {
    /// It is ours until the file is closed.
    Ours,
    /// Somebody else holds it.
    Elsewhere,
}

/// An open file.
#[derive(Debug)]
pub(super) struct DiskFile {
    file: File,
    path: PathBuf,
}

impl DiskFile {
    fn new(file: File, path: &Path) -> Self {
        Self {
            file,
            path: path.to_owned(),
        }
    }

    /// Writes all of the bytes.
    pub(super) fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        #[cfg(test)]
        if let Some(torn) = faults::torn(&self.path, bytes) {
            self.file.write_all(torn)?;
        }
        before(&self.path)?;
        self.file.write_all(bytes)
    }

    /// Reads up to the next `limit` bytes, or to the end of the file.
    pub(super) fn read_up_to(&mut self, limit: u64) -> io::Result<Vec<u8>> {
        before(&self.path)?;
        let mut bytes = Vec::new();
        (&mut self.file).take(limit).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Reads some of the next bytes; 0 at the end of the file.
    pub(super) fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        before(&self.path)?;
        loop {
            match self.file.read(into) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                done => return done,
            }
        }
    }

    /// Goes to this byte, counted from the start: the next one to be read or written.
    pub(super) fn go_to(&mut self, offset: u64) -> io::Result<()> {
        use io::Seek as _;
        before(&self.path)?;
        self.file.seek(io::SeekFrom::Start(offset)).map(|_| ())
    }

    /// Goes back to the first byte.
    pub(super) fn rewind(&mut self) -> io::Result<()> {
        use io::Seek as _;
        before(&self.path)?;
        self.file.rewind()
    }

    /// Cuts the file, or makes it longer.
    pub(super) fn set_len(&self, len: u64) -> io::Result<()> {
        before(&self.path)?;
        self.file.set_len(len)
    }

    /// Changes who may do what with it.
    pub(super) fn set_permissions(&self, permissions: Permissions) -> io::Result<()> {
        before(&self.path)?;
        self.file.set_permissions(permissions)
    }

    /// Says when it was changed last.
    pub(super) fn set_modified(&self, modified: SystemTime) -> io::Result<()> {
        before(&self.path)?;
        self.file.set_modified(modified)
    }

    /// Waits until content and description are on the disk.
    pub(super) fn sync_all(&self) -> io::Result<()> {
        before(&self.path)?;
        self.file.sync_all()
    }

    /// Waits until the content is on the disk.
    pub(super) fn sync_data(&self) -> io::Result<()> {
        before(&self.path)?;
        self.file.sync_data()
    }

    /// What the system says of it.
    pub(super) fn metadata(&self) -> io::Result<Metadata> {
        before(&self.path)?;
        self.file.metadata()
    }

    /// Locks it, without waiting, until it is closed.
    pub(super) fn try_lock(&self) -> io::Result<Locked> {
        before(&self.path)?;
        match self.file.try_lock() {
            Ok(()) => Ok(Locked::Ours),
            Err(TryLockError::WouldBlock) => Ok(Locked::Elsewhere),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

/// Creates a file that did not exist, to be written and read.
pub(super) fn create_new(path: &Path, privacy: Privacy) -> io::Result<DiskFile> {
    before(path)?;
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    set_privacy(&mut options, privacy);
    options.open(path).map(|file| DiskFile::new(file, path))
}

/// Opens a file to read and write it from its start; makes it if need be, and leaves its content.
pub(super) fn open_to_change(path: &Path) -> io::Result<DiskFile> {
    before(path)?;
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    options.open(path).map(|file| DiskFile::new(file, path))
}

/// Opens a file to read it.
pub(super) fn open(path: &Path) -> io::Result<DiskFile> {
    before(path)?;
    File::open(path).map(|file| DiskFile::new(file, path))
}

/// What the system says of a file, symbolic links followed.
pub(super) fn metadata(path: &Path) -> io::Result<Metadata> {
    before(path)?;
    fs::metadata(path)
}

/// What the system says of a file or of the link that leads to it.
pub(super) fn link_metadata(path: &Path) -> io::Result<Metadata> {
    before(path)?;
    fs::symlink_metadata(path)
}

/// The whole path, symbolic links followed.
pub(super) fn canonicalize(path: &Path) -> io::Result<PathBuf> {
    before(path)?;
    fs::canonicalize(path)
}

/// Where a symbolic link leads.
pub(super) fn read_link(path: &Path) -> io::Result<PathBuf> {
    before(path)?;
    fs::read_link(path)
}

/// The names in a folder, in order.
pub(super) fn names_in(folder: &Path) -> io::Result<Vec<std::ffi::OsString>> {
    before(folder)?;
    let names = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.file_name()));
    let mut names: Vec<_> = names.collect::<io::Result<_>>()?;
    names.sort();
    Ok(names)
}

/// Makes a folder, with those above it.
pub(super) fn create_folder(folder: &Path) -> io::Result<()> {
    before(folder)?;
    fs::create_dir_all(folder)
}

/// Makes a folder that only its owner may look into, with those above it.
pub(super) fn create_private_folder(folder: &Path) -> io::Result<()> {
    before(folder)?;
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// Takes a file away.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    before(path)?;
    fs::remove_file(path)
}

/// Gives a file another name; what has that name is replaced. On Windows a virus scanner may hold the file for a moment:
/// there it tries again for a second.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    before(to)?;
    rename_patiently(from, to)
}

#[cfg(not(windows))]
fn rename_patiently(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

#[cfg(windows)]
fn rename_patiently(from: &Path, to: &Path) -> io::Result<()> {
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

/// Makes sure that the folder of a file knows it after a power cut.
pub(super) fn sync_folder_of(path: &Path) -> io::Result<()> {
    before(path)?;
    if cfg!(windows) {
        return Ok(());
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    File::open(folder)?.sync_all()
}

fn set_privacy(options: &mut OpenOptions, privacy: Privacy) {
    #[cfg(unix)]
    if privacy == Privacy::Private {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    #[cfg(not(unix))]
    let _ = (options, privacy);
}

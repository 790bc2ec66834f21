//! Loading a case from a file.

use super::cause::Cause;
use super::format::{self, FormatError, LineDifference, Parsed};
use super::repair::{self, Repaired};
use super::stamp::FileStamp;
use super::{Progress, Stage, report};
use crate::model::{Case, Problem};
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes: 512 MiB. A case of 100,000 cards takes about 70.
pub const LIMIT_BYTES: u64 = 512 << 20;

/// Stack of the thread that understands a case, in bytes. Nested brackets of a hostile file need some.
const STACK_BYTES: usize = 16 << 20;

/// How many bytes are read at once, between two reports of progress.
const CHUNK_BYTES: usize = 1 << 20;

/// A case that was loaded from a file.
#[derive(Debug, Clone)]
pub struct LoadedFile {
    /// The case, with everything the file had.
    pub case: Case,
    /// What is wrong with it; the case can be used all the same.
    pub problems: Vec<Problem>,
    /// The format of the file.
    pub format: u32,
    /// Lines that are not as the program wrote them: somebody edited the file, or it is damaged.
    pub differences: Vec<LineDifference>,
    /// The file: symbolic links followed, from the root on.
    pub path: PathBuf,
    /// What the file was like, to notice later if another program changes it.
    pub stamp: FileStamp,
}

/// A case could not be loaded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// The system refused.
    #[error("{} could not be opened: {cause}", path.display())]
    Refused {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: Cause,
    },
    /// It is a folder, a device or a pipe.
    #[error("{} could not be opened: it is {what}, not a file", path.display())]
    NotAFile {
        /// The path.
        path: PathBuf,
        /// What it is, with its article.
        what: &'static str,
    },
    /// It is larger than [`LIMIT_BYTES`].
    #[error(
        "{} could not be opened: it is larger than {} MiB, more than any case can be", path.display(), LIMIT_BYTES >> 20
    )]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// Its content is not a case that can be read.
    #[error("{}: {error}", path.display())]
    Format {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, and where.
        error: FormatError,
    },
}

/// The bytes of a file, whatever they mean.
#[derive(Debug, Clone)]
pub struct FileBytes {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The file: symbolic links followed, from the root on.
    pub path: PathBuf,
    /// What the file was like.
    pub stamp: FileStamp,
}

/// Loads the case in the file at `path`. The text is understood on a thread of its own with a stack large enough.
///
/// # Errors
/// [`LoadError`], as a sentence with the file's name and the place in it.
pub fn load(path: &Path, progress: &dyn Fn(Progress)) -> Result<LoadedFile, LoadError> {
    let FileBytes {
        bytes,
        path: whole,
        stamp,
    } = read_bytes(path, progress)?;
    report(progress, Stage::Understanding);
    let Parsed {
        case,
        format,
        differences,
    } = on_big_stack(move || format::parse_checked(&bytes))
        .map_err(|error| refused(path, &error))?
        .map_err(|error| LoadError::Format {
            path: path.to_owned(),
            error,
        })?;
    Ok(LoadedFile {
        problems: case.problems(),
        case,
        format,
        differences,
        path: whole,
        stamp,
    })
}

/// What could be read of a damaged file.
#[derive(Debug, Clone)]
pub struct RepairedFile {
    /// The case, and what is not as it was.
    pub repaired: Repaired,
    /// The file: symbolic links followed, from the root on.
    pub path: PathBuf,
    /// What the file was like.
    pub stamp: FileStamp,
}

/// Reads what can be read of the file at `path`, which is not touched: see [`repair`](super::repair()).
///
/// # Errors
/// [`LoadError`] where the file itself cannot be read.
pub fn load_damaged(path: &Path, progress: &dyn Fn(Progress)) -> Result<RepairedFile, LoadError> {
    let FileBytes {
        bytes,
        path: whole,
        stamp,
    } = read_bytes(path, progress)?;
    report(progress, Stage::Understanding);
    let repaired =
        on_big_stack(move || repair::repair(&bytes)).map_err(|error| refused(path, &error))?;
    Ok(RepairedFile {
        repaired,
        path: whole,
        stamp,
    })
}

/// Whether two paths lead to the same file. Two that lead nowhere do not.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// Reads the bytes of a file of any format.
///
/// # Errors
/// [`LoadError`], as a sentence with the file's name.
pub fn read_bytes(path: &Path, progress: &dyn Fn(Progress)) -> Result<FileBytes, LoadError> {
    let refused = |error: &io::Error| refused(path, error);
    report(progress, Stage::Reading);
    let whole = fs::canonicalize(path).map_err(|error| refused(&error))?;
    let metadata = fs::metadata(&whole).map_err(|error| refused(&error))?;
    // Checked before opening: to open a pipe is to wait for somebody at its other end.
    check_kind(path, &metadata)?;
    let file = File::open(&whole).map_err(|error| refused(&error))?;
    let metadata = file.metadata().map_err(|error| refused(&error))?;
    check_kind(path, &metadata)?;
    let bytes = read_all(file, metadata.len(), progress).map_err(|error| refused(&error))?;
    if bytes.len() as u64 > LIMIT_BYTES {
        return Err(LoadError::TooLarge {
            path: path.to_owned(),
        });
    }
    Ok(FileBytes {
        stamp: FileStamp::of(&metadata, &bytes),
        bytes,
        path: whole,
    })
}

fn refused(path: &Path, error: &io::Error) -> LoadError {
    LoadError::Refused {
        path: path.to_owned(),
        cause: Cause::from(error),
    }
}

/// Refuses what is no regular file or too large.
fn check_kind(path: &Path, metadata: &fs::Metadata) -> Result<(), LoadError> {
    let path = path.to_owned();
    if metadata.is_dir() {
        let what = "a folder";
        return Err(LoadError::NotAFile { path, what });
    }
    if !metadata.is_file() {
        let what = "a device or a pipe";
        return Err(LoadError::NotAFile { path, what });
    }
    if metadata.len() > LIMIT_BYTES {
        return Err(LoadError::TooLarge { path });
    }
    Ok(())
}

/// Reads a file that claims to have `total` bytes; stops one byte after the limit, whatever it claims.
fn read_all(file: File, total: u64, progress: &dyn Fn(Progress)) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(total).unwrap_or(0));
    let mut rest = file.take(LIMIT_BYTES + 1);
    loop {
        let chunk = (&mut rest)
            .take(CHUNK_BYTES as u64)
            .read_to_end(&mut bytes)?;
        if chunk == 0 {
            return Ok(bytes);
        }
        progress(Progress {
            stage: Stage::Reading,
            done: bytes.len() as u64,
            total,
        });
    }
}

/// Runs `work` on a thread with [`STACK_BYTES`] of stack and waits for it.
pub(super) fn on_big_stack<T: Send>(work: impl FnOnce() -> T + Send) -> io::Result<T> {
    std::thread::scope(|scope| {
        let builder = std::thread::Builder::new()
            .name("case file".to_owned())
            .stack_size(STACK_BYTES);
        let thread = builder.spawn_scoped(scope, work)?;
        thread
            .join()
            .map_err(|_| io::Error::other("the program failed while it read the file"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    fn message(path: &Path) -> String {
        load(path, &|_| {}).expect_err("it is refused").to_string()
    }

    #[test]
    fn what_is_no_file_is_refused_in_words() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(message(folder.path()).contains("it is a folder"));
        let missing = folder.path().join("missing.ron");
        assert!(message(&missing).contains("is not there"));
        #[cfg(unix)]
        assert!(message(Path::new("/dev/zero")).contains("a device or a pipe"));
    }

    #[test]
    fn a_file_that_is_too_large_is_not_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("large.ron");
        let file = File::create(&path).expect("created");
        // A sparse file: it takes no room.
        file.set_len(LIMIT_BYTES + 1).expect("made longer");
        assert!(message(&path).contains("larger than 512 MiB"));
    }

    #[test]
    fn a_broken_file_is_named_with_its_place() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("broken.ron");
        let text = "(\n  kind: \"caseboard-case\",\n  format: 3,\n  info: (titel: \"x\"),\n)";
        fs::write(&path, text).expect("written");
        let message = message(&path);
        assert!(message.contains("broken.ron: line 4, column 10: there is no field \"titel\""));
    }

    #[test]
    fn progress_is_reported_in_order() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.ron");
        let text = format::write(&Case::new("A")).expect("written");
        fs::write(&path, &text).expect("written");
        let stages = RefCell::new(Vec::new());
        let loaded = load(&path, &|step| stages.borrow_mut().push(step)).expect("loaded");
        assert_eq!(loaded.case, Case::new("A"));
        let stages = stages.into_inner();
        assert!(stages.is_sorted_by_key(|step| step.stage));
        assert!(stages.iter().any(|step| step.done == text.len() as u64));
    }
}

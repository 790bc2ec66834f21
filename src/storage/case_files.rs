//! Files kept beside a case: originals of articles, pictures. Each lies in the case's own folder under the SHA-256 digest of
//! its bytes, so that the same file is kept once, cannot be mistaken for another, and can be checked for ever.
//!
//! What is in the folder is only added to: a file that no record speaks of any more may be wanted again by undo.

use super::atomic::Pending;
use super::cause::Cause;
use super::config_dir::ConfigDir;
use super::disk;
use crate::model::{Sha256Digest, StoredFile};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};

/// The largest file that is kept beside a case, in bytes: 256 MiB.
pub const LARGEST_FILE_BYTES: u64 = 256 << 20;

/// The longest ending of a file name that is kept.
const LONGEST_EXTENSION: usize = 8;

/// A folder of files named by their digests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileStore {
    folder: PathBuf,
}

/// What is wrong with a file beside the case.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileTrouble {
    /// It is not there.
    #[error("{} is missing", path.display())]
    Missing {
        /// Where it should be.
        path: PathBuf,
    },
    /// Its bytes are not the ones its name promises.
    #[error("{} is not the file that was added: its SHA-256 digest differs", path.display())]
    Changed {
        /// Where it is.
        path: PathBuf,
    },
    /// It is larger than [`LARGEST_FILE_BYTES`].
    #[error("{} is larger than {} MiB", path.display(), LARGEST_FILE_BYTES >> 20)]
    TooLarge {
        /// Where it is.
        path: PathBuf,
    },
    /// The system refused.
    #[error("{}: {cause}", path.display())]
    Refused {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: Cause,
    },
}

impl FileTrouble {
    /// Whether the file is not there.
    pub const fn is_missing(&self) -> bool {
        matches!(self, Self::Missing { .. })
    }

    /// Whether there is another file under its name.
    pub const fn is_changed(&self) -> bool {
        matches!(self, Self::Changed { .. })
    }
}

impl FileStore {
    /// The folder that belongs to a case file: `shipments.files` beside `shipments.ron`.
    pub fn beside(case_file: &Path) -> Self {
        Self {
            folder: case_file.with_extension("files"),
        }
    }

    /// A folder of one's own choice: for a case that is in no file yet.
    pub fn in_folder(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
        }
    }

    /// Where the files of cases are kept that are in no file yet: one folder for all of them, in the folder the user named
    /// for the program, else where the system keeps the state of programs, else among temporary files.
    pub fn for_unsaved(config_dir: Option<&ConfigDir>) -> Self {
        let of_system = || {
            let folders = directories::ProjectDirs::from("", "", "caseboard")?;
            let state = folders.state_dir().unwrap_or(folders.data_local_dir());
            let is_usual = config_dir?.path() == folders.config_dir();
            is_usual.then(|| state.to_owned())
        };
        let folder = of_system()
            .or_else(|| config_dir.map(|folder| folder.path().to_owned()))
            .unwrap_or_else(|| std::env::temp_dir().join("caseboard"));
        Self::in_folder(folder.join("unsaved.files"))
    }

    /// The folder; it is there only once something was put into it.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where a file is or would be. The extension cannot lead out of the folder: all but short plain ones are left out.
    pub fn path_of(&self, file: &StoredFile) -> PathBuf {
        let is_plain = !file.extension.is_empty()
            && file.extension.len() <= LONGEST_EXTENSION
            && file
                .extension
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric());
        self.folder.join(if is_plain {
            format!("{}.{}", file.sha256, file.extension)
        } else {
            file.sha256.to_string()
        })
    }

    /// Keeps these bytes, unless they are kept already; makes the folder.
    ///
    /// # Errors
    /// [`FileTrouble`]; nothing is left half written.
    pub fn put(&self, bytes: &[u8], extension: &str) -> Result<StoredFile, FileTrouble> {
        let file = StoredFile {
            sha256: Sha256Digest::of(bytes),
            extension: extension.to_ascii_lowercase(),
            bytes: bytes.len() as u64,
        };
        let path = self.path_of(&file);
        if file.bytes > LARGEST_FILE_BYTES {
            return Err(FileTrouble::TooLarge { path });
        }
        if self.read(&file).is_ok() {
            return Ok(file);
        }
        let write = || {
            disk::create_folder(&self.folder)?;
            let pending = Pending::write(&path, bytes, |_| ())?;
            pending.put_in_place()
        };
        match write() {
            Ok(_) => Ok(file),
            Err(error) => Err(refused(&path, &error)),
        }
    }

    /// The bytes of a file; its digest is compared.
    ///
    /// # Errors
    /// [`FileTrouble`].
    pub fn read(&self, file: &StoredFile) -> Result<Vec<u8>, FileTrouble> {
        let path = self.path_of(file);
        let read = || -> io::Result<Option<Vec<u8>>> {
            if !fs::metadata(&path)?.is_file() {
                return Err(ErrorKind::InvalidInput.into());
            }
            let mut bytes = Vec::new();
            File::open(&path)?
                .take(LARGEST_FILE_BYTES + 1)
                .read_to_end(&mut bytes)?;
            Ok((bytes.len() as u64 <= LARGEST_FILE_BYTES).then_some(bytes))
        };
        match read() {
            Ok(Some(bytes)) if Sha256Digest::of(&bytes) == file.sha256 => Ok(bytes),
            Ok(Some(_)) => Err(FileTrouble::Changed { path }),
            Ok(None) => Err(FileTrouble::TooLarge { path }),
            Err(error) => Err(refused(&path, &error)),
        }
    }

    /// Copies files from another store into this one, for a case that is saved elsewhere. All that can be copied is; what
    /// cannot is told.
    pub fn take_over<'a>(
        &self,
        from: &Self,
        files: impl IntoIterator<Item = &'a StoredFile>,
    ) -> Vec<FileTrouble> {
        if self == from {
            return Vec::new();
        }
        self.bring_from(std::slice::from_ref(from), files)
    }

    /// Copies into this store the files it lacks from the first of these that has them. All that can be copied is; what
    /// cannot is told.
    pub fn bring_from<'a>(
        &self,
        sources: &[Self],
        files: impl IntoIterator<Item = &'a StoredFile>,
    ) -> Vec<FileTrouble> {
        let copy = |file: &StoredFile| {
            if self.path_of(file).is_file() {
                return Ok(());
            }
            let mut trouble = FileTrouble::Missing {
                path: self.path_of(file),
            };
            for source in sources.iter().filter(|source| *source != self) {
                match source.read(file) {
                    Ok(bytes) => return self.put(&bytes, &file.extension).map(drop),
                    Err(FileTrouble::Missing { .. }) => {}
                    Err(other) => trouble = other,
                }
            }
            Err(trouble)
        };
        files
            .into_iter()
            .filter_map(|file| copy(file).err())
            .collect()
    }
}

fn refused(path: &Path, error: &io::Error) -> FileTrouble {
    let path = path.to_owned();
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => FileTrouble::Missing { path },
        _ => FileTrouble::Refused {
            path,
            cause: Cause::from(error),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_kept_once_and_checked() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let store = FileStore::beside(&folder.path().join("case.ron"));
        let file = store
            .put(b"<html>", "HTML")
            .expect("the folder can be made");
        assert_eq!(store.put(b"<html>", "html"), Ok(file.clone()));
        assert_eq!(store.read(&file).as_deref(), Ok(&b"<html>"[..]));
        assert_eq!(store.folder(), folder.path().join("case.files"));
        let kept = fs::read_dir(store.folder()).expect("it is there").count();
        assert_eq!(kept, 1);

        fs::write(store.path_of(&file), b"<xtml>").expect("it can be written");
        assert!(matches!(
            store.read(&file),
            Err(FileTrouble::Changed { .. })
        ));
        store
            .put(b"<html>", "html")
            .expect("the changed one is replaced");
        assert!(store.read(&file).is_ok());

        let other = FileStore::beside(&folder.path().join("copy.ron"));
        assert_eq!(other.take_over(&store, [&file]), []);
        assert!(other.read(&file).is_ok());
        fs::remove_file(store.path_of(&file)).expect("it is there");
        assert!(matches!(
            store.read(&file),
            Err(FileTrouble::Missing { .. })
        ));
        let third = FileStore::in_folder(folder.path().join("third"));
        assert_eq!(third.take_over(&store, [&file]).len(), 1);
    }

    #[test]
    fn an_extension_cannot_lead_out_of_the_folder() {
        let store = FileStore::in_folder("/cases/a.files");
        for extension in [
            "",
            "../../x",
            "a/b",
            "tar.gz",
            "c:\\",
            "averylongending",
            "é",
        ] {
            let file = StoredFile {
                sha256: Sha256Digest::of(b""),
                extension: extension.to_owned(),
                bytes: 0,
            };
            let path = store.path_of(&file);
            assert_eq!(path, store.folder().join(file.sha256.to_string()));
        }
    }
}

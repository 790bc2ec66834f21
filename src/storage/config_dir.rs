//! Where settings and lists of the program itself are kept.

use super::cause::Cause;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder of the program's own files. Nothing of a case is ever kept there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigDir(PathBuf);

/// A file of the program itself could not be read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} could not be {verb}: {cause}", path.display())]
pub struct ConfigDirError {
    /// The file.
    pub path: PathBuf,
    /// What was tried: "read" or "written".
    pub verb: &'static str,
    /// Why.
    pub cause: Cause,
}

impl ConfigDir {
    /// Names another folder than the system's usual one.
    pub const VARIABLE: &'static str = "CASEBOARD_CONFIG_DIR";

    /// The folder that the environment variable [`ConfigDir::VARIABLE`] names, else the system's usual one; `None` if the
    /// user has no home.
    pub fn find() -> Option<Self> {
        match std::env::var_os(Self::VARIABLE) {
            Some(folder) if !folder.is_empty() => Some(Self(folder.into())),
            _ => directories::ProjectDirs::from("", "", "caseboard")
                .map(|folders| Self(folders.config_dir().to_owned())),
        }
    }

    /// This folder.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self(folder.into())
    }

    /// The folder itself; it need not exist.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The largest settings file that is read, in bytes.
    const LIMIT_BYTES: u64 = 1 << 20;

    /// Reads a file; `None` if it is not there.
    pub(super) fn read(&self, name: &str) -> Result<Option<Vec<u8>>, ConfigDirError> {
        use io::Read as _;
        let path = self.0.join(name);
        let read = || {
            if !fs::metadata(&path)?.is_file() {
                return Err(io::Error::other("it is not a file"));
            }
            let mut bytes = Vec::new();
            let mut file = fs::File::open(&path)?.take(Self::LIMIT_BYTES + 1);
            file.read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        match read() {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Self::error(&path, "read", &error)),
        }
    }

    /// Writes a file in one go; makes the folder if need be.
    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), ConfigDirError> {
        let path = self.0.join(name);
        fs::create_dir_all(&self.0)
            .and_then(|()| super::atomic::replace(&path, bytes))
            .map_err(|error| Self::error(&path, "written", &error))
    }

    /// Puts a file that cannot be understood aside, under its name and `.broken`.
    pub(super) fn set_aside(&self, name: &str) -> Result<PathBuf, ConfigDirError> {
        let path = self.0.join(name);
        let aside = self.0.join(format!("{name}.broken"));
        fs::rename(&path, &aside).map_err(|error| Self::error(&path, "put aside", &error))?;
        Ok(aside)
    }

    fn error(path: &Path, verb: &'static str, error: &io::Error) -> ConfigDirError {
        ConfigDirError {
            path: path.to_owned(),
            verb,
            cause: Cause::from(error),
        }
    }
}

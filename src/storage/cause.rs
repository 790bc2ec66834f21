//! Why the system refused to read or write, in words.

use std::fmt;
use std::io::{self, ErrorKind};

/// Why the system refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// No room left.
    DiskFull,
    /// The user's share of the disk is used up.
    QuotaExceeded,
    /// The disk or the file can only be read.
    ReadOnly,
    /// The user may not.
    NoPermission,
    /// The file or its folder is not there.
    NotFound,
    /// The system does not take such a name, or not such a long one.
    InvalidName,
    /// The device failed or went away.
    Device,
    /// The network drive lost the file from sight.
    Stale,
    /// The program has as many files open as the system lets it.
    TooManyFiles,
    /// The new file would have to move from one disk to another.
    OtherDisk,
    /// Another program holds the file.
    Busy,
    /// Anything else, in the system's words.
    Other(String),
}

impl From<&io::Error> for Cause {
    fn from(error: &io::Error) -> Self {
        // EIO, ENFILE and EMFILE; the standard library has no stable names for them.
        match (error.kind(), error.raw_os_error()) {
            (ErrorKind::StorageFull | ErrorKind::FileTooLarge, _) => Self::DiskFull,
            (ErrorKind::QuotaExceeded, _) => Self::QuotaExceeded,
            (ErrorKind::ReadOnlyFilesystem, _) => Self::ReadOnly,
            (ErrorKind::PermissionDenied, _) => Self::NoPermission,
            (ErrorKind::NotFound | ErrorKind::NotADirectory, _) => Self::NotFound,
            (ErrorKind::InvalidFilename | ErrorKind::InvalidInput, _) => Self::InvalidName,
            (ErrorKind::StaleNetworkFileHandle, _) => Self::Stale,
            (ErrorKind::CrossesDevices, _) => Self::OtherDisk,
            (ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy, _) => Self::Busy,
            (_, Some(5)) if cfg!(unix) => Self::Device,
            (_, Some(23 | 24)) if cfg!(unix) => Self::TooManyFiles,
            _ => Self::Other(error.to_string()),
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DiskFull => "the disk is full",
            Self::QuotaExceeded => "your share of the disk is used up",
            Self::ReadOnly => "it can only be read, not written",
            Self::NoPermission => "you have no permission",
            Self::NotFound => "the file or its folder is not there",
            Self::InvalidName => "the system does not take this file name",
            Self::Device => "the disk or the network failed",
            Self::Stale => "the connection to the network drive was lost",
            Self::TooManyFiles => "too many files are open",
            Self::OtherDisk => "the folder spreads over two disks",
            Self::Busy => "another program is using the file",
            Self::Other(words) => words,
        })
    }
}

impl Cause {
    /// What the user can do about it, as a sentence.
    pub const fn advice(&self) -> &'static str {
        match self {
            Self::DiskFull | Self::QuotaExceeded => {
                "Free some space and save again, or save to another disk."
            }
            Self::ReadOnly | Self::NoPermission => "Use Save As to choose another place.",
            Self::NotFound => "Put the folder or the disk back and save again, or use Save As.",
            Self::InvalidName => "Use Save As with a shorter and simpler name.",
            Self::Device => "Check the disk or the connection and save again, or use Save As.",
            Self::Stale => "Connect the drive anew and save again, or use Save As.",
            Self::TooManyFiles => "Close other programs and save again.",
            Self::OtherDisk => "Use Save As to choose a folder that is on one disk.",
            Self::Busy => "Close the other program and save again.",
            Self::Other(_) => "Save again, or use Save As to choose another place.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn every_fault_of_a_disk_has_words_of_its_own() {
        let words = [
            (5, "the disk or the network failed"),
            (11, "temporarily unavailable"),
            (13, "you have no permission"),
            (18, "two disks"),
            (23, "too many files"),
            (24, "too many files"),
            (27, "the disk is full"),
            (28, "the disk is full"),
            (30, "it can only be read"),
            (36, "does not take this file name"),
            (116, "network drive was lost"),
            (122, "your share of the disk"),
        ];
        for (number, words) in words {
            let cause = Cause::from(&io::Error::from_raw_os_error(number));
            assert!(cause.to_string().contains(words), "{number}: {cause}");
            assert!(cause.advice().ends_with('.'));
        }
    }
}

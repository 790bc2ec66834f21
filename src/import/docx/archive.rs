//! The archive a document lies in. Reads named members only, up to a limit; sizes that the archive claims count for nothing.

use super::broken;
use crate::import::{ImportError, text};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The largest member that is read, unpacked.
const LARGEST_MEMBER_BYTES: u64 = 64 << 20;
/// The most members an archive may have.
const MOST_MEMBERS: usize = 10_000;

/// An open archive.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ImportError> {
        // The number of entries is counted before the archive is opened: opening reads them all.
        if count_entries(bytes) > MOST_MEMBERS {
            return Err(broken("it has more than 10,000 parts"));
        }
        let zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| broken("its archive cannot be opened"))?;
        if zip.len() > MOST_MEMBERS {
            return Err(broken("it has more than 10,000 parts"));
        }
        Ok(Self { zip })
    }

    /// The text body; some programs number its name.
    pub(super) fn document(&mut self) -> Result<Option<String>, ImportError> {
        if let Some(document) = self.member("word/document.xml")? {
            return Ok(Some(document));
        }
        let other = self
            .zip
            .file_names()
            .flatten()
            .map(std::borrow::Cow::into_owned)
            .find(|name| {
                let number = name
                    .strip_prefix("word/document")
                    .and_then(|rest| rest.strip_suffix(".xml"));
                number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
            });
        match other {
            Some(name) => self.member(&name),
            None => Ok(None),
        }
    }

    /// A member's text; `None` if there is none of that name.
    pub(super) fn member(&mut self, name: &str) -> Result<Option<String>, ImportError> {
        let member = match self.zip.by_name(name) {
            Ok(member) => member,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(ImportError::Encrypted);
            }
            Err(_) => return Err(broken(&format!("its part {name} cannot be opened"))),
        };
        let mut bytes = Vec::new();
        let is_whole = member
            .take(LARGEST_MEMBER_BYTES + 1)
            .read_to_end(&mut bytes)
            .is_ok();
        if bytes.len() as u64 > LARGEST_MEMBER_BYTES {
            return Err(broken(&format!("its part {name} is larger than 64 MiB")));
        }
        if !is_whole && bytes.is_empty() {
            return Err(broken(&format!("its part {name} cannot be unpacked")));
        }
        Ok(Some(text::decode(&bytes).value))
    }
}

/// How many entries the directory of an archive has, by their signatures.
fn count_entries(bytes: &[u8]) -> usize {
    bytes
        .windows(4)
        .filter(|four| *four == b"PK\x01\x02")
        .take(MOST_MEMBERS + 1)
        .count()
}

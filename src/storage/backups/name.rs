//! Where backups lie and what they are called.

use crate::model::{Sha256Digest, Timestamp};
use crate::storage::disk;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// How many of a path's digest tell two cases of one name apart in a chosen folder, in hexadecimal digits.
const DIGEST_DIGITS: usize = 8;

/// Where backups lie.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum BackupPlace {
    /// In `shipments.backups` beside `shipments.ron`.
    #[default]
    Beside,
    /// In a folder of each case within this one.
    In(PathBuf),
}

impl BackupPlace {
    /// The folder of a case's backups; it need not exist.
    pub fn folder_of(&self, case_file: &Path) -> PathBuf {
        match self {
            Self::Beside => case_file.with_extension("backups"),
            Self::In(folder) => {
                let path = case_file.to_string_lossy();
                let digest = Sha256Digest::of(path.as_bytes()).to_string();
                let digest = digest.get(..DIGEST_DIGITS).unwrap_or_default();
                folder.join(format!("{}-{digest}.backups", stem_of(case_file)))
            }
        }
    }
}

/// A backup of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Its file.
    pub path: PathBuf,
    /// When it was made.
    pub made: Timestamp,
    /// When what it holds was written.
    pub written: Timestamp,
    /// Its length in bytes.
    pub bytes: u64,
    /// The older format it has, if it was kept because of that.
    pub older_format: Option<u32>,
}

/// What the name of a backup says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Named {
    /// When it was made.
    pub(super) made: Timestamp,
    /// Which of several of one second, from 1.
    pub(super) number: u32,
    /// The older format it has, if it was kept because of that; such a one is never pruned.
    pub(super) older_format: Option<u32>,
}

impl Named {
    /// The name for a backup of this case: `shipments-20260301-120000Z.ron`, with `-2` for the second of that second, with
    /// `-format2` for an older format.
    pub(super) fn file_name(self, case_file: &Path) -> String {
        let mut name = format!("{}-{}", stem_of(case_file), compact(self.made));
        if self.number > 1 {
            name.push_str(&format!("-{}", self.number));
        }
        if let Some(format) = self.older_format {
            name.push_str(&format!("-format{format}"));
        }
        name + ".ron"
    }

    /// Reads a name back; `None` if it is none of ours.
    pub(super) fn read(name: &str, case_file: &Path) -> Option<Self> {
        let rest = name.strip_prefix(&stem_of(case_file))?.strip_prefix('-')?;
        let mut parts = rest.strip_suffix(".ron")?.split('-');
        let made = moment(parts.next()?, parts.next()?)?;
        let mut named = Self {
            made,
            number: 1,
            older_format: None,
        };
        for part in parts {
            match part.strip_prefix("format") {
                Some(format) => named.older_format = Some(format.parse().ok()?),
                None => named.number = part.parse().ok()?,
            }
        }
        // What we would not have written so is somebody else's.
        (named.file_name(case_file) == name).then_some(named)
    }
}

/// The case's name without its ending.
fn stem_of(case_file: &Path) -> String {
    case_file
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// `20260301-120000Z`.
fn compact(moment: Timestamp) -> String {
    let text = moment.to_string();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let (day, time) = digits.split_at_checked(8).unwrap_or((&digits, ""));
    format!("{day}-{time}Z")
}

/// Reads a day and a time of [`compact`].
fn moment(day: &str, time: &str) -> Option<Timestamp> {
    let time = time.strip_suffix('Z')?;
    let part = |text: &'_ str, from: usize, to: usize| text.get(from..to).map(str::to_owned);
    if day.len() != 8 || time.len() != 6 {
        return None;
    }
    let text = format!(
        "{}-{}-{}T{}:{}:{}Z",
        part(day, 0, 4)?,
        part(day, 4, 6)?,
        part(day, 6, 8)?,
        part(time, 0, 2)?,
        part(time, 2, 4)?,
        part(time, 4, 6)?
    );
    text.parse().ok()
}

/// The moment of a time of the system.
pub(super) fn timestamp(time: SystemTime) -> Timestamp {
    let secs = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_unix_secs(i64::try_from(secs.as_secs()).unwrap_or(0))
}

/// The backups of a case, newest first. A folder that cannot be read has none.
pub fn backups_of(case_file: &Path, place: &BackupPlace) -> Vec<Backup> {
    let mut found = named_in(case_file, place);
    found.sort_by(|(one, _), (other, _)| other.cmp(one));
    found
        .into_iter()
        .filter_map(|(named, path)| {
            let metadata = disk::metadata(&path).ok().filter(|file| file.is_file())?;
            let written = metadata.modified().ok().map(timestamp);
            Some(Backup {
                made: named.made,
                written: written.unwrap_or(named.made).min(named.made),
                bytes: metadata.len(),
                older_format: named.older_format,
                path,
            })
        })
        .collect()
}

/// The names of backups in the case's folder, in no order.
pub(super) fn named_in(case_file: &Path, place: &BackupPlace) -> Vec<(Named, PathBuf)> {
    let folder = place.folder_of(case_file);
    let names = disk::names_in(&folder).unwrap_or_default();
    names
        .iter()
        .filter_map(|name| {
            let named = Named::read(name.to_str()?, case_file)?;
            Some((named, folder.join(name)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_when_and_are_read_back() {
        let case_file = Path::new("/cases/north-korea.ron");
        let named = |number, older_format| Named {
            made: Timestamp::from_unix_secs(1_697_200_000),
            number,
            older_format,
        };
        for (named, name) in [
            (named(1, None), "north-korea-20231013-122640Z.ron"),
            (named(2, None), "north-korea-20231013-122640Z-2.ron"),
            (
                named(1, Some(2)),
                "north-korea-20231013-122640Z-format2.ron",
            ),
            (
                named(3, Some(1)),
                "north-korea-20231013-122640Z-3-format1.ron",
            ),
        ] {
            assert_eq!(named.file_name(case_file), name);
            assert_eq!(Named::read(name, case_file), Some(named));
        }
    }

    #[test]
    fn names_of_others_are_not_taken_for_ours() {
        let case_file = Path::new("/cases/a.ron");
        for name in [
            "a.ron",
            "a-notes.ron",
            "a-20231013-122640Z.txt",
            "a-20231013-122640.ron",
            "a-20231313-122640Z.ron",
            "a-20231013-122640Z-copy.ron",
            "a-20231013-122640Z-1.ron",
            "a-20231013-122640Z-02.ron",
            "b-20231013-122640Z.ron",
            "ab-20231013-122640Z.ron",
            "a-é0231013-122640Z.ron",
            "a-20231013-122640Z-format2-2.ron",
            ".a-20231013-122640Z.ron.1-0.tmp",
        ] {
            assert_eq!(Named::read(name, case_file), None, "{name}");
        }
    }

    #[test]
    fn two_cases_of_one_name_have_folders_of_their_own() {
        let (one, other) = (Path::new("/x/a.ron"), Path::new("/y/a.ron"));
        let chosen = BackupPlace::In(PathBuf::from("/backups"));
        let folder = chosen.folder_of(one);
        assert_ne!(folder, chosen.folder_of(other));
        assert!(folder.starts_with("/backups"));
        let beside = BackupPlace::Beside.folder_of(one);
        assert_eq!(beside, Path::new("/x/a.backups"));
    }
}

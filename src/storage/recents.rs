//! The list of cases that were open last.

use super::config_dir::{ConfigDir, ConfigDirError};
use super::settings_file::{SettingsRead, read_settings, write_settings};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};

/// How many cases the list holds.
pub const RECENTS_LIMIT: usize = 12;

const FILE: &str = "recent.ron";

/// Cases that were open last, newest first, each once. A case that was moved away stays in the list: its disk may only be
/// unplugged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recents {
    /// Paths from the root on, symbolic links followed where the file was there.
    pub files: Vec<PathBuf>,
}

impl Recents {
    /// Puts a file in front.
    fn add(&mut self, path: PathBuf) {
        self.files.retain(|file| *file != path);
        self.files.insert(0, path);
        self.files.truncate(RECENTS_LIMIT);
    }
}

/// A recent case, as it was when its list was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecentFile {
    /// Its path.
    pub path: PathBuf,
    /// Whether a file was there.
    pub is_there: bool,
}

/// Looks whether the files of a list are there.
pub fn look_at(recents: &Recents) -> Vec<RecentFile> {
    let seen = |path: &PathBuf| RecentFile {
        path: path.clone(),
        is_there: path.exists(),
    };
    recents.files.iter().map(seen).collect()
}

/// Reads the list.
pub fn read_recents(folder: &ConfigDir) -> SettingsRead<Recents> {
    let mut read = read_settings::<Recents>(folder, FILE);
    read.value.files.truncate(RECENTS_LIMIT);
    read
}

/// Puts a file in front of the list, and writes it. Returns the new list.
///
/// # Errors
/// [`ConfigDirError`] if the list cannot be written.
pub fn add_recent(folder: &ConfigDir, path: &Path) -> Result<Recents, ConfigDirError> {
    let mut recents = read_recents(folder).value;
    recents.add(canonical(path));
    write_settings(folder, FILE, &recents)?;
    Ok(recents)
}

/// Takes a file off the list, and writes it. Returns the new list.
///
/// # Errors
/// [`ConfigDirError`] if the list cannot be written.
pub fn remove_recent(folder: &ConfigDir, path: &Path) -> Result<Recents, ConfigDirError> {
    let mut recents = read_recents(folder).value;
    let whole = canonical(path);
    recents.files.retain(|file| *file != whole && *file != path);
    write_settings(folder, FILE, &recents)?;
    Ok(recents)
}

fn canonical(path: &Path) -> PathBuf {
    fs::canonicalize(path)
        .or_else(|_| std::path::absolute(path))
        .unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_short_newest_first_and_each_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let config = ConfigDir::at(folder.path());
        for number in 0..20 {
            let path = folder.path().join(format!("{number}.ron"));
            add_recent(&config, &path).expect("added");
        }
        let again = folder.path().join("15.ron");
        let list = add_recent(&config, &again).expect("added").files;
        assert_eq!(list, read_recents(&config).value.files);
        assert_eq!(list.len(), RECENTS_LIMIT);
        assert_eq!(list[0], again);
        assert_eq!(list[1], folder.path().join("19.ron"));
        let list = remove_recent(&config, &again).expect("removed").files;
        assert!(!list.contains(&again) && list.len() == RECENTS_LIMIT - 1);
    }

    #[test]
    fn two_ways_to_one_file_are_one_entry() {
        let folder = tempfile::tempdir().expect("a folder");
        let config = ConfigDir::at(folder.path());
        let path = folder.path().join("a.ron");
        fs::write(&path, "").expect("written");
        add_recent(&config, &path).expect("added");
        let other = folder.path().join(".").join("a.ron");
        let list = add_recent(&config, &other).expect("added").files;
        assert_eq!(list, [path.canonicalize().expect("it is there")]);
        let there = |path: &Path| {
            let seen = look_at(&read_recents(&config).value);
            seen.iter().any(|file| file.path == path && file.is_there)
        };
        let whole = path.canonicalize().expect("it is there");
        assert!(there(&whole));
        fs::remove_file(&path).expect("removed");
        assert!(!there(&whole));
    }
}

//! Files beside a case that a dead process left behind: half of a save that a kill or a power cut ended.
//!
//! Each is known by its name, which only this program gives, and by nobody holding it: the process that writes one keeps
//! it locked. What is named otherwise, or is held, is never touched.

use super::disk::{self, Locked};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

const ENDING: &str = ".tmp";

/// The name of a file that is going to be `name`: `.shipments.ron.4711-0.tmp`.
pub(super) fn long_name(name: &OsStr, attempt: u32) -> String {
    let process = std::process::id();
    format!(".{}.{process}-{attempt}{ENDING}", name.to_string_lossy())
}

/// A name where that would be too long for the system: `.cb4711-0.tmp`.
pub(super) fn short_name(attempt: u32) -> String {
    let process = std::process::id();
    format!(".cb{process}-{attempt}{ENDING}")
}

/// Takes away what earlier attempts to write this file left behind. Does nothing where it may not; what cannot be taken
/// away does no harm. Returns what was taken away.
pub(super) fn clean_up(target: &Path) -> Vec<PathBuf> {
    let (Some(folder), Some(name)) = (target.parent(), target.file_name()) else {
        return Vec::new();
    };
    let name = name.to_string_lossy();
    clean_up_folder(folder, |goal| goal == name)
}

/// Takes away what dead processes left of attempts to save this case.
pub fn clean_up_beside(case_file: &Path) {
    clean_up(case_file);
}

/// As [`clean_up`], of all files in the folder whose names are such.
pub(super) fn clean_up_folder(folder: &Path, is_target: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let names = disk::names_in(folder).unwrap_or_default();
    let ours = names.iter().filter(|found| is_ours(found, &is_target));
    ours.map(|found| folder.join(found))
        .filter(|path| is_left_behind(path) && disk::remove(path).is_ok())
        .collect()
}

/// Whether this is the name of a file of another process that was going to be such a file.
fn is_ours(found: &OsStr, is_target: impl Fn(&str) -> bool) -> bool {
    let own_process = std::process::id().to_string();
    let of_others = |numbers: &str| {
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        numbers.split_once('-').is_some_and(|(process, attempt)| {
            is_number(process) && is_number(attempt) && process != own_process
        })
    };
    let Some(rest) = found
        .to_str()
        .and_then(|found| found.strip_prefix('.'))
        .and_then(|rest| rest.strip_suffix(ENDING))
    else {
        return false;
    };
    match rest.rsplit_once('.') {
        Some((name, numbers)) => is_target(name) && of_others(numbers),
        None => rest.strip_prefix("cb").is_some_and(of_others),
    }
}

/// Whether nobody writes it any more. A link or a folder is none of ours, whatever its name.
fn is_left_behind(path: &Path) -> bool {
    let is_file = disk::link_metadata(path).is_ok_and(|metadata| metadata.is_file());
    let lock = || disk::open(path).and_then(|file| file.try_lock());
    is_file && matches!(lock(), Ok(Locked::Ours))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn only_what_a_dead_process_left_is_taken_away() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        let target = path("a.ron");
        let own = long_name(OsStr::new("a.ron"), 0);
        let left = [".a.ron.1-0.tmp", ".cb4194999-12.tmp"];
        let kept = [
            "a.ron",
            "a.ron.1-0.tmp",
            ".b.ron.1-0.tmp",
            ".a.ron.x-0.tmp",
            ".a.ron.1-.tmp",
            ".a.ron.1-0.tmp~",
            ".cb1.tmp",
            ".a.ron.3-0.tmp",
            &own,
        ];
        for name in left.iter().chain(&kept) {
            fs::write(path(name), "half").expect("written");
        }
        fs::create_dir(path(".a.ron.2-0.tmp")).expect("made");
        let held = disk::open(&path(".a.ron.3-0.tmp")).expect("opened");
        assert_eq!(held.try_lock().expect("locks"), Locked::Ours);
        let mut gone = clean_up(&target);
        gone.sort();
        assert_eq!(gone, left.map(path));
        for name in kept {
            assert!(path(name).exists(), "{name}");
        }
        drop(held);
        assert_eq!(clean_up(&target), [path(".a.ron.3-0.tmp")]);
        assert_eq!(clean_up(&path("gone").join("a.ron")), Vec::<PathBuf>::new());
    }
}

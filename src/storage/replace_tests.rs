//! Saving over files: what others wrote is never lost, whatever goes wrong.

use super::*;
use crate::model::Timestamp;
use crate::storage::disk::faults::{Fault, FaultPlan, errno};
use crate::storage::{BackupPlace, Keep, backups_of, load, stamp};
use std::fs;

fn replacing(expected: Option<FileStamp>, backup_is_must: bool) -> Replacing {
    Replacing {
        expected,
        own: None,
        backup: BackupOrder {
            place: BackupPlace::Beside,
            keep: Keep::default(),
            now: Timestamp::from_unix_secs(1_697_200_000),
        },
        backup_is_must,
    }
}

fn title_in(path: &Path) -> String {
    let loaded = load(path, &|_| {}).unwrap_or_else(|error| panic!("{error}"));
    loaded.case.info().title.clone()
}

/// A folder with a case called "Old" in it.
fn with_old() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    crate::storage::save(&path, &Case::new("Old"), &|_| {}).expect("saved");
    (folder, path)
}

fn titles_of_backups(path: &Path) -> Vec<String> {
    let backups = backups_of(path, &BackupPlace::Beside);
    backups
        .iter()
        .map(|backup| title_in(&backup.path))
        .collect()
}

#[test]
fn what_is_replaced_is_kept_unless_this_window_wrote_it_today() {
    let (_folder, path) = with_old();
    let mut plan = replacing(Some(stamp(&path).expect("a stamp")), false);
    let save = |title: &str, plan: &Replacing| {
        save_over(&path, &Case::new(title), plan, &|_| {}).expect("saved")
    };
    let first = save("One", &plan);
    assert!(first.backup.is_some());
    assert_eq!(titles_of_backups(&path), ["Old"]);
    // The second save of the day replaces what this window wrote itself.
    plan.own = Some(first.saved.stamp.sha256);
    plan.expected = Some(first.saved.stamp);
    let now = fs::metadata(&path).and_then(|file| file.modified());
    let secs = now
        .expect("a time")
        .duration_since(std::time::UNIX_EPOCH)
        .expect("after 1970")
        .as_secs();
    plan.backup.now = Timestamp::from_unix_secs(secs.try_into().expect("it fits"));
    let second = save("Two", &plan);
    assert_eq!(second.backup, None);
    // The next day it is kept again.
    plan.own = Some(second.saved.stamp.sha256);
    plan.expected = Some(second.saved.stamp);
    plan.backup.now = Timestamp::from_unix_secs(plan.backup.now.unix_secs() + 86_400);
    assert!(save("Three", &plan).backup.is_some());
    assert_eq!(titles_of_backups(&path), ["Two", "Old"]);
    assert_eq!(title_in(&path), "Three");
}

#[test]
fn what_another_program_wrote_is_not_replaced_unasked() {
    let (_folder, path) = with_old();
    let expected = stamp(&path).expect("a stamp");
    let before = fs::read(&path).expect("read");
    let mut other = before.clone();
    let at = before.len() - 5;
    other[at] = b' ';
    fs::write(&path, &other).expect("written");
    let file = fs::File::options().write(true).open(&path).expect("opened");
    file.set_modified(expected.modified.expect("a time"))
        .expect("set");
    drop(file);
    let plan = replacing(Some(expected), false);
    let error = save_over(&path, &Case::new("New"), &plan, &|_| {}).expect_err("it is noticed");
    assert_eq!(error, SaveError::ChangedOutside(path.clone()));
    assert_eq!(fs::read(&path).expect("read"), other);
    // Asked to, it keeps theirs first.
    let replaced = save_over(&path, &Case::new("New"), &replacing(None, true), &|_| {});
    let backup = replaced.expect("saved").backup.expect("kept");
    assert_eq!(fs::read(backup).expect("read"), other);
    assert_eq!(title_in(&path), "New");
}

#[test]
fn a_change_while_the_new_file_is_written_is_noticed() {
    let (_folder, path) = with_old();
    let plan = replacing(Some(stamp(&path).expect("a stamp")), false);
    let meddle = |progress: Progress| {
        if progress.stage == crate::storage::Stage::Verifying {
            fs::write(&path, "theirs").expect("written");
        }
    };
    let error = save_over(&path, &Case::new("New"), &plan, &meddle).expect_err("it is noticed");
    assert_eq!(error, SaveError::ChangedOutside(path.clone()));
    assert_eq!(fs::read_to_string(&path).expect("read"), "theirs");
}

#[test]
fn a_file_that_went_away_is_written_anew() {
    let (_folder, path) = with_old();
    let plan = replacing(Some(stamp(&path).expect("a stamp")), true);
    fs::remove_file(&path).expect("removed");
    let replaced = save_over(&path, &Case::new("New"), &plan, &|_| {}).expect("saved");
    assert_eq!(replaced.backup, None);
    assert_eq!(title_in(&path), "New");
}

/// Saves with a fault at each step in turn. Whatever happens the file is the old or the new one, whole; and if it is the
/// new one, the old one is kept, or a warning says why not.
fn at_every_step(fault: Fault, words: &str, is_must: bool) {
    for step in 0.. {
        let (folder, path) = with_old();
        let expected = stamp(&path).expect("a stamp");
        let plan = FaultPlan::new(folder.path(), step, fault);
        let order = replacing(Some(expected), is_must);
        let outcome = save_over(&path, &Case::new("New"), &order, &|_| {});
        let struck = plan.struck();
        drop(plan);
        let is_kept = titles_of_backups(&path).contains(&"Old".to_owned());
        match (title_in(&path).as_str(), outcome) {
            ("Old", Err(error)) => {
                let message = error.to_string();
                assert!(message.contains(words), "{message}");
            }
            // Killed right after replacing.
            ("New", Err(_)) => assert!(is_kept && fault == Fault::Death),
            ("New", Ok(replaced)) => {
                let warning = replaced.saved.warning.unwrap_or_default();
                assert!(is_kept || !is_must && warning.contains(words), "{warning}");
            }
            (title, outcome) => panic!("{title}: {outcome:?}"),
        }
        if !struck {
            assert!(step > 25, "{step} steps");
            return;
        }
    }
}

#[test]
fn with_any_fault_at_any_step_no_version_is_lost() {
    for is_must in [false, true] {
        at_every_step(Fault::Error(errno::ENOSPC), "the disk is full", is_must);
        at_every_step(Fault::Error(errno::EIO), "the disk or the network", is_must);
        at_every_step(Fault::Error(errno::EROFS), "it can only be read", is_must);
        at_every_step(
            Fault::Error(errno::EACCES),
            "you have no permission",
            is_must,
        );
        at_every_step(Fault::Error(errno::EXDEV), "two disks", is_must);
        at_every_step(Fault::Error(errno::EMFILE), "too many files", is_must);
        at_every_step(Fault::Death, "", is_must);
    }
}

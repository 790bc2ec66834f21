//! Saving: what is replaced, what is kept, what is left behind.

use super::*;
use crate::model::{Claim, ClaimId, Comparator, Frame, FrameId, Quantity, TypedId as _};
use crate::storage::{OnDisk, load};
use std::cell::RefCell;
use std::fs;

fn case(title: &str) -> Case {
    Case::new(title)
}

fn saved(path: &Path, title: &str) -> Saved {
    save(path, &case(title), &|_| {}).unwrap_or_else(|error| panic!("{error}"))
}

fn title_in(path: &Path) -> String {
    let loaded = load(path, &|_| {}).unwrap_or_else(|error| panic!("{error}"));
    loaded.case.info().title.clone()
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into()).collect();
    names.sort();
    names
}

#[test]
fn a_case_is_saved_loaded_and_saved_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a case.ron");
    let stages = RefCell::new(Vec::new());
    let first = save(&path, &case("One"), &|step| {
        stages.borrow_mut().push(step.stage)
    });
    let first = first.expect("saved");
    assert!(stages.borrow().is_sorted() && stages.borrow().contains(&Stage::Replacing));
    assert_eq!(first.warning, None);
    assert_eq!(first.stamp.compare(&path).expect("compared"), OnDisk::Same);
    assert_eq!(load(&path, &|_| {}).expect("loaded").stamp, first.stamp);
    saved(&path, "The second");
    assert_eq!(title_in(&path), "The second");
    assert_eq!(
        first.stamp.compare(&path).expect("compared"),
        OnDisk::Changed
    );
    assert_eq!(names_in(folder.path()), ["a case.ron"]);
}

#[test]
fn a_new_file_is_not_written_over_an_old_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    save_new(&path, &case("One"), &|_| {}).expect("saved");
    let error = save_new(&path, &case("Two"), &|_| {}).expect_err("refused");
    assert_eq!(error, SaveError::Exists(path.clone()));
    assert_eq!(title_in(&path), "One");
}

#[test]
fn a_folder_that_is_gone_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("gone").join("a.ron");
    let error = save(&path, &case("One"), &|_| {}).expect_err("refused");
    let message = error.to_string();
    assert!(
        message.contains("the file or its folder is not there"),
        "{message}"
    );
    assert!(message.contains("Your work is kept"), "{message}");
    assert!(message.contains("Save As"), "{message}");
}

#[test]
fn names_the_system_does_not_take_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["x".repeat(300), "a\0b".to_owned()] {
        let path = folder.path().join(name);
        let error = save(&path, &case("One"), &|_| {}).expect_err("refused");
        assert!(
            error.to_string().contains("does not take this file name"),
            "{error}"
        );
    }
    assert!(save(Path::new("/"), &case("One"), &|_| {}).is_err());
    assert_eq!(names_in(folder.path()), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn the_longest_name_is_saved_under_a_short_name_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x".repeat(255));
    saved(&path, "Long");
    assert_eq!(title_in(&path), "Long");
}

#[test]
fn a_folder_in_the_way_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    fs::create_dir(&path).expect("created");
    let error = save(&path, &case("One"), &|_| {}).expect_err("refused");
    assert!(error.to_string().contains("such as a folder"), "{error}");
    assert_eq!(names_in(folder.path()), ["a.ron"]);
}

#[test]
fn a_file_marked_read_only_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    saved(&path, "One");
    let mut permissions = fs::metadata(&path).expect("metadata").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("set");
    let error = save(&path, &case("Two"), &|_| {}).expect_err("refused");
    let message = error.to_string();
    assert!(message.contains("The old file is untouched"), "{message}");
    assert_eq!(title_in(&path), "One");
    assert_eq!(names_in(folder.path()), ["a.ron"]);
}

#[cfg(unix)]
#[test]
fn symbolic_links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = tempfile::tempdir().expect("a folder");
    let (real, link) = (
        folder.path().join("real.ron"),
        folder.path().join("link.ron"),
    );
    saved(&real, "One");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("set");
    symlink("real.ron", &link).expect("linked");
    let saved = saved(&link, "Two");
    assert_eq!(saved.path, real.canonicalize().expect("it is there"));
    assert_eq!(title_in(&real), "Two");
    assert!(fs::symlink_metadata(&link).expect("metadata").is_symlink());
    let mode = fs::metadata(&real).expect("metadata").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[cfg(unix)]
#[test]
fn a_link_to_a_file_that_is_not_there_yet_is_followed_and_a_ring_is_refused() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().expect("a folder");
    let link = folder.path().join("link.ron");
    symlink("real.ron", &link).expect("linked");
    saved(&link, "One");
    assert_eq!(title_in(&folder.path().join("real.ron")), "One");
    assert!(fs::symlink_metadata(&link).expect("metadata").is_symlink());

    let ring = folder.path().join("ring.ron");
    symlink("ring.ron", &ring).expect("linked");
    assert!(save(&ring, &case("One"), &|_| {}).is_err());
}

#[test]
fn what_is_on_the_disk_must_be_the_same_case() {
    let one = case("One");
    let text = format::write(&one).expect("written");
    assert_eq!(verify(&one, &text), Ok(()));
    assert!(verify(&one, &text[1..]).is_err());
    assert!(verify(&case("Two"), &text).is_err());
}

#[test]
fn a_case_with_a_place_that_is_no_number_is_saved_all_the_same() {
    let rect = emath::Rect::from_min_size(emath::pos2(f32::NAN, 0.0), emath::vec2(90.0, 90.0));
    let mut broken = case("Broken");
    broken.put(&Frame::new(FrameId::from_number(1), "Nowhere", rect).into());
    let mut claim = Claim::new(ClaimId::from_number(1), "So many");
    claim.quantity = Some(Quantity {
        comparator: Comparator::Exactly,
        value: f64::NAN,
        upper: None,
        unit: String::new(),
        wording: String::new(),
    });
    broken.put(&claim.into());
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    save(&path, &broken, &|_| {}).unwrap_or_else(|error| panic!("{error}"));
    let loaded = load(&path, &|_| {}).expect("loaded");
    assert_eq!((loaded.case.frames().len(), loaded.problems.len()), (1, 2));
}

#[test]
fn a_pending_file_goes_away_if_the_save_fails() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    let pending = Pending::write(&path, b"half", |_| {}).expect("written");
    assert_eq!(names_in(folder.path()).len(), 1);
    drop(pending);
    assert_eq!(names_in(folder.path()), Vec::<String>::new());
}

#[test]
fn other_texts_are_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.canvas");
    save_new_text(&path, "one").expect("written");
    let error = save_new_text(&path, "two").expect_err("refused");
    assert_eq!(error, SaveError::Exists(path.clone()));
    let stamp = save_text(&path, "two").expect("written");
    assert_eq!(fs::read_to_string(&path).expect("it is there"), "two");
    assert_eq!(stamp.compare(&path).expect("compared"), OnDisk::Same);
    assert!(save_text(folder.path(), "three").is_err());
    assert!(save_text(&folder.path().join("gone").join("a"), "three").is_err());
    assert_eq!(names_in(folder.path()), ["a.canvas"]);
}

/// What is promised of every save that goes wrong: the file is the old or the new one, whole, and says so.
mod under_faults {
    use super::*;
    use crate::storage::disk::faults::{Fault, FaultPlan, errno};

    /// More steps than any save has.
    const MANY: usize = 1000;

    /// Lets a save fail at each of its steps in turn, in a folder with an old file or without; `check` sees the folder
    /// after each.
    fn at_every_step(
        has_old: bool,
        fault: Fault,
        mut check: impl FnMut(&Path, Result<Saved, SaveError>),
    ) {
        for step in 0..MANY {
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join("a.ron");
            if has_old {
                saved(&path, "Old");
            }
            let plan = FaultPlan::new(folder.path(), step, fault);
            let outcome = save(&path, &case("New"), &|_| {});
            let struck = plan.struck();
            drop(plan);
            check(&path, outcome);
            if !struck {
                assert!(step > 10, "a save of {step} steps is none");
                return;
            }
        }
        panic!("a save has no end");
    }

    #[test]
    fn killed_at_any_step_the_file_is_the_old_or_the_new_one() {
        let mut ends = std::collections::BTreeSet::new();
        at_every_step(true, Fault::Death, |path, outcome| {
            let title = title_in(path);
            assert!(title == "New" || outcome.is_err());
            ends.insert(title);
            // The next save is not disturbed by what lies about, and nothing but the case stays.
            saved(path, "Next");
            assert_eq!(title_in(path), "Next");
        });
        assert_eq!(ends.into_iter().collect::<Vec<_>>(), ["New", "Old"]);
        at_every_step(false, Fault::Death, |path, _| {
            assert!(!path.exists() || title_in(path) == "New");
        });
    }

    #[test]
    fn any_error_at_any_step_leaves_one_whole_file_and_says_why() {
        let faults = [
            (errno::ENOSPC, "the disk is full"),
            (errno::EDQUOT, "your share of the disk is used up"),
            (errno::EIO, "the disk or the network failed"),
            (errno::EROFS, "it can only be read"),
            (errno::EACCES, "you have no permission"),
            (errno::EXDEV, "two disks"),
            (errno::EMFILE, "too many files are open"),
            (errno::ESTALE, "network drive was lost"),
        ];
        for (number, words) in faults {
            for has_old in [true, false] {
                at_every_step(has_old, Fault::Error(number), |path, outcome| {
                    match outcome {
                        Ok(saved) => {
                            assert_eq!(title_in(path), "New");
                            let warning = saved.warning.unwrap_or_default();
                            assert!(warning.is_empty() || warning.contains(words), "{warning}");
                        }
                        Err(error) => {
                            let message = error.to_string();
                            assert!(message.contains(words), "{message}");
                            assert!(message.contains("a.ron"), "{message}");
                            assert!(message.contains("Your work") || message.contains("your work"));
                            assert_eq!(path.exists(), has_old, "{message}");
                            assert!(!has_old || title_in(path) == "Old");
                        }
                    }
                    let folder = path.parent().expect("a folder");
                    let names = names_in(folder);
                    assert!(names.iter().all(|name| name == "a.ron"), "{names:?}");
                });
            }
        }
    }

    #[test]
    fn a_disk_that_stays_broken_loses_nothing_but_the_save() {
        at_every_step(true, Fault::Errors(errno::EIO), |path, outcome| {
            let title = title_in(path);
            assert_eq!(title == "New", outcome.is_ok(), "{title}");
        });
    }

    #[test]
    fn what_a_dead_process_left_goes_with_the_next_save() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.ron");
        fs::write(folder.path().join(".a.ron.1-0.tmp"), "half").expect("written");
        fs::write(folder.path().join("notes.tmp"), "mine").expect("written");
        saved(&path, "New");
        assert_eq!(names_in(folder.path()), ["a.ron", "notes.tmp"]);
    }
}

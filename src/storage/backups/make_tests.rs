//! Backups: when one is made, what it holds, and that nothing of others is touched.

use super::*;
use crate::storage::backups::backups_of;
use crate::storage::disk::faults::{Fault, FaultPlan, errno};
use std::fs;
use std::time::{Duration, SystemTime};

/// 13 October 2023, 12:26:40.
const NOW: i64 = 1_697_200_000;

fn order(now: i64) -> BackupOrder {
    BackupOrder {
        place: BackupPlace::Beside,
        keep: Keep::default(),
        now: Timestamp::from_unix_secs(now),
    }
}

fn set_time(path: &Path, secs: i64) {
    let file = fs::File::options()
        .write(true)
        .open(path)
        .expect("it is there");
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(secs.unsigned_abs());
    file.set_modified(time).expect("the time can be set");
}

fn names_in(folder: &Path) -> Vec<String> {
    let names = disk::names_in(folder).unwrap_or_default();
    let names = names.iter().map(|name| name.to_string_lossy().into_owned());
    names.collect()
}

fn text_of(format: u32, rest: &str) -> String {
    format!("(\n  kind: \"caseboard-case\",\n  format: {format},\n  {rest}\n)\n")
}

#[test]
fn a_file_is_worth_keeping_if_it_is_of_others_of_another_day_or_format() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    let now = Timestamp::from_unix_secs(NOW);
    let reason = |text: &str, is_own: bool, secs: i64| {
        fs::write(&path, text).expect("written");
        set_time(&path, secs);
        let old = OldBytes::read(&path).expect("read").expect("there");
        let own = is_own.then_some(old.stamp.sha256);
        why(&old, own.as_ref(), now)
    };
    let newest = text_of(FORMAT, "");
    assert_eq!(reason(&newest, true, NOW - 60), None);
    assert_eq!(reason(&newest, false, NOW - 60), Some(Why::NotOurs));
    assert_eq!(reason(&newest, true, NOW - 86_400), Some(Why::AnotherDay));
    let older = text_of(FORMAT - 1, "");
    assert_eq!(reason(&older, true, NOW - 60), Some(Why::OlderFormat));
    assert_eq!(reason("no case", true, NOW), None);
}

#[test]
fn a_backup_is_a_copy_with_the_time_of_its_content() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    fs::write(&path, "one").expect("written");
    set_time(&path, NOW - 5000);
    let backup = back_up(&path, &order(NOW)).expect("made").expect("there");
    fs::write(&path, "another program writes into it").expect("written");
    assert_eq!(fs::read_to_string(&backup).expect("there"), "one");
    let all = backups_of(&path, &BackupPlace::Beside);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].path, backup);
    assert_eq!(all[0].made.unix_secs(), NOW);
    assert_eq!(all[0].written.unix_secs(), NOW - 5000);
    assert_eq!((all[0].bytes, all[0].older_format), (3, None));
}

#[test]
fn the_same_is_kept_once_and_two_of_a_second_have_two_names() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    let keep = |text: &str, now: i64| {
        fs::write(&path, text).expect("written");
        back_up(&path, &order(now)).expect("made").expect("there")
    };
    let first = keep("one", NOW);
    assert_eq!(keep("one", NOW + 500), first);
    let second = keep("two", NOW + 500);
    let third = keep("six", NOW + 500);
    assert_eq!(
        names_in(&folder.path().join("a.backups")),
        [
            "a-20231013-122640Z.ron",
            "a-20231013-123500Z-2.ron",
            "a-20231013-123500Z.ron"
        ]
    );
    let newest: Vec<_> = backups_of(&path, &BackupPlace::Beside)
        .into_iter()
        .map(|backup| backup.path)
        .collect();
    assert_eq!(newest, [third, second, first]);
}

#[test]
fn only_superfluous_backups_of_this_case_go() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    let backups = folder.path().join("a.backups");
    fs::create_dir(&backups).expect("made");
    let foreign = [
        "notes.txt",
        "a-old.ron",
        "b-20200101-120000Z.ron",
        "a-20200101-120000Z-format2.ron",
    ];
    for name in foreign {
        fs::write(backups.join(name), "mine").expect("written");
    }
    fs::create_dir(backups.join("a-20200102-120000Z.ron")).expect("made");
    for at in 0..40 {
        fs::write(&path, format!("text {at}")).expect("written");
        back_up(&path, &order(NOW + at)).expect("made");
    }
    prune(&path, &order(NOW + 40));
    let names = names_in(&backups);
    assert_eq!(names.len(), 10 + foreign.len() + 1, "{names:?}");
    for name in foreign {
        assert!(names.iter().any(|there| there == name), "{name}");
    }
    let newest = backups_of(&path, &BackupPlace::Beside)[0].path.clone();
    assert_eq!(fs::read_to_string(newest).expect("there"), "text 39");
}

#[test]
fn the_original_of_an_older_format_is_kept_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    fs::write(&path, text_of(FORMAT, "")).expect("written");
    assert_eq!(keep_original(&path, &order(NOW)), Ok(None));
    fs::write(&path, text_of(1, "info: ()")).expect("written");
    let (format, backup) = keep_original(&path, &order(NOW))
        .expect("made")
        .expect("it is older");
    assert_eq!(format, 1);
    let name = backup.file_name().expect("a name").to_string_lossy();
    assert_eq!(name, "a-20231013-122640Z-format1.ron");
    let again = keep_original(&path, &order(NOW + 9)).expect("made");
    assert_eq!(again, Some((1, backup)));
}

#[test]
fn a_chosen_folder_is_made_and_used() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    fs::write(&path, "one").expect("written");
    let place = BackupPlace::In(folder.path().join("deep").join("backups"));
    let order = BackupOrder {
        place: place.clone(),
        ..order(NOW)
    };
    let backup = back_up(&path, &order).expect("made").expect("there");
    assert!(backup.starts_with(folder.path().join("deep")));
    assert!(!folder.path().join("a.backups").exists());
    assert_eq!(backups_of(&path, &place).len(), 1);
}

#[cfg(unix)]
#[test]
fn a_private_case_has_private_backups() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    fs::write(&path, "one").expect("written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("set");
    let backup = back_up(&path, &order(NOW)).expect("made").expect("there");
    let mode = fs::metadata(backup).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn whatever_goes_wrong_the_file_is_whole_and_the_cause_is_named() {
    let faults = [
        (Fault::Error(errno::ENOSPC), "the disk is full"),
        (Fault::Error(errno::EIO), "the disk or the network failed"),
        (Fault::Error(errno::EROFS), "it can only be read"),
        (Fault::Error(errno::EACCES), "you have no permission"),
        (Fault::Error(errno::EXDEV), "two disks"),
        (Fault::Error(errno::EMFILE), "too many files are open"),
        (Fault::Death, "killed"),
    ];
    for (fault, words) in faults {
        for step in 0.. {
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join("a.ron");
            fs::write(&path, "one").expect("written");
            let plan = FaultPlan::new(folder.path(), step, fault);
            let outcome = back_up(&path, &order(NOW));
            let struck = plan.struck();
            drop(plan);
            assert_eq!(fs::read_to_string(&path).expect("there"), "one");
            if let Err(error) = &outcome {
                assert!(error.to_string().contains(words), "{error}");
            }
            for backup in backups_of(&path, &BackupPlace::Beside) {
                let text = fs::read_to_string(&backup.path).expect("there");
                assert_eq!(text, "one", "{}", backup.path.display());
            }
            if !struck {
                assert!(step > 8 && outcome.is_ok());
                break;
            }
        }
    }
}

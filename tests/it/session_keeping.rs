//! Other windows, other programs, versions of the past: nothing of anybody's is lost.

use crate::driver::Driver;
use caseboard::app::{
    Access, Action, Answer, Became, CommandId, DamageAction, Edit, ImportSetup, KeepAction,
    KeepingSetup, NewRecord, Outside, Prompt, ReadOnlyReason, VersionView, WindowLayout,
    WindowRequest,
};
use caseboard::model::{NoteKind, Timestamp};
use emath::pos2;
use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// 13 October 2023, 12:26:40.
const NOW: i64 = 1_697_200_000;

/// Seconds of a day.
const DAY: i64 = 86_400;

fn window_of(user: &str) -> Driver {
    let importing = ImportSetup {
        user: user.to_owned(),
        clock: || Timestamp::from_unix_secs(NOW),
        ..ImportSetup::default()
    };
    let keeping = KeepingSetup {
        machine: "desk".to_owned(),
        ..KeepingSetup::default()
    };
    Driver::with_setup(importing, keeping)
}

/// A window of ann's with a copy of the sample open, and where that is.
fn window_with_sample() -> (Driver, PathBuf) {
    let mut driver = window_of("ann");
    let path = driver.path("sample.ron");
    std::fs::copy("saves/north-korea-shipments.ron", &path).expect("the sample can be copied");
    driver.open(&path);
    (driver, path)
}

fn note(text: &str) -> Action {
    Action::Edit(Edit::Create {
        new: NewRecord::Note {
            kind: NoteKind::Note,
            text: text.to_owned(),
        },
        at_in_board: Some(pos2(0.0, 0.0)),
        linked_from: None,
    })
}

fn write_note(driver: &mut Driver, text: &str) {
    driver.dispatch(note(text));
    driver.dispatch(Action::EndEditTitle(None));
}

fn has_note(driver: &Driver, text: &str) -> bool {
    driver.case().notes().iter().any(|note| note.text == text)
}

fn keep(driver: &mut Driver, action: KeepAction) {
    driver.dispatch(Action::Keep(action));
}

fn set_time(path: &Path, secs: i64) {
    let file = std::fs::File::options().write(true).open(path);
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(secs.unsigned_abs());
    file.and_then(|file| file.set_modified(time))
        .expect("the time can be set");
}

/// Changes one letter of the title, and nothing that the system tells of the file at a glance.
fn change_unseen(path: &Path) {
    let metadata = std::fs::metadata(path).expect("it is there");
    let text = std::fs::read_to_string(path).expect("it is text");
    let theirs = text.replacen("title: \"N", "title: \"M", 1);
    assert!(theirs != text && theirs.len() == text.len());
    std::fs::write(path, theirs).expect("written");
    let file = std::fs::File::options().write(true).open(path);
    file.and_then(|file| file.set_modified(metadata.modified()?))
        .expect("the time can be set");
}

fn backups_beside(path: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(path.with_extension("backups"));
    let mut paths: Vec<_> = entries
        .into_iter()
        .flatten()
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths
}

#[test]
fn a_second_window_reads_only_and_says_who_has_the_case() {
    let (mut ann, path) = window_with_sample();
    assert_eq!(ann.session.document().access, Access::Writable);
    let mut bert = window_of("bert");
    bert.open(&path);
    let Access::ReadOnly(ReadOnlyReason::HeldElsewhere(holder)) =
        bert.session.document().access.clone()
    else {
        panic!("{:?}", bert.session.document());
    };
    assert_eq!(
        holder.to_string(),
        "ann on desk, since 2023-10-13 12:26 UTC"
    );
    assert!(bert.session.window_title().contains("(read-only)"));
    assert!(!bert.session.availability(CommandId::Save).is_enabled());
    let before = bert.case().clone();
    write_note(&mut bert, "not mine to write");
    assert_eq!(*bert.case(), before);
    assert!(!bert.session.is_dirty());
    let notice = bert.session.notices().shown().last().expect("it is told");
    assert!(notice.text.contains("ann on desk"), "{}", notice.text);
    assert!(matches!(
        notice.offer.as_ref().map(|(_, action)| &**action),
        Some(Action::Run(CommandId::SaveAs))
    ));
    // A copy of its own can be edited.
    bert.run(CommandId::SaveAs);
    assert!(matches!(
        bert.requests().last(),
        Some(WindowRequest::PickFileToSave { suggested }) if suggested.ends_with("sample-copy.ron")
    ));
    bert.dispatch(Action::SaveAs(bert.path("copy.ron")));
    write_note(&mut bert, "mine");
    assert!(has_note(&bert, "mine") && bert.session.is_dirty());
    bert.run(CommandId::Save);
    assert!(!bert.session.is_dirty());
    // What ann does goes on undisturbed.
    write_note(&mut ann, "hers");
    ann.run(CommandId::Save);
    assert!(!ann.session.is_dirty(), "{}", ann.notice());
}

#[test]
fn a_case_is_free_again_when_its_window_closes_or_goes_elsewhere() {
    let (mut ann, path) = window_with_sample();
    let lock = ann.path(".sample.ron.lock");
    assert!(lock.exists());
    let mut bert = window_of("bert");
    bert.open(&path);
    assert!(bert.session.document().access.read_only().is_some());
    ann.dispatch(Action::SaveAs(ann.path("elsewhere.ron")));
    assert!(!lock.exists() && ann.path(".elsewhere.ron.lock").exists());
    keep(&mut bert, KeepAction::OpenToEdit);
    assert_eq!(bert.session.document().access, Access::Writable);
    // Nobody saves over a case that somebody else has open.
    write_note(&mut ann, "hers");
    ann.dispatch(Action::SaveAs(path.clone()));
    match ann.session.prompt() {
        Some(Prompt::SaveFailed { message, .. }) => {
            assert!(message.contains("bert on desk"), "{message}");
        }
        other => panic!("{other:?}"),
    }
    assert!(ann.session.is_dirty());
    bert.session.shut_down(WindowLayout::default());
    ann.answer(Answer::Retry);
    assert!(!ann.session.is_dirty(), "{}", ann.notice());
    assert_eq!(
        ann.session.document().path().map(Path::to_owned),
        path.canonicalize().ok()
    );
    // To open it again in the same window is no second window.
    ann.open(&path);
    assert_eq!(ann.session.document().access, Access::Writable);
}

#[test]
fn a_lock_that_nobody_holds_any_more_keeps_nobody_off() {
    let mut driver = window_of("ann");
    let path = driver.path("a.ron");
    std::fs::copy("saves/north-korea-shipments.ron", &path).expect("copied");
    let lock = driver.path(".a.ron.lock");
    std::fs::write(&lock, "bert\ndesk\n1\n2023-10-12T00:00:00Z\n").expect("written");
    driver.open(&path);
    assert_eq!(driver.session.document().access, Access::Writable);
    driver.run(CommandId::NewCase);
    assert!(!lock.exists());
    // Of another machine it is told: there the window may be alive.
    std::fs::write(&lock, "bert\nlaptop\n1\n2023-10-12T00:00:00Z\n").expect("written");
    driver.open(&path);
    assert_eq!(driver.session.document().access, Access::Writable);
    assert!(
        driver.notice().contains("bert on laptop"),
        "{}",
        driver.notice()
    );
}

#[test]
fn another_program_is_noticed_whatever_the_file_looks_like() {
    let (mut driver, path) = window_with_sample();
    keep(&mut driver, KeepAction::LookAtFile);
    assert_eq!(driver.session.outside(), None);
    // A file that was merely touched is the same.
    set_time(&path, NOW);
    keep(&mut driver, KeepAction::LookAtFile);
    assert_eq!(driver.session.outside(), None);
    change_unseen(&path);
    keep(&mut driver, KeepAction::LookAtFile);
    assert_eq!(driver.session.outside(), Some(Outside::Changed));
    // Before a save it is noticed without having been looked for.
    let (mut driver, path) = window_with_sample();
    change_unseen(&path);
    let theirs = std::fs::read(&path).expect("read");
    write_note(&mut driver, "mine");
    driver.run(CommandId::Save);
    assert!(matches!(
        driver.session.prompt(),
        Some(Prompt::ChangedOutside { .. })
    ));
    assert_eq!(std::fs::read(&path).expect("read"), theirs);
    driver.answer(Answer::Cancel);
    assert!(driver.session.is_dirty() && has_note(&driver, "mine"));
}

#[test]
fn what_another_program_wrote_is_compared_and_kept_when_mine_counts() {
    let (mut driver, path) = window_with_sample();
    change_unseen(&path);
    let theirs = std::fs::read(&path).expect("read");
    write_note(&mut driver, "mine");
    driver.run(CommandId::Save);
    driver.answer(Answer::Compare);
    let comparison = driver.session.file_comparison().expect("compared");
    let differences = &comparison.differences;
    assert_eq!(differences.count(Became::Removed), 2, "note and card");
    assert_eq!(differences.count(Became::Changed), 1);
    assert!(differences.all[0].name.starts_with("Morth Korea"));
    keep(&mut driver, KeepAction::KeepMine);
    assert!(!driver.session.is_dirty() && driver.session.outside().is_none());
    assert!(has_note(&driver, "mine"));
    let backups = backups_beside(&path);
    assert_eq!(backups.len(), 1);
    assert_eq!(std::fs::read(&backups[0]).expect("read"), theirs);
    driver.open(&path);
    assert!(has_note(&driver, "mine"));
}

#[test]
fn to_reload_shows_theirs_and_a_broken_file_takes_nothing_away() {
    let (mut driver, path) = window_with_sample();
    let whole = std::fs::read(&path).expect("read");
    write_note(&mut driver, "mine");
    std::fs::write(&path, &whole[..whole.len() / 2]).expect("written");
    keep(&mut driver, KeepAction::LookAtFile);
    assert_eq!(driver.session.outside(), Some(Outside::Changed));
    keep(&mut driver, KeepAction::Reload);
    assert!(has_note(&driver, "mine") && driver.session.is_dirty());
    driver.dispatch(Action::CloseRequested);
    assert!(driver.session.prompt().is_some(), "it is guarded as before");
    driver.answer(Answer::Cancel);
    std::fs::write(&path, &whole).expect("written");
    change_unseen(&path);
    keep(&mut driver, KeepAction::Reload);
    // Not as a program saves it: that is told first.
    assert!(has_note(&driver, "mine"));
    driver.dispatch(Action::Damage(DamageAction::Accept));
    assert!(driver.session.prompt().is_none() && !has_note(&driver, "mine"));
    assert!(driver.case().info().title.starts_with("Morth"));
    assert_eq!(driver.session.outside(), None);
}

#[test]
fn what_is_done_while_theirs_is_read_is_asked_about() {
    let (mut driver, path) = window_with_sample();
    change_unseen(&path);
    driver.session.dispatch(Action::Keep(KeepAction::Reload));
    driver.session.dispatch(note("meanwhile"));
    driver.dispatch(Action::EndEditTitle(None));
    assert!(matches!(
        driver.session.prompt(),
        Some(Prompt::UnsavedChanges { .. })
    ));
    assert!(has_note(&driver, "meanwhile"));
}

#[test]
fn a_case_whose_file_is_gone_is_unsaved() {
    let (mut driver, path) = window_with_sample();
    std::fs::remove_file(&path).expect("removed");
    keep(&mut driver, KeepAction::LookAtFile);
    assert_eq!(driver.session.outside(), Some(Outside::Gone));
    assert!(driver.session.is_dirty());
    driver.dispatch(Action::CloseRequested);
    assert!(driver.session.prompt().is_some());
    driver.answer(Answer::Save);
    assert!(path.exists() && !driver.session.is_dirty());
    // If it comes back by itself, all is as it was.
    let text = std::fs::read(&path).expect("read");
    std::fs::remove_file(&path).expect("removed");
    keep(&mut driver, KeepAction::LookAtFile);
    assert!(driver.session.is_dirty());
    std::fs::write(&path, text).expect("written");
    keep(&mut driver, KeepAction::LookAtFile);
    assert_eq!(driver.session.outside(), None);
    assert!(!driver.session.is_dirty());
}

#[test]
fn a_window_that_only_reads_sees_what_the_other_saves() {
    let (mut ann, path) = window_with_sample();
    let mut bert = window_of("bert");
    bert.open(&path);
    write_note(&mut ann, "hers");
    ann.run(CommandId::Save);
    keep(&mut bert, KeepAction::LookAtFile);
    assert_eq!(bert.session.outside(), Some(Outside::Changed));
    keep(&mut bert, KeepAction::Reload);
    assert!(has_note(&bert, "hers"));
    assert!(bert.session.document().access.read_only().is_some());
    ann.run(CommandId::NewCase);
    keep(&mut bert, KeepAction::Reload);
    assert_eq!(bert.session.document().access, Access::Writable);
}

#[test]
fn what_is_done_during_a_save_stays_unsaved() {
    let (mut driver, path) = window_with_sample();
    write_note(&mut driver, "saved");
    driver.session.dispatch(Action::Run(CommandId::Save));
    assert!(driver.session.document().saving_state.is_some());
    driver.session.dispatch(note("meanwhile"));
    driver.session.dispatch(Action::EndEditTitle(None));
    driver.session.finish_jobs(Duration::from_secs(120));
    assert!(driver.session.is_dirty() && has_note(&driver, "meanwhile"));
    let mut other = window_of("bert");
    other.open(&path);
    assert!(has_note(&other, "saved") && !has_note(&other, "meanwhile"));
}

#[test]
fn a_case_opened_only_to_look_is_not_held() {
    let (driver, path) = window_with_sample();
    drop(driver);
    let mut driver = window_of("ann");
    let copy = driver.path("a.ron");
    std::fs::copy("saves/north-korea-shipments.ron", &copy).expect("copied");
    assert!(!path.exists());
    driver.run(CommandId::OpenReadOnly);
    let asked = driver.requests();
    assert!(matches!(asked[..], [WindowRequest::PickFileToLookAt]));
    keep(&mut driver, KeepAction::OpenReadOnly(copy));
    let access = &driver.session.document().access;
    assert_eq!(*access, Access::ReadOnly(ReadOnlyReason::ByWish));
    assert!(!driver.path(".a.ron.lock").exists());
    keep(&mut driver, KeepAction::OpenToEdit);
    assert_eq!(driver.session.document().access, Access::Writable);
}

thread_local! {
    /// The clock of the tests about versions, in seconds since 1970.
    static CLOCK: Cell<i64> = const { Cell::new(NOW) };
}

/// Three days of work: "one" on the first, "two" on the second, "three" on the third, saved each evening.
fn three_days() -> (Driver, PathBuf) {
    let importing = ImportSetup {
        clock: || Timestamp::from_unix_secs(CLOCK.get()),
        ..ImportSetup::default()
    };
    let mut driver = Driver::with_setup(importing, KeepingSetup::default());
    let path = driver.path("sample.ron");
    std::fs::copy("saves/north-korea-shipments.ron", &path).expect("copied");
    set_time(&path, NOW - DAY);
    driver.open(&path);
    for (day, text) in [(0, "one"), (1, "two"), (2, "three")] {
        CLOCK.set(NOW + day * DAY);
        write_note(&mut driver, text);
        driver.run(CommandId::Save);
        // The system's clock is not the test's.
        set_time(&path, NOW + day * DAY);
        keep(&mut driver, KeepAction::LookAtFile);
    }
    (driver, path)
}

fn view_of(driver: &mut Driver, at: usize) -> Arc<VersionView> {
    let list = driver.session.versions().list.clone().expect("listed");
    keep(
        driver,
        KeepAction::LookAtVersion {
            path: list[at].backup.path.clone(),
            is_dark: false,
        },
    );
    let list = driver.session.versions().list.as_ref().expect("listed");
    let view = list[at].view.clone().expect("looked at");
    view.expect("it is whole")
}

#[test]
fn versions_are_kept_listed_looked_at_and_restored() {
    let (mut driver, _) = three_days();
    driver.run(CommandId::Versions);
    let list = driver.session.versions().list.clone().expect("listed");
    let times: Vec<i64> = list
        .iter()
        .map(|version| version.backup.written.unix_secs() - NOW)
        .collect();
    assert_eq!(times, [DAY, 0, -DAY]);
    let oldest = list.len() - 1;
    let view = view_of(&mut driver, oldest);
    assert!(view.picture.is_some() && !view.counts.is_empty());
    // Three notes, each with a card.
    assert_eq!(view.differences.count(Became::Removed), 6);
    let before = driver.case().clone();
    keep(
        &mut driver,
        KeepAction::RestoreVersion(list[oldest].backup.path.clone()),
    );
    assert!(!has_note(&driver, "one") && driver.session.is_dirty());
    assert!(
        driver
            .notice()
            .contains("The case is as it was on 2023-10-12")
    );
    assert!(
        driver
            .session
            .undo_label()
            .is_some_and(|it| it.starts_with("Restore version"))
    );
    driver.run(CommandId::Undo);
    assert_eq!(*driver.case(), before);
    assert!(!driver.session.is_dirty());
}

#[test]
fn a_version_is_opened_to_be_read_and_restored_from_there() {
    let (mut driver, path) = three_days();
    driver.run(CommandId::Versions);
    let list = driver.session.versions().list.clone().expect("listed");
    let oldest = list[list.len() - 1].backup.path.clone();
    let before = driver.case().clone();
    keep(&mut driver, KeepAction::OpenVersion(oldest.clone()));
    assert!(driver.session.document().is_past_version());
    assert!(!has_note(&driver, "one"));
    write_note(&mut driver, "the past stays");
    assert!(!has_note(&driver, "the past stays"));
    let recents = driver.session.recents();
    assert!(recents.iter().all(|recent| recent.path != oldest));
    // Its versions are those of the case, and so are its files.
    driver.run(CommandId::Versions);
    let again = driver.session.versions().list.as_ref().expect("listed");
    assert_eq!(again.len(), list.len());
    keep(&mut driver, KeepAction::LeaveVersion);
    assert_eq!(*driver.case(), before);
    keep(&mut driver, KeepAction::ShowVersions);
    keep(&mut driver, KeepAction::OpenVersion(oldest.clone()));
    keep(&mut driver, KeepAction::RestoreVersion(oldest.clone()));
    assert_eq!(
        driver.session.document().path().map(Path::to_owned),
        path.canonicalize().ok()
    );
    assert!(!has_note(&driver, "one") && driver.session.is_dirty());
    driver.run(CommandId::Undo);
    assert_eq!(*driver.case(), before);
}

#[test]
fn the_original_of_an_older_format_is_kept_and_told() {
    let mut driver = window_of("ann");
    let path = driver.path("old.ron");
    let text = "(kind: \"caseboard-case\", format: 1, info: (title: \"Old\"))";
    std::fs::write(&path, text).expect("written");
    driver.open(&path);
    assert!(driver.notice().contains("format 1"), "{}", driver.notice());
    let backups = backups_beside(&path);
    assert_eq!(backups.len(), 1);
    assert!(driver.notice().contains(&backups[0].display().to_string()));
    assert_eq!(
        std::fs::read_to_string(&backups[0]).ok().as_deref(),
        Some(text)
    );
    write_note(&mut driver, "new");
    driver.run(CommandId::Save);
    assert_eq!(backups_beside(&path).len(), 1, "it is kept once");
    // One that is only looked at leaves nothing behind.
    let other = driver.path("other.ron");
    std::fs::write(&other, text).expect("written");
    keep(&mut driver, KeepAction::OpenReadOnly(other.clone()));
    assert!(backups_beside(&other).is_empty());
}

#[test]
fn how_many_versions_stay_and_where_is_the_users_choice() {
    let (mut driver, path) = window_with_sample();
    let mut backups = driver.session.settings().backups.clone();
    backups.keep.number = 1;
    backups.keep.days = 0;
    backups.place = caseboard::app::BackupPlace::In(driver.path("chosen"));
    keep(&mut driver, KeepAction::SetBackups(backups.clone()));
    // The clock of this test stands still in 2023, so each save replaces another day's file.
    for text in ["one", "two", "three"] {
        write_note(&mut driver, text);
        driver.run(CommandId::Save);
    }
    assert!(backups_beside(&path).is_empty());
    driver.run(CommandId::Versions);
    let list = driver.session.versions().list.clone().expect("listed");
    assert_eq!(list.len(), 1);
    assert!(list[0].backup.path.starts_with(driver.path("chosen")));
    let mut again = window_of("ann");
    again.session.shut_down(WindowLayout::default());
    driver.restart();
    assert_eq!(driver.session.settings().backups, backups);
}

#[test]
fn the_command_line_respects_windows_and_keeps_what_it_replaces() {
    let (driver, path) = window_with_sample();
    let case = driver.case().clone();
    let save = || caseboard::app::save_from_command_line(None, &path, &case, None);
    let error = save().expect_err("it is open in a window").to_string();
    assert!(error.contains("ann on desk"), "{error}");
    let mut other = window_of("bert");
    drop(driver);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    std::fs::copy("saves/north-korea-shipments.ron", &path).expect("copied");
    let before = std::fs::read(&path).expect("read");
    let replaced = save().expect("nobody has it open any more");
    let backup = replaced.backup.expect("kept");
    assert_eq!(std::fs::read(backup).expect("read"), before);
    other.open(&path);
    assert_eq!(*other.case(), case);
    assert!(other.session.document().access.read_only().is_none());
    std::fs::remove_dir_all(path.parent().expect("a folder")).expect("removed");
}

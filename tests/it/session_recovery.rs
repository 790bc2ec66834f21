//! What a run of the program leaves unsaved is found by the next one, whole, and nothing is lost or done unasked.

use crate::driver::Driver;
use caseboard::app::{
    Action, Answer, Became, CommandId, Draft, DraftTarget, Edit, FileNow, NewRecord, Orphan,
    RecoverAction, WindowRequest,
};
use caseboard::model::{Case, NoteKind};
use emath::pos2;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(120);

fn write_note(driver: &mut Driver, text: &str) {
    driver.dispatch(Action::Edit(Edit::Create {
        new: NewRecord::Note {
            kind: NoteKind::Note,
            text: text.to_owned(),
        },
        at_in_board: Some(pos2(4000.0, 0.0)),
        linked_from: None,
    }));
    driver.dispatch(Action::EndEditTitle(None));
}

fn has_note(case: &Case, text: &str) -> bool {
    case.notes().iter().any(|note| note.text == text)
}

fn orphans(driver: &Driver) -> Vec<Orphan> {
    driver.session.orphans().cloned().collect()
}

fn labels(orphan: &Orphan) -> Vec<&str> {
    orphan
        .edits
        .iter()
        .map(|edit| edit.label.as_str())
        .collect()
}

fn keep_all(driver: &mut Driver) {
    for orphan in orphans(driver) {
        driver.dispatch(Action::Recover(RecoverAction::Keep(orphan.id)));
    }
}

fn draft(words: &str, target: DraftTarget) -> Draft {
    Draft {
        place: "Text of a note".to_owned(),
        target,
        words: words.to_owned(),
    }
}

#[test]
fn what_was_done_since_the_last_save_comes_back_with_its_history() {
    let mut driver = Driver::with_sample();
    let saved = driver.case().clone();
    driver.run(CommandId::SelectAll);
    for _ in 0..3 {
        driver.run(CommandId::NudgeRight);
    }
    write_note(&mut driver, "one");
    write_note(&mut driver, "two");
    driver.run(CommandId::Undo);
    driver.run(CommandId::Undo);
    driver.run(CommandId::Redo);
    write_note(&mut driver, "three");
    let before = driver.case().clone();
    let undo_label = driver.session.undo_label().map(str::to_owned);
    driver.crash();
    assert_eq!(driver.requests().len(), 1, "the page is shown");
    let found = orphans(&driver);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].file_now, FileNow::Same);
    assert_eq!(found[0].troubles, Vec::<String>::new());
    let labels = labels(&found[0]);
    assert!(labels[0].starts_with("Nudge"), "{labels:?}");
    assert_eq!(
        labels[1..],
        [
            "New note",
            "New note",
            "Undo: New note",
            "Undo: New note",
            "Redo: New note",
            "New note"
        ]
    );
    // Nothing is opened unasked.
    assert!(!driver.session.is_dirty() && driver.case().cards().is_empty());

    keep_all(&mut driver);
    assert_eq!(*driver.case(), before);
    assert_eq!(driver.case().problems(), []);
    assert!(driver.session.is_dirty() && orphans(&driver).is_empty());
    assert_eq!(driver.session.undo_label().map(str::to_owned), undo_label);
    for _ in 0..3 {
        driver.run(CommandId::Undo);
    }
    assert_eq!(*driver.case(), saved);
    assert!(
        !driver.session.is_dirty(),
        "undone, it is what is in the file"
    );
    for _ in 0..3 {
        driver.run(CommandId::Redo);
    }
    driver.run(CommandId::Save);
    assert!(!driver.session.is_dirty());
    driver.crash();
    assert_eq!(orphans(&driver).len(), 0);
    driver.open(&driver.path("sample.ron"));
    assert_eq!(*driver.case(), before);
}

#[test]
fn a_case_without_a_file_comes_back_too() {
    let mut driver = Driver::new();
    write_note(&mut driver, "the only copy");
    driver.crash();
    let found = orphans(&driver);
    assert_eq!((found.len(), found[0].file.clone()), (1, None));
    keep_all(&mut driver);
    assert!(has_note(driver.case(), "the only copy") && driver.session.is_dirty());
    driver.run(CommandId::Save);
    let asks = |request: &WindowRequest| matches!(request, WindowRequest::PickFileToSave { .. });
    assert!(driver.requests().iter().any(asks));
    driver.dispatch(Action::SaveAs(driver.path("mine.ron")));
    driver.crash();
    assert!(orphans(&driver).is_empty());
    assert_eq!(driver.journals().len(), 1, "{:?}", driver.journals());
}

#[test]
fn what_is_recovered_is_kept_again_until_it_is_saved() {
    let mut driver = Driver::with_sample();
    write_note(&mut driver, "one");
    driver.crash();
    keep_all(&mut driver);
    write_note(&mut driver, "two");
    let before = driver.case().clone();
    driver.crash();
    let found = orphans(&driver);
    assert_eq!(labels(&found[0]), ["New note", "New note"]);
    keep_all(&mut driver);
    assert_eq!(*driver.case(), before);
    driver.crash();
    keep_all(&mut driver);
    assert_eq!(*driver.case(), before);
}

#[test]
fn nothing_is_left_of_a_run_that_ended_well() {
    let mut driver = Driver::with_sample();
    driver.crash();
    assert!(orphans(&driver).is_empty() && driver.journals().is_empty());
    driver.open(&driver.path("sample.ron"));
    write_note(&mut driver, "saved");
    driver.run(CommandId::Save);
    driver.restart();
    driver.look();
    assert!(orphans(&driver).is_empty() && driver.journals().is_empty());
    // Given up when the program asked: it rests, and is not offered.
    driver.open(&driver.path("sample.ron"));
    write_note(&mut driver, "given up");
    driver.dispatch(Action::CloseRequested);
    driver.answer(Answer::Discard);
    driver.restart();
    driver.look();
    assert!(orphans(&driver).is_empty());
    assert!(driver.journals()[0].starts_with("given-up/"));
    // Undone again: there is nothing to recover, though it was not saved.
    driver.open(&driver.path("sample.ron"));
    write_note(&mut driver, "undone");
    driver.run(CommandId::Undo);
    driver.crash();
    assert!(orphans(&driver).is_empty());
}

#[test]
fn what_is_given_up_rests_and_is_not_offered_again() {
    let mut driver = Driver::with_sample();
    write_note(&mut driver, "given up");
    driver.crash();
    let id = orphans(&driver)[0].id;
    driver.dispatch(Action::Recover(RecoverAction::Discard(id)));
    assert!(driver.notice().contains("7 days"), "{}", driver.notice());
    assert!(orphans(&driver).is_empty());
    let journals = driver.journals();
    assert!(journals.len() == 1 && journals[0].starts_with("given-up/"));
    driver.crash();
    assert!(orphans(&driver).is_empty());
    // Undecided, it is offered again.
    driver.open(&driver.path("sample.ron"));
    write_note(&mut driver, "undecided");
    driver.crash();
    driver.crash();
    assert_eq!(orphans(&driver).len(), 1);
}

#[test]
fn a_file_that_changed_meanwhile_is_kept_beside_the_recovered_case() {
    let mut driver = Driver::with_sample();
    let path = driver.path("sample.ron");
    write_note(&mut driver, "mine");
    let before = driver.case().clone();
    let flusher = driver.session.journal_flusher();
    // The base goes into the journal right after the first edit.
    (0..2).for_each(|_| assert!(flusher.flush(PATIENCE)));
    wait_for_base(&driver);
    let mut other = Driver::new();
    // Each case opened has ids of its own.
    other.run(CommandId::NewCase);
    let copy = driver.path("copy.ron");
    std::fs::copy(&path, &copy).expect("copied");
    other.open(&copy);
    write_note(&mut other, "theirs");
    other.run(CommandId::Save);
    std::fs::copy(&copy, &path).expect("copied");
    let theirs = other.case().clone();
    driver.crash();
    let found = orphans(&driver);
    let FileNow::Changed(differences) = &found[0].file_now else {
        panic!("{:?}", found[0].file_now)
    };
    assert_eq!(differences.count(Became::Added), 2, "a note and its card");
    assert_eq!(differences.count(Became::Removed), 2);
    keep_all(&mut driver);
    assert_eq!(*driver.case(), before);
    assert_eq!(driver.session.document().path(), None);
    driver.run(CommandId::Save);
    let suggested = driver
        .requests()
        .into_iter()
        .find_map(|request| match request {
            WindowRequest::PickFileToSave { suggested } => Some(suggested),
            _ => None,
        });
    assert!(suggested.is_some_and(|name| name.ends_with("sample-recovered.ron")));
    other.open(&path);
    assert_eq!(*other.case(), theirs, "the file is as the other left it");
}

/// Waits until the base is in the journal.
fn wait_for_base(driver: &Driver) {
    let folder = driver.path("journals");
    let has_base = || {
        let names = driver.journals();
        let text = std::fs::read_to_string(folder.join(&names[0])).unwrap_or_default();
        text.lines().any(|line| line.starts_with("base "))
    };
    let mut tries = 0;
    while !has_base() && tries < 1000 {
        tries += 1;
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!(has_base());
}

#[test]
fn a_file_that_is_gone_does_not_take_the_work_with_it() {
    let mut driver = Driver::with_sample();
    write_note(&mut driver, "mine");
    let before = driver.case().clone();
    driver.session.journal_flusher().flush(PATIENCE);
    wait_for_base(&driver);
    std::fs::remove_file(driver.path("sample.ron")).expect("removed");
    driver.crash();
    assert_eq!(orphans(&driver)[0].file_now, FileNow::Gone);
    keep_all(&mut driver);
    assert_eq!(*driver.case(), before);
    assert!(driver.session.is_dirty());
}

#[test]
fn edits_made_while_a_save_is_running_stay_in_the_journal() {
    let mut driver = Driver::with_sample();
    write_note(&mut driver, "before");
    driver.session.dispatch(Action::Run(CommandId::Save));
    let create = |text: &str| {
        Action::Edit(Edit::Create {
            new: NewRecord::Note {
                kind: NoteKind::Note,
                text: text.to_owned(),
            },
            at_in_board: Some(pos2(9000.0, 0.0)),
            linked_from: None,
        })
    };
    driver.session.dispatch(create("meanwhile"));
    driver.session.dispatch(Action::EndEditTitle(None));
    driver.session.dispatch(Action::Run(CommandId::Undo));
    driver.session.dispatch(Action::Run(CommandId::Undo));
    driver.session.dispatch(create("after undo"));
    driver.session.finish_jobs(PATIENCE);
    let before = driver.case().clone();
    driver.crash();
    let found = orphans(&driver);
    assert_eq!(labels(&found[0])[..2], ["New note", "Undo: New note"]);
    assert_eq!(found[0].file_now, FileNow::Same);
    keep_all(&mut driver);
    assert_eq!(*driver.case(), before);
    assert!(!has_note(driver.case(), "before"));
}

#[test]
fn killed_right_after_the_file_was_replaced_only_what_followed_is_unsaved() {
    let mut driver = Driver::with_sample();
    let path = driver.path("sample.ron");
    let bytes = || std::fs::read(&path).expect("it is there");
    let old = bytes();
    write_note(&mut driver, "before");
    driver.session.dispatch(Action::Run(CommandId::Save));
    let mut tries = 0;
    while bytes() == old && tries < 3000 {
        tries += 1;
        std::thread::sleep(Duration::from_millis(10));
    }
    // The file is another, and the session does not know yet.
    let saved = driver.case().clone();
    driver.session.dispatch(Action::Edit(Edit::Create {
        new: NewRecord::Claim,
        at_in_board: None,
        linked_from: None,
    }));
    let before = driver.case().clone();
    driver.crash();
    let found = orphans(&driver);
    assert_eq!(found[0].file_now, FileNow::Same);
    assert_eq!(labels(&found[0]), ["New claim"]);
    keep_all(&mut driver);
    assert_eq!(*driver.case(), before);
    driver.run(CommandId::Undo);
    assert_eq!(*driver.case(), saved);
    assert!(!driver.session.is_dirty());
}

#[test]
fn several_journals_are_offered_and_decided_on_one_by_one() {
    let mut driver = Driver::with_sample();
    write_note(&mut driver, "in the file");
    let mut second = driver.second_window();
    let mut third = driver.second_window();
    for session in [&mut second, &mut third] {
        session.dispatch(Action::Edit(Edit::Create {
            new: NewRecord::Claim,
            at_in_board: None,
            linked_from: None,
        }));
    }
    // What others are writing just now is not offered.
    driver.crash();
    assert_eq!(orphans(&driver).len(), 1);
    drop((second, third));
    driver.look();
    assert_eq!(orphans(&driver).len(), 3);
    let first = orphans(&driver)[0].clone();
    driver.dispatch(Action::Recover(RecoverAction::Keep(first.id)));
    assert_eq!(orphans(&driver).len(), 2);
    // The next one asks first: what was recovered is unsaved.
    let next = orphans(&driver)[0].id;
    driver.dispatch(Action::Recover(RecoverAction::Keep(next)));
    assert!(driver.session.prompt().is_some());
    driver.answer(Answer::Cancel);
    assert_eq!(orphans(&driver).len(), 2);
    driver.crash();
    assert_eq!(orphans(&driver).len(), 3);
}

#[test]
fn half_typed_words_come_back() {
    let mut driver = Driver::with_sample();
    write_note(&mut driver, "short");
    let note = driver.named("short");
    driver.run(CommandId::Save);
    let drafts = vec![
        draft("short and", DraftTarget::Title(note)),
        draft("long text", DraftTarget::NewArticle("Headline".to_owned())),
        draft("a field", DraftTarget::Field),
    ];
    driver.dispatch(Action::KeepDrafts(vec![draft("sh", DraftTarget::Field)]));
    driver.dispatch(Action::KeepDrafts(drafts.clone()));
    driver.crash();
    let found = orphans(&driver);
    assert_eq!((found[0].edits.len(), &found[0].drafts), (0, &drafts));
    assert_eq!(found[0].describe(), "words half typed into 3 fields");
    keep_all(&mut driver);
    assert_eq!(driver.session.recovered_drafts(), drafts);
    // They stay in the journal until the user has dealt with them.
    driver.dispatch(Action::KeepDrafts(Vec::new()));
    driver.crash();
    keep_all(&mut driver);
    assert_eq!(driver.session.recovered_drafts(), drafts);
    driver.dispatch(Action::Recover(RecoverAction::UseDraft(1)));
    driver.dispatch(Action::Recover(RecoverAction::UseDraft(0)));
    assert!(has_note(driver.case(), "short and"));
    let has_article = driver
        .case()
        .articles()
        .iter()
        .any(|article| article.title == "Headline" && &*article.text == "long text");
    assert!(has_article);
    driver.dispatch(Action::Recover(RecoverAction::DropDraft(0)));
    assert!(driver.session.recovered_drafts().is_empty());
    // Taken back into the field, they are gone from the journal.
    driver.dispatch(Action::KeepDrafts(vec![draft("x", DraftTarget::Field)]));
    driver.dispatch(Action::KeepDrafts(Vec::new()));
    driver.run(CommandId::Save);
    driver.crash();
    assert!(orphans(&driver).is_empty());
}

#[test]
fn a_journal_that_has_grown_is_folded_and_tells_the_same() {
    const NOTES: usize = 8;
    let mut driver = Driver::with_sample();
    let text = "All quiet on the quay. ".repeat(60_000);
    let mut largest = 0;
    for number in 0..NOTES {
        write_note(&mut driver, &format!("{number}{text}"));
        driver.session.journal_flusher().flush(PATIENCE);
        let names = driver.journals();
        let path = driver.path("journals").join(&names[0]);
        largest = path
            .metadata()
            .map_or(0, |metadata| metadata.len())
            .max(largest);
    }
    assert!(largest > 8 << 20, "{largest}");
    let is_folded = |driver: &Driver| {
        let path = driver.path("journals").join(&driver.journals()[0]);
        let text = std::fs::read_to_string(path).unwrap_or_default();
        text.lines().any(|line| line.starts_with("earlier "))
    };
    // It is folded with the next changes, by a helper.
    let mut made = 0;
    let mut tries = 0;
    while !is_folded(&driver) && tries < 3000 {
        if tries % 20 == 0 {
            made += 1;
            write_note(&mut driver, "one more");
        }
        tries += 1;
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(is_folded(&driver));
    driver.run(CommandId::Undo);
    let before = driver.case().clone();
    driver.crash();
    let found = orphans(&driver);
    assert_eq!(found[0].troubles, Vec::<String>::new());
    assert_eq!(found[0].file_now, FileNow::Same);
    let labels = labels(&found[0]);
    let new = labels.iter().filter(|label| **label == "New note");
    assert_eq!(new.count(), NOTES + made);
    keep_all(&mut driver);
    assert_eq!(*driver.case(), before);
    assert_eq!(driver.case().problems(), []);
}

#[test]
fn a_journal_of_words_that_are_typed_on_and_on_does_not_grow_for_ever() {
    let mut driver = Driver::with_sample();
    let text = "All quiet on the quay. ".repeat(20_000);
    let target = DraftTarget::NewArticle(String::new());
    let mut largest = 0;
    for number in 0..40 {
        let words = format!("{text}{number}");
        driver.dispatch(Action::KeepDrafts(vec![draft(&words, target.clone())]));
        driver.session.journal_flusher().flush(PATIENCE);
        driver.session.poll();
        let path = driver.path("journals").join(&driver.journals()[0]);
        largest = path
            .metadata()
            .map_or(0, |metadata| metadata.len())
            .max(largest);
    }
    assert!(largest < 12 << 20, "{largest}");
    driver.crash();
    let found = orphans(&driver);
    assert_eq!(found[0].drafts, [draft(&format!("{text}39"), target)]);
}

#[test]
fn where_nothing_can_be_written_work_goes_on_and_it_is_told_once() {
    let mut driver = Driver::with_sample();
    // The folder's name is taken by a file.
    let folder = driver.path("journals");
    std::fs::write(&folder, "in the way").expect("written");
    let told = |driver: &mut Driver| {
        driver.session.journal_flusher().flush(PATIENCE);
        driver.session.poll();
        let notices = driver.session.notices().shown();
        let about = |words: &str| notices.iter().any(|notice| notice.text.contains(words));
        (about("would be lost"), about("safe from a breakdown again"))
    };
    write_note(&mut driver, "one");
    assert_eq!(told(&mut driver), (true, false));
    let text = driver.notice().to_owned();
    assert!(
        text.contains("the file or its folder is not there"),
        "{text}"
    );
    let id = driver
        .session
        .notices()
        .shown()
        .last()
        .map(|notice| notice.id);
    driver.dispatch(Action::DismissNotice(id.expect("it is shown")));
    write_note(&mut driver, "two");
    assert_eq!(told(&mut driver), (false, false));
    std::fs::remove_file(&folder).expect("removed");
    write_note(&mut driver, "three");
    assert_eq!(told(&mut driver), (false, true));
    let before = driver.case().clone();
    driver.crash();
    keep_all(&mut driver);
    assert_eq!(*driver.case(), before);
}

#[test]
fn a_journal_that_somebody_takes_away_is_written_anew() {
    let mut driver = Driver::with_sample();
    write_note(&mut driver, "one");
    driver.session.journal_flusher().flush(PATIENCE);
    std::fs::remove_dir_all(driver.path("journals")).expect("removed");
    write_note(&mut driver, "two");
    let before = driver.case().clone();
    driver.crash();
    keep_all(&mut driver);
    assert_eq!(*driver.case(), before);
}

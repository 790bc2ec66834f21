//! Files come into a session: as one step, once each, with their originals, and without disturbing what is there.

use crate::driver::Driver;
use caseboard::app::{
    Action, Answer, ClipboardContent, CommandId, FileOutcome, ImportAction, ImportReport, Prompt,
    WindowRequest,
};
use caseboard::model::{Article, LinkKind, SourceFormat};
use caseboard::storage::FileStore;
use emath::pos2;
use std::path::PathBuf;

const REPORT: &str = "Crane falls in the outer harbour\n\nA crane fell into the basin on Friday. \
    Nobody was hurt, the harbour master said. Two ships had to wait outside until the evening, and \
    the quay stayed closed for the night. The crane had been built in 1961 and was inspected in May. \
    Its owner, the port company, gave no reason for the fall and promised a report within a month.\n";

fn write(driver: &Driver, name: &str, text: &str) -> PathBuf {
    let path = driver.path(name);
    let folder = path.parent().expect("it lies in a folder");
    std::fs::create_dir_all(folder).expect("the folder can be made");
    std::fs::write(&path, text).expect("the file can be written");
    path
}

fn import(driver: &mut Driver, paths: &[PathBuf]) -> ImportReport {
    driver.dispatch(Action::Import(ImportAction::files(paths.to_vec())));
    let report = driver.session.import_report().expect("something came in");
    (**report).clone()
}

fn only_article(driver: &Driver) -> &Article {
    let mut articles = driver.case().articles().iter();
    let first = articles.next().expect("an article came in");
    assert!(articles.next().is_none(), "one came in");
    first
}

#[test]
fn a_batch_is_one_step_lies_free_is_selected_and_keeps_its_originals() {
    let mut driver = Driver::with_sample();
    let before = driver.case().clone();
    write(&driver, "in/a.txt", REPORT);
    write(
        &driver,
        "in/deep/b.txt",
        "Another text\n\nIt has a few words of its own.",
    );
    write(&driver, "in/.hidden.txt", "Hidden\n\nNot this one.");
    let folder = driver.path("in");
    let report = import(&mut driver, &[folder]);
    assert_eq!((report.imported(), report.failed()), (2, 0));
    let names: Vec<_> = report
        .files
        .iter()
        .map(|file| file.name.replace('\\', "/"))
        .collect();
    assert_eq!(names, ["a.txt", "deep/b.txt"]);

    let case = driver.case();
    assert_eq!(case.problems(), []);
    assert_eq!(driver.session.undo_label(), Some("Import 2 articles"));
    let selected = &driver.session.selection().cards;
    assert_eq!(selected.len(), 2);
    for card in selected.iter().filter_map(|id| case.card(*id)) {
        assert!(
            before
                .cards()
                .iter()
                .all(|other| !other.rect().intersects(card.rect()))
        );
        let shown = driver.session.rect_on_screen(card.rect());
        assert!(
            driver
                .session
                .board()
                .viewport_in_screen
                .contains_rect(shown)
        );
    }
    for old in before.cards().iter() {
        assert_eq!(case.card(old.id), Some(old), "nothing else moves");
    }
    let store = FileStore::beside(&driver.path("sample.ron"));
    for (_, original) in case.stored_files() {
        assert!(store.read(&original).is_ok());
    }
    driver.run(CommandId::Undo);
    assert_eq!(*driver.case(), before);
    // The originals stay: redo needs them.
    driver.run(CommandId::Redo);
    for (_, original) in driver.case().stored_files() {
        assert!(store.read(&original).is_ok());
    }
}

#[test]
fn provenance_tells_who_and_when_but_no_path() {
    let mut driver = Driver::new();
    let path = write(&driver, "private folder/report.txt", REPORT);
    import(&mut driver, &[path]);
    let article = only_article(&driver);
    assert_eq!(&*article.text, REPORT);
    assert_eq!((&article.published, &article.retrieved), (&None, &None));
    let provenance = article.provenance.as_deref().expect("it came in");
    assert_eq!(provenance.file_name, "report.txt");
    assert_eq!(provenance.format, SourceFormat::PlainText);
    assert_eq!(
        provenance.added_at.map(|at| at.to_string()).as_deref(),
        Some("1970-01-01T00:00:00Z")
    );
    assert!(provenance.importer.starts_with("caseboard "));
    let original = provenance.original.as_ref().expect("it is kept");
    assert_eq!(
        (original.bytes, original.extension.as_str()),
        (REPORT.len() as u64, "txt")
    );
}

#[test]
fn the_same_comes_in_once_and_is_shown() {
    let mut driver = Driver::new();
    let first = write(&driver, "first.txt", REPORT);
    let again = write(&driver, "again.txt", REPORT);
    let report = import(&mut driver, &[first.clone(), again]);
    assert_eq!((report.imported(), report.already_there()), (1, 1));
    let id = only_article(&driver).id;
    driver.dispatch(Action::Select(Default::default()));
    let report = import(&mut driver, &[first]);
    assert_eq!(report.files[0].outcome, FileOutcome::AlreadyThere(id));
    assert_eq!(driver.session.inspected(), Some(id.into()), "it is shown");
    assert!(
        driver.notice().contains("Crane falls"),
        "{}",
        driver.notice()
    );
    assert_eq!(driver.case().articles().len(), 1);
}

#[test]
fn a_bad_file_does_not_stop_the_others() {
    let mut driver = Driver::new();
    let good = write(&driver, "good.txt", REPORT);
    let empty = write(&driver, "empty.txt", "  \n");
    let gone = driver.path("gone.txt");
    let report = import(&mut driver, &[empty, good, gone]);
    assert_eq!((report.imported(), report.failed()), (1, 2));
    let notice = driver.session.notices().shown().last().expect("it is told");
    assert!(
        notice.text.starts_with("1 imported, 2 could not be read: "),
        "{}",
        notice.text
    );
    assert!(matches!(&notice.offer, Some((words, _)) if words == "Show"));
    let lines = report.lines(driver.case());
    assert!(
        lines.contains(&"empty.txt: could not be read because it is empty".to_owned()),
        "{lines:?}"
    );
}

#[test]
fn what_is_stopped_brings_nothing_in() {
    let mut driver = Driver::new();
    let path = write(&driver, "a.txt", REPORT);
    driver
        .session
        .dispatch(Action::Import(ImportAction::files([path])));
    let id = driver.session.jobs().first().expect("it runs").id;
    driver.dispatch(Action::CancelJob(id));
    let is_in = !driver.case().articles().is_empty();
    // The job may have been done before it heard; then all of it is in.
    assert!(is_in || driver.notice() == "Nothing was imported: stopped");
    assert_eq!(driver.session.is_dirty(), is_in);
}

#[test]
fn what_is_dropped_lies_under_the_pointer() {
    let mut driver = Driver::with_sample();
    let far = pos2(20_000.0, 5_000.0);
    let path = write(&driver, "a.txt", REPORT);
    driver.dispatch(Action::Import(ImportAction::Files {
        paths: vec![path],
        at_in_board: Some(far),
    }));
    let card = driver
        .session
        .selection()
        .only_card()
        .expect("it is selected");
    let card = driver.case().card(card).expect("it is there");
    assert!((card.rect().center() - far).length() < 2.0);
}

#[test]
fn originals_follow_the_case_to_its_file_and_to_copies() {
    let mut driver = Driver::new();
    let path = write(&driver, "a.txt", REPORT);
    import(&mut driver, &[path]);
    let files: Vec<_> = driver.case().stored_files().map(|(_, file)| file).collect();
    assert!(
        driver.session.files().read(&files[0]).is_ok(),
        "kept before there is a file"
    );
    for name in ["mine.ron", "elsewhere.ron"] {
        driver.dispatch(Action::SaveAs(driver.path(name)));
        assert_eq!(
            driver.session.files(),
            FileStore::beside(&driver.path(name))
        );
        assert!(driver.session.files().read(&files[0]).is_ok(), "{name}");
    }
    driver.dispatch(Action::SaveCopy(driver.path("copy.ron")));
    assert!(
        FileStore::beside(&driver.path("copy.ron"))
            .read(&files[0])
            .is_ok()
    );
}

#[test]
fn a_lost_original_is_told_and_the_case_is_saved_all_the_same() {
    let mut driver = Driver::new();
    let path = write(&driver, "a.txt", REPORT);
    import(&mut driver, &[path]);
    driver.dispatch(Action::SaveAs(driver.path("mine.ron")));
    let files: Vec<_> = driver.case().stored_files().map(|(_, file)| file).collect();
    for store in [
        FileStore::beside(&driver.path("mine.ron")),
        FileStore::in_folder(driver.path("config/unsaved.files")),
    ] {
        std::fs::remove_file(store.path_of(&files[0])).expect("it is there");
    }
    driver.dispatch(Action::SaveAs(driver.path("other.ron")));
    assert!(driver.path("other.ron").exists());
    assert!(
        driver.notice().contains("is missing"),
        "{}",
        driver.notice()
    );
    // Saved where it is missing already, nothing new is to be told.
    driver.run(CommandId::Save);
    assert_eq!(driver.notice(), "Saved other.ron");
}

#[test]
fn long_words_are_pasted_as_an_article_and_pages_too() {
    let mut driver = Driver::new();
    driver.dispatch(Action::Import(ImportAction::Paste(Box::new(
        ClipboardContent {
            text: REPORT.repeat(2),
            ..ClipboardContent::default()
        },
    ))));
    let article = only_article(&driver);
    let provenance = article.provenance.as_deref().expect("it came in");
    assert_eq!(provenance.format, SourceFormat::Pasted);
    assert_eq!(provenance.file_name, "");
    driver.dispatch(Action::PasteText("short".to_owned()));
    assert_eq!(
        (driver.case().articles().len(), driver.case().notes().len()),
        (1, 1)
    );
    let path = write(
        &driver,
        "b.txt",
        "Second\n\nAnother text that came as a file.",
    );
    driver.dispatch(Action::Import(ImportAction::Paste(Box::new(
        ClipboardContent {
            text: path.display().to_string(),
            paths: vec![path],
            ..ClipboardContent::default()
        },
    ))));
    assert_eq!(driver.case().articles().len(), 2);
}

#[test]
fn copies_are_offered_to_be_linked_and_updates_to_be_newer_versions() {
    let mut driver = Driver::new();
    let first = write(&driver, "first.txt", REPORT);
    import(&mut driver, &[first]);
    let earlier = only_article(&driver).clone();
    let updated = REPORT.replace("Nobody was hurt", "One worker was hurt");
    let second = write(&driver, "second.txt", &updated);
    let report = import(&mut driver, &[second]);
    let [alike] = report.alike.as_slice() else {
        panic!("{report:?}")
    };
    assert_eq!(alike.other, earlier.id);
    assert!(alike.share > 0.8 && alike.share < 1.0 && alike.is_same_document);
    let newer = alike.article;
    driver.dispatch(Action::Import(ImportAction::LinkDerived {
        article: newer,
        from: earlier.id,
    }));
    let link = driver.case().links().iter().next().expect("it is linked");
    assert_eq!(
        (link.kind, link.from),
        (LinkKind::DerivesFrom, newer.into())
    );
    driver.requests();
    driver.dispatch(Action::Import(ImportAction::SetEarlier {
        article: newer,
        earlier: earlier.id,
    }));
    assert_eq!(
        driver.case().article(newer).and_then(|one| one.earlier),
        Some(earlier.id)
    );
    assert!(driver.session.version_report().is_some());
    assert!(
        driver
            .requests()
            .iter()
            .any(|request| matches!(request, WindowRequest::ShowPage(_)))
    );
    // Not in a circle.
    driver.dispatch(Action::Import(ImportAction::SetEarlier {
        article: earlier.id,
        earlier: newer,
    }));
    assert_eq!(
        driver
            .case()
            .article(earlier.id)
            .and_then(|one| one.earlier),
        None
    );
}

#[test]
fn excerpts_are_carried_to_the_newer_version_as_one_step() {
    use caseboard::app::{Edit, NewRecord};
    let mut driver = Driver::new();
    let first = write(&driver, "first.txt", REPORT);
    import(&mut driver, &[first]);
    let earlier = only_article(&driver).id;
    driver.dispatch(Action::Edit(Edit::Create {
        new: NewRecord::Claim,
        at_in_board: None,
        linked_from: None,
    }));
    driver.dispatch(Action::EndEditTitle(Some("It fell".to_owned())));
    let claim = driver.case().claims().ids().next().expect("it was made");
    for words in ["A crane fell into the basin", "Nobody was hurt"] {
        let start = REPORT.find(words).expect("the words are there") as u32;
        driver.dispatch(Action::Edit(Edit::AddExcerpt {
            claim,
            article: earlier,
            start,
            end: start + words.len() as u32,
        }));
    }
    let updated = format!(
        "Update\n\n{}",
        REPORT.replace("Nobody was hurt", "One worker was hurt")
    );
    let second = write(&driver, "second.txt", &updated);
    let report = import(&mut driver, &[second]);
    let FileOutcome::Imported(newer) = &report.files[0].outcome else {
        panic!("{report:?}")
    };
    let article = newer[0];
    driver.dispatch(Action::Import(ImportAction::CompareVersions {
        article,
        earlier,
    }));
    let versions = driver.session.version_report().expect("they were compared");
    assert_eq!((versions.excerpts.len(), versions.carried()), (2, 1));
    let before = driver.case().clone();
    driver.dispatch(Action::Import(ImportAction::CarryExcerpts {
        article,
        earlier,
    }));
    assert_eq!(driver.session.undo_label(), Some("Carry 1 excerpt over"));
    let excerpts = &driver.case().claim(claim).expect("it is there").excerpts;
    assert_eq!(excerpts.len(), 3);
    let new = driver.case().excerpt(excerpts[2]).expect("it was made");
    assert_eq!(
        (new.article, new.exact.as_str()),
        (article, "A crane fell into the basin")
    );
    assert!(new.lies_in(&updated));
    driver.run(CommandId::Undo);
    assert_eq!(*driver.case(), before);
}

#[test]
fn an_import_for_a_case_that_was_left_goes_nowhere() {
    let mut driver = Driver::new();
    let path = write(&driver, "a.txt", REPORT);
    driver
        .session
        .dispatch(Action::Import(ImportAction::files([path])));
    driver.dispatch(Action::Run(CommandId::NewCase));
    if let Some(Prompt::UnsavedChanges { .. }) = driver.session.prompt() {
        driver.answer(Answer::Discard);
    }
    assert!(driver.case().articles().is_empty());
}

//! Boards of other programs in a session: opened as cases of their own, put onto the board, written as copies.

use crate::driver::Driver;
use caseboard::app::{
    Action, Answer, CommandId, Edit, ImportAction, NewRecord, Origin, Prompt, WindowRequest,
};
use caseboard::model::NoteKind;
use emath::Rect;
use std::path::{Path, PathBuf};

const BOARD: &str = r##"{
	"nodes":[
		{"id":"a1","type":"group","x":-20,"y":-20,"width":600,"height":400,"label":"Harbour"},
		{"id":"a2","type":"text","text":"Ships","x":0,"y":0,"width":250,"height":60},
		{"id":"a3","type":"link","url":"https://example.org/a","x":300,"y":0,"width":250,"height":60,"color":"5"}
	],
	"edges":[
		{"id":"e1","fromNode":"a2","fromSide":"right","toNode":"a3","toSide":"left","label":"sail"}
	]
}"##;

fn import(path: &Path) -> Action {
    Action::Import(ImportAction::files([path.to_owned()]))
}

fn write(driver: &Driver, name: &str, text: &str) -> PathBuf {
    let path = driver.path(name);
    std::fs::write(&path, text).expect("the file can be written");
    path.canonicalize().expect("it is there")
}

fn text_of(driver: &Driver, name: &str) -> String {
    std::fs::read_to_string(driver.path(name)).expect("it is there")
}

#[test]
fn a_board_opens_as_a_new_case_and_its_file_is_never_replaced_by_one() {
    let mut driver = Driver::new();
    let path = write(&driver, "port.canvas", BOARD);
    driver.open(&path);
    assert_eq!(driver.case().info().title, "port");
    assert_eq!(
        (driver.case().cards().len(), driver.case().links().len()),
        (2, 1)
    );
    assert!(matches!(
        driver.session.document().origin,
        Origin::Imported { .. }
    ));
    assert!(!driver.session.is_dirty());
    assert!(
        driver
            .session
            .recents()
            .iter()
            .any(|recent| recent.path == path)
    );
    driver.run(CommandId::Save);
    let asked = driver.requests();
    assert!(
        asked.iter().any(|request| matches!(request, WindowRequest::PickFileToSave { suggested } if *suggested == path.with_extension("ron").display().to_string())),
        "{asked:?}"
    );
    // Whoever insists on the old name gets a board for the other program, not a case under a wrong name.
    driver.dispatch(Action::SaveAs(path.clone()));
    assert_eq!(text_of(&driver, "port.canvas"), BOARD);
    driver.dispatch(Action::SaveAs(driver.path("port.ron")));
    assert!(matches!(
        driver.session.document().origin,
        Origin::File { .. }
    ));
    let kept = driver.case().clone();
    driver.open(&driver.path("port.ron"));
    assert_eq!(*driver.case(), kept);
    // And back, through the case file.
    driver.dispatch(Action::SaveCopy(driver.path("again.canvas")));
    assert_eq!(text_of(&driver, "again.canvas"), BOARD);
}

#[test]
fn a_broken_board_leaves_the_open_case_alone() {
    let mut driver = Driver::with_sample();
    let before = driver.case().clone();
    let path = write(
        &driver,
        "bad.canvas",
        "{\"nodes\":[{\"id\":\"n\",\"type\":\"text\",\"text\":\"\"}]}",
    );
    for action in [Action::Open(path.clone()), import(&path)] {
        driver.dispatch(action);
        let notice = driver.notice();
        assert!(
            notice.contains("bad.canvas: line 1, column 11: node \"n\" has no \"x\""),
            "{notice}"
        );
        assert_eq!(*driver.case(), before);
        assert!(!driver.session.is_dirty());
    }
    driver.dispatch(import(&driver.path("sample.ron")));
    let notices = driver.session.notices().shown();
    let offered = notices.iter().filter_map(|notice| notice.offer.as_ref());
    let opens = |(words, action): &(String, Box<Action>)| {
        words == "Open" && matches!(&**action, Action::Open(path) if path.ends_with("sample.ron"))
    };
    assert!(
        offered.into_iter().any(opens),
        "a case is offered to be opened"
    );
}

#[test]
fn an_imported_board_lies_free_is_selected_and_is_one_step() {
    let mut driver = Driver::with_sample();
    let before = driver.case().clone();
    let rects = |driver: &Driver| -> Vec<Rect> {
        let case = driver.case();
        let cards = case.cards().iter().map(|card| card.rect());
        cards
            .chain(case.frames().iter().map(|frame| frame.rect()))
            .collect()
    };
    let everything = rects(&driver)
        .into_iter()
        .reduce(Rect::union)
        .expect("the sample has cards");
    let path = write(&driver, "port.canvas", BOARD);
    driver.dispatch(import(&path));
    let selection = driver.session.selection().clone();
    assert_eq!((selection.cards.len(), selection.frames.len()), (2, 1));
    assert_eq!(driver.case().cards().len(), before.cards().len() + 2);
    assert_eq!(driver.case().problems(), []);
    assert!(
        driver
            .notice()
            .starts_with("Imported 2 cards and 1 frame from port.canvas")
    );
    for id in &selection.cards {
        let card = driver.case().card(*id).expect("it is there");
        assert!(!everything.intersects(card.rect()), "{card:?}");
        let shown = driver.session.rect_on_screen(card.rect());
        assert!(
            driver
                .session
                .board()
                .viewport_in_screen
                .contains_rect(shown)
        );
        assert!(card.frame.is_some());
    }
    // A second time it becomes other records.
    driver.dispatch(import(&path));
    assert_eq!(driver.case().cards().len(), before.cards().len() + 4);
    driver.run(CommandId::Undo);
    driver.run(CommandId::Undo);
    assert_eq!(*driver.case(), before);
}

#[test]
fn onto_an_empty_board_a_board_comes_where_it_was() {
    let mut driver = Driver::new();
    let path = write(&driver, "port.canvas", BOARD);
    driver.dispatch(import(&path));
    assert_eq!(driver.case().info().title, "Untitled case");
    driver.dispatch(Action::SaveCopy(driver.path("copy.canvas")));
    assert_eq!(text_of(&driver, "copy.canvas"), BOARD);
}

#[test]
fn what_a_copy_loses_is_told_before_it_is_written() {
    let mut driver = Driver::with_sample();
    driver.run(CommandId::SaveCopy);
    let asked = driver.requests();
    assert!(asked.iter().any(|request| matches!(request, WindowRequest::PickFileForCopy { suggested } if suggested.ends_with(".canvas"))));
    let before = driver.case().clone();
    let path = driver.path("copy.canvas");
    driver.dispatch(Action::SaveCopy(path.clone()));
    let Some(Prompt::CopyLoses { losses, .. }) = driver.session.prompt() else {
        panic!("nothing was asked: {}", driver.notice());
    };
    assert!(
        losses
            .iter()
            .any(|loss| loss.contains("claims become text cards")),
        "{losses:?}"
    );
    assert!(!path.exists(), "nothing is written before the answer");
    driver.answer(Answer::Cancel);
    assert!(!path.exists());
    driver.dispatch(Action::SaveCopy(path.clone()));
    driver.answer(Answer::Save);
    assert_eq!(driver.notice(), "Wrote a copy, copy.canvas");
    assert_eq!(*driver.case(), before);
    assert!(!driver.session.is_dirty());
    assert_eq!(driver.session.document().file_name(), "sample.ron");
    driver.open(&path);
    assert_eq!(driver.case().cards().len(), before.cards().len());
    assert_eq!(driver.case().frames().len(), before.frames().len());
}

#[test]
fn a_copy_may_be_a_case_too_and_nothing_else() {
    let mut driver = Driver::with_sample();
    let case = driver.case().clone();
    driver.dispatch(Action::SaveCopy(driver.path("copy")));
    assert_eq!(driver.session.document().file_name(), "sample.ron");
    driver.dispatch(Action::SaveCopy(driver.path("copy.txt")));
    assert!(
        driver.notice().contains("copy.txt was not written"),
        "{}",
        driver.notice()
    );
    driver.open(&driver.path("copy.ron"));
    assert_eq!(*driver.case(), case);
}

#[test]
fn a_board_changed_by_its_own_program_meanwhile_is_not_overwritten_unasked() {
    let mut driver = Driver::new();
    let path = write(&driver, "port.canvas", BOARD);
    driver.open(&path);
    let theirs = BOARD.replace("Ships", "Boats");
    write(&driver, "port.canvas", &theirs);
    driver.dispatch(Action::SaveCopy(path.clone()));
    assert!(
        matches!(driver.session.prompt(), Some(Prompt::CopyLoses { losses, .. }) if losses[0].contains("another program"))
    );
    driver.answer(Answer::Cancel);
    assert_eq!(text_of(&driver, "port.canvas"), theirs);
    driver.dispatch(Action::SaveCopy(path.clone()));
    driver.answer(Answer::Save);
    assert_eq!(text_of(&driver, "port.canvas"), BOARD);
    // From now on it is ours again.
    driver.dispatch(Action::SaveCopy(path));
    assert!(driver.session.prompt().is_none());
}

#[test]
fn a_copy_that_cannot_be_written_is_told() {
    let mut driver = Driver::new();
    driver.open(&write(&driver, "port.canvas", BOARD));
    driver.dispatch(Action::SaveCopy(
        driver.path("no such folder").join("x.canvas"),
    ));
    assert!(
        driver.notice().contains("x.canvas could not be saved"),
        "{}",
        driver.notice()
    );
}

fn new_note(text: &str) -> Action {
    Action::Edit(Edit::Create {
        new: NewRecord::Note {
            kind: NoteKind::Note,
            text: text.to_owned(),
        },
        at_in_board: Some(emath::pos2(0.0, 500.0)),
        linked_from: None,
    })
}

#[test]
fn a_board_written_back_whole_leaves_nothing_to_save() {
    let mut driver = Driver::new();
    let path = write(&driver, "port.canvas", BOARD);
    driver.open(&path);
    driver.dispatch(new_note("Tugs"));
    assert!(driver.session.is_dirty());
    driver.dispatch(Action::SaveCopy(driver.path("elsewhere.canvas")));
    assert!(driver.session.is_dirty());
    driver.dispatch(Action::SaveCopy(path.clone()));
    assert!(!driver.session.is_dirty());
    assert!(text_of(&driver, "port.canvas").contains("\"text\":\"Tugs\""));
    driver.dispatch(new_note("Cranes"));
    assert!(driver.session.is_dirty());
    driver.run(CommandId::Revert);
    driver.answer(Answer::Discard);
    assert_eq!(driver.case().notes().len(), 2);
}

#[test]
fn work_done_while_a_file_is_read_is_not_lost() {
    let mut driver = Driver::with_sample();
    let board = write(&driver, "port.canvas", BOARD);
    let case = driver.path("sample.ron");
    for path in [board, case] {
        driver.session.dispatch(Action::Open(path.clone()));
        driver.session.dispatch(new_note("meanwhile"));
        driver.session.dispatch(Action::EndEditTitle(None));
        driver
            .session
            .finish_jobs(std::time::Duration::from_secs(60));
        assert!(matches!(
            driver.session.prompt(),
            Some(Prompt::UnsavedChanges { .. })
        ));
        assert!(
            driver
                .case()
                .notes()
                .iter()
                .any(|note| note.text == "meanwhile")
        );
        driver.answer(Answer::Discard);
        assert!(
            !driver
                .case()
                .notes()
                .iter()
                .any(|note| note.text == "meanwhile")
        );
    }
}

#[test]
fn a_board_is_not_put_onto_a_case_that_was_opened_meanwhile() {
    let mut driver = Driver::with_sample();
    let board = write(&driver, "port.canvas", BOARD);
    driver.session.dispatch(import(&board));
    driver.session.dispatch(Action::Run(CommandId::NewCase));
    driver
        .session
        .finish_jobs(std::time::Duration::from_secs(60));
    assert!(driver.case().cards().is_empty());
    assert!(
        driver.notice().contains("port.canvas was not imported"),
        "{}",
        driver.notice()
    );
}

//! Damaged, edited, cut and newer files in a session: told, accepted, repaired, read only.

use crate::driver::Driver;
use caseboard::app::{
    Access, Action, Answer, CommandId, Damage, DamageAction, Edit, NewRecord, Page, Prompt,
    RepairKind, WindowRequest,
};
use caseboard::model::NoteKind;
use caseboard::storage;
use std::fs;
use std::path::{Path, PathBuf};

/// A copy of the guide with something replaced, in the session's folder.
fn changed(driver: &Driver, from: &str, to: &str) -> PathBuf {
    let text = fs::read_to_string("saves/start-here.ron").expect("the sample is there");
    let other = text.replacen(from, to, 1);
    assert_ne!(text, other, "{from} is not in the sample");
    let path = driver.path("case.ron");
    fs::write(&path, other).expect("the folder can be written to");
    path
}

fn shows_damage(driver: &mut Driver) -> bool {
    let is_page =
        |request: &WindowRequest| matches!(request, WindowRequest::ShowPage(Page::Damage));
    driver.requests().iter().any(is_page)
}

fn act(driver: &mut Driver, action: DamageAction) {
    driver.dispatch(Action::Damage(action));
}

fn write_note(driver: &mut Driver) {
    driver.dispatch(Action::Edit(Edit::Create {
        new: NewRecord::Note {
            kind: NoteKind::Note,
            text: "keep me".to_owned(),
        },
        at_in_board: None,
        linked_from: None,
    }));
    driver.dispatch(Action::EndEditTitle(None));
}

fn load(path: &Path) -> storage::LoadedFile {
    storage::load(path, &|_| {}).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn an_edited_file_is_told_before_it_is_opened_and_can_be_accepted() {
    let mut driver = Driver::new();
    let path = changed(&driver, "Saltmere Echo", "Saltmere Times");
    driver.open(&path);
    assert!(shows_damage(&mut driver));
    assert!(driver.case().outlets().is_empty(), "it is not open yet");
    let Some(Damage::Differs(differing)) = driver.session.damage() else {
        panic!("nothing is told");
    };
    assert_eq!(differing.differences().len(), 1);
    let told = differing.differences()[0].to_string();
    assert!(told.contains("outlet out-1"), "{told}");

    act(&mut driver, DamageAction::Accept);
    assert!(driver.session.damage().is_none());
    assert!(driver.session.is_dirty(), "it is not what was saved");
    let outlet = driver.case().outlets().iter().next().expect("it is open");
    assert_eq!(outlet.name, "Saltmere Times");
    driver.run(CommandId::Save);
    assert!(!driver.session.is_dirty(), "{}", driver.notice());
    assert_eq!(load(&path).differences, []);
    let mut again = Driver::new();
    again.open(&path);
    assert!(!shows_damage(&mut again) && again.session.damage().is_none());
}

#[test]
fn a_file_that_is_left_leaves_the_open_case_alone() {
    let mut driver = Driver::with_sample();
    let before = driver.case().clone();
    let path = changed(&driver, "Saltmere Echo", "Saltmere Times");
    driver.open(&path);
    act(&mut driver, DamageAction::Leave);
    assert!(driver.session.damage().is_none());
    assert_eq!(*driver.case(), before);
    act(&mut driver, DamageAction::Accept);
    assert_eq!(*driver.case(), before, "nothing is left to accept");
}

#[test]
fn unsaved_work_is_asked_about_before_a_damaged_file_takes_its_place() {
    let mut driver = Driver::new();
    let path = changed(&driver, "Saltmere Echo", "Saltmere Times");
    driver.open(&path);
    write_note(&mut driver);
    let kept = driver.case().clone();
    act(&mut driver, DamageAction::Accept);
    assert!(matches!(
        driver.session.prompt(),
        Some(Prompt::UnsavedChanges { .. })
    ));
    assert_eq!(*driver.case(), kept);
    driver.answer(Answer::Discard);
    assert_eq!(driver.case().outlets().len(), 2);
}

#[test]
fn a_flipped_bit_is_put_back_in_a_new_case() {
    let mut driver = Driver::new();
    let whole = storage::read(&fs::read("saves/start-here.ron").expect("it is there"));
    let whole = whole.expect("it is whole").case;
    let path = changed(&driver, "Saltmere Echo", "Saltmere Ecio");
    let damaged = fs::read(&path).expect("it is there");
    driver.open(&path);
    assert!(shows_damage(&mut driver));
    act(&mut driver, DamageAction::Repair);
    assert!(shows_damage(&mut driver));
    let Some(Damage::ReadAgain(again)) = driver.session.damage() else {
        panic!("nothing was read");
    };
    assert!(again.repaired().is_whole());
    act(&mut driver, DamageAction::OpenRepaired);
    assert_eq!(*driver.case(), whole);
    assert!(driver.session.is_dirty());
    // The damaged file is never written over, not even if somebody asks for it.
    driver.run(CommandId::Save);
    let suggested = driver
        .requests()
        .into_iter()
        .find_map(|request| match request {
            WindowRequest::PickFileToSave { suggested } => Some(suggested),
            _ => None,
        });
    assert!(
        suggested
            .expect("a name is asked for")
            .ends_with("case-repaired.ron")
    );
    driver.dispatch(Action::SaveAs(path.clone()));
    assert!(matches!(
        driver.session.prompt(),
        Some(Prompt::SaveFailed { .. })
    ));
    driver.answer(Answer::Cancel);
    assert_eq!(fs::read(&path).expect("it is there"), damaged);
    driver.dispatch(Action::SaveAs(driver.path("case-repaired")));
    assert!(!driver.session.is_dirty(), "{}", driver.notice());
    assert_eq!(load(&driver.path("case-repaired.ron")).case, whole);
}

#[test]
fn a_cut_file_is_read_as_far_as_it_goes() {
    let mut driver = Driver::new();
    let text = fs::read_to_string("saves/start-here.ron").expect("the sample is there");
    let path = driver.path("cut.ron");
    let end = text.find("  claims: [").expect("there are claims") + 60;
    fs::write(&path, &text[..end]).expect("written");
    driver.open(&path);
    assert!(shows_damage(&mut driver));
    let Some(Damage::ReadAgain(again)) = driver.session.damage() else {
        panic!("nothing was read");
    };
    assert!(again.reason().is_some() && again.repaired().count(RepairKind::Lost) >= 2);
    act(&mut driver, DamageAction::OpenRepaired);
    assert_eq!(driver.case().articles().len(), 2);
    assert_eq!(driver.case().problems(), []);
}

#[test]
fn what_is_no_case_is_refused_in_one_sentence() {
    let mut driver = Driver::new();
    let path = driver.path("letter.ron");
    fs::write(&path, "Dear all,\nthe ship has left.\n").expect("written");
    driver.open(&path);
    assert!(!shows_damage(&mut driver));
    assert!(
        driver.notice().contains("this is not a Caseboard case"),
        "{}",
        driver.notice()
    );
}

#[test]
fn a_newer_format_opens_to_be_read_only() {
    let mut driver = Driver::new();
    let path = changed(&driver, "format: 4", "format: 9");
    let text = fs::read_to_string(&path).expect("it is there");
    let newer = text.replacen(
        "name: \"Saltmere Echo\"",
        "name: \"Saltmere Echo\", mood: Grim",
        1,
    );
    fs::write(&path, &newer).expect("written");
    driver.open(&path);
    assert_eq!(driver.case().outlets().len(), 2);
    assert!(matches!(
        driver.session.document().access,
        Access::ReadOnly(_)
    ));
    assert!(
        driver.notice().contains("1 thing was not understood"),
        "{}",
        driver.notice()
    );
    assert!(driver.session.is_damage_shown());
    let before = driver.case().clone();
    write_note(&mut driver);
    assert_eq!(*driver.case(), before, "it may not be edited");
    act(&mut driver, DamageAction::Show);
    assert!(shows_damage(&mut driver));
    // Saving over it would take out what was not understood.
    driver.dispatch(Action::SaveAs(path.clone()));
    assert!(matches!(
        driver.session.prompt(),
        Some(Prompt::SaveFailed { .. })
    ));
    driver.answer(Answer::Cancel);
    assert_eq!(fs::read_to_string(&path).expect("it is there"), newer);
    driver.dispatch(Action::SaveAs(driver.path("older.ron")));
    assert_eq!(driver.session.document().access, Access::Writable);
    write_note(&mut driver);
    assert_ne!(*driver.case(), before);
}

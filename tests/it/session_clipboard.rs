//! The clipboard: within a window, from one window to another, and from other programs.

use crate::driver::Driver;
use caseboard::app::{Action, CommandId, WindowRequest};
use caseboard::model::{NoteKind, RecordRef};

fn copied_text(driver: &mut Driver) -> String {
    let copied = driver
        .requests()
        .into_iter()
        .find_map(|request| match request {
            WindowRequest::CopyText(text) => Some(text),
            _ => None,
        });
    copied.expect("something was copied")
}

#[test]
fn cards_go_from_one_window_to_another_with_their_links() {
    let mut source = Driver::with_sample();
    source.run(CommandId::SelectAll);
    source.run(CommandId::Copy);
    let text = copied_text(&mut source);
    let mut target = Driver::new();
    target.dispatch(Action::PasteText(text));
    let (from, to) = (source.case(), target.case());
    assert_eq!(to.problems(), []);
    assert_eq!(to.cards().len(), from.cards().len());
    assert_eq!(to.frames().len(), from.frames().len());
    assert_eq!(to.articles().len(), from.articles().len());
    assert!(!to.links().is_empty());
    target.run(CommandId::Undo);
    assert!(target.case().cards().is_empty() && target.case().articles().is_empty());
}

#[test]
fn cut_is_one_step_and_paste_brings_the_cards_back() {
    let mut driver = Driver::with_sample();
    let before = driver.case().clone();
    let claim: RecordRef = before
        .claims()
        .iter()
        .next()
        .expect("the sample has claims")
        .id
        .into();
    driver.dispatch(Action::Reveal(claim));
    driver.run(CommandId::Cut);
    assert!(!claim.exists_in(driver.case()));
    let text = copied_text(&mut driver);
    driver.dispatch(Action::PasteText(text));
    assert_eq!(driver.case().claims().len(), before.claims().len());
    driver.run(CommandId::Undo);
    driver.run(CommandId::Undo);
    assert_eq!(*driver.case(), before);
}

#[test]
fn words_from_elsewhere_become_a_note_or_an_article() {
    let mut driver = Driver::new();
    driver.dispatch(Action::PasteText(
        "Ask the harbour master.\r\nToday.".to_owned(),
    ));
    let note = driver
        .case()
        .notes()
        .iter()
        .next()
        .expect("short words are a note");
    assert_eq!(
        (note.kind, note.text.as_str()),
        (NoteKind::Note, "Ask the harbour master.\nToday.")
    );
    let long = format!("The crane\n\n{}", "It fell into the basin. ".repeat(60));
    driver.dispatch(Action::PasteText(long.clone()));
    let article = driver
        .case()
        .articles()
        .iter()
        .next()
        .expect("long words are an article");
    assert_eq!(
        (article.title.as_str(), &*article.text),
        ("The crane", long.as_str())
    );
    assert!(article.is_unchanged_since_import());
}

#[test]
fn a_damaged_fragment_is_told_and_changes_nothing() {
    let mut driver = Driver::with_sample();
    driver.run(CommandId::SelectAll);
    driver.run(CommandId::Copy);
    let text = copied_text(&mut driver);
    let before = driver.case().clone();
    let half: String = text.chars().take(text.chars().count() / 2).collect();
    driver.dispatch(Action::PasteText(half));
    assert!(
        driver
            .notice()
            .starts_with("The copied cards could not be pasted"),
        "{}",
        driver.notice()
    );
    driver.dispatch(Action::PasteText(" \n".to_owned()));
    assert_eq!(*driver.case(), before);
}

//! The bars of filter, focus and path, by accessible label.

use super::Window;
use caseboard::app::{Action, CardKind, CommandId, Others};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

#[test]
fn a_filter_is_set_read_and_cleared_by_keyboard_and_mouse() {
    let mut window = Window::with_sample();
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    // The field for words has the keyboard.
    window.types("Najin");
    let words = &window.session().sight().filter().text;
    assert_eq!(words, "Najin");
    window.click("Hide other cards");
    assert_eq!(window.session().sight().filter().others, Others::Hide);
    let (shown, all) = window.session().sight().matched().expect("it is small");
    assert!(shown > 0 && shown < all);
    window
        .harness
        .get_by_label(&format!("{shown} of {all} cards shown"));
    window
        .harness
        .get_by_label(&format!("{} hidden by filter", all - shown));

    // Values are ticked in a menu that stays open.
    window.click("Filter by kind");
    let claims = window.session().sight().facets().kinds[&CardKind::Claim];
    let articles = window.session().sight().facets().kinds[&CardKind::Article];
    window.click(&format!("Claim, {claims} cards"));
    window.click(&format!("Article, {articles} cards"));
    let kinds = &window.session().sight().filter().kinds;
    assert_eq!(*kinds, [CardKind::Claim, CardKind::Article].into());
    window.click("Any kind");
    assert!(window.session().sight().filter().kinds.is_empty());
    window.keys(Modifiers::NONE, Key::Escape);

    window.click("Clear filter");
    let sight = window.session().sight();
    assert!(!sight.filter().is_active());
    assert!(window.session().board().scene.hidden.is_empty());
    window.click("Close the filter bar");
    assert!(!window.session().sight().shows_filter_bar());
}

#[test]
fn dates_are_taken_as_they_are_typed() {
    let mut window = Window::with_sample();
    window.click("Filter");
    window.click("Filter by date");
    window.click("From date");
    window.types("2023-10-");
    assert!(
        !window.session().sight().filter().is_active(),
        "no date yet"
    );
    window.types("13");
    let (shown, all) = window.session().sight().matched().expect("now it is one");
    assert!(shown < all);
    window.click("Cards without a date, too");
    let more = window.session().sight().matched().expect("still active").0;
    assert!(more > shown);
    window.click("Any date");
    assert!(!window.session().sight().filter().is_active());
}

#[test]
fn the_focus_has_a_bar_and_keys() {
    let mut window = Window::with_sample();
    window.card("John Kirby");
    window.keys(Modifiers::NONE, Key::Period);
    let depth = |window: &Window| window.session().sight().focus().map(|focus| focus.depth);
    assert_eq!(depth(&window), Some(1));
    window.harness.get_by_label("Focus: John Kirby");
    window.keys(Modifiers::NONE, Key::Plus);
    assert_eq!(depth(&window), Some(2));
    window.click("Focus less deep");
    assert_eq!(depth(&window), Some(1));
    window.click("Hide others");
    assert!(!window.session().board().scene.hidden.is_empty());
    window.keys(Modifiers::NONE, Key::Escape);
    assert_eq!(depth(&window), None);
    assert!(window.session().board().scene.hidden.is_empty());
}

#[test]
fn the_path_is_told_in_words() {
    let mut window = Window::with_sample();
    let ends = ["John Kirby", "White House"].map(|name| window.card(name).id);
    window.dispatch(Action::Select(caseboard::board::Selection {
        cards: ends.into(),
        ..Default::default()
    }));
    window.keys(Modifiers::NONE, Key::P);
    let steps = window
        .session()
        .sight()
        .path()
        .expect("they are linked")
        .steps()
        .len();
    window.harness.get_by_label(&format!("Path: {steps} steps"));
    window.click("Next path");
    assert_eq!(
        window.session().sight().path().map(|path| path.number()),
        Some(2)
    );
    window.dispatch(Action::Run(CommandId::SelectNone));
    assert!(window.session().sight().path().is_none());
}

#[test]
fn a_badge_says_how_much_is_folded_and_brings_it_back() {
    let mut window = Window::with_sample();
    let card = window.card("North Korea delivered");
    let before = window.case().clone();
    window.dispatch(Action::Run(CommandId::FoldAllNeighbours));
    let folded = window.session().index().folded_into(card.id);
    assert!(folded > 1);
    // While the card is selected its badge is still there to be clicked.
    let badge = format!("Unfold {folded} cards");
    window.click(&badge);
    assert_eq!(*window.case(), before);
    assert!(window.harness.query_by_label(&badge).is_none());

    // A closed frame has one, too.
    let frame = window
        .case()
        .frames()
        .ids()
        .next()
        .expect("the sample has frames");
    let cards = window.session().index().carried_by(frame);
    window.dispatch(Action::Reveal(frame.into()));
    window.dispatch(Action::Run(CommandId::CloseFrame));
    window.dispatch(Action::Run(CommandId::FitSelection));
    window.click(&format!("Open frame, {cards} cards"));
    assert_eq!(*window.case(), before);
}

#[test]
fn the_inspector_lists_what_is_folded_into_a_card() {
    let mut window = Window::with_sample();
    window.card("North Korea delivered");
    window.dispatch(Action::Run(CommandId::FoldAllNeighbours));
    let card = window
        .session()
        .selection()
        .only_card()
        .expect("it stays selected");
    let folded = window.session().index().folded_into(card);
    window
        .harness
        .get_by_label(&format!("{folded} cards folded into this"));
}

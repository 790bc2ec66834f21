//! The panel of pages and the presentation, by accessible label and by keyboard.

use super::Window;
use caseboard::app::{Action, CommandId};
use caseboard::model::FrameId;
use egui::{Event, Key, Modifiers, PointerButton, vec2};
use egui_kittest::kittest::Queryable as _;

fn pages(window: &Window) -> Vec<FrameId> {
    window.case().pages().iter().map(|frame| frame.id).collect()
}

fn number(window: &Window) -> usize {
    let presenting = window.session().presenting();
    presenting.expect("something is presented").number()
}

fn with_pages_open() -> Window {
    let mut window = Window::with_sample();
    window.keys(Modifiers::ALT, Key::P);
    assert!(window.session().settings().pages_open);
    window
}

fn click_page(window: &mut Window, starts: &str) {
    let rows = window.harness.query_all_by_label_contains(starts);
    let row = rows.into_iter().next().expect("the page is listed");
    row.click();
    window.frames();
}

#[test]
fn pages_stand_in_the_librarys_place() {
    let mut window = with_pages_open();
    assert!(
        window
            .harness
            .query_by_label("Search the library")
            .is_none()
    );
    window.keys(Modifiers::COMMAND, Key::B);
    assert!(!window.session().settings().pages_open);
    window.harness.get_by_label("Search the library");
    window.keys(Modifiers::ALT, Key::P);
    window.click("Close the pages");
    window.harness.get_by_label("Search the library");
}

#[test]
fn pages_are_gone_to_moved_and_left_out_by_keyboard() {
    let mut window = with_pages_open();
    let before = pages(&window);
    click_page(&mut window, "Page 1: ");
    assert_eq!(window.session().selection().only_frame(), Some(before[0]));
    window.keys(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(window.session().selection().only_frame(), Some(before[1]));
    window.keys(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(pages(&window)[..2], [before[1], before[0]]);
    window.keys(Modifiers::ALT, Key::ArrowDown);
    window.keys(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(pages(&window), [before[0], before[2], before[1], before[3]]);
    window.keys(Modifiers::NONE, Key::Delete);
    assert_eq!(pages(&window), [before[0], before[2], before[3]]);
    assert_eq!(window.case().frames().len(), 4, "the frame stays");
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(pages(&window).len(), 4);
}

#[test]
fn a_page_is_dragged_to_another_place() {
    let mut window = with_pages_open();
    let before = pages(&window);
    let row = |window: &Window, starts: &str| {
        let mut rows = window.harness.query_all_by_label_contains(starts);
        rows.next().expect("the page is listed").rect()
    };
    let (first, third) = (row(&window, "Page 1: "), row(&window, "Page 3: "));
    window.drag(first.center(), third.center() + vec2(0.0, 16.0));
    assert_eq!(pages(&window), [before[1], before[2], before[0], before[3]]);
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(pages(&window), before, "one step takes it back");
}

#[test]
fn pages_are_left_out_and_all_frames_made_pages_again() {
    let mut window = with_pages_open();
    let before = pages(&window);
    for _ in 0..4 {
        click_page(&mut window, "Page 1: ");
        window.click("Leave page 1 out");
    }
    assert!(pages(&window).is_empty());
    window.click("Make pages of all frames");
    // In the order of reading, which is another one here.
    assert_eq!(pages(&window), [before[0], before[2], before[1], before[3]]);
}

#[test]
fn a_title_is_typed_in_its_row() {
    let mut window = with_pages_open();
    click_page(&mut window, "Page 2: ");
    window.keys(Modifiers::NONE, Key::F2);
    window.types("The way there");
    window.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(window.case().pages()[1].title, "The way there");
    // The list has the keyboard again.
    window.keys(Modifiers::NONE, Key::F2);
    window.types("Not this");
    window.keys(Modifiers::NONE, Key::Escape);
    assert_eq!(window.case().pages()[1].title, "The way there");
    let selected = window.session().selection().only_frame();
    assert_eq!(selected, Some(pages(&window)[1]), "Esc was the field's");
}

#[test]
fn notes_are_one_edit_and_are_there_when_presented() {
    let mut window = with_pages_open();
    click_page(&mut window, "Page 1: ");
    let before = window.case().clone();
    window.click("Notes of page 1");
    window.keys(Modifiers::COMMAND, Key::A);
    window.types("Say this first. ");
    window.types("Then that.");
    assert_eq!(*window.case(), before, "the words are still in the field");
    // What is presented is what was typed.
    window.keys(Modifiers::NONE, Key::F5);
    assert_eq!(
        window.case().pages()[0].speaker_notes,
        "Say this first. Then that."
    );
    window.keys(Modifiers::NONE, Key::N);
    window.harness.get_by_label("Say this first. Then that.");
    window.keys(Modifiers::NONE, Key::Escape);
    window.dispatch(Action::Run(CommandId::Undo));
    assert_eq!(*window.case(), before);
}

#[test]
fn a_presentation_listens_to_its_own_keys_alone() {
    let mut window = Window::with_sample();
    let case = window.case().clone();
    window.keys(Modifiers::NONE, Key::F5);
    window
        .harness
        .get_by_label_contains("Page 1 of 4: What was shipped");
    assert!(window.harness.query_by_label("Edit").is_none());
    for key in [Key::ArrowRight, Key::Space, Key::PageDown] {
        window.keys(Modifiers::NONE, key);
    }
    assert_eq!(number(&window), 4);
    window.keys(Modifiers::SHIFT, Key::Space);
    assert_eq!(number(&window), 3);
    window.keys(Modifiers::NONE, Key::Home);
    window.types("2");
    window.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(number(&window), 2);
    // Keys that would change the case.
    for key in [Key::Delete, Key::V, Key::Backspace] {
        window.keys(Modifiers::NONE, key);
    }
    window.keys(Modifiers::COMMAND, Key::A);
    window.keys(Modifiers::COMMAND, Key::D);
    assert_eq!(number(&window), 1, "Backspace goes to the page before");
    window.keys(Modifiers::NONE, Key::F1);
    window.harness.get_by_label("While presenting");
    window.keys(Modifiers::NONE, Key::Escape);
    assert!(window.harness.query_by_label("While presenting").is_none());
    window.keys(Modifiers::NONE, Key::Escape);
    assert!(window.session().presenting().is_none());
    window.harness.get_by_label("Edit");
    assert_eq!(*window.case(), case);
}

#[test]
fn the_pointer_and_the_buttons_of_the_foot_go_through_the_pages() {
    let mut window = Window::with_sample();
    window.dispatch(Action::Run(CommandId::Present));
    let middle = window.session().board().viewport_in_screen.center();
    let click = |window: &mut Window, button: PointerButton| {
        window.harness.hover_at(middle);
        for pressed in [true, false] {
            window.harness.event(Event::PointerButton {
                pos: middle,
                button,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        window.frames();
    };
    click(&mut window, PointerButton::Primary);
    assert_eq!(number(&window), 2);
    click(&mut window, PointerButton::Secondary);
    assert_eq!(number(&window), 1);
    window.click("Next page");
    assert_eq!(number(&window), 2);
    window.click("Page before");
    assert_eq!(number(&window), 1);
    window.click("Laser pointer");
    assert!(
        window
            .session()
            .presenting()
            .expect("it goes on")
            .aids()
            .laser
    );
    window.click("End presenting");
    assert!(window.session().presenting().is_none());
}

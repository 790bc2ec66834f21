//! A damaged file in the window: told on a page, read line by line, opened as a new case; what the program promises.

use super::Window;
use caseboard::app::{Action, CommandId, Menu};
use egui_kittest::kittest::Queryable as _;

fn finish_jobs(window: &mut Window) {
    let shell = window.harness.state_mut().as_mut();
    shell.expect("the first frame made it").finish_jobs();
    window.frames();
}

fn says(window: &Window, words: &str) -> bool {
    let found = window
        .harness
        .query_all_by(|node| node.value().is_some_and(|value| value.contains(words)));
    found.count() > 0
}

/// Opens a copy of the guide with something replaced.
fn open_changed(window: &mut Window, folder: &tempfile::TempDir, from: &str, to: &str) {
    let text = std::fs::read_to_string("saves/start-here.ron").expect("the sample is there");
    let path = folder.path().join("guide.ron");
    std::fs::write(&path, text.replacen(from, to, 1)).expect("written");
    window.dispatch(Action::Open(path));
    finish_jobs(window);
}

#[test]
fn a_flipped_bit_is_told_put_back_and_opened_as_a_new_case() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = Window::empty();
    open_changed(&mut window, &folder, "Saltmere Echo", "Saltmere Ecio");
    assert!(says(&window, "outlet out-1 · Saltmere Ecio"));
    assert!(window.case().outlets().is_empty(), "it is not open yet");
    window.click("Read line by line");
    finish_jobs(&mut window);
    assert!(says(&window, "Everything was put right"));
    window.click("Open what could be read");
    assert_eq!(window.case().outlets().len(), 2);
    assert!(window.session().is_dirty());
    assert!(window.harness.query_by_label("Close page").is_none());
}

#[test]
fn an_edit_is_accepted_or_left_on_the_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = Window::empty();
    open_changed(&mut window, &folder, "Saltmere Echo", "Saltmere Times");
    window.click("Leave it");
    assert!(window.session().damage().is_none());
    open_changed(&mut window, &folder, "Saltmere Echo", "Saltmere Times");
    window.click("Close page");
    assert!(window.session().damage().is_none());
    open_changed(&mut window, &folder, "Saltmere Echo", "Saltmere Times");
    window.click("Accept as it is");
    assert_eq!(window.case().outlets().len(), 2);
    assert!(window.harness.query_by_label("Close page").is_none());
}

#[test]
fn the_promises_are_in_the_help_menu() {
    let mut window = Window::with_sample();
    window.click(Menu::Help.label());
    window.click(CommandId::Promises.command().label);
    assert!(says(&window, "has not changed since it was imported"));
}

//! The map in the corner and the list of bookmarks.

use super::Window;
use caseboard::app::{Action, CommandId};
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;

#[test]
fn the_map_shows_while_not_all_is_in_view() {
    let mut window = Window::with_sample();
    window.dispatch(Action::Run(CommandId::FitAll));
    assert!(window.harness.query_by_label("Map of the board").is_none());
    window.dispatch(Action::Run(CommandId::Zoom100));
    let map = window.harness.get_by_label("Map of the board").rect();
    let before = window.session().board().camera;
    // A drag on the map takes the view along, and selects nothing.
    window.drag(map.center(), map.center() + vec2(40.0, 20.0));
    let after = window.session().board().camera;
    assert!(after.center_in_board().x > before.center_in_board().x);
    assert_eq!(after.zoom(), before.zoom());
    assert!(window.session().selection().is_empty());
    window.keys(Modifiers::NONE, Key::M);
    assert!(window.harness.query_by_label("Map of the board").is_none());
}

#[test]
fn bookmarks_are_made_and_renamed_in_their_list() {
    let mut window = Window::with_sample();
    window.dispatch(Action::Run(CommandId::Zoom100));
    let there = window.session().board().camera;
    window.click("Bookmarks");
    window.click("Bookmark this view");
    window.dispatch(Action::Run(CommandId::FitAll));
    if window.harness.query_by_label("Rename bookmark").is_none() {
        window.click("Bookmarks");
    }
    window.click("Rename bookmark");
    window.keys(Modifiers::COMMAND, Key::A);
    window.types("The port");
    window.keys(Modifiers::NONE, Key::Enter);
    let titles: Vec<_> = window
        .session()
        .bookmarks()
        .map(|it| it.title.clone())
        .collect();
    assert_eq!(titles, ["The port"]);
    window.click("The port");
    assert_eq!(window.session().board().camera, there);
}

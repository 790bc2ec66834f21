//! The bar of a proposed arrangement.

use super::Window;
use caseboard::app::CommandId;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

impl Window {
    /// Waits for what the job proposes.
    fn proposed(&mut self, key: Key) {
        self.keys(Modifiers::ALT, key);
        if let Some(shell) = self.harness.state_mut() {
            shell.finish_jobs();
        }
        self.frames();
    }
}

#[test]
fn an_arrangement_is_kept_from_the_bar_and_undone() {
    let mut window = Window::with_sample();
    let before = window.case().clone();
    window.proposed(Key::A);
    assert!(
        window
            .harness
            .query_by_label("Proposed: by links")
            .is_some()
    );
    assert_eq!(*window.case(), before);
    window.click("Try again");
    if let Some(shell) = window.harness.state_mut() {
        shell.finish_jobs();
    }
    window.frames();
    window.click("Keep");
    assert!(window.harness.query_by_label("Keep").is_none());
    assert_ne!(*window.case(), before);
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(*window.case(), before);
}

#[test]
fn enter_keeps_and_escape_drops() {
    let mut window = Window::with_sample();
    let before = window.case().clone();
    window.proposed(Key::A);
    window.keys(Modifiers::NONE, Key::Escape);
    assert!(
        window
            .harness
            .query_by_label("Proposed: by links")
            .is_none()
    );
    assert_eq!(*window.case(), before);
    window.proposed(Key::A);
    window.keys(Modifiers::NONE, Key::Enter);
    assert_ne!(*window.case(), before);
    assert!(window.harness.query_by_label("Arranged 54 cards").is_some());
}

#[test]
fn a_proposal_is_looked_at_and_not_dragged_about() {
    let mut window = Window::with_sample();
    let before = window.case().clone();
    window.dispatch(caseboard::app::Action::Run(CommandId::ArrangeGrid));
    if let Some(shell) = window.harness.state_mut() {
        shell.finish_jobs();
    }
    window.frames();
    let camera = window.session().board().camera;
    let middle = window.session().board().viewport_in_screen.center();
    window.drag(middle, middle + egui::vec2(60.0, 40.0));
    assert_ne!(window.session().board().camera, camera);
    assert!(window.session().arrangement().is_some());
    assert_eq!(*window.case(), before);
}

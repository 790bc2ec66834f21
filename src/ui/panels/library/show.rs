//! Shows the lists.

use crate::app::{Action, Session};
use egui::Ui;

/// What the library remembers between frames.
#[derive(Default)]
pub struct LibraryState {}

/// Shows the library. Pushes actions; changes nothing itself.
pub fn library_ui(
    _ui: &mut Ui,
    _session: &Session,
    _state: &mut LibraryState,
    _actions: &mut Vec<Action>,
) {
}

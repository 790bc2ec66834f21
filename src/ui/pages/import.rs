//! stub
use crate::app::{Action, Session};
use egui::Ui;
pub(super) fn import(_ui: &mut Ui, _session: &Session, _actions: &mut Vec<Action>) {}

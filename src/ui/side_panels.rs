//! Library at the left, inspector at the right.

use super::theme::{self, size};
use crate::app::{Action, Session};
use egui::{Frame, Margin, Panel, Ui};

/// What the side panels remember from frame to frame.
#[derive(Default)]
pub(super) struct SidePanels {}

impl SidePanels {
    /// Shows the panels that are open.
    pub(super) fn show(&mut self, ui: &mut Ui, session: &Session, _actions: &mut Vec<Action>) {
        let frame = Frame::new().fill(theme::colors(ui.visuals()).panel).inner_margin(Margin::ZERO);
        let settings = session.settings();
        if settings.library_open {
            side(Panel::left("library"), size::LIBRARY).frame(frame).show(ui, |ui| {
                ui.allocate_space(ui.available_size());
            });
        }
        if settings.inspector_open {
            side(Panel::right("inspector"), size::INSPECTOR).frame(frame).show(ui, |ui| {
                ui.allocate_space(ui.available_size());
            });
        }
    }

    /// Lets the inspector show what is said of the case as a whole.
    pub(super) fn show_case_properties(&mut self) {}
}

fn side(panel: Panel, width: f32) -> Panel {
    panel.default_size(width).size_range(size::PANEL_MIN..=size::PANEL_MAX).resizable(true)
}

//! The shell as an eframe application: what only a real window has.

use super::frame_meter::{FrameMeter, Shown};
use super::shell::Shell;
use crate::app::Action;
use crate::board::fonts::MAX_ATLAS_SIDE;
use egui::{Context, RawInput, Ui};

/// The shell in a window.
pub(super) struct WindowApp {
    pub(super) shell: Shell,
}

impl eframe::App for WindowApp {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.shell.ui(ui);
        let board = self.shell.session().board();
        let shown = Shown {
            zoom: board.camera.zoom(),
            center_in_board: board.camera.center_in_board(),
            painted: board.painted,
        };
        let failure = ui.ctx().with_plugin(|meter: &mut FrameMeter| {
            meter.note(shown);
            meter.take_failure()
        });
        if let Some(failure) = failure.flatten() {
            let text = format!("The frame log ends here: {failure}.");
            self.shell.dispatch(Action::Warn(text));
        }
    }

    /// Without a limit the font atlas of a long zoom takes a gigabyte.
    fn raw_input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        let side = input.max_texture_side.get_or_insert(MAX_ATLAS_SIDE);
        *side = (*side).min(MAX_ATLAS_SIDE);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.shell.shut_down();
    }
}

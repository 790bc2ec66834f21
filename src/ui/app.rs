//! The shell as an eframe application: what only a real window has.

use super::frame_meter::{FrameMeter, Shown};
use super::mishap::{AfterMishap, Mishaps};
use super::shell::Shell;
use crate::app::Action;
use crate::board::fonts::MAX_ATLAS_SIDE;
use egui::{Context, RawInput, Ui, ViewportCommand};
use std::path::Path;
use std::process::Command;

/// The shell in a window.
pub(super) struct WindowApp {
    pub(super) shell: Shell,
    pub(super) mishaps: Mishaps,
}

impl WindowApp {
    /// Starts the program anew, which then offers what was not saved, and closes this window.
    fn start_again(&mut self, ctx: &Context) {
        let file = self.shell.session().document().path().map(Path::to_owned);
        // The new one can take over only what this one has let go of.
        self.shell.let_go();
        let started = std::env::current_exe()
            .and_then(|program| Command::new(program).args(file.as_slice()).spawn());
        match started {
            Ok(_) => ctx.send_viewport_cmd(ViewportCommand::Close),
            Err(error) => {
                let text = format!(
                    "The program could not be started again: {error}. Save, close it and start it yourself."
                );
                self.shell.dispatch(Action::Warn(text));
            }
        }
    }
}

impl eframe::App for WindowApp {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        if self.mishaps.is_on_show() {
            if self.mishaps.show(ui) == Some(AfterMishap::StartAgain) {
                self.start_again(ui.ctx());
            }
            return;
        }
        self.mishaps
            .guard(ui, &mut self.shell, |shell, ui| shell.ui(ui), Shell::secure);
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

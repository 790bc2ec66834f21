//! Presenting: one page of the briefing on a dark stage, and nothing of the program around it.
//!
//! The keys and the pointer are the presentation's alone; bars, panels and notices are away until it ends.

mod foot;
mod keys;
mod laser;
mod notes;
mod sheet;
mod stage;

use crate::app::{Action, PresentingAction, Session};
use crate::ui::theme::{self, stage as lengths};
use egui::{
    CentralPanel, Color32, CursorIcon, Frame, LayerId, Order, Panel, Rect, Ui, ViewportCommand,
};
use laser::Laser;

/// What the window remembers while something is presented.
#[derive(Debug, Default)]
pub(super) struct Presenter {
    /// Whether the window filled the screen before.
    filled_screen: bool,
    /// The clock of the window up to which the presentation knows of time, in milliseconds.
    known_ms: Option<u64>,
    /// When the pointer moved last, by the clock of the window in seconds.
    moved_at: f64,
    laser: Laser,
}

impl Presenter {
    /// Lets the window fill the screen.
    pub(super) fn fill_screen(&mut self, ui: &Ui) {
        *self = Self {
            filled_screen: ui.input(|input| input.viewport().fullscreen.unwrap_or(false)),
            moved_at: ui.input(|input| input.time),
            ..Self::default()
        };
        if !self.filled_screen {
            ui.ctx()
                .send_viewport_cmd(ViewportCommand::Fullscreen(true));
        }
    }

    /// Lets the window be as it was.
    pub(super) fn give_screen_back(&mut self, ui: &Ui) {
        ui.ctx()
            .send_viewport_cmd(ViewportCommand::Fullscreen(self.filled_screen));
    }

    /// Shows the presentation over the whole window.
    pub(super) fn show(&mut self, ui: &mut Ui, session: &mut Session, actions: &mut Vec<Action>) {
        self.pass_time(ui, session);
        let is_asked = session.prompt().is_some();
        if !is_asked {
            keys::keys(ui, actions);
        }
        let Some(aids) = session.presenting().map(|presenting| presenting.aids()) else {
            return;
        };
        let bar = |panel: Panel| {
            let frame = Frame::new().fill(theme::STAGE.ground);
            panel
                .exact_size(lengths::BAR)
                .resizable(false)
                .show_separator_line(false)
                .frame(frame)
        };
        let is_awake = self.is_awake(ui, aids.laser);
        bar(Panel::top("presenting banner")).show(ui, |ui| stage::banner(ui, session));
        bar(Panel::bottom("presenting foot"))
            .show(ui, |ui| foot::foot(ui, session, is_awake, actions));
        if aids.notes {
            notes::notes(ui, session);
        }
        let ground = Frame::new().fill(theme::STAGE.ground);
        let shown = CentralPanel::default().frame(ground).show(ui, |ui| {
            let rect = ui.available_rect_before_wrap();
            stage::stage(ui, rect, session, actions);
            rect
        });
        if aids.keys {
            sheet::sheet(ui, shown.inner, actions);
        }
        if aids.blank {
            black(ui);
        }
        self.pointer(
            ui,
            shown.inner,
            aids.laser && !aids.blank,
            is_awake && !is_asked,
        );
    }

    /// Hands the time on by the clock of the window, which goes on while nothing is drawn.
    fn pass_time(&mut self, ui: &Ui, session: &mut Session) {
        let now_ms = ui.input(|input| (input.time * 1000.0).max(0.0) as u64);
        let known_ms = self.known_ms.replace(now_ms).unwrap_or(now_ms);
        let passed_ms = u32::try_from(now_ms.saturating_sub(known_ms)).unwrap_or(u32::MAX);
        session.dispatch(Action::Presenting(PresentingAction::Clock(passed_ms)));
        if let Some(presenting) = session.presenting().filter(|it| it.aids().notes) {
            ui.ctx()
                .request_repaint_after_secs(presenting.next_second_secs());
        }
    }

    /// Whether the pointer was moved a moment ago; a laser is always awake.
    fn is_awake(&mut self, ui: &Ui, is_laser: bool) -> bool {
        let (now, moved) = ui.input(|input| {
            (
                input.time,
                input.pointer.delta() != egui::Vec2::ZERO || input.pointer.any_down(),
            )
        });
        if moved {
            self.moved_at = now;
        }
        let left = lengths::REST_SECS - (now - self.moved_at);
        if left > 0.0 && !is_laser {
            ui.ctx().request_repaint_after_secs(left as f32 + 0.02);
        }
        left > 0.0
    }

    fn pointer(&mut self, ui: &Ui, stage: Rect, is_laser: bool, is_awake: bool) {
        self.laser.show(ui, stage, is_laser);
        let is_over = ui
            .input(|input| input.pointer.latest_pos())
            .is_some_and(|pos| stage.contains(pos));
        if (is_laser && is_over) || !is_awake {
            ui.ctx().set_cursor_icon(CursorIcon::None);
        }
    }
}

/// Nothing at all on the screen.
fn black(ui: &Ui) {
    let layer = LayerId::new(Order::Tooltip, egui::Id::unique("blank screen"));
    let painter = ui.ctx().layer_painter(layer);
    painter.rect_filled(ui.ctx().content_rect(), 0.0, Color32::BLACK);
}

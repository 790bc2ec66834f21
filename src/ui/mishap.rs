//! When the program itself fails while it draws a frame: the work is written out, the user is told in plain words, and
//! decides whether to go on or to start again. Nothing is lost either way.

use super::theme::{self, size};
use super::widgets::{Look, Tone, big_button};
use egui::{CentralPanel, CornerRadius, Frame, Label, Margin, Stroke, Ui};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What the user wants after a mishap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AfterMishap {
    /// Draw the window again.
    GoOn,
    /// End the program and start it anew.
    StartAgain,
}

/// What went wrong, until the user has decided.
#[derive(Debug, Default)]
pub(super) struct Mishaps {
    on_show: Option<Mishap>,
}

#[derive(Debug)]
struct Mishap {
    words: String,
    /// Whether everything that was done is on the disk.
    is_safe: bool,
}

impl Mishaps {
    /// Whether there is something to decide.
    pub(super) fn is_on_show(&self) -> bool {
        self.on_show.is_some()
    }

    /// Draws a frame. If the program fails in it, `secure` writes the work out and says whether that succeeded.
    pub(super) fn guard<T>(
        &mut self,
        ui: &mut Ui,
        all: &mut T,
        frame: impl FnOnce(&mut T, &mut Ui),
        secure: impl FnOnce(&mut T) -> bool,
    ) {
        let outcome = catch_unwind(AssertUnwindSafe(|| frame(all, ui)));
        let Err(payload) = outcome else { return };
        let secured = catch_unwind(AssertUnwindSafe(|| secure(all)));
        self.on_show = Some(Mishap {
            words: words_of(&*payload),
            is_safe: secured.unwrap_or(false),
        });
        ui.ctx().request_repaint();
    }

    /// Shows what went wrong; the answer, once it is given.
    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<AfterMishap> {
        let mishap = self.on_show.as_ref()?;
        let look = Look::of(ui);
        let ground = Frame::new().fill(look.board.surfaces.board);
        let mut answer = None;
        CentralPanel::default().frame(ground).show(ui, |ui| {
            let room = ui.available_size();
            let width = size::PAGE.min(room.x - 2.0 * size::S4);
            ui.add_space(room.y / 5.0);
            ui.horizontal(|ui| {
                ui.add_space((room.x - width) / 2.0 - size::S6);
                page_frame(look).show(ui, |ui| {
                    ui.set_width(width - 2.0 * size::S6);
                    ui.vertical(|ui| answer = content(ui, mishap));
                });
            });
        });
        if answer.is_some() {
            self.on_show = None;
        }
        answer
    }
}

/// Like that of a page over the board.
fn page_frame(look: Look) -> Frame {
    Frame::new()
        .fill(look.colors.panel)
        .stroke(Stroke::new(1.0, look.colors.line))
        .corner_radius(CornerRadius::same(12))
        .inner_margin(Margin::same(size::S6 as i8))
}

fn content(ui: &mut Ui, mishap: &Mishap) -> Option<AfterMishap> {
    let look = Look::of(ui);
    let title = look.body("Something went wrong in the program");
    ui.label(title.font(theme::semibold(size::TEXT_PAGE)));
    ui.add_space(size::S2);
    let safety = match mishap.is_safe {
        true => {
            "Your case is not damaged, and everything you did is written down: nothing is lost. Go on where you were, or start the program again; it then offers what was not saved yet."
        }
        false => {
            "Your case is not damaged, but what you did last could not be written down. Go on and save it first, under another name to be safe."
        }
    };
    ui.add(Label::new(look.body(safety)).wrap());
    ui.add_space(size::S2);
    let hint = "If it happens again at the same place, do what you wanted in another way, and please report these words:";
    ui.add(Label::new(look.meta(hint)).wrap());
    ui.add(Label::new(look.meta(&mishap.words)).wrap().selectable(true));
    ui.add_space(size::S4);
    let mut answer = None;
    ui.horizontal(|ui| {
        if big_button(ui, Tone::Main, "Go on").clicked() {
            answer = Some(AfterMishap::GoOn);
        }
        if big_button(ui, Tone::Plain, "Start again").clicked() {
            answer = Some(AfterMishap::StartAgain);
        }
    });
    answer
}

/// What the program said as it failed.
fn words_of(payload: &(dyn Any + Send)) -> String {
    let words = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    words.unwrap_or("It gave no reason.").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{
        Action, CommandId, Environment, ImportSetup, JournalFolder, RecoverAction, Session,
    };
    use crate::ui::Shell;
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;
    use std::path::Path;
    use std::sync::Arc;
    use std::time::Duration;

    fn session(folder: &Path) -> Session {
        Session::new(Environment {
            replica_seed: 3,
            wake: Arc::new(|| {}),
            config_dir: None,
            journals: Some(JournalFolder::at(folder)),
            importing: ImportSetup::default(),
            keeping: crate::app::KeepingSetup::default(),
        })
    }

    /// A window in which one frame fails right after an edit, before anything else is done about it.
    struct Fragile {
        shell: Option<Shell>,
        mishaps: Mishaps,
        fails: bool,
        answers: Vec<AfterMishap>,
    }

    #[test]
    fn a_frame_that_fails_loses_nothing_and_the_window_goes_on() {
        let folder = tempfile::tempdir().expect("a folder");
        let journals = folder.path().to_owned();
        let fragile = Fragile {
            shell: None,
            mishaps: Mishaps::default(),
            fails: true,
            answers: Vec::new(),
        };
        let mut harness = Harness::builder()
            .with_size([1200.0, 800.0])
            .allow_missing_glyphs()
            .with_accessibility_check(false)
            .build_ui_state(
                move |ui, fragile: &mut Fragile| {
                    let Fragile { shell, mishaps, .. } = fragile;
                    if mishaps.is_on_show() {
                        fragile.answers.extend(mishaps.show(ui));
                        return;
                    }
                    let mut shell = shell
                        .take()
                        .unwrap_or_else(|| Shell::new(ui.ctx(), session(&journals)));
                    let fails = std::mem::take(&mut fragile.fails);
                    let frame = |shell: &mut Shell, ui: &mut Ui| {
                        shell.ui(ui);
                        if fails {
                            shell.dispatch(Action::Run(CommandId::NewNote));
                            panic!("the frame failed on purpose");
                        }
                    };
                    mishaps.guard(ui, &mut shell, frame, Shell::secure);
                    fragile.shell = Some(shell);
                },
                fragile,
            );
        harness.run_steps(4);
        harness.get_by_label("the frame failed on purpose");
        harness.get_by_label_contains("nothing is lost");
        // Already now another run of the program would find the work, were this one dead.
        let written: Vec<_> = std::fs::read_dir(folder.path())
            .expect("a folder")
            .filter_map(|entry| std::fs::read_to_string(entry.ok()?.path()).ok())
            .collect();
        assert!(written.iter().any(|text| text.contains("\"New note\"")));
        harness.get_by_label("Go on").click();
        harness.run_steps(4);
        assert_eq!(harness.state().answers, [AfterMishap::GoOn]);
        let shell = harness.state().shell.as_ref().expect("it is there");
        assert_eq!(shell.session().case().notes().len(), 1);
        drop(harness);
        let mut next = session(folder.path());
        next.dispatch(Action::Recover(RecoverAction::Look));
        next.finish_jobs(Duration::from_secs(60));
        assert_eq!(next.orphans().len(), 1);
    }
}

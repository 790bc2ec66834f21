//! Half-typed words are work too: what stands in the fields is reported to the session a few times a second, so that it is
//! in the journal before anything can happen to it.

use crate::app::{Action, Draft};
use egui::Ui;

/// How often words are reported while they are typed, in seconds.
const PERIOD_SECS: f64 = 0.25;

/// Reports half-typed words.
#[derive(Default)]
pub(super) struct DraftReporter {
    reported: Vec<Draft>,
    /// When they may be looked at again, in seconds of the window's time.
    next_secs: f64,
}

impl DraftReporter {
    /// Looks at the words in all fields, if it is time to, and reports them if they are others. To be called once a frame.
    pub(super) fn report(
        &mut self,
        ui: &Ui,
        drafts: impl FnOnce() -> Vec<Draft>,
        actions: &mut Vec<Action>,
    ) {
        let (now_secs, is_busy) = ui.input(|input| (input.time, !input.events.is_empty()));
        let left_secs = self.next_secs - now_secs;
        if left_secs > 0.0 && left_secs <= PERIOD_SECS {
            // The last letter must not wait for the next movement of the hand.
            if is_busy {
                ui.ctx().request_repaint_after_secs(left_secs as f32);
            }
            return;
        }
        self.next_secs = now_secs + PERIOD_SECS;
        let drafts = drafts();
        if drafts != self.reported {
            self.reported.clone_from(&drafts);
            actions.push(Action::KeepDrafts(drafts));
        }
    }
}

//! Asking for a proposal, looking at it, keeping and dropping it.

use super::job::{self, Arranged, Task};
use super::proposal::{Asked, Running};
use super::{Along, Arrangement};
use crate::app::camera::LARGEST_FIRST_ZOOM;
use crate::app::command::CommandId;
use crate::app::message::JobMessage;
use crate::app::notice::NoticeKind;
use crate::app::session::Session;
use crate::board::BoardIndex;
use crate::model::Case;
use emath::Rect;
use std::sync::Arc;

/// What is proposed shall fill this share of the view's width or height at least.
const LEAST_FILLED: f32 = 0.4;

/// Room that the bar takes at the top of the view, in screen points.
const BAR_IN_SCREEN: f32 = 56.0;

/// What the user is told of the proposal on show or in the making.
#[derive(Debug, Clone, PartialEq)]
pub struct ArrangementOnShow {
    /// How it is arranged.
    pub arrangement: Arrangement,
    /// How many cards; `None` until that is known.
    pub cards: Option<usize>,
    /// How far the job is, from 0 to 1; `None` when it is done.
    pub progress: Option<f32>,
}

impl Session {
    /// The proposal on show or in the making.
    pub fn arrangement(&self) -> Option<ArrangementOnShow> {
        if !self.arranging.is_active() {
            return None;
        }
        let running = self.arranging.running.as_ref();
        let progress = running.map(|running| {
            let mut jobs = self.jobs.running().iter();
            jobs.find(|job| job.id == running.job)
                .map_or(1.0, |job| job.progress())
        });
        Some(ArrangementOnShow {
            arrangement: self.arranging.asked?.arrangement,
            cards: self.arranging.proposed.as_ref().map(|it| it.cards),
            progress,
        })
    }

    /// The case as the board shows it: with the proposal, if there is one.
    pub(in crate::app) fn case_on_show(&self) -> &Case {
        let on_show = self.arranging.on_show();
        on_show.map_or_else(|| self.editor.case(), |(case, _)| case)
    }

    /// Where everything is as the board shows it.
    pub(in crate::app) fn index_on_show(&self) -> &BoardIndex {
        let on_show = self.arranging.on_show();
        on_show.map_or(&self.derived.index, |(_, index)| index)
    }

    /// Begins to arrange the selected cards, or all if less than two are selected.
    pub(in crate::app) fn arrange(&mut self, arrangement: Arrangement) {
        self.arrange_with(arrangement, 1);
    }

    /// Tries again, with another chance.
    pub(in crate::app) fn arrange_again(&mut self) {
        if let Some(asked) = self.arranging.asked.filter(|_| self.arranging.is_active()) {
            self.arrange_with(asked.arrangement, asked.seed + 1);
        }
    }

    fn arrange_with(&mut self, arrangement: Arrangement, seed: u64) {
        self.cancel_gesture();
        self.call_off();
        let camera = match self.arranging.asked {
            Some(asked) if self.arranging.proposed.is_some() => asked.camera,
            _ => self.camera_at_rest(),
        };
        let task = Task {
            case: self.editor.case().clone(),
            selection: self.selection().clone(),
            hidden: self.board.scene.hidden.clone(),
            hidden_ties: self.board.scene.hidden_ties.clone(),
            arrangement,
            seed,
        };
        self.arranging.number += 1;
        self.arranging.asked = Some(Asked {
            arrangement,
            seed,
            revision: self.revision(),
            camera,
        });
        let number = self.arranging.number;
        let shared = job::shared();
        let at_work = Arc::clone(&shared);
        let job = self.jobs.start_unseen("Arranging", move |control| {
            let outcome = job::run(&task, control, &at_work);
            JobMessage::Arranged { number, outcome }
        });
        self.arranging.running = Some(Running { job, shared });
    }

    /// Calls the running job off; what is on show stays.
    fn call_off(&mut self) {
        if let Some(running) = self.arranging.running.take() {
            self.jobs.cancel(running.job);
        }
    }

    /// Lets the running job come to an end with what it has.
    pub(in crate::app) fn stop_arranging(&mut self) {
        if let Some(running) = &self.arranging.running {
            running.shared.stop();
        }
    }

    /// Shows what the running job has to show. Called once a frame.
    pub(in crate::app) fn poll_arranging(&mut self) {
        let running = self.arranging.running.as_ref();
        if let Some(proposed) = running.and_then(|running| running.shared.take()) {
            self.show_proposed(proposed);
        }
    }

    fn show_proposed(&mut self, proposed: Box<job::Proposed>) {
        let bounds = proposed.bounds;
        self.arranging.show(proposed);
        self.look_at_proposal(bounds);
    }

    /// Brings what is proposed into view, unless it is seen whole and large enough.
    fn look_at_proposal(&mut self, bounds: Rect) {
        let seen = self
            .camera_at_rest()
            .visible_in_board(self.board.viewport_in_screen);
        let fills = (bounds.width() / seen.width()).max(bounds.height() / seen.height());
        if bounds.is_positive() && !(seen.contains_rect(bounds) && fills > LEAST_FILLED) {
            let mut bounds = bounds;
            let zoom = self.fitting_camera(Some(bounds), LARGEST_FIRST_ZOOM).zoom();
            bounds.min.y -= BAR_IN_SCREEN / zoom;
            let camera = self.fitting_camera(Some(bounds), LARGEST_FIRST_ZOOM);
            self.glide_to(camera);
        }
    }

    /// Takes in how a job ended.
    pub(in crate::app) fn take_arranged(&mut self, number: u64, outcome: Arranged) {
        if number != self.arranging.number || self.arranging.running.is_none() {
            return;
        }
        self.arranging.running = None;
        match outcome {
            Arranged::Proposed(proposed) => self.show_proposed(proposed),
            Arranged::Nothing(why) => {
                self.arranging.take_away();
                self.notices.add(NoticeKind::Warning, why);
            }
            Arranged::CalledOff => self.arranging.take_away(),
        }
    }

    /// A job failed; if it was one that arranged, it is not waited for any more.
    pub(in crate::app) fn give_up_arranging(&mut self) {
        let running = self.arranging.running.as_ref();
        let is_gone = running
            .is_some_and(|running| self.jobs.running().iter().all(|job| job.id != running.job));
        if is_gone {
            self.arranging.running = None;
        }
    }

    /// Makes the proposal the case, as one edit.
    pub(in crate::app) fn keep_arrangement(&mut self) {
        if self.arranging.running.is_some() {
            // Not finished: first what there is becomes the proposal.
            self.stop_arranging();
            return;
        }
        if self.refuses_edit("Arrange") {
            return;
        }
        let Some(proposed) = self.arranging.proposed.take() else {
            return;
        };
        let before = self.editor.history().state();
        let Some(diff) = self.editor.take_over(&proposed.prepared) else {
            self.tell_dropped();
            return;
        };
        let states = (before, self.editor.history().state());
        let other = self
            .derived
            .take_index(proposed.index, self.editor.revision());
        self.arranging.note_kept(states, self.revision(), other);
        let done = diff.label.replacen("Arrange", "Arranged", 1);
        self.offer_undo(done);
    }

    /// Drops the proposal and whatever is in the making. Returns whether there was anything.
    pub(in crate::app) fn drop_arrangement(&mut self) -> bool {
        if !self.arranging.is_active() {
            return false;
        }
        self.call_off();
        let was_shown = self.arranging.proposed.is_some();
        self.arranging.take_away();
        if let Some(asked) = self.arranging.asked.filter(|_| was_shown) {
            self.glide_to(asked.camera);
        }
        true
    }

    /// Drops a proposal for a case that is not so any more. Called after everything that may change the case.
    pub(in crate::app) fn refresh_arranging(&mut self) {
        let revision = self.revision();
        self.arranging.forget_kept_unless(revision);
        let is_outdated = self
            .arranging
            .asked
            .is_some_and(|asked| asked.revision != revision);
        if is_outdated && self.arranging.is_active() {
            self.call_off();
            self.arranging.take_away();
            self.arranging.finish_gliding();
            let is_same_case = self
                .arranging
                .asked
                .is_some_and(|asked| asked.revision >> 32 == revision >> 32);
            if is_same_case {
                self.tell_dropped();
            }
        }
    }

    fn tell_dropped(&mut self) {
        self.notices.add(
            NoticeKind::Warning,
            "The case was changed: the proposed arrangement was dropped.",
        );
    }

    /// Goes over to the other side of an arrangement that was undone or redone. `before` is the state the history had.
    /// Returns whether it was one.
    pub(in crate::app) fn follow_kept(&mut self, before: u64) -> bool {
        let now = self.editor.history().state();
        if !self.arranging.crosses_kept(before, now) {
            return false;
        }
        let (revision, editors) = (self.revision(), self.editor.revision());
        let Self {
            arranging, derived, ..
        } = self;
        arranging.cross_kept(revision, |index| derived.take_index(index, editors));
        true
    }

    /// What a command means while a proposal is on show. Returns whether that was all.
    pub(in crate::app) fn run_on_proposal(&mut self, command: CommandId) -> bool {
        if !self.arranging.is_active() {
            return false;
        }
        match command {
            CommandId::Open => self.keep_arrangement(),
            CommandId::SelectNone | CommandId::Undo => drop(self.drop_arrangement()),
            _ => return false,
        }
        true
    }

    /// The commands that arrange.
    pub(in crate::app) fn run_arrangement(&mut self, command: CommandId) -> bool {
        let arrangement = match command {
            CommandId::ArrangeByLinks => Arrangement::Force,
            CommandId::ArrangeGroups => Arrangement::Groups,
            CommandId::ArrangeLayers => Arrangement::Layers(Along::Everything),
            CommandId::ArrangeGrid => Arrangement::Grid,
            CommandId::ArrangeGridByKind => Arrangement::GridByKind,
            CommandId::ArrangeTimeline => Arrangement::Timeline,
            CommandId::ArrangeCircle => Arrangement::Circle,
            CommandId::TidyUp => Arrangement::Tidy,
            _ => return false,
        };
        self.arrange(arrangement);
        true
    }
}

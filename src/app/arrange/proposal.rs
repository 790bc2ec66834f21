//! What is proposed now, and how the board glides there and back.

use super::Arrangement;
use super::job::{Proposed, Shared};
use crate::board::{BoardIndex, Glide};
use crate::model::Case;
use emath::easing::cubic_in_out;
use std::sync::Arc;

/// How long cards take from their old places to their new ones, in seconds.
const GLIDE_SECS: f32 = 0.25;

/// Arranging, as far as the session has to do with it.
#[derive(Default)]
pub(in crate::app) struct Arranging {
    /// Counts what was asked for, so that what comes late is known.
    pub(super) number: u64,
    pub(super) running: Option<Running>,
    pub(super) proposed: Option<Box<Proposed>>,
    /// What was asked for last, and for which revision.
    pub(super) asked: Option<Asked>,
    gliding: Option<Gliding>,
    /// The other side of the arrangement kept last, to go back to it in a moment.
    kept: Option<Kept>,
}

/// A job at work.
pub(super) struct Running {
    pub job: u64,
    pub shared: Arc<Shared>,
}

/// What was asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    pub arrangement: Arrangement,
    pub seed: u64,
    pub revision: u64,
    /// The view before the proposal was brought into it.
    pub camera: crate::board::Camera,
}

struct Gliding {
    from: From,
    passed_secs: f32,
}

/// Where things were before.
enum From {
    /// Where the case has them.
    Case,
    /// Where a proposal had them that is gone.
    Gone(Box<BoardIndex>),
    /// On the other side of the arrangement kept last.
    Kept,
}

/// Both sides of an arrangement that was kept.
struct Kept {
    /// The history's states without and with it.
    states: (u64, u64),
    /// The session's revision in which one side is on show.
    revision: u64,
    /// Where everything is on the other side.
    other: Box<BoardIndex>,
}

impl Arranging {
    /// The case and the index on show in place of the real ones.
    pub fn on_show(&self) -> Option<(&Case, &BoardIndex)> {
        let proposed = self.proposed.as_ref()?;
        Some((proposed.prepared.case(), &proposed.index))
    }

    /// Whether a proposal is on show or in the making.
    pub fn is_active(&self) -> bool {
        self.proposed.is_some() || self.running.is_some()
    }

    /// The glide under way; `index` is the one of the case.
    pub fn glide<'a>(&'a self, index: &'a BoardIndex) -> Option<Glide<'a>> {
        let gliding = self.gliding.as_ref()?;
        let from = match &gliding.from {
            From::Case => index,
            From::Gone(index) => index,
            From::Kept => &self.kept.as_ref()?.other,
        };
        let share = (gliding.passed_secs / GLIDE_SECS).clamp(0.0, 1.0);
        Some(Glide {
            from,
            share: cubic_in_out(share),
        })
    }

    /// Whether something glides.
    pub fn is_gliding(&self) -> bool {
        self.gliding.is_some()
    }

    /// Lets time pass.
    pub fn pass_time(&mut self, passed_secs: f32) {
        if let Some(gliding) = &mut self.gliding {
            gliding.passed_secs += passed_secs;
            if gliding.passed_secs >= GLIDE_SECS {
                self.gliding = None;
            }
        }
    }

    /// Everything is where it belongs at once.
    pub fn finish_gliding(&mut self) {
        self.gliding = None;
    }

    fn glide_from(&mut self, from: From) {
        self.gliding = Some(Gliding {
            from,
            passed_secs: 0.0,
        });
    }

    /// Shows a proposal in place of what is on show.
    pub(super) fn show(&mut self, proposed: Box<Proposed>) {
        let before = self.proposed.replace(proposed);
        self.glide_from(match before {
            Some(before) => From::Gone(Box::new(before.index)),
            None => From::Case,
        });
    }

    /// Takes the proposal away; the board glides back.
    pub(super) fn take_away(&mut self) {
        if let Some(proposed) = self.proposed.take() {
            self.glide_from(From::Gone(Box::new(proposed.index)));
        }
    }

    /// Notes an arrangement that was kept: `other` is where everything was without it.
    pub(super) fn note_kept(&mut self, states: (u64, u64), revision: u64, other: BoardIndex) {
        // The picture shows it already.
        self.gliding = None;
        self.kept = Some(Kept {
            states,
            revision,
            other: Box::new(other),
        });
    }

    /// Whether undoing or redoing led from one side of the kept arrangement to the other.
    pub(super) fn crosses_kept(&self, from: u64, to: u64) -> bool {
        self.kept
            .as_ref()
            .is_some_and(|kept| kept.states == (from, to) || kept.states == (to, from))
    }

    /// Goes over to the other side of the kept arrangement: `swap` gets its index and gives the one of this side.
    pub(super) fn cross_kept(
        &mut self,
        revision: u64,
        swap: impl FnOnce(BoardIndex) -> BoardIndex,
    ) {
        if let Some(kept) = &mut self.kept {
            let other = std::mem::take(&mut *kept.other);
            *kept.other = swap(other);
            kept.revision = revision;
            self.glide_from(From::Kept);
        }
    }

    /// Forgets the other side once the case has gone on.
    pub(super) fn forget_kept_unless(&mut self, revision: u64) {
        if self
            .kept
            .as_ref()
            .is_some_and(|kept| kept.revision != revision)
        {
            if matches!(
                self.gliding,
                Some(Gliding {
                    from: From::Kept,
                    ..
                })
            ) {
                self.gliding = None;
            }
            self.kept = None;
        }
    }
}

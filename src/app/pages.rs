//! The pages of the briefing: frames in an order, gone to, moved, left out and brought back; each with a small sketch.

use super::camera::LARGEST_FIRST_ZOOM;
use super::command::{Availability, CommandId};
use super::presenting::Begin;
use super::session::Session;
use crate::board::{Appearance, BoardTheme, CardSet, Selection, sketch_of};
use crate::edit::ops;
use crate::model::FrameId;
use emath::{Rect, Vec2};
use epaint::Shape;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Which way a page is moved in the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageMove {
    /// One place towards the first.
    Earlier,
    /// One place towards the last.
    Later,
    /// Before the page that stands at this place now, from 0; behind all others if there is none.
    Before(usize),
}

/// The sketches of pages, kept until something on the board changes.
#[derive(Default)]
pub(super) struct PageSketches {
    made_of: Option<SketchBasis>,
    sketches: BTreeMap<FrameId, Arc<[Shape]>>,
}

/// What sketches were made of.
struct SketchBasis {
    generation: u64,
    appearance: Appearance,
    size_in_screen: Vec2,
    hidden: CardSet,
}

impl PartialEq for SketchBasis {
    fn eq(&self, other: &Self) -> bool {
        self.generation == other.generation
            && self.appearance == other.appearance
            && self.size_in_screen == other.size_in_screen
            && self.hidden.is_shared_with(&other.hidden)
    }
}

impl Session {
    /// What lies in a frame, small, in a rectangle of this size whose upper left corner is the origin. In screen points.
    pub fn page_sketch(
        &mut self,
        frame: FrameId,
        theme: &BoardTheme,
        size_in_screen: Vec2,
    ) -> Option<Arc<[Shape]>> {
        let part = self.derived.index.frame(frame)?.rect;
        let basis = SketchBasis {
            generation: self.derived.index.generation(),
            appearance: theme.appearance,
            size_in_screen,
            hidden: self.board.scene.hidden.clone(),
        };
        let kept = &mut self.page_sketches;
        if kept.made_of.as_ref() != Some(&basis) {
            kept.sketches.clear();
            kept.made_of = Some(basis);
        }
        let hidden = &self.board.scene.hidden;
        let make = || {
            let shapes = sketch_of(&self.derived.index, hidden, theme, part, size_in_screen);
            Arc::from(shapes)
        };
        Some(Arc::clone(kept.sketches.entry(frame).or_insert_with(make)))
    }

    /// Selects a frame and glides to it.
    pub(super) fn go_to_page(&mut self, frame: FrameId) {
        self.refresh();
        let Some(rect): Option<Rect> = self.derived.index.frame(frame).map(|frame| frame.rect)
        else {
            return;
        };
        self.select(Selection {
            frames: [frame].into(),
            ..Selection::default()
        });
        let camera = self.fitting_camera(Some(rect), LARGEST_FIRST_ZOOM);
        self.jump_to(camera);
    }

    /// Moves a page in the order; a frame that is no page becomes one there.
    pub(super) fn move_page(&mut self, frame: FrameId, to: PageMove) {
        let mut pages: Vec<FrameId> = self.case().pages().iter().map(|it| it.id).collect();
        let now = pages.iter().position(|id| *id == frame);
        let goal = match (to, now) {
            (PageMove::Earlier, Some(at)) => at.saturating_sub(1),
            (PageMove::Later, Some(at)) => at + 1,
            (PageMove::Earlier | PageMove::Later, None) => return,
            // Its own place is free once it is taken out.
            (PageMove::Before(goal), Some(at)) if goal > at => goal - 1,
            (PageMove::Before(goal), _) => goal,
        };
        pages.retain(|id| *id != frame);
        let goal = goal.min(pages.len());
        if now != Some(goal) {
            pages.insert(goal, frame);
            let label = if now.is_some() {
                "Order pages"
            } else {
                "Add page to the briefing"
            };
            self.edit(label, |tx| ops::reorder_frames(tx, &pages));
        }
    }

    /// Makes frames pages of the briefing, behind those that are.
    pub(super) fn add_pages(&mut self, frames: &[FrameId]) {
        self.edit("Add page to the briefing", |tx| ops::add_pages(tx, frames));
    }

    /// Takes frames out of the briefing; they stay on the board.
    pub(super) fn leave_out_pages(&mut self, frames: &[FrameId]) {
        self.edit("Leave page out of the briefing", |tx| {
            ops::leave_out_pages(tx, frames)
        });
    }

    /// Runs a command about pages or presenting. Returns whether it is one.
    pub(super) fn run_pages(&mut self, command: CommandId) -> bool {
        match command {
            CommandId::TogglePages => {
                self.change_settings(|settings| settings.pages_open = !settings.pages_open);
            }
            CommandId::Present => self.begin_presenting(Begin::AtStart),
            CommandId::PresentFromHere => self.begin_presenting(Begin::Here),
            CommandId::PageOfBriefing => {
                let frames: Vec<FrameId> = self.selection().frames.iter().copied().collect();
                if self.are_pages(&frames) {
                    self.leave_out_pages(&frames);
                } else {
                    self.add_pages(&frames);
                }
            }
            CommandId::PageEarlier => self.move_selected_page(PageMove::Earlier),
            CommandId::PageLater => self.move_selected_page(PageMove::Later),
            CommandId::ReduceMotion => {
                self.change_settings(|settings| settings.reduce_motion = !settings.reduce_motion);
            }
            _ => return false,
        }
        true
    }

    /// Whether and how such a command can be run now.
    pub(super) fn pages_availability(&self, command: CommandId) -> Option<Availability> {
        use Availability as A;
        Some(match command {
            CommandId::TogglePages => A::checked_if(self.settings.pages_open),
            CommandId::ReduceMotion => A::checked_if(self.settings.reduce_motion),
            CommandId::Present => A::enabled_if(self.derived.index.bounds().is_some()),
            CommandId::PresentFromHere => {
                A::enabled_if(self.case().frames().iter().any(|frame| frame.page > 0))
            }
            CommandId::PageOfBriefing if self.selection().frames.is_empty() => A::Disabled,
            CommandId::PageOfBriefing => {
                let mut frames = self.selection().frames.iter();
                A::checked_if(frames.all(|id| self.page_of(*id) > 0))
            }
            CommandId::PageEarlier | CommandId::PageLater => {
                let page = self
                    .selection()
                    .only_frame()
                    .map_or(0, |id| self.page_of(id));
                A::enabled_if(page > 0)
            }
            _ => return None,
        })
    }

    fn move_selected_page(&mut self, to: PageMove) {
        if let Some(frame) = self.selection().only_frame() {
            self.move_page(frame, to);
        }
    }

    fn are_pages(&self, frames: &[FrameId]) -> bool {
        frames.iter().all(|id| self.page_of(*id) > 0)
    }

    /// The number of a frame among the pages; 0 if it is none.
    fn page_of(&self, frame: FrameId) -> u32 {
        self.case().frame(frame).map_or(0, |frame| frame.page)
    }
}

//! Which words are selected, by pointer and keyboard.

use super::page::Page;
use crate::app::ReadText;
use egui::{Pos2, Rect};
use std::ops::Range;

/// What a drag selects by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Unit {
    /// Letters.
    #[default]
    Letter,
    /// Whole words.
    Word,
    /// Whole paragraphs.
    Paragraph,
}

/// Near the edge a drag scrolls: within this many points, at most this many points a second.
const EDGE: f32 = 24.0;
const FASTEST: f32 = 900.0;

/// The selection of one pane, in scalar values.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Selecting {
    /// What the selection began with.
    origin: Range<u32>,
    /// Where it ends, before or behind its beginning.
    head: u32,
    unit: Unit,
    /// Whether there is one.
    is_set: bool,
}

impl Selecting {
    /// The selected words; `None` where there are none.
    pub fn range(&self) -> Option<Range<u32>> {
        let range = self.origin.start.min(self.head)..self.origin.end.max(self.head);
        (self.is_set && !range.is_empty()).then_some(range)
    }

    /// The moving end.
    pub fn head(&self) -> u32 {
        self.head
    }

    /// Whether there is a place to extend from.
    pub fn is_set(&self) -> bool {
        self.is_set
    }

    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Begins at a place.
    pub fn begin(&mut self, text: &ReadText, at: u32, under: u32, unit: Unit) {
        self.unit = unit;
        self.is_set = true;
        self.origin = match unit {
            Unit::Letter => at..at,
            Unit::Word => text.word_at(under),
            Unit::Paragraph => text.paragraph_at(under),
        };
        self.head = self.origin.end;
    }

    /// Lets the selection reach to a place.
    pub fn extend(&mut self, text: &ReadText, at: u32) {
        if !self.is_set {
            self.begin(text, at, at, Unit::Letter);
            return;
        }
        let reach = match self.unit {
            Unit::Letter => at..at,
            Unit::Word => text.word_at(at),
            Unit::Paragraph => text.paragraph_at(at),
        };
        self.head = if at < self.origin.start {
            reach.start
        } else if at > self.origin.end {
            // At the very end of a word the next one is not meant.
            if reach.start == at { at } else { reach.end }
        } else if self.origin.is_empty() {
            at
        } else {
            self.origin.end
        };
    }

    /// Moves the end by keyboard.
    pub fn move_head(&mut self, to: u32) {
        if let Some(range) = self.range()
            && self.unit != Unit::Letter
        {
            let start = if self.head == range.start {
                range.end
            } else {
                range.start
            };
            self.origin = start..start;
        }
        self.unit = Unit::Letter;
        self.is_set = true;
        self.head = to;
    }

    /// Puts the beginning and the end at one place.
    pub fn put(&mut self, at: u32) {
        *self = Self {
            origin: at..at,
            head: at,
            unit: Unit::Letter,
            is_set: true,
        };
    }

    /// Selects exactly this.
    pub fn set(&mut self, range: Range<u32>) {
        *self = Self {
            head: range.end,
            origin: range.start..range.start,
            unit: Unit::Letter,
            is_set: true,
        };
    }
}

/// How fast a drag at this point scrolls, in points a second; 0 away from the edges.
pub(super) fn edge_speed(view: Rect, pos: Pos2) -> f32 {
    let below = pos.y - (view.bottom() - EDGE);
    let above = (view.top() + EDGE) - pos.y;
    let pull = |depth: f32| (depth / (2.0 * EDGE)).clamp(0.0, 1.0) * FASTEST;
    if below > 0.0 {
        pull(below)
    } else if above > 0.0 {
        -pull(above)
    } else {
        0.0
    }
}

/// The place a key moves the end of a selection to.
pub(super) fn moved(page: &Page, text: &ReadText, from: u32, step: Step) -> u32 {
    match step {
        Step::Letter { back } => text.step(from, back),
        Step::Word { back } => text.step_word(from, back),
        Step::Line { back } => page
            .line_step(from, !back)
            .unwrap_or_else(|| text.step(from, back)),
        Step::Paragraph { back } => {
            let here = text.paragraph_at(from);
            match (back, from == here.start, from >= here.end) {
                (true, false, _) => here.start,
                (true, true, _) => text.paragraph_at(text.step(from, true)).start,
                (false, _, false) => here.end,
                (false, _, true) => text.paragraph_at(text.step(from, false)).end,
            }
        }
        Step::End { back: true } => 0,
        Step::End { back: false } => text.len_chars,
    }
}

/// How far a key goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Letter { back: bool },
    Word { back: bool },
    Line { back: bool },
    Paragraph { back: bool },
    End { back: bool },
}

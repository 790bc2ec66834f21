//! The page of one pane: which blocks are in view, and where. Only those are set in type, whatever the length of the text.
//!
//! The place is an anchor: the first block in view and how much of it is above the edge. Blocks above are never measured
//! until they come into view, so what is read does not jump when heights become known. Item 0 is the title block; item
//! n is the n-th chunk on show.

use super::lay::{Laid, Line, SetType, lay};
use super::style::BlockStyle;
use crate::app::{Chunk, ReadText};
use crate::model::BlockShape;
use crate::ui::theme::reading;
use egui::{Pos2, Rect, pos2, vec2};
use std::collections::HashMap;
use std::sync::Arc;

/// So many blocks set in type are kept at most.
const MOST_LAID: usize = 400;

/// What type was set for: all of it is set anew when one of these changes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SetFor {
    pub width: f32,
    pub type_size: f32,
    pub pixels_per_point: f32,
    pub hides_furniture: bool,
}

/// The first item in view, and how much of it is above the edge, in points.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Anchor {
    item: usize,
    offset: f32,
}

/// A block in view.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    /// Its place among the text's chunks.
    pub chunk: usize,
    /// The upper left of its lines, in screen points.
    pub origin: Pos2,
    pub style: BlockStyle,
    pub laid: Arc<Laid>,
}

impl Seen {
    /// A line's rectangle on the screen, `width` wide.
    pub fn rect(&self, width: f32) -> Rect {
        Rect::from_min_size(self.origin, vec2(width, self.laid.height))
    }
}

fn is_preformatted(chunk: &Chunk) -> bool {
    chunk.shape == BlockShape::Preformatted
}

/// The page of one pane.
#[derive(Default)]
pub(super) struct Page {
    text: Option<Arc<ReadText>>,
    set_for: Option<SetFor>,
    laid: HashMap<usize, Arc<Laid>>,
    anchor: Anchor,
    /// The first scalar value in view.
    pub first_char: u32,
    /// One past the last in view.
    pub last_char: u32,
    /// Height of the title block as shown last.
    pub title_height: f32,
    /// Blocks in view, from the top.
    pub seen: Vec<Seen>,
    /// Where the title block's top is, if it is in view, in screen points.
    pub title_top: Option<f32>,
    pub is_at_end: bool,
    /// How many blocks were ever set in type, for tests.
    pub set_count: usize,
}

impl Page {
    /// The text on show.
    pub fn text(&self) -> Option<&Arc<ReadText>> {
        self.text.as_ref()
    }

    /// Gets ready for a frame: drops type that was set for something else, and keeps the words in view in view.
    pub fn prepare(&mut self, text: &Arc<ReadText>, set_for: &SetFor, set: &mut SetType<'_>) {
        let is_same_text = self
            .text
            .as_ref()
            .is_some_and(|known| Arc::ptr_eq(known, text));
        if is_same_text && self.set_for.as_ref() == Some(set_for) {
            return;
        }
        let was_below_title = self.anchor.item > 0;
        self.laid.clear();
        self.text = Some(Arc::clone(text));
        self.set_for = Some(set_for.clone());
        if !is_same_text {
            self.anchor = Anchor::default();
            self.seen.clear();
        } else if was_below_title {
            self.go_to(self.first_char, 0.0, set);
        }
    }

    /// Brings a scalar value to this far below the upper edge, in points.
    pub fn go_to(&mut self, at: u32, below: f32, set: &mut SetType<'_>) {
        let Some(text) = self.text.clone() else {
            return;
        };
        if at == 0 && below == 0.0 {
            self.anchor = Anchor::default();
            return;
        }
        let item = self.item_of(&text, text.chunk_at(at));
        let (style, laid) = match self
            .chunk_of(&text, item)
            .map(|chunk| self.laid(&text, chunk, set))
        {
            Some(known) => known,
            None => return,
        };
        let line_top = laid.line_of(at).map_or(0.0, |line| line.top);
        self.anchor = Anchor {
            item,
            offset: style.space_before + line_top - below,
        };
    }

    /// The item that shows a chunk, or the next that is shown.
    fn item_of(&self, text: &ReadText, chunk: usize) -> usize {
        let index = if self.hides_furniture() {
            text.report_chunks
                .partition_point(|shown| (*shown as usize) < chunk)
                .min(text.report_chunks.len().saturating_sub(1))
        } else {
            chunk
        };
        index + 1
    }

    fn hides_furniture(&self) -> bool {
        self.set_for.as_ref().is_some_and(|set| set.hides_furniture)
    }

    fn chunk_of(&self, text: &ReadText, item: usize) -> Option<usize> {
        let index = item.checked_sub(1)?;
        if self.hides_furniture() {
            text.report_chunks.get(index).map(|chunk| *chunk as usize)
        } else {
            (index < text.chunks.len()).then_some(index)
        }
    }

    fn items(&self, text: &ReadText) -> usize {
        1 + if self.hides_furniture() {
            text.report_chunks.len()
        } else {
            text.chunks.len()
        }
    }

    fn laid(
        &mut self,
        text: &ReadText,
        index: usize,
        set: &mut SetType<'_>,
    ) -> (BlockStyle, Arc<Laid>) {
        let (type_size, width) = self
            .set_for
            .as_ref()
            .map_or((15.0, 400.0), |set| (set.type_size, set.width));
        let Some(chunk) = text.chunks.get(index) else {
            return (BlockStyle::title(type_size), Arc::default());
        };
        let style = BlockStyle::of(chunk, type_size);
        if let Some(laid) = self.laid.get(&index) {
            return (style, Arc::clone(laid));
        }
        if self.laid.len() >= MOST_LAID {
            self.laid.clear();
        }
        let words = text.words_of(chunk);
        let room = (width - style.indent).max(type_size * 4.0);
        let laid = Arc::new(lay(words, chunk.chars.start, &style, room, set));
        self.set_count += 1;
        self.laid.insert(index, Arc::clone(&laid));
        (style, laid)
    }

    fn height(&mut self, text: &ReadText, item: usize, set: &mut SetType<'_>) -> f32 {
        match self.chunk_of(text, item) {
            Some(chunk) => {
                let (style, laid) = self.laid(text, chunk, set);
                let next = text.chunks.get(chunk + 1);
                let after = match next {
                    Some(next) if next.continues => 0.0,
                    // Lines whose spaces count stand close, and apart from what follows.
                    Some(next) if style.space_after == 0.0 && !is_preformatted(next) => {
                        style.line_height / 2.0
                    }
                    _ => style.space_after,
                };
                style.space_before + laid.height + after
            }
            None => self.title_height,
        }
    }

    /// Moves the text up by this much, in points, without regard to its ends.
    pub fn scroll(&mut self, delta: f32) {
        self.anchor.offset += delta;
    }

    /// Goes to the end.
    pub fn go_to_end(&mut self) {
        if let Some(text) = &self.text {
            self.anchor = Anchor {
                item: self.items(text).saturating_sub(1),
                offset: f32::MAX / 4.0,
            };
        }
    }

    /// Finds the blocks in view. `column` is where lines go: its top the upper edge, its bottom the lower.
    pub fn place(&mut self, column: Rect, set: &mut SetType<'_>) {
        let Some(text) = self.text.clone() else {
            self.seen.clear();
            return;
        };
        self.settle(&text, column.height(), set);
        let bottom = self.fill(&text, column, set);
        let edge = column.bottom() - reading::EDGE;
        let is_whole = self.anchor == Anchor::default();
        if self.is_at_end && bottom < edge && !is_whole {
            self.anchor.offset -= edge - bottom;
            self.settle(&text, column.height(), set);
            self.fill(&text, column, set);
        }
    }

    /// Brings the anchor's offset into its item.
    fn settle(&mut self, text: &ReadText, view_height: f32, set: &mut SetType<'_>) {
        let last = self.items(text).saturating_sub(1);
        self.anchor.item = self.anchor.item.min(last);
        if self.anchor.item == last {
            let height = self.height(text, last, set);
            self.anchor.offset = self
                .anchor
                .offset
                .min((height - view_height * 0.2).max(height - 40.0).max(0.0));
        }
        while self.anchor.offset < 0.0 && self.anchor.item > 0 {
            self.anchor.item -= 1;
            self.anchor.offset += self.height(text, self.anchor.item, set);
        }
        self.anchor.offset = self.anchor.offset.max(0.0);
        while self.anchor.item < last {
            let height = self.height(text, self.anchor.item, set);
            // The title block stays until it is known how high it is.
            if self.anchor.offset < height || self.anchor == Anchor::default() {
                break;
            }
            self.anchor.offset -= height;
            self.anchor.item += 1;
        }
    }

    /// Places items from the anchor down; gives where the last one ends.
    fn fill(&mut self, text: &ReadText, column: Rect, set: &mut SetType<'_>) -> f32 {
        self.seen.clear();
        self.title_top = None;
        let mut y = column.top() - self.anchor.offset;
        let items = self.items(text);
        let mut item = self.anchor.item;
        while item < items && y < column.bottom() {
            match self.chunk_of(text, item) {
                Some(chunk) => {
                    let (style, laid) = self.laid(text, chunk, set);
                    let is_rtl = laid.lines.first().is_some_and(|line| line.is_rtl);
                    let indent = if is_rtl { 0.0 } else { style.indent };
                    self.seen.push(Seen {
                        chunk,
                        origin: pos2(column.left() + indent, y + style.space_before),
                        style,
                        laid,
                    });
                }
                None => self.title_top = Some(y),
            }
            y += self.height(text, item, set);
            item += 1;
        }
        self.is_at_end = item >= items && y <= column.bottom();
        self.note_chars(column);
        y
    }

    fn note_chars(&mut self, column: Rect) {
        let in_view = |seen: &Seen, line: &Line| {
            let top = seen.origin.y + line.top;
            top + line.height * 0.5 >= column.top() && top <= column.bottom()
        };
        let mut lines = self.seen.iter().flat_map(|seen| {
            let lines = seen.laid.lines.iter();
            lines
                .filter(|line| in_view(seen, line))
                .map(|line| line.chars.clone())
        });
        if let Some(first) = lines.next() {
            let last = lines.last().unwrap_or_else(|| first.clone());
            (self.first_char, self.last_char) = (first.start, last.end);
        }
        if self.title_top.is_some() {
            self.first_char = 0;
        }
    }

    /// The block at a height of the screen: the nearest if there is none.
    pub fn seen_at(&self, y: f32) -> Option<&Seen> {
        let index = self
            .seen
            .partition_point(|seen| seen.origin.y + seen.laid.height <= y);
        let below = self.seen.get(index);
        let above = index.checked_sub(1).and_then(|index| self.seen.get(index));
        match (above, below) {
            (Some(above), Some(below)) => {
                let to_above = y - (above.origin.y + above.laid.height);
                let to_below = below.origin.y - y;
                Some(if to_below <= to_above { below } else { above })
            }
            (above, below) => below.or(above),
        }
    }

    /// The place between two scalar values nearest to a point of the screen.
    pub fn boundary_at(&self, pos: Pos2) -> Option<u32> {
        let seen = self.seen_at(pos.y)?;
        let line = seen.laid.line_at(pos.y - seen.origin.y)?;
        Some(line.boundary_at(pos.x - seen.origin.x))
    }

    /// The scalar value under a point of the screen.
    pub fn char_under(&self, pos: Pos2) -> Option<u32> {
        let seen = self.seen_at(pos.y)?;
        let y = pos.y - seen.origin.y;
        if y < 0.0 || y > seen.laid.height {
            return None;
        }
        seen.laid.line_at(y)?.char_under(pos.x - seen.origin.x)
    }

    /// The rectangles of a range of scalar values that are in view, in screen points.
    pub fn rects(&self, chars: std::ops::Range<u32>) -> Vec<Rect> {
        let mut rects = Vec::new();
        for seen in &self.seen {
            let inside = seen.laid.rects(chars.clone());
            rects.extend(
                inside
                    .iter()
                    .map(|rect| rect.translate(seen.origin.to_vec2())),
            );
        }
        rects
    }

    /// The place one line above or below a scalar value, at the same distance from the side.
    pub fn line_step(&self, at: u32, down: bool) -> Option<u32> {
        let holds = |seen: &&Seen| {
            let lines = &seen.laid.lines;
            lines.first().is_some_and(|line| line.chars.start <= at)
                && lines.last().is_some_and(|line| at <= line.chars.end)
        };
        let seen = self.seen.iter().find(holds)?;
        let line = seen.laid.line_of(at)?;
        let x = seen.origin.x + line.x_of(at);
        let y = seen.origin.y + line.top;
        let y = if down {
            y + line.height * 1.5
        } else {
            y - line.height * 0.5
        };
        self.boundary_at(pos2(x, y))
    }
}

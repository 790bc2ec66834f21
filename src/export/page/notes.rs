//! Source notes in columns.

use super::text::Text;
use crate::board::fonts::Weight;
use emath::{Pos2, pos2};
use epaint::text::FontsView;
use epaint::{Color32, Shape};

/// Type of notes, in units.
const TYPE: f32 = 9.5;
/// The narrowest column, in units.
const NARROWEST: f32 = 300.0;
/// Between columns, in units.
const BETWEEN: f32 = 18.0;
/// For the number of a note, in units.
const NUMBER: f32 = 18.0;
/// Between notes, in units.
const GAP: f32 = 3.0;
/// No note is longer.
const MOST_LINES: usize = 12;

/// A note with its number.
struct Note {
    number: Option<Text>,
    words: Text,
}

/// Notes set in columns of one width.
pub(super) struct Notes {
    notes: Vec<Note>,
    columns: usize,
    column_width: f32,
}

/// Notes that stand together, from one to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Portion {
    pub first: usize,
    pub end: usize,
    /// Of the highest column, in units.
    pub height: f32,
}

impl Notes {
    /// Sets notes, and a remark that has no number, for a width in units.
    pub fn new(notes: &[String], remark: &str, width: f32, fonts: &mut FontsView<'_>) -> Self {
        let columns = ((width + BETWEEN) / (NARROWEST + BETWEEN)).floor();
        let columns = (columns as usize).clamp(1, 3);
        let column_width = (width - BETWEEN * (columns - 1) as f32) / columns as f32;
        let room = (column_width - NUMBER).max(20.0);
        let mut set = |text: &str, number: Option<usize>| Note {
            number: number.map(|number| {
                let number = format!("{number}");
                Text::new(&number, Weight::SemiBold, TYPE, (NUMBER, 1), fonts)
            }),
            words: Text::new(text, Weight::Regular, TYPE, (room, MOST_LINES), fonts),
        };
        let mut all: Vec<Note> = notes
            .iter()
            .enumerate()
            .map(|(at, note)| set(note, Some(at + 1)))
            .collect();
        if !remark.is_empty() {
            all.push(set(remark, None));
        }
        Self {
            notes: all,
            columns,
            column_width,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }

    /// As many notes from `first` on as fit into columns of this height, at least one; their columns are as even as can be.
    pub fn portion(&self, first: usize, most_height: f32) -> Portion {
        let mut best = self.fill(first, most_height);
        // The same notes in lower columns.
        const STEPS: usize = 40;
        for step in (1..STEPS).rev() {
            let lower = self.fill(first, most_height.min(4000.0) * step as f32 / STEPS as f32);
            if lower.end < best.end {
                break;
            }
            best = lower;
        }
        best
    }

    fn fill(&self, first: usize, height: f32) -> Portion {
        let mut portion = Portion {
            first,
            end: first,
            height: 0.0,
        };
        let (mut column, mut used) = (0, 0.0);
        for note in self.notes.iter().skip(first) {
            let needs = note.words.size.y;
            if used > 0.0 && used + needs > height {
                column += 1;
                used = 0.0;
            }
            let is_first = portion.end == first;
            if column >= self.columns || (needs > height && !is_first) {
                break;
            }
            used += needs + GAP;
            portion.end += 1;
            portion.height = portion.height.max(used);
        }
        portion
    }

    /// The shapes of a portion whose upper left corner is at a place in units.
    pub fn shapes(
        &self,
        portion: Portion,
        at: Pos2,
        color: Color32,
        points_per_unit: f32,
    ) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let (mut column, mut used) = (0, 0.0);
        let some = self.notes.get(portion.first..portion.end);
        for note in some.unwrap_or_default() {
            let needs = note.words.size.y;
            if used > 0.0 && used + needs > portion.height + 0.01 {
                column += 1;
                used = 0.0;
            }
            let x = at.x + column as f32 * (self.column_width + BETWEEN);
            let y = at.y + used;
            if let Some(number) = &note.number {
                shapes.push(number.shape(pos2(x, y), color, points_per_unit));
            }
            shapes.push(
                note.words
                    .shape(pos2(x + NUMBER, y), color, points_per_unit),
            );
            used += needs + GAP;
        }
        shapes
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.notes.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::fonts::bundled_fonts;

    fn notes(count: usize, width: f32) -> Notes {
        let text = "Outlet, “A title of some length that goes on”, 13 Oct 2023, by Somebody, https://example.org/1";
        let all = vec![text.to_owned(); count];
        Notes::new(
            &all,
            "",
            width,
            &mut bundled_fonts().with_pixels_per_point(1.0),
        )
    }

    #[test]
    fn no_note_is_lost_between_pages() {
        for width in [200.0, 700.0, 1200.0] {
            let notes = notes(23, width);
            let mut at = 0;
            let mut pages = 0;
            while at < notes.len() {
                let portion = notes.portion(at, 90.0);
                assert_eq!(portion.first, at);
                assert!(portion.end > at && portion.height <= 120.0);
                let shapes = notes.shapes(portion, Pos2::ZERO, Color32::BLACK, 1.0);
                assert_eq!(shapes.len(), 2 * (portion.end - portion.first));
                at = portion.end;
                pages += 1;
            }
            assert!(pages > 1, "{width}");
        }
    }

    #[test]
    fn even_a_note_higher_than_the_page_is_shown() {
        let portion = notes(3, 200.0).portion(0, 1.0);
        assert_eq!((portion.first, portion.end), (0, 1));
    }

    #[test]
    fn columns_are_even() {
        let notes = notes(4, 700.0);
        let portion = notes.portion(0, 1000.0);
        assert_eq!(portion.end, 4);
        let one = notes.portion(0, 1.0).height;
        assert!(portion.height < 2.6 * one, "{} {one}", portion.height);
    }
}

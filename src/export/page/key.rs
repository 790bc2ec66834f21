//! The legend set in rows.

use super::legend::{Entry, LineStyle, Swatch};
use super::text::Text;
use crate::board::fonts::Weight;
use emath::{Pos2, Rect, Vec2, pos2, vec2};
use epaint::text::FontsView;
use epaint::{Color32, Shape, Stroke};

/// Type of entries, in units.
const TYPE: f32 = 9.5;
/// Side of an icon, in units.
const ICON: f32 = 11.0;
/// Room for what stands before the words, in units.
const SWATCH: f32 = 20.0;
/// Between entries of a row, in units.
const BETWEEN: f32 = 14.0;
/// From one row to the next, in units.
const ROW: f32 = 16.0;

/// An entry in its place, in units from the legend's upper left corner.
struct Placed {
    swatch: Swatch,
    icon: Option<Text>,
    words: Text,
    at: Pos2,
}

/// The legend of a page.
pub(super) struct Key {
    entries: Vec<Placed>,
    /// In units.
    pub height: f32,
}

impl Key {
    /// Sets entries in rows of a width in units.
    pub fn new(entries: &[Entry], width: f32, fonts: &mut FontsView<'_>) -> Self {
        let mut at = Pos2::ZERO;
        let mut placed = Vec::new();
        for entry in entries {
            let room = ((width - SWATCH).max(20.0), 1);
            let words = Text::new(&entry.words, Weight::Regular, TYPE, room, fonts);
            let needs = SWATCH + words.size.x;
            if at.x > 0.0 && at.x + needs > width {
                at = pos2(0.0, at.y + ROW);
            }
            let icon = match entry.swatch {
                Swatch::Icon(icon, _) => Some((icon, Weight::Icon, ICON)),
                Swatch::Letter(letter) => Some((letter, Weight::SemiBold, TYPE)),
                Swatch::Line(..) => None,
            };
            let icon = icon.map(|(letter, weight, size)| {
                let letter = letter.to_string();
                Text::new(&letter, weight, size, (f32::INFINITY, 1), fonts)
            });
            placed.push(Placed {
                swatch: entry.swatch,
                icon,
                words,
                at,
            });
            at.x += needs + BETWEEN;
        }
        let height = if placed.is_empty() { 0.0 } else { at.y + ROW };
        Self {
            entries: placed,
            height,
        }
    }

    /// The shapes of the legend, its upper left corner at a place in units.
    pub fn shapes(&self, at: Pos2, words: Color32, points_per_unit: f32) -> Vec<Shape> {
        let mut shapes = Vec::new();
        for entry in &self.entries {
            let left = at + entry.at.to_vec2();
            let middle = left.y + ROW / 2.0;
            if let Some(icon) = &entry.icon {
                let color = match entry.swatch {
                    Swatch::Icon(_, color) => color,
                    _ => words,
                };
                let x = left.x + (SWATCH - 6.0 - icon.size.x).max(0.0) / 2.0;
                let pos = pos2(x, middle - icon.size.y / 2.0);
                shapes.push(icon.shape(pos, color, points_per_unit));
            }
            if let Swatch::Line(color, style) = entry.swatch {
                let line = Rect::from_min_size(pos2(left.x, middle), vec2(SWATCH - 6.0, 0.0));
                put_line(line, color, style, points_per_unit, &mut shapes);
            }
            let pos = pos2(left.x + SWATCH, middle - entry.words.size.y / 2.0);
            shapes.push(entry.words.shape(pos, words, points_per_unit));
        }
        shapes
    }
}

/// A piece of a line from left to right, in units.
fn put_line(
    line: Rect,
    color: Color32,
    style: LineStyle,
    points_per_unit: f32,
    shapes: &mut Vec<Shape>,
) {
    let in_points = |pos: Pos2| (pos.to_vec2() * points_per_unit).to_pos2();
    let stroke = Stroke::new(1.6 * points_per_unit, color);
    let (length, step) = match style {
        LineStyle::Solid => (line.width(), line.width()),
        LineStyle::Dashed => (3.6, 5.2),
        LineStyle::Dotted => (0.0, 3.5),
    };
    let mut x = line.min.x;
    while x + length <= line.max.x + 0.01 {
        let start = pos2(x, line.min.y);
        if length > 0.0 {
            let end = start + Vec2::new(length, 0.0);
            shapes.push(Shape::line_segment(
                [in_points(start), in_points(end)],
                stroke,
            ));
        } else {
            shapes.push(Shape::circle_filled(
                in_points(start),
                points_per_unit,
                color,
            ));
        }
        x += step.max(0.5);
    }
}

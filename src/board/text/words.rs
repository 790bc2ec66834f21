//! Words of a picture that are not set in type yet: what an export reads, be it pixels or curves.
//!
//! The screen sets all words of a frame at once and keeps them. A picture of ten thousand cards would hold the type of all
//! of them in memory; an export takes the words as they were broken into lines and sets them when it gets to them.

use super::breaking::{BrokenText, Line, Span, TextSpec, break_lines};
use super::set::{galley_at, line_height, scaled_to};
use crate::board::fonts::Weight;
use emath::{Pos2, Rect, Vec2, vec2};
use epaint::text::FontsView;
use epaint::{Color32, Shape, TextShape};
use std::sync::Arc;

/// Words of a picture, broken into lines, and where they go.
#[derive(Debug, Clone)]
pub struct Words {
    /// Upper left corner of the first line (right corner, if they run from right to left), in screen points.
    pub origin: Pos2,
    /// Screen points to a point of the words.
    pub zoom: f32,
    /// Their colour.
    pub color: Color32,
    /// Type size at a zoom of 100 %, in points.
    pub type_size: f32,
    pub(super) text: Arc<BrokenText>,
}

impl Words {
    /// One line of words, black, with their upper left corner at the origin.
    pub fn line(text: &str, weight: Weight, type_size: f32, fonts: &mut FontsView<'_>) -> Self {
        let spans = vec![Span::new(text, weight)];
        Self::lines_of(spans, type_size, f32::INFINITY, 1, fonts)
    }

    /// Words in as many lines as they need at a width, in points, black, with their upper left corner at the origin.
    pub fn lines_of(
        spans: Vec<Span>,
        type_size: f32,
        width: f32,
        max_lines: usize,
        fonts: &mut FontsView<'_>,
    ) -> Self {
        let spec = TextSpec {
            spans,
            size: type_size,
            width,
            max_lines,
        };
        Self {
            origin: Pos2::ZERO,
            zoom: 1.0,
            color: Color32::BLACK,
            type_size,
            text: Arc::new(break_lines(&spec, fonts)),
        }
    }

    /// Width and height of all lines, in screen points.
    pub fn size_in_screen(&self) -> Vec2 {
        let height = self.line_height() * self.text.lines.len() as f32;
        vec2(self.text.width, height) * self.zoom
    }

    /// The lines, first to last.
    pub fn lines(&self) -> &[Line] {
        &self.text.lines
    }

    /// Whether they hang on their right side.
    pub fn is_rtl(&self) -> bool {
        self.text.is_rtl
    }

    /// From one line to the next at a zoom of 100 %, in points.
    pub fn line_height(&self) -> f32 {
        line_height(self.type_size)
    }

    /// Where they are at most, in screen points: marks above and below letters may stand out of their line.
    pub fn bounds_in_screen(&self) -> Rect {
        let size = self.size_in_screen();
        let left = if self.text.is_rtl { size.x } else { 0.0 };
        let room = Vec2::splat(self.line_height() * self.zoom);
        Rect::from_min_size(self.origin - vec2(left, 0.0), size).expand2(room)
    }

    /// The words in type, as the screen would show them.
    pub fn set(&self, fonts: &mut FontsView<'_>) -> Shape {
        let (galley, residual) = galley_at(&self.text, self.type_size, self.zoom, fonts);
        let galley = scaled_to(galley, residual);
        Shape::Text(TextShape::new(self.origin, galley, self.color))
    }
}

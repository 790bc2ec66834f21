//! Words on a page, in units of the page.

use crate::board::fonts::Weight;
use crate::board::{Drawn, Span, Words};
use emath::{Pos2, Vec2, vec2};
use epaint::text::FontsView;
use epaint::{Color32, Shape};

/// The height of Inter's own line as a multiple of its size.
const NATURAL_LEADING: f32 = 1.21;

/// Words broken into lines, in units of the page.
#[derive(Debug, Clone)]
pub(super) struct Text {
    words: Words,
    /// Width and height.
    pub size: Vec2,
}

impl Text {
    /// Words within a width.
    pub fn new(
        text: &str,
        weight: Weight,
        type_size: f32,
        (width, max_lines): (f32, usize),
        fonts: &mut FontsView<'_>,
    ) -> Self {
        let spans = vec![Span::new(text, weight)];
        let words = Words::lines_of(spans, type_size, width, max_lines, fonts);
        let size = words.size_in_screen();
        Self { words, size }
    }

    /// The words with their upper left corner at a place in units, for a picture with so many points to a unit.
    pub fn shape(&self, pos: Pos2, color: Color32, points_per_unit: f32) -> Shape {
        let drop = (self.words.line_height() - NATURAL_LEADING * self.words.type_size) / 2.0;
        let right = if self.words.is_rtl() {
            self.size.x
        } else {
            0.0
        };
        let mut words = self.words.clone();
        words.origin = ((pos + vec2(right, drop)).to_vec2() * points_per_unit).to_pos2();
        words.zoom = points_per_unit;
        words.color = color;
        Drawn::Words(words).into()
    }
}

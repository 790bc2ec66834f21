//! The picture as curves: one reader of its shapes for all writers of curves.
//!
//! A [`Sheet`] is what a format must be able to draw: filled and stroked figures, lines of letters, the grid, pixels. The
//! reader here turns every shape of a picture into those, back to front; SVG and PDF only write them down.

mod ahead;
mod figure;
mod pixels;
mod reader;

pub(super) use figure::{Figure, Pen, Piece, round_corners};
pub(super) use pixels::Pixels;
pub(super) use reader::read;

use super::letters::{Faces, LetterLine};
use crate::board::DrawnDots;
use emath::Rect;
use epaint::Color32;

/// What a format of curves can draw, in screen points.
pub(super) trait Sheet {
    /// What follows shows within a rectangle only, until [`Self::end_clip`].
    fn start_clip(&mut self, clip: Rect);
    /// Ends what [`Self::start_clip`] started.
    fn end_clip(&mut self);
    /// Fills a figure with a colour, which may be translucent.
    fn fill(&mut self, figure: &Figure, color: Color32);
    /// Draws the outline of a figure.
    fn stroke(&mut self, figure: &Figure, pen: &Pen);
    /// Fills a figure with a colour and outlines it along the same way.
    fn fill_and_stroke(&mut self, figure: &Figure, color: Color32, pen: &Pen);
    /// Writes a line of letters.
    fn letters(&mut self, line: &LetterLine, faces: &Faces);
    /// Draws the dots of the grid.
    fn dots(&mut self, dots: &DrawnDots);
    /// Draws pixels into a rectangle with rounded corners.
    fn pixels(&mut self, pixels: &Pixels<'_>, rect: Rect, radius: f32);
}

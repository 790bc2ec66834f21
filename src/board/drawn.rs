//! What a picture holds beside the shapes that a window's painter knows, for readers that are no window.
//!
//! A picture is one list of shapes, made by one code. For a window, lines are meshes and words are set in type: that is what
//! a painter of triangles needs. A writer of curves needs the line itself, and words that can be searched. These come in the
//! same list at the same places, as shapes of a kind that carries foreign things; a window never sees one.

use super::text::Words;
use emath::{Pos2, Rect};
use epaint::{Color32, PaintCallback, Shape, Stroke};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Who reads a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Medium {
    /// A window: everything is as a painter of triangles wants it.
    #[default]
    Screen,
    /// A painter of pixels that goes through the picture band by band: lines are meshes, words wait to be set.
    Pixels,
    /// A writer of curves: lines and words are as they were meant.
    Curves,
}

/// Whether the empty board is in a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Ground {
    /// With its colour and its dots.
    #[default]
    Board,
    /// What lies on it only.
    Bare,
}

/// How a line is broken up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Dash {
    /// Not at all.
    Solid,
    /// Into dashes and gaps of these lengths, in screen points.
    Dashed(f32, f32),
    /// Into dots this far apart, in screen points.
    Dotted(f32),
}

/// How much wider a dot is than the line that is broken up into dots.
pub const DOT: f32 = 1.24;

/// The way of a line, in screen points.
#[derive(Debug, Clone, PartialEq)]
pub enum Way {
    /// One cubic curve: start, two control points, end.
    Curve([Pos2; 4]),
    /// Straight pieces.
    Corners(Vec<Pos2>),
}

/// A line as it was meant.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnLine {
    /// Where it goes.
    pub way: Way,
    /// How wide it is, and its colour.
    pub stroke: Stroke,
    /// How it is broken up.
    pub dash: Dash,
}

/// The dots of the board's grid.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DrawnDots {
    /// Where there are any, in screen points.
    pub rect: Rect,
    /// The middle of one of them.
    pub origin: Pos2,
    /// From one to the next, across and down.
    pub step: f32,
    /// Half of a dot's side.
    pub half: f32,
    /// Their colour.
    pub color: Color32,
}

/// What a window's painter does not know.
#[derive(Debug, Clone)]
pub enum Drawn {
    /// A line.
    Line(DrawnLine),
    /// Words.
    Words(Words),
    /// The grid.
    Dots(DrawnDots),
}

impl Drawn {
    /// What a shape carries, if it carries anything.
    pub fn of(shape: &Shape) -> Option<&Self> {
        match shape {
            Shape::Callback(carrier) => carrier.callback.downcast_ref(),
            _ => None,
        }
    }
}

impl From<Drawn> for Shape {
    fn from(drawn: Drawn) -> Self {
        Self::Callback(PaintCallback {
            rect: Rect::NOTHING,
            callback: Arc::new(drawn),
        })
    }
}

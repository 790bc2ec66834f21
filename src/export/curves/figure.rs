//! What can be filled and stroked.

use crate::board::Dash;
use emath::{Pos2, Rect, pos2};
use epaint::Color32;

/// Something with an outline, in screen points.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Figure {
    /// A rectangle with corners of a radius.
    Box(Rect, f32),
    /// A disc.
    Disc(Pos2, f32),
    /// Straight pieces.
    Corners(Vec<Pos2>, End),
    /// One cubic curve.
    Curve([Pos2; 4]),
    /// Many rectangles of the same colour.
    Boxes(Vec<Rect>),
}

/// Whether straight pieces come back to their start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// They do.
    Closed,
    /// They do not.
    Open,
}

/// How an outline is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Pen {
    pub width: f32,
    pub color: Color32,
    pub dash: Dash,
}

/// A step of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Piece {
    Move(Pos2),
    Line(Pos2),
    Curve([Pos2; 3]),
    Close,
}

/// How far the control points of a quarter circle are from its ends, as a share of the radius.
const QUARTER: f32 = 0.552_284_8;

impl Figure {
    /// Shows the outline step by step.
    pub fn outline(&self, mut show: impl FnMut(Piece)) {
        match self {
            Self::Box(rect, radius) => outline_box(*rect, *radius, &mut show),
            Self::Disc(center, radius) => {
                let rect = Rect::from_center_size(*center, emath::Vec2::splat(2.0 * radius));
                outline_box(rect, *radius, &mut show);
            }
            Self::Corners(corners, end) => {
                for (at, corner) in corners.iter().enumerate() {
                    show(match at {
                        0 => Piece::Move(*corner),
                        _ => Piece::Line(*corner),
                    });
                }
                if *end == End::Closed {
                    show(Piece::Close);
                }
            }
            Self::Curve([start, one, other, stop]) => {
                show(Piece::Move(*start));
                show(Piece::Curve([*one, *other, *stop]));
            }
            Self::Boxes(boxes) => {
                for rect in boxes {
                    outline_box(*rect, 0.0, &mut show);
                }
            }
        }
    }
}

/// The radius that corners of a rectangle can have at most.
pub(crate) fn round_corners(rect: Rect, radius: f32) -> f32 {
    radius
        .min(rect.width() / 2.0)
        .min(rect.height() / 2.0)
        .max(0.0)
}

fn outline_box(rect: Rect, radius: f32, show: &mut impl FnMut(Piece)) {
    let radius = round_corners(rect, radius);
    let (min, max) = (rect.min, rect.max);
    if radius <= 0.0 {
        show(Piece::Move(min));
        show(Piece::Line(pos2(max.x, min.y)));
        show(Piece::Line(max));
        show(Piece::Line(pos2(min.x, max.y)));
        show(Piece::Close);
        return;
    }
    let near = radius * (1.0 - QUARTER);
    show(Piece::Move(pos2(min.x + radius, min.y)));
    show(Piece::Line(pos2(max.x - radius, min.y)));
    show(Piece::Curve([
        pos2(max.x - near, min.y),
        pos2(max.x, min.y + near),
        pos2(max.x, min.y + radius),
    ]));
    show(Piece::Line(pos2(max.x, max.y - radius)));
    show(Piece::Curve([
        pos2(max.x, max.y - near),
        pos2(max.x - near, max.y),
        pos2(max.x - radius, max.y),
    ]));
    show(Piece::Line(pos2(min.x + radius, max.y)));
    show(Piece::Curve([
        pos2(min.x + near, max.y),
        pos2(min.x, max.y - near),
        pos2(min.x, max.y - radius),
    ]));
    show(Piece::Line(pos2(min.x, min.y + radius)));
    show(Piece::Curve([
        pos2(min.x, min.y + near),
        pos2(min.x + near, min.y),
        pos2(min.x + radius, min.y),
    ]));
    show(Piece::Close);
}

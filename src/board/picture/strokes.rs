//! Lines: dashes, arrow heads, the coloured edges of cards.

pub(super) use super::super::drawn::Dash;

use super::super::drawn::{DOT, Drawn, DrawnLine, Medium, Way};
use super::super::hit::Side;
use emath::{Pos2, Rect, Vec2, pos2};
use epaint::{Color32, Mesh, PathShape, PathStroke, Shape, Stroke, Vertex, WHITE_UV};

/// A line along points.
pub(super) fn polyline(
    points: Vec<Pos2>,
    stroke: Stroke,
    dash: Dash,
    medium: Medium,
    out: &mut Vec<Shape>,
) {
    if medium == Medium::Curves {
        let way = Way::Corners(points);
        out.push(Drawn::Line(DrawnLine { way, stroke, dash }).into());
        return;
    }
    match dash {
        Dash::Solid => out.push(Shape::line(points, PathStroke::from(stroke))),
        Dash::Dashed(length, gap) => out.extend(Shape::dashed_line(&points, stroke, length, gap)),
        Dash::Dotted(apart) => {
            out.extend(Shape::dotted_line(
                &points,
                stroke.color,
                apart,
                stroke.width * DOT / 2.0,
            ));
        }
    }
}

/// The strip of a rounded rectangle along one side: the coloured edge of a card.
pub(super) fn edge_strip(
    rect: Rect,
    radius: f32,
    thickness: f32,
    side: Side,
    color: Color32,
) -> Shape {
    let radius = radius
        .min(rect.width() / 2.0)
        .min(rect.height() / 2.0)
        .max(0.1);
    let thickness = thickness.min(radius);
    // The strip at the top, from its left end over the arcs to its right end; other sides are this one turned.
    let reach = ((radius - thickness) / radius).clamp(0.0, 1.0).acos();
    let (along, is_turned) = match side {
        Side::Top | Side::Bottom => (rect.width(), false),
        Side::Left | Side::Right => (rect.height(), true),
    };
    const PIECES: usize = 5;
    let arc = |at: usize| {
        let angle = reach * at as f32 / PIECES as f32;
        (radius * angle.sin(), radius - radius * angle.cos())
    };
    let left = (0..=PIECES).rev().map(|at| {
        let (x, y) = arc(at);
        (radius - x, y)
    });
    let right = (0..=PIECES).map(|at| {
        let (x, y) = arc(at);
        (along - radius + x, y)
    });
    let place = |(x, y): (f32, f32)| match (side, is_turned) {
        (Side::Bottom, _) => pos2(rect.max.x - x, rect.max.y - y),
        (Side::Right, _) => pos2(rect.max.x - y, rect.min.y + x),
        (_, true) => pos2(rect.min.x + y, rect.max.y - x),
        (_, false) => pos2(rect.min.x + x, rect.min.y + y),
    };
    let points = left.chain(right).map(place).collect();
    Shape::Path(PathShape::convex_polygon(points, color, Stroke::NONE))
}

/// The outline of a rounded rectangle as a closed line.
pub(super) fn rounded_outline(rect: Rect, radius: f32) -> Vec<Pos2> {
    let radius = radius
        .min(rect.width() / 2.0)
        .min(rect.height() / 2.0)
        .max(0.0);
    let inner = rect.shrink(radius);
    let corners = [
        (inner.right_top(), -90.0f32),
        (inner.right_bottom(), 0.0),
        (inner.left_bottom(), 90.0),
        (inner.left_top(), 180.0),
    ];
    let mut points = Vec::with_capacity(21);
    for (center, from) in corners {
        for step in 0..5 {
            let angle = (from + 22.5 * step as f32).to_radians();
            points.push(center + Vec2::angled(angle) * radius);
        }
    }
    points.extend(points.first().copied());
    points
}

/// Adds a thin soft line along points to a mesh: three rows of corners, opaque in the middle only.
pub(super) fn soft_ribbon(
    mesh: &mut Mesh,
    points: impl Iterator<Item = Pos2>,
    half_width: f32,
    color: Color32,
) {
    let mut points = points.peekable();
    let mut came: Option<Vec2> = None;
    let mut is_first = true;
    while let Some(point) = points.next() {
        let goes = points.peek().map(|next| (*next - point).normalized());
        let across = match (came, goes) {
            // The bends are slight, so that the mean of two directions is as long as either.
            (Some(one), Some(other)) => ((one + other) * 0.5).rot90(),
            (Some(one), None) | (None, Some(one)) => one.rot90(),
            (None, None) => return,
        } * half_width;
        came = goes.or(came);
        let first = mesh.vertices.len() as u32;
        for (offset, color) in [
            (-across, Color32::TRANSPARENT),
            (Vec2::ZERO, color),
            (across, Color32::TRANSPARENT),
        ] {
            mesh.vertices.push(Vertex {
                pos: point + offset,
                uv: WHITE_UV,
                color,
            });
        }
        if !is_first {
            for row in [first - 3, first - 2] {
                mesh.indices
                    .extend([row, row + 1, row + 3, row + 1, row + 4, row + 3]);
            }
        }
        is_first = false;
    }
}

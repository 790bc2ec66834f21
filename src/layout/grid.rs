//! Rows and columns.

use super::pack;
use super::parts::usual_size;
use super::request::{Node, Request};
use emath::Vec2;

/// So much larger than usual ones, in width or height, are those that would tear a row or column apart: frames.
const LARGE: f32 = 2.5;
/// Room between the large ones and the others, in gaps.
const ROOM_IN_GAPS: f32 = 3.0;

/// The middles of these nodes in a grid: by order where given, else as one reads them; large ones in rows above.
pub(super) fn arrange(request: &Request, nodes: &[usize]) -> Vec<Vec2> {
    let reading = reading_order(request, nodes);
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    order.sort_by_key(|at| {
        let own = request.nodes[nodes[*at]].order;
        (own.unwrap_or(i64::MAX), reading[*at])
    });
    let mut centers = vec![Vec2::ZERO; nodes.len()];
    let (top, usual) = large_above(request, nodes, &order, &mut centers);
    let sizes: Vec<Vec2> = usual
        .iter()
        .map(|at| request.nodes[nodes[*at]].rect.size())
        .collect();
    for ((at, corner), size) in usual.iter().zip(cells(&sizes, request.gap)).zip(&sizes) {
        centers[*at] = corner + Vec2::new(0.0, top) + *size * 0.5;
    }
    centers
}

/// Puts the large ones of these nodes into rows, in order. Gives where the others begin, and which they are.
pub(super) fn large_above(
    request: &Request,
    nodes: &[usize],
    order: &[usize],
    centers: &mut [Vec2],
) -> (f32, Vec<usize>) {
    let usual = usual_size(request);
    let size = |at: &usize| request.nodes[nodes[*at]].rect.size();
    let (large, others): (Vec<usize>, Vec<usize>) = order
        .iter()
        .copied()
        .partition(|at| is_large(size(at), usual));
    let sizes: Vec<Vec2> = large.iter().map(size).collect();
    let mut bottom = 0.0f32;
    let room = request.gap * ROOM_IN_GAPS;
    for ((at, corner), size) in large.iter().zip(pack::rows(&sizes, room)).zip(&sizes) {
        centers[*at] = corner + *size * 0.5;
        bottom = bottom.max(corner.y + size.y + room);
    }
    (bottom, others)
}

/// Whether something is much larger than the usual ones.
pub(super) fn is_large(size: Vec2, usual: Vec2) -> bool {
    size.x > usual.x * LARGE || size.y > usual.y * LARGE * 1.6
}

/// Upper left corners of things in equal columns, in rows as high as their highest.
pub(super) fn cells(sizes: &[Vec2], gap: f32) -> Vec<Vec2> {
    let widest = sizes.iter().map(|size| size.x).fold(1.0, f32::max);
    let even: Vec<Vec2> = sizes.iter().map(|size| Vec2::new(widest, size.y)).collect();
    let columns = ((pack::row_width(&even, gap) + gap) / (widest + gap))
        .round()
        .max(1.0) as usize;
    let mut corners = Vec::with_capacity(sizes.len());
    let mut top = 0.0;
    for row in sizes.chunks(columns) {
        for column in 0..row.len() {
            corners.push(Vec2::new(column as f32 * (widest + gap), top));
        }
        top += row.iter().map(|size| size.y).fold(0.0, f32::max) + gap;
    }
    corners
}

/// The rank of each of these nodes when one reads them: rows from top to bottom, from left to right.
pub(super) fn reading_order(request: &Request, nodes: &[usize]) -> Vec<usize> {
    let node = |at: &usize| -> &Node { &request.nodes[nodes[*at]] };
    let top = |at: &usize| node(at).rect.min.y;
    let left = |at: &usize| node(at).rect.min.x;
    let mut by_height: Vec<usize> = (0..nodes.len()).collect();
    by_height.sort_by(|one, other| {
        top(one)
            .total_cmp(&top(other))
            .then(left(one).total_cmp(&left(other)))
    });
    let mut order: Vec<usize> = Vec::with_capacity(nodes.len());
    let mut row: Vec<usize> = Vec::new();
    let mut row_ends = f32::NEG_INFINITY;
    for at in by_height {
        if top(&at) >= row_ends {
            row.sort_by(|one, other| left(one).total_cmp(&left(other)));
            order.append(&mut row);
            // What begins above the middle of the first one stands in its row.
            row_ends = node(&at).rect.center().y;
        }
        row.push(at);
    }
    row.sort_by(|one, other| left(one).total_cmp(&left(other)));
    order.append(&mut row);
    let mut ranks = vec![0; nodes.len()];
    for (rank, at) in order.into_iter().enumerate() {
        ranks[at] = rank;
    }
    ranks
}

//! Rows and columns.

use super::pack;
use super::request::{Node, Request};
use emath::Vec2;

/// The middles of these nodes in a grid: by order where given, else as one reads them.
pub(super) fn arrange(request: &Request, nodes: &[usize]) -> Vec<Vec2> {
    let reading = reading_order(request, nodes);
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    order.sort_by_key(|at| {
        (
            request.nodes[nodes[*at]].order.unwrap_or(i64::MAX),
            reading[*at],
        )
    });
    let sizes: Vec<Vec2> = order
        .iter()
        .map(|at| request.nodes[nodes[*at]].rect.size())
        .collect();
    let corners = cells(&sizes, request.gap);
    let mut centers = vec![Vec2::ZERO; nodes.len()];
    for ((at, corner), size) in order.iter().zip(corners).zip(&sizes) {
        centers[*at] = corner + *size * 0.5;
    }
    centers
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

//! In order of time: a column for each date, from left to right; dates that are equal stand below each other.

use super::grid::{cells, large_above, reading_order};
use super::pack;
use super::request::Request;
use emath::Vec2;

/// A column is no higher than so many ordinary nodes.
const HIGHEST_COLUMN: usize = 12;
/// Up to so many columns stand in one row whatever its width.
const ONE_ROW: usize = 10;
/// Room between two rows, and before those without a date, in gaps.
const ROOM_IN_GAPS: f32 = 3.0;

/// The middles of these nodes in the order of their dates; those without a date in a block below, large ones
/// such as frames in rows above.
pub(super) fn arrange(request: &Request, nodes: &[usize]) -> Vec<Vec2> {
    let reading = reading_order(request, nodes);
    let date = |at: &usize| request.nodes[nodes[*at]].order;
    let size = |at: &usize| request.nodes[nodes[*at]].rect.size();
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    order.sort_by_key(|at| (date(at).unwrap_or(i64::MAX), reading[*at]));
    let mut centers = vec![Vec2::ZERO; nodes.len()];
    let (top, order) = large_above(request, nodes, &order, &mut centers);
    let (dated, undated): (Vec<usize>, Vec<usize>) =
        order.into_iter().partition(|at| date(at).is_some());
    let columns: Vec<&[usize]> = dated
        .chunk_by(|one, other| date(one) == date(other))
        .flat_map(|column| column.chunks(even_height(column.len())))
        .collect();
    let gap = request.gap;
    let sizes: Vec<Vec2> = columns
        .iter()
        .map(|column| {
            let height: f32 = column.iter().map(|at| size(at).y + gap).sum();
            let width = column.iter().map(|at| size(at).x).fold(0.0, f32::max);
            Vec2::new(width, height - gap)
        })
        .collect();
    let mut bottom = top;
    for ((column, corner), column_size) in columns.iter().zip(corners(&sizes, gap)).zip(&sizes) {
        let mut y = top + corner.y;
        for at in *column {
            centers[*at] = Vec2::new(corner.x, y) + size(at) * 0.5;
            y += size(at).y + gap;
        }
        bottom = bottom.max(top + corner.y + column_size.y);
    }
    let below = if dated.is_empty() {
        top
    } else {
        bottom + gap * 2.0 * ROOM_IN_GAPS
    };
    let loose: Vec<Vec2> = undated.iter().map(size).collect();
    for (at, corner) in undated.iter().zip(cells(&loose, gap)) {
        centers[*at] = corner + Vec2::new(0.0, below) + size(at) * 0.5;
    }
    centers
}

/// Upper left corners of columns: in one row if they are few.
fn corners(sizes: &[Vec2], gap: f32) -> Vec<Vec2> {
    if sizes.len() > ONE_ROW {
        let wide: Vec<Vec2> = sizes
            .iter()
            .map(|size| *size + Vec2::new(0.0, gap * (ROOM_IN_GAPS - 1.0)))
            .collect();
        return pack::rows(&wide, gap);
    }
    let mut left = 0.0;
    let corner = |size: &Vec2| {
        let corner = Vec2::new(left, 0.0);
        left += size.x + gap;
        corner
    };
    sizes.iter().map(corner).collect()
}

/// How high the columns of so many equal dates are, if they shall be about even.
fn even_height(count: usize) -> usize {
    let columns = count.div_ceil(HIGHEST_COLUMN).max(1);
    // A date with very many is as wide as it is high.
    let square = (count as f32).sqrt() as usize;
    count.div_ceil(columns).max(square).max(1)
}

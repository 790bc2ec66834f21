//! Places: whole numbers in the file, numbers within what a board can hold here.

use crate::model::{BOARD_LIMIT, SMALLEST_SIDE};
use emath::{Pos2, Vec2, pos2, vec2};

/// A side as a board can hold it, in board points, of a number in a file.
pub(super) fn side_of(number: f64) -> f32 {
    (number as f32).clamp(SMALLEST_SIDE, BOARD_LIMIT)
}

/// A coordinate at which a side of this length lies on the board, in board points, of a number in a file.
pub(super) fn coordinate_of(number: f64, side: f32) -> f32 {
    (number as f32).clamp(-BOARD_LIMIT, BOARD_LIMIT - side)
}

/// Position and size on the board of `x`, `y`, `width` and `height` in a file, none of which is NaN.
pub(super) fn place_of([x, y, width, height]: [f64; 4]) -> (Pos2, Vec2) {
    let size = vec2(side_of(width), side_of(height));
    let pos = pos2(coordinate_of(x, size.x), coordinate_of(y, size.y));
    (pos, size)
}

/// Far beyond any board, and still exact wherever numbers are kept as floats.
const FARTHEST: f32 = 1.0e9;

/// The whole number nearest to a coordinate or side. What is not a number, which a case may hold and a file may not,
/// becomes 0.
pub(super) fn whole(number: f32) -> String {
    let number = number.round().clamp(-FARTHEST, FARTHEST);
    (number as i64).to_string()
}

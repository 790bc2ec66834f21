//! Crowds: where far more lies on one spot than has room there, such as a board whose cards all lie at one place. Pushing
//! them apart pair by pair would take for ever; they are put into rows on the spot, in the order in which they lie.

use super::pack;
use emath::Vec2;
use std::collections::{BTreeMap, BTreeSet};

/// So many times more than there is room for is a crowd.
const CROWDED: f32 = 4.0;
/// Rows of two crowds may lie on each other; then both are one.
const ROUNDS: usize = 4;

/// Parts the crowds among rectangles given by middle and half size. Fixed ones stay and do not count.
pub(super) fn part_crowds(centers: &mut [Vec2], halves: &[Vec2], is_fixed: &[bool], side: Vec2) {
    for _ in 0..ROUNDS {
        let crowds = crowds(centers, halves, is_fixed, side);
        if crowds.is_empty() {
            return;
        }
        for crowd in crowds {
            put_in_rows(crowd, centers, halves);
        }
    }
}

/// Those in crowded spots that touch each other.
fn crowds(centers: &[Vec2], halves: &[Vec2], is_fixed: &[bool], side: Vec2) -> Vec<Vec<usize>> {
    let mut spots: BTreeMap<(i32, i32), (f32, Vec<usize>)> = BTreeMap::new();
    for (at, center) in centers.iter().enumerate().filter(|(at, _)| !is_fixed[*at]) {
        let spot = (*center / side).floor();
        let (taken, members) = spots.entry((spot.y as i32, spot.x as i32)).or_default();
        // Of something large only what can lie on one spot.
        let size = (halves[at] * 2.0).min(side);
        *taken += size.x * size.y;
        members.push(at);
    }
    let room = side.x * side.y;
    spots.retain(|_, (taken, members)| *taken > CROWDED * room && members.len() > 1);
    let mut left: BTreeSet<(i32, i32)> = spots.keys().copied().collect();
    let mut crowds = Vec::new();
    while let Some(first) = left.pop_first() {
        let mut crowd = Vec::new();
        let mut next = vec![first];
        while let Some((row, column)) = next.pop() {
            crowd.extend(
                spots
                    .get(&(row, column))
                    .into_iter()
                    .flat_map(|(_, members)| members),
            );
            for (down, across) in [(0, 1), (0, -1), (1, 0), (-1, 0)] {
                let near = (row.saturating_add(down), column.saturating_add(across));
                if left.remove(&near) {
                    next.push(near);
                }
            }
        }
        crowds.push(crowd);
    }
    crowds
}

/// Rows around the middle of a crowd: from top to bottom and left to right as they lie.
fn put_in_rows(mut crowd: Vec<usize>, centers: &mut [Vec2], halves: &[Vec2]) {
    let sum = crowd.iter().fold(Vec2::ZERO, |sum, at| sum + centers[*at]);
    let middle = sum / crowd.len().max(1) as f32;
    let by = |of: fn(Vec2) -> f32, centers: &[Vec2], one: &usize, other: &usize| {
        of(centers[*one])
            .total_cmp(&of(centers[*other]))
            .then(one.cmp(other))
    };
    crowd.sort_by(|one, other| by(|center| center.y, centers, one, other));
    let sizes: Vec<Vec2> = crowd.iter().map(|at| halves[*at] * 2.0).collect();
    let width = pack::row_width(&sizes, 0.0);
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut room = 0.0;
    for (at, size) in crowd.into_iter().zip(&sizes) {
        if room < size.x || rows.is_empty() {
            rows.push(Vec::new());
            room = width;
        }
        room -= size.x;
        rows.last_mut().into_iter().for_each(|row| row.push(at));
    }
    let height = |row: &Vec<usize>| row.iter().map(|at| halves[*at].y * 2.0).fold(0.0, f32::max);
    let total: f32 = rows.iter().map(height).sum();
    let mut top = middle.y - total * 0.5;
    for mut row in rows {
        row.sort_by(|one, other| by(|center| center.x, centers, one, other));
        let mut left = middle.x - width * 0.5;
        for at in &row {
            centers[*at] = Vec2::new(left, top) + halves[*at];
            left += halves[*at].x * 2.0;
        }
        top += height(&row);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crowd_gets_rows_and_what_has_room_stays() {
        let mut centers = vec![Vec2::ZERO; 9];
        centers.push(Vec2::new(500.0, 0.0));
        let half = Vec2::new(10.0, 10.0);
        part_crowds(&mut centers, &[half; 10], &[false; 10], half * 2.0);
        assert_eq!(centers[9], Vec2::new(500.0, 0.0));
        let rows: BTreeSet<i32> = centers[..9].iter().map(|center| center.y as i32).collect();
        assert!(rows.len() > 1 && rows.len() < 9, "{rows:?}");
        for (at, one) in centers.iter().enumerate() {
            for other in &centers[at + 1..] {
                let way = (*one - *other).abs();
                assert!(way.x >= 19.9 || way.y >= 19.9, "{one:?} {other:?}");
            }
        }
    }
}

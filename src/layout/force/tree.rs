//! A quadtree in one flat list, for summing what many points do to one: Barnes and Hut's method.

use emath::Vec2;

/// Points in a cell that is not parted further.
const LEAF: usize = 8;
/// How often the square is halved at most: one bit of a key for each.
const DEPTH: u32 = 16;
/// A cell that is seen under a smaller angle than this counts as one point.
const ANGLE: f32 = 0.9;

/// A square of the plane with what lies in it. Cells stand before their parts, so that `skip` passes by all of them.
#[derive(Debug, Clone, Copy)]
struct Cell {
    center: Vec2,
    mass: f32,
    side: f32,
    /// The cell after this one and all its parts.
    skip: u32,
    /// The points of a leaf; an empty range in a cell that is parted.
    first: u32,
    last: u32,
}

/// The tree.
#[derive(Debug, Default)]
pub(super) struct Tree {
    keys: Vec<(u32, u32)>,
    points: Vec<(Vec2, f32)>,
    cells: Vec<Cell>,
}

impl Tree {
    /// Takes in these points with their masses.
    pub fn build(&mut self, places: &[Vec2], masses: impl Fn(usize) -> f32) {
        self.cells.clear();
        self.keys.clear();
        self.points.clear();
        let Some(first) = places.first() else { return };
        let (mut low, mut high) = (*first, *first);
        for place in places {
            low = low.min(*place);
            high = high.max(*place);
        }
        let side = (high - low).max_elem().max(1e-3);
        let scale = ((1u32 << DEPTH) - 1) as f32 / side;
        for (at, place) in places.iter().enumerate() {
            let cell = (*place - low) * scale;
            let key = spread(cell.x as u32) | spread(cell.y as u32) << 1;
            self.keys.push((key, at as u32));
        }
        self.keys.sort_unstable();
        let points = self
            .keys
            .iter()
            .map(|(_, at)| (places[*at as usize], masses(*at as usize)));
        self.points.extend(points);
        self.part(0, self.points.len(), DEPTH, side);
    }

    /// Writes the cell of these points, and its parts after it.
    fn part(&mut self, first: usize, last: usize, depth: u32, side: f32) {
        let (mut sum, mut mass) = (Vec2::ZERO, 0.0);
        for (place, own) in &self.points[first..last] {
            sum += *place * *own;
            mass += *own;
        }
        let at = self.cells.len();
        let is_leaf = last - first <= LEAF || depth == 0;
        self.cells.push(Cell {
            center: sum / mass.max(1e-9),
            mass,
            side,
            skip: 0,
            first: if is_leaf { first as u32 } else { 0 },
            last: if is_leaf { last as u32 } else { 0 },
        });
        if !is_leaf {
            let shift = 2 * (depth - 1);
            let mut from = first;
            for quarter in 0..4 {
                let count =
                    self.keys[from..last].partition_point(|(key, _)| (key >> shift) & 3 <= quarter);
                if count > 0 {
                    self.part(from, from + count, depth - 1, side / 2.0);
                }
                from += count;
            }
        }
        self.cells[at].skip = self.cells.len() as u32;
    }

    /// The sum over all points of mass over distance squared, away from them; points at the very place are left out.
    pub fn push_at(&self, place: Vec2) -> Vec2 {
        let mut push = Vec2::ZERO;
        let mut at = 0;
        while let Some(cell) = self.cells.get(at) {
            let away = place - cell.center;
            let distance_sq = away.length_sq();
            if cell.side * cell.side < ANGLE * ANGLE * distance_sq {
                push += away * (cell.mass / (distance_sq * distance_sq.sqrt()));
                at = cell.skip as usize;
                continue;
            }
            // Nowhere do more than a few points share a leaf, unless they share their place.
            let last = cell.last.min(cell.first + 64);
            for (other, mass) in &self.points[cell.first as usize..last as usize] {
                let away = place - *other;
                let distance_sq = away.length_sq();
                if distance_sq > 1e-12 {
                    let distance_sq = distance_sq.max(1e-3);
                    push += away * (*mass / (distance_sq * distance_sq.sqrt()));
                }
            }
            at += 1;
        }
        push
    }
}

/// Puts a 0 before each of the lower 16 bits.
fn spread(value: u32) -> u32 {
    let mut bits = value & 0xffff;
    bits = (bits | bits << 8) & 0x00ff_00ff;
    bits = (bits | bits << 4) & 0x0f0f_0f0f;
    bits = (bits | bits << 2) & 0x3333_3333;
    (bits | bits << 1) & 0x5555_5555
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::chance::Chance;

    #[test]
    fn the_sum_is_nearly_that_over_all_pairs() {
        let mut chance = Chance::new(3);
        let places: Vec<Vec2> = (0..500)
            .map(|_| Vec2::new(chance.signed(), chance.signed()) * 10.0)
            .collect();
        let mut tree = Tree::default();
        tree.build(&places, |_| 1.0);
        for place in places.iter().step_by(50) {
            let exact = places
                .iter()
                .filter(|other| *other != place)
                .map(|other| (*place - *other) / (*place - *other).length().powi(3))
                .fold(Vec2::ZERO, |sum, push| sum + push);
            let sum = tree.push_at(*place);
            assert!(
                (sum - exact).length() < 0.1 * exact.length().max(10.0),
                "{sum:?} {exact:?}"
            );
        }
    }

    #[test]
    fn points_at_one_place_do_no_harm() {
        let mut tree = Tree::default();
        tree.build(&[Vec2::splat(3.0); 1000], |_| 1.0);
        assert_eq!(tree.push_at(Vec2::splat(3.0)), Vec2::ZERO);
        assert!(tree.push_at(Vec2::splat(4.0)).is_finite());
    }
}

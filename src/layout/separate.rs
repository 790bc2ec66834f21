//! Taking overlaps away with little movement: overlapping rectangles push each other apart along the shorter way, round by
//! round; what still overlaps at the end goes on outwards until it meets nobody.

use super::crowd::part_crowds;
use emath::{Rect, Vec2};
use rstar::{AABB, RTree, RTreeObject};

/// Rounds before the rest goes its way.
const ROUNDS: u32 = 160;
/// What counts as touching only; lengths far from the origin are rounded.
const TOUCH: f32 = 0.25;

/// Rectangles being taken apart.
#[derive(Debug)]
pub(super) struct Separation {
    centers: Vec<Vec2>,
    /// Half of width and height, half the gap included.
    halves: Vec<Vec2>,
    is_fixed: Vec<bool>,
    buckets: Buckets,
    rounds_left: u32,
}

impl Separation {
    /// Begins to take rectangles apart; fixed ones stay.
    pub fn new(mut centers: Vec<Vec2>, halves: Vec<Vec2>, is_fixed: Vec<bool>) -> Self {
        let buckets = Buckets::new(&halves);
        part_crowds(&mut centers, &halves, &is_fixed, buckets.side);
        Self {
            centers,
            halves,
            is_fixed,
            buckets,
            rounds_left: ROUNDS,
        }
    }

    /// One round. Returns whether there are more.
    pub fn step(&mut self) -> bool {
        if self.rounds_left == 0 {
            return false;
        }
        self.rounds_left -= 1;
        if self.push_round() {
            return true;
        }
        self.rounds_left = 0;
        false
    }

    /// How far it is, from 0 to 1.
    pub fn fraction(&self) -> f32 {
        1.0 - self.rounds_left as f32 / ROUNDS as f32
    }

    /// The middles by now.
    pub fn centers(&self) -> &[Vec2] {
        &self.centers
    }

    /// Takes away what overlaps are left: from the middle outwards each goes on, the shorter way, until it meets nobody who
    /// has his place already. Returns the middles.
    pub fn finish(mut self) -> Vec<Vec2> {
        if overlaps(&self.centers, &self.halves) == 0 {
            return self.centers;
        }
        let all = 0..self.centers.len();
        let (fixed, mut free): (Vec<usize>, Vec<usize>) = all.partition(|at| self.is_fixed[*at]);
        let sum = free
            .iter()
            .fold(Vec2::ZERO, |sum, at| sum + self.centers[*at]);
        let middle = sum / free.len().max(1) as f32;
        let distance = |at: &usize| (self.centers[*at] - middle).length_sq();
        free.sort_by(|one, other| {
            distance(one)
                .total_cmp(&distance(other))
                .then(one.cmp(other))
        });
        let fixed = fixed
            .into_iter()
            .map(|at| Taken::new(self.centers[at], self.halves[at]));
        let mut tree = RTree::bulk_load(fixed.collect());
        for at in free {
            let place = free_place(&tree, self.centers[at], self.halves[at], middle);
            self.centers[at] = place;
            tree.insert(Taken::new(place, self.halves[at]));
        }
        self.centers
    }

    /// Pushes every overlapping pair apart once. Returns whether there was any.
    fn push_round(&mut self) -> bool {
        self.buckets.fill(&self.centers, &self.halves);
        let mut any = false;
        for (one, other) in self.buckets.pairs() {
            let (one_stays, other_stays) = (self.is_fixed[one], self.is_fixed[other]);
            if one_stays && other_stays {
                continue;
            }
            let Some(push) = overlap(&self.centers, &self.halves, one, other) else {
                continue;
            };
            any = true;
            let share = match (one_stays, other_stays) {
                (true, _) => 0.0,
                (_, true) => 1.0,
                _ => 0.5,
            };
            self.centers[one] -= push * share;
            self.centers[other] += push * (1.0 - share);
        }
        any
    }
}

/// The way that takes `other` off `one`, along x or y, whichever is shorter; `None` if they do not overlap.
fn overlap(centers: &[Vec2], halves: &[Vec2], one: usize, other: usize) -> Option<Vec2> {
    let way = centers[other] - centers[one];
    let room = halves[one] + halves[other];
    let over = room - way.abs();
    if over.x <= TOUCH || over.y <= TOUCH {
        return None;
    }
    // Two at one place part in the order of the request.
    let sign = |value: f32| {
        if value > 0.0 || value == 0.0 && one < other {
            1.0
        } else {
            -1.0
        }
    };
    // Measured by their size, so that wide ones do not all end up in one column.
    if over.x / room.x < over.y / room.y {
        Some(Vec2::new(sign(way.x) * (over.x + TOUCH * 0.5), 0.0))
    } else {
        Some(Vec2::new(0.0, sign(way.y) * (over.y + TOUCH * 0.5)))
    }
}

/// Rectangles by place: ordinary ones in the buckets of a grid, each looked up in the buckets around it; the few that are
/// much larger by themselves.
#[derive(Debug)]
struct Buckets {
    side: Vec2,
    ordinary: Vec<u32>,
    large: Vec<u32>,
    /// The ordinary ones by bucket: row, column, which.
    sorted: Vec<(i32, i32, u32)>,
    pairs: Vec<(u32, u32)>,
}

impl Buckets {
    fn new(halves: &[Vec2]) -> Self {
        let usual = |of: fn(&Vec2) -> f32| {
            let mut sides: Vec<f32> = halves.iter().map(of).collect();
            sides.sort_unstable_by(f32::total_cmp);
            let at = |share: usize| {
                sides
                    .get(sides.len().saturating_sub(1) * share / 20)
                    .copied()
            };
            let (nearly_all, middle) = (at(19).unwrap_or(1.0), at(10).unwrap_or(1.0));
            nearly_all.min(4.0 * middle)
        };
        let side =
            (Vec2::new(usual(|half| half.x), usual(|half| half.y)) * 2.0).max(Vec2::splat(1.0));
        let is_large = |at: &u32| {
            let half = halves[*at as usize];
            half.x * 2.0 > side.x || half.y * 2.0 > side.y
        };
        let (large, ordinary) = (0..halves.len() as u32).partition(is_large);
        Self {
            side,
            ordinary,
            large,
            sorted: Vec::new(),
            pairs: Vec::new(),
        }
    }

    fn bucket(&self, place: Vec2) -> (i32, i32) {
        (
            (place.y / self.side.y).floor() as i32,
            (place.x / self.side.x).floor() as i32,
        )
    }

    /// Sorts all into buckets, and finds the pairs that are near enough to overlap.
    fn fill(&mut self, centers: &[Vec2], halves: &[Vec2]) {
        let mut sorted = std::mem::take(&mut self.sorted);
        sorted.clear();
        sorted.extend(self.ordinary.iter().map(|at| {
            let (row, column) = self.bucket(centers[*at as usize]);
            (row, column, *at)
        }));
        sorted.sort_unstable();
        self.sorted = sorted;
        self.pairs.clear();
        self.pair_ordinary();
        self.pair_large(centers, halves);
    }

    fn pair_ordinary(&mut self) {
        // Three pointers run along: at the bucket itself and its right neighbour, and at the three in the row below.
        let mut below = 0;
        for (at, (row, column, one)) in self.sorted.iter().enumerate() {
            for (other_row, other_column, other) in &self.sorted[at + 1..] {
                if (*other_row, *other_column) > (*row, column + 1) {
                    break;
                }
                self.pairs.push((*one, *other));
            }
            let first = (row + 1, column - 1);
            while below < self.sorted.len() && (self.sorted[below].0, self.sorted[below].1) < first
            {
                below += 1;
            }
            for (other_row, other_column, other) in &self.sorted[below..] {
                if (*other_row, *other_column) > (row + 1, column + 1) {
                    break;
                }
                self.pairs.push((*one, *other));
            }
        }
    }

    fn pair_large(&mut self, centers: &[Vec2], halves: &[Vec2]) {
        for (at, one) in self.large.iter().enumerate() {
            let (center, half) = (centers[*one as usize], halves[*one as usize]);
            let reach = half + self.side * 0.5;
            let (first_row, first_column) = self.bucket(center - reach);
            let (last_row, last_column) = self.bucket(center + reach);
            let mut row = first_row;
            let mut next = self.sorted.partition_point(|it| it.0 < first_row);
            while row <= last_row && next < self.sorted.len() {
                next +=
                    self.sorted[next..].partition_point(|it| (it.0, it.1) < (row, first_column));
                for (_, _, other) in self.sorted[next..]
                    .iter()
                    .take_while(|it| it.0 == row && it.1 <= last_column)
                {
                    self.pairs.push((*one, *other));
                }
                // The next row that has anything at all.
                next += self.sorted[next..].partition_point(|it| it.0 <= row);
                row = self.sorted.get(next).map_or(i32::MAX, |it| it.0);
            }
            for other in &self.large[at + 1..] {
                let way = (centers[*other as usize] - center).abs();
                let room = halves[*other as usize] + half;
                if way.x < room.x && way.y < room.y {
                    self.pairs.push((*one, *other));
                }
            }
        }
    }

    fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + use<'_> {
        self.pairs
            .iter()
            .map(|(one, other)| (*one as usize, *other as usize))
    }
}

/// A place that is taken.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Taken(Rect);

impl Taken {
    fn new(center: Vec2, half: Vec2) -> Self {
        Self(Rect::from_min_max(
            (center - half).to_pos2(),
            (center + half).to_pos2(),
        ))
    }
}

impl RTreeObject for Taken {
    type Envelope = AABB<[f32; 2]>;

    fn envelope(&self) -> Self::Envelope {
        AABB::from_corners(self.0.min.into(), self.0.max.into())
    }
}

/// The first free place from `wanted` outwards, across or down, whichever is nearer.
fn free_place(tree: &RTree<Taken>, wanted: Vec2, half: Vec2, middle: Vec2) -> Vec2 {
    let way = wanted - middle;
    let across = walk(tree, wanted, half, Vec2::new(way.x.signum(), 0.0));
    let down = walk(tree, wanted, half, Vec2::new(0.0, way.y.signum()));
    let distance = |place: Vec2| ((place - wanted) / half).length_sq();
    if distance(across) <= distance(down) {
        across
    } else {
        down
    }
}

/// Goes on in one direction until nothing is in the way: always farther, so that it comes to an end.
fn walk(tree: &RTree<Taken>, from: Vec2, half: Vec2, direction: Vec2) -> Vec2 {
    let mut center = from;
    let inner = (half - Vec2::splat(TOUCH)).max(Vec2::splat(0.1));
    for _ in 0..=tree.size() {
        let around = Taken::new(center, inner).envelope();
        let met = tree
            .locate_in_envelope_intersecting(around)
            .map(|taken| taken.0)
            .reduce(Rect::union);
        let Some(met) = met else { break };
        if direction.x > 0.0 {
            center.x = (met.max.x + half.x).max(center.x + TOUCH);
        } else if direction.x < 0.0 {
            center.x = (met.min.x - half.x).min(center.x - TOUCH);
        } else if direction.y > 0.0 {
            center.y = (met.max.y + half.y).max(center.y + TOUCH);
        } else {
            center.y = (met.min.y - half.y).min(center.y - TOUCH);
        }
    }
    center
}

/// How many pairs of these rectangles overlap.
pub(super) fn overlaps(centers: &[Vec2], halves: &[Vec2]) -> usize {
    let mut buckets = Buckets::new(halves);
    buckets.fill(centers, halves);
    buckets
        .pairs()
        .filter(|(one, other)| overlap(centers, halves, *one, *other).is_some())
        .count()
}

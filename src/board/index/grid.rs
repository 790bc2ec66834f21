//! Rectangles by place: grids of cells, one within the other, each cell twice as wide as those of the grid below.
//!
//! A rectangle lies in the cell of its upper left corner, in the finest grid whose cells are no smaller than it, so that a
//! question looks at one more row and column of cells than it covers. Putting in, taking out and moving cost the same at
//! any number of rectangles; that is why it is no R-tree: thousands of cards are moved in one edit.

use emath::Rect;
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// The side of a cell of the finest grid, in board points: some cards wide and high.
const FINEST: f32 = 1024.0;
/// Grids; the cells of the last are wider than the board.
const LEVELS: usize = 13;

/// A rectangle with the slot of what lies there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Placed {
    pub rect: Rect,
    pub slot: u32,
}

/// Column and row of a cell.
type Cell = (i32, i32);

#[derive(Debug, Clone, Default)]
struct Level {
    cells: HashMap<Cell, Vec<Placed>, FixedState>,
    count: usize,
}

/// Rectangles by place.
#[derive(Debug, Clone, Default)]
pub(super) struct Grid {
    levels: [Level; LEVELS],
    /// Where in its cell's list each slot is.
    at: Vec<u32>,
}

/// The grid for a rectangle: the finest with cells no smaller than it.
fn level_of(rect: Rect) -> usize {
    let side = rect.width().max(rect.height());
    let mut cell_side = FINEST;
    for level in 0..LEVELS - 1 {
        if side <= cell_side {
            return level;
        }
        cell_side *= 2.0;
    }
    LEVELS - 1
}

fn side_of(level: usize) -> f32 {
    FINEST * (1u32 << level) as f32
}

fn cell_of(point: emath::Pos2, side: f32) -> Cell {
    (
        (point.x / side).floor() as i32,
        (point.y / side).floor() as i32,
    )
}

fn home_of(rect: Rect) -> (usize, Cell) {
    let level = level_of(rect);
    (level, cell_of(rect.min, side_of(level)))
}

/// Whether two rectangles touch.
#[inline]
fn touches(one: &Rect, other: &Rect) -> bool {
    one.min.x <= other.max.x
        && other.min.x <= one.max.x
        && one.min.y <= other.max.y
        && other.min.y <= one.max.y
}

#[inline]
fn is_at_least(rect: &Rect, side: f32) -> bool {
    rect.max.x - rect.min.x >= side || rect.max.y - rect.min.y >= side
}

impl Grid {
    pub fn insert(&mut self, slot: u32, rect: Rect) {
        let (level, cell) = home_of(rect);
        self.put(level, cell, Placed { rect, slot });
    }

    fn put(&mut self, level: usize, cell: Cell, placed: Placed) {
        let Some(level) = self.levels.get_mut(level) else {
            return;
        };
        let list = level.cells.entry(cell).or_default();
        let slot = placed.slot as usize;
        if self.at.len() <= slot {
            self.at.resize(slot + 1, 0);
        }
        if let Some(at) = self.at.get_mut(slot) {
            *at = list.len() as u32;
        }
        list.push(placed);
        level.count += 1;
    }

    /// Takes out what was put in with this rectangle.
    pub fn remove(&mut self, slot: u32, rect: Rect) {
        let (level, cell) = home_of(rect);
        let at = self
            .at
            .get(slot as usize)
            .map_or(usize::MAX, |at| *at as usize);
        let Some(level) = self.levels.get_mut(level) else {
            return;
        };
        let Some(list) = level.cells.get_mut(&cell) else {
            return;
        };
        if list.get(at).is_none_or(|placed| placed.slot != slot) {
            return;
        }
        list.swap_remove(at);
        level.count -= 1;
        let moved = list.get(at).map(|moved| moved.slot as usize);
        if let Some(place) = moved.and_then(|moved| self.at.get_mut(moved)) {
            *place = at as u32;
        }
        if list.is_empty() {
            level.cells.remove(&cell);
        }
    }

    /// The same thing elsewhere.
    pub fn relocate(&mut self, slot: u32, from: Rect, to: Rect) {
        let (home, new_home) = (home_of(from), home_of(to));
        if home == new_home {
            let at = self
                .at
                .get(slot as usize)
                .map_or(usize::MAX, |at| *at as usize);
            let list = self
                .levels
                .get_mut(home.0)
                .and_then(|level| level.cells.get_mut(&home.1));
            if let Some(placed) = list.and_then(|list| list.get_mut(at))
                && placed.slot == slot
            {
                placed.rect = to;
            }
            return;
        }
        self.remove(slot, from);
        self.put(new_home.0, new_home.1, Placed { rect: to, slot });
    }

    /// What touches a rectangle, in no particular order.
    pub fn touching(&self, rect: Rect) -> impl Iterator<Item = u32> + '_ {
        self.touching_at_least(rect, 0.0)
    }

    /// As [`Self::touching`], of what is at least `side` wide or high.
    pub fn touching_at_least(&self, rect: Rect, side: f32) -> impl Iterator<Item = u32> + '_ {
        let levels = self.levels.iter().enumerate();
        levels
            .filter(move |(level, cells)| cells.count > 0 && side_of(*level) >= side)
            .flat_map(move |(level, cells)| cells.lists_near(rect, side_of(level)))
            .flatten()
            .filter(move |placed| is_at_least(&placed.rect, side) && touches(&placed.rect, &rect))
            .map(|placed| placed.slot)
    }

    /// Everything, in an order that does not depend on how it came about.
    #[cfg(test)]
    pub fn sorted(&self) -> Vec<(u32, String)> {
        let mut all: Vec<_> = self
            .levels
            .iter()
            .enumerate()
            .flat_map(|(level, cells)| cells.cells.iter().map(move |cell| (level, cell)))
            .flat_map(|(level, (cell, list))| {
                list.iter()
                    .map(move |placed| (placed.slot, format!("{level} {cell:?} {:?}", placed.rect)))
            })
            .collect();
        all.sort();
        all
    }
}

impl Level {
    /// The lists of the cells from which something may reach into a rectangle.
    fn lists_near(&self, rect: Rect, side: f32) -> impl Iterator<Item = &Vec<Placed>> + '_ {
        let first = cell_of(rect.min, side);
        let last = cell_of(rect.max, side);
        let columns = i64::from(last.0) - i64::from(first.0) + 2;
        let rows = i64::from(last.1) - i64::from(first.1) + 2;
        let wanted = columns.max(0).saturating_mul(rows.max(0));
        let all = wanted > self.cells.len() as i64;
        let (few, many) = if all {
            (None, Some(self.cells.values()))
        } else {
            let cells = (first.0.saturating_sub(1)..=last.0).flat_map(move |column| {
                (first.1.saturating_sub(1)..=last.1).map(move |row| (column, row))
            });
            (Some(cells.filter_map(|cell| self.cells.get(&cell))), None)
        };
        few.into_iter().flatten().chain(many.into_iter().flatten())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use emath::{pos2, vec2};

    fn rect(seed: u64) -> Rect {
        let at =
            |shift: u64, range: u64| (seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> shift) % range;
        let size = 10u64.pow(1 + at(50, 5) as u32);
        Rect::from_min_size(
            pos2(
                at(3, 40_000) as f32 - 20_000.0,
                at(19, 40_000) as f32 - 20_000.0,
            ),
            vec2(at(7, size) as f32 + 1.0, at(29, size) as f32 + 1.0),
        )
    }

    fn asked(grid: &Grid, area: Rect) -> Vec<u32> {
        let mut found: Vec<u32> = grid.touching(area).collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn a_question_finds_what_looking_at_all_finds() {
        let mut grid = Grid::default();
        let mut rects: Vec<Rect> = (0..400).map(rect).collect();
        for (slot, rect) in rects.iter().enumerate() {
            grid.insert(slot as u32, *rect);
        }
        for (slot, place) in rects.iter_mut().enumerate() {
            let to = rect(slot as u64 + 1000);
            grid.relocate(slot as u32, *place, to);
            *place = to;
        }
        for slot in (0..400).step_by(3) {
            grid.remove(slot as u32, rects[slot]);
        }
        let areas = (0..300)
            .map(|seed| rect(seed + 5000))
            .chain([Rect::EVERYTHING]);
        for area in areas {
            let there = rects.iter().enumerate().filter(|(slot, _)| slot % 3 != 0);
            let wanted: Vec<u32> = there
                .filter(|(_, rect)| touches(rect, &area))
                .map(|(slot, _)| slot as u32)
                .collect();
            assert_eq!(asked(&grid, area), wanted, "{area:?}");
        }
    }

    #[test]
    fn nothing_long_is_left_out() {
        let mut grid = Grid::default();
        let rects: Vec<Rect> = (0..300).map(rect).collect();
        for (slot, rect) in rects.iter().enumerate() {
            grid.insert(slot as u32, *rect);
        }
        for side in [0.0, 900.0, 5000.0, 1e5] {
            let found: std::collections::BTreeSet<u32> =
                grid.touching_at_least(Rect::EVERYTHING, side).collect();
            for (slot, rect) in rects.iter().enumerate() {
                let is_long = rect.width().max(rect.height()) >= side;
                assert_eq!(is_long, found.contains(&(slot as u32)));
            }
        }
    }
}

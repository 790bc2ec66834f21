//! How much of the board is covered by cards, and of which kinds: what is seen from so far that cards run together.
//!
//! Square cells, in tiles of 32 by 32, and in each tile coarser cells of two by two of the finer ones. Areas are whole
//! numbers, so that taking a card out undoes exactly what putting it in did, whatever happened meanwhile.

use super::IndexedCard;
use crate::model::RecordKind;
use emath::{Pos2, Rect, Vec2, pos2};
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// Side of the finest cells, in board points: about the length of a card.
const FINEST: f32 = 256.0;
/// Finest cells in one row of a tile.
const TILE: i32 = 32;
/// Sizes of cells, each twice as wide as the one before; of the last there is one in a tile.
pub(in crate::board) const LEVELS: usize = 6;
/// Kinds of ink: the five kinds of cards, then the analyst's eight colours.
pub(in crate::board) const INKS: usize = 13;
/// The area of one finest cell in the units in which areas are counted.
const CELL_AREA: f32 = 1024.0;

/// What covers one cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::board) struct Cell {
    /// The area that each ink covers, in parts of a finest cell.
    areas: [u32; INKS],
    /// Cards whose middle is here.
    pub cards: u32,
}

impl Cell {
    /// How much of the cell is covered; more than 1 where cards lie on each other.
    pub fn coverage(&self, level: usize) -> f32 {
        let sum = self
            .areas
            .iter()
            .fold(0u32, |sum, area| sum.wrapping_add(*area));
        sum as f32 / (CELL_AREA * (1u32 << (2 * level)) as f32)
    }

    /// The area that each ink covers, in any unit.
    pub fn inks(&self) -> &[u32; INKS] {
        &self.areas
    }

    fn add(&mut self, other: &Self) {
        for (area, more) in self.areas.iter_mut().zip(other.areas) {
            *area = area.wrapping_add(more);
        }
        self.cards = self.cards.wrapping_add(other.cards);
    }
}

/// Cells of all sizes in one square of the board.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Tile {
    /// By size of cell, row by row.
    levels: [Vec<Cell>; LEVELS],
    /// How many parts of cards it holds.
    parts: u32,
    is_settled: bool,
}

impl Default for Tile {
    fn default() -> Self {
        let cells =
            |level: usize| vec![Cell::default(); ((TILE >> level) * (TILE >> level)) as usize];
        Self {
            levels: std::array::from_fn(cells),
            parts: 0,
            is_settled: false,
        }
    }
}

/// How much of the board is covered.
#[derive(Debug, Clone, Default)]
pub(in crate::board) struct Density {
    tiles: HashMap<(i32, i32), Box<Tile>, FixedState>,
}

/// The side of a cell, in board points.
pub(in crate::board) fn cell_side(level: usize) -> f32 {
    FINEST * (1u32 << level) as f32
}

/// The ink of a card.
pub(in crate::board) fn ink_of(card: &IndexedCard) -> usize {
    match card.tint as usize {
        0 => match card.kind() {
            RecordKind::Article => 0,
            RecordKind::Entity => 1,
            RecordKind::Claim => 2,
            RecordKind::Note => 3,
            _ => 4,
        },
        tint => (4 + tint).min(INKS - 1),
    }
}

/// Cards larger than this are not summed up: they can be seen from anywhere.
pub(super) const GIANT: f32 = 16_384.0;

/// Whether a card is too large to be summed up.
pub(in crate::board) fn is_giant(rect: Rect) -> bool {
    rect.width().max(rect.height()) > GIANT
}

/// Whether a card comes or goes.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Way {
    In,
    Out,
}

impl Density {
    /// What these cards cover.
    pub fn of<'a>(cards: impl Iterator<Item = &'a IndexedCard>) -> Self {
        let mut density = Self::default();
        for card in cards {
            density.put(card);
        }
        density.settle();
        density
    }

    pub fn put(&mut self, card: &IndexedCard) {
        self.count(card, Way::In);
    }

    pub fn take(&mut self, card: &IndexedCard) {
        self.count(card, Way::Out);
    }

    fn count(&mut self, card: &IndexedCard, way: Way) {
        if is_giant(card.rect) {
            return;
        }
        let rect = card.rect;
        let (first, last) = (cell_at(rect.min), cell_at(rect.max));
        let tile_of = |cell: (i32, i32)| (cell.0.div_euclid(TILE), cell.1.div_euclid(TILE));
        let (first_tile, last_tile) = (tile_of(first), tile_of(last));
        for tile_row in first_tile.1..=last_tile.1 {
            for tile_column in first_tile.0..=last_tile.0 {
                let at = (tile_column, tile_row);
                let rows = first.1.max(at.1 * TILE)..=last.1.min(at.1 * TILE + TILE - 1);
                let columns = first.0.max(at.0 * TILE)..=last.0.min(at.0 * TILE + TILE - 1);
                let tile = self.tiles.entry(at).or_default();
                tile.is_settled = false;
                for row in rows {
                    for column in columns.clone() {
                        tile.count((column, row), card, way);
                    }
                }
            }
        }
    }

    /// Sums up the coarser cells where something came or went.
    pub fn settle(&mut self) {
        self.tiles.retain(|_, tile| tile.parts > 0);
        for tile in self.tiles.values_mut().filter(|tile| !tile.is_settled) {
            tile.settle();
        }
    }

    /// Shows every cell of a size in a rectangle of cells that holds anything.
    pub fn each_cell(
        &self,
        level: usize,
        [first, last]: [(i32, i32); 2],
        mut see: impl FnMut(i32, i32, &Cell),
    ) {
        let level = level.min(LEVELS - 1);
        let in_tile = TILE >> level;
        let from = (first.0.div_euclid(in_tile), first.1.div_euclid(in_tile));
        let to = (last.0.div_euclid(in_tile), last.1.div_euclid(in_tile));
        let columns = i64::from(to.0) - i64::from(from.0) + 1;
        let rows = i64::from(to.1) - i64::from(from.1) + 1;
        let mut see_tile = |at: (i32, i32), tile: &Tile| {
            let origin = (at.0 * in_tile, at.1 * in_tile);
            let columns = first.0.max(origin.0)..=last.0.min(origin.0 + in_tile - 1);
            let rows = first.1.max(origin.1)..=last.1.min(origin.1 + in_tile - 1);
            for row in rows {
                for column in columns.clone() {
                    let place = (row - origin.1) * in_tile + column - origin.0;
                    if let Some(cell) = tile.levels[level].get(place as usize) {
                        see(column, row, cell);
                    }
                }
            }
        };
        if columns.saturating_mul(rows) > self.tiles.len() as i64 {
            for (at, tile) in &self.tiles {
                if (from.0..=to.0).contains(&at.0) && (from.1..=to.1).contains(&at.1) {
                    see_tile(*at, tile);
                }
            }
            return;
        }
        for row in from.1..=to.1 {
            for column in from.0..=to.0 {
                if let Some(tile) = self.tiles.get(&(column, row)) {
                    see_tile((column, row), tile);
                }
            }
        }
    }

    /// Everything, in an order that does not depend on how it came about.
    #[cfg(test)]
    pub fn sorted(&self) -> Vec<((i32, i32), String)> {
        let tile = |tile: &Tile| {
            let cells = tile.levels.iter().flatten().enumerate();
            let filled = cells.filter(|(_, cell)| **cell != Cell::default());
            format!("{} {:?}", tile.parts, filled.collect::<Vec<_>>())
        };
        let mut all: Vec<_> = self.tiles.iter().map(|(at, it)| (*at, tile(it))).collect();
        all.sort();
        all
    }
}

impl Tile {
    /// Counts the part of a card that lies in a cell of this tile.
    fn count(&mut self, (column, row): (i32, i32), card: &IndexedCard, way: Way) {
        let place = row.rem_euclid(TILE) * TILE + column.rem_euclid(TILE);
        let min = pos2(column as f32 * FINEST, row as f32 * FINEST);
        let cell_rect = Rect::from_min_max(min, min + Vec2::splat(FINEST));
        let shared = card.rect.intersect(cell_rect).size().max(Vec2::ZERO);
        let area = (shared.x * shared.y * (CELL_AREA / (FINEST * FINEST))) as u32;
        let cards = u32::from((column, row) == cell_at(card.rect.center()));
        let Some(cell) = self.levels[0].get_mut(place as usize) else {
            return;
        };
        let Some(sum) = cell.areas.get_mut(ink_of(card)) else {
            return;
        };
        match way {
            Way::In => {
                *sum = sum.wrapping_add(area);
                cell.cards = cell.cards.wrapping_add(cards);
                self.parts += 1;
            }
            Way::Out => {
                *sum = sum.wrapping_sub(area);
                cell.cards = cell.cards.wrapping_sub(cards);
                self.parts = self.parts.saturating_sub(1);
            }
        }
    }

    fn settle(&mut self) {
        for level in 1..LEVELS {
            let (finer, coarser) = self.levels.split_at_mut(level);
            let (Some(finer), Some(coarser)) = (finer.last(), coarser.first_mut()) else {
                continue;
            };
            let side = (TILE >> level) as usize;
            for (place, cell) in coarser.iter_mut().enumerate() {
                let corner = place / side * 2 * (2 * side) + place % side * 2;
                *cell = Cell::default();
                for part in [corner, corner + 1, corner + 2 * side, corner + 2 * side + 1] {
                    if let Some(part) = finer.get(part) {
                        cell.add(part);
                    }
                }
            }
        }
        self.is_settled = true;
    }
}

fn cell_at(point: Pos2) -> (i32, i32) {
    (
        (point.x / FINEST).floor() as i32,
        (point.y / FINEST).floor() as i32,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CardId, NoteId, Tint, TypedId as _};
    use emath::vec2;

    fn card(x: f32, y: f32, w: f32, h: f32) -> IndexedCard {
        IndexedCard {
            id: CardId::from_number(1),
            subject: NoteId::from_number(1).into(),
            rect: Rect::from_min_size(pos2(x, y), vec2(w, h)),
            z: 0,
            tint: Tint::None,
        }
    }

    fn seen(density: &Density, level: usize) -> Vec<(i32, i32, f32, u32)> {
        let mut cells = Vec::new();
        density.each_cell(level, [(-500, -500), (500, 500)], |column, row, cell| {
            if *cell != Cell::default() {
                cells.push((column, row, cell.coverage(level), cell.cards));
            }
        });
        cells.sort_by_key(|cell| (cell.1, cell.0));
        cells
    }

    #[test]
    fn cells_say_how_much_of_them_is_covered() {
        let cards = [
            card(-128.0, 0.0, 256.0, 128.0),
            card(300.0, 300.0, 64.0, 64.0),
        ];
        let density = Density::of(cards.iter());
        assert_eq!(
            seen(&density, 0),
            [(-1, 0, 0.25, 0), (0, 0, 0.25, 1), (1, 1, 0.0625, 1)]
        );
        assert_eq!(seen(&density, 1), [(-1, 0, 0.0625, 0), (0, 0, 0.078125, 2)]);
        assert_eq!(seen(&density, LEVELS - 1).len(), 2);
    }

    #[test]
    fn taking_out_undoes_putting_in() {
        let odd: Vec<IndexedCard> = (0..60)
            .map(|at| {
                let at = at as f32;
                card(
                    at * 391.7 - 9000.3,
                    at * at * 7.3 - 5000.0,
                    100.3 + at * 13.1,
                    71.7 + at,
                )
            })
            .collect();
        let mut density = Density::of(odd.iter());
        for card in odd.iter().skip(20).rev() {
            density.take(card);
        }
        density.settle();
        assert_eq!(density.sorted(), Density::of(odd.iter().take(20)).sorted());
        for card in odd.iter().take(20) {
            density.take(card);
        }
        density.settle();
        assert!(density.tiles.is_empty());
    }
}

//! Which places words on links have taken: asked for each of them, so that a picture of all links of a large board must not
//! look at all others.

use emath::Rect;
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// The side of a cell, in board points: a plate is in one or two, seldom in four.
const CELL: f32 = 256.0;

/// Plates by the cells of the board that they touch.
#[derive(Debug, Default)]
pub(super) struct Plates {
    cells: HashMap<(i32, i32), Vec<Rect>, FixedState>,
}

impl Plates {
    /// Takes a place.
    pub fn put(&mut self, plate: Rect) {
        for cell in cells_of(plate) {
            self.cells.entry(cell).or_default().push(plate);
        }
    }

    /// Whether a plate would lie on another one.
    pub fn covers_one(&self, plate: Rect) -> bool {
        cells_of(plate).any(|cell| {
            let others = self.cells.get(&cell).into_iter().flatten();
            others.into_iter().any(|other| other.intersects(plate))
        })
    }
}

fn cells_of(plate: Rect) -> impl Iterator<Item = (i32, i32)> {
    let cell = |at: f32| (at / CELL).floor() as i32;
    let (left, right) = (cell(plate.min.x), cell(plate.max.x));
    let rows = cell(plate.min.y)..=cell(plate.max.y);
    rows.flat_map(move |row| (left..=right).map(move |column| (column, row)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use emath::{pos2, vec2};

    #[test]
    fn plates_are_found_as_if_all_were_looked_at() {
        let plate = |number: i32| {
            let at = pos2(
                (number * 97 % 1009) as f32 - 500.0,
                (number * 61 % 757) as f32,
            );
            Rect::from_min_size(at, vec2(20.0 + (number % 160) as f32, 20.0))
        };
        let (mut plates, mut all) = (Plates::default(), Vec::new());
        let mut taken = 0;
        for plate in (0..400).map(plate) {
            let covers_one = all.iter().any(|other: &Rect| other.intersects(plate));
            assert_eq!(plates.covers_one(plate), covers_one);
            taken += usize::from(covers_one);
            plates.put(plate);
            all.push(plate);
        }
        assert!((50..350).contains(&taken), "{taken}");
    }
}

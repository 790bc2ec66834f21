//! Packing blocks without overlap: in rows, as words in a paragraph, or around a middle.

use emath::Vec2;

/// Width over height of what is made of many blocks: about that of a screen.
pub(super) const ASPECT: f32 = 1.6;

/// Puts blocks into rows in their order: upper left corners. Blocks of a row stand on its upper edge.
pub(super) fn rows(sizes: &[Vec2], gap: f32) -> Vec<Vec2> {
    let width = row_width(sizes, gap);
    let mut corner = Vec2::ZERO;
    let mut row_height = 0.0f32;
    sizes
        .iter()
        .map(|size| {
            if corner.x > 0.0 && corner.x + size.x > width {
                corner = Vec2::new(0.0, corner.y + row_height + gap);
                row_height = 0.0;
            }
            let place = corner;
            corner.x += size.x + gap;
            row_height = row_height.max(size.y);
            place
        })
        .collect()
}

/// How wide rows must be to give a whole of about [`ASPECT`].
pub(super) fn row_width(sizes: &[Vec2], gap: f32) -> f32 {
    let widest = sizes.iter().map(|size| size.x).fold(0.0, f32::max);
    let area: f64 = sizes
        .iter()
        .map(|size| f64::from(size.x + gap) * f64::from(size.y + gap))
        .sum();
    ((area * f64::from(ASPECT)).sqrt() as f32 * 1.04).max(widest)
}

/// A block's outline in cells of a raster: which cells around its middle it covers.
#[derive(Debug, Clone, Default)]
pub(super) struct Outline {
    pub cells: Vec<(i32, i32)>,
}

impl Outline {
    /// The outline of rectangles given by middle and half size, within a raster of this cell size.
    pub fn of(rects: impl Iterator<Item = (Vec2, Vec2)>, cell: Vec2) -> Self {
        let mut cells = Vec::new();
        for (center, half) in rects {
            let low = ((center - half) / cell).floor();
            let high = ((center + half) / cell).floor();
            for row in low.y as i32..=high.y as i32 {
                for column in low.x as i32..=high.x as i32 {
                    cells.push((row, column));
                }
            }
        }
        cells.sort_unstable();
        cells.dedup();
        Self { cells }
    }
}

/// Puts blocks around a middle in their order, each as near to it as it fits, `fixed` ones first where they are: by how
/// many columns and rows each is moved.
pub(super) fn around(outlines: &[Outline], fixed: &[Outline]) -> Vec<(i32, i32)> {
    let cells: usize = outlines.iter().chain(fixed).map(|it| it.cells.len()).sum();
    let mut taken = Raster::default();
    fixed.iter().for_each(|outline| taken.put(outline, (0, 0)));
    // Enough places even if a third of the room stays empty.
    let reach = ((cells as f32 * 2.5).sqrt() as i32 + 4).min(1_500);
    let mut places: Vec<(i32, i32)> = (-reach..=reach)
        .flat_map(|row| (-reach..=reach).map(move |column| (row, column)))
        .collect();
    places
        .sort_unstable_by_key(|(row, column)| (row * row * 5 + column * column * 2, *row, *column));
    let mut from = 0;
    let mut last_len = 0;
    outlines
        .iter()
        .map(|outline| {
            // Where one of the same size did not fit, this one hardly will; smaller ones begin again in the middle.
            if outline.cells.len() != last_len {
                (from, last_len) = (0, outline.cells.len());
            }
            let found = places[from..]
                .iter()
                .position(|place| taken.has_room(outline, *place));
            let place = match found {
                Some(at) => {
                    from += at;
                    places[from]
                }
                None => (taken.last_row + 2 + rows_above(outline), 0),
            };
            taken.put(outline, place);
            place
        })
        .collect()
}

fn rows_above(outline: &Outline) -> i32 {
    outline.cells.first().map_or(0, |(row, _)| -row)
}

/// Which cells are taken.
#[derive(Debug, Default)]
struct Raster {
    taken: std::collections::BTreeMap<i32, Vec<u64>>,
    last_row: i32,
}

/// Columns run from minus this to plus this; what lies beyond counts as the outermost one.
const COLUMNS: i32 = 1 << 15;

impl Raster {
    fn bit(column: i32) -> (usize, u64) {
        let column = (column + COLUMNS).clamp(0, 2 * COLUMNS - 1) as usize;
        (column / 64, 1 << (column % 64))
    }

    fn has_room(&self, outline: &Outline, (down, across): (i32, i32)) -> bool {
        let mut row_of = None;
        let mut bits: Option<&Vec<u64>> = None;
        for (row, column) in &outline.cells {
            if row_of != Some(*row) {
                row_of = Some(*row);
                bits = self.taken.get(&(row + down));
            }
            let (word, bit) = Self::bit(column + across);
            if bits.is_some_and(|bits| bits[word] & bit != 0) {
                return false;
            }
        }
        true
    }

    fn put(&mut self, outline: &Outline, (down, across): (i32, i32)) {
        for (row, column) in &outline.cells {
            let bits = self
                .taken
                .entry(row + down)
                .or_insert_with(|| vec![0; 2 * COLUMNS as usize / 64]);
            let (word, bit) = Self::bit(column + across);
            bits[word] |= bit;
            self.last_row = self.last_row.max(row + down);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_break_like_words() {
        let sizes = [Vec2::new(10.0, 8.0); 9];
        let places = rows(&sizes, 0.0);
        let text: Vec<String> = places
            .iter()
            .map(|at| format!("{},{}", at.x, at.y))
            .collect();
        assert_eq!(
            text.join(" "),
            "0,0 10,0 20,0 0,8 10,8 20,8 0,16 10,16 20,16"
        );
    }

    #[test]
    fn blocks_around_a_middle_share_no_cell() {
        let block = |width: i32, height: i32| Outline {
            cells: (0..height)
                .flat_map(|row| (0..width).map(move |column| (row, column)))
                .collect(),
        };
        let outlines = [block(5, 3), block(2, 2), block(2, 2), block(1, 1)];
        let fixed = [block(3, 3)];
        let places = around(&outlines, &fixed);
        let mut seen = std::collections::BTreeSet::new();
        let all = outlines.iter().zip(&places).chain([(&fixed[0], &(0, 0))]);
        for (outline, (down, across)) in all {
            for (row, column) in &outline.cells {
                assert!(seen.insert((row + down, column + across)));
            }
        }
    }
}

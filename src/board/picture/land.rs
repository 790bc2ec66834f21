//! The board from so far that cards run together: like land on a map, in the colours of what lies there.

use super::super::index::density::{Cell, Density, INKS, LEVELS, cell_side};
use super::super::theme::BoardTheme;
use super::Picture;
use super::cache::PictureCache;
use super::colour::{faint, mix};
use super::easel::Easel;
use crate::model::{RecordKind, Tint};
use emath::{Vec2, pos2, vec2};
use epaint::{Color32, Mesh, Vertex, WHITE_UV};

/// Zooms between which blocks give way to land.
const FADE: (f32, f32) = (0.021, 0.032);
/// The least side of a cell, in screen points.
const LEAST_CELL: f32 = 3.0;
/// How strong land is where it is all covered.
const STRONGEST: f32 = 0.94;

/// How much of the cards shows as land, 0 to 1; the rest shows as blocks.
pub(super) fn share(zoom: f32) -> f32 {
    1.0 - ((zoom - FADE.0) / (FADE.1 - FADE.0)).clamp(0.0, 1.0)
}

/// The colour of a block or of land: a kind's, on paper.
pub(super) fn ink_colour(theme: &BoardTheme, tint: Tint, kind: RecordKind) -> Color32 {
    let accent = theme.tint(tint).unwrap_or_else(|| theme.kind(kind));
    let strength = match kind {
        RecordKind::Entity => 0.55,
        RecordKind::Note => 0.5,
        _ => 0.3,
    };
    mix(theme.surfaces.card, accent.line, strength)
}

/// Colours of all inks, a little stronger than blocks: land has no gaps to stand out against.
fn inks(theme: &BoardTheme) -> [[f32; 3]; INKS] {
    const KINDS: [RecordKind; 5] = [
        RecordKind::Article,
        RecordKind::Entity,
        RecordKind::Claim,
        RecordKind::Note,
        RecordKind::Image,
    ];
    std::array::from_fn(|ink| {
        let color = match ink.checked_sub(KINDS.len()) {
            None => ink_colour(theme, Tint::None, KINDS[ink.min(4)]),
            Some(tint) => {
                let tint = Tint::ALL.get(tint + 1).copied().unwrap_or_default();
                ink_colour(theme, tint, RecordKind::Claim)
            }
        };
        [color.r(), color.g(), color.b()].map(f32::from)
    })
}

/// How a layer is painted.
#[derive(Debug, Clone, Copy)]
struct Wash {
    /// 0 to 1.
    strength: f32,
    /// How far it has moved, in board points.
    moved_by: Vec2,
    /// One colour instead of those of the cards.
    color: Option<Color32>,
}

/// Paints the land, as far as it shows.
pub(super) fn paint(easel: &Easel<'_>, cache: &mut PictureCache, out: &mut Picture) {
    let strength = share(easel.zoom);
    if strength <= 0.0 {
        return;
    }
    let layers = cache.layers(easel);
    let plain = layers.plain.as_deref();
    let mut paint = |density: Option<&Density>, wash: Wash| {
        if let Some(density) = density {
            out.cards_painted += paint_layer(easel, density, wash, &mut out.shapes);
        }
    };
    let wash = |strength: f32| Wash {
        strength,
        moved_by: Vec2::ZERO,
        color: None,
    };
    let dimming = easel.dims().map_or(0.0, |(_, dimming)| dimming);
    paint(layers.dimmed.as_deref(), wash(strength * (1.0 - dimming)));
    let share = easel.view.glide.map_or(1.0, |glide| glide.share);
    if let Some(glide) = easel.view.glide {
        paint(Some(glide.from.density()), wash(strength * (1.0 - share)));
    }
    paint(
        plain.or(Some(easel.view.index.density())),
        wash(strength * share),
    );
    let moved = Wash {
        moved_by: easel.moved_by(),
        ..wash(strength)
    };
    paint(layers.moving.as_deref(), moved);
    let marks = easel.theme.marks;
    let count = out.cards_painted;
    for (density, color) in [(layers.lit, marks.lit), (layers.selected, marks.accent)] {
        let is_moving = layers.moving.is_some() && color == marks.accent;
        let wash = Wash {
            strength: 0.8 * strength,
            moved_by: if is_moving {
                easel.moved_by()
            } else {
                Vec2::ZERO
            },
            color: Some(color),
        };
        if let Some(density) = density {
            paint_layer(easel, &density, wash, &mut out.shapes);
        }
    }
    out.cards_painted = count;
}

/// A window onto the cells of one size, with one more row and column all around.
struct Window {
    level: usize,
    first: (i32, i32),
    columns: usize,
    rows: usize,
    /// How much each cell is covered, 0 to 1, row by row.
    strengths: Vec<f32>,
}

impl Window {
    fn of(easel: &Easel<'_>, wash: Wash) -> Self {
        let least = LEAST_CELL / easel.zoom;
        let fits = (0..LEVELS).find(|level| cell_side(*level) >= least);
        let level = fits.unwrap_or(LEVELS - 1);
        let side = cell_side(level);
        let seen = easel.visible_in_board.translate(-wash.moved_by);
        let cell = |at: f32| (at / side).floor() as i32;
        let first = (cell(seen.min.x) - 1, cell(seen.min.y) - 1);
        let last = (cell(seen.max.x) + 1, cell(seen.max.y) + 1);
        let count = |first: i32, last: i32| usize::try_from(last - first + 1).unwrap_or(0);
        Self {
            level,
            first,
            columns: count(first.0, last.0),
            rows: count(first.1, last.1),
            strengths: Vec::new(),
        }
    }

    fn last(&self) -> (i32, i32) {
        (
            self.first.0 + self.columns as i32 - 1,
            self.first.1 + self.rows as i32 - 1,
        )
    }

    /// Reads how much the cells are covered; how many cards there are.
    fn read(&mut self, density: &Density) -> usize {
        self.strengths = vec![0.0; self.columns * self.rows];
        let mut cards = 0;
        let (level, columns, first) = (self.level, self.columns, self.first);
        density.each_cell(level, [first, self.last()], |column, row, cell| {
            let place = (row - first.1) as usize * columns + (column - first.0) as usize;
            if let Some(strength) = self.strengths.get_mut(place) {
                *strength = strength_of(cell.coverage(level));
                cards += cell.cards as usize;
            }
        });
        cards
    }

    fn strength(&self, column: usize, row: usize) -> f32 {
        self.strengths
            .get(row * self.columns + column)
            .copied()
            .unwrap_or(0.0)
    }
}

/// How strong land is that is covered so much: soon nearly as strong as if all of it were.
fn strength_of(coverage: f32) -> f32 {
    if coverage <= 0.0 {
        0.0
    } else {
        // About 1 - e^-x, without its cost: there are a hundred thousand cells.
        let x = 3.2 * coverage;
        STRONGEST * (1.0 - 1.0 / (1.0 + x * (1.0 + x * (0.5 + x / 6.0))))
    }
}

/// Paints one layer; how many cards it sums up.
fn paint_layer(
    easel: &Easel<'_>,
    density: &Density,
    wash: Wash,
    shapes: &mut Vec<epaint::Shape>,
) -> usize {
    let mut window = Window::of(easel, wash);
    let cards = window.read(density);
    if cards == 0 && window.strengths.iter().all(|strength| *strength <= 0.0) {
        return 0;
    }
    let hues = match wash.color {
        Some(_) => Hues::default(),
        None => Hues::of(easel, density, &window),
    };
    shapes.push(mesh_of(easel, &window, &hues, wash).into());
    cards
}

/// The colours of the land: of coarser cells than its shape, so that a mix of kinds is one calm colour.
#[derive(Default)]
struct Hues {
    first: (i32, i32),
    columns: usize,
    colors: Vec<[f32; 3]>,
}

/// How many sizes coarser the cells of colours are than those of the shape.
const COARSER: usize = 3;

impl Hues {
    fn of(easel: &Easel<'_>, density: &Density, window: &Window) -> Self {
        let inks = inks(easel.theme);
        let level = (window.level + COARSER).min(LEVELS - 1);
        let shift = level - window.level;
        let coarse = |at: i32| at >> shift;
        let first = (coarse(window.first.0), coarse(window.first.1));
        let last = window.last();
        let last = (coarse(last.0), coarse(last.1));
        let columns = (last.0 - first.0 + 1).max(0) as usize;
        let rows = (last.1 - first.1 + 1).max(0) as usize;
        let mut colors = vec![[0.0; 3]; columns * rows];
        density.each_cell(level, [first, last], |column, row, cell| {
            let place = (row - first.1) as usize * columns + (column - first.0) as usize;
            if let Some(color) = colors.get_mut(place) {
                *color = blend(cell, &inks);
            }
        });
        Self {
            first,
            columns,
            colors,
        }
    }

    /// The colour of a cell of the window.
    fn at(&self, window: &Window, column: usize, row: usize) -> [f32; 3] {
        let shift = COARSER.min(LEVELS - 1 - window.level);
        let column = ((window.first.0 + column as i32) >> shift) - self.first.0;
        let row = ((window.first.1 + row as i32) >> shift) - self.first.1;
        let place = row.max(0) as usize * self.columns + column.max(0) as usize;
        self.colors.get(place).copied().unwrap_or_default()
    }
}

fn blend(cell: &Cell, inks: &[[f32; 3]; INKS]) -> [f32; 3] {
    let mut sum = [0.0; 3];
    let mut total = 0.0;
    for (area, ink) in cell.inks().iter().zip(inks) {
        if *area > 0 {
            let area = *area as f32;
            total += area;
            for (channel, value) in sum.iter_mut().zip(ink) {
                *channel += value * area;
            }
        }
    }
    if total > 0.0 {
        sum.map(|channel| channel / total)
    } else {
        sum
    }
}

/// A corner in the middle of each cell that has anything in it or beside it, and a square between every four.
fn mesh_of(easel: &Easel<'_>, window: &Window, hues: &Hues, wash: Wash) -> Mesh {
    let side = cell_side(window.level);
    let first = pos2(window.first.0 as f32 + 0.5, window.first.1 as f32 + 0.5) * side;
    let origin = easel.to_screen * (first + wash.moved_by);
    let step = side * easel.zoom;
    let mut mesh = Mesh::default();
    let mut above = vec![u32::MAX; window.columns];
    let mut here = vec![u32::MAX; window.columns];
    for row in 0..window.rows.saturating_sub(1) {
        for column in 0..window.columns.saturating_sub(1) {
            let corners = [
                (column, row),
                (column + 1, row),
                (column, row + 1),
                (column + 1, row + 1),
            ];
            if corners
                .iter()
                .all(|(column, row)| window.strength(*column, *row) <= 0.0)
            {
                continue;
            }
            let [a, b, c, d] = corners.map(|(column, at_row)| {
                let line = if at_row == row { &mut above } else { &mut here };
                let Some(known) = line.get_mut(column) else {
                    return 0;
                };
                if *known == u32::MAX {
                    *known = mesh.vertices.len() as u32;
                    mesh.vertices.push(Vertex {
                        pos: origin + vec2(column as f32, at_row as f32) * step,
                        uv: WHITE_UV,
                        color: colour(window, hues, wash, (column, at_row)),
                    });
                }
                *known
            });
            mesh.indices.extend([a, b, c, b, d, c]);
        }
        std::mem::swap(&mut above, &mut here);
        here.fill(u32::MAX);
    }
    mesh
}

fn colour(window: &Window, hues: &Hues, wash: Wash, (column, row): (usize, usize)) -> Color32 {
    let strength = window.strength(column, row) * wash.strength;
    if let Some(color) = wash.color {
        return faint(color, strength);
    }
    let alpha = strength.clamp(0.0, 1.0);
    let [r, g, b] = hues
        .at(window, column, row)
        .map(|channel| (channel * alpha) as u8);
    Color32::from_rgba_premultiplied(r, g, b, (alpha * 255.0) as u8)
}

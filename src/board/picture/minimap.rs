//! The whole board as a small map: frames as regions, cards as spots in the colours of their kinds.
//!
//! Made once for each state of the index, not per frame: its cost grows with the board. Knows nothing of the view.

use super::super::card_set::CardSet;
use super::super::index::{BoardIndex, IndexedCard};
use super::super::theme::BoardTheme;
use super::colour::mix;
use emath::{Pos2, Rect, TSTransform, Vec2, vec2};
use epaint::{Color32, Mesh, Shape, Stroke, StrokeKind};

/// Side of a cell in which cards are summed up, in screen points.
const CELL: f32 = 2.0;
/// Boards with more cards than this are summed up in cells.
const MOST_SPOTS: usize = 1_500;
/// Room kept free around the board, in screen points.
const PADDING: f32 = 8.0;

/// A small map of the whole board.
#[derive(Debug, Clone)]
pub struct Minimap {
    /// Back to front, in screen points.
    pub shapes: Vec<Shape>,
    /// The map from board points to screen points.
    pub screen_from_board: TSTransform,
}

impl Minimap {
    /// The map of a board in a rectangle of the screen, without the cards that are hidden. `None` for an empty board.
    pub fn of(
        index: &BoardIndex,
        hidden: &CardSet,
        theme: &BoardTheme,
        rect_in_screen: Rect,
    ) -> Option<Self> {
        let bounds = index.bounds().filter(|bounds| bounds.is_finite())?;
        let screen_from_board = fitting(bounds, rect_in_screen)?;
        let mut shapes = Vec::new();
        for frame in index.frames() {
            let rect = screen_from_board * frame.rect;
            shapes.push(Shape::rect_filled(rect, 1.0, theme.surfaces.frame));
            shapes.push(Shape::rect_stroke(
                rect,
                1.0,
                Stroke::new(1.0, theme.lines.frame),
                StrokeKind::Inside,
            ));
        }
        let cards = index.cards().filter(|card| !hidden.contains(card.id));
        let mesh = if index.card_count() > MOST_SPOTS {
            cells(cards, theme, rect_in_screen, screen_from_board)
        } else {
            spots(cards, theme, screen_from_board)
        };
        shapes.push(mesh.into());
        Some(Self {
            shapes,
            screen_from_board,
        })
    }

    /// The point of the board under a point of the screen.
    pub fn board_from_screen(&self, point_in_screen: Pos2) -> Pos2 {
        self.screen_from_board.inverse() * point_in_screen
    }
}

/// The map that shows all of `bounds` in the middle of a rectangle.
fn fitting(bounds: Rect, rect_in_screen: Rect) -> Option<TSTransform> {
    let room = rect_in_screen.shrink(PADDING);
    if !room.is_positive() {
        return None;
    }
    let size = bounds.size().max(Vec2::splat(1.0));
    let zoom = (room.width() / size.x).min(room.height() / size.y);
    let offset = room.center().to_vec2() - bounds.center().to_vec2() * zoom;
    Some(TSTransform::new(offset, zoom))
}

fn ink(theme: &BoardTheme, card: &IndexedCard) -> Color32 {
    let accent = theme.tint(card.tint);
    let line = accent.unwrap_or_else(|| theme.kind(card.kind())).line;
    mix(line, theme.surfaces.frame, 0.3)
}

/// Each card as a spot that can be seen.
fn spots<'a>(
    cards: impl Iterator<Item = &'a IndexedCard>,
    theme: &BoardTheme,
    screen_from_board: TSTransform,
) -> Mesh {
    let mut mesh = Mesh::default();
    for card in cards {
        let rect = screen_from_board * card.rect;
        let size = rect.size().max(Vec2::splat(1.5));
        mesh.add_colored_rect(
            Rect::from_center_size(rect.center(), size),
            ink(theme, card),
        );
    }
    mesh
}

/// What lies in one cell.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    rgb: [u32; 3],
    cards: u32,
}

/// Many cards summed up: the more of a cell they would cover, the stronger it is.
fn cells<'a>(
    cards: impl Iterator<Item = &'a IndexedCard>,
    theme: &BoardTheme,
    rect_in_screen: Rect,
    screen_from_board: TSTransform,
) -> Mesh {
    let columns = (rect_in_screen.width() / CELL).ceil().max(1.0) as usize;
    let rows = (rect_in_screen.height() / CELL).ceil().max(1.0) as usize;
    let mut grid = vec![Cell::default(); columns * rows];
    let mut share_sum = 0.0;
    let mut count = 0u32;
    for card in cards {
        let rect = screen_from_board * card.rect;
        let at = (rect.center() - rect_in_screen.min) / CELL;
        let (column, row) = (at.x.max(0.0) as usize, at.y.max(0.0) as usize);
        let place = row.min(rows - 1) * columns + column.min(columns - 1);
        let Some(cell) = grid.get_mut(place) else {
            continue;
        };
        let ink = ink(theme, card);
        for (sum, channel) in cell.rgb.iter_mut().zip([ink.r(), ink.g(), ink.b()]) {
            *sum = sum.saturating_add(u32::from(channel));
        }
        cell.cards += 1;
        share_sum += rect.area() / (CELL * CELL);
        count += 1;
    }
    let share_of_card = share_sum / count.max(1) as f32;
    let mut mesh = Mesh::default();
    for (place, cell) in grid.iter().enumerate().filter(|(_, cell)| cell.cards > 0) {
        let corner = vec2((place % columns) as f32, (place / columns) as f32) * CELL;
        let rect = Rect::from_min_size(rect_in_screen.min + corner, Vec2::splat(CELL));
        let [r, g, b] = cell.rgb.map(|sum| (sum / cell.cards) as u8);
        let strength = (0.35 + cell.cards as f32 * share_of_card).min(1.0);
        mesh.add_colored_rect(rect, Color32::from_rgb(r, g, b).gamma_multiply(strength));
    }
    mesh
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Card, CardId, CaseParts, Note, NoteId, NoteKind, TypedId as _};
    use emath::pos2;

    fn board(count: u64) -> BoardIndex {
        let mut parts = CaseParts::default();
        for number in 1..=count {
            let note = NoteId::from_number(number);
            parts.notes.push(Note::new(note, NoteKind::Note, "x"));
            let pos = pos2((number % 50) as f32 * 300.0, (number / 50) as f32 * 200.0);
            let rect = Rect::from_min_size(pos, vec2(260.0, 140.0));
            let id = CardId::from_number(number);
            parts.cards.push(Card::new(id, note, rect));
        }
        BoardIndex::of(&parts.into_case().expect("ids are unique"))
    }

    fn map(index: &BoardIndex, hidden: &CardSet) -> Option<(Minimap, usize)> {
        let rect = Rect::from_min_size(pos2(10.0, 20.0), vec2(196.0, 128.0));
        let map = Minimap::of(index, hidden, &BoardTheme::light(), rect)?;
        let vertices = map.shapes.iter().map(|shape| match shape {
            Shape::Mesh(mesh) => mesh.vertices.len(),
            _ => 0,
        });
        let count = vertices.sum();
        assert!(map.shapes.iter().all(|shape| {
            let bounds = shape.visual_bounding_rect();
            !bounds.is_positive() || rect.expand(2.0).contains_rect(bounds)
        }));
        Some((map, count))
    }

    #[test]
    fn the_whole_board_lies_on_the_map() {
        assert!(map(&board(0), &CardSet::new()).is_none());
        let index = board(40);
        let (small, vertices) = map(&index, &CardSet::new()).expect("there are cards");
        assert_eq!(vertices, 40 * 4);
        let middle = index.bounds().expect("there are cards").center();
        let there = small.screen_from_board * middle;
        assert!(small.board_from_screen(there).distance(middle) < 1.0);
    }

    #[test]
    fn what_a_map_holds_is_bounded_by_its_size() {
        let (_, vertices) = map(&board(20_000), &CardSet::new()).expect("there are cards");
        assert!(vertices <= 98 * 64 * 4, "{vertices}");
    }

    #[test]
    fn hidden_cards_are_not_on_the_map() {
        let hidden = (1..=39).map(CardId::from_number).collect();
        let (_, vertices) = map(&board(40), &hidden).expect("there are cards");
        assert_eq!(vertices, 4);
    }
}

//! A part of the board as a small picture for a list: cards as blocks in the colours of their kinds, links as thin lines.
//!
//! Made once for each state of the index, not per frame: its cost grows with what lies in the part.

use super::super::card_set::CardSet;
use super::super::index::{BoardIndex, IndexedCard};
use super::super::theme::BoardTheme;
use super::colour::{faint, mix};
use emath::{Pos2, Rect, TSTransform, Vec2};
use epaint::{Mesh, RectShape, Shape, Stroke, StrokeKind};

/// The most cards and links in one sketch: more run together into one block of colour anyway.
const MOST_CARDS: usize = 1_200;
const MOST_LINKS: usize = 400;
/// Blocks at least so wide on the screen have an outline, in screen points.
const OUTLINED_FROM: f32 = 7.0;
/// The corner of the ground, in screen points.
const RADIUS: f32 = 2.0;

/// What lies in a part of the board, in a rectangle of this size whose upper left corner is the origin: back to front, in
/// screen points. The part is fitted in and its ground painted.
pub fn sketch_of(
    index: &BoardIndex,
    hidden: &CardSet,
    theme: &BoardTheme,
    part_in_board: Rect,
    size_in_screen: Vec2,
) -> Vec<Shape> {
    let room = Rect::from_min_size(Pos2::ZERO, size_in_screen);
    let size = part_in_board.size().max(Vec2::splat(1.0));
    if !part_in_board.is_finite() || !room.is_positive() {
        return Vec::new();
    }
    let zoom = (room.width() / size.x).min(room.height() / size.y);
    let offset = room.center().to_vec2() - part_in_board.center().to_vec2() * zoom;
    let to_screen = TSTransform::new(offset, zoom);
    let ground = to_screen * part_in_board;
    let mut cards: Vec<&IndexedCard> = index
        .cards_in(part_in_board)
        .filter(|card| !hidden.contains(card.id) && part_in_board.contains(card.rect.center()))
        .take(MOST_CARDS)
        .collect();
    cards.sort_unstable_by_key(|card| card.paint_order());
    let line = Stroke::new(1.0, theme.lines.frame);
    let fill = theme.surfaces.frame;
    let mut shapes = vec![RectShape::new(ground, RADIUS, fill, line, StrokeKind::Inside).into()];
    links(index, &cards, theme, to_screen, &mut shapes);
    blocks(&cards, theme, to_screen, ground, &mut shapes);
    shapes
}

/// Straight from middle to middle, under the cards.
fn links(
    index: &BoardIndex,
    cards: &[&IndexedCard],
    theme: &BoardTheme,
    to_screen: TSTransform,
    shapes: &mut Vec<Shape>,
) {
    let among: CardSet = cards.iter().map(|card| card.id).collect();
    let edges = cards.iter().flat_map(|card| {
        index
            .edges_at(card.id)
            .filter(|edge| edge.from == card.id.into())
    });
    let inside = edges
        .filter(|edge| edge.cards().all(|id| among.contains(id)) && index.shows_at_rest(edge))
        .take(MOST_LINKS);
    let stroke = Stroke::new(0.75, faint(theme.lines.link, 0.6));
    for edge in inside {
        let ends = [edge.from, edge.to].map(|end| index.rect_of(end));
        if let [Some(from), Some(to)] = ends {
            let ends = [to_screen * from.center(), to_screen * to.center()];
            shapes.push(Shape::line_segment(ends, stroke));
        }
    }
}

fn blocks(
    cards: &[&IndexedCard],
    theme: &BoardTheme,
    to_screen: TSTransform,
    ground: Rect,
    shapes: &mut Vec<Shape>,
) {
    let mut mesh = Mesh::default();
    for card in cards {
        let accent = theme
            .tint(card.tint)
            .unwrap_or_else(|| theme.kind(card.kind()));
        let rect = to_screen * card.rect;
        let rect = Rect::from_center_size(rect.center(), rect.size().max(Vec2::splat(1.5)));
        let rect = rect.intersect(ground.shrink(1.0));
        if !rect.is_positive() {
            continue;
        }
        let line = mix(accent.line, theme.surfaces.frame, 0.25);
        mesh.add_colored_rect(rect, line);
        if rect.width() >= OUTLINED_FROM && rect.height() > 3.0 {
            mesh.add_colored_rect(rect.shrink(0.75), theme.surfaces.card);
            let mut edge = rect;
            edge.set_width(2.0);
            mesh.add_colored_rect(edge, line);
        }
    }
    shapes.push(mesh.into());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Card, CardId, CaseParts, Note, NoteId, NoteKind, TypedId as _};
    use emath::{pos2, vec2};

    /// Notes in rows of a hundred, 300 board points from one to the next.
    fn board(count: u64) -> BoardIndex {
        let mut parts = CaseParts::default();
        for number in 1..=count {
            let note = NoteId::from_number(number);
            parts.notes.push(Note::new(note, NoteKind::Note, "x"));
            let rect = Rect::from_min_size(
                pos2((number % 100) as f32 * 300.0, (number / 100) as f32 * 200.0),
                vec2(260.0, 140.0),
            );
            let id = CardId::from_number(number);
            parts.cards.push(Card::new(id, note, rect));
        }
        BoardIndex::of(&parts.into_case().expect("ids are unique"))
    }

    fn vertices(index: &BoardIndex, hidden: &CardSet, part: Rect) -> usize {
        let size = vec2(84.0, 52.0);
        let shapes = sketch_of(index, hidden, &BoardTheme::light(), part, size);
        let room = Rect::from_min_size(Pos2::ZERO, size).expand(1.0);
        for shape in &shapes {
            let bounds = shape.visual_bounding_rect();
            assert!(
                !bounds.is_positive() || room.contains_rect(bounds),
                "{bounds}"
            );
        }
        let of_mesh = |shape: &Shape| match shape {
            Shape::Mesh(mesh) => mesh.vertices.len(),
            _ => 0,
        };
        shapes.iter().map(of_mesh).sum()
    }

    #[test]
    fn a_sketch_shows_what_lies_in_its_part_and_is_not_hidden() {
        let index = board(20);
        let all = Rect::from_min_max(pos2(0.0, -100.0), pos2(7_000.0, 400.0));
        let half = Rect::from_min_max(pos2(0.0, -100.0), pos2(3_250.0, 400.0));
        assert_eq!(vertices(&index, &CardSet::new(), all), 20 * 4);
        assert_eq!(vertices(&index, &CardSet::new(), half), 10 * 4);
        let hidden = (1..=4).map(CardId::from_number).collect();
        assert_eq!(vertices(&index, &hidden, half), 6 * 4);
    }

    #[test]
    fn a_sketch_of_a_crowd_is_bounded() {
        let index = board(5_000);
        let all = Rect::from_min_max(pos2(-100.0, -100.0), pos2(31_000.0, 11_000.0));
        assert_eq!(vertices(&index, &CardSet::new(), all), MOST_CARDS * 4);
    }
}

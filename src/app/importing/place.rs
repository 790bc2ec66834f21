//! Where the cards of what came in go: a free place near where it was dropped, many in a grid; nothing else moves.

use crate::board::interact::free_rect_near;
use crate::board::{BoardIndex, default_card_size};
use crate::model::RecordKind;
use emath::{Pos2, Rect, Vec2, vec2};

/// The gap kept around each card, in board points.
const GAP: f32 = 24.0;
/// Up to so many lie in one row.
const MOST_IN_ONE_ROW: usize = 4;
/// How much wider than high a grid is.
const ASPECT: f32 = 1.6;

/// Where the point that is given lies in what is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The pointer holds the first card.
    FirstCard,
    /// All lie around it.
    Center,
}

/// Places for so many article cards, row by row.
pub fn places(index: &BoardIndex, count: usize, at_in_board: Pos2, anchor: Anchor) -> Vec<Rect> {
    let card = default_card_size(RecordKind::Article);
    let step = card + Vec2::splat(GAP);
    let columns = columns_of(count, step);
    let rows = count.div_ceil(columns);
    let size = vec2(columns as f32 * step.x - GAP, rows as f32 * step.y - GAP);
    let wanted = match anchor {
        Anchor::FirstCard => Rect::from_min_size(at_in_board - card / 2.0, size),
        Anchor::Center => Rect::from_center_size(at_in_board, size),
    };
    let grid = free_rect_near(index, wanted, GAP);
    (0..count)
        .map(|at| {
            let cell = vec2((at % columns) as f32, (at / columns) as f32);
            let pos = (grid.min + cell * step).round();
            Rect::from_min_size(pos, card)
        })
        .collect()
}

fn columns_of(count: usize, step: Vec2) -> usize {
    let square = (count as f32 * ASPECT * step.y / step.x).sqrt().ceil() as usize;
    square.max(count.min(MOST_IN_ONE_ROW)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, Card, CardId, CaseParts, TypedId as _};
    use emath::pos2;

    fn index_with(rects: &[Rect]) -> BoardIndex {
        let mut parts = CaseParts::default();
        for (number, rect) in (1..).zip(rects) {
            let id = ArticleId::from_number(number);
            parts
                .articles
                .push(crate::model::Article::new(id, "t", "x"));
            parts
                .cards
                .push(Card::new(CardId::from_number(number), id, *rect));
        }
        BoardIndex::of(&parts.into_case().expect("no id twice"))
    }

    #[test]
    fn a_grid_keeps_clear_of_what_lies_there() {
        let there = Rect::from_min_size(pos2(-50.0, -50.0), vec2(300.0, 200.0));
        let index = index_with(&[there]);
        for count in [1, 3, 12, 100] {
            let rects = places(&index, count, Pos2::ZERO, Anchor::Center);
            assert_eq!(rects.len(), count);
            for (at, rect) in rects.iter().enumerate() {
                assert!(!rect.intersects(there));
                let later = rects.get(at + 1..).unwrap_or_default();
                assert!(later.iter().all(|other| !other.intersects(*rect)));
            }
        }
    }

    #[test]
    fn the_pointer_holds_the_first_card_where_there_is_room() {
        let rects = places(&index_with(&[]), 3, pos2(1000.0, 500.0), Anchor::FirstCard);
        assert_eq!(rects[0].center(), pos2(1000.0, 500.0));
        assert!(
            rects.iter().all(|rect| rect.min.y == rects[0].min.y),
            "one row"
        );
    }
}

//! Give cards and frames without a usable position one, below everything else.

use crate::edit::{EditError, Tx};
use crate::model::{BOARD_LIMIT, Card, Frame, is_usable_rect};
use emath::{Pos2, Rect, Vec2, vec2};

/// The size of what has none, in board points.
const SIZE: Vec2 = vec2(264.0, 120.0);
const GAP: f32 = 24.0;
const PER_ROW: usize = 8;

/// Places cards and frames whose position or size is not a number, too far out or too small. Returns how many.
///
/// # Errors
/// None so far; the signature is that of all operations.
pub fn place_unplaced(tx: &mut Tx<'_>) -> Result<usize, EditError> {
    let case = tx.case();
    let cards: Vec<_> = case
        .cards()
        .iter()
        .filter(|card| !card.is_placed())
        .map(|card| (card.id, card.size))
        .collect();
    let frames: Vec<_> = case
        .frames()
        .iter()
        .filter(|frame| !frame.is_placed())
        .map(|frame| (frame.id, frame.size))
        .collect();
    let placed = case
        .cards()
        .iter()
        .filter(|card| card.is_placed())
        .map(Card::rect);
    let bounds = placed
        .chain(
            case.frames()
                .iter()
                .filter(|frame| frame.is_placed())
                .map(Frame::rect),
        )
        .reduce(Rect::union);
    let corner = bounds.map_or(Pos2::ZERO, |bounds| bounds.left_bottom() + vec2(0.0, GAP));
    let slot = |at: usize, size: Vec2| {
        let pos = corner
            + vec2(
                (at % PER_ROW) as f32 * (SIZE.x + GAP),
                (at / PER_ROW) as f32 * (SIZE.y + GAP),
            );
        let own = Rect::from_min_size(Pos2::ZERO, size);
        let size = if is_usable_rect(own) && size.max_elem() < BOARD_LIMIT / 2.0 {
            size
        } else {
            SIZE
        };
        Rect::from_min_size(super::membership::clamp_pos(pos, size), size)
    };
    for (at, (id, size)) in cards.iter().enumerate() {
        let rect = slot(at, *size);
        tx.update::<Card>(*id, |card| (card.pos, card.size) = (rect.min, rect.size()))?;
    }
    for (at, (id, size)) in frames.iter().enumerate() {
        let rect = slot(cards.len() + at, *size);
        tx.update::<Frame>(*id, |frame| {
            (frame.pos, frame.size) = (rect.min, rect.size())
        })?;
    }
    Ok(cards.len() + frames.len())
}

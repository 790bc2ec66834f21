//! Resize a card or a frame.

use super::membership::{settle_cards, update_unlocked_frame, usable_rect};
use crate::edit::{EditError, Tx};
use crate::model::{Card, CardId, Frame, FrameId};
use emath::Rect;

/// Gives a card a rectangle; a locked one keeps its own. A collapsed card keeps the height it will have in full.
///
/// # Errors
/// If the card is missing or the rectangle is not one of numbers.
pub fn resize_card(tx: &mut Tx<'_>, card: CardId, rect: Rect) -> Result<(), EditError> {
    let rect = usable_rect(rect)?;
    if tx.get::<Card>(card)?.locked {
        return Ok(());
    }
    tx.update::<Card>(card, |card| {
        card.pos = rect.min;
        card.size.x = rect.width();
        if !card.collapsed {
            card.size.y = rect.height();
        }
    })?;
    settle_cards(tx, [card])
}

/// Gives a frame a rectangle; a locked one keeps its own. Cards it covers now join it, cards it no longer covers leave.
///
/// # Errors
/// If the frame is missing or the rectangle is not one of numbers.
pub fn resize_frame(tx: &mut Tx<'_>, frame: FrameId, rect: Rect) -> Result<(), EditError> {
    let rect = usable_rect(rect)?;
    let before = tx.get::<Frame>(frame)?.rect();
    update_unlocked_frame(tx, frame, |frame| {
        frame.pos = rect.min;
        frame.size = rect.size();
    })?;
    let concerned = |card: &&Card| {
        let center = card.rect().center();
        card.frame == Some(frame) || before.contains(center) || rect.contains(center)
    };
    let cards: Vec<_> = tx
        .case()
        .cards()
        .iter()
        .filter(concerned)
        .map(|card| card.id)
        .collect();
    settle_cards(tx, cards)
}

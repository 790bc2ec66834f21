//! Put a frame around cards, or take a frame away and keep its cards.

use super::add_frame::next_page;
use super::membership::usable_rect;
use crate::edit::{EditError, Tx};
use crate::model::{Card, CardId, Frame, FrameId, RecordRef};
use emath::{Rect, Vec2};
use std::collections::BTreeSet;

/// The space between a frame's outline and its cards, in board points; the title tab sits in it.
const PADDING: Vec2 = Vec2::new(24.0, 36.0);

/// Puts a frame around cards; they join it.
///
/// # Errors
/// If a card is missing, or there is none to frame.
pub fn frame_cards(
    tx: &mut Tx<'_>,
    cards: &BTreeSet<CardId>,
    title: impl Into<String>,
) -> Result<FrameId, EditError> {
    let rects = cards
        .iter()
        .map(|id| tx.get::<Card>(*id).map(Card::rect))
        .collect::<Result<Vec<_>, _>>()?;
    let bounds = rects
        .into_iter()
        .filter(|rect| rect.is_finite())
        .reduce(Rect::union)
        .ok_or_else(|| EditError::Refused("there is no card to frame".to_owned()))?;
    let rect = usable_rect(bounds.expand2(PADDING))?;
    let page = next_page(tx.case());
    let frame = Frame {
        page,
        ..Frame::new(tx.fresh_id::<Frame>(), title, rect)
    };
    let id = tx.insert(frame)?;
    cards
        .iter()
        .try_for_each(|card| tx.update::<Card>(*card, |card| card.frame = Some(id)))?;
    Ok(id)
}

/// Takes frames away; their cards stay where they are.
///
/// # Errors
/// If a frame is missing.
pub fn unframe(tx: &mut Tx<'_>, frames: &BTreeSet<FrameId>) -> Result<(), EditError> {
    let frames: BTreeSet<RecordRef> = frames.iter().map(|frame| (*frame).into()).collect();
    super::delete_records(tx, &frames)
}

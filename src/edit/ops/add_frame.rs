//! Draw a frame; it takes in the cards that lie in it.

use super::membership::{settle_cards, usable_rect};
use crate::edit::{EditError, Tx};
use crate::model::{Case, Frame, FrameId};
use emath::Rect;

/// Adds a frame as the last page. Cards whose centre lies in it join it.
///
/// # Errors
/// If the rectangle is not one of numbers.
pub fn add_frame(
    tx: &mut Tx<'_>,
    rect: Rect,
    title: impl Into<String>,
) -> Result<FrameId, EditError> {
    let rect = usable_rect(rect)?;
    let page = next_page(tx.case());
    let frame = Frame {
        page,
        ..Frame::new(tx.fresh_id::<Frame>(), title, rect)
    };
    let id = tx.insert(frame)?;
    let inside: Vec<_> = tx
        .case()
        .cards()
        .iter()
        .filter(|card| rect.contains(card.rect().center()))
        .map(|card| card.id)
        .collect();
    settle_cards(tx, inside)?;
    Ok(id)
}

pub(super) fn next_page(case: &Case) -> u32 {
    case.frames()
        .iter()
        .map(|frame| frame.page)
        .max()
        .unwrap_or(0)
        .saturating_add(1)
}

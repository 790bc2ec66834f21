//! Give cards and frames a colour.

use crate::edit::{EditError, Tx};
use crate::model::{Card, CardId, Frame, FrameId, Tint};
use std::collections::BTreeSet;

/// Colours cards and frames.
///
/// # Errors
/// If one of them is missing.
pub fn recolour(
    tx: &mut Tx<'_>,
    cards: &BTreeSet<CardId>,
    frames: &BTreeSet<FrameId>,
    tint: Tint,
) -> Result<(), EditError> {
    cards
        .iter()
        .try_for_each(|id| tx.update::<Card>(*id, |card| card.tint = tint))?;
    frames
        .iter()
        .try_for_each(|id| tx.update::<Frame>(*id, |frame| frame.tint = tint))
}

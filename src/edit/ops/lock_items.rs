//! Hold cards and frames in place.

use crate::edit::{EditError, Tx};
use crate::model::{Card, CardId, Frame, FrameId};
use std::collections::BTreeSet;

/// Whether a thing can be moved and resized.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// It stays where it is.
    Locked,
    /// It can be moved.
    Unlocked,
}

/// Locks or unlocks cards and frames.
///
/// # Errors
/// If one of them is missing.
pub fn lock(
    tx: &mut Tx<'_>,
    cards: &BTreeSet<CardId>,
    frames: &BTreeSet<FrameId>,
    to: Lock,
) -> Result<(), EditError> {
    let locked = to == Lock::Locked;
    cards
        .iter()
        .try_for_each(|id| tx.update::<Card>(*id, |card| card.locked = locked))?;
    frames
        .iter()
        .try_for_each(|id| tx.update::<Frame>(*id, |frame| frame.locked = locked))
}

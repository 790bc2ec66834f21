//! Copy cards and frames beside themselves.

use super::paste_cards::{Pasted, paste};
use crate::edit::{EditError, Tx};
use crate::model::{CardId, FrameId};
use emath::Vec2;
use std::collections::BTreeSet;

/// Copies cards and frames with the links among them; the copies lie `delta` from the originals.
///
/// # Errors
/// As [`paste`].
pub fn duplicate(
    tx: &mut Tx<'_>,
    cards: &BTreeSet<CardId>,
    frames: &BTreeSet<FrameId>,
    delta: Vec2,
) -> Result<Pasted, EditError> {
    let fragment = super::copy(tx.case(), cards, frames);
    match fragment.bounds() {
        Some(bounds) => paste(tx, &fragment, bounds.min + delta),
        None => Ok(Pasted::default()),
    }
}

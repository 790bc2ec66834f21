//! Number frames as pages.

use crate::edit::{EditError, Tx};
use crate::model::{Frame, FrameId};

/// Makes frames the pages 1, 2, 3 … in this order; frames not named follow in their present order.
///
/// # Errors
/// If a frame is missing.
pub fn reorder_frames(tx: &mut Tx<'_>, frames: &[FrameId]) -> Result<(), EditError> {
    let mut others: Vec<_> = tx
        .case()
        .frames()
        .iter()
        .filter(|frame| !frames.contains(&frame.id))
        .collect();
    others.sort_by_key(|frame| (frame.page, frame.id));
    let order: Vec<FrameId> = frames
        .iter()
        .copied()
        .chain(others.into_iter().map(|frame| frame.id))
        .collect();
    for (at, id) in order.into_iter().enumerate() {
        tx.update::<Frame>(id, |frame| frame.page = at as u32 + 1)?;
    }
    Ok(())
}

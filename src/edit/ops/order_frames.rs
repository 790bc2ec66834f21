//! Number frames as pages, take one out of the briefing, bring one back.

use crate::edit::{EditError, Tx};
use crate::model::{Frame, FrameId};

/// Makes frames the pages 1, 2, 3 … in this order; other frames that are pages follow in their present order, and those
/// that are none stay so.
///
/// # Errors
/// If a frame is missing.
pub fn reorder_frames(tx: &mut Tx<'_>, frames: &[FrameId]) -> Result<(), EditError> {
    let mut others: Vec<_> = tx
        .case()
        .frames()
        .iter()
        .filter(|frame| frame.page > 0 && !frames.contains(&frame.id))
        .map(|frame| (frame.page, frame.id))
        .collect();
    others.sort_unstable();
    let others = others.into_iter().map(|(_, id)| id);
    let order: Vec<FrameId> = frames.iter().copied().chain(others).collect();
    for (number, id) in (1..).zip(order) {
        tx.update::<Frame>(id, |frame| frame.page = number)?;
    }
    Ok(())
}

/// Makes frames the last pages of the briefing, in this order; those that are pages already stay where they are.
///
/// # Errors
/// If a frame is missing.
pub fn add_pages(tx: &mut Tx<'_>, frames: &[FrameId]) -> Result<(), EditError> {
    for id in frames {
        let next = super::add_frame::next_page(tx.case());
        tx.update::<Frame>(*id, |frame| {
            if frame.page == 0 {
                frame.page = next;
            }
        })?;
    }
    reorder_frames(tx, &[])
}

/// Takes frames out of the briefing; the pages behind them move up.
///
/// # Errors
/// If a frame is missing.
pub fn leave_out_pages(tx: &mut Tx<'_>, frames: &[FrameId]) -> Result<(), EditError> {
    for id in frames {
        tx.update::<Frame>(*id, |frame| frame.page = 0)?;
    }
    reorder_frames(tx, &[])
}

#[cfg(test)]
mod tests {
    use super::super::testing::{editor, rect};
    use super::*;
    use crate::edit::{Editor, ops};

    fn with_frames(count: u16) -> (Editor, Vec<FrameId>) {
        let mut editor = editor();
        let frames = (0..count).map(|at| {
            let place = rect(f32::from(at) * 500.0, 0.0, 400.0, 300.0);
            let made = editor.apply("new", |tx| ops::add_frame(tx, place, "frame"));
            made.expect("the place is sound").value
        });
        let frames = frames.collect();
        (editor, frames)
    }

    fn pages(editor: &Editor, frames: &[FrameId]) -> Vec<u32> {
        let page = |id: &FrameId| editor.case().frame(*id).map_or(99, |frame| frame.page);
        frames.iter().map(page).collect()
    }

    #[test]
    fn frames_are_numbered_in_the_order_given_and_others_follow() {
        let (mut editor, frames) = with_frames(4);
        let order = [frames[3], frames[1]];
        let done = editor.apply("order", |tx| reorder_frames(tx, &order));
        done.expect("all are there");
        assert_eq!(pages(&editor, &frames), [3, 2, 4, 1]);
        editor.undo();
        assert_eq!(pages(&editor, &frames), [1, 2, 3, 4]);
    }

    #[test]
    fn a_frame_that_is_left_out_leaves_no_gap_and_comes_back_last() {
        let (mut editor, frames) = with_frames(3);
        let done = editor.apply("leave out", |tx| leave_out_pages(tx, &frames[..1]));
        done.expect("it is there");
        assert_eq!(pages(&editor, &frames), [0, 1, 2]);
        // Putting the others in order does not bring it back.
        let done = editor.apply("order", |tx| reorder_frames(tx, &frames[2..]));
        done.expect("it is there");
        assert_eq!(pages(&editor, &frames), [0, 2, 1]);
        let done = editor.apply("bring back", |tx| add_pages(tx, &frames[..2]));
        done.expect("both are there");
        assert_eq!(pages(&editor, &frames), [3, 2, 1]);
    }
}

//! Put a whole board of another program onto this one.

use super::membership::front_z;
use super::paste_cards::Pasted;
use crate::edit::{EditError, Tx};
use crate::model::{BOARD_LIMIT, Card, CaseParts, Frame, Record};
use emath::{Rect, Vec2, vec2};

/// The rectangle around all cards and frames, in board points.
pub fn bounds_of_board(board: &CaseParts) -> Option<Rect> {
    let cards = board.cards.iter().map(Card::rect);
    let frames = board.frames.iter().map(Frame::rect);
    cards.chain(frames).reduce(Rect::union)
}

/// Adds every record of a board, moved by `delta` as far as that leaves it on the board, in front of all that is there.
/// What is said of that board as a whole is left behind.
///
/// # Errors
/// If one of its ids is taken.
pub fn insert_board(tx: &mut Tx<'_>, board: CaseParts, delta: Vec2) -> Result<Pasted, EditError> {
    let delta = bounds_of_board(&board).map_or(Vec2::ZERO, |bounds| bounded(delta, bounds));
    let frames = tx
        .case()
        .frames()
        .iter()
        .map(|frame| frame.z.saturating_add(1));
    let front = frames.chain([front_z(tx.case())]).max().unwrap_or(0);
    insert_all(tx, board.outlets)?;
    insert_all(tx, board.images)?;
    insert_all(tx, board.articles)?;
    insert_all(tx, board.excerpts)?;
    insert_all(tx, board.entities)?;
    insert_all(tx, board.claims)?;
    insert_all(tx, board.notes)?;
    let mut pasted = Pasted::default();
    for mut frame in board.frames {
        frame.pos += delta;
        frame.z = frame.z.saturating_add(front);
        pasted.frames.insert(tx.insert(frame)?);
    }
    insert_all(tx, board.links)?;
    for mut card in board.cards {
        card.pos += delta;
        card.z = card.z.saturating_add(front);
        pasted.cards.insert(tx.insert(card)?);
    }
    insert_all(tx, board.bookmarks)?;
    Ok(pasted)
}

fn insert_all<R: Record>(tx: &mut Tx<'_>, records: Vec<R>) -> Result<(), EditError> {
    records
        .into_iter()
        .try_for_each(|record| tx.insert(record).map(drop))
}

/// As much of a move as keeps the rectangle on the board.
fn bounded(delta: Vec2, bounds: Rect) -> Vec2 {
    let along = |delta: f32, low: f32, high: f32| {
        let (least, most) = (-BOARD_LIMIT - low, BOARD_LIMIT - high);
        // What is wider than the board stays where it is.
        if least <= most && delta.is_finite() {
            delta.clamp(least, most)
        } else {
            0.0
        }
    };
    vec2(
        along(delta.x, bounds.min.x, bounds.max.x),
        along(delta.y, bounds.min.y, bounds.max.y),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::ops::testing::small_case_editor;
    use crate::model::{CardId, FrameId, Note, NoteId, NoteKind, TypedId as _};
    use emath::pos2;

    fn board() -> CaseParts {
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(100.0, 50.0));
        let note = Note::new(NoteId::from_number(9 << 24), NoteKind::Note, "new");
        let frame = Frame::new(FrameId::from_number(9 << 24), "Frame", rect.expand(50.0));
        let mut card = Card::new(CardId::from_number(9 << 24), note.id, rect);
        card.frame = Some(frame.id);
        card.z = 1;
        CaseParts {
            notes: vec![note],
            frames: vec![frame],
            cards: vec![card],
            ..CaseParts::default()
        }
    }

    #[test]
    fn a_board_lies_in_front_and_is_one_step_to_undo() {
        let mut editor = small_case_editor();
        let before = editor.case().clone();
        let pasted = editor
            .apply("import", |tx| insert_board(tx, board(), vec2(500.0, 7.0)))
            .expect("it fits")
            .value;
        let case = editor.case();
        assert_eq!(case.problems(), []);
        assert_eq!((pasted.cards.len(), pasted.frames.len()), (1, 1));
        let card = case
            .card(CardId::from_number(9 << 24))
            .expect("it is there");
        assert_eq!(card.pos, pos2(500.0, 7.0));
        assert!(before.cards().iter().all(|other| other.z < card.z));
        editor.undo();
        assert_eq!(*editor.case(), before);
    }

    #[test]
    fn no_move_leads_off_the_board() {
        for delta in [vec2(3e6, -9e9), vec2(f32::NAN, f32::INFINITY)] {
            let mut editor = small_case_editor();
            let inserted = editor.apply("import", |tx| insert_board(tx, board(), delta));
            assert!(inserted.is_ok());
            assert_eq!(editor.case().problems(), [], "{delta:?}");
        }
    }
}

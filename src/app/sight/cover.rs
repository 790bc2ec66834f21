//! What keeps a card off the board: the card into which it is folded, or the closed frame that carries it.

use crate::model::{CardId, Case, FrameId};

/// What lies over a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cover {
    /// It is folded into this card.
    Folded(CardId),
    /// It lies in this closed frame.
    Closed(FrameId),
}

/// What has to be opened before a card is on the board, innermost first; empty for one that is.
pub fn covers(case: &Case, card: CardId) -> Vec<Cover> {
    let mut found = Vec::new();
    let mut at = Some(card);
    while let Some(card) = at.and_then(|id| case.card(id)) {
        let frame = card.frame.and_then(|id| case.frame(id));
        let closed = frame
            .filter(|frame| frame.collapsed)
            .map(|frame| Cover::Closed(frame.id));
        let folded = card.folded_into.map(Cover::Folded);
        let new: Vec<Cover> = [folded, closed].into_iter().flatten().collect();
        // A file may fold cards in a ring.
        if new
            .iter()
            .any(|cover| matches!(cover, Cover::Folded(_)) && found.contains(cover))
        {
            break;
        }
        found.extend(new);
        at = card.folded_into;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Card, CaseParts, Frame, Note, NoteId, NoteKind, TypedId as _};
    use emath::{Rect, pos2, vec2};

    #[test]
    fn all_covers_are_found_and_rings_end() {
        let place = Rect::from_min_size(pos2(0.0, 0.0), vec2(200.0, 80.0));
        let mut frame = Frame::new(FrameId::from_number(9), "closed", place);
        frame.collapsed = true;
        let mut parts = CaseParts {
            frames: vec![frame],
            ..CaseParts::default()
        };
        for (number, host, framed) in [
            (1, None, true),
            (2, Some(1), false),
            (3, Some(2), true),
            (4, Some(5), false),
            (5, Some(4), false),
            (6, None, false),
        ] {
            let note = NoteId::from_number(number);
            parts.notes.push(Note::new(note, NoteKind::Note, "note"));
            let mut card = Card::new(CardId::from_number(number), note, place);
            card.folded_into = host.map(CardId::from_number);
            card.frame = framed.then_some(FrameId::from_number(9));
            parts.cards.push(card);
        }
        let case = parts.into_case().expect("ids differ");
        let of = |number| covers(&case, CardId::from_number(number));
        let (folded, closed) = (
            |host| Cover::Folded(CardId::from_number(host)),
            Cover::Closed(FrameId::from_number(9)),
        );
        assert_eq!(of(6), []);
        assert_eq!(of(1), [closed]);
        assert_eq!(of(3), [folded(2), closed, folded(1), closed]);
        assert_eq!(of(4), [folded(5), folded(4)]);
    }
}

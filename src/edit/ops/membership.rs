//! Which frame carries a card: the smallest open one under the card's centre. A closed frame keeps what it carries and
//! takes nothing in.

use crate::edit::{EditError, Tx};
use crate::model::{BOARD_LIMIT, Card, CardId, Case, Frame, FrameId, SMALLEST_SIDE};
use emath::{Pos2, Rect, Vec2, vec2};

/// The frames of a case, looked up once for many cards.
pub(super) struct FrameLookup {
    /// Smallest first, so that the first that contains a point is the innermost.
    frames: Vec<(Rect, FrameId)>,
}

impl FrameLookup {
    pub(super) fn new(case: &Case) -> Self {
        let mut frames: Vec<_> = case
            .frames()
            .iter()
            .filter(|frame| frame.is_placed() && !frame.collapsed)
            .map(|frame| (frame.rect(), frame.id))
            .collect();
        frames.sort_by(|(one, one_id), (two, two_id)| {
            one.area().total_cmp(&two.area()).then(one_id.cmp(two_id))
        });
        Self { frames }
    }

    /// The innermost frame under a point.
    pub(super) fn frame_at(&self, pos: Pos2) -> Option<FrameId> {
        self.frames
            .iter()
            .find(|(rect, _)| rect.contains(pos))
            .map(|(_, id)| *id)
    }
}

/// Lets each of these cards join the frame under its centre, or leave the one it left.
pub(super) fn settle_cards(
    tx: &mut Tx<'_>,
    cards: impl IntoIterator<Item = CardId>,
) -> Result<(), EditError> {
    let lookup = FrameLookup::new(tx.case());
    for id in cards {
        let card = tx.get::<Card>(id)?;
        let home = card.frame.and_then(|frame| tx.case().frame(frame));
        if home.is_some_and(|frame| frame.collapsed) {
            continue;
        }
        let frame = lookup.frame_at(card.rect().center());
        if card.frame != frame {
            tx.update::<Card>(id, |card| card.frame = frame)?;
        }
    }
    Ok(())
}

/// Every card that one of these frames carries.
pub(super) fn carried_by<'a>(
    case: &'a Case,
    frames: &'a std::collections::BTreeSet<FrameId>,
) -> impl Iterator<Item = CardId> + 'a {
    let cards = case
        .cards()
        .iter()
        .filter(|card| card.frame.is_some_and(|frame| frames.contains(&frame)));
    // With no frame at hand nobody is carried: then the cards need not be looked through.
    let most = if frames.is_empty() { 0 } else { usize::MAX };
    cards.map(|card| card.id).take(most)
}

/// A rectangle that a board can hold: numbers only, within the limits, not too small.
pub(super) fn usable_rect(rect: Rect) -> Result<Rect, EditError> {
    if !rect.is_finite() {
        return Err(EditError::Refused(
            "the position is not a number".to_owned(),
        ));
    }
    let size = vec2(rect.width().abs(), rect.height().abs())
        .max(Vec2::splat(SMALLEST_SIDE))
        .min(Vec2::splat(BOARD_LIMIT));
    Ok(Rect::from_min_size(
        clamp_pos(rect.min.min(rect.max), size),
        size,
    ))
}

/// The nearest position at which a thing of this size lies on the board.
pub(super) fn clamp_pos(pos: Pos2, size: Vec2) -> Pos2 {
    let low = Pos2::new(-BOARD_LIMIT, -BOARD_LIMIT);
    let high = Pos2::new(BOARD_LIMIT, BOARD_LIMIT) - size;
    pos.clamp(low, high.max(low))
}

/// The order number in front of every card.
pub(super) fn front_z(case: &Case) -> i32 {
    case.cards()
        .iter()
        .map(|card| card.z)
        .max()
        .map_or(0, |z| z.saturating_add(1))
}

/// Changes a frame that is there and not locked; a locked one stays as it is.
pub(super) fn update_unlocked_frame(
    tx: &mut Tx<'_>,
    id: FrameId,
    change: impl FnOnce(&mut Frame),
) -> Result<(), EditError> {
    if tx.get::<Frame>(id)?.locked {
        Ok(())
    } else {
        tx.update::<Frame>(id, change)
    }
}

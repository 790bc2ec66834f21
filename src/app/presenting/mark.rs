//! Which handling mark stands over a page.

use crate::app::session::Session;
use crate::model::{Case, FrameId, Tlp};
use emath::Rect;

impl Session {
    /// The mark of a page, or of the board as a whole: its own, else the case's; where a card on it was marked higher, or
    /// rests on a source that was, the highest of those. Once for each page shown, never once a frame.
    pub(super) fn mark_of_page(&self, page: Option<FrameId>, rect_in_board: Rect) -> Tlp {
        let case = self.case();
        let base = case.info().mark;
        let own = page.map_or(base, |frame| case.mark_of(frame.into()));
        if !has_higher_marks(case, own) {
            return own;
        }
        let hidden = &self.board.scene.hidden;
        let cards = self.index_on_show().cards_in(rect_in_board);
        let marks = cards.filter(|card| !hidden.contains(card.id)).map(|card| {
            let mark = case.mark_of(card.subject);
            // What follows from the case alone does not speak against a page that was marked lower.
            match case.own_mark_of(card.subject) {
                None if mark == base => own,
                _ => mark,
            }
        });
        marks.fold(own, Tlp::max)
    }
}

/// Whether anything in the case has a mark above this one: in most cases nothing has, and no card need be looked at.
fn has_higher_marks(case: &Case, mark: Tlp) -> bool {
    let is_higher = |own: Option<Tlp>| own.is_some_and(|own| own > mark);
    case.articles().iter().any(|it| is_higher(it.mark))
        || case.claims().iter().any(|it| is_higher(it.mark))
        || case.notes().iter().any(|it| is_higher(it.mark))
        || case.entities().iter().any(|it| is_higher(it.mark))
        || case.images().iter().any(|it| is_higher(it.mark))
}

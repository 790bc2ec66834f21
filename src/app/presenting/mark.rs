//! Which handling mark stands over a page.

use crate::app::session::Session;
use crate::board::EdgeKey;
use crate::model::{Case, FrameId, RecordRef, Tlp};
use emath::Rect;

impl Session {
    /// The mark of a page, or of the board as a whole: its own, else the case's; where something shown on it is marked
    /// higher, that one, as an export would be refused below it. Once for each page shown, never once a frame.
    pub(super) fn mark_of_page(&self, page: Option<FrameId>, rect_in_board: Rect) -> Tlp {
        let case = self.case();
        let base = case.info().mark;
        let own = page.map_or(base, |frame| case.mark_of(frame.into()));
        if base <= own && !has_higher_marks(case, own) {
            return own;
        }
        let marks = self.records_in(rect_in_board).map(|it| case.mark_of(it));
        marks.fold(own, Tlp::max)
    }

    /// What can be read in a part of the board: cards and whom they name, frames, links.
    fn records_in(&self, rect_in_board: Rect) -> impl Iterator<Item = RecordRef> {
        let (case, index) = (self.case_on_show(), self.index_on_show());
        let hidden = &self.board.scene.hidden;
        let cards = index.cards_in(rect_in_board);
        let cards = cards.filter(|card| !hidden.contains(card.id));
        let on_cards = cards.flat_map(|card| on_card(case, card.subject));
        let frames = index.frames_in(rect_in_board).map(|frame| frame.id.into());
        let edges = index.edges_in(rect_in_board);
        let links = edges.filter_map(|edge| match edge.key {
            EdgeKey::Link(id) if !edge.cards().any(|card| hidden.contains(card)) => Some(id.into()),
            _ => None,
        });
        on_cards.chain(frames).chain(links)
    }
}

/// A card's record, and what else its face shows.
fn on_card(case: &Case, subject: RecordRef) -> Vec<RecordRef> {
    let mut records = vec![subject];
    match subject {
        RecordRef::Claim(id) => {
            if let Some(claim) = case.claim(id) {
                let told_by = claim.according_to.iter().filter_map(|step| step.source);
                let named = told_by.chain(claim.speaker).chain(claim.place);
                records.extend(named.map(RecordRef::from));
            }
        }
        RecordRef::Entity(id) => {
            let portrait = case.entity(id).and_then(|entity| entity.portrait);
            records.extend(portrait.map(RecordRef::from));
        }
        _ => {}
    }
    records
}

/// Whether anything in the case has a mark above this one: in most cases nothing has, and no card need be looked at.
fn has_higher_marks(case: &Case, mark: Tlp) -> bool {
    let is_higher = |own: Option<Tlp>| own.is_some_and(|own| own > mark);
    case.articles().iter().any(|it| is_higher(it.mark))
        || case.claims().iter().any(|it| is_higher(it.mark))
        || case.notes().iter().any(|it| is_higher(it.mark))
        || case.entities().iter().any(|it| is_higher(it.mark))
        || case.images().iter().any(|it| is_higher(it.mark))
        || case.frames().iter().any(|it| is_higher(it.mark))
}

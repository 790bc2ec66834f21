//! Showing a record wherever it is: what covers its card is opened, and what hides it is told.

use super::cover::{Cover, covers};
use crate::app::action::Action;
use crate::app::command::CommandId;
use crate::app::notice::NoticeKind;
use crate::app::session::Session;
use crate::app::titles::short_name;
use crate::edit::Tx;
use crate::edit::ops::{self, Collapse};
use crate::model::{CardId, RecordRef};
use std::collections::BTreeSet;

impl Session {
    /// The card of a record, on the board or not.
    pub(in crate::app) fn card_of_record(&self, record: RecordRef) -> Option<CardId> {
        let off_board = || {
            let mut cards = self.case().cards().iter();
            cards
                .find(|card| card.subject == record)
                .map(|card| card.id)
        };
        match record {
            RecordRef::Card(id) => self.case().card(id).map(|card| card.id),
            RecordRef::Link(_) | RecordRef::Frame(_) => None,
            _ => self.derived.index.card_of(record).or_else(off_board),
        }
    }

    /// Selects a record's card (or the link, or frame) and brings it into view. What it is folded into is unfolded and a
    /// closed frame opened, as one edit; where a filter or focus hides it, that is told instead.
    pub(in crate::app) fn uncover_and_reveal(&mut self, record: RecordRef) {
        self.refresh();
        let cards: Vec<CardId> = match record {
            RecordRef::Link(id) => {
                let ends = self.case().link(id).map(|link| [link.from, link.to]);
                let ends = ends.into_iter().flatten();
                ends.filter_map(|end| self.card_of_record(end)).collect()
            }
            _ => self.card_of_record(record).into_iter().collect(),
        };
        self.uncover(record, &cards);
        self.refresh();
        if let Some(hidden) = cards
            .iter()
            .find(|id| self.board.scene.hidden.contains(**id))
        {
            self.tell_hidden(record, *hidden);
            self.inspected = Some(record);
            return;
        }
        self.reveal(record);
    }

    fn uncover(&mut self, record: RecordRef, cards: &[CardId]) {
        let case = self.case();
        let covers: BTreeSet<Cover> = cards.iter().flat_map(|id| covers(case, *id)).collect();
        if covers.is_empty() {
            return;
        }
        let name = short_name(case, record);
        let is_folded = covers.iter().any(|cover| matches!(cover, Cover::Folded(_)));
        let verb = if is_folded { "Unfold" } else { "Open frame" };
        let label = format!("{verb} to show \u{201c}{name}\u{201d}");
        let open = |tx: &mut Tx<'_>| {
            covers.iter().try_for_each(|cover| match cover {
                Cover::Folded(host) => ops::unfold_cards(tx, *host),
                Cover::Closed(frame) => {
                    ops::collapse_frames(tx, &[*frame].into(), Collapse::Expanded)
                }
            })
        };
        if self.edit(&label, open).is_some() {
            let done = if is_folded {
                "Unfolded"
            } else {
                "Opened its frame"
            };
            self.offer_undo(format!("{done} to show \u{201c}{name}\u{201d}"));
        }
    }

    fn tell_hidden(&mut self, record: RecordRef, card: CardId) {
        let name = short_name(self.case(), record);
        let (why, offer, command) = if self.sight().filter_hides(card) {
            ("The filter hides", "Clear filter", CommandId::ClearFilter)
        } else {
            ("Out of focus:", "Leave focus", CommandId::LeaveFocus)
        };
        self.notices.add_with_offer(
            NoticeKind::Warning,
            format!("{why} \u{201c}{name}\u{201d}"),
            offer,
            Action::Run(command),
        );
    }
}

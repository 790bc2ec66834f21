//! Folding cards into a card, closing frames, and bringing all of it back: each one edit.

use super::folds::{FoldReach, fold_candidates};
use crate::app::edits::count_items;
use crate::app::notice::NoticeKind;
use crate::app::session::Session;
use crate::edit::ops::{self, Collapse};
use crate::edit::{EditError, Tx};
use crate::model::{Card, CardId, FrameId};
use emath::{Pos2, Vec2};
use std::collections::{BTreeMap, BTreeSet};

/// A card that holds others, where it was, and where those were.
struct Host {
    id: CardId,
    pos_in_board: Pos2,
    folded: BTreeMap<CardId, Pos2>,
}

impl Session {
    /// Whether anything leads to or from a selected card.
    pub(super) fn any_selected_has_links(&self) -> bool {
        let mut cards = self.selection().cards.iter();
        cards.any(|id| self.derived.index.edges_at(*id).next().is_some())
    }

    /// Whether anything is folded into a selected card.
    pub(super) fn any_selected_holds_folded(&self) -> bool {
        let index = &self.derived.index;
        let mut cards = self.selection().cards.iter();
        index.has_folded_cards() && cards.any(|id| index.folded_into(*id) > 0)
    }

    /// Whether a selected frame is closed or open as wanted.
    pub(super) fn any_selected_frame(&self, wanted: fn(bool) -> bool) -> bool {
        let frames = self.selection().frames.iter();
        let frames = frames.filter_map(|id| self.case().frame(*id));
        frames.map(|frame| frame.collapsed).any(wanted)
    }

    /// Folds what is around the selected cards into them.
    pub(super) fn fold_selected(&mut self, reach: FoldReach) {
        self.refresh();
        let hosts = self.selection().cards.clone();
        let mut taken = BTreeSet::new();
        let mut plan: Vec<(CardId, BTreeSet<CardId>)> = Vec::new();
        for host in &hosts {
            let (case, ground) = (self.editor.case(), self.ground());
            let mut cards = fold_candidates(case, &ground, *host, &hosts, reach);
            cards.retain(|id| taken.insert(*id));
            plan.push((*host, cards));
        }
        if taken.is_empty() {
            let text =
                "There is nothing to fold: the cards around are locked or selected themselves.";
            self.notices.add(NoticeKind::Warning, text);
            return;
        }
        let label = format!("Fold {}", count_items(taken.len(), 0));
        let fold = |tx: &mut Tx<'_>| {
            let mut hosts = plan.iter();
            hosts.try_for_each(|(host, cards)| ops::fold_cards(tx, cards, *host))
        };
        if self.edit(&label, fold).is_some() {
            self.offer_undo(label.replacen("Fold", "Folded", 1));
        }
    }

    /// Brings back to the board what is folded into these cards.
    pub(in crate::app) fn unfold(&mut self, hosts: &BTreeSet<CardId>) {
        self.refresh();
        let index = &self.derived.index;
        let hosts = hosts.iter().copied();
        let hosts: Vec<CardId> = hosts.filter(|id| index.folded_into(*id) > 0).collect();
        let count: usize = hosts.iter().map(|id| index.folded_into(*id)).sum();
        let label = format!("Unfold {}", count_items(count, 0));
        let unfold = |tx: &mut Tx<'_>| {
            hosts
                .iter()
                .try_for_each(|host| ops::unfold_cards(tx, *host))
        };
        if count > 0 && self.edit(&label, unfold).is_some() {
            self.offer_undo(label.replacen("Unfold", "Unfolded", 1));
        }
    }

    /// Closes frames over their cards.
    pub(in crate::app) fn close_frames(&mut self, frames: &BTreeSet<FrameId>) {
        self.set_frames("Close frame", frames, Collapse::Collapsed);
    }

    /// Opens closed frames.
    pub(in crate::app) fn open_frames(&mut self, label: &str, frames: &BTreeSet<FrameId>) {
        self.set_frames(label, frames, Collapse::Expanded);
    }

    fn set_frames(&mut self, label: &str, frames: &BTreeSet<FrameId>, to: Collapse) {
        let done = self.edit(label, |tx| ops::collapse_frames(tx, frames, to));
        if done.is_some() && to == Collapse::Collapsed {
            let index = &self.derived.index;
            let cards: usize = frames.iter().map(|id| index.carried_by(*id)).sum();
            let frames = count_items(0, frames.len());
            self.offer_undo(format!("Closed {frames} over {}", count_items(cards, 0)));
        }
    }

    /// As [`Session::edit_merging`], for edits that move cards: what is folded into one of these, or into one that these
    /// frames carry, goes along by as much.
    pub(in crate::app) fn edit_with_folded<T>(
        &mut self,
        label: &str,
        merge_key: Option<u64>,
        (cards, frames): (&BTreeSet<CardId>, &BTreeSet<FrameId>),
        op: impl FnOnce(&mut Tx<'_>) -> Result<T, EditError>,
    ) -> Option<T> {
        self.refresh();
        let hosts = self.hosts_among(cards, frames);
        self.edit_merging(label, merge_key, |tx| {
            let value = op(tx)?;
            hosts.iter().try_for_each(|host| host.fetch(tx))?;
            Ok(value)
        })
    }

    fn hosts_among(&self, cards: &BTreeSet<CardId>, frames: &BTreeSet<FrameId>) -> Vec<Host> {
        let (case, index) = (self.case(), &self.derived.index);
        if !index.has_folded_cards() {
            return Vec::new();
        }
        let carried = frames.iter().flat_map(|frame| index.members_of(*frame));
        let moved: BTreeSet<CardId> = cards.iter().chain(carried).copied().collect();
        let place = |id: CardId| case.card(id).map(|card| (id, card.pos));
        let host = |id: &CardId| {
            let folded = index.all_folded_into(*id);
            // What is folded into a card that goes along itself is that card's to fetch.
            let is_on_board = case
                .card(*id)
                .is_some_and(|card| card.folded_into.is_none());
            (is_on_board && !folded.is_empty()).then(|| Host {
                id: *id,
                pos_in_board: case.card(*id).map_or(Pos2::ZERO, |card| card.pos),
                folded: folded.into_iter().filter_map(place).collect(),
            })
        };
        moved.iter().filter_map(host).collect()
    }
}

impl Host {
    /// Moves what is folded into the card by as much as the card was moved, unless it was moved already.
    fn fetch(&self, tx: &mut Tx<'_>) -> Result<(), EditError> {
        let delta = tx.get::<Card>(self.id)?.pos - self.pos_in_board;
        if delta == Vec2::ZERO || !delta.is_finite() {
            return Ok(());
        }
        let mut left_behind = BTreeSet::new();
        for (id, pos_in_board) in &self.folded {
            if tx.get::<Card>(*id)?.pos == *pos_in_board {
                left_behind.insert(*id);
            }
        }
        ops::move_items(tx, &left_behind, &BTreeSet::new(), delta)
    }
}

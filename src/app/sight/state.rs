//! What is active: filter, focus, path, and what was worked out for them.

use super::facets::Facets;
use super::filter::{Filter, Others};
use super::matcher::Matched;
use super::path::{PathFinder, PathStep};
use crate::board::{CardSet, TieKind};
use crate::model::CardId;
use std::collections::BTreeSet;

/// What of the board is seen. Changed through actions alone.
#[derive(Debug, Default)]
pub struct Sight {
    pub(super) filter: Filter,
    pub(super) shows_filter_bar: bool,
    pub(super) focus: Option<Focus>,
    pub(super) path: Option<FoundPath>,
    pub(super) matching: Matching,
    pub(super) facets: Facets,
    /// The revision of the case for which the choices were counted.
    pub(super) facets_revision: Option<u64>,
    /// What the cards that are seen now were worked out from.
    pub(super) worked_out: Option<Basis>,
    /// Grows with every change of what is active.
    pub(super) stamp: u64,
}

/// What the cards that are seen depend on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Basis {
    pub revision: u64,
    pub stamp: u64,
    pub hidden_ties: BTreeSet<TieKind>,
}

/// The cards that the filter means, and for what they were matched.
#[derive(Debug, Default)]
pub(super) struct Matching {
    pub matched: Matched,
    /// The filter and the revision of the case that `matched` stands for.
    pub stands_for: Option<(Filter, u64)>,
    /// Cards made since the filter was set last: nothing that was just made is hidden.
    pub kept: BTreeSet<CardId>,
    /// Whether a job is matching.
    pub is_running: bool,
}

/// Some cards and what is around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Focus {
    /// The cards in the middle.
    pub on: BTreeSet<CardId>,
    /// How many links away a card may be.
    pub depth: u8,
    /// What becomes of the cards farther away.
    pub others: Others,
    /// Whether it goes along when another card is selected.
    pub follows: bool,
    /// How many cards are in it.
    pub count: usize,
    /// Cards made or brought back since: nothing that was just made is hidden.
    pub(super) made: BTreeSet<CardId>,
    /// The cards in it, as worked out last.
    pub(super) meant: CardSet,
}

/// A way from one card to another.
#[derive(Debug, Clone)]
pub struct FoundPath {
    /// Where it starts.
    pub from: CardId,
    /// Where it ends.
    pub to: CardId,
    /// The ways found so far, shortest first.
    pub(super) ways: Vec<Vec<PathStep>>,
    /// The one on show.
    pub(super) at: usize,
    pub(super) finder: PathFinder,
    /// Whether there is no further way.
    pub(super) is_exhausted: bool,
}

impl FoundPath {
    /// The steps of the way on show.
    pub fn steps(&self) -> &[PathStep] {
        self.ways.get(self.at).map_or(&[], Vec::as_slice)
    }

    /// Which way is on show, from 1.
    pub fn number(&self) -> usize {
        self.at + 1
    }

    /// How many ways there are, if that is known.
    pub fn count(&self) -> Option<usize> {
        self.is_exhausted.then_some(self.ways.len())
    }

    /// Whether there is another way to show, as far as is known.
    pub fn has_others(&self) -> bool {
        !self.is_exhausted || self.ways.len() > 1
    }
}

impl Sight {
    /// What cards have to be to be meant.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Whether the bar of the filter is shown.
    pub fn shows_filter_bar(&self) -> bool {
        self.shows_filter_bar
    }

    /// The focus, if there is one.
    pub fn focus(&self) -> Option<&Focus> {
        self.focus.as_ref()
    }

    /// The path on show, if there is one.
    pub fn path(&self) -> Option<&FoundPath> {
        self.path.as_ref()
    }

    /// What there is to choose from, counted while the filter's bar is shown; a moment behind in a large case.
    pub fn facets(&self) -> &Facets {
        &self.facets
    }

    /// How many cards the filter means, of how many; `None` while it asks for nothing or was not asked yet.
    pub fn matched(&self) -> Option<(usize, usize)> {
        let is_known = self.filter.is_active() && self.matching.stands_for.is_some();
        let matched = &self.matching.matched;
        let kept = self.matching.kept.iter();
        let kept = kept.filter(|id| matched.outside.contains(**id)).count();
        is_known.then(|| (matched.inside.len() + kept, matched.total()))
    }

    /// How many cards the filter hides.
    pub fn hidden_by_filter(&self) -> usize {
        match (self.filter.others, self.matched()) {
            (Others::Hide, Some((meant, total))) => total - meant.min(total),
            _ => 0,
        }
    }

    /// Whether the filter hides this card.
    pub fn filter_hides(&self, card: CardId) -> bool {
        self.hidden_by_filter() > 0
            && self.matching.matched.outside.contains(card)
            && !self.matching.kept.contains(&card)
    }

    /// The cards that the filter means, and those just made.
    pub(super) fn meant(&self) -> CardSet {
        let mut meant = self.matching.matched.inside.clone();
        if !self.matching.kept.is_empty() {
            meant.extend(self.matching.kept.iter().copied());
        }
        meant
    }

    /// The cards that it does not mean.
    pub(super) fn not_meant(&self) -> CardSet {
        let mut others = self.matching.matched.outside.clone();
        for card in &self.matching.kept {
            others.remove(*card);
        }
        others
    }

    /// Says that something changed.
    pub(super) fn touch(&mut self) {
        self.stamp += 1;
    }
}

//! Keeps what is seen up to date with the case: once after each change, never once a frame.

use super::combine::{Layer, combine};
use super::facets::Facets;
use super::filter::{Filter, Others};
use super::focus::within;
use super::ground::Ground;
use super::matcher::{Matched, Matcher};
use super::path::{cards_of, edges_of};
use super::state::{Basis, Focus, FoundPath};
use crate::app::message::JobMessage;
use crate::app::notice::NoticeKind;
use crate::app::session::Session;
use crate::board::{CardSet, Selection};
use crate::model::{CardId, RecordRef};
use std::collections::BTreeSet;

/// Cases with more cards than this are matched by a job instead of at once.
const MATCHED_AT_ONCE: usize = 4_000;

/// What a job found out about the cards of a case.
pub struct Survey {
    /// The case, among those opened in this session.
    pub case_number: u64,
    /// The revision of the case.
    pub revision: u64,
    /// The filter, and the cards it means; `None` where the filter asks for nothing.
    pub matched: Option<(Filter, Matched)>,
    /// What there is to choose from, if that was asked.
    pub facets: Option<Facets>,
}

impl Session {
    /// Works out anew which cards are seen, if anything changed.
    pub(in crate::app) fn refresh_sight(&mut self) {
        let revision = self.editor.revision();
        let basis = |session: &Self| Basis {
            revision,
            stamp: session.board.sight.stamp,
            hidden_ties: session.board.scene.hidden_ties.clone(),
        };
        let is_fresh = self.board.sight.worked_out.as_ref().is_some_and(|known| {
            (known.revision, known.stamp) == (revision, self.board.sight.stamp)
                && known.hidden_ties == self.board.scene.hidden_ties
        });
        if is_fresh {
            return;
        }
        self.note_made_cards();
        self.match_cards();
        self.work_out();
        self.board.sight.worked_out = Some(basis(self));
    }

    /// Matches the cards and counts the choices, as far as that is quickly done; the rest is left to a job.
    fn match_cards(&mut self) {
        self.note_changed_cards();
        let revision = self.editor.revision();
        let sight = &mut self.board.sight;
        let wants_match = sight.filter.is_active()
            && sight
                .matching
                .stands_for
                .as_ref()
                .is_none_or(|(filter, at)| {
                    !filter.asks_the_same_as(&sight.filter) || *at != revision
                });
        if !sight.filter.is_active() {
            sight.matching.stands_for = None;
            sight.matching.matched = Matched::default();
        }
        let wants_facets = sight.shows_filter_bar && sight.facets_revision != Some(revision);
        if !wants_match && !wants_facets {
            return;
        }
        let case = self.editor.case();
        let filter = wants_match.then(|| sight.filter.clone());
        let case_number = self.counters.opened;
        if case.cards().len() <= MATCHED_AT_ONCE {
            let survey = Survey::make(case, (case_number, revision), filter, wants_facets);
            self.take_survey(survey);
        } else if !sight.matching.is_running {
            sight.matching.is_running = true;
            let case = case.clone();
            self.jobs.start_unseen("Filtering cards", move |_| {
                let survey = Survey::make(&case, (case_number, revision), filter, wants_facets);
                JobMessage::Surveyed(Box::new(survey))
            });
        }
    }

    /// Takes in what a job found out. Where something changed meanwhile, the next refresh asks again.
    pub(in crate::app) fn take_survey(&mut self, survey: Survey) {
        if survey.case_number != self.counters.opened {
            return;
        }
        let sight = &mut self.board.sight;
        sight.matching.is_running = false;
        if let Some((filter, matched)) = survey.matched {
            sight.matching.matched = matched;
            sight.matching.stands_for = Some((filter, survey.revision));
        }
        if let Some(facets) = survey.facets {
            sight.facets = facets;
            sight.facets_revision = Some(survey.revision);
        }
        sight.touch();
    }

    /// A job that was matching came to an end without a result.
    pub(in crate::app) fn give_up_survey(&mut self) {
        self.board.sight.matching.is_running = false;
    }

    /// Matches again only the cards that changed since they were matched, where that is all it takes.
    fn note_changed_cards(&mut self) {
        let Self {
            editor,
            board,
            derived,
            ..
        } = self;
        let sight = &mut board.sight;
        let Some((filter, at)) = &sight.matching.stands_for else {
            return;
        };
        let revision = editor.revision();
        let Some(changed) = editor.changed_since(*at).filter(|_| *at != revision) else {
            return;
        };
        let case = editor.case();
        let is_source = |record: &RecordRef| {
            matches!(
                record,
                RecordRef::Outlet(_) | RecordRef::Excerpt(_) | RecordRef::Article(_)
            )
        };
        let is_far_reaching = filter.looks_at_sources() && changed.iter().any(is_source);
        if is_far_reaching || changed.len() > MATCHED_AT_ONCE {
            return;
        }
        let matcher = Matcher::new(case, filter);
        let cards = changed.iter().filter_map(|record| match record {
            RecordRef::Card(id) => Some(*id),
            other => derived.index.card_of(*other),
        });
        for id in cards.collect::<BTreeSet<CardId>>() {
            let card = case.card(id);
            if card.is_some() && !sight.matching.matched.knows(id) {
                sight.matching.kept.insert(id);
            }
            let is_meant = card.map(|card| matcher.means(card));
            sight.matching.matched.put(id, is_meant);
        }
        sight.matching.stands_for = Some((filter.clone(), revision));
    }

    /// A focus that hides keeps what came onto the board since it was worked out.
    fn note_made_cards(&mut self) {
        let Self {
            editor,
            board,
            derived,
            ..
        } = self;
        let Some(known) = &board.sight.worked_out else {
            return;
        };
        let hiding = |focus: &&mut Focus| focus.others == Others::Hide;
        let Some(focus) = board.sight.focus.as_mut().filter(hiding) else {
            return;
        };
        let changed = editor.changed_since(known.revision).unwrap_or_default();
        let cards = changed.into_iter().filter_map(|record| match record {
            RecordRef::Card(id) => derived.index.card(id).map(|card| card.id),
            _ => None,
        });
        let hidden = &board.scene.hidden;
        let is_new = |id: &CardId| !hidden.contains(*id) && !focus.meant.contains(*id);
        let new: Vec<CardId> = cards.filter(is_new).collect();
        focus.made.extend(new);
    }

    /// Makes of what is active what the board is painted by.
    fn work_out(&mut self) {
        let sight = &self.board.sight;
        let filter = sight
            .matching
            .stands_for
            .is_some()
            .then(|| Layer::new(sight.meant(), sight.not_meant(), sight.filter.others));
        let hidden = filter
            .as_ref()
            .and_then(|layer| layer.others.clone())
            .unwrap_or_default();
        let focus = self.work_out_focus(&hidden);
        self.mend_path(&hidden);
        let sight = &self.board.sight;
        let path = sight.path.as_ref();
        let on_path = path.map(|path| cards_of(path.from, path.steps()));
        let seen = combine(filter.as_ref(), focus.as_ref(), on_path.as_ref());
        let traced = path.map(|path| edges_of(path.steps())).unwrap_or_default();
        let scene = &mut self.board.scene;
        scene.hidden = seen.hidden;
        scene.undimmed = seen.undimmed;
        scene.traced = traced;
        self.deselect_unseen();
    }

    fn work_out_focus(&mut self, hidden: &CardSet) -> Option<Layer> {
        let Self { board, derived, .. } = self;
        let focus = board.sight.focus.as_mut()?;
        let ground = Ground {
            index: &derived.index,
            hidden_ties: &board.scene.hidden_ties,
            hidden,
        };
        focus.on.retain(|id| ground.shows(*id));
        if focus.on.is_empty() {
            board.sight.focus = None;
            return None;
        }
        let mut meant = within(&ground, focus.on.iter().copied(), focus.depth);
        focus.count = meant.len();
        if !focus.made.is_empty() {
            meant.extend(focus.made.iter().copied());
        }
        focus.meant = meant.clone();
        let others = match focus.others {
            Others::Dim => CardSet::new(),
            Others::Hide => {
                let cards = derived.index.cards().map(|card| card.id);
                cards.filter(|id| !meant.contains(*id)).collect()
            }
        };
        Some(Layer::new(meant, others, focus.others))
    }

    /// Looks for the path anew where a link of it is gone.
    fn mend_path(&mut self, hidden: &CardSet) {
        let Self { board, derived, .. } = self;
        let Some(path) = &board.sight.path else {
            return;
        };
        let ground = Ground {
            index: &derived.index,
            hidden_ties: &board.scene.hidden_ties,
            hidden,
        };
        let cards: Vec<CardId> = [path.from]
            .into_iter()
            .chain(path.steps().iter().map(|step| step.to))
            .collect();
        let is_whole = ground
            .steps_along(&cards)
            .is_some_and(|steps| steps == path.steps());
        if is_whole {
            return;
        }
        board.sight.path = FoundPath::find(&ground, path.from, path.to);
        if board.sight.path.is_none() {
            self.notices.add(
                NoticeKind::Warning,
                "The path is left: its cards are not linked any more.",
            );
        }
    }

    /// Takes out of the selection what is not on the board or hidden.
    fn deselect_unseen(&mut self) {
        let mut selection = std::mem::take(&mut self.board.scene.selection);
        let before = selection.len();
        self.keep_seen(&mut selection);
        let index = &self.derived.index;
        selection.cards.retain(|id| index.card(*id).is_some());
        let is_same = selection.len() == before;
        self.board.scene.selection = selection;
        self.board.selection_number += 1;
        if !is_same {
            self.board.scene.focus = self
                .board
                .scene
                .selection
                .only_card()
                .map(crate::board::Hit::Card);
        }
        let is_unseen =
            |id: CardId| self.board.scene.hidden.contains(id) || index.card(id).is_none();
        if self
            .board
            .scene
            .hovered
            .and_then(crate::board::Hit::card)
            .is_some_and(is_unseen)
        {
            self.board.scene.hovered = None;
        }
    }

    /// Takes out of a selection to be what is hidden.
    pub(in crate::app) fn keep_seen(&self, selection: &mut Selection) {
        let (hidden, index) = (&self.board.scene.hidden, &self.derived.index);
        if hidden.is_empty() {
            return;
        }
        selection.cards.retain(|id| !hidden.contains(*id));
        selection.links.retain(|id| {
            let edge = index.link(*id);
            edge.is_none_or(|edge| !edge.cards().any(|card| hidden.contains(card)))
        });
    }
}

impl Survey {
    fn make(
        case: &crate::model::Case,
        (case_number, revision): (u64, u64),
        filter: Option<Filter>,
        wants_facets: bool,
    ) -> Self {
        let matched = filter.map(|filter| {
            let matched = Matcher::new(case, &filter).all();
            (filter, matched)
        });
        Self {
            case_number,
            revision,
            matched,
            facets: wants_facets.then(|| Facets::of(case)),
        }
    }
}

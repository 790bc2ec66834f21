//! Builds the lists: which records are shown, in which order. Costs what the case is large; a frame then costs the rows in
//! view.

use super::listed::Listed;
use super::question::{Filter, KINDS, Line, Placed, Question, Sort};
use crate::model::{
    Article, Case, Claim, ClaimId, EntityId, Findings, FrameId, OutletId, Record, RecordKind,
    RecordRef, Reliability, Standing,
};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The library's lists as asked for.
#[derive(Debug, Default)]
pub struct LibraryLists {
    /// What is shown, line by line.
    pub lines: Vec<Line>,
    /// How many records are shown.
    pub shown: usize,
    /// How many there are.
    pub total: usize,
    pub(super) counts: Arc<Counts>,
}

/// How often records are referred to.
#[derive(Debug, Default)]
pub(super) struct Counts {
    entities: HashMap<EntityId, usize>,
    outlets: HashMap<OutletId, usize>,
    frames: HashMap<FrameId, usize>,
    /// The best reliability of the articles a claim rests on.
    sources: HashMap<ClaimId, Reliability>,
}

impl LibraryLists {
    /// How often a record is referred to; `None` for kinds that are not counted.
    pub fn count_of(&self, findings: &Findings, record: RecordRef) -> Option<usize> {
        self.counts.of_record(findings, record)
    }

    /// The reliability of the best article a claim rests on.
    pub fn source_of(&self, claim: ClaimId) -> Reliability {
        self.counts.source_of(claim)
    }
}

/// What the lists are built from.
pub(super) struct Builder<'a> {
    case: &'a Case,
    findings: &'a Findings,
    pub(super) counts: Arc<Counts>,
    /// What has a card, if that is asked.
    placed: HashSet<RecordRef>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(
        case: &'a Case,
        findings: &'a Findings,
        counts: Arc<Counts>,
        filter: Filter,
    ) -> Self {
        let placed = match filter.placed {
            Placed::Any => HashSet::new(),
            _ => case.cards().iter().map(|card| card.subject).collect(),
        };
        Self {
            case,
            findings,
            counts,
            placed,
        }
    }

    pub(super) fn build(&self, question: &Question) -> LibraryLists {
        let case = self.case;
        let mut lists = LibraryLists {
            counts: Arc::clone(&self.counts),
            ..LibraryLists::default()
        };
        for kind in KINDS {
            if question.tab.is_some_and(|tab| tab != kind) {
                continue;
            }
            let (total, found) = match kind {
                RecordKind::Article => self.section(question, case.articles().iter()),
                RecordKind::Entity => self.section(question, case.entities().iter()),
                RecordKind::Claim => self.section(question, case.claims().iter()),
                RecordKind::Note => self.section(question, case.notes().iter()),
                RecordKind::Image => self.section(question, case.images().iter()),
                RecordKind::Link => self.section(question, case.links().iter()),
                RecordKind::Outlet => self.section(question, case.outlets().iter()),
                RecordKind::Frame => self.section(question, case.frames().iter()),
                RecordKind::Excerpt | RecordKind::Card | RecordKind::Bookmark => continue,
            };
            lists.total += total;
            lists.shown += found.len();
            if question.tab.is_none() && !found.is_empty() {
                lists.lines.push(Line::Heading(kind, found.len()));
                if question.folded.contains(&kind) {
                    continue;
                }
            }
            lists.lines.extend(found.into_iter().map(Line::Record));
        }
        lists
    }

    fn section<'c, R: Record + Listed>(
        &self,
        question: &Question,
        all: impl ExactSizeIterator<Item = &'c R>,
    ) -> (usize, Vec<RecordRef>) {
        let total = all.len();
        let query = question.query.trim().to_lowercase();
        let case = self.case;
        let mut found: Vec<&R> = all
            .filter(|record| self.passes(question.filter, *record))
            .filter(|record| query.is_empty() || record.matches(case, &query))
            .collect();
        let record_ref = |record: &R| -> RecordRef { record.id().into() };
        match question.sort {
            Sort::Name => found
                .sort_by_cached_key(|record| shown_name(case, record_ref(record)).to_lowercase()),
            // A date that is missing sorts behind every date.
            Sort::Date => found.sort_by_cached_key(|record| match record.date() {
                Some(date) => (0, Reverse(Some(date.clone()))),
                None => (1, Reverse(None)),
            }),
            Sort::Grade => found.sort_by_cached_key(|record| {
                record
                    .grade(&self.counts, case)
                    .unwrap_or((u8::MAX, u8::MAX))
            }),
            Sort::Count => found.sort_by_cached_key(|record| {
                Reverse(
                    self.counts
                        .of_record(self.findings, record_ref(record))
                        .unwrap_or(0),
                )
            }),
            Sort::Newest => found.reverse(),
        }
        (total, found.into_iter().map(record_ref).collect())
    }

    fn passes<R: Record + Listed>(&self, filter: Filter, record: &R) -> bool {
        let id: RecordRef = record.id().into();
        let placed = match filter.placed {
            Placed::Any => true,
            wanted => {
                R::KIND.can_have_card() && self.placed.contains(&id) == (wanted == Placed::On)
            }
        };
        let entity = filter.entity.is_none_or(|kind| match id {
            RecordRef::Entity(id) => self.case.entity(id).is_some_and(|it| it.kind == kind),
            _ => false,
        });
        let standing = filter.standing.is_none_or(|standing| match id {
            RecordRef::Claim(id) => standing_of(self.findings, id) == standing,
            _ => false,
        });
        let reliability = filter
            .reliability
            .is_none_or(|grade| self.reliability_of(self.case, id) == Some(grade));
        placed && entity && standing && reliability
    }

    fn reliability_of(&self, case: &Case, record: RecordRef) -> Option<Reliability> {
        match record {
            RecordRef::Article(id) => case.article(id).map(|article| case.reliability_of(article)),
            RecordRef::Outlet(id) => case.outlet(id).map(|outlet| outlet.reliability),
            RecordRef::Claim(id) => Some(self.counts.source_of(id)),
            _ => None,
        }
    }
}

/// Where a claim stands.
pub fn standing_of(findings: &Findings, claim: ClaimId) -> Standing {
    let facts = findings.claims.get(&claim);
    facts.map(|facts| facts.standing).unwrap_or_default()
}

/// The name of a row: a link is known by its ends.
pub fn shown_name(case: &Case, record: RecordRef) -> String {
    match record {
        RecordRef::Link(id) => case.link(id).map_or_else(String::new, |link| {
            let said = if link.label.is_empty() {
                link.kind.label()
            } else {
                &link.label
            };
            let (from, to) = (case.name_of(link.from), case.name_of(link.to));
            format!("{from} \u{2013} {said} \u{2192} {to}")
        }),
        other => case.name_of(other),
    }
}

impl Counts {
    pub(super) fn of(case: &Case) -> Self {
        let mut counts = Self::default();
        for claim in case.claims().iter() {
            for entity in claim.all_entities() {
                *counts.entities.entry(entity).or_default() += 1;
            }
            if let Some(best) = best_source(case, claim) {
                counts.sources.insert(claim.id, best);
            }
        }
        for outlet in case.articles().iter().filter_map(|article| article.outlet) {
            *counts.outlets.entry(outlet).or_default() += 1;
        }
        for frame in case.cards().iter().filter_map(|card| card.frame) {
            *counts.frames.entry(frame).or_default() += 1;
        }
        counts
    }

    pub(super) fn source_of(&self, claim: ClaimId) -> Reliability {
        self.sources.get(&claim).copied().unwrap_or_default()
    }

    fn of_record(&self, findings: &Findings, record: RecordRef) -> Option<usize> {
        let found = match record {
            RecordRef::Article(id) => findings.articles.get(&id).map(|facts| facts.claims),
            RecordRef::Entity(id) => self.entities.get(&id).copied(),
            RecordRef::Outlet(id) => self.outlets.get(&id).copied(),
            RecordRef::Frame(id) => self.frames.get(&id).copied(),
            _ => return None,
        };
        Some(found.unwrap_or(0))
    }
}

fn best_source(case: &Case, claim: &Claim) -> Option<Reliability> {
    let articles = claim
        .excerpts
        .iter()
        .filter_map(|id| case.excerpt(*id))
        .filter_map(|excerpt| case.article(excerpt.article));
    articles
        .map(|article: &Article| case.reliability_of(article))
        .min_by_key(|grade| grade.rank().unwrap_or(u8::MAX))
}

//! Builds the lists: which records are shown, in which order. Done once per revision, query, order and filter; a frame
//! then costs the rows in view, however large the case is.

use crate::app::Session;
use crate::model::{
    Article, Case, Claim, ClaimId, Edtf, EntityId, EntityKind, OutletId, Record, RecordKind,
    RecordRef, Reliability, Standing,
};
use crate::ui::widgets::matches_all_words;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

/// What is asked of the library.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Question {
    /// One kind, or all.
    pub tab: Option<RecordKind>,
    /// Words that must occur, as typed.
    pub query: String,
    /// The order within a kind.
    pub sort: Sort,
    /// What is left out.
    pub filter: Filter,
    /// Kinds whose rows are folded away when all are shown.
    pub folded: BTreeSet<RecordKind>,
}

/// An order of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// By name.
    #[default]
    Name,
    /// By date, newest first; records without a date last.
    Date,
    /// By grade, best first; what cannot be judged last, as it has no place on the scale.
    Grade,
    /// By claims or mentions, most first.
    Count,
    /// By when they were made, newest first.
    Newest,
}

impl Sort {
    /// Every order.
    pub const ALL: [Self; 5] = [
        Self::Name,
        Self::Date,
        Self::Grade,
        Self::Count,
        Self::Newest,
    ];

    /// The words on the menu.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Name => "By name",
            Self::Date => "By date",
            Self::Grade => "By grade",
            Self::Count => "By claims and mentions",
            Self::Newest => "Newest first",
        }
    }
}

/// Whether a record has a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Placed {
    /// With or without.
    #[default]
    Any,
    /// On the board.
    On,
    /// Not on the board.
    Off,
}

/// What is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filter {
    /// By the board.
    pub placed: Placed,
    /// Entities of one kind only.
    pub entity: Option<EntityKind>,
    /// Claims of one standing only.
    pub standing: Option<Standing>,
    /// Articles, claims and outlets of one reliability only.
    pub reliability: Option<Reliability>,
}

/// One line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The heading of a kind and how many rows it has.
    Heading(RecordKind, usize),
    /// A record.
    Record(RecordRef),
}

/// The kinds the library shows, in order.
pub const KINDS: [RecordKind; 8] = [
    RecordKind::Article,
    RecordKind::Entity,
    RecordKind::Claim,
    RecordKind::Note,
    RecordKind::Image,
    RecordKind::Link,
    RecordKind::Outlet,
    RecordKind::Frame,
];

/// The built list.
#[derive(Default)]
pub struct Lists {
    built_for: Option<(u64, usize, Question)>,
    counted_for: Option<u64>,
    counts: Counts,
    /// What is shown, line by line.
    pub lines: Vec<Line>,
    /// How many records are shown.
    pub shown: usize,
    /// How many there are.
    pub total: usize,
}

/// How often records are referred to.
#[derive(Default)]
pub struct Counts {
    entities: HashMap<EntityId, usize>,
    outlets: HashMap<OutletId, usize>,
    frames: HashMap<crate::model::FrameId, usize>,
    /// The best reliability of the articles a claim rests on.
    sources: HashMap<ClaimId, Reliability>,
}

impl Lists {
    /// Brings the list up to date; does nothing if nothing changed.
    pub fn refresh(&mut self, session: &Session, question: &Question) {
        let revision = session.revision();
        // Findings of a large case come later than its revision.
        let findings = session.findings().claims.len() + session.findings().origins;
        let is_fresh = |built: &(u64, usize, Question)| {
            built.0 == revision && built.1 == findings && built.2 == *question
        };
        if self.built_for.as_ref().is_some_and(is_fresh) {
            return;
        }
        if self.counted_for != Some(revision) {
            self.counts = Counts::of(session.case());
            self.counted_for = Some(revision);
        }
        self.build(session, question);
        self.built_for = Some((revision, findings, question.clone()));
    }

    /// How often a record is referred to; `None` for kinds that are not counted.
    pub fn count_of(&self, session: &Session, record: RecordRef) -> Option<usize> {
        self.counts.of_record(session, record)
    }

    /// The reliability of the best article a claim rests on.
    pub fn source_of(&self, claim: ClaimId) -> Reliability {
        self.counts.sources.get(&claim).copied().unwrap_or_default()
    }

    fn build(&mut self, session: &Session, question: &Question) {
        let case = session.case();
        self.lines.clear();
        (self.shown, self.total) = (0, 0);
        for kind in KINDS {
            if question.tab.is_some_and(|tab| tab != kind) {
                continue;
            }
            let (total, found) = match kind {
                RecordKind::Article => self.section(session, question, case.articles().iter()),
                RecordKind::Entity => self.section(session, question, case.entities().iter()),
                RecordKind::Claim => self.section(session, question, case.claims().iter()),
                RecordKind::Note => self.section(session, question, case.notes().iter()),
                RecordKind::Image => self.section(session, question, case.images().iter()),
                RecordKind::Link => self.section(session, question, case.links().iter()),
                RecordKind::Outlet => self.section(session, question, case.outlets().iter()),
                RecordKind::Frame => self.section(session, question, case.frames().iter()),
                RecordKind::Excerpt | RecordKind::Card | RecordKind::Bookmark => continue,
            };
            self.total += total;
            self.shown += found.len();
            if question.tab.is_none() && !found.is_empty() {
                self.lines.push(Line::Heading(kind, found.len()));
                if question.folded.contains(&kind) {
                    continue;
                }
            }
            self.lines.extend(found.into_iter().map(Line::Record));
        }
    }

    fn section<'c, R: Record + Listed>(
        &self,
        session: &Session,
        question: &Question,
        all: impl ExactSizeIterator<Item = &'c R>,
    ) -> (usize, Vec<RecordRef>) {
        let total = all.len();
        let query = question.query.trim().to_lowercase();
        let case = session.case();
        let mut found: Vec<&R> = all
            .filter(|record| self.passes(session, question.filter, *record))
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
                record.grade(self, case).unwrap_or((u8::MAX, u8::MAX))
            }),
            Sort::Count => found.sort_by_cached_key(|record| {
                Reverse(
                    self.counts
                        .of_record(session, record_ref(record))
                        .unwrap_or(0),
                )
            }),
            Sort::Newest => found.reverse(),
        }
        (total, found.into_iter().map(record_ref).collect())
    }

    fn passes<R: Record + Listed>(&self, session: &Session, filter: Filter, record: &R) -> bool {
        let id: RecordRef = record.id().into();
        let placed = match filter.placed {
            Placed::Any => true,
            wanted => {
                R::KIND.can_have_card()
                    && session.index().card_of(id).is_some() == (wanted == Placed::On)
            }
        };
        let entity = filter.entity.is_none_or(|kind| match id {
            RecordRef::Entity(id) => session.case().entity(id).is_some_and(|it| it.kind == kind),
            _ => false,
        });
        let standing = filter.standing.is_none_or(|standing| match id {
            RecordRef::Claim(id) => standing_of(session, id) == standing,
            _ => false,
        });
        let reliability = filter
            .reliability
            .is_none_or(|grade| self.reliability_of(session.case(), id) == Some(grade));
        placed && entity && standing && reliability
    }

    fn reliability_of(&self, case: &Case, record: RecordRef) -> Option<Reliability> {
        match record {
            RecordRef::Article(id) => case.article(id).map(|article| case.reliability_of(article)),
            RecordRef::Outlet(id) => case.outlet(id).map(|outlet| outlet.reliability),
            RecordRef::Claim(id) => Some(self.source_of(id)),
            _ => None,
        }
    }
}

/// Where a claim stands.
pub fn standing_of(session: &Session, claim: ClaimId) -> Standing {
    let facts = session.findings().claims.get(&claim);
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
    fn of(case: &Case) -> Self {
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

    fn of_record(&self, session: &Session, record: RecordRef) -> Option<usize> {
        let found = match record {
            RecordRef::Article(id) => session
                .findings()
                .articles
                .get(&id)
                .map(|facts| facts.claims),
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

/// What of a record is searched and sorted by.
trait Listed {
    /// Whether every word of a query occurs in it. The query is in lower case.
    fn matches(&self, case: &Case, query: &str) -> bool;

    /// Its date.
    fn date(&self) -> Option<&Edtf> {
        None
    }

    /// Its grade for sorting, best first; `None` where it has none or cannot be judged.
    fn grade(&self, _lists: &Lists, _case: &Case) -> Option<(u8, u8)> {
        None
    }
}

fn all_words<'t, const N: usize>(query: &str, texts: [&'t str; N], more: &'t [String]) -> bool {
    matches_all_words(
        query,
        texts.into_iter().chain(more.iter().map(String::as_str)),
    )
}

impl Listed for Article {
    fn matches(&self, case: &Case, query: &str) -> bool {
        let outlet = self
            .outlet
            .and_then(|id| case.outlet(id))
            .map_or("", |outlet| &outlet.name);
        let texts = [
            &self.title,
            outlet,
            &self.author,
            &self.remarks,
            &self.supplied_by,
            &self.text,
        ];
        all_words(query, texts, &self.tags)
    }

    fn date(&self) -> Option<&Edtf> {
        self.published.as_ref()
    }

    fn grade(&self, _lists: &Lists, case: &Case) -> Option<(u8, u8)> {
        case.reliability_of(self).rank().map(|rank| (rank, 0))
    }
}

impl Listed for Claim {
    fn matches(&self, case: &Case, query: &str) -> bool {
        let speaker = self
            .speaker
            .and_then(|id| case.entity(id))
            .map_or("", |entity| &entity.name);
        all_words(query, [&self.statement, speaker, &self.remarks], &self.tags)
    }

    fn date(&self) -> Option<&Edtf> {
        self.when.as_ref().map(|when| &when.edtf)
    }

    fn grade(&self, lists: &Lists, _case: &Case) -> Option<(u8, u8)> {
        let source = lists.source_of(self.id).rank().unwrap_or(u8::MAX);
        self.credibility.rank().map(|rank| (rank, source))
    }
}

impl Listed for crate::model::Entity {
    fn matches(&self, _case: &Case, query: &str) -> bool {
        let names = self.aliases.iter().chain(&self.tags).map(String::as_str);
        let known = self
            .identifiers
            .iter()
            .map(|identifier| identifier.value.as_str());
        let texts = [
            self.name.as_str(),
            &self.description,
            &self.remarks,
            self.kind.label(),
        ];
        matches_all_words(query, texts.into_iter().chain(names).chain(known))
    }
}

impl Listed for crate::model::Note {
    fn matches(&self, _case: &Case, query: &str) -> bool {
        all_words(query, [&self.text, self.kind.label()], &self.tags)
    }
}

impl Listed for crate::model::Image {
    fn matches(&self, _case: &Case, query: &str) -> bool {
        all_words(
            query,
            [&self.caption, &self.source, &self.original_name],
            &self.tags,
        )
    }
}

impl Listed for crate::model::Link {
    fn matches(&self, case: &Case, query: &str) -> bool {
        let name = shown_name(case, self.id.into());
        all_words(query, [&name, &self.remarks], &[])
    }
}

impl Listed for crate::model::Outlet {
    fn matches(&self, _case: &Case, query: &str) -> bool {
        all_words(
            query,
            [
                &self.name,
                &self.owner,
                &self.country,
                &self.remarks,
                self.kind.label(),
            ],
            &[],
        )
    }

    fn grade(&self, _lists: &Lists, _case: &Case) -> Option<(u8, u8)> {
        self.reliability.rank().map(|rank| (rank, 0))
    }
}

impl Listed for crate::model::Frame {
    fn matches(&self, _case: &Case, query: &str) -> bool {
        all_words(query, [&self.title, &self.speaker_notes], &[])
    }
}

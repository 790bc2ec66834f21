//! The folded words of all records in one long text, and the search over it.

use super::MOST_HITS;
use super::finder::{Found, SearchHit};
use super::lines::{LineKind, each_line, searched_records};
use super::query::{Answer, Manner, Query, Words, fold_into};
use crate::model::{Case, RecordRef};
use foldhash::fast::FixedState;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

/// How many records are looked at between two questions whether the search shall go on.
const ASK_EVERY: usize = 4_096;

/// One record's words in the long text.
#[derive(Debug, Clone, Copy)]
struct Entry {
    record: RecordRef,
    start: usize,
    names_end: usize,
    end: usize,
}

/// The searchable words of a case.
#[derive(Debug, Default)]
pub(in crate::app) struct SearchIndex {
    folded: String,
    entries: Vec<Entry>,
    by_record: HashMap<RecordRef, u32, FixedState>,
    /// Bytes of `folded` that belong to no record any more.
    dead_bytes: usize,
    last: Option<LastMatches>,
}

/// What the last query found: the next one may go on from it.
#[derive(Debug)]
struct LastMatches {
    query: Query,
    manner: Manner,
    entries: Vec<u32>,
}

impl SearchIndex {
    /// The words of a case.
    pub(super) fn of(case: &Case) -> Self {
        let mut index = Self::default();
        for record in searched_records(case) {
            index.add(case, record);
        }
        index
    }

    /// Takes in what changed: the named records as they are now.
    pub(super) fn update(&mut self, case: &Case, changed: &BTreeSet<RecordRef>) {
        self.last = None;
        for record in changed {
            if let Some(at) = self.by_record.remove(record)
                && let Some(entry) = self.entries.get_mut(at as usize)
            {
                self.dead_bytes += entry.end - entry.start;
                entry.end = entry.start;
                entry.names_end = entry.start;
            }
            self.add(case, *record);
        }
        if self.dead_bytes > self.folded.len() / 2 {
            *self = Self::of(case);
        }
    }

    /// How much text there is to go over, in bytes.
    pub(super) fn size_bytes(&self) -> usize {
        self.folded.len()
    }

    fn add(&mut self, case: &Case, record: RecordRef) {
        let start = self.folded.len();
        let mut names_end = start;
        each_line(case, record, &mut |kind, line| {
            fold_into(&mut self.folded, line);
            self.folded.push('\n');
            if kind == LineKind::Name {
                names_end = self.folded.len();
            }
        });
        let end = self.folded.len();
        if end > start
            && let Ok(at) = u32::try_from(self.entries.len())
        {
            self.by_record.insert(record, at);
            self.entries.push(Entry {
                record,
                start,
                names_end,
                end,
            });
        }
    }

    fn words(&self, entry: &Entry) -> Words<'_> {
        Words {
            all: self.folded.get(entry.start..entry.end).unwrap_or_default(),
            names_end: entry.names_end - entry.start,
        }
    }

    /// Everything that answers, best first. `None` if `goes_on` said no meanwhile.
    pub(super) fn find(
        &mut self,
        case: &Case,
        query: &Query,
        goes_on: &dyn Fn() -> bool,
    ) -> Option<Found> {
        if query.is_empty() {
            return Some(Found::default());
        }
        let (manner, matches) = self.matches(query, goes_on)?;
        let mut answers = self.answers(query, manner, &matches);
        answers.sort_unstable_by_key(|(answer, record)| (Reverse(answer.score), *record));
        self.last = Some(LastMatches {
            query: query.clone(),
            manner,
            entries: matches,
        });
        let hits = answers.iter().take(MOST_HITS);
        Some(Found {
            hits: hits
                .map(|(answer, record)| hit(case, *record, *answer))
                .collect(),
            records: answers.into_iter().map(|(_, record)| record).collect(),
            ..Found::default()
        })
    }

    /// The records that answer: literally if any does, else by scattered letters.
    fn matches(&self, query: &Query, goes_on: &dyn Fn() -> bool) -> Option<(Manner, Vec<u32>)> {
        let earlier = self.last.as_ref();
        let earlier = earlier.filter(|last| query.goes_on_from(&last.query));
        let narrowed = |manner| {
            let last = earlier.filter(|last| last.manner == manner);
            last.map(|last| &*last.entries)
        };
        // Where scattered letters had to do, no record holds the words, and so none holds more of them.
        if narrowed(Manner::Fuzzy).is_none() {
            let literal =
                self.matching(query, Manner::Literal, narrowed(Manner::Literal), goes_on)?;
            if !literal.is_empty() || !query.is_long_enough_for_fuzzy() {
                return Some((Manner::Literal, literal));
            }
        }
        let fuzzy = self.matching(query, Manner::Fuzzy, narrowed(Manner::Fuzzy), goes_on)?;
        Some((Manner::Fuzzy, fuzzy))
    }

    /// Those of `among`, or of all, that answer in this manner.
    fn matching(
        &self,
        query: &Query,
        manner: Manner,
        among: Option<&[u32]>,
        goes_on: &dyn Fn() -> bool,
    ) -> Option<Vec<u32>> {
        let all = 0..self.entries.len() as u32;
        let mut candidates: Box<dyn Iterator<Item = u32>> = match among {
            Some(among) => Box::new(among.iter().copied()),
            None => Box::new(all),
        };
        let mut matches = Vec::new();
        loop {
            let mut looked_at = 0;
            for at in candidates.by_ref().take(ASK_EVERY) {
                looked_at += 1;
                let entry = self.entries.get(at as usize);
                if entry.is_some_and(|entry| query.is_answered(self.words(entry), manner)) {
                    matches.push(at);
                }
            }
            if looked_at < ASK_EVERY {
                return Some(matches);
            }
            if !goes_on() {
                return None;
            }
        }
    }

    fn answers(&self, query: &Query, manner: Manner, matches: &[u32]) -> Vec<(Answer, RecordRef)> {
        let mut fuzzy = query.fuzzy_scorer();
        let entries = matches
            .iter()
            .filter_map(|at| self.entries.get(*at as usize));
        let answer = |entry: &Entry| {
            let answer = match manner {
                Manner::Literal => query.literal_answer(self.words(entry)),
                Manner::Fuzzy => fuzzy.answer(self.words(entry)),
            };
            (answer, entry.record)
        };
        entries.map(answer).collect()
    }
}

fn hit(case: &Case, record: RecordRef, answer: Answer) -> SearchHit {
    let title = case.name_of(record);
    let mut number = 0;
    let mut line = None;
    each_line(case, record, &mut |_, text| {
        if number == answer.line {
            line = Some(text.to_owned());
        }
        number += 1;
    });
    SearchHit {
        record,
        context: line.filter(|line| *line != title),
        title,
        score: answer.score,
    }
}

//! Who searches when: at once, or in a job that takes the index with it.

use super::index::SearchIndex;
use super::query::Query;
use crate::edit::Editor;
use crate::model::{Case, RecordRef};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Cases with more text than this, in bytes, are searched by a job: going over it takes longer than a frame may.
const SEARCHED_AT_ONCE: usize = 4 << 20;
/// Cases with more records than this get their index by a job.
const INDEXED_AT_ONCE: usize = 3_000;
/// After this many changed records the index is brought up to date by a job.
const UPDATED_AT_ONCE: usize = 1_000;

/// A record that answers a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchHit {
    /// The record.
    pub record: RecordRef,
    /// Its name.
    pub title: String,
    /// The line the words were found in, if that is not the name.
    pub context: Option<String>,
    /// How well it answers; higher is better.
    pub score: u32,
}

/// Everything that answers a query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The query, without blanks around it.
    pub query: String,
    /// The session's revision it stands for.
    pub revision: u64,
    /// The best, best first; at most [`MOST_HITS`](super::MOST_HITS).
    pub hits: Vec<SearchHit>,
    /// All records, best first.
    pub records: Vec<RecordRef>,
}

/// Who asks: each has a question of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// The find box.
    FindBox,
    /// The command palette.
    Palette,
}

/// What a job brings back: the index, and the answer if it was not stopped before.
pub(in crate::app) struct Searched {
    index: SearchIndex,
    /// The editor's revision the index stands for.
    index_revision: u64,
    /// The session's revision when it was asked.
    revision: u64,
    asker: Asker,
    found: Option<Found>,
}

/// A search for a job to do.
pub(in crate::app) struct SearchTask {
    /// `None` builds a new one.
    index: Option<SearchIndex>,
    changed: BTreeSet<RecordRef>,
    case: Case,
    index_revision: u64,
    asker: Asker,
    query: String,
    revision: u64,
}

impl SearchTask {
    /// Brings the index up to date and searches it, while `goes_on`.
    pub(in crate::app) fn run(self, goes_on: &dyn Fn() -> bool) -> Searched {
        let mut index = match self.index {
            Some(mut index) => {
                if !self.changed.is_empty() {
                    index.update(&self.case, &self.changed);
                }
                index
            }
            None => SearchIndex::of(&self.case),
        };
        let found = index.find(&self.case, &Query::of(&self.query), goes_on);
        Searched {
            index,
            index_revision: self.index_revision,
            revision: self.revision,
            asker: self.asker,
            found: found.map(|found| Found {
                query: self.query,
                revision: self.revision,
                ..found
            }),
        }
    }
}

/// Where a search is done.
pub(in crate::app) enum Place {
    /// Nothing is to be done: the answer is there, or being looked for.
    Nowhere,
    /// At once.
    Here(SearchTask),
    /// In a job.
    Job(SearchTask),
}

/// The running job, and what it looks for.
struct Running {
    asker: Asker,
    query: String,
    revision: u64,
    /// The job's number, once it has one.
    job: Option<u64>,
}

/// Answers queries, newest first.
#[derive(Default)]
pub(in crate::app) struct Finder {
    /// `None` before the first query and while a job has it.
    index: Option<SearchIndex>,
    index_revision: u64,
    running: Option<Running>,
    find_box: Arc<Found>,
    palette: Arc<Found>,
}

impl Finder {
    /// The newest answer that is there for this asker; see [`Found::query`] for what it answers.
    pub(in crate::app) fn answer(&self, asker: Asker) -> &Arc<Found> {
        match asker {
            Asker::FindBox => &self.find_box,
            Asker::Palette => &self.palette,
        }
    }

    /// What is to be done for a query. `revision` is the session's.
    pub(in crate::app) fn ask(
        &mut self,
        editor: &Editor,
        revision: u64,
        asker: Asker,
        query: &str,
    ) -> Place {
        let query = query.trim();
        let known = self.answer(asker);
        if known.query == query && known.revision == revision {
            return Place::Nowhere;
        }
        if query.is_empty() {
            self.put_answer(
                asker,
                Found {
                    revision,
                    ..Found::default()
                },
            );
            // Somebody is about to type: the index is built before the first letter comes, not after.
            if self.index.is_some() || self.running.is_some() {
                return Place::Nowhere;
            }
        }
        if self.running.is_some() {
            return Place::Nowhere;
        }
        let changed = self
            .index
            .is_some()
            .then(|| editor.changed_since(self.index_revision))
            .flatten();
        let index = changed.is_some().then(|| self.index.take()).flatten();
        let task = SearchTask {
            index,
            changed: changed.unwrap_or_default(),
            case: editor.case().clone(),
            index_revision: editor.revision(),
            asker,
            query: query.to_owned(),
            revision,
        };
        if is_quick(&task) {
            Place::Here(task)
        } else {
            self.running = Some(Running {
                asker,
                query: task.query.clone(),
                revision,
                job: None,
            });
            Place::Job(task)
        }
    }

    /// Says under which number the search that was given to a job runs.
    pub(in crate::app) fn note_job(&mut self, id: u64) {
        if let Some(running) = &mut self.running {
            running.job = Some(id);
        }
    }

    /// The running job, if it looks for something that this asker no longer wants.
    pub(in crate::app) fn outdated_job(&self, asker: Asker, query: &str) -> Option<u64> {
        let running = self.running.as_ref()?;
        let is_outdated = running.asker == asker && running.query != query.trim();
        running.job.filter(|_| is_outdated)
    }

    /// Takes the index back, and the answer, unless they are of another case than the one with this number.
    pub(in crate::app) fn take(&mut self, searched: Searched, case_number: u64) {
        if searched.revision >> 32 != case_number {
            return;
        }
        self.running = None;
        self.index = Some(searched.index);
        self.index_revision = searched.index_revision;
        if let Some(found) = searched.found {
            self.put_answer(searched.asker, found);
        }
    }

    /// A job ended without an answer: the index is lost and built anew.
    pub(in crate::app) fn give_up(&mut self) {
        if let Some(Running {
            asker,
            query,
            revision,
            ..
        }) = self.running.take()
        {
            // An empty answer, or the same job would fail over and over.
            self.put_answer(
                asker,
                Found {
                    query,
                    revision,
                    ..Found::default()
                },
            );
        }
    }

    fn put_answer(&mut self, asker: Asker, found: Found) {
        match asker {
            Asker::FindBox => self.find_box = Arc::new(found),
            Asker::Palette => self.palette = Arc::new(found),
        }
    }
}

/// Whether a search ends well within a frame.
fn is_quick(task: &SearchTask) -> bool {
    match &task.index {
        Some(index) => {
            index.size_bytes() <= SEARCHED_AT_ONCE && task.changed.len() <= UPDATED_AT_ONCE
        }
        None => {
            let case = &task.case;
            let records = case.cards().len() + case.articles().len() + case.claims().len();
            // A few articles can hold a book each.
            let text: usize = case
                .articles()
                .iter()
                .take(INDEXED_AT_ONCE)
                .map(|article| article.text.len())
                .sum();
            records <= INDEXED_AT_ONCE && text <= SEARCHED_AT_ONCE / 4
        }
    }
}

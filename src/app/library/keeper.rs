//! Keeps the lists as they were asked for last, and has them built anew when something in them changed.

use super::build::{Builder, Counts, LibraryLists};
use super::question::{Question, Sort};
use crate::edit::{Change, Editor};
use crate::model::{AnyRecord, Case, Findings};
use std::sync::Arc;

/// Cases with more records than this have their lists built by a job.
const BUILT_AT_ONCE: usize = 3_000;

/// What lists stand for.
#[derive(Debug, Clone, PartialEq)]
struct BuiltFor {
    /// The editor's revision.
    revision: u64,
    /// The findings, by their number in the session.
    findings: u64,
    question: Question,
}

/// The state of the case that lists are asked for.
pub(in crate::app) struct Now<'a> {
    pub(in crate::app) editor: &'a Editor,
    pub(in crate::app) findings: &'a Arc<Findings>,
    /// Differs for other findings.
    pub(in crate::app) findings_number: u64,
    pub(in crate::app) case_number: u64,
}

/// Lists to build.
pub(in crate::app) struct LibraryTask {
    case: Case,
    findings: Arc<Findings>,
    /// How often records are referred to, if that is known already.
    counts: Option<Arc<Counts>>,
    built_for: BuiltFor,
    case_number: u64,
}

/// Lists that were built.
pub(in crate::app) struct Built {
    lists: LibraryLists,
    built_for: BuiltFor,
    case_number: u64,
}

impl LibraryTask {
    pub(in crate::app) fn run(self) -> Built {
        let counts = self
            .counts
            .unwrap_or_else(|| Arc::new(Counts::of(&self.case)));
        let question = &self.built_for.question;
        let builder = Builder::new(&self.case, &self.findings, counts, question.filter);
        Built {
            lists: builder.build(question),
            built_for: self.built_for,
            case_number: self.case_number,
        }
    }
}

/// Where lists are built.
pub(in crate::app) enum Place {
    /// Nowhere: they are there, or being built.
    Nowhere,
    /// At once.
    Here(LibraryTask),
    /// In a job.
    Job(LibraryTask),
}

/// Keeps the lists.
#[derive(Default)]
pub(in crate::app) struct Librarian {
    lists: Arc<LibraryLists>,
    built_for: Option<BuiltFor>,
    is_building: bool,
}

impl Librarian {
    /// The lists as they were built last.
    pub(in crate::app) fn lists(&self) -> &Arc<LibraryLists> {
        &self.lists
    }

    /// What is to be done to answer a question.
    pub(in crate::app) fn ask(&mut self, now: &Now<'_>, question: &Question) -> Place {
        if self.is_building {
            return Place::Nowhere;
        }
        let is_kept = self.keep_if_same(now);
        let built_for = self.built_for.as_ref().filter(|_| is_kept);
        if built_for.is_some_and(|built| built.question == *question) {
            return Place::Nowhere;
        }
        let task = LibraryTask {
            case: now.editor.case().clone(),
            findings: Arc::clone(now.findings),
            counts: is_kept.then(|| Arc::clone(&self.lists.counts)),
            built_for: BuiltFor {
                revision: now.editor.revision(),
                findings: now.findings_number,
                question: question.clone(),
            },
            case_number: now.case_number,
        };
        if listed_records(now.editor.case()) <= BUILT_AT_ONCE {
            Place::Here(task)
        } else {
            self.is_building = true;
            Place::Job(task)
        }
    }

    /// Whether the lists still say what the case says.
    fn keep_if_same(&mut self, now: &Now<'_>) -> bool {
        let Some(built_for) = &mut self.built_for else {
            return false;
        };
        let question = &built_for.question;
        let shows_findings = question.sort == Sort::Count || question.filter.standing.is_some();
        if shows_findings && built_for.findings != now.findings_number {
            return false;
        }
        if !now.editor.kept_since(built_for.revision, changes_lists) {
            return false;
        }
        built_for.revision = now.editor.revision();
        built_for.findings = now.findings_number;
        true
    }

    /// Takes lists that were built, unless they are of another case.
    pub(in crate::app) fn take(
        &mut self,
        built: Built,
        case_number: u64,
    ) -> Option<Arc<LibraryLists>> {
        if built.case_number != case_number {
            return None;
        }
        self.is_building = false;
        self.built_for = Some(built.built_for);
        Some(std::mem::replace(&mut self.lists, Arc::new(built.lists)))
    }

    /// A job ended without lists.
    pub(in crate::app) fn give_up(&mut self) {
        self.is_building = false;
    }
}

fn listed_records(case: &Case) -> usize {
    case.articles().len()
        + case.entities().len()
        + case.claims().len()
        + case.notes().len()
        + case.images().len()
        + case.links().len()
}

/// Whether a change shows in the lists. Where things lie does not.
fn changes_lists(change: &Change) -> bool {
    match (&change.before, &change.after) {
        (Some(AnyRecord::Card(before)), Some(AnyRecord::Card(after))) => {
            before.frame != after.frame || before.subject != after.subject
        }
        (Some(AnyRecord::Frame(before)), Some(AnyRecord::Frame(after))) => {
            before.title != after.title || before.speaker_notes != after.speaker_notes
        }
        (Some(AnyRecord::Bookmark(_)), _) | (_, Some(AnyRecord::Bookmark(_))) => false,
        _ => true,
    }
}

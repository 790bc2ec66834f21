//! Keeps the pairs found last, and has entities compared again when something about them changed.

use crate::edit::{Change, Editor};
use crate::model::{AnyRecord, Case, CaseInfo, LinkKind, Namesake, RecordKind};
use std::sync::Arc;

/// More entities than this are compared by a job.
const COMPARED_AT_ONCE: usize = 200;

/// Entities to compare.
pub(in crate::app) struct NamesakeTask {
    case: Case,
    revision: u64,
    case_number: u64,
}

/// What was found.
pub(in crate::app) struct FoundNamesakes {
    found: Vec<Namesake>,
    info: Arc<CaseInfo>,
    revision: u64,
    case_number: u64,
}

impl NamesakeTask {
    pub(in crate::app) fn run(self) -> FoundNamesakes {
        FoundNamesakes {
            found: crate::compare::namesakes(&self.case),
            info: Arc::clone(self.case.info()),
            revision: self.revision,
            case_number: self.case_number,
        }
    }
}

/// Where entities are compared.
pub(super) enum Place {
    /// Nowhere: what was found holds, or a job is at it.
    Nowhere,
    /// At once.
    Here(NamesakeTask),
    /// In a job.
    Job(NamesakeTask),
}

/// Keeps the pairs.
#[derive(Default)]
pub(in crate::app) struct NamesakeKeeper {
    found: Vec<Namesake>,
    /// What the analyst had said when they were found.
    info: Option<Arc<CaseInfo>>,
    /// The editor's revision they stand for; `None` before the first comparison.
    revision: Option<u64>,
    is_comparing: bool,
}

impl NamesakeKeeper {
    /// The pairs found last.
    pub(super) fn found(&self) -> &[Namesake] {
        &self.found
    }

    /// What is to be done so that the pairs are those of the editor's case.
    pub(super) fn ask(&mut self, editor: &Editor, case_number: u64) -> Place {
        let revision = editor.revision();
        if self.is_comparing || self.revision == Some(revision) {
            return Place::Nowhere;
        }
        let case = editor.case();
        let says_the_same = |info: &Arc<CaseInfo>| {
            Arc::ptr_eq(info, case.info()) || info.not_same == case.info().not_same
        };
        let holds = self.info.as_ref().is_some_and(says_the_same)
            && self
                .revision
                .is_some_and(|known| editor.kept_since(known, matters));
        if holds {
            self.revision = Some(revision);
            return Place::Nowhere;
        }
        let task = NamesakeTask {
            case: case.clone(),
            revision,
            case_number,
        };
        if case.entities().len() <= COMPARED_AT_ONCE {
            Place::Here(task)
        } else {
            self.is_comparing = true;
            Place::Job(task)
        }
    }

    /// Takes what was found, unless it is of another case.
    pub(in crate::app) fn take(&mut self, found: FoundNamesakes, case_number: u64) {
        if found.case_number != case_number {
            return;
        }
        *self = Self {
            found: found.found,
            info: Some(found.info),
            revision: Some(found.revision),
            is_comparing: false,
        };
    }

    /// A job ended without a result. The pairs stay as they are until the next change.
    pub(in crate::app) fn give_up(&mut self, revision: u64) {
        if std::mem::take(&mut self.is_comparing) {
            self.revision = Some(revision);
        }
    }
}

/// Whether a change can make or end a pair.
fn matters(change: &Change) -> bool {
    match (&change.before, &change.after) {
        (Some(AnyRecord::Entity(before)), Some(AnyRecord::Entity(after))) => {
            before.name != after.name
                || before.aliases != after.aliases
                || before.kind != after.kind
                || before.identifiers != after.identifiers
        }
        (before, after) => {
            let is_same_as = |record: &Option<AnyRecord>| matches!(record, Some(AnyRecord::Link(link)) if link.kind == LinkKind::SameAs);
            change.record.kind() == RecordKind::Entity || is_same_as(before) || is_same_as(after)
        }
    }
}

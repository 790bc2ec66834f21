//! What is computed from the case and thrown away at will: spatial index, findings, search lines.

use super::search::Finder;
use crate::board::BoardIndex;
use crate::compare;
use crate::edit::Editor;
use crate::model::{Case, Findings};

/// What is computed from one revision of the case.
#[derive(Default)]
pub struct Derived {
    /// The revision the index stands for; `None` before the first refresh.
    index_revision: Option<u64>,
    findings_revision: Option<u64>,
    /// Where everything is.
    pub index: BoardIndex,
    /// What comparison found out.
    pub findings: Findings,
    pub(super) finder: Finder,
}

/// Cases with more records than this are compared by a job instead of at once.
pub const COMPARED_AT_ONCE: usize = 3_000;

impl Derived {
    /// Brings index and findings up to the editor's revision. Returns whether the findings are left to a job.
    pub fn refresh(&mut self, editor: &Editor) -> FindingsState {
        let revision = editor.revision();
        if self.index_revision != Some(revision) {
            match self
                .index_revision
                .and_then(|known| editor.changed_since(known))
            {
                Some(changed) => self.index.update(editor.case(), &changed),
                None => self.index = BoardIndex::of(editor.case()),
            }
            self.index_revision = Some(revision);
        }
        if self.findings_revision == Some(revision) {
            return FindingsState::Fresh;
        }
        if compared_records(editor.case()) > COMPARED_AT_ONCE {
            return FindingsState::Stale;
        }
        self.findings = compare::findings(editor.case());
        self.findings_revision = Some(revision);
        FindingsState::Fresh
    }

    /// Takes findings that a job computed for a revision.
    pub fn take_findings(&mut self, findings: Findings, revision: u64) {
        self.findings = findings;
        self.findings_revision = Some(revision);
    }
}

/// Whether the findings stand for the present case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindingsState {
    /// They do.
    Fresh,
    /// They are of an earlier revision, and too large to compute between two frames.
    Stale,
}

fn compared_records(case: &Case) -> usize {
    case.claims().len() + case.articles().len() + case.links().len()
}

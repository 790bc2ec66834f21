//! What is computed from the case and thrown away at will: spatial index, findings, search lines.

use super::library::Librarian;
use super::mentions::MentionKeeper;
use super::people::NamesakeKeeper;
use super::search::Finder;
use crate::board::BoardIndex;
use crate::compare;
use crate::edit::{Change, Editor};
use crate::model::{Case, Findings, RecordKind};
use std::sync::Arc;

/// What is computed from one revision of the case.
#[derive(Default)]
pub struct Derived {
    /// The revision the index stands for; `None` before the first refresh.
    index_revision: Option<u64>,
    findings_revision: Option<u64>,
    /// Where everything is.
    pub index: BoardIndex,
    /// What comparison found out.
    pub findings: Arc<Findings>,
    /// Differs for other findings.
    pub(super) findings_number: u64,
    pub(super) finder: Finder,
    pub(super) librarian: Librarian,
    /// What the picture that is going to be exported will be like.
    pub(super) outlook: super::exporting::OutlookKeeper,
    pub(super) mentions: MentionKeeper,
    pub(super) namesakes: NamesakeKeeper,
}

/// Cases with more records than this are compared by a job instead of at once.
pub const COMPARED_AT_ONCE: usize = 3_000;

impl Derived {
    /// Everything computed from a case that was just opened, at revision 0. Takes its time: for jobs.
    pub fn of(case: &Case) -> Self {
        Self::at(case, 0)
    }

    /// Everything computed from a case at a revision of its editor. Takes its time: for jobs.
    pub fn at(case: &Case, revision: u64) -> Self {
        let (index, findings) = std::thread::scope(|scope| {
            let index = scope.spawn(|| BoardIndex::of(case));
            let findings = compare::findings(case);
            (index.join(), findings)
        });
        Self {
            index_revision: index.is_ok().then_some(revision),
            findings_revision: Some(revision),
            // Where the thread failed, the next refresh tries again and the failure is told.
            index: index.unwrap_or_default(),
            findings: Arc::new(findings),
            ..Self::default()
        }
    }

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
        let known = self.findings_revision;
        if known.is_some_and(|known| editor.kept_since(known, is_compared)) {
            self.findings_revision = Some(revision);
            return FindingsState::Fresh;
        }
        if compared_records(editor.case()) > COMPARED_AT_ONCE {
            return FindingsState::Stale;
        }
        self.take_findings(compare::findings(editor.case()), revision);
        FindingsState::Fresh
    }

    /// Takes an index that was made elsewhere for this revision of the case; gives the one there was.
    pub fn take_index(&mut self, index: BoardIndex, revision: u64) -> BoardIndex {
        self.index_revision = Some(revision);
        std::mem::replace(&mut self.index, index)
    }

    /// Takes findings that a job computed for a revision; gives back the ones before.
    pub fn take_findings(&mut self, findings: Findings, revision: u64) -> Arc<Findings> {
        self.findings_revision = Some(revision);
        self.findings_number += 1;
        std::mem::replace(&mut self.findings, Arc::new(findings))
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

/// Whether comparison looks at records of the changed kind. It does not care where things lie or how they are drawn.
fn is_compared(change: &Change) -> bool {
    !matches!(
        change.record.kind(),
        RecordKind::Card
            | RecordKind::Frame
            | RecordKind::Bookmark
            | RecordKind::Image
            | RecordKind::Note
    )
}

fn compared_records(case: &Case) -> usize {
    case.claims().len() + case.articles().len() + case.links().len()
}

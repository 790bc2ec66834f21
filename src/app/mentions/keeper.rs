//! Keeps the mentions found last, and has them searched again when names or texts changed.

use super::Mentions;
use crate::edit::{Change, Editor};
use crate::extract::mentions::MentionIndex;
use crate::model::{AnyRecord, Case, RecordKind};
use std::sync::Arc;

/// Cases with more text than this, in bytes, are searched by a job.
const TEXT_AT_ONCE: usize = 32 << 10;
/// Cases with more articles or entities than this too.
const RECORDS_AT_ONCE: usize = 200;

/// A search to do.
pub(in crate::app) struct MentionTask {
    before: Arc<MentionIndex>,
    case: Case,
    revision: u64,
    case_number: u64,
}

/// What a search found.
pub(in crate::app) struct FoundMentions {
    index: MentionIndex,
    revision: u64,
    case_number: u64,
}

impl MentionTask {
    pub(in crate::app) fn run(self) -> FoundMentions {
        FoundMentions {
            index: self.before.updated(&self.case),
            revision: self.revision,
            case_number: self.case_number,
        }
    }
}

/// Where a search is done.
pub(super) enum Place {
    /// Nowhere: what was found holds, or a job is at it.
    Nowhere,
    /// At once.
    Here(MentionTask),
    /// In a job.
    Job(MentionTask),
}

/// Keeps the mentions.
#[derive(Default)]
pub(in crate::app) struct MentionKeeper {
    mentions: Mentions,
    /// The editor's revision they stand for; `None` before the first search.
    revision: Option<u64>,
    is_searching: bool,
}

impl MentionKeeper {
    /// What was found last.
    pub(super) fn mentions(&self) -> &Mentions {
        &self.mentions
    }

    /// What is to be done so that the mentions are those of the editor's case.
    pub(super) fn ask(&mut self, editor: &Editor, case_number: u64) -> Place {
        let revision = editor.revision();
        if self.is_searching || self.revision == Some(revision) {
            return Place::Nowhere;
        }
        if self
            .revision
            .is_some_and(|known| editor.kept_since(known, changes_mentions))
        {
            self.revision = Some(revision);
            return Place::Nowhere;
        }
        let case = editor.case();
        let task = MentionTask {
            before: Arc::clone(&self.mentions.index),
            case: case.clone(),
            revision,
            case_number,
        };
        if is_small(case) {
            Place::Here(task)
        } else {
            self.is_searching = true;
            Place::Job(task)
        }
    }

    /// Takes what was found, unless it is of another case.
    pub(in crate::app) fn take(&mut self, found: FoundMentions, case_number: u64) {
        if found.case_number != case_number {
            return;
        }
        self.is_searching = false;
        self.revision = Some(found.revision);
        self.mentions.index = Arc::new(found.index);
        let number_in_case = (self.mentions.number & 0xffff_ffff) + 1;
        self.mentions.number = (case_number << 32) | number_in_case;
    }

    /// A job ended without a result. The mentions stay as they are until the next change.
    pub(in crate::app) fn give_up(&mut self, revision: u64) {
        if std::mem::take(&mut self.is_searching) {
            self.revision = Some(revision);
        }
    }
}

fn is_small(case: &Case) -> bool {
    if case.articles().is_empty() || case.entities().is_empty() {
        return case.articles().len() + case.entities().len() <= 10 * RECORDS_AT_ONCE;
    }
    let mut texts = case.articles().iter().map(|article| article.text.len());
    case.articles().len() <= RECORDS_AT_ONCE
        && case.entities().len() <= RECORDS_AT_ONCE
        && texts
            .try_fold(0, |sum, len| {
                let sum = sum + len;
                (sum <= TEXT_AT_ONCE).then_some(sum)
            })
            .is_some()
}

/// Whether a change alters names or texts.
fn changes_mentions(change: &Change) -> bool {
    match (&change.before, &change.after) {
        (Some(AnyRecord::Article(before)), Some(AnyRecord::Article(after))) => {
            !Arc::ptr_eq(&before.text, &after.text) || before.blocks != after.blocks
        }
        (Some(AnyRecord::Entity(before)), Some(AnyRecord::Entity(after))) => {
            before.name != after.name || before.aliases != after.aliases
        }
        _ => matches!(
            change.record.kind(),
            RecordKind::Article | RecordKind::Entity
        ),
    }
}

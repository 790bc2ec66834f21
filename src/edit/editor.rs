//! The editor: owns the case and is the one gate through which it changes.

use super::diff::{Change, Diff};
use super::history::History;
use super::prepared::Prepared;
use super::step::{DoesNotFit, Step, StepKind};
use super::tx::{EditError, Tx};
use crate::model::{Case, IdSource, RecordRef};
use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

/// How many edits back [`Editor::changed_since`] can tell, and how many changed records: the log keeps them in memory.
const CHANGE_LOG_LENGTH: usize = 256;
const CHANGE_LOG_RECORDS: usize = 200_000;

/// Owns the case, its history and a revision number that grows with every change, undo and redo.
#[derive(Debug)]
pub struct Editor {
    case: Case,
    ids: IdSource,
    history: History,
    revision: u64,
    saved_state: Option<u64>,
    /// What each of the last revisions changed, for those who keep derived data up to date, and the journal.
    change_log: VecDeque<(u64, Step)>,
}

/// An edit that was made.
#[derive(Debug, Clone)]
pub struct Applied<T> {
    /// What the operation returned.
    pub value: T,
    /// What changed; empty if the edit changed nothing and left no step to undo.
    pub diff: Arc<Diff>,
}

impl Editor {
    /// Takes a case that equals its file on disk.
    pub fn opened(case: Case, ids: IdSource) -> Self {
        let mut editor = Self::unsaved(case, ids);
        editor.saved_state = Some(editor.history.state());
        editor
    }

    /// Takes a case that is in no file yet.
    pub fn unsaved(case: Case, ids: IdSource) -> Self {
        Self {
            case,
            ids,
            history: History::default(),
            revision: 0,
            saved_state: None,
            change_log: VecDeque::new(),
        }
    }

    /// From now on new records get these ids.
    pub fn with_ids(self, ids: IdSource) -> Self {
        Self { ids, ..self }
    }

    /// The case.
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// Past and undone steps.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Grows with every change; what is derived from the case is fresh while it has this number.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether the case differs from what was saved last. Undoing back to the saved state makes it clean again.
    pub fn is_dirty(&self) -> bool {
        self.saved_state != Some(self.history.state())
    }

    /// Says that the content named by `state` (see [`History::state`]) is now on disk.
    pub fn mark_saved(&mut self, state: u64) {
        self.saved_state = Some(state);
    }

    /// Makes an edit. An error leaves the case as it was; an edit that changes nothing leaves no step to undo.
    ///
    /// # Errors
    /// What `op` returns.
    pub fn apply<T>(
        &mut self,
        label: &str,
        op: impl FnOnce(&mut Tx<'_>) -> Result<T, EditError>,
    ) -> Result<Applied<T>, EditError> {
        self.apply_merging(label, None, op)
    }

    /// Makes an edit that becomes one step with the step before if that has the same `merge_key`: nudging by arrow keys.
    ///
    /// # Errors
    /// What `op` returns.
    pub fn apply_merging<T>(
        &mut self,
        label: &str,
        merge_key: Option<u64>,
        op: impl FnOnce(&mut Tx<'_>) -> Result<T, EditError>,
    ) -> Result<Applied<T>, EditError> {
        let problems_before = self.checked_problems();
        let mut tx = Tx::new(&mut self.case, &mut self.ids);
        let value = match op(&mut tx) {
            Ok(value) => value,
            Err(error) => {
                tx.roll_back();
                return Err(error);
            }
        };
        let diff = Arc::new(tx.finish(label));
        if !diff.is_empty() {
            let kind = self.history.push(Arc::clone(&diff), merge_key);
            self.note_change(kind, Arc::clone(&diff));
            debug_assert!(
                self.checked_problems() <= problems_before,
                "\"{label}\" broke the case: {:?}",
                self.case.problems()
            );
        }
        Ok(Applied { value, diff })
    }

    /// Makes an edit that was prepared on a copy, however large, in a moment. `None` leaves the case alone: it is not any
    /// more as it was when the edit was prepared, or the edit changes nothing.
    pub fn take_over(&mut self, prepared: &Prepared) -> Option<Arc<Diff>> {
        // Tables that nobody touched are shared, so that comparing costs nothing.
        if prepared.diff.is_empty() || self.case != prepared.before {
            return None;
        }
        self.case = prepared.after.clone();
        let kind = self.history.push(Arc::clone(&prepared.diff), None);
        self.note_change(kind, Arc::clone(&prepared.diff));
        Some(Arc::clone(&prepared.diff))
    }

    /// Ends merging: the next edit is a step of its own.
    pub fn seal(&mut self) {
        self.history.seal();
    }

    /// Takes the newest edit back.
    pub fn undo(&mut self) -> Option<Arc<Diff>> {
        let diff = self.history.undo()?;
        diff.revert(&mut self.case);
        self.note_change(StepKind::Undone, Arc::clone(&diff));
        Some(diff)
    }

    /// Makes the edit undone last again.
    pub fn redo(&mut self) -> Option<Arc<Diff>> {
        let diff = self.history.redo()?;
        diff.apply(&mut self.case);
        self.note_change(StepKind::Redone, Arc::clone(&diff));
        Some(diff)
    }

    /// Makes a step of an earlier run of the program again, so that the case and the history become what they were then.
    /// The undo of an edit that this history does not have becomes an edit of its own.
    ///
    /// # Errors
    /// [`DoesNotFit`] if a record is not as it was before the step; the case is then left alone.
    pub fn replay(&mut self, step: &Step) -> Result<(), DoesNotFit> {
        let has_same =
            |of: Option<&Arc<Diff>>| of.is_some_and(|diff| diff.changes_the_same(&step.diff));
        match step.kind {
            StepKind::Undone if has_same(self.history.newest()) => drop(self.undo()),
            StepKind::Redone if has_same(self.history.next_redo()) => drop(self.redo()),
            StepKind::Undone => self.replay_edit(StepKind::Made, Arc::new(step.diff.reversed()))?,
            StepKind::Redone => self.replay_edit(StepKind::Made, Arc::clone(&step.diff))?,
            kind => self.replay_edit(kind, Arc::clone(&step.diff))?,
        }
        Ok(())
    }

    fn replay_edit(&mut self, kind: StepKind, diff: Arc<Diff>) -> Result<(), DoesNotFit> {
        if let Some(record) = diff.misfit(&self.case) {
            return Err(DoesNotFit(record));
        }
        diff.apply(&mut self.case);
        let kind = self.history.push_as(kind, Arc::clone(&diff), None);
        self.note_change(kind, diff);
        Ok(())
    }

    /// Every step after a revision, oldest first; `None` if that is too long ago to tell.
    pub fn steps_since(&self, revision: u64) -> Option<Vec<Step>> {
        Some(self.steps_after(revision)?.cloned().collect())
    }

    /// Every record that changed after `revision`; `None` if that is too long ago to tell, so that all may have.
    pub fn changed_since(&self, revision: u64) -> Option<BTreeSet<RecordRef>> {
        let steps = self.steps_after(revision)?;
        Some(steps.flat_map(|step| step.diff.records()).collect())
    }

    /// Whether no change after `revision` matters; no if that is too long ago to tell.
    pub fn kept_since(&self, revision: u64, matters: impl Fn(&Change) -> bool) -> bool {
        match self.steps_after(revision) {
            Some(mut steps) => !steps.any(|step| step.diff.changes.iter().any(&matters)),
            None => false,
        }
    }

    /// The steps after a revision, oldest first; `None` if that is too long ago to tell.
    fn steps_after(&self, revision: u64) -> Option<impl Iterator<Item = &Step>> {
        let oldest = self
            .change_log
            .front()
            .map_or(self.revision + 1, |(revision, _)| *revision);
        if revision > self.revision || revision + 1 < oldest {
            return None;
        }
        let later = move |(changed_at, _): &&(u64, Step)| *changed_at > revision;
        Some(self.change_log.iter().filter(later).map(|(_, step)| step))
    }

    fn note_change(&mut self, kind: StepKind, diff: Arc<Diff>) {
        self.revision += 1;
        self.change_log
            .push_back((self.revision, Step { kind, diff }));
        let sizes = self
            .change_log
            .iter()
            .map(|(_, step)| step.diff.changes.len());
        let mut records: usize = sizes.sum();
        while self.change_log.len() > CHANGE_LOG_LENGTH
            || records > CHANGE_LOG_RECORDS && self.change_log.len() > 1
        {
            let oldest = self.change_log.pop_front();
            records -= oldest.map_or(0, |(_, step)| step.diff.changes.len());
        }
    }

    /// How many problems the case has, counted in debug builds for small cases only; else 0.
    fn checked_problems(&self) -> usize {
        let is_small = self.case.cards().len() + self.case.links().len() < 500;
        if cfg!(debug_assertions) && is_small {
            self.case.problems().len()
        } else {
            0
        }
    }
}

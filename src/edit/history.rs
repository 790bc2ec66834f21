//! Undo and redo: the diffs of past edits.
//!
//! Limitations: the history lives in memory and ends with the program. It is bounded by [`History::BYTES_LIMIT`]; beyond
//! that the oldest steps are forgotten, never the newest one.

use super::diff::Diff;
use super::step::StepKind;
use std::collections::VecDeque;
use std::sync::Arc;

/// One step that can be undone or redone.
#[derive(Debug, Clone)]
struct Step {
    diff: Arc<Diff>,
    /// The state the step leads from and to; a number that names one content of the case.
    from_state: u64,
    to_state: u64,
    merge_key: Option<u64>,
}

/// Past and undone steps.
#[derive(Debug, Default)]
pub struct History {
    past: VecDeque<Step>,
    undone: Vec<Step>,
    bytes: usize,
    state: u64,
    newest_state: u64,
}

impl History {
    /// How much memory all steps together may keep alive, in bytes: 256 MiB, some hundred thousand moves of a card.
    pub const BYTES_LIMIT: usize = 256 << 20;

    /// A number that names the case's present content: equal numbers mean equal content.
    pub fn state(&self) -> u64 {
        self.state
    }

    /// The steps that can be undone, newest first.
    pub fn undo_labels(&self) -> impl Iterator<Item = &str> {
        self.past.iter().rev().map(|step| step.diff.label.as_str())
    }

    /// The steps that can be redone, next first.
    pub fn redo_labels(&self) -> impl Iterator<Item = &str> {
        self.undone
            .iter()
            .rev()
            .map(|step| step.diff.label.as_str())
    }

    /// The diff of the newest step.
    pub(super) fn newest(&self) -> Option<&Arc<Diff>> {
        self.past.back().map(|step| &step.diff)
    }

    /// The diff of the step that would be made again.
    pub(super) fn next_redo(&self) -> Option<&Arc<Diff>> {
        self.undone.last().map(|step| &step.diff)
    }

    /// Adds a step. With a `merge_key` that the newest step has as well, both become one step. Says which it was.
    pub(super) fn push(&mut self, diff: Arc<Diff>, merge_key: Option<u64>) -> StepKind {
        let has_key = |last: &Step| last.merge_key == merge_key;
        let is_joined = merge_key.is_some() && self.past.back().is_some_and(has_key);
        let kind = if is_joined {
            StepKind::Joined
        } else {
            StepKind::Made
        };
        self.push_as(kind, diff, merge_key)
    }

    /// Adds a step, joined to the newest one if it is told to be and there is one. Says which it was.
    pub(super) fn push_as(
        &mut self,
        kind: StepKind,
        diff: Arc<Diff>,
        merge_key: Option<u64>,
    ) -> StepKind {
        self.undone.clear();
        let from_state = self.state;
        self.newest_state += 1;
        self.state = self.newest_state;
        self.bytes += diff.approximate_bytes();
        let wants_joining = kind == StepKind::Joined;
        let merged = wants_joining.then(|| self.past.pop_back()).flatten();
        let kind = match merged {
            Some(_) => StepKind::Joined,
            None => StepKind::Made,
        };
        let step = match merged {
            Some(last) => {
                let joined = last.diff.then(&diff);
                self.bytes = (self.bytes + joined.approximate_bytes())
                    .saturating_sub(last.diff.approximate_bytes() + diff.approximate_bytes());
                Step {
                    diff: Arc::new(joined),
                    from_state: last.from_state,
                    to_state: self.state,
                    merge_key,
                }
            }
            None => Step {
                diff,
                from_state,
                to_state: self.state,
                merge_key,
            },
        };
        self.past.push_back(step);
        self.forget_oldest();
        kind
    }

    /// Ends merging: the next step stands on its own whatever its key.
    pub(super) fn seal(&mut self) {
        if let Some(last) = self.past.back_mut() {
            last.merge_key = None;
        }
    }

    /// The newest step, taken back.
    pub(super) fn undo(&mut self) -> Option<Arc<Diff>> {
        let step = self.past.pop_back()?;
        self.bytes = self.bytes.saturating_sub(step.diff.approximate_bytes());
        self.state = step.from_state;
        let diff = Arc::clone(&step.diff);
        self.undone.push(Step {
            merge_key: None,
            ..step
        });
        Some(diff)
    }

    /// The step undone last, made again.
    pub(super) fn redo(&mut self) -> Option<Arc<Diff>> {
        let step = self.undone.pop()?;
        self.bytes += step.diff.approximate_bytes();
        self.state = step.to_state;
        let diff = Arc::clone(&step.diff);
        self.past.push_back(step);
        Some(diff)
    }

    fn forget_oldest(&mut self) {
        while self.bytes > Self::BYTES_LIMIT && self.past.len() > 1 {
            if let Some(oldest) = self.past.pop_front() {
                self.bytes = self.bytes.saturating_sub(oldest.diff.approximate_bytes());
            }
        }
    }
}

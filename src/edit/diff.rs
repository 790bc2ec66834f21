//! A diff: what one edit changed, as plain data that can be applied forwards and backwards.

use crate::model::{AnyRecord, Case, CaseInfo, RecordRef};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One record before and after an edit. `before` is `None` for a new record, `after` for a deleted one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Which record.
    pub record: RecordRef,
    /// As it was.
    pub before: Option<AnyRecord>,
    /// As it is now.
    pub after: Option<AnyRecord>,
}

/// What one edit changed. Records are ordered by their names, so that the same edit gives the same diff.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Diff {
    /// What the user did, in the imperative, such as "Move 3 cards".
    pub label: String,
    /// What is said of the case as a whole, before and after, if that changed.
    pub info: Option<(Arc<CaseInfo>, Arc<CaseInfo>)>,
    /// Every record that changed.
    pub changes: Vec<Change>,
}

impl Diff {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.info.is_none() && self.changes.is_empty()
    }

    /// Puts everything as it was after the edit.
    pub fn apply(&self, case: &mut Case) {
        if let Some((_, after)) = &self.info {
            case.put_info(Arc::clone(after));
        }
        for change in &self.changes {
            put_or_remove(case, change.record, change.after.as_ref());
        }
    }

    /// Puts everything as it was before the edit.
    pub fn revert(&self, case: &mut Case) {
        if let Some((before, _)) = &self.info {
            case.put_info(Arc::clone(before));
        }
        for change in &self.changes {
            put_or_remove(case, change.record, change.before.as_ref());
        }
    }

    /// The edit that takes this one back.
    pub fn reversed(&self) -> Self {
        let reversed = |change: &Change| Change {
            record: change.record,
            before: change.after.clone(),
            after: change.before.clone(),
        };
        let info = self.info.as_ref();
        Self {
            label: format!("Undo {}", self.label),
            info: info.map(|(before, after)| (Arc::clone(after), Arc::clone(before))),
            changes: self.changes.iter().map(reversed).collect(),
        }
    }

    /// Whether another diff changes the same in the same way, whatever it is called.
    pub(super) fn changes_the_same(&self, other: &Self) -> bool {
        self.info == other.info && self.changes == other.changes
    }

    /// The first record that is not as it was before the edit, if there is one. Where the case as a whole is not, the
    /// answer has no record.
    pub(super) fn misfit(&self, case: &Case) -> Option<Option<RecordRef>> {
        if let Some((before, _)) = &self.info
            && before != case.info()
        {
            return Some(None);
        }
        // What is not equal to itself has a number in it that is none: nothing can be said of it.
        let fits = |before: &Option<AnyRecord>, now: &Option<AnyRecord>| {
            before == now || *before != before.clone() && now.is_some()
        };
        let mut changes = self.changes.iter();
        let misfit = changes.find(|change| !fits(&change.before, &change.record.get(case)))?;
        Some(Some(misfit.record))
    }

    /// The records it touched.
    pub fn records(&self) -> impl Iterator<Item = RecordRef> + '_ {
        self.changes.iter().map(|change| change.record)
    }

    /// This diff and a later one as a single step; keeps this one's label.
    pub fn then(&self, later: &Self) -> Self {
        // Both are ordered by record: one walk over both joins them.
        let mut changes = Vec::with_capacity(self.changes.len().max(later.changes.len()));
        let mut ours = self.changes.iter().peekable();
        for theirs in &later.changes {
            while let Some(earlier) = ours.next_if(|ours| ours.record < theirs.record) {
                changes.push(earlier.clone());
            }
            let earlier = ours.next_if(|ours| ours.record == theirs.record);
            changes.push(Change {
                before: earlier.map_or(&theirs.before, |ours| &ours.before).clone(),
                ..theirs.clone()
            });
        }
        changes.extend(ours.cloned());
        let info = match (&self.info, &later.info) {
            (Some((before, _)), Some((_, after))) => Some((Arc::clone(before), Arc::clone(after))),
            (earlier, later) => earlier.clone().or_else(|| later.clone()),
        };
        Self {
            label: self.label.clone(),
            info: info.filter(|(before, after)| before != after),
            changes: changes
                .into_iter()
                .filter(|change| change.before != change.after)
                .collect(),
        }
    }

    /// About how much memory the diff keeps alive, in bytes. Texts of articles are shared and counted once per side.
    pub fn approximate_bytes(&self) -> usize {
        const BYTES_PER_RECORD: usize = 400;
        let text = |record: &Option<AnyRecord>| match record {
            Some(AnyRecord::Article(article)) => article.text.len(),
            Some(AnyRecord::Note(note)) => note.text.len(),
            Some(_) => BYTES_PER_RECORD,
            None => 0,
        };
        self.changes
            .iter()
            .map(|change| 64 + text(&change.before) + text(&change.after))
            .sum()
    }
}

fn put_or_remove(case: &mut Case, record: RecordRef, state: Option<&AnyRecord>) {
    match state {
        Some(state) => case.put(state),
        None => case.remove(record),
    }
}

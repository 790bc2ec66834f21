//! Steps of the editor as records of the journal, and back.

use crate::edit::{Diff, Step, StepKind};
use crate::model::Timestamp;
use crate::storage::{JournalError, JournalRecord, RecordWord, from_record_text, record_text};
use std::sync::Arc;

/// The record that a step is written as.
///
/// # Errors
/// [`JournalError::Text`], which no step is known to cause.
pub(super) fn record_of(step: &Step, at: Timestamp) -> Result<JournalRecord, JournalError> {
    let word = match step.kind {
        StepKind::Made => RecordWord::Edit,
        StepKind::Joined => RecordWord::Joined,
        StepKind::Undone => RecordWord::Undo,
        StepKind::Redone => RecordWord::Redo,
    };
    let text = record_text(&*step.diff)?;
    Ok(JournalRecord { word, at, text })
}

/// The step that a record stands for; `None` for a record that is no step.
///
/// # Errors
/// [`JournalError::Text`] if its text is no edit.
pub(in crate::app) fn step_of(record: &JournalRecord) -> Result<Option<Step>, JournalError> {
    let kind = match record.word {
        RecordWord::Edit => StepKind::Made,
        RecordWord::Joined => StepKind::Joined,
        RecordWord::Undo => StepKind::Undone,
        RecordWord::Redo => StepKind::Redone,
        _ => return Ok(None),
    };
    let diff: Diff = from_record_text(&record.text)?;
    let diff = Arc::new(diff);
    Ok(Some(Step { kind, diff }))
}

/// What a step is called in a list of them.
pub(in crate::app) fn words_for(step: &Step) -> String {
    let label = &step.diff.label;
    match step.kind {
        StepKind::Made | StepKind::Joined => label.clone(),
        StepKind::Undone => format!("Undo: {label}"),
        StepKind::Redone => format!("Redo: {label}"),
    }
}

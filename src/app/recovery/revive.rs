//! From a journal to the case as it was when the program broke down.

use super::orphan::{FileNow, RecoveredEdit};
use crate::app::document::Origin;
use crate::app::journaling::{self, Draft};
use crate::compare::case_differences;
use crate::edit::{Editor, StepKind};
use crate::model::{Case, IdSource, Timestamp};
use crate::storage::{
    self, BaseFile, Damage, FileStamp, JournalContent, JournalRecord, RecordWord, from_record_text,
};
use std::io::ErrorKind;
use std::path::PathBuf;

/// A case as it was when the program broke down, with its history since the last save.
pub(in crate::app) struct Revival {
    pub(in crate::app) editor: Editor,
    pub(in crate::app) origin: Origin,
    /// The case before the first step.
    pub(super) base: Case,
    /// The steps that were made again.
    pub(super) steps: Vec<JournalRecord>,
    pub(super) edits: Vec<RecoveredEdit>,
    pub(super) drafts: Vec<Draft>,
    pub(super) file_now: FileNow,
    /// What is not as it should be, a sentence each.
    pub(super) troubles: Vec<String>,
}

/// The file of the case, as it is now.
enum OnDisk {
    None,
    Same(PathBuf, FileStamp),
    Changed(PathBuf),
    Gone(PathBuf),
    Refused(PathBuf, String),
}

impl OnDisk {
    fn of(file: Option<&BaseFile>) -> Self {
        let Some(file) = file else { return Self::None };
        let path = file.path();
        match storage::stamp(&path) {
            Ok(stamp) if file.is(&stamp) => Self::Same(path, stamp),
            Ok(_) => Self::Changed(path),
            Err(error) if error.kind() == ErrorKind::NotFound => Self::Gone(path),
            Err(error) => {
                let why = format!(
                    "{} could not be read: {}",
                    path.display(),
                    storage::Cause::from(&error)
                );
                Self::Refused(path, why)
            }
        }
    }
}

/// Makes everything again that the journal tells. Takes its time: for jobs.
///
/// # Errors
/// A sentence, if the case before the first step is nowhere to be found.
pub(super) fn revive(content: &JournalContent) -> Result<Revival, String> {
    let on_disk = OnDisk::of(content.head.file.as_ref());
    let base = base_of(content, &on_disk)?;
    let is_file = matches!(on_disk, OnDisk::Same(..)) && !content.head.folded;
    // The ids are those of another run; the session hands out its own.
    let ids = IdSource::new(0);
    let mut editor = match is_file {
        true => Editor::opened(base.clone(), ids),
        false => Editor::unsaved(base.clone(), ids),
    };
    let mut troubles = Vec::new();
    troubles.extend(content.damage.map(|damage| damage_words(&damage)));
    let mut edits: Vec<RecoveredEdit> = content.earlier.iter().filter_map(earlier_edit).collect();
    let mut steps = Vec::new();
    for record in &content.steps {
        match replay(&mut editor, record, &mut edits) {
            Ok(()) => steps.push(record.clone()),
            Err(why) => {
                let lost = content.steps.len() - steps.len();
                troubles.push(format!(
                    "{} could not be made again, because {why}. Everything before is here.",
                    counted(lost, "edit")
                ));
                break;
            }
        }
    }
    let (origin, file_now) = compared(on_disk, editor.case());
    let drafts = content.drafts.as_ref();
    let drafts = drafts.and_then(|record| from_record_text(&record.text).ok());
    Ok(Revival {
        editor,
        origin,
        base,
        steps,
        edits,
        drafts: drafts.unwrap_or_default(),
        file_now,
        troubles,
    })
}

impl Revival {
    /// Whether there is nothing in it that would not be there without it: everything was undone again, or the case was
    /// saved and the program ended before it could put the journal away.
    pub(super) fn is_needless(&self) -> bool {
        let has_trouble = !self.troubles.is_empty() || !self.drafts.is_empty();
        let is_in_file = match &self.file_now {
            FileNow::Changed(differences) => differences.all.is_empty(),
            FileNow::Same | FileNow::None => *self.editor.case() == self.base,
            FileNow::Gone | FileNow::Unreadable(_) => false,
        };
        !has_trouble && is_in_file
    }
}

/// The case before the first step: in the journal, or still in its file.
fn base_of(content: &JournalContent, on_disk: &OnDisk) -> Result<Case, String> {
    let unreadable = |error: String| format!("The case could not be read: {error}");
    if let Some(text) = &content.base {
        let loaded = storage::read(text.as_bytes());
        return loaded
            .map(|loaded| loaded.case)
            .map_err(|error| unreadable(error.to_string()));
    }
    match on_disk {
        // A changed file is not what the edits were made on, but as far as they fit nothing is lost.
        OnDisk::Same(path, _) | OnDisk::Changed(path) => storage::load(path, &|_| {})
            .map(|loaded| loaded.case)
            .map_err(|error| unreadable(error.to_string())),
        OnDisk::Gone(path) => Err(format!(
            "The case's file is not there any more, and the journal was not written far enough to do without: {}. Put it back and start again.",
            path.display()
        )),
        OnDisk::Refused(_, why) => Err(format!("{why}. Mend that and start again.")),
        OnDisk::None => Err("The journal does not say what case it belongs to.".to_owned()),
    }
}

fn replay(
    editor: &mut Editor,
    record: &JournalRecord,
    edits: &mut Vec<RecoveredEdit>,
) -> Result<(), String> {
    let step = journaling::step_of(record).map_err(|error| error.to_string())?;
    let Some(step) = step else { return Ok(()) };
    editor.replay(&step).map_err(|error| error.to_string())?;
    let label = journaling::words_for(&step);
    match edits.last_mut() {
        // One step to undo is one line in the list.
        Some(last) if step.kind == StepKind::Joined && last.label == label => last.at = record.at,
        _ => edits.push(RecoveredEdit {
            at: record.at,
            label,
        }),
    }
    Ok(())
}

fn earlier_edit(record: &JournalRecord) -> Option<RecoveredEdit> {
    debug_assert!(record.word == RecordWord::Earlier);
    let label: String = from_record_text(&record.text).ok()?;
    let at: Timestamp = record.at;
    Some(RecoveredEdit { at, label })
}

/// Where the recovered case belongs. A file that is another by now is never saved over without being asked for.
fn compared(on_disk: OnDisk, recovered: &Case) -> (Origin, FileNow) {
    match on_disk {
        OnDisk::None => (Origin::New, FileNow::None),
        OnDisk::Same(path, stamp) => (Origin::File { path, stamp }, FileNow::Same),
        OnDisk::Gone(of) => (Origin::Recovered { of }, FileNow::Gone),
        OnDisk::Refused(of, why) => (Origin::Recovered { of }, FileNow::Unreadable(why)),
        OnDisk::Changed(of) => {
            let file_now = match storage::load(&of, &|_| {}) {
                Ok(loaded) => FileNow::Changed(case_differences(&loaded.case, recovered)),
                Err(error) => FileNow::Unreadable(error.to_string()),
            };
            (Origin::Recovered { of }, file_now)
        }
    }
}

fn damage_words(damage: &Damage) -> String {
    match damage {
        Damage::Torn => {
            "The last record was just being written when the program ended, and was left out."
                .to_owned()
        }
        Damage::Broken { line, lines_lost } => format!(
            "Line {line} of the journal is damaged: {} from there on were left out. The journal itself stays as it is.",
            counted(*lines_lost, "line")
        ),
    }
}

fn counted(count: usize, word: &str) -> String {
    match count {
        1 => format!("1 {word}"),
        _ => format!("{count} {word}s"),
    }
}

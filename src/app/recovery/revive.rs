//! From a journal to the case as it was when the program broke down.

use super::orphan::{FileNow, RecoveredEdit};
use crate::app::document::Origin;
use crate::app::journaling::{self, Begin, Draft};
use crate::compare::case_differences;
use crate::edit::{Editor, StepKind};
use crate::model::{Case, IdSource};
use crate::storage::{
    self, BaseFile, Damage, FileStamp, JournalContent, JournalRecord, RecordWord, from_record_text,
};
use std::io::ErrorKind;
use std::path::PathBuf;

/// A case as it was when the program broke down, with its history since the last save.
pub(in crate::app) struct Revival {
    pub(in crate::app) editor: Editor,
    pub(in crate::app) origin: Origin,
    /// What a journal of it is about from now on.
    pub(super) begin: Begin,
    /// What edits were called that are in the base already.
    pub(super) earlier: Vec<JournalRecord>,
    /// The steps since the base.
    pub(super) steps: Vec<JournalRecord>,
    pub(super) edits: Vec<RecoveredEdit>,
    pub(super) drafts: Vec<Draft>,
    pub(super) file_now: FileNow,
    /// What is not as it should be, a sentence each.
    pub(super) troubles: Vec<String>,
}

/// The case as it was going to be saved.
struct SavingPlace {
    case: Case,
    /// See `History::state`.
    state: u64,
    /// How many steps and edits there were by then.
    steps: usize,
    edits: usize,
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
pub(super) fn revive(content: JournalContent) -> Result<Revival, String> {
    let on_disk = OnDisk::of(content.head.file.as_ref());
    let base = base_of(&content, &on_disk)?;
    let is_file = matches!(on_disk, OnDisk::Same(..)) && !content.head.folded;
    // The ids are those of another run; the session hands out its own.
    let ids = IdSource::new(0);
    let drafts = content.drafts.as_ref();
    let drafts = drafts.and_then(|record| from_record_text(&record.text).ok());
    let mut revival = Revival {
        editor: match is_file {
            true => Editor::opened(base.clone(), ids),
            false => Editor::unsaved(base.clone(), ids),
        },
        origin: Origin::New,
        begin: Begin {
            head: content.head,
            base,
            is_in_file: is_file,
        },
        edits: content.earlier.iter().filter_map(earlier_edit).collect(),
        earlier: content.earlier,
        steps: Vec::new(),
        drafts: drafts.unwrap_or_default(),
        file_now: FileNow::None,
        troubles: content.damage.iter().map(damage_words).collect(),
    };
    let places = revival.make_again(content.steps);
    revival.compare(on_disk, places);
    Ok(revival)
}

impl Revival {
    /// Makes the steps again, as far as they fit; the places at which the case was going to be saved.
    fn make_again(&mut self, records: Vec<JournalRecord>) -> Vec<SavingPlace> {
        let mut places = Vec::new();
        let is_step = |record: &JournalRecord| record.word != RecordWord::Saving;
        let mut left = records.iter().filter(|record| is_step(record)).count();
        for record in records {
            if !is_step(&record) {
                places.push(SavingPlace {
                    case: self.editor.case().clone(),
                    state: self.editor.history().state(),
                    steps: self.steps.len(),
                    edits: self.edits.len(),
                });
                continue;
            }
            if let Err(why) = replay(&mut self.editor, &record, &mut self.edits) {
                self.troubles.push(format!(
                    "{} could not be made again, because {why}. Everything before is here.",
                    counted(left, "edit")
                ));
                break;
            }
            left -= 1;
            self.steps.push(record);
        }
        places
    }

    /// Where the recovered case belongs. A file that is another by now is never saved over without being asked for.
    fn compare(&mut self, on_disk: OnDisk, places: Vec<SavingPlace>) {
        (self.origin, self.file_now) = match on_disk {
            OnDisk::None => (Origin::New, FileNow::None),
            OnDisk::Same(path, stamp) => (Origin::File { path, stamp }, FileNow::Same),
            OnDisk::Gone(of) => (Origin::Recovered { of }, FileNow::Gone),
            OnDisk::Refused(of, why) => (Origin::Recovered { of }, FileNow::Unreadable(why)),
            OnDisk::Changed(of) => match storage::load(&of, &|_| {}) {
                Ok(loaded) => {
                    let mut places = places.into_iter().rev();
                    if let Some(place) = places.find(|place| place.case == loaded.case) {
                        return self.begin_at(place, loaded.path, loaded.stamp);
                    }
                    let differences = case_differences(&loaded.case, self.editor.case());
                    (Origin::Recovered { of }, FileNow::Changed(differences))
                }
                Err(error) => {
                    let why = error.to_string();
                    (Origin::Recovered { of }, FileNow::Unreadable(why))
                }
            },
        };
    }

    /// The file is as it was going to be saved at this place, and the program ended before it could begin a new journal:
    /// only what was done since is unsaved.
    fn begin_at(&mut self, place: SavingPlace, path: PathBuf, stamp: FileStamp) {
        self.editor.mark_saved(place.state);
        self.steps.drain(..place.steps);
        self.edits.drain(..place.edits);
        self.earlier.clear();
        self.begin.base = place.case;
        self.begin.is_in_file = true;
        self.begin.head.folded = false;
        self.begin.head.file = BaseFile::of(&path, &stamp);
        self.origin = Origin::File { path, stamp };
        self.file_now = FileNow::Same;
    }

    /// Whether there is nothing in it that would not be there without it: everything was undone again, or the case was
    /// saved and the program ended before it could put the journal away.
    pub(super) fn is_needless(&self) -> bool {
        let has_trouble = !self.troubles.is_empty() || !self.drafts.is_empty();
        let is_in_file = match &self.file_now {
            FileNow::Changed(differences) => differences.all.is_empty(),
            FileNow::Same | FileNow::Held | FileNow::None => *self.editor.case() == self.begin.base,
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
    let label: String = from_record_text(&record.text).ok()?;
    Some(RecoveredEdit {
        at: record.at,
        label,
    })
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

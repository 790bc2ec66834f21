//! What is shown of work that was left unsaved.

use crate::app::journaling::Draft;
use crate::compare::CaseDifferences;
use crate::model::Timestamp;
use std::path::PathBuf;

/// Work of a run of the program that came to a bad end.
#[derive(Debug, Clone)]
pub struct Orphan {
    /// Names it for [`RecoverAction`](super::RecoverAction).
    pub id: u64,
    /// What the case was called.
    pub title: String,
    /// The case's file; `None` if it was in none yet.
    pub file: Option<PathBuf>,
    /// What became of that file.
    pub file_now: FileNow,
    /// What was done since the last save, oldest first.
    pub edits: Vec<RecoveredEdit>,
    /// Words that were half typed.
    pub drafts: Vec<Draft>,
    /// What is not as it should be, a sentence each.
    pub troubles: Vec<String>,
    /// Whether there is a case to open.
    pub can_keep: bool,
    /// The journal's own file.
    pub journal: PathBuf,
}

/// One thing that was done since the last save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveredEdit {
    /// When.
    pub at: Timestamp,
    /// What, such as "Move 3 cards".
    pub label: String,
}

/// What became of the file of a case while its unsaved work was lying in a journal.
#[derive(Debug, Clone, PartialEq)]
pub enum FileNow {
    /// The case was in no file.
    None,
    /// It is as it was.
    Same,
    /// It was changed since: what differs from it to the recovered case.
    Changed(CaseDifferences),
    /// It was changed since, and cannot be read as a case; why not, in a sentence.
    Unreadable(String),
    /// It is as it was, but another window has it open by now.
    Held,
    /// It is not there.
    Gone,
}

impl Orphan {
    /// When the last thing was done; `None` if there is none.
    pub fn last_at(&self) -> Option<Timestamp> {
        self.edits.last().map(|edit| edit.at)
    }

    /// What there is, such as "12 edits since the last save".
    pub fn describe(&self) -> String {
        let edits = match self.edits.len() {
            0 => None,
            1 => Some("1 edit since the last save".to_owned()),
            count => Some(format!("{count} edits since the last save")),
        };
        let drafts = match self.drafts.len() {
            0 => None,
            1 => Some("words half typed into 1 field".to_owned()),
            count => Some(format!("words half typed into {count} fields")),
        };
        let all: Vec<String> = edits.into_iter().chain(drafts).collect();
        match all.is_empty() {
            true => "nothing that could be read".to_owned(),
            false => all.join(" and "),
        }
    }
}

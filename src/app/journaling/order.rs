//! What the session tells the thread that writes the journal.

use super::draft::Draft;
use crate::edit::Step;
use crate::model::{Case, Timestamp};
use crate::storage::{ClaimedJournal, JournalHead, JournalRecord};
use std::sync::mpsc::SyncSender;

/// What the next journal is about. It comes to be with the first thing there is to write.
#[derive(Debug)]
pub(in crate::app) struct Begin {
    /// Its head.
    pub head: JournalHead,
    /// The case before the first step.
    pub base: Case,
    /// Whether the case's file holds just this case, so that the journal can do with naming it at first.
    pub is_in_file: bool,
}

/// A case that was recovered from the journal of a dead process.
#[derive(Debug)]
pub(in crate::app) struct Recovered {
    /// What the journal is about from now on.
    pub begin: Begin,
    /// The revision of the editor after all steps.
    pub revision: u64,
    /// What edits were called that are in the base already.
    pub earlier: Vec<JournalRecord>,
    /// The steps that were made again.
    pub steps: Vec<JournalRecord>,
    /// The words that were half typed.
    pub drafts: Vec<Draft>,
    /// The journal itself; put aside once the new one is on the disk.
    pub old: ClaimedJournal,
}

/// An order to the thread that writes.
pub(super) enum Order {
    /// Another case is on show. What was written about the one before was given up.
    Open {
        /// What the next journal is about.
        begin: Box<Begin>,
        /// Now.
        at: Timestamp,
    },
    /// A recovered case is on show.
    Recover {
        /// The case.
        recovered: Box<Recovered>,
        /// Now.
        at: Timestamp,
    },
    /// The case changed.
    Steps {
        /// The steps, oldest first.
        steps: Vec<Step>,
        /// The revision of the editor after the last of them.
        revision: u64,
        /// Now.
        at: Timestamp,
    },
    /// These are the half-typed words now.
    Drafts {
        /// All of them.
        drafts: Vec<Draft>,
        /// Now.
        at: Timestamp,
    },
    /// The case as it is, for a journal that has grown or has to begin again.
    Fold {
        /// The case.
        case: Box<Case>,
        /// The revision of the editor.
        revision: u64,
        /// Now.
        at: Timestamp,
    },
    /// From a helper: the text of the base, or of the case to fold into.
    Text(WrittenText),
    /// The case is going to be saved as it is now.
    Saving {
        /// Now.
        at: Timestamp,
    },
    /// The case was saved as it was at this revision.
    Saved {
        /// The revision.
        revision: u64,
        /// What the next journal is about.
        begin: Box<Begin>,
        /// Now.
        at: Timestamp,
    },
    /// Write what waits, and say so.
    Flush(SyncSender<()>),
    /// The same, and the base too if it is not in the journal yet: the case's file is going to be another.
    Complete(SyncSender<()>),
    /// Write what waits and end.
    Stop {
        /// Whether the journal is given up: there is no unsaved work in it.
        given_up: bool,
        /// Now.
        at: Timestamp,
    },
}

/// A case written as text by a helper.
pub(super) struct WrittenText {
    /// Which journal it is for; another one may have been begun meanwhile.
    pub number: u64,
    /// The text; why there is none in words.
    pub text: Result<String, String>,
    /// The revision it stands for, where the journal is to be folded into it; `None` for the base.
    pub folds: Option<u64>,
    /// When it was asked for.
    pub at: Timestamp,
}

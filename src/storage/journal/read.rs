//! Text to journal.

use super::JOURNAL_VERSION;
use super::error::JournalError;
use super::head::JournalHead;
use super::record::{JournalRecord, RecordWord, from_record_text};
use std::path::Path;

/// The first line up to its number.
pub(super) const MAGIC: &str = "caseboard-journal ";

/// What a journal says, as far as it can be trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalContent {
    /// What it is about.
    pub head: JournalHead,
    /// The text of the case before the first step, if it is in the journal.
    pub base: Option<String>,
    /// What edits were called that are in the base already, oldest first.
    pub earlier: Vec<JournalRecord>,
    /// What changed the case, oldest first, with the places at which it was going to be saved.
    pub steps: Vec<JournalRecord>,
    /// The words in all forms that were not handed over yet.
    pub drafts: Option<JournalRecord>,
    /// What could not be read.
    pub damage: Option<Damage>,
}

/// What could not be read of a journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// The last record was being written when the program ended; it was dropped.
    Torn,
    /// A record in the middle is not what was written: nothing from it on was used.
    Broken {
        /// Its line, from 1.
        line: usize,
        /// How many lines there are from it on.
        lines_lost: usize,
    },
}

impl JournalContent {
    /// Reads the bytes of a journal; `path` is for messages.
    pub(super) fn of_bytes(path: &Path, bytes: &[u8]) -> Result<Self, JournalError> {
        let not_a_journal = || JournalError::NotAJournal(path.to_owned());
        let mut lines = bytes.split_inclusive(|byte| *byte == b'\n');
        check_version(path, lines.next().unwrap_or_default())?;
        let head = lines.next().and_then(whole_record);
        let head = head.filter(|record| record.word == RecordWord::Head);
        let head = head.ok_or_else(not_a_journal)?;
        let mut content = Self {
            head: from_record_text(&head.text).map_err(|_| not_a_journal())?,
            base: None,
            earlier: Vec::new(),
            steps: Vec::new(),
            drafts: None,
            damage: None,
        };
        let lines: Vec<&[u8]> = lines.collect();
        for (at, line) in lines.iter().enumerate() {
            match whole_record(line) {
                Some(record) => content.take(record),
                None if at + 1 == lines.len() => {
                    content.damage.get_or_insert(Damage::Torn);
                }
                None => {
                    content.damage.get_or_insert(Damage::Broken {
                        // After the line of the version and that of the head.
                        line: at + 3,
                        lines_lost: lines.len() - at,
                    });
                }
            }
        }
        Ok(content)
    }

    /// Steps hang on each other: after a broken line none of them is used. The base and the drafts stand for themselves.
    fn take(&mut self, record: JournalRecord) {
        match record.word {
            RecordWord::Base => self.base = Some(record.text),
            RecordWord::Drafts => self.drafts = Some(record),
            RecordWord::Earlier => self.earlier.push(record),
            // Another head would be a journal within the journal.
            RecordWord::Head => {}
            _ if self.damage.is_none() => self.steps.push(record),
            _ => {}
        }
    }
}

fn check_version(path: &Path, line: &[u8]) -> Result<(), JournalError> {
    let text = std::str::from_utf8(line).unwrap_or_default();
    let number = text
        .strip_prefix(MAGIC)
        .and_then(|rest| rest.strip_suffix('\n'));
    match number.and_then(|number| number.parse::<u32>().ok()) {
        Some(JOURNAL_VERSION) => Ok(()),
        Some(newer) if newer > JOURNAL_VERSION => Err(JournalError::Newer(path.to_owned())),
        _ => Err(JournalError::NotAJournal(path.to_owned())),
    }
}

/// The record in a line with its end.
fn whole_record(line: &[u8]) -> Option<JournalRecord> {
    JournalRecord::of_line(line.strip_suffix(b"\n")?)
}

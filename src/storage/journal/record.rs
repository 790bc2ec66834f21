//! One record of a journal, and its line.

use super::error::JournalError;
use crate::model::{Sha256Digest, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordWord {
    /// What the journal is about; always the first.
    Head,
    /// The case as it was before the first record, as the text of a case file.
    Base,
    /// What an edit was called that is in the base already.
    Earlier,
    /// An edit.
    Edit,
    /// An edit that is one step with the one before.
    Joined,
    /// An edit was undone.
    Undo,
    /// An undone edit was made again.
    Redo,
    /// The case was going to be saved as it was at this place.
    Saving,
    /// Words in all forms that were not handed over yet; the newest such record counts.
    Drafts,
}

impl RecordWord {
    const ALL: [Self; 9] = [
        Self::Head,
        Self::Base,
        Self::Earlier,
        Self::Edit,
        Self::Joined,
        Self::Undo,
        Self::Redo,
        Self::Saving,
        Self::Drafts,
    ];

    /// The word at the beginning of its line.
    const fn word(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Base => "base",
            Self::Earlier => "earlier",
            Self::Edit => "edit",
            Self::Joined => "joined",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Saving => "saving",
            Self::Drafts => "drafts",
        }
    }
}

/// One record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalRecord {
    /// What it is.
    pub word: RecordWord,
    /// When it was made.
    pub at: Timestamp,
    /// What it says, in RON.
    pub text: String,
}

/// Stands for a line break within a record.
const BREAK: &str = "\u{1}";

impl JournalRecord {
    /// The record as a line, with its end.
    pub fn line(&self) -> String {
        let text = self.text.replace('\n', BREAK);
        let (word, at) = (self.word.word(), self.at.unix_secs());
        let sum = checksum(word, at, &text);
        format!("{word} {at} {} {sum} {text}\n", text.len())
    }

    /// The record in a line without its end; `None` if the line is not exactly as it was written.
    pub(super) fn of_line(line: &[u8]) -> Option<Self> {
        let line = std::str::from_utf8(line).ok()?;
        let mut parts = line.splitn(5, ' ');
        let name = parts.next()?;
        let at: i64 = parts.next()?.parse().ok()?;
        let length: usize = parts.next()?.parse().ok()?;
        let sum = parts.next()?;
        let text = parts.next()?;
        let word = RecordWord::ALL.into_iter().find(|it| it.word() == name)?;
        let is_whole = text.len() == length && checksum(name, at, text) == sum;
        is_whole.then(|| Self {
            word,
            at: Timestamp::from_unix_secs(at),
            text: text.replace(BREAK, "\n"),
        })
    }
}

/// The first 16 digits of the SHA-256 of what a line says.
fn checksum(word: &str, at: i64, text: &str) -> String {
    let mut digits = Sha256Digest::of(format!("{word} {at} {text}").as_bytes()).to_string();
    digits.truncate(16);
    digits
}

/// A value as the text of a record.
///
/// # Errors
/// [`JournalError::Text`], which no value is known to cause.
pub fn record_text(value: &impl Serialize) -> Result<String, JournalError> {
    ron::to_string(value).map_err(|error| JournalError::Text(error.to_string()))
}

/// The value that a record's text stands for.
///
/// # Errors
/// [`JournalError::Text`] if it stands for none.
pub fn from_record_text<T: DeserializeOwned>(text: &str) -> Result<T, JournalError> {
    ron::from_str(text).map_err(|error| JournalError::Text(error.to_string()))
}

//! The crash journal: what was done to a case since it was saved last, on the disk before anything can happen to it.
//!
//! ```text
//! caseboard-journal 1
//! head 1790000000 112 0f3a… (title:"…",path:Some("…"),file:Some((len:8123,sha256:"…")),…)
//! edit 1790000004 431 77c1… (label:"Move 2 cards",…)
//! base 1790000000 8123 52be… (kind: "caseboard-case",…)
//! undo 1790000009 431 18d0… (label:"Move 2 cards",…)
//! ```
//!
//! One record a line: a word for its kind, when it was made (in seconds since the start of 1970), the length of its text
//! in bytes, the first half of the SHA-256 of kind, time and text, and the text. The texts are RON; what they say is known
//! to those who write them. A line break in a text is written as U+0001, which RON itself never writes.
//!
//! Records are only ever added at the end, so that a crash can leave no more than a last line that is not whole: that one
//! is dropped, nothing else. A line that is broken further up is told, and what stands before it is used. A journal that
//! has grown is written anew around the case as it is by then, and takes the old one's place whole.
//!
//! A journal has an owner as long as its file is locked, and the system lets go of the lock when the owner dies, however
//! that happens. Journals are taken away only once the case was saved; what the user gives up is set aside and rests for
//! [`REST_DAYS`] days.

mod error;
mod file;
mod folder;
mod head;
mod read;
mod record;
#[cfg(test)]
mod tests;

pub use error::JournalError;
pub use file::JournalFile;
pub use folder::{ClaimedJournal, JournalFolder, REST_DAYS};
pub use head::{BaseFile, JournalHead};
pub use read::{Damage, JournalContent};
pub use record::{JournalRecord, RecordWord, from_record_text, record_text};

/// The version of the journal that is written, and the only one that is read.
pub const JOURNAL_VERSION: u32 = 1;

//! The session's side of the crash journal: every change of the case and every half-typed word is handed to a thread that
//! writes it down within half a second, also while changes come without pause.
//!
//! The window's thread hands over shared records and never waits. After a save the journal begins anew; what was changed
//! while the save was running stays in it. A journal that has grown is folded: written anew around the case as it is then.
//! What cannot be written is told once, kept in memory and tried again.

mod book;
mod draft;
mod entry;
mod keeper;
mod lines;
mod order;
mod scribe;
mod session;

pub use draft::{Draft, DraftTarget};
pub(super) use entry::{step_of, words_for};
pub use keeper::JournalFlusher;
pub(super) use keeper::Journaling;
pub(super) use order::{Begin, Recovered};

//! The text of a case file: RON, format 3. Formats 1, which had no bookmarks, and 2, whose articles had no shape and no
//! provenance, are read as well.
//!
//! ```text
//! (
//!   kind: "caseboard-case",
//!   format: 3,
//!   info: (
//!     title: "…",
//!   ),
//!   outlets: [],
//!   articles: [
//!     (id: "art-1", title: "…", …),
//!   ],
//!   …
//! )
//! ```
//!
//! One record a line, tables in the order of [`RecordKind`](crate::model::RecordKind), records in the order of their ids,
//! fields at their default left out: one changed card is one changed line. What was written reads back as the same case,
//! and what was read writes the same bytes. `kind` and `format` come first, so that they can be told without
//! understanding the rest. Takes and gives texts only; knows no files.

mod error;
mod header;
mod locate;
mod read;
#[cfg(test)]
mod tests;
mod words;
mod write;

pub use error::FormatError;
pub(super) use header::format_of;
pub(super) use read::parse;
pub use read::{Loaded, read};
pub use write::write;

/// What a case file says it is.
pub const KIND: &str = "caseboard-case";

/// The format this program writes, and the newest it reads.
pub const FORMAT: u32 = 3;

//! The text of a case file: RON, format 4. Formats 1, which had no bookmarks, 2, whose articles had no shape and no
//! provenance, and 3, which had no sums, are read as well.
//!
//! ```text
//! (
//!   kind: "caseboard-case",
//!   format: 4,
//!   info: (
//!     title: "…", // 1f0a77c3-5d20
//!   ), // 08e1
//!   outlets: [],
//!   articles: [
//!     (id: "art-1", title: "…", …), // 6a3f0c12-91d4
//!   ], // 77af
//!   …
//! )
//! ```
//!
//! One record a line, tables in the order of [`RecordKind`](crate::model::RecordKind), records in the order of their ids,
//! fields at their default left out: one changed card is one changed line. What was written reads back as the same case,
//! and what was read writes the same bytes. `kind` and `format` come first, so that they can be told without
//! understanding the rest. The comments are sums, by which a line is told that is not as it was written: see [`sums`]. A
//! text whose sums are wrong is read all the same, and says so. Takes and gives texts only; knows no files.

mod error;
mod header;
mod locate;
mod read;
mod sums;
#[cfg(test)]
mod tests;
mod words;
mod write;

pub use error::FormatError;
pub(super) use header::format_of;
pub(super) use header::without_mark;
pub use read::{FIRST_WITH_SUMS, Loaded, read};
pub(super) use read::{Parsed, parse, parse_checked};
pub use sums::{LineDifference, LineDifferenceKind};
pub(super) use sums::{
    SummedLine, check as sum_check, frame_before_lost_end, frame_line_like, has_sum, has_sums,
    looked_at, prefix_with_sum,
};
pub(super) use words::explained;
pub use write::write;

/// What a case file says it is.
pub const KIND: &str = "caseboard-case";

/// The format this program writes, and the newest it reads.
pub const FORMAT: u32 = 4;

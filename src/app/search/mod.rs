//! Find: search over all text of a case, as it is typed.
//!
//! The words of all records stand folded to lower case in one long text ([`SearchIndex`]), brought up to date from what
//! changed. A query goes over that text once; a query that goes on from the one before only over what that one found. On
//! small cases this happens at once; on large ones in a job that takes the index with it and brings it back, so that
//! the window never waits and the newest query wins ([`Finder`]).

mod finder;
mod index;
mod lines;
mod query;
#[cfg(test)]
mod tests;

pub use finder::{Asker, Found, SearchHit};
pub(super) use finder::{Finder, Place, Searched};

/// At most this many hits come with title and context; of the others only the names of the records are told.
pub const MOST_HITS: usize = 200;

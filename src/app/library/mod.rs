//! The library: every record of the case in lists that are searched, sorted and filtered.
//!
//! A large case's lists are built by a job: until they come, the window shows the ones before ([`Librarian`]).

mod build;
mod keeper;
mod listed;
mod question;
#[cfg(test)]
mod tests;
mod words;

pub use build::{LibraryLists, shown_name, standing_of};
pub(super) use keeper::{Built, Librarian, Now, Place};
pub use question::{Filter, KINDS, Line, Placed, Question, Sort};
pub use words::matches_all_words;

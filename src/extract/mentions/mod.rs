//! Where names of known entities stand in articles.
//!
//! A name is found as a whole word, whatever its accents, spelling of apostrophes and hyphens, and case; short names and
//! acronyms only in their own case, so that "US" is not found in "tell us". Where names overlap, the longest counts. A
//! name that two entities share counts for the one with the lower id. What belongs to the page and not to the report
//! (furniture) is not searched, and names of less than two characters are not looked for.
//!
//! [`MentionIndex::updated`] searches only what changed: new articles for all names, all articles for new names.

mod boundary;
mod finder;
mod fold;
mod index;
mod names;
mod search;
#[cfg(test)]
mod tests;

pub use finder::NameFinder;
pub use index::{FoundMention, MentionIndex};

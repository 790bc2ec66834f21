//! Dates that need not be exact: the Extended Date/Time Format (EDTF) of ISO 8601-2:2019, levels 0 and 1, after the
//! specification published by the Library of Congress.
//!
//! A date is kept as it was understood and prints exactly as it was written. One liberty is taken: an end of an interval
//! may have unspecified digits (`2004-06-XX/2004-07-03`), which the standard puts at level 2.
//!
//! Knows nothing of records, and nothing of today's date.

mod describe;
mod edtf;
mod parse;
mod point;
#[cfg(test)]
mod tests;
mod words;

pub use edtf::{Edtf, EdtfError};

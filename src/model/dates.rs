//! Dates that need not be exact: EDTF (ISO 8601-2), levels 0 and 1.

use super::ids::TextVisitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A date, period or interval in EDTF.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edtf {
    text: String,
}

/// A text is not EDTF.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a date that EDTF level 0 or 1 can say: \"{found}\" ({expected})")]
pub struct EdtfError {
    /// What stood there, cut to a readable length.
    pub found: String,
    /// What would have been right.
    pub expected: &'static str,
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        Ok(Self {
            text: text.to_owned(),
        })
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Edtf {
    /// The first and last day it may mean; `None` at an open or unknown end.
    pub fn bounds(&self) -> (Option<jiff::civil::Date>, Option<jiff::civil::Date>) {
        (None, None)
    }

    /// As a reader would write it: "7 Sep – 1 Oct 2023", "about August 2023".
    pub fn describe(&self) -> String {
        self.text.clone()
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(TextVisitor::<Self>(std::marker::PhantomData))
    }
}

//! What came with a board of another program and has no place of its own here: kept, so that it can be written back.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What another program's file said of a record beyond what the record itself can say.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Foreign {
    /// The id the thing had in that file; empty if it had none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Keys and their values, the values as JSON text.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub keys: BTreeMap<String, String>,
    /// The order in which all its keys stood there, where it was not the usual one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<Vec<String>>,
}

impl Foreign {
    /// Whether there is nothing to keep.
    pub fn is_empty(&self) -> bool {
        self.id.is_empty() && self.keys.is_empty() && self.order.is_none()
    }
}

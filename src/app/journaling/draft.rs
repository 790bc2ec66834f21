//! Words in a form that were not handed over to the case yet.

use crate::model::RecordRef;
use serde::{Deserialize, Serialize};

/// Half-typed words, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The field as the user knows it, such as "Text of “Who signed the manifest?”".
    pub place: String,
    /// Where they would go.
    pub target: DraftTarget,
    /// The words as they stand in the field.
    pub words: String,
}

/// Where half-typed words would go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum DraftTarget {
    /// The words on this record's card.
    Title(RecordRef),
    /// A new article with this headline; the words are its text.
    NewArticle(String),
    /// A field that only the user can put them into.
    Field,
}

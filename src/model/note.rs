//! The analyst's own words.

use super::grades::{Confidence, Likelihood};
use super::ids::{ExcerptId, NoteId};
use super::labels::{is_default, labelled_enum};
use super::marks::Tlp;
use serde::{Deserialize, Serialize};

labelled_enum! {
    /// What sort of words they are.
    NoteKind {
        /// Anything.
        #[default]
        Note = "Note",
        /// Taken as given without proof.
        Assumption = "Assumption",
        /// To be answered.
        Question = "Question",
        /// Expected but absent.
        Gap = "Gap",
        /// A conclusion, with a likelihood and a confidence.
        Judgment = "Judgment",
    }
}

/// The analyst's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Its name among records.
    pub id: NoteId,
    /// What sort of words.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: NoteKind,
    /// The words.
    pub text: String,
    /// The words it is about.
    #[serde(default, skip_serializing_if = "is_default")]
    pub excerpts: Vec<ExcerptId>,
    /// For judgments: how likely (ICD 203).
    #[serde(default, skip_serializing_if = "is_default")]
    pub likelihood: Option<Likelihood>,
    /// For judgments: how good the basis is (ICD 203). Shown apart from the likelihood.
    #[serde(default, skip_serializing_if = "is_default")]
    pub confidence: Option<Confidence>,
    /// Free keywords.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tags: Vec<String>,
    /// Handling mark, if it differs from the case's.
    #[serde(default, skip_serializing_if = "is_default")]
    pub mark: Option<Tlp>,
}

impl Note {
    /// A new note.
    pub fn new(id: NoteId, kind: NoteKind, text: impl Into<String>) -> Self {
        Self {
            id,
            kind,
            text: text.into(),
            excerpts: Vec::new(),
            likelihood: None,
            confidence: None,
            tags: Vec::new(),
            mark: None,
        }
    }
}

//! An article that is not in the case yet: what reading a document yields.

use super::block::Block;
use super::provenance::{Candidate, MetaSlot, SourceFormat};
use serde::{Deserialize, Serialize};

/// What reading one document yields: a snapshot of its text, its shape, and what it says of itself. Plain data, so that
/// another process can do the reading.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ArticleDraft {
    /// What sort of document it was.
    pub format: SourceFormat,
    /// The snapshot.
    pub text: String,
    /// Its shape: ascending, not overlapping, inside the text.
    pub blocks: Vec<Block>,
    /// What the document says of itself, best first within each slot. There is always one for the title.
    pub candidates: Vec<Candidate>,
}

impl ArticleDraft {
    /// The best candidate for a slot.
    pub fn best(&self, slot: MetaSlot) -> Option<&Candidate> {
        self.candidates
            .iter()
            .find(|candidate| candidate.slot == slot)
    }
}

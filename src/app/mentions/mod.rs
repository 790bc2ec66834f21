//! Where the names of known entities stand in all articles: found by a job, kept fresh after edits.

use super::session::Session;
use crate::model::{ArticleId, EntityId, Mention};

/// Every place where a name or alias of a known entity stands.
#[derive(Debug, Clone, Default)]
pub struct Mentions;

impl Mentions {
    /// Those in one article, in the order of the text; the longest where several begin at the same place.
    pub fn in_article(&self, _article: ArticleId) -> &[Mention] {
        &[]
    }

    /// How often an entity is mentioned: places, and articles they are in.
    pub fn count_of(&self, _entity: EntityId) -> (usize, usize) {
        (0, 0)
    }
}

impl Session {
    /// Where the names of known entities stand; may be a moment behind the case.
    pub fn mentions(&self) -> &Mentions {
        &Mentions
    }
}

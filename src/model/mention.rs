//! Stretches of an article's text, and the names found in them.

use super::ids::{ArticleId, EntityId};

/// A stretch of an article's text, in Unicode scalar values: what somebody selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextSpan {
    /// The article.
    pub article: ArticleId,
    /// First scalar value.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// A place where a name or alias of an entity stands in an article's text. Found, not stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mention {
    /// First scalar value.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Whose name it is.
    pub entity: EntityId,
}

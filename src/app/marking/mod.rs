//! Marking: selected words of an article become entities, claims, notes, other names, highlights.

use super::session::Session;
use crate::model::TextSpan;

/// What marked words become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// An entity of this name.
    Entity,
    /// A claim that rests on them.
    Claim,
    /// A note about them.
    Note,
    /// Another name of an entity that is known.
    OtherName,
    /// A highlight only.
    Highlight,
}

impl MarkKind {
    /// Every kind, in the order to offer them.
    pub const ALL: [Self; 5] = [
        Self::Entity,
        Self::Claim,
        Self::Note,
        Self::OtherName,
        Self::Highlight,
    ];

    /// What the button says.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Entity => "Entity",
            Self::Claim => "Claim",
            Self::Note => "Note",
            Self::OtherName => "Other name of…",
            Self::Highlight => "Highlight",
        }
    }
}

impl Session {
    pub(super) fn mark(&mut self, _span: TextSpan, _kind: MarkKind) {}
}

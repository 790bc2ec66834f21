//! Derived ties: what a record says of its sources and subjects, drawn without being stored.

use crate::model::{CardId, LinkKind};

/// What a derived tie says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TieKind {
    /// The claim rests on an excerpt of this article.
    RestsOn,
    /// The claim was made by this entity, or by its word.
    SaidBy,
    /// The claim names this entity, or happened there.
    Names,
    /// Words of this article were marked as naming the entity.
    NamedIn,
    /// The note is about words of this article.
    About,
}

impl TieKind {
    /// Every kind, in the order to offer them.
    pub const ALL: [Self; 5] = [
        Self::RestsOn,
        Self::SaidBy,
        Self::Names,
        Self::NamedIn,
        Self::About,
    ];

    /// What it says, read from the record whose it is.
    pub const fn label(self) -> &'static str {
        match self {
            Self::RestsOn => "rests on",
            Self::SaidBy => "said by",
            Self::Names => "names",
            Self::NamedIn => "named in",
            Self::About => "about",
        }
    }

    /// Whether a stored link of this kind between the same two records says the same, so that the tie need not be drawn.
    pub const fn is_said_by(self, link: LinkKind) -> bool {
        match self {
            Self::RestsOn => matches!(link, LinkKind::DerivesFrom | LinkKind::Supports),
            Self::SaidBy => matches!(link, LinkKind::Says),
            Self::Names | Self::NamedIn => matches!(link, LinkKind::Mentions | LinkKind::About),
            Self::About => matches!(link, LinkKind::About),
        }
    }
}

/// Names one derived tie: there is at most one of a kind between two cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TieKey {
    /// The card of the claim, entity or note whose record says it.
    pub teller: CardId,
    /// The card of the article or entity it is tied to.
    pub other: CardId,
    /// What it says.
    pub kind: TieKind,
}

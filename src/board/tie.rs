//! Derived ties: what a claim's record says of its sources and subjects, drawn without being stored.

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
}

impl TieKind {
    /// Every kind, in the order to offer them.
    pub const ALL: [Self; 3] = [Self::RestsOn, Self::SaidBy, Self::Names];

    /// What it says, read from the claim.
    pub const fn label(self) -> &'static str {
        match self {
            Self::RestsOn => "rests on",
            Self::SaidBy => "said by",
            Self::Names => "names",
        }
    }

    /// Whether a stored link of this kind between the same two records says the same, so that the tie need not be drawn.
    pub const fn is_said_by(self, link: LinkKind) -> bool {
        match self {
            Self::RestsOn => matches!(link, LinkKind::DerivesFrom | LinkKind::Supports),
            Self::SaidBy => matches!(link, LinkKind::Says),
            Self::Names => matches!(link, LinkKind::Mentions | LinkKind::About),
        }
    }
}

/// Names one derived tie: there is at most one of a kind between two cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TieKey {
    /// The card of the claim.
    pub claim: CardId,
    /// The card of the article or entity.
    pub other: CardId,
    /// What it says.
    pub kind: TieKind,
}

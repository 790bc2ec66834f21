//! Entities that may be one: found, not stored; an analyst decides.

use super::ids::EntityId;
use super::labels::labelled_enum;

labelled_enum! {
    /// Why two entities may be the same, the strongest reason first.
    SameReason {
        /// A registry knows both by one number.
        #[default]
        Identifier = "the same identifier",
        /// Both have the same name.
        Name = "the same name",
        /// The names differ in case, accents or punctuation only.
        Spelling = "the same name but for case, accents or punctuation",
        /// Another name of one is a name of the other.
        Alias = "another name of one is a name of the other",
        /// The names differ in the form of the company only.
        LegalForm = "the same name but for the form of the company",
        /// The names are the same words in another order.
        WordOrder = "the same words in another order",
        /// The names may be one name in two scripts or two romanisations.
        Script = "the same name in another script or romanisation",
        /// One name has initials where the other has names.
        Initials = "initials that fit",
        /// The names differ in a letter.
        Letters = "a letter or two differ",
    }
}

impl SameReason {
    /// How likely it makes that the two are one, in percent: for the order of a list, no probability.
    pub const fn score(self) -> u8 {
        match self {
            Self::Identifier => 98,
            Self::Name => 95,
            Self::Spelling => 92,
            Self::Alias => 90,
            Self::LegalForm => 85,
            Self::WordOrder => 82,
            Self::Script => 80,
            Self::Initials => 70,
            Self::Letters => 60,
        }
    }
}

/// Two entities that may be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Namesake {
    /// The one with the lower id.
    pub one: EntityId,
    /// The other.
    pub other: EntityId,
    /// The strongest reason.
    pub reason: SameReason,
    /// The name of the one that gives the reason; for an identifier its scheme and value.
    pub name: String,
    /// The name of the other.
    pub other_name: String,
}

impl Namesake {
    /// The entity that this one may be the same as.
    pub fn other_than(&self, entity: EntityId) -> Option<EntityId> {
        match entity {
            _ if entity == self.one => Some(self.other),
            _ if entity == self.other => Some(self.one),
            _ => None,
        }
    }
}

//! What a filter asks of a card. A value to keep and to compare; finding the cards is the matcher's work.
//!
//! Each facet with nothing chosen lets every card through. Within a facet one chosen value is enough; all facets that
//! have something chosen must be met. A card that has nothing of the kind (a note has no outlet, a person no date) meets
//! a facet only if "without" is chosen there.

use crate::model::{Credibility, Edtf, EntityKind, NoteKind, OutletId, RecordKind, Reliability};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What becomes of the cards that are not meant.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash, Serialize, Deserialize,
)]
pub enum Others {
    /// They step back.
    #[default]
    Dim,
    /// They are not on the board.
    Hide,
}

/// What sort of card it is: the kind of its record, and where records of one kind have kinds of their own, that one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CardKind {
    /// An article.
    Article,
    /// A claim.
    Claim,
    /// An entity of this kind.
    Entity(EntityKind),
    /// A note of this kind.
    Note(NoteKind),
    /// An image.
    Image,
    /// Anything else.
    Other(RecordKind),
}

/// When it was: both ends count, and either may be left open.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DateRange {
    /// Not before the first day of this.
    pub from: Option<Edtf>,
    /// Not after the last day of this.
    pub to: Option<Edtf>,
    /// Cards without a date are meant, too.
    pub undated: bool,
}

impl DateRange {
    /// Whether it asks for anything. Alone, "without date" means the cards that have none.
    pub fn is_active(&self) -> bool {
        self.from.is_some() || self.to.is_some() || self.undated
    }
}

/// What a filter asks of a card. `None` in a set stands for the cards without the facet.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Filter {
    /// Kinds of cards.
    pub kinds: BTreeSet<CardKind>,
    /// Outlets of the article, or of the articles a claim rests on.
    pub outlets: BTreeSet<Option<OutletId>>,
    /// Reliability of the article, or of the articles a claim rests on.
    pub reliability: BTreeSet<Option<Reliability>>,
    /// Credibility of the claim.
    pub credibility: BTreeSet<Option<Credibility>>,
    /// When the article was published, or when the claim says that it happened.
    pub dates: DateRange,
    /// Free keywords of the record.
    pub tags: BTreeSet<Option<String>>,
    /// Words that must all stand somewhere in the record's text, in whatever case.
    pub text: String,
    /// What becomes of the cards that do not match.
    pub others: Others,
}

impl Filter {
    /// Whether it asks for anything.
    pub fn is_active(&self) -> bool {
        !(self.kinds.is_empty()
            && self.outlets.is_empty()
            && self.reliability.is_empty()
            && self.credibility.is_empty()
            && self.tags.is_empty()
            && self.text.trim().is_empty())
            || self.dates.is_active()
    }

    /// The same filter that asks for nothing: dimming or hiding stays as chosen.
    pub fn cleared(&self) -> Self {
        Self {
            others: self.others,
            ..Self::default()
        }
    }

    /// Whether a change of an outlet, excerpt or article may change which claims match.
    pub(super) fn looks_at_sources(&self) -> bool {
        !self.outlets.is_empty() || !self.reliability.is_empty()
    }

    /// Whether it asks for the same cards; what becomes of the others does not matter.
    pub(super) fn asks_the_same_as(&self, other: &Self) -> bool {
        let same_text = self.text.trim() == other.text.trim();
        same_text
            && (&self.kinds, &self.outlets, &self.reliability)
                == (&other.kinds, &other.outlets, &other.reliability)
            && (&self.credibility, &self.dates, &self.tags)
                == (&other.credibility, &other.dates, &other.tags)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_can_be_written_down_and_read_back() {
        let filter = Filter {
            kinds: [CardKind::Claim, CardKind::Note(NoteKind::Gap)].into(),
            reliability: [None, Some(Reliability::B)].into(),
            dates: DateRange {
                from: "2023-09-07~".parse().ok(),
                to: None,
                undated: true,
            },
            tags: [Some("ships".to_owned())].into(),
            text: "by rail".to_owned(),
            others: Others::Hide,
            ..Filter::default()
        };
        let text = ron::to_string(&filter).expect("plain data");
        let back: Filter = ron::from_str(&text).expect("as written");
        assert_eq!(back, filter, "{text}");
        assert!(!back.cleared().is_active() && back.cleared().others == Others::Hide);
    }
}

//! Links: typed, directed ties between two records, as the analyst drew them.

use super::ids::{ExcerptId, LinkId};
use super::labels::{is_default, labelled_enum};
use super::record::RecordRef;
use serde::{Deserialize, Serialize};

labelled_enum! {
    /// What a link says of its two ends, read from the first to the second.
    LinkKind {
        /// Whatever its label says.
        #[default]
        Custom = "linked to",
        /// The first names the second.
        Mentions = "mentions",
        /// The first is the speaker of the second.
        Says = "says",
        /// The first is about the second.
        About = "about",
        /// The first is evidence for the second.
        Supports = "supports",
        /// Both cannot be so.
        Contradicts = "contradicts",
        /// The first says the same, more exactly.
        Refines = "refines",
        /// The first says the same in other words.
        Restates = "restates",
        /// The first has its matter from the second.
        DerivesFrom = "derives from",
        /// The first attacks the inference in the second, not the claim.
        Undercuts = "undercuts",
        /// Two names of one thing.
        SameAs = "same as",
        /// The first is part of the second.
        PartOf = "part of",
        /// The first lies in the second.
        LocatedIn = "located in",
        /// The first belongs to the second.
        MemberOf = "member of",
    }
}

labelled_enum! {
    /// How firmly a link is held, drawn as in i2 charts.
    Strength {
        /// Drawn solid.
        #[default]
        Confirmed = "confirmed",
        /// Drawn dashed.
        Unconfirmed = "unconfirmed",
        /// Drawn dotted.
        Tentative = "tentative",
    }
}

/// A tie between two records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Its name among records.
    pub id: LinkId,
    /// What it says.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: LinkKind,
    /// Where it starts.
    pub from: RecordRef,
    /// Where its arrow points.
    pub to: RecordRef,
    /// Words on the line; empty shows the kind's own word.
    #[serde(default, skip_serializing_if = "is_default")]
    pub label: String,
    /// How firmly it is held.
    #[serde(default, skip_serializing_if = "is_default")]
    pub strength: Strength,
    /// The words it rests on.
    #[serde(default, skip_serializing_if = "is_default")]
    pub excerpt: Option<ExcerptId>,
    /// The analyst's remarks.
    #[serde(default, skip_serializing_if = "is_default")]
    pub remarks: String,
}

impl Link {
    /// A new link without label, confirmed.
    pub fn new(
        id: LinkId,
        kind: LinkKind,
        from: impl Into<RecordRef>,
        to: impl Into<RecordRef>,
    ) -> Self {
        Self {
            id,
            kind,
            from: from.into(),
            to: to.into(),
            label: String::new(),
            strength: Strength::default(),
            excerpt: None,
            remarks: String::new(),
        }
    }

    /// The words to show on the line: the label, or the kind's own word.
    pub fn shown_label(&self) -> &str {
        match (self.label.is_empty(), self.kind) {
            (false, _) => &self.label,
            (true, LinkKind::Custom) => "",
            (true, kind) => kind.label(),
        }
    }
}

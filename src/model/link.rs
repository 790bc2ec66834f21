//! Links: typed, directed ties between two records, as the analyst drew them.

use super::card::Tint;
use super::foreign::Foreign;
use super::ids::{ExcerptId, LinkId};
use super::labels::{is_default, labelled_enum};
use super::record::RecordRef;
use super::side::Side;
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

labelled_enum! {
    /// Where a link's line carries an arrow head.
    Arrows {
        /// Where its kind has them.
        #[default]
        Usual = "as its kind",
        /// Nowhere.
        None = "none",
        /// Where it ends.
        To = "at its end",
        /// Where it starts.
        From = "at its start",
        /// At both ends.
        Both = "at both ends",
    }
}

/// How a link's line is drawn, where the analyst chose otherwise than its kind would have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkLine {
    /// The side on which it leaves the first card; `None` takes the side that faces the second.
    #[serde(default, skip_serializing_if = "is_default")]
    pub from_side: Option<Side>,
    /// The side on which it reaches the second card; `None` takes the side that faces the first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub to_side: Option<Side>,
    /// Where it carries an arrow head.
    #[serde(default, skip_serializing_if = "is_default")]
    pub arrows: Arrows,
    /// The analyst's colour.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tint: Tint,
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
    /// How its line is drawn.
    #[serde(default, skip_serializing_if = "is_default")]
    pub line: LinkLine,
    /// What another program's file said of it besides.
    #[serde(default, skip_serializing_if = "is_default")]
    pub foreign: Option<Box<Foreign>>,
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
            line: LinkLine::default(),
            foreign: None,
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

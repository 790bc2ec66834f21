//! An edge as the file has it, between reading and writing.

use super::known::{Known, Says};
use crate::model::{Arrows, Link, LinkKind, LinkLine};
use std::borrow::Cow;

/// Whether an edge has an arrow head at its start and at its end where the file does not say.
pub(super) const USUAL_HEADS: (bool, bool) = (false, true);

/// An edge as the file has it.
#[derive(Debug, Clone)]
pub(super) struct Edge<'a> {
    pub(super) id: Cow<'a, str>,
    pub(super) from: Cow<'a, str>,
    pub(super) to: Cow<'a, str>,
    /// Sides and colour; its arrows are `heads`.
    pub(super) line: LinkLine,
    /// Whether there is an arrow head at its start and at its end.
    pub(super) heads: (bool, bool),
    pub(super) label: Cow<'a, str>,
}

impl Edge<'_> {
    /// What is said under the format's own keys.
    pub(super) fn known(&self) -> Vec<Known<'_>> {
        let head = |is_there, usual| Says::Head { is_there, usual };
        vec![
            Known::new("id", Says::Text(Cow::Borrowed(&*self.id))),
            Known::new("fromNode", Says::Text(Cow::Borrowed(&*self.from))),
            Known::new("fromSide", Says::EdgeSide(self.line.from_side)),
            Known::new("toNode", Says::Text(Cow::Borrowed(&*self.to))),
            Known::new("toSide", Says::EdgeSide(self.line.to_side)),
            Known::new("fromEnd", head(self.heads.0, USUAL_HEADS.0)),
            Known::new("toEnd", head(self.heads.1, USUAL_HEADS.1)),
            Known::new("color", Says::Color(self.line.tint)),
            Known::new("label", Says::Label(Cow::Borrowed(&*self.label))),
        ]
    }
}

/// The arrows of a link with these heads.
pub(super) const fn arrows_of(heads: (bool, bool)) -> Arrows {
    match heads {
        (false, true) => Arrows::Usual,
        (true, false) => Arrows::From,
        (true, true) => Arrows::Both,
        (false, false) => Arrows::None,
    }
}

/// Whether a link has an arrow head at its start and at its end.
pub(super) const fn heads_of(link: &Link) -> (bool, bool) {
    match (link.line.arrows, link.kind) {
        // These say the same read either way.
        (Arrows::Usual, LinkKind::Contradicts | LinkKind::SameAs) | (Arrows::None, _) => {
            (false, false)
        }
        (Arrows::Usual | Arrows::To, _) => (false, true),
        (Arrows::From, _) => (true, false),
        (Arrows::Both, _) => (true, true),
    }
}

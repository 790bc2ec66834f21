//! Drawing a link from card to card, and taking an end of one to another card.

use super::context::InteractContext;
use super::gesture::Pointer;
use super::hit_test::card_at;
use super::outcome::Outcome;
use crate::board::{LinkEnd, LinkPreview, Preview};
use crate::model::{CardId, LinkId, LinkKind};

/// A link of which one end follows the pointer.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LinkDraw {
    /// The card at the end that stays.
    anchor: CardId,
    purpose: Purpose,
}

#[derive(Debug, Clone, PartialEq)]
enum Purpose {
    /// A new link, until the button is released.
    New,
    /// A new link, until the next click.
    NewByClicks,
    /// An end of a stored link.
    MoveEnd {
        link: LinkId,
        /// The end that follows the pointer.
        end: LinkEnd,
        kind: LinkKind,
        /// The card it comes from.
        comes_from: CardId,
    },
}

impl LinkDraw {
    /// A new link from a card.
    pub(super) fn from(anchor: CardId) -> Self {
        Self {
            anchor,
            purpose: Purpose::New,
        }
    }

    /// A new link from a card that was clicked; the next click ends it.
    pub(super) fn until_next_click(anchor: CardId) -> Self {
        Self {
            anchor,
            purpose: Purpose::NewByClicks,
        }
    }

    /// An end of a stored link; `None` if the link has no two cards.
    pub(super) fn of_end(link: LinkId, end: LinkEnd, ctx: &InteractContext) -> Option<Self> {
        let edge = ctx.index.link(link)?;
        // An end at a frame stays where it is, and so does the other.
        let (from, to) = (edge.from.card()?, edge.to.card()?);
        let (anchor, comes_from) = match end {
            LinkEnd::From => (to, from),
            LinkEnd::To => (from, to),
        };
        let kind = edge.kind;
        Some(Self {
            anchor,
            purpose: Purpose::MoveEnd {
                link,
                end,
                kind,
                comes_from,
            },
        })
    }

    /// Whether it goes on with no button down.
    pub(super) fn follows_without_button(&self) -> bool {
        self.purpose == Purpose::NewByClicks
    }

    /// The link as it would be, and the card that its loose end would land on.
    pub(super) fn preview(
        &self,
        pointer: &Pointer,
        ctx: &InteractContext,
    ) -> (Preview, Option<CardId>) {
        let target = self.target(pointer, ctx);
        let (loose_end, kind, replaces) = match &self.purpose {
            Purpose::New | Purpose::NewByClicks => (LinkEnd::To, LinkKind::default(), None),
            Purpose::MoveEnd {
                link, end, kind, ..
            } => (*end, *kind, Some(*link)),
        };
        let anchored_end = match loose_end {
            LinkEnd::From => LinkEnd::To,
            LinkEnd::To => LinkEnd::From,
        };
        let link = LinkPreview {
            anchor: self.anchor,
            anchored_end,
            loose_in_board: ctx.board_from_screen(pointer.pos_in_screen),
            target,
            kind,
            replaces,
        };
        let preview = Preview {
            link: Some(link),
            ..Preview::default()
        };
        (preview, target)
    }

    /// The loose end is let go.
    pub(super) fn finish(self, pointer: &Pointer, ctx: &InteractContext) -> Vec<Outcome> {
        let mut out = vec![Outcome::ClearPreview];
        out.extend(self.wish(pointer, ctx));
        out
    }

    fn wish(&self, pointer: &Pointer, ctx: &InteractContext) -> Option<Outcome> {
        let record_of = |card: CardId| Some(ctx.case.card(card)?.subject);
        let under = card_at(pointer.pos_in_screen, ctx);
        match (&self.purpose, under) {
            // Back where it came from: never mind.
            (_, Some(card)) if card == self.anchor => None,
            (
                Purpose::MoveEnd {
                    link,
                    end,
                    comes_from,
                    ..
                },
                Some(card),
            ) => (card != *comes_from).then_some(Outcome::Relink {
                link: *link,
                end: *end,
                to: record_of(card)?,
            }),
            (Purpose::MoveEnd { .. }, None) => None,
            (Purpose::New | Purpose::NewByClicks, Some(card)) => Some(Outcome::Link {
                from: record_of(self.anchor)?,
                to: record_of(card)?,
            }),
            (Purpose::New | Purpose::NewByClicks, None) => Some(Outcome::LinkToEmpty {
                from: record_of(self.anchor)?,
                at_in_board: ctx.board_from_screen(pointer.pos_in_screen),
            }),
        }
    }

    /// The card under the pointer, unless it is the one the link hangs on.
    fn target(&self, pointer: &Pointer, ctx: &InteractContext) -> Option<CardId> {
        card_at(pointer.pos_in_screen, ctx).filter(|card| *card != self.anchor)
    }
}

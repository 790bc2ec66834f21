//! What of the board a point can be on. Names things only; finding them is the work of the interaction part.

use super::scene::Item;
use super::tie::TieKey;
use crate::model::{CardId, FrameId, LinkId};
use emath::{Pos2, Rect, Vec2};

pub use crate::model::Side;

/// Where a card or frame is taken to resize it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grip {
    /// The upper left corner.
    TopLeft,
    /// The upper side.
    Top,
    /// The upper right corner.
    TopRight,
    /// The right side.
    Right,
    /// The lower right corner.
    BottomRight,
    /// The lower side.
    Bottom,
    /// The lower left corner.
    BottomLeft,
    /// The left side.
    Left,
}

impl Grip {
    /// Every grip, clockwise from the upper left corner.
    pub const ALL: [Self; 8] = [
        Self::TopLeft,
        Self::Top,
        Self::TopRight,
        Self::Right,
        Self::BottomRight,
        Self::Bottom,
        Self::BottomLeft,
        Self::Left,
    ];

    /// The four corners.
    pub const CORNERS: [Self; 4] = [
        Self::TopLeft,
        Self::TopRight,
        Self::BottomRight,
        Self::BottomLeft,
    ];

    /// Which sides it moves: −1 the left or upper side, 1 the right or lower side, 0 neither.
    pub fn pull(self) -> Vec2 {
        let (x, y) = match self {
            Self::TopLeft => (-1.0, -1.0),
            Self::Top => (0.0, -1.0),
            Self::TopRight => (1.0, -1.0),
            Self::Right => (1.0, 0.0),
            Self::BottomRight => (1.0, 1.0),
            Self::Bottom => (0.0, 1.0),
            Self::BottomLeft => (-1.0, 1.0),
            Self::Left => (-1.0, 0.0),
        };
        Vec2::new(x, y)
    }

    /// Where it sits on a rectangle.
    pub fn place_on(self, rect: Rect) -> Pos2 {
        rect.center() + self.pull() * rect.size() / 2.0
    }
}

/// One of the two ends of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkEnd {
    /// Where the link starts.
    From,
    /// Where its arrow points.
    To,
}

/// A part of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hit {
    /// The face of a card.
    Card(CardId),
    /// The round handle at a side of a card, from which links are drawn.
    LinkHandle(CardId, Side),
    /// The grip at a corner of a card, by which it is resized.
    CardGrip(CardId, Grip),
    /// A stored link, line or label.
    Link(LinkId),
    /// An end of a selected link, by which it is taken to another card.
    LinkEnd(LinkId, LinkEnd),
    /// A derived tie.
    Tie(TieKey),
    /// The outline of a frame, or the empty board within it.
    Frame(FrameId),
    /// The title tab of a frame.
    FrameTab(FrameId),
    /// The grip at a corner or side of a frame, by which it is resized.
    FrameGrip(FrameId, Grip),
    /// The "+n" on a card that others are folded into, or on a closed frame: a click brings them back.
    Badge(Item),
}

impl Hit {
    /// The card this is a part of.
    pub fn card(self) -> Option<CardId> {
        match self {
            Self::Card(id) | Self::LinkHandle(id, _) | Self::CardGrip(id, _) => Some(id),
            Self::Badge(item) => item.card(),
            _ => None,
        }
    }

    /// The frame this is a part of.
    pub fn frame(self) -> Option<FrameId> {
        match self {
            Self::Frame(id) | Self::FrameTab(id) | Self::FrameGrip(id, _) => Some(id),
            Self::Badge(Item::Frame(id)) => Some(id),
            _ => None,
        }
    }

    /// The stored link this is a part of.
    pub fn link(self) -> Option<LinkId> {
        match self {
            Self::Link(id) | Self::LinkEnd(id, _) => Some(id),
            _ => None,
        }
    }
}

//! Cards and frames: where things sit on the board. All points and sizes are in board points: the units of the board at
//! a zoom of 100 %, x to the right, y down.

use super::foreign::Foreign;
use super::ids::{CardId, FrameId};
use super::labels::{is_default, labelled_enum};
use super::marks::Tlp;
use super::record::RecordRef;
use emath::{Pos2, Rect, Vec2};
use serde::{Deserialize, Serialize};

labelled_enum! {
    /// A colour the analyst gave, by name; the theme decides how it looks in light, dark and print.
    Tint {
        /// The kind's own colour.
        #[default]
        None = "No colour",
        /// Red.
        Red = "Red",
        /// Orange.
        Orange = "Orange",
        /// Yellow.
        Yellow = "Yellow",
        /// Green.
        Green = "Green",
        /// Teal.
        Teal = "Teal",
        /// Blue.
        Blue = "Blue",
        /// Purple.
        Purple = "Purple",
        /// Grey.
        Grey = "Grey",
    }
}

/// Where one record sits on the board. A record has at most one card.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Its name among records.
    pub id: CardId,
    /// What it shows.
    pub subject: RecordRef,
    /// Upper left corner, in board points.
    pub pos: Pos2,
    /// Width and height, in board points.
    pub size: Vec2,
    /// Order of painting: higher is in front; equal ones by id.
    #[serde(default, skip_serializing_if = "is_default")]
    pub z: i32,
    /// The frame that carries it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub frame: Option<FrameId>,
    /// The analyst's colour.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tint: Tint,
    /// Shown as its title only.
    #[serde(default, skip_serializing_if = "is_default")]
    pub collapsed: bool,
    /// The card into which this one is folded: while it is, it is not on the board.
    #[serde(default, skip_serializing_if = "is_default")]
    pub folded_into: Option<CardId>,
    /// Cannot be moved or resized by mouse, keyboard or layout.
    #[serde(default, skip_serializing_if = "is_default")]
    pub locked: bool,
    /// What another program's file said of it besides.
    #[serde(default, skip_serializing_if = "is_default")]
    pub foreign: Option<Box<Foreign>>,
}

impl Card {
    /// A new card for a record.
    pub fn new(id: CardId, subject: impl Into<RecordRef>, rect: Rect) -> Self {
        Self {
            id,
            subject: subject.into(),
            pos: rect.min,
            size: rect.size(),
            z: 0,
            frame: None,
            tint: Tint::default(),
            collapsed: false,
            folded_into: None,
            locked: false,
            foreign: None,
        }
    }

    /// The height of a collapsed card, in board points.
    pub const COLLAPSED_HEIGHT: f32 = 40.0;

    /// The rectangle as painted, in board points: a collapsed card keeps its width and shows one line.
    pub fn rect(&self) -> Rect {
        let height = if self.collapsed {
            Self::COLLAPSED_HEIGHT.min(self.size.y)
        } else {
            self.size.y
        };
        Rect::from_min_size(self.pos, Vec2::new(self.size.x, height))
    }

    /// Whether position and size are numbers within what a board can hold.
    pub fn is_placed(&self) -> bool {
        is_usable_rect(Rect::from_min_size(self.pos, self.size))
    }
}

/// A named rectangle of the board: a group while working, a page when briefing.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// Its name among records.
    pub id: FrameId,
    /// The name on its tab.
    pub title: String,
    /// Upper left corner, in board points.
    pub pos: Pos2,
    /// Width and height, in board points.
    pub size: Vec2,
    /// Order of painting among frames, which all lie behind the cards: higher is in front; equal ones by id.
    #[serde(default, skip_serializing_if = "is_default")]
    pub z: i32,
    /// Place among the pages of a briefing, from 1; 0 has none yet.
    #[serde(default, skip_serializing_if = "is_default")]
    pub page: u32,
    /// The analyst's colour.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tint: Tint,
    /// What to say when this page is shown.
    #[serde(default, skip_serializing_if = "is_default")]
    pub speaker_notes: String,
    /// Handling mark, if it differs from the case's.
    #[serde(default, skip_serializing_if = "is_default")]
    pub mark: Option<Tlp>,
    /// Closed to a plate: the cards it carries are not on the board.
    #[serde(default, skip_serializing_if = "is_default")]
    pub collapsed: bool,
    /// Cannot be moved or resized by mouse, keyboard or layout.
    #[serde(default, skip_serializing_if = "is_default")]
    pub locked: bool,
    /// What another program's file said of it besides.
    #[serde(default, skip_serializing_if = "is_default")]
    pub foreign: Option<Box<Foreign>>,
}

impl Frame {
    /// The largest size of a closed frame, in board points.
    pub const COLLAPSED_SIZE: Vec2 = Vec2::new(240.0, 56.0);

    /// A new frame.
    pub fn new(id: FrameId, title: impl Into<String>, rect: Rect) -> Self {
        Self {
            id,
            title: title.into(),
            pos: rect.min,
            size: rect.size(),
            z: 0,
            page: 0,
            tint: Tint::default(),
            speaker_notes: String::new(),
            mark: None,
            collapsed: false,
            locked: false,
            foreign: None,
        }
    }

    /// Its rectangle as painted, in board points: a closed frame is no larger than [`Self::COLLAPSED_SIZE`].
    pub fn rect(&self) -> Rect {
        let most = if self.collapsed {
            Self::COLLAPSED_SIZE
        } else {
            Vec2::INFINITY
        };
        Rect::from_min_size(self.pos, self.size.min(most))
    }

    /// Its rectangle when open, in board points.
    pub fn open_rect(&self) -> Rect {
        Rect::from_min_size(self.pos, self.size)
    }

    /// Whether position and size are numbers within what a board can hold.
    pub fn is_placed(&self) -> bool {
        is_usable_rect(self.open_rect())
    }
}

// Cards and frames are compared by hand: a file may hold positions that are not numbers, and `Pos2` panics in debug builds
// when it compares such ones. Here they are equal to themselves, as saving, undoing and merging need it.

impl PartialEq for Card {
    fn eq(&self, other: &Self) -> bool {
        let Self {
            id,
            subject,
            pos,
            size,
            z,
            frame,
            tint,
            collapsed,
            folded_into,
            locked,
            foreign,
        } = self;
        is_same_place((*pos, *size), (other.pos, other.size))
            && (id, subject, z, frame) == (&other.id, &other.subject, &other.z, &other.frame)
            && (tint, collapsed, locked) == (&other.tint, &other.collapsed, &other.locked)
            && (folded_into, foreign) == (&other.folded_into, &other.foreign)
    }
}

impl PartialEq for Frame {
    fn eq(&self, other: &Self) -> bool {
        let Self {
            id,
            title,
            pos,
            size,
            z,
            page,
            tint,
            speaker_notes,
            mark,
            collapsed,
            locked,
            foreign,
        } = self;
        is_same_place((*pos, *size), (other.pos, other.size))
            && (id, title, page, tint) == (&other.id, &other.title, &other.page, &other.tint)
            && (speaker_notes, mark, locked) == (&other.speaker_notes, &other.mark, &other.locked)
            && (z, collapsed, foreign) == (&other.z, &other.collapsed, &other.foreign)
    }
}

/// Whether two positions and sizes are the same; what is not a number is the same as itself.
fn is_same_place(a: (Pos2, Vec2), b: (Pos2, Vec2)) -> bool {
    is_same_point(a.0, b.0) && is_same_point(a.1.to_pos2(), b.1.to_pos2())
}

/// Whether two points are the same; what is not a number is the same as itself.
pub(super) fn is_same_point(a: Pos2, b: Pos2) -> bool {
    let is_same = |a: f32, b: f32| a == b || (a.is_nan() && b.is_nan());
    is_same(a.x, b.x) && is_same(a.y, b.y)
}

/// How far from the origin anything may lie, in board points. Beyond it `f32` has no tenth of a point left.
pub const BOARD_LIMIT: f32 = 1.0e6;

/// The smallest side of a card or frame, in board points.
pub const SMALLEST_SIDE: f32 = 24.0;

/// How much rounding may add to or take from a side far from the origin, in board points.
const ROUNDING: f32 = 0.5;

/// Whether a rectangle is finite, within [`BOARD_LIMIT`] and at least [`SMALLEST_SIDE`] wide and high, give or take what
/// rounding does to it.
pub fn is_usable_rect(rect: Rect) -> bool {
    let within = |value: f32| value.is_finite() && value.abs() <= BOARD_LIMIT + ROUNDING;
    within(rect.min.x)
        && within(rect.min.y)
        && within(rect.max.x)
        && within(rect.max.y)
        && rect.width() >= SMALLEST_SIDE - ROUNDING
        && rect.height() >= SMALLEST_SIDE - ROUNDING
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntityId, TypedId as _};

    #[test]
    fn places_that_are_no_numbers_can_be_compared() {
        let rect = Rect::from_min_size(Pos2::new(f32::NAN, 0.0), Vec2::new(f32::NAN, 50.0));
        let card = Card::new(CardId::from_number(1), EntityId::from_number(1), rect);
        let frame = Frame::new(FrameId::from_number(1), "Nowhere", rect);
        assert_eq!((&card, &frame), (&card.clone(), &frame.clone()));
        let (mut moved, mut grown) = (card.clone(), frame.clone());
        moved.pos.y = 1.0;
        grown.size.y = 51.0;
        assert!(card != moved && frame != grown);
    }
}

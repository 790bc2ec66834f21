//! Cards and frames: where things sit on the board. All points and sizes are in board points: the units of the board at
//! a zoom of 100 %, x to the right, y down.

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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// Cannot be moved or resized by mouse, keyboard or layout.
    #[serde(default, skip_serializing_if = "is_default")]
    pub locked: bool,
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
            locked: false,
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// Cannot be moved or resized by mouse, keyboard or layout.
    #[serde(default, skip_serializing_if = "is_default")]
    pub locked: bool,
}

impl Frame {
    /// A new frame.
    pub fn new(id: FrameId, title: impl Into<String>, rect: Rect) -> Self {
        Self {
            id,
            title: title.into(),
            pos: rect.min,
            size: rect.size(),
            page: 0,
            tint: Tint::default(),
            speaker_notes: String::new(),
            mark: None,
            locked: false,
        }
    }

    /// Its rectangle, in board points.
    pub fn rect(&self) -> Rect {
        Rect::from_min_size(self.pos, self.size)
    }

    /// Whether position and size are numbers within what a board can hold.
    pub fn is_placed(&self) -> bool {
        is_usable_rect(self.rect())
    }
}

/// How far from the origin anything may lie, in board points. Beyond it `f32` has no tenth of a point left.
pub const BOARD_LIMIT: f32 = 1.0e6;

/// The smallest side of a card or frame, in board points.
pub const SMALLEST_SIDE: f32 = 24.0;

/// Whether a rectangle is finite, within [`BOARD_LIMIT`] and at least [`SMALLEST_SIDE`] wide and high.
pub fn is_usable_rect(rect: Rect) -> bool {
    let within = |value: f32| value.is_finite() && value.abs() <= BOARD_LIMIT;
    within(rect.min.x)
        && within(rect.min.y)
        && within(rect.max.x)
        && within(rect.max.y)
        && rect.width() >= SMALLEST_SIDE
        && rect.height() >= SMALLEST_SIDE
}

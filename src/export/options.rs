//! What a picture shows, how it is made, and why there may be none.

use super::handling::InTheWay;
use super::page::Furniture;
use super::pixels::PixelsOfImages;
use crate::board::{Appearance, CardSet, Ground, TieKind, ZOOM_MIN};
use crate::model::{CardId, FrameId};
use emath::Rect;
use std::collections::BTreeSet;

/// The most pixels of a picture that is made band by band: above it, viewers give up.
pub const MAX_PIXELS: u64 = 2_000_000_000;
/// The most pixels of a picture that must be in memory as a whole.
pub const MAX_PIXELS_AT_ONCE: u64 = 256 * 1024 * 1024;
/// The longest side in pixels that common viewers open.
pub const MAX_SIDE: u64 = 60_000;
/// The most pixels per board point: letters are as large as headlines then.
pub const MAX_SCALE: f32 = 16.0;

/// What a picture shows.
#[derive(Debug, Clone, PartialEq)]
pub enum RenderArea {
    /// Everything that lies on the board.
    Board,
    /// A rectangle of the board, in board points.
    View(Rect),
    /// These cards, with what lies between them.
    Cards(BTreeSet<CardId>),
    /// One frame.
    Frame(FrameId),
}

/// The typefaces a picture may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Typefaces {
    /// The bundled ones, and the system's for scripts they lack.
    #[default]
    WithSystem,
    /// The bundled ones alone: the same picture on every machine.
    BundledOnly,
}

/// How a picture is made.
#[derive(Debug, Clone, PartialEq)]
pub struct RenderOptions {
    /// Pixels per board point.
    pub scale: f32,
    /// Width of the picture in pixels; the scale is then whatever makes it so.
    pub width_px: Option<u32>,
    /// Which theme.
    pub appearance: Appearance,
    /// Whether the empty board is painted, or shows through.
    pub ground: Ground,
    /// Kinds of derived ties that are left out.
    pub hidden_ties: BTreeSet<TieKind>,
    /// Cards that are left out, and what leads to them.
    pub hidden_cards: CardSet,
    /// Room around the area, in board points.
    pub margin: f32,
    /// Which typefaces.
    pub typefaces: Typefaces,
    /// What stands around the picture.
    pub furniture: Furniture,
    /// The pixels of evidence, as [`super::wanted_images`] asks for them; without them plates stand for them.
    pub images: PixelsOfImages,
}

impl Default for RenderOptions {
    fn default() -> Self {
        Self {
            scale: 1.0,
            width_px: None,
            appearance: Appearance::Light,
            ground: Ground::Board,
            hidden_ties: BTreeSet::new(),
            hidden_cards: CardSet::new(),
            margin: 32.0,
            typefaces: Typefaces::default(),
            furniture: Furniture::default(),
            images: PixelsOfImages::default(),
        }
    }
}

/// Why there is no picture.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ExportError {
    /// The picture would be too large.
    #[error(
        "the picture would be {width} × {height} pixels, more than can be made; choose a smaller scale or a part of the board"
    )]
    TooLarge {
        /// Width in pixels.
        width: u64,
        /// Height in pixels.
        height: u64,
    },
    /// The scale is no number from the smallest zoom to the largest scale.
    #[error("a picture's scale goes from {ZOOM_MIN} to {MAX_SCALE}, not {0}")]
    Scale(f32),
    /// The frame is not on the board.
    #[error("the frame is not on the board")]
    NoSuchFrame,
    /// None of the cards is on the board.
    #[error("none of the cards is on the board")]
    NoSuchCards,
    /// The rectangle is empty or no rectangle.
    #[error("the area to be pictured is empty")]
    EmptyArea,
    /// The picture could not be put into its format.
    #[error("the picture could not be written as {format}: {why}")]
    Encoding {
        /// Such as PNG.
        format: &'static str,
        /// What its writer says.
        why: String,
    },
    /// It would be marked lower than what it shows.
    #[error("{}", marked_higher(.0))]
    MarkedHigher(Vec<InTheWay>),
    /// Whoever asked for the picture does not want it any more.
    #[error("the picture was cancelled")]
    Cancelled,
}

/// A sentence, and the first things in the way.
fn marked_higher(things: &[InTheWay]) -> String {
    const NAMED: usize = 12;
    let mark = things.first().map_or("", |thing| thing.picture.label());
    let count = match things.len() {
        1 => "one thing that is".to_owned(),
        some => format!("{some} things that are"),
    };
    let mut text = format!("the picture would be marked {mark} and show {count} marked higher");
    for thing in things.iter().take(NAMED) {
        text.push_str("; ");
        text.push_str(&thing.line());
    }
    if things.len() > NAMED {
        text.push_str(&format!("; and {} more", things.len() - NAMED));
    }
    text
}

//! Presenting: lengths in points, times in seconds, and the colours of a dark room.

use super::rgb;
use egui::{Color32, Vec2, vec2};

/// Height of the banner above a page and of the foot below it.
pub const BAR: f32 = 36.0;
/// Type of the mark on the banner.
pub const MARK: f32 = 15.0;
/// Type of the foot.
pub const FOOT: f32 = 15.0;
/// Type of the speaker notes.
pub const NOTES: f32 = 20.0;
/// How much of the window's width the notes take.
pub const NOTES_SHARE: f32 = 0.27;
/// The narrowest and the widest the notes get.
pub const NOTES_WIDTHS: (f32, f32) = (280.0, 520.0);
/// Width and height of the sketch of the next page.
pub const NEXT: Vec2 = vec2(132.0, 84.0);
/// Type of the clock.
pub const CLOCK: f32 = 30.0;
/// Radius of the laser's dot.
pub const LASER: f32 = 7.0;
/// How long the laser's trail stays.
pub const TRAIL_SECS: f64 = 0.45;
/// How long the pointer rests before it is hidden.
pub const REST_SECS: f64 = 2.0;
/// How long it is told how to get out again.
pub const HINT_SECS: u64 = 4;
/// How long it is told that there are no pages.
pub const TOLD_SECS: u64 = 8;

/// The colours while something is presented: a dark room in both themes, in which the page is what is bright.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StageColors {
    /// Around the page.
    pub ground: Color32,
    /// Notes and keys.
    pub panel: Color32,
    /// Between them.
    pub line: Color32,
    /// Words.
    pub text: Color32,
    /// Words that stand back.
    pub muted: Color32,
    /// The laser.
    pub laser: Color32,
}

/// The colours while something is presented.
pub const STAGE: StageColors = StageColors {
    ground: rgb(0x0B0E12),
    panel: rgb(0x171C22),
    line: rgb(0x333C47),
    text: rgb(0xE8ECF1),
    muted: rgb(0x9AA6B4),
    laser: rgb(0xFF2A2A),
};

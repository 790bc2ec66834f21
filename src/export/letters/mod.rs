//! Letters as an export writes them: which glyph of which font stands for which words, and where.
//!
//! The window's typesetter hands out finished triangles. A writer of curves needs to know glyphs and fonts, so that the same
//! words are shaped once more here, by the same shaper with the same fonts in the same order, from the lines as they were
//! broken for the screen. What comes out lies where the screen has it, to a fraction of a pixel.

mod face;
mod line;
mod outline;
mod set;

pub(super) use face::{Face, Faces};
pub(super) use line::{LetterLine, Run, ShapedGlyph};
pub(super) use outline::outline;
pub(super) use set::Compositor;

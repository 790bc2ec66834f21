//! Words on the board: broken into lines once, at base size, and set again for each step of the zoom ladder.
//!
//! Breaks are made from unrounded advances at base size, so that a text has the same lines at every zoom, on every screen
//! and in every export. Type sizes go by a ladder of zoom steps, so that the glyph atlas stays small; what is left between
//! the step and the zoom is made up by scaling the finished glyphs.

pub(crate) mod bidi;
mod breaking;
mod set;
mod words;

pub use breaking::{Line, Reading, Span};
pub(crate) use breaking::{TextSpec, letters_are_clusters};
pub(crate) use set::{TextBlock, Typesetter, ladder_step};
pub use words::Words;

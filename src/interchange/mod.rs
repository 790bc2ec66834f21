//! Boards of other programs, both ways: their text becomes a case, a case becomes their text.
//!
//! Each format has one module for both directions, because they share one vocabulary: what was read is written back as it
//! was, down to keys this program knows nothing of, as long as the analyst did not change it. What a case holds beyond the
//! format is told as a list of [`Loss`]es before anything is written. Takes and gives texts; knows no files.

mod canvas;
mod json;
mod loss;

pub use canvas::{CanvasError, read_canvas, write_canvas};
pub use loss::{Loss, Written};

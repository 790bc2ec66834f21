//! The picture as PDF: curves, and words that can be searched, selected and copied in every script.
//!
//! Written with krilla from the shapes themselves. The other way, an SVG handed to krilla-svg, would shape all words a second
//! time without the fonts that the screen found on the system, and needs the whole SVG as a tree in memory.

mod pages;
mod sheet;
#[cfg(test)]
pub(super) mod tests;
mod writer;

pub use pages::Paper;
pub use writer::{PdfOptions, render_pdf};

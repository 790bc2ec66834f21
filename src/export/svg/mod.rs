//! The picture as SVG: small, and the same bytes every time.
//!
//! Words are words, in the order in which they are read, set in embedded parts of the fonts that the screen uses, so that they
//! can be searched and copied; or outlines, where a viewer must not choose. What a viewer without these fonts shows takes the
//! same room. No addresses, no scripts, nothing that is fetched: what is embedded is in the file.

mod font;
mod numbers;
mod sheet;
#[cfg(test)]
mod tests;
mod words;
mod writer;

pub use writer::{SvgOptions, TextAs, render_svg};

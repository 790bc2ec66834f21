//! The seam to pictures: what turned out to be one while files were taken in.

use crate::app::session::Session;
use emath::Pos2;
use std::path::PathBuf;

/// Where a picture comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum PictureSource {
    /// A file.
    File(PathBuf),
    /// The clipboard: width and height in pixels, RGBA bytes, not premultiplied.
    Clipboard {
        /// In pixels.
        size_px: [usize; 2],
        /// Four bytes a pixel.
        rgba: Vec<u8>,
    },
}

impl Session {
    /// Takes in pictures as evidence, at a place of the board or in the middle of the view.
    pub(in crate::app) fn add_pictures(
        &mut self,
        _sources: Vec<PictureSource>,
        _at_in_board: Option<Pos2>,
    ) {
    }
}

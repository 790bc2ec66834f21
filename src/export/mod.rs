//! The picture leaves the program: PNG today; SVG and PDF take the same shapes.
//!
//! Knows the model and the board's picture; never files, never the window. What it makes is handed on as bytes.

mod pixels;
mod png;
mod raster;

pub use pixels::PixelsOfImages;
pub use png::{
    ExportError, MAX_PIXELS, MAX_SIDE, RenderArea, RenderOptions, RgbaPicture, Typefaces,
    encode_png, picture_size_px, render_png, render_rgba, wanted_images,
};

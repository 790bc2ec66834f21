//! The picture leaves the program: as pixels (PNG) or as curves (SVG, PDF), all from the shapes that the screen shows.
//!
//! Knows the model and the board's picture; never files, never the window. What it makes is handed on as bytes. The same
//! case gives the same bytes; nothing in them tells who made them, when or where, unless asked for.

mod bands;
mod curves;
mod drawing;
mod format;
mod handling;
mod letters;
mod options;
mod page;
mod pdf;
mod pixels;
mod plan;
mod png;
mod raster;
mod shown;
mod svg;
mod threads;

pub use format::{Order, PictureFormat, frames_in_order, numbered_names, render, wanted_images};
pub use handling::{InTheWay, check_marks, in_the_way, least_mark};
pub use options::{
    ExportError, MAX_PIXELS, MAX_PIXELS_AT_ONCE, MAX_SCALE, MAX_SIDE, RenderArea, RenderOptions,
    Typefaces,
};
pub use page::{
    Banner, Foot, Furniture, PageNumber, Part, page_size_px, render_sheet_rgba, with_banners,
};
pub use pdf::{Paper, PdfOptions, render_pdf};
pub use pixels::PixelsOfImages;
pub use plan::{curves_size, picture_size_px};
pub use png::{RgbaPicture, encode_png, render_png, render_png_watched, render_rgba};
pub use svg::{SvgOptions, TextAs, render_svg};

#[cfg(test)]
pub(crate) use pdf::tests::{inflated as inflated_pdf, words as words_of_pdf};

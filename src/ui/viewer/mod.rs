//! A picture in place of the board: looked at closely, cropped, drawn on.
//!
//! Every finished stroke is one edit of the record; the file is never touched. While the hand is down only a preview
//! lives here, and Esc drops it.

mod bar;
mod draw;
mod drawing;
mod hand;
mod sight;
mod state;

pub use state::Viewer;

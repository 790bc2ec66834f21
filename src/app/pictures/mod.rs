//! Pictures as evidence, without a window: taking them in, keeping as many pixels in memory as are looked at, gathering
//! those an export needs, and finding files again.
//!
//! Files are opened and decoded by jobs alone. What is in memory never grows with the case: see [`Thumbnails`].

mod action;
mod add;
mod find;
mod load;
mod source;
#[cfg(test)]
mod tests;
mod thumbnails;
mod wanted;

pub use action::{PictureAction, PictureUse};
pub use load::load_images;
pub use source::PictureSource;
pub use wanted::{ImageOnShow, TextureHost};

pub(super) use add::PicturesRead;
pub(super) use find::FileFound;
pub(super) use thumbnails::{DecodedImage, Thumbnails};

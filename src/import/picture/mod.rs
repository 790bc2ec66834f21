//! Pictures: bytes in; size, what a camera wrote into the file, and pixels of any part at any size out.
//!
//! Pure, as all of `import`. Sizes are checked before anything is decoded, and decoding has a limit of memory, so that a
//! file that claims to be enormous costs nothing. A decoder that panics is a damaged file, not the end of the program.

mod decode;
mod error;
mod exif;
mod upright;

pub use decode::{
    LARGEST_PICTURE_BYTES, LONGEST_SIDE_PX, PictureFacts, PicturePixels, picture_pixels,
    read_picture,
};
pub use error::PictureError;

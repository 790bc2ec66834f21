//! Why there is no picture.

use super::decode::{LARGEST_PICTURE_BYTES, LONGEST_SIDE_PX};

/// Why bytes are not taken as a picture, as a sentence without its subject.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// None of the formats that are read.
    #[error("it is not a PNG, JPEG, WebP, GIF or TIFF picture")]
    Format,
    /// The file is too long.
    #[error("it is larger than {} MiB", LARGEST_PICTURE_BYTES >> 20)]
    TooLong,
    /// The picture has too many pixels.
    #[error(
        "it is {width} × {height} pixels large; at most {LONGEST_SIDE_PX} on a side and 256 MiB of pixels can be read"
    )]
    TooLarge {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// It breaks off.
    #[error("it is cut off: its end is missing")]
    CutOff,
    /// It does not follow its format.
    #[error("it is damaged ({0})")]
    Damaged(String),
    /// It follows its format in a way that is not read.
    #[error("it is of a sort that cannot be read ({0})")]
    Unsupported(String),
}

//! Decoding within limits.

use super::error::PictureError;
use super::exif::photo_facts;
use super::upright::{clamped, in_file, upright_size};
use crate::model::{Crop, PhotoFacts};
use image::codecs::gif::GifDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::error::{ImageError, LimitErrorKind};
use image::metadata::Orientation;
use image::{AnimationDecoder as _, DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use std::io::{Cursor, ErrorKind};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The longest picture file that is read, in bytes.
pub const LARGEST_PICTURE_BYTES: u64 = 256 << 20;
/// The longest side of a picture that is read, in pixels.
pub const LONGEST_SIDE_PX: u32 = 16_384;
/// The most memory a picture may take once it is decoded, in bytes.
const MOST_BYTES: u64 = 256 << 20;

/// What is known of a picture that was decoded once.
#[derive(Debug, Clone, PartialEq)]
pub struct PictureFacts {
    /// The usual ending of such files, whatever this one is called.
    pub extension: &'static str,
    /// Width of the upright picture in pixels.
    pub width_px: u32,
    /// Height of the upright picture in pixels.
    pub height_px: u32,
    /// What a camera wrote.
    pub photo: Option<PhotoFacts>,
    /// Whether there are more pictures behind the first, which is the one that is shown.
    pub is_animated: bool,
}

/// Pixels of an upright picture or of a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PicturePixels {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Red, green, blue, opacity, not premultiplied, row by row.
    pub rgba: Vec<u8>,
}

/// Decodes a picture once and says what it is.
///
/// # Errors
/// [`PictureError`], also if a decoder panics.
pub fn read_picture(bytes: &[u8]) -> Result<PictureFacts, PictureError> {
    guarded(|| {
        let format = format_of(bytes)?;
        let photo = photo_facts(bytes);
        let decoded = decoded(bytes, format)?;
        let size = (decoded.width(), decoded.height());
        drop(decoded);
        let (width_px, height_px) = upright_size(size, orientation_of(photo.as_ref()));
        Ok(PictureFacts {
            extension: extension_of(format),
            width_px,
            height_px,
            is_animated: is_animated(bytes, format),
            photo,
        })
    })
}

/// The pixels of a part (all, if `None`) of the upright picture, scaled down so that its longer side has at most
/// `longest_px` pixels; never scaled up. A part that reaches out of the picture is cut to it.
///
/// # Errors
/// [`PictureError`], also if a decoder panics.
pub fn picture_pixels(
    bytes: &[u8],
    part: Option<Crop>,
    longest_px: u32,
) -> Result<PicturePixels, PictureError> {
    guarded(|| {
        let format = format_of(bytes)?;
        let orientation = orientation_of(photo_facts(bytes).as_ref());
        let mut picture = decoded(bytes, format)?;
        let size = (picture.width(), picture.height());
        let upright = upright_size(size, orientation);
        let part = part.and_then(|part| clamped(part, upright));
        if let Some(part) = part {
            let raw = in_file(part, size, orientation);
            picture = picture.crop_imm(raw.x_px, raw.y_px, raw.width_px, raw.height_px);
        }
        let longer = picture.width().max(picture.height());
        let wanted = longest_px.max(1);
        if longer > wanted {
            let scaled = |side: u32| {
                let exact = u64::from(side) * u64::from(wanted) / u64::from(longer.max(1));
                (exact as u32).max(1)
            };
            picture = picture.thumbnail_exact(scaled(picture.width()), scaled(picture.height()));
        }
        if let Some(turn) = Orientation::from_exif(orientation) {
            picture.apply_orientation(turn);
        }
        Ok(PicturePixels {
            width: picture.width(),
            height: picture.height(),
            rgba: picture.into_rgba8().into_raw(),
        })
    })
}

/// Decoders are written by people who did not know this file.
fn guarded<T>(read: impl FnOnce() -> Result<T, PictureError>) -> Result<T, PictureError> {
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(PictureError::Damaged("its decoder gave up".to_owned())))
}

fn format_of(bytes: &[u8]) -> Result<ImageFormat, PictureError> {
    if bytes.len() as u64 > LARGEST_PICTURE_BYTES {
        return Err(PictureError::TooLong);
    }
    match image::guess_format(bytes) {
        Ok(
            format @ (ImageFormat::Png
            | ImageFormat::Jpeg
            | ImageFormat::WebP
            | ImageFormat::Gif
            | ImageFormat::Tiff),
        ) => Ok(format),
        _ => Err(PictureError::Format),
    }
}

fn extension_of(format: ImageFormat) -> &'static str {
    match format {
        ImageFormat::Jpeg => "jpg",
        ImageFormat::WebP => "webp",
        ImageFormat::Gif => "gif",
        ImageFormat::Tiff => "tiff",
        _ => "png",
    }
}

fn orientation_of(photo: Option<&PhotoFacts>) -> u8 {
    photo.map_or(0, |photo| photo.orientation)
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE_PX);
    limits.max_image_height = Some(LONGEST_SIDE_PX);
    limits.max_alloc = Some(MOST_BYTES);
    limits
}

fn decoded(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, PictureError> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits());
    let size = || {
        let reader = ImageReader::with_format(Cursor::new(bytes), format);
        reader.into_dimensions().unwrap_or_default()
    };
    let told = |error: ImageError| told(error, size);
    let decoder = reader.into_decoder().map_err(told)?;
    let (width, height) = decoder.dimensions();
    let is_large = width > LONGEST_SIDE_PX || height > LONGEST_SIDE_PX;
    if is_large || decoder.total_bytes() > MOST_BYTES {
        return Err(PictureError::TooLarge { width, height });
    }
    if width == 0 || height == 0 {
        return Err(PictureError::Damaged("it has no pixels".to_owned()));
    }
    // Decoders of JPEG paint what is missing grey and say nothing.
    if format == ImageFormat::Jpeg && !has_end_of_jpeg(bytes) {
        return Err(PictureError::CutOff);
    }
    DynamicImage::from_decoder(decoder).map_err(told)
}

/// Whether an end marker follows the last scan (ITU-T T.81, B.2): neither can stand within the data of a scan.
fn has_end_of_jpeg(bytes: &[u8]) -> bool {
    let is = |pair: &[u8], marker: u8| pair == [0xFF, marker];
    let scan = bytes.windows(2).rposition(|pair| is(pair, 0xDA));
    let after = scan.and_then(|at| bytes.get(at..)).unwrap_or_default();
    after.windows(2).any(|pair| is(pair, 0xD9))
}

fn told(error: ImageError, size: impl Fn() -> (u32, u32)) -> PictureError {
    match error {
        ImageError::Limits(error)
            if matches!(
                error.kind(),
                LimitErrorKind::DimensionError | LimitErrorKind::InsufficientMemory
            ) =>
        {
            let (width, height) = size();
            PictureError::TooLarge { width, height }
        }
        ImageError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof => {
            PictureError::CutOff
        }
        ImageError::Unsupported(error) => PictureError::Unsupported(short(&error.to_string())),
        error => PictureError::Damaged(short(&error.to_string())),
    }
}

/// A decoder's words, fit for a sentence.
fn short(words: &str) -> String {
    let sound = words
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter });
    sound.take(160).collect::<String>().trim().to_owned()
}

/// Whether more pictures follow the first.
fn is_animated(bytes: &[u8], format: ImageFormat) -> bool {
    let data = || Cursor::new(bytes);
    match format {
        ImageFormat::Gif => GifDecoder::new(data()).is_ok_and(|mut decoder| {
            decoder.set_limits(limits()).is_ok() && decoder.into_frames().nth(1).is_some()
        }),
        ImageFormat::WebP => WebPDecoder::new(data()).is_ok_and(|decoder| decoder.has_animation()),
        ImageFormat::Png => PngDecoder::with_limits(data(), limits())
            .is_ok_and(|decoder| decoder.is_apng().unwrap_or(false)),
        _ => false,
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;

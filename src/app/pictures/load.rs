//! From a wish to pixels: reads the file, decodes it, scales it down.

use crate::board::{ImageTrouble, ImageWish};
use crate::export::PixelsOfImages;
use crate::import::picture::picture_pixels;
use crate::model::StoredFile;
use crate::storage::{FileStore, FileTrouble};
use epaint::ColorImage;

/// The pixels of evidence for a picture that leaves the program, from the first of these stores that has them. `on_step`
/// hears how much is done, from 0 to 1.
pub fn load_images(
    wishes: Vec<ImageWish>,
    stores: &[FileStore],
    on_step: &dyn Fn(f32),
) -> PixelsOfImages {
    let count = wishes.len().max(1) as f32;
    PixelsOfImages::of(wishes.into_iter().enumerate().map(|(at, wish)| {
        on_step(at as f32 / count);
        let pixels = load(&wish, wish.longest_px, stores);
        (wish, pixels)
    }))
}

/// The pixels of one wish, with a longer side of at most `longest_px`.
pub(super) fn load(
    wish: &ImageWish,
    longest_px: u32,
    stores: &[FileStore],
) -> Result<ColorImage, ImageTrouble> {
    let bytes = read(&wish.file, stores)?;
    let pixels =
        picture_pixels(&bytes, wish.key.part, longest_px).map_err(|_| ImageTrouble::Unreadable)?;
    let size = [pixels.width as usize, pixels.height as usize];
    Ok(ColorImage::from_rgba_unmultiplied(size, &pixels.rgba))
}

/// The bytes, from the first store that has them; what is wrong in the first store, if none has.
fn read(file: &StoredFile, stores: &[FileStore]) -> Result<Vec<u8>, ImageTrouble> {
    let mut first = None;
    for store in stores {
        match store.read(file) {
            Ok(bytes) => return Ok(bytes),
            Err(trouble) => {
                first.get_or_insert(trouble);
            }
        }
    }
    Err(match first {
        Some(FileTrouble::Changed { .. }) => ImageTrouble::Changed,
        Some(FileTrouble::TooLarge { .. } | FileTrouble::Refused { .. }) => {
            ImageTrouble::Unreadable
        }
        Some(FileTrouble::Missing { .. }) | None => ImageTrouble::Missing,
    })
}

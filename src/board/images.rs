//! Which pixels of evidence the board can draw: what is loaded, what is missing, what it would like to have.
//!
//! The board opens no files. A picture names the pixels it wants ([`ImageWish`]); whoever drives the board loads them, puts
//! their textures on the [`ImageShelf`] and draws again. Until then a plate stands for them.

use crate::model::{Crop, Image, Sha256Digest, StoredFile};
use emath::{Pos2, Rect, Vec2};
use epaint::TextureId;
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// The sizes in which pictures are kept for the screen: lengths of the longer side in pixels.
pub const IMAGE_STEPS_PX: [u32; 6] = [128, 256, 512, 1024, 2048, 4096];

/// Pixels of a picture: the file, and the part of it that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ImageKey {
    /// Names the file.
    pub sha256: Sha256Digest,
    /// In pixels of the upright picture; `None` for all of it.
    pub part: Option<Crop>,
}

/// Pixels that a picture of the board could use.
#[derive(Debug, Clone, PartialEq)]
pub struct ImageWish {
    /// Which.
    pub key: ImageKey,
    /// Where they are.
    pub file: StoredFile,
    /// How long their longer side shall be at most, in pixels.
    pub longest_px: u32,
}

/// Why the pixels of a picture cannot be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageTrouble {
    /// The file is not there.
    Missing,
    /// The file is not the one that was added.
    Changed,
    /// It cannot be read.
    Unreadable,
}

impl ImageTrouble {
    /// The words on the plate.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Missing => "File missing",
            Self::Changed => "File changed since import",
            Self::Unreadable => "File cannot be read",
        }
    }
}

/// How a picture stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ImageState {
    /// Its pixels are not there yet.
    #[default]
    Waiting,
    /// There are pixels of it, if perhaps not of the best size.
    Ready,
    /// Its pixels cannot be had.
    Trouble(ImageTrouble),
}

/// Which sizes are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Sizes {
    /// Those of [`IMAGE_STEPS_PX`], so that zooming does not load anew all the time.
    #[default]
    Steps,
    /// To the pixel, for a picture that is drawn once.
    Exact,
}

/// The pixels that are loaded. Lookups only: no order of it reaches a picture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ImageShelf {
    sizes: Sizes,
    images: HashMap<ImageKey, Shelved, FixedState>,
}

/// What is known of one picture.
#[derive(Debug, Clone, Default, PartialEq)]
struct Shelved {
    /// By length of the longer side, ascending.
    textures: Vec<(u32, TextureId)>,
    trouble: Option<ImageTrouble>,
}

impl ImageShelf {
    /// An empty shelf for a picture that is drawn once: it asks for each size to the pixel.
    pub fn exact() -> Self {
        Self {
            sizes: Sizes::Exact,
            ..Self::default()
        }
    }

    /// Puts a texture on the shelf, of this length of the longer side; the one it replaces is handed back.
    pub fn put(&mut self, key: ImageKey, longest_px: u32, texture: TextureId) -> Option<TextureId> {
        let shelved = self.images.entry(key).or_default();
        shelved.trouble = None;
        match shelved
            .textures
            .binary_search_by_key(&longest_px, |it| it.0)
        {
            Ok(at) => Some(std::mem::replace(&mut shelved.textures[at].1, texture)),
            Err(at) => {
                shelved.textures.insert(at, (longest_px, texture));
                None
            }
        }
    }

    /// Takes a texture off the shelf.
    pub fn take(&mut self, key: ImageKey, longest_px: u32) -> Option<TextureId> {
        let shelved = self.images.get_mut(&key)?;
        let at = shelved.textures.iter().position(|it| it.0 == longest_px)?;
        let (_, texture) = shelved.textures.remove(at);
        if shelved.textures.is_empty() {
            self.images.remove(&key);
        }
        Some(texture)
    }

    /// Notes that the pixels of a picture cannot be had.
    pub fn put_trouble(&mut self, key: ImageKey, trouble: ImageTrouble) {
        self.images.entry(key).or_default().trouble = Some(trouble);
    }

    /// Forgets all trouble: files may be there again.
    pub fn forget_trouble(&mut self) {
        for shelved in self.images.values_mut() {
            shelved.trouble = None;
        }
        self.images
            .retain(|_, shelved| !shelved.textures.is_empty());
    }

    /// How a picture stands.
    pub fn state(&self, key: ImageKey) -> ImageState {
        match self.images.get(&key) {
            Some(Shelved {
                trouble: Some(trouble),
                ..
            }) => ImageState::Trouble(*trouble),
            Some(shelved) if !shelved.textures.is_empty() => ImageState::Ready,
            _ => ImageState::Waiting,
        }
    }

    /// Whether there is a texture of exactly this size.
    pub fn has(&self, key: ImageKey, longest_px: u32) -> bool {
        let shelved = self.images.get(&key);
        shelved.is_some_and(|it| it.textures.iter().any(|it| it.0 == longest_px))
    }

    /// The texture that comes nearest to a size, with its own size: the next larger one, else the largest.
    pub fn texture(&self, key: ImageKey, longest_px: u32) -> Option<(u32, TextureId)> {
        let textures = &self.images.get(&key)?.textures;
        let larger = textures.iter().find(|it| it.0 >= longest_px);
        larger.or(textures.last()).copied()
    }

    /// The size to ask for when a picture whose own longer side is `own_px` shall have `wanted_px` pixels.
    pub fn size_for(&self, wanted_px: f32, own_px: u32) -> u32 {
        let wanted = (wanted_px.clamp(1.0, 65_536.0).ceil() as u32).min(own_px.max(1));
        match self.sizes {
            Sizes::Exact => wanted,
            Sizes::Steps => {
                let step = IMAGE_STEPS_PX.into_iter().find(|step| *step >= wanted);
                step.unwrap_or(IMAGE_STEPS_PX[IMAGE_STEPS_PX.len() - 1])
            }
        }
    }
}

impl ImageKey {
    /// The pixels that a record shows.
    pub fn of(image: &Image) -> Self {
        let is_whole = image.shown() == image.whole();
        Self {
            sha256: image.sha256,
            part: (!is_whole).then(|| image.shown()),
        }
    }
}

/// Where the points of a picture are when a part of it is shown in a rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ImagePlace {
    /// Where the shown part lies.
    pub rect: Rect,
    /// The shown part, in fractions of the whole upright picture.
    shown: Rect,
}

impl ImagePlace {
    /// What a record shows, in this rectangle.
    pub fn new(image: &Image, rect: Rect) -> Self {
        Self {
            rect,
            shown: shown_in_fractions(image),
        }
    }

    /// As [`Self::new`], with the shown part known: see [`shown_in_fractions`].
    pub(crate) fn of_part(shown: Rect, rect: Rect) -> Self {
        Self { rect, shown }
    }

    /// Where a point in fractions of the whole upright picture lies.
    pub fn point(&self, fraction: Pos2) -> Pos2 {
        self.rect.min + (fraction - self.shown.min) / self.shown.size() * self.rect.size()
    }

    /// Which point of the picture, in fractions of the whole upright one, lies here; it may lie outside of the picture.
    pub fn fraction(&self, point: Pos2) -> Pos2 {
        let size = self.rect.size().max(Vec2::splat(1e-3));
        self.shown.min + (point - self.rect.min) / size * self.shown.size()
    }
}

/// The part of a picture that is shown, in fractions of the whole upright picture.
pub(crate) fn shown_in_fractions(image: &Image) -> Rect {
    let whole = Vec2::new(image.width_px.max(1) as f32, image.height_px.max(1) as f32);
    let shown = image.shown();
    let min = Vec2::new(shown.x_px as f32, shown.y_px as f32) / whole;
    let size = Vec2::new(shown.width_px as f32, shown.height_px as f32) / whole;
    Rect::from_min_size(min.to_pos2(), size)
}

/// The largest rectangle of these proportions within a room, in its middle.
pub fn fitted(size_px: Vec2, room: Rect) -> Rect {
    let size = size_px.max(Vec2::splat(1.0));
    let scale = (room.width() / size.x).min(room.height() / size.y).max(0.0);
    Rect::from_center_size(room.center(), size * scale)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ImageId, TypedId as _};
    use emath::{pos2, vec2};

    fn key() -> ImageKey {
        ImageKey {
            sha256: Sha256Digest::of(b"x"),
            part: None,
        }
    }

    #[test]
    fn the_screen_asks_for_steps_and_an_export_for_pixels() {
        let shelf = ImageShelf::default();
        let asked = [10.0, 128.0, 129.0, 5000.0, f32::NAN].map(|px| shelf.size_for(px, 9000));
        assert_eq!(asked[..4], [128, 128, 256, 4096]);
        assert_eq!(shelf.size_for(1000.0, 300), 512, "no more than there is");
        assert_eq!(ImageShelf::exact().size_for(129.2, 9000), 130);
        assert_eq!(ImageShelf::exact().size_for(129.2, 64), 64);
    }

    #[test]
    fn the_next_larger_texture_stands_in() {
        let mut shelf = ImageShelf::default();
        assert_eq!(shelf.state(key()), ImageState::Waiting);
        for size in [512, 128] {
            shelf.put(key(), size, TextureId::User(u64::from(size)));
        }
        let found = [64, 256, 2048].map(|size| shelf.texture(key(), size).map(|it| it.0));
        assert_eq!(found, [Some(128), Some(512), Some(512)]);
        assert_eq!(shelf.take(key(), 512), Some(TextureId::User(512)));
        assert_eq!(shelf.texture(key(), 2048).map(|it| it.0), Some(128));
        shelf.take(key(), 128);
        assert_eq!(shelf.state(key()), ImageState::Waiting);

        shelf.put_trouble(key(), ImageTrouble::Missing);
        assert_eq!(
            shelf.state(key()),
            ImageState::Trouble(ImageTrouble::Missing)
        );
        shelf.forget_trouble();
        assert_eq!(shelf.state(key()), ImageState::Waiting);
    }

    #[test]
    fn points_of_a_cropped_picture_are_found_and_found_back() {
        let file = StoredFile {
            sha256: Sha256Digest::of(b"x"),
            extension: "png".into(),
            bytes: 1,
        };
        let mut image = Image::new(ImageId::from_number(1), file, 400, 200);
        image.crop = Some(Crop {
            x_px: 200,
            y_px: 0,
            width_px: 200,
            height_px: 100,
        });
        let place = ImagePlace::new(
            &image,
            Rect::from_min_size(pos2(10.0, 20.0), vec2(100.0, 50.0)),
        );
        assert_eq!(place.point(pos2(0.5, 0.0)), pos2(10.0, 20.0));
        assert_eq!(place.point(pos2(1.0, 0.5)), pos2(110.0, 70.0));
        assert_eq!(place.fraction(pos2(60.0, 45.0)), pos2(0.75, 0.25));
    }

    #[test]
    fn a_picture_is_fitted_into_its_room() {
        let room = Rect::from_min_size(pos2(0.0, 0.0), vec2(200.0, 100.0));
        let fitted = fitted(vec2(50.0, 100.0), room);
        assert_eq!(
            fitted,
            Rect::from_min_size(pos2(75.0, 0.0), vec2(50.0, 100.0))
        );
    }
}

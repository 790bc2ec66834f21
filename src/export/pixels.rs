//! The pixels of evidence for one picture, loaded by whoever may open files.

use crate::board::{ImageShelf, ImageTrouble, ImageWish};
use epaint::{ColorImage, TextureId};
use std::sync::Arc;

/// Pixels and what could not be had. Cheap to clone.
#[derive(Debug, Clone, PartialEq)]
pub struct PixelsOfImages {
    inner: Arc<Inner>,
}

#[derive(Debug, Clone, PartialEq)]
struct Inner {
    shelf: ImageShelf,
    textures: Vec<ColorImage>,
}

impl Default for PixelsOfImages {
    fn default() -> Self {
        Self::of(std::iter::empty())
    }
}

impl PixelsOfImages {
    /// What came of each wish.
    pub fn of(loaded: impl Iterator<Item = (ImageWish, Result<ColorImage, ImageTrouble>)>) -> Self {
        let mut inner = Inner {
            shelf: ImageShelf::exact(),
            textures: Vec::new(),
        };
        for (wish, outcome) in loaded {
            match outcome {
                Ok(pixels) => {
                    let texture = TextureId::User(inner.textures.len() as u64);
                    inner.textures.push(pixels);
                    inner.shelf.put(wish.key, wish.longest_px, texture);
                }
                Err(trouble) => inner.shelf.put_trouble(wish.key, trouble),
            }
        }
        Self {
            inner: Arc::new(inner),
        }
    }

    pub(super) fn shelf(&self) -> &ImageShelf {
        &self.inner.shelf
    }

    pub(super) fn textures(&self) -> &[ColorImage] {
        &self.inner.textures
    }
}

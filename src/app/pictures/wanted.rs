//! What the window shows of pictures, and how it gets it.

use super::load::load;
use super::thumbnails::DecodedImage;
use crate::app::message::JobMessage;
use crate::app::session::Session;
use crate::board::{ImageKey, ImageState, ImageWish, Picture};
use crate::model::Image;
use epaint::{ColorImage, TextureId};

/// Who keeps textures: the window.
pub trait TextureHost {
    /// Loads pixels.
    fn load(&mut self, pixels: ColorImage) -> TextureId;
    /// Lets go of pixels; nothing drawn in this frame uses them.
    fn free(&mut self, texture: TextureId);
    /// The longest side a texture may have, in pixels.
    fn max_side_px(&self) -> u32;
}

/// A picture outside of the board.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ImageOnShow {
    /// How it stands.
    pub state: ImageState,
    /// Its pixels, as soon as there are any.
    pub texture: Option<TextureId>,
}

impl Session {
    /// Hands the window what was decoded and takes back what is not needed. Call once a frame, before anything is drawn;
    /// says whether there is more to come.
    pub fn exchange_textures(&mut self, host: &mut dyn TextureHost) -> bool {
        self.pictures.exchange(host);
        self.pictures.has_arrived()
    }

    /// How the pixels of a picture stand, as far as anybody asked for them.
    pub fn image_state(&self, image: &Image) -> ImageState {
        self.pictures.shelf().state(ImageKey::of(image))
    }

    /// Pixels of one picture, shown outside of the board; they come as soon as they are decoded. For the only picture on
    /// show: its wish takes the place of all others.
    pub fn image_on_show(&mut self, key: ImageKey, wanted_px: f32) -> Option<ImageOnShow> {
        let image = self
            .case()
            .images()
            .iter()
            .find(|image| image.sha256 == key.sha256)?;
        let (file, own_px) = (image.file(), image.width_px.max(image.height_px));
        let shelf = self.pictures.shelf();
        let longest_px = shelf.size_for(wanted_px, own_px);
        let found = shelf.texture(key, longest_px);
        let state = shelf.state(key);
        let has_best = found.is_some_and(|(size, _)| size == longest_px);
        let is_wished = !has_best && !matches!(state, ImageState::Trouble(_));
        let wish = is_wished.then_some(ImageWish {
            key,
            file,
            longest_px,
        });
        let used = found.map(|(size, _)| (key, size));
        self.pictures.note(used, wish);
        self.start_decoding();
        Some(ImageOnShow {
            state,
            texture: found.map(|(_, texture)| texture),
        })
    }

    /// Notes what the board's picture used and wishes for.
    pub(in crate::app) fn wish_for_images(&mut self, picture: &Picture) {
        if picture.wishes.is_empty() && picture.used.is_empty() {
            return;
        }
        self.pictures
            .note(picture.used.iter().copied(), picture.wishes.iter().cloned());
        self.start_decoding();
    }

    fn start_decoding(&mut self) {
        while let Some(wish) = self.pictures.next_job() {
            let stores = self.file_sources();
            let case_number = self.case_number();
            let longest_px = wish
                .longest_px
                .min(self.pictures.max_side_px.unwrap_or(2048));
            self.jobs.start_unseen("Reading a picture", move |_| {
                JobMessage::ImageDecoded(Box::new(DecodedImage {
                    slot: (wish.key, wish.longest_px),
                    case_number,
                    outcome: load(&wish, longest_px, &stores),
                }))
            });
        }
    }

    pub(in crate::app) fn take_decoded(&mut self, decoded: DecodedImage) {
        if decoded.case_number == self.case_number() {
            self.pictures.take(decoded);
            // The next one starts although no frame may come: what arrived has to be drawn first.
            self.start_decoding();
        }
    }
}

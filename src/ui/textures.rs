//! Where the pixels of pictures are kept: in the window kit's textures.

use crate::app::TextureHost;
use egui::{ColorImage, Context, ImageData, TextureId, TextureOptions};
use std::sync::Arc;

/// The largest texture that is asked of any graphics card.
const MAX_SIDE_PX: usize = 8192;

/// The textures of a window.
pub(super) struct WindowTextures<'c>(pub &'c Context);

impl TextureHost for WindowTextures<'_> {
    fn load(&mut self, pixels: ColorImage) -> TextureId {
        let pixels = ImageData::Color(Arc::new(pixels));
        self.0
            .tex_manager()
            .write()
            .alloc("picture".to_owned(), pixels, TextureOptions::LINEAR)
    }

    fn free(&mut self, texture: TextureId) {
        self.0.tex_manager().write().free(texture);
    }

    fn max_side_px(&self) -> u32 {
        let side = self.0.input(|input| input.max_texture_side);
        u32::try_from(side.min(MAX_SIDE_PX)).unwrap_or(1024)
    }
}

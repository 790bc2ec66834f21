//! Banners around pixels that came from elsewhere: a picture that the window took of itself.

use super::super::bands::Bands;
use super::super::drawing::{Drawing, Layer};
use super::super::pixels::PixelsOfImages;
use super::super::png::RgbaPicture;
use super::layout::BANNER;
use super::make::banner;
use super::pixels_of;
use crate::board::fonts::bundled_fonts;
use crate::model::Tlp;
use emath::{Pos2, Rect, vec2};
use epaint::Color32;

/// A picture of this many pixels across has a banner of the usual size; on a wider one it grows.
const USUAL_WIDTH: f32 = 1600.0;

/// The picture with its handling mark above and below.
pub fn with_banners(picture: RgbaPicture, mark: Tlp) -> RgbaPicture {
    let strip = strip(picture.width, mark);
    let rows = strip.len() / 4 / (picture.width.max(1) as usize);
    let bytes = [&strip[..], &picture.bytes, &strip].concat();
    RgbaPicture {
        width: picture.width,
        height: picture.height + 2 * rows as u32,
        bytes,
    }
}

/// The pixels of one banner.
fn strip(width_px: u32, mark: Tlp) -> Vec<u8> {
    let width = width_px.max(1) as f32;
    let scale = (width / USUAL_WIDTH).max(1.0);
    let height = (BANNER * scale).round();
    let viewport = Rect::from_min_size(Pos2::ZERO, vec2(width, height));
    let mut fonts = bundled_fonts();
    let mut shapes = Vec::new();
    let mut view = fonts.with_pixels_per_point(1.0);
    banner(mark, 0.0, width / scale, scale, &mut view, &mut shapes);
    let drawing = Drawing {
        layers: vec![Layer {
            clip: viewport,
            shapes,
        }],
        wishes: Vec::new(),
        viewport,
        pixels_per_point: 1.0,
        size_px: viewport.size(),
        ground: Color32::BLACK,
        frames: Vec::new(),
    };
    pixels_of(Bands::new(drawing, fonts, PixelsOfImages::default(), 1)).bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_gets_its_mark_and_keeps_its_pixels() {
        let picture = RgbaPicture {
            width: 300,
            height: 2,
            bytes: vec![77; 300 * 2 * 4],
        };
        let marked = with_banners(picture.clone(), Tlp::Red);
        assert_eq!((marked.width, marked.height), (300, 2 + 52));
        assert_eq!(marked.bytes.len(), 300 * 54 * 4);
        let strip = 300 * 26 * 4;
        assert_eq!(
            marked.bytes[strip..strip + picture.bytes.len()],
            picture.bytes
        );
        let is_red = |pixel: &[u8]| pixel[0] > 200 && pixel[1] < 80;
        assert!(marked.bytes[..strip].chunks_exact(4).any(is_red));
        let open = with_banners(picture, Tlp::Clear);
        assert!(!open.bytes[..strip].chunks_exact(4).any(is_red));
    }
}

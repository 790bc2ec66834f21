//! Case and view in, shapes out: the one description of the board that the window paints and every export writes.
//!
//! A pure function of the view; the cache only saves work. What a picture costs grows with what is visible, never with the
//! case. Back to front: ground, frames, ties and links, cards, words on links, handles and guides.

mod badges;
mod cache;
mod cards;
mod colour;
mod crowd;
mod dashes;
mod easel;
mod far;
mod far_links;
mod frames;
mod images;
mod kept_bundles;
mod labels;
mod land;
mod lanes;
mod lines;
mod links;
mod markup;
mod minimap;
mod moving;
mod overlay;
mod sketch;
mod strokes;
#[cfg(test)]
mod tests;

pub use cache::PictureCache;
pub use markup::markup_shapes;
pub use minimap::Minimap;
pub use sketch::sketch_of;

use super::drawn::{Ground, Medium};
use super::hit::Hit;
use super::images::{ImageKey, ImageWish};
use super::text::Typesetter;
use super::view::{Level, View};
use easel::{Easel, Seen};
use emath::Rect;
use epaint::Shape;
use epaint::text::{Fonts, FontsView};
use std::sync::Arc;

/// What a frame of the board looks like.
#[derive(Debug, Default)]
pub struct Picture {
    /// Back to front, in screen points.
    pub shapes: Vec<Shape>,
    /// What a screen reader should know of, back to front. Of blocks seen from afar, only as many as can be told apart.
    pub nodes: Vec<PictureNode>,
    /// False while some text is still to be laid out: ask for another frame.
    pub is_complete: bool,
    /// Pixels of evidence that were not on the shelf, or not in the best size, those of the topmost cards last.
    pub wishes: Vec<ImageWish>,
    /// Textures that were used, with their sizes.
    pub used: Vec<(ImageKey, u32)>,
    /// How many cards were painted.
    pub cards_painted: usize,
    /// How many links and ties were painted.
    pub links_painted: usize,
}

/// Something on the board that can be named and clicked.
#[derive(Debug, Clone, PartialEq)]
pub struct PictureNode {
    /// What it is.
    pub hit: Hit,
    /// Where it is, in screen points.
    pub rect_in_screen: Rect,
    /// Its name, such as "Claim, differs: Ships left Najin".
    pub label: Arc<str>,
}

/// The picture of a view for something else than a window, complete at once. The typesetter keeps nothing of it, so that a
/// board of any size goes through; `another` makes more like it, for other threads.
pub fn picture_for_export(
    view: &View<'_>,
    (fonts, another): (&mut Fonts, &(dyn Fn() -> Fonts + Sync)),
    pixels_per_point: f32,
    medium: Medium,
    ground: Ground,
) -> Picture {
    let mut cache = PictureCache::for_export(medium, ground);
    let easel = Easel::new(view, pixels_per_point, &mut cache);
    if easel.level != Level::Blocks {
        let cards = easel.visible_cards();
        lanes::lay_out(&easel, &cards, &mut cache, fonts, another);
    }
    picture(
        view,
        &mut fonts.with_pixels_per_point(pixels_per_point),
        &mut cache,
    )
}

/// The picture of a view.
pub fn picture(view: &View<'_>, fonts: &mut FontsView<'_>, cache: &mut PictureCache) -> Picture {
    let pixels_per_point = cache.begin(fonts);
    let easel = Easel::new(view, pixels_per_point, cache);
    let mut setter = Typesetter::new(fonts, cache.budget(), cache.medium());
    let mut out = Picture::default();
    far::ground(&easel, &mut out);
    frames::paint_all(&easel, &mut out);
    if easel.level == Level::Blocks {
        far_links::paint(&easel, cache, &mut out);
        land::paint(&easel, cache, &mut out);
        frames::paint_borders(&easel, &mut out);
        far::paint_blocks(&easel, &mut out);
    } else {
        let edges = links::visible_edges(&easel);
        let cards = easel.visible_cards();
        links::paint_near(&easel, &edges, &mut out);
        cards::paint_all(&easel, &cards, cache, &mut setter, &mut out);
        labels::paint_all(&easel, &edges, cache, &mut setter, &mut out);
    }
    frames::paint_tabs(&easel, cache, &mut setter, &mut out);
    overlay::paint_all(&easel, &mut out);
    out.is_complete = !setter.is_behind;
    cache.end();
    out
}

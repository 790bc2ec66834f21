//! The bands of a picture, painted one after another.

use super::drawing::Drawing;
use super::pixels::PixelsOfImages;
use super::raster::{self, Rows, Textures};
use crate::board::{Drawn, Words};
use emath::Rect;
use epaint::text::{Fonts, ViewportKey};
use epaint::{ClippedShape, Color32, Mesh, Shape, TessellationOptions, Tessellator};
use std::ops::Range;
use std::sync::Arc;

/// About how many pixels a band has: enough to keep all processors busy, and no more.
const BAND_PIXELS: usize = 12_000_000;

/// Some rows of a picture: pixels, premultiplied.
pub(super) struct Band {
    /// Row by row.
    pub colors: Vec<Color32>,
}

/// A picture on its way into pixels.
pub(super) struct Bands {
    drawing: Drawing,
    fonts: Fonts,
    images: PixelsOfImages,
    threads: usize,
    rows_done: usize,
    /// From where to where each shape reaches, in points.
    reaches: Vec<(f32, f32)>,
}

impl Bands {
    pub fn new(drawing: Drawing, fonts: Fonts, images: PixelsOfImages, threads: usize) -> Self {
        let reaches = drawing.shapes().map(|(shape, _)| reach(shape)).collect();
        Self {
            drawing,
            fonts,
            images,
            threads,
            rows_done: 0,
            reaches,
        }
    }

    pub fn width(&self) -> usize {
        self.drawing.size_px.x as usize
    }

    pub fn height(&self) -> usize {
        self.drawing.size_px.y as usize
    }

    /// How much of the picture is painted, from 0 to 1.
    pub fn share_done(&self) -> f32 {
        self.rows_done as f32 / self.height().max(1) as f32
    }

    /// The next rows; `None` after the last ones.
    pub fn paint_next(&mut self) -> Option<Band> {
        let (width, height) = (self.width(), self.height());
        let first = self.rows_done;
        if first >= height {
            return None;
        }
        let rows = (BAND_PIXELS / width.max(1)).max(64);
        let rows = first..(first + rows).min(height);
        self.rows_done = rows.end;
        // Type of the bands before is let go, and so are glyphs, if there were too many.
        let options = *self.fonts.options();
        self.fonts.begin_pass(options, ViewportKey::default());
        let shapes = self.shapes_in(&rows);
        let pixels_per_point = self.drawing.pixels_per_point;
        let options = TessellationOptions {
            // Discs of the atlas are of a few sizes only; drawn ones are the same at every scale.
            prerasterized_discs: false,
            ..TessellationOptions::default()
        };
        let atlas_size = self.fonts.font_image_size();
        let mut tessellator = Tessellator::new(pixels_per_point, options, atlas_size, Vec::new());
        let primitives = tessellator.tessellate_shapes(shapes);
        let rows = Rows {
            width,
            rows,
            ground: self.drawing.ground,
        };
        let textures = Textures {
            atlas: &self.fonts.image(),
            pictures: self.images.textures(),
        };
        let threads = self.threads;
        let colors = raster::rasterise(&primitives, textures, pixels_per_point, &rows, threads);
        Some(Band { colors })
    }

    /// What is seen in some rows, with its words in type.
    fn shapes_in(&mut self, rows: &Range<usize>) -> Vec<ClippedShape> {
        let pixels_per_point = self.drawing.pixels_per_point;
        // A little more, for soft edges.
        let seen = (
            rows.start as f32 / pixels_per_point - 2.0,
            rows.end as f32 / pixels_per_point + 2.0,
        );
        let is_all = rows.len() == self.height();
        let mut view = self.fonts.with_pixels_per_point(pixels_per_point);
        let mut shapes = Vec::new();
        for ((shape, clip), (top, bottom)) in self.drawing.shapes().zip(&self.reaches) {
            if *bottom < seen.0 || *top > seen.1 {
                continue;
            }
            let shape = match (words(shape), shape) {
                (Some(words), _) => words.set(&mut view),
                (None, Shape::Mesh(mesh)) if !is_all => part_of(mesh, seen).into(),
                (None, shape) => shape.clone(),
            };
            shapes.push(ClippedShape::new(clip, shape));
        }
        shapes
    }
}

fn words(shape: &Shape) -> Option<&Words> {
    match Drawn::of(shape)? {
        Drawn::Words(words) => Some(words),
        Drawn::Line(_) | Drawn::Dots(_) => None,
    }
}

/// From where to where a shape reaches, in points.
fn reach(shape: &Shape) -> (f32, f32) {
    let rect = match words(shape) {
        Some(words) => words.bounds_in_screen(),
        None => shape.visual_bounding_rect(),
    };
    if rect.is_finite() || rect == Rect::NOTHING {
        (rect.min.y, rect.max.y)
    } else {
        (f32::NEG_INFINITY, f32::INFINITY)
    }
}

/// The triangles of a mesh that reach into some rows.
fn part_of(mesh: &Arc<Mesh>, (top, bottom): (f32, f32)) -> Mesh {
    let mut part = Mesh::with_texture(mesh.texture_id);
    let mut place_of = vec![u32::MAX; mesh.vertices.len()];
    for triangle in mesh.indices.chunks_exact(3) {
        let y = |index: &u32| mesh.vertices.get(*index as usize).map(|it| it.pos.y);
        let heights = triangle.iter().filter_map(y);
        let (low, high) = heights.fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), y| {
            (low.min(y), high.max(y))
        });
        if high < top || low > bottom {
            continue;
        }
        for index in triangle {
            let at = *index as usize;
            let (Some(place), Some(vertex)) = (place_of.get_mut(at), mesh.vertices.get(at)) else {
                continue;
            };
            if *place == u32::MAX {
                *place = part.vertices.len() as u32;
                part.vertices.push(*vertex);
            }
            part.indices.push(*place);
        }
    }
    part
}

//! Paints tessellated shapes into pixels, on the CPU alone.
//!
//! The rules are those of egui's own painters: textured triangles, colours premultiplied and blended in gamma space
//! (`dst = src + dst · (1 − a)`), the upper left rule for pixels on shared edges, the font atlas sampled bilinearly. The
//! picture is cut into bands of rows, one thread each; every pixel sees the same sums in the same order, so the bytes do
//! not depend on how many threads there are.

use emath::Rect;
use epaint::{ClippedPrimitive, Color32, ColorImage, Mesh, Primitive, Vertex};

/// Pixels, premultiplied, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pixels {
    pub width: usize,
    pub height: usize,
    pub colors: Vec<Color32>,
}

/// Paints primitives onto a ground.
pub(super) fn rasterise(
    primitives: &[ClippedPrimitive],
    atlas: &ColorImage,
    pixels_per_point: f32,
    (width, height): (usize, usize),
    ground: Color32,
) -> Pixels {
    let mut colors = vec![ground; width * height];
    let threads = std::thread::available_parallelism()
        .map_or(1, usize::from)
        .min(16);
    // More bands than threads, so that a full band does not keep the others waiting.
    let rows = (height / (threads * 4)).clamp(32, 512);
    let bands: Vec<(usize, &mut [Color32])> = colors
        .chunks_mut((rows * width).max(1))
        .enumerate()
        .map(|(at, band)| (at * rows, band))
        .collect();
    let queue = std::sync::Mutex::new(bands.into_iter());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let next = match queue.lock() {
                        Ok(mut queue) => queue.next(),
                        Err(_) => None,
                    };
                    let Some((top, band)) = next else {
                        return;
                    };
                    let mut band = Band {
                        top,
                        width,
                        height: band.len() / width.max(1),
                        colors: band,
                    };
                    for primitive in primitives {
                        band.paint(primitive, atlas, pixels_per_point);
                    }
                }
            });
        }
    });
    Pixels {
        width,
        height,
        colors,
    }
}

/// Some rows of the picture.
struct Band<'a> {
    top: usize,
    width: usize,
    height: usize,
    colors: &'a mut [Color32],
}

/// A range of pixels: columns and rows of the whole picture, ends excluded.
#[derive(Clone, Copy)]
struct Bounds {
    x: (i64, i64),
    y: (i64, i64),
}

impl Bounds {
    fn is_empty(self) -> bool {
        self.x.0 >= self.x.1 || self.y.0 >= self.y.1
    }

    fn cut(self, other: Self) -> Self {
        Self {
            x: (self.x.0.max(other.x.0), self.x.1.min(other.x.1)),
            y: (self.y.0.max(other.y.0), self.y.1.min(other.y.1)),
        }
    }
}

/// A corner of a triangle in pixels.
#[derive(Clone, Copy)]
struct Corner {
    x: f32,
    y: f32,
    u: f32,
    v: f32,
    color: [f32; 4],
}

impl Corner {
    fn of(vertex: &Vertex, pixels_per_point: f32) -> Self {
        let [r, g, b, a] = vertex.color.to_array();
        Self {
            x: vertex.pos.x * pixels_per_point,
            y: vertex.pos.y * pixels_per_point,
            u: vertex.uv.x,
            v: vertex.uv.y,
            color: [r, g, b, a].map(f32::from),
        }
    }
}

impl Band<'_> {
    fn bounds(&self) -> Bounds {
        Bounds {
            x: (0, self.width as i64),
            y: (self.top as i64, (self.top + self.height) as i64),
        }
    }

    fn paint(&mut self, primitive: &ClippedPrimitive, atlas: &ColorImage, pixels_per_point: f32) {
        let Primitive::Mesh(mesh) = &primitive.primitive else {
            return;
        };
        let bounds = self
            .bounds()
            .cut(clip_bounds(primitive.clip_rect, pixels_per_point));
        if bounds.is_empty() {
            return;
        }
        self.paint_mesh(mesh, atlas, pixels_per_point, bounds);
    }

    fn paint_mesh(
        &mut self,
        mesh: &Mesh,
        atlas: &ColorImage,
        pixels_per_point: f32,
        bounds: Bounds,
    ) {
        let (low, high) = (bounds.y.0 as f32, bounds.y.1 as f32);
        for triangle in mesh.indices.chunks_exact(3) {
            let corner = |at: usize| {
                let index = *triangle.get(at)? as usize;
                mesh.vertices.get(index)
            };
            let (Some(a), Some(b), Some(c)) = (corner(0), corner(1), corner(2)) else {
                continue;
            };
            let ys = [a, b, c].map(|vertex| vertex.pos.y * pixels_per_point);
            let is_outside = ys.iter().all(|y| *y <= low) || ys.iter().all(|y| *y >= high);
            if is_outside {
                continue;
            }
            let corners = [a, b, c].map(|vertex| Corner::of(vertex, pixels_per_point));
            self.paint_triangle(corners, atlas, bounds);
        }
    }

    fn paint_triangle(&mut self, corners: [Corner; 3], atlas: &ColorImage, bounds: Bounds) {
        let [a, mut b, mut c] = corners;
        let mut area = cross(a, b, c.x, c.y);
        if area == 0.0 || !area.is_finite() {
            return;
        }
        if area < 0.0 {
            std::mem::swap(&mut b, &mut c);
            area = -area;
        }
        let min_x = a.x.min(b.x).min(c.x);
        let max_x = a.x.max(b.x).max(c.x);
        let min_y = a.y.min(b.y).min(c.y);
        let max_y = a.y.max(b.y).max(c.y);
        let bounds = bounds.cut(Bounds {
            x: (
                (min_x - 0.5).ceil() as i64,
                (max_x + 0.5).floor() as i64 + 1,
            ),
            y: (
                (min_y - 0.5).ceil() as i64,
                (max_y + 0.5).floor() as i64 + 1,
            ),
        });
        if bounds.is_empty() {
            return;
        }
        let shade = Shade::new([a, b, c], atlas);
        // Pixels on an edge belong to the triangle for which it is an upper or left edge.
        let bias = |from: Corner, to: Corner| {
            let is_upper_left = (from.y == to.y && to.x > from.x) || to.y < from.y;
            if is_upper_left {
                0.0
            } else {
                f32::MIN_POSITIVE
            }
        };
        let biases = [bias(b, c), bias(c, a), bias(a, b)];
        for y in bounds.y.0..bounds.y.1 {
            let center_y = y as f32 + 0.5;
            let row = (y as usize - self.top) * self.width;
            for x in bounds.x.0..bounds.x.1 {
                let center_x = x as f32 + 0.5;
                let weights = [
                    cross(b, c, center_x, center_y),
                    cross(c, a, center_x, center_y),
                    cross(a, b, center_x, center_y),
                ];
                let is_inside = weights
                    .iter()
                    .zip(biases)
                    .all(|(weight, bias)| *weight >= bias);
                if !is_inside {
                    continue;
                }
                if let Some(pixel) = self.colors.get_mut(row + x as usize) {
                    let source = shade.at(weights.map(|weight| weight / area));
                    *pixel = over(source, *pixel);
                }
            }
        }
    }
}

/// Twice the area of a triangle; positive if clockwise on screen.
fn cross(a: Corner, b: Corner, x: f32, y: f32) -> f32 {
    (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)
}

/// The pixels within a clip rectangle, rounded as egui's painters do.
fn clip_bounds(clip_rect: Rect, pixels_per_point: f32) -> Bounds {
    let round = |value: f32| (value * pixels_per_point).clamp(-1e9, 1e9).round() as i64;
    Bounds {
        x: (round(clip_rect.min.x), round(clip_rect.max.x)),
        y: (round(clip_rect.min.y), round(clip_rect.max.y)),
    }
}

/// The colour within a triangle.
enum Shade<'a> {
    /// One colour all over, without texture.
    Flat([f32; 4]),
    /// Between the colours of the corners, without texture.
    Smooth([Corner; 3], [f32; 4]),
    /// With texture.
    Textured([Corner; 3], &'a ColorImage),
}

impl<'a> Shade<'a> {
    fn new(corners: [Corner; 3], atlas: &'a ColorImage) -> Self {
        let [a, b, c] = corners;
        let has_one_texel = a.u == b.u && b.u == c.u && a.v == b.v && b.v == c.v;
        if !has_one_texel {
            return Self::Textured(corners, atlas);
        }
        let texel = sample(atlas, a.u, a.v).map(|channel| channel / 255.0);
        if a.color == b.color && b.color == c.color {
            return Self::Flat(multiplied(a.color, texel));
        }
        Self::Smooth(corners, texel)
    }

    fn at(&self, weights: [f32; 3]) -> [f32; 4] {
        match self {
            Self::Flat(color) => *color,
            Self::Smooth(corners, texel) => multiplied(mixed_color(corners, weights), *texel),
            Self::Textured(corners, atlas) => {
                let mixed = |read: fn(&Corner) -> f32| -> f32 {
                    corners
                        .iter()
                        .zip(weights)
                        .map(|(corner, weight)| read(corner) * weight)
                        .sum()
                };
                let texel = sample(atlas, mixed(|corner| corner.u), mixed(|corner| corner.v));
                multiplied(
                    mixed_color(corners, weights),
                    texel.map(|channel| channel / 255.0),
                )
            }
        }
    }
}

fn mixed_color(corners: &[Corner; 3], weights: [f32; 3]) -> [f32; 4] {
    let [a, b, c] = corners;
    std::array::from_fn(|channel| {
        a.color[channel] * weights[0]
            + b.color[channel] * weights[1]
            + c.color[channel] * weights[2]
    })
}

fn multiplied(color: [f32; 4], texel: [f32; 4]) -> [f32; 4] {
    std::array::from_fn(|channel| color[channel] * texel[channel])
}

/// The texture at a place, 0 to 1 in both directions, between the four nearest texels.
fn sample(atlas: &ColorImage, u: f32, v: f32) -> [f32; 4] {
    let [width, height] = atlas.size;
    let x = (u * width as f32 - 0.5).clamp(0.0, width.saturating_sub(1) as f32);
    let y = (v * height as f32 - 0.5).clamp(0.0, height.saturating_sub(1) as f32);
    let (left, top) = (x as usize, y as usize);
    let (right, bottom) = (
        (left + 1).min(width.saturating_sub(1)),
        (top + 1).min(height.saturating_sub(1)),
    );
    let (along, down) = (x - left as f32, y - top as f32);
    let texel = |x: usize, y: usize| {
        let color = atlas
            .pixels
            .get(y * width + x)
            .copied()
            .unwrap_or(Color32::TRANSPARENT);
        color.to_array().map(f32::from)
    };
    let corners = [
        texel(left, top),
        texel(right, top),
        texel(left, bottom),
        texel(right, bottom),
    ];
    let shares = [
        (1.0 - along) * (1.0 - down),
        along * (1.0 - down),
        (1.0 - along) * down,
        along * down,
    ];
    std::array::from_fn(|channel| {
        corners
            .iter()
            .zip(shares)
            .map(|(corner, share)| corner[channel] * share)
            .sum()
    })
}

/// One premultiplied colour over another, in gamma space.
fn over(source: [f32; 4], ground: Color32) -> Color32 {
    let rest = 1.0 - source[3] / 255.0;
    let [r, g, b, a] = ground.to_array().map(f32::from);
    let channel = |source: f32, ground: f32| (source + ground * rest + 0.5).clamp(0.0, 255.0) as u8;
    Color32::from_rgba_premultiplied(
        channel(source[0], r),
        channel(source[1], g),
        channel(source[2], b),
        channel(source[3], a),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use emath::{pos2, vec2};
    use epaint::WHITE_UV;

    fn atlas() -> ColorImage {
        ColorImage::filled([4, 4], Color32::WHITE)
    }

    fn paint(mesh: Mesh, size: (usize, usize)) -> Pixels {
        let primitive = ClippedPrimitive {
            clip_rect: Rect::EVERYTHING,
            primitive: Primitive::Mesh(mesh),
        };
        rasterise(&[primitive], &atlas(), 1.0, size, Color32::BLACK)
    }

    #[test]
    fn two_triangles_of_a_square_cover_each_pixel_once() {
        // A translucent square: a pixel painted twice would be brighter.
        let mut mesh = Mesh::default();
        let grey = Color32::from_white_alpha(100);
        mesh.add_colored_rect(Rect::from_min_size(pos2(1.5, 1.5), vec2(40.0, 37.0)), grey);
        let pixels = paint(mesh, (50, 50));
        let lit: Vec<Color32> = pixels
            .colors
            .into_iter()
            .filter(|color| *color != Color32::BLACK)
            .collect();
        assert_eq!(lit.len(), 40 * 37);
        assert!(
            lit.iter().all(|color| *color == lit[0]),
            "some pixel was painted twice"
        );
    }

    #[test]
    fn clip_and_picture_bounds_hold() {
        let mut mesh = Mesh::default();
        mesh.add_colored_rect(
            Rect::from_min_size(pos2(-1e6, -1e6), vec2(2e6, 2e6)),
            Color32::WHITE,
        );
        let primitive = ClippedPrimitive {
            clip_rect: Rect::from_min_size(pos2(2.0, 3.0), vec2(4.0, 5.0)),
            primitive: Primitive::Mesh(mesh),
        };
        let pixels = rasterise(&[primitive], &atlas(), 1.0, (10, 300), Color32::BLACK);
        let lit = pixels
            .colors
            .iter()
            .filter(|color| **color == Color32::WHITE)
            .count();
        assert_eq!(lit, 20);
    }

    #[test]
    fn odd_triangles_do_no_harm() {
        let mut mesh = Mesh::default();
        for pos in [
            pos2(f32::NAN, 0.0),
            pos2(0.0, f32::INFINITY),
            pos2(1.0, 1.0),
        ] {
            mesh.vertices.push(Vertex {
                pos,
                uv: WHITE_UV,
                color: Color32::WHITE,
            });
        }
        mesh.indices = vec![0, 1, 2, 2, 2, 2, 0, 1, 99];
        let pixels = paint(mesh, (8, 8));
        assert!(pixels.colors.iter().all(|color| *color == Color32::BLACK));
    }
}

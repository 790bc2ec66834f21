//! Paints tessellated shapes into pixels, on the CPU alone.
//!
//! The rules are those of egui's own painters: textured triangles, colours premultiplied and blended in gamma space
//! (`dst = src + dst · (1 − a)`), the upper left rule for pixels on shared edges, textures sampled bilinearly. The
//! picture is cut into bands of rows, one thread each; every pixel sees the same sums in the same order, so the bytes do
//! not depend on how many threads there are.

use emath::Rect;
use epaint::{ClippedPrimitive, Color32, ColorImage, Primitive, TextureId, Vertex};
use std::ops::Range;

/// Which rows of a picture to paint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rows {
    /// Width of the picture in pixels.
    pub width: usize,
    /// Which rows.
    pub rows: Range<usize>,
    /// What shows where nothing is painted.
    pub ground: Color32,
}

/// What triangles are filled with.
#[derive(Clone, Copy)]
pub(super) struct Textures<'a> {
    /// Glyphs, and one white texel for what has no texture.
    pub atlas: &'a ColorImage,
    /// Pictures: `TextureId::User` counts through them.
    pub pictures: &'a [ColorImage],
}

impl<'a> Textures<'a> {
    fn of(self, id: TextureId) -> Option<&'a ColorImage> {
        match id {
            TextureId::Managed(_) => Some(self.atlas),
            TextureId::User(number) => self.pictures.get(usize::try_from(number).ok()?),
        }
    }
}

/// Paints primitives onto a ground, with this many threads; the pixels do not depend on how many. Premultiplied, row by
/// row.
pub(super) fn rasterise(
    primitives: &[ClippedPrimitive],
    textures: Textures<'_>,
    pixels_per_point: f32,
    picture: &Rows,
    threads: usize,
) -> Vec<Color32> {
    let (width, height, first_row) = (picture.width, picture.rows.len(), picture.rows.start);
    let mut colors = vec![picture.ground; width * height];
    let threads = threads.clamp(1, 16);
    // More bands than threads, so that a full band does not keep the others waiting.
    let rows = (height / (threads * 4)).clamp(32, 512);
    let lists = triangles_by_band(
        primitives,
        pixels_per_point,
        (first_row, rows),
        height.div_ceil(rows),
    );
    let work: Vec<(usize, &mut [Color32], Vec<TriangleRef>)> = colors
        .chunks_mut((rows * width).max(1))
        .zip(lists)
        .enumerate()
        .map(|(at, (band, triangles))| (first_row + at * rows, band, triangles))
        .collect();
    let queue = std::sync::Mutex::new(work.into_iter());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let next = match queue.lock() {
                        Ok(mut queue) => queue.next(),
                        Err(_) => None,
                    };
                    let Some((top, band, triangles)) = next else {
                        return;
                    };
                    let mut band = Band {
                        top,
                        width,
                        height: band.len() / width.max(1),
                        colors: band,
                    };
                    band.paint(primitives, &triangles, textures, pixels_per_point);
                }
            });
        }
    });
    colors
}

/// A triangle of a mesh: the number of the primitive, and where its three indices start.
type TriangleRef = (u32, u32);

/// The triangles that touch each band of rows, in the order of painting.
fn triangles_by_band(
    primitives: &[ClippedPrimitive],
    pixels_per_point: f32,
    (first_row, rows): (usize, usize),
    bands: usize,
) -> Vec<Vec<TriangleRef>> {
    let mut lists = vec![Vec::new(); bands];
    let top = first_row as f32;
    let band_of = |y: f32| ((y - top) / rows as f32).floor().clamp(-1.0, bands as f32) as i64;
    for (number, primitive) in primitives.iter().enumerate() {
        let Primitive::Mesh(mesh) = &primitive.primitive else {
            continue;
        };
        for (at, triangle) in mesh.indices.chunks_exact(3).enumerate() {
            let (mut min_y, mut max_y) = (f32::INFINITY, f32::NEG_INFINITY);
            for index in triangle {
                if let Some(vertex) = mesh.vertices.get(*index as usize) {
                    let y = vertex.pos.y * pixels_per_point;
                    min_y = min_y.min(y);
                    max_y = max_y.max(y);
                }
            }
            if min_y > max_y {
                continue;
            }
            // A row more on either side, for the rounding of centres.
            let first = band_of(min_y - 1.0).max(0) as usize;
            let end = (band_of(max_y + 1.0) + 1).clamp(0, bands as i64) as usize;
            for list in lists.get_mut(first..end).into_iter().flatten() {
                list.push((number as u32, (at * 3) as u32));
            }
        }
    }
    lists
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
            color: [f32::from(r), f32::from(g), f32::from(b), f32::from(a)],
        }
    }
}

/// One edge of a triangle along one row: its weight is `level - slope · (x - from_x)`, and at least `bias` within.
///
/// The weight never turns back as x grows, not even after rounding: a row's pixels within a triangle are one span, and
/// its ends are found by walking a step or two from where arithmetic says they are.
#[derive(Clone, Copy)]
struct EdgeRow {
    level: f32,
    slope: f32,
    from_x: f32,
    bias: f32,
}

impl EdgeRow {
    fn new(from: Corner, to: Corner, center_y: f32) -> Self {
        // Pixels on an edge belong to the triangle for which it is an upper or left edge.
        let is_upper_left = (from.y == to.y && to.x > from.x) || to.y < from.y;
        Self {
            level: (to.x - from.x) * (center_y - from.y),
            slope: to.y - from.y,
            from_x: from.x,
            bias: if is_upper_left {
                0.0
            } else {
                f32::MIN_POSITIVE
            },
        }
    }

    fn weight(self, center_x: f32) -> f32 {
        self.level - self.slope * (center_x - self.from_x)
    }

    fn holds(self, x: i64) -> bool {
        self.weight(x as f32 + 0.5) >= self.bias
    }

    /// What of a span of pixels, end excluded, is on the inner side.
    fn cut(self, (first, end): (i64, i64)) -> (i64, i64) {
        if first >= end {
            return (first, first);
        }
        if self.slope == 0.0 {
            return if self.holds(first) {
                (first, end)
            } else {
                (first, first)
            };
        }
        let mut at = (self.from_x + self.level / self.slope - 0.5) as i64;
        if self.slope > 0.0 {
            at = at.clamp(first - 1, end - 1);
            while at + 1 < end && self.holds(at + 1) {
                at += 1;
            }
            while at >= first && !self.holds(at) {
                at -= 1;
            }
            (first, at + 1)
        } else {
            at = at.clamp(first, end);
            while at > first && self.holds(at - 1) {
                at -= 1;
            }
            while at < end && !self.holds(at) {
                at += 1;
            }
            (at, end)
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

    fn paint(
        &mut self,
        primitives: &[ClippedPrimitive],
        triangles: &[TriangleRef],
        textures: Textures<'_>,
        pixels_per_point: f32,
    ) {
        for (number, first) in triangles {
            let Some(primitive) = primitives.get(*number as usize) else {
                continue;
            };
            let Primitive::Mesh(mesh) = &primitive.primitive else {
                continue;
            };
            let Some(texture) = textures.of(mesh.texture_id) else {
                continue;
            };
            let clip = clip_bounds(primitive.clip_rect, pixels_per_point);
            let bounds = self.bounds().cut(clip);
            if bounds.is_empty() {
                continue;
            }
            let corner = |at: usize| {
                let index = *mesh.indices.get(*first as usize + at)? as usize;
                let vertex = mesh.vertices.get(index)?;
                Some(Corner::of(vertex, pixels_per_point))
            };
            if let (Some(a), Some(b), Some(c)) = (corner(0), corner(1), corner(2)) {
                self.paint_triangle([a, b, c], texture, bounds);
            }
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
        for y in bounds.y.0..bounds.y.1 {
            let center_y = y as f32 + 0.5;
            let edges = [
                EdgeRow::new(b, c, center_y),
                EdgeRow::new(c, a, center_y),
                EdgeRow::new(a, b, center_y),
            ];
            let span = edges[2].cut(edges[1].cut(edges[0].cut(bounds.x)));
            if span.0 >= span.1 {
                continue;
            }
            let row = (y as usize - self.top) * self.width;
            let pixels = row + span.0 as usize..row + span.1 as usize;
            if let Some(pixels) = self.colors.get_mut(pixels) {
                shade.paint(pixels, span.0, &edges, area);
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
        let texel = shares_of(sample(atlas, a.u, a.v));
        if a.color == b.color && b.color == c.color {
            return Self::Flat(multiplied(a.color, texel));
        }
        Self::Smooth(corners, texel)
    }

    /// Paints the pixels of a row from column `first` on.
    fn paint(&self, pixels: &mut [Color32], first: i64, edges: &[EdgeRow; 3], area: f32) {
        if let Self::Flat(color) = self {
            if color[3] == 255.0 {
                pixels.fill(over(*color, Color32::TRANSPARENT));
                return;
            }
            for pixel in pixels {
                *pixel = over(*color, *pixel);
            }
            return;
        }
        let mut center_x = first as f32 + 0.5;
        for pixel in pixels {
            let weights = [
                edges[0].weight(center_x) / area,
                edges[1].weight(center_x) / area,
                edges[2].weight(center_x) / area,
            ];
            *pixel = over(self.at(weights), *pixel);
            center_x += 1.0;
        }
    }

    fn at(&self, weights: [f32; 3]) -> [f32; 4] {
        match self {
            Self::Flat(color) => *color,
            Self::Smooth(corners, texel) => multiplied(mixed_color(corners, weights), *texel),
            Self::Textured(corners, atlas) => {
                let [a, b, c] = corners;
                let u = a.u * weights[0] + b.u * weights[1] + c.u * weights[2];
                let v = a.v * weights[0] + b.v * weights[1] + c.v * weights[2];
                let texel = sample(atlas, u, v);
                multiplied(mixed_color(corners, weights), shares_of(texel))
            }
        }
    }
}

/// Channels from 0 to 255 as shares from 0 to 1.
fn shares_of([r, g, b, a]: [f32; 4]) -> [f32; 4] {
    [r / 255.0, g / 255.0, b / 255.0, a / 255.0]
}

// Written out rather than mapped: an unoptimised build spends its time here.

fn mixed_color([a, b, c]: &[Corner; 3], weights: [f32; 3]) -> [f32; 4] {
    let [p, q, r] = weights;
    [
        a.color[0] * p + b.color[0] * q + c.color[0] * r,
        a.color[1] * p + b.color[1] * q + c.color[1] * r,
        a.color[2] * p + b.color[2] * q + c.color[2] * r,
        a.color[3] * p + b.color[3] * q + c.color[3] * r,
    ]
}

fn multiplied(color: [f32; 4], texel: [f32; 4]) -> [f32; 4] {
    [
        color[0] * texel[0],
        color[1] * texel[1],
        color[2] * texel[2],
        color[3] * texel[3],
    ]
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
    let texel = |x: usize, y: usize| -> [f32; 4] {
        match atlas.pixels.get(y * width + x) {
            Some(color) => {
                let [r, g, b, a] = color.to_array();
                [f32::from(r), f32::from(g), f32::from(b), f32::from(a)]
            }
            None => [0.0; 4],
        }
    };
    let (p, q) = (texel(left, top), texel(right, top));
    let (r, s) = (texel(left, bottom), texel(right, bottom));
    let (in_p, in_q) = ((1.0 - along) * (1.0 - down), along * (1.0 - down));
    let (in_r, in_s) = ((1.0 - along) * down, along * down);
    [
        p[0] * in_p + q[0] * in_q + r[0] * in_r + s[0] * in_s,
        p[1] * in_p + q[1] * in_q + r[1] * in_r + s[1] * in_s,
        p[2] * in_p + q[2] * in_q + r[2] * in_r + s[2] * in_s,
        p[3] * in_p + q[3] * in_q + r[3] * in_r + s[3] * in_s,
    ]
}

/// One premultiplied colour over another, in gamma space.
fn over(source: [f32; 4], ground: Color32) -> Color32 {
    let rest = 1.0 - source[3] / 255.0;
    let [r, g, b, a] = ground.to_array();
    Color32::from_rgba_premultiplied(
        channel(source[0] + f32::from(r) * rest),
        channel(source[1] + f32::from(g) * rest),
        channel(source[2] + f32::from(b) * rest),
        channel(source[3] + f32::from(a) * rest),
    )
}

/// Rounded; out of range, the nearest there is.
fn channel(value: f32) -> u8 {
    (value + 0.5) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use emath::{pos2, vec2};
    use epaint::Mesh;
    use epaint::WHITE_UV;

    fn atlas() -> ColorImage {
        ColorImage::filled([4, 4], Color32::WHITE)
    }

    fn textures(atlas: &ColorImage) -> Textures<'_> {
        Textures {
            atlas,
            pictures: &[],
        }
    }

    #[test]
    fn each_triangle_has_its_own_texture() {
        let pictures = [Color32::RED, Color32::BLUE].map(|color| ColorImage::filled([2, 2], color));
        let atlas = atlas();
        let textures = Textures {
            atlas: &atlas,
            pictures: &pictures,
        };
        // The third picture is not there: nothing is painted for it.
        let primitives = [0, 1, 2].map(|number| {
            let mut mesh = Mesh::with_texture(TextureId::User(number));
            let rect = Rect::from_min_size(pos2(number as f32 * 4.0, 0.0), vec2(4.0, 4.0));
            let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            mesh.add_rect_with_uv(rect, uv, Color32::WHITE);
            unclipped(mesh)
        });
        let pixels = rasterise(&primitives, textures, 1.0, &on_black(12, 0..4), 1);
        let seen = [1, 5, 9].map(|x| pixels[12 + x]);
        assert_eq!(seen, [Color32::RED, Color32::BLUE, Color32::BLACK]);
    }

    fn on_black(width: usize, rows: Range<usize>) -> Rows {
        Rows {
            width,
            rows,
            ground: Color32::BLACK,
        }
    }

    fn unclipped(mesh: Mesh) -> ClippedPrimitive {
        ClippedPrimitive {
            clip_rect: Rect::EVERYTHING,
            primitive: Primitive::Mesh(mesh),
        }
    }

    fn paint(mesh: Mesh, (width, height): (usize, usize)) -> Vec<Color32> {
        let rows = on_black(width, 0..height);
        rasterise(&[unclipped(mesh)], textures(&atlas()), 1.0, &rows, 2)
    }

    #[test]
    fn rows_painted_by_themselves_are_those_of_the_whole_picture() {
        let mut mesh = Mesh::default();
        for (at, x) in [3.2, 18.7, 40.1].into_iter().enumerate() {
            let first = mesh.vertices.len() as u32;
            for pos in [pos2(x, 1.3), pos2(x + 30.0, 91.4), pos2(x - 9.0, 140.8)] {
                let color = Color32::from_white_alpha(60 + 60 * at as u8);
                mesh.colored_vertex(pos, color);
            }
            mesh.add_triangle(first, first + 1, first + 2);
        }
        let primitives = [unclipped(mesh)];
        let atlas = atlas();
        let part = |rows| rasterise(&primitives, textures(&atlas), 1.0, &on_black(64, rows), 2);
        let whole = part(0..150);
        let parts = [0..37, 37..38, 38..150].map(part).concat();
        assert!(whole.iter().any(|color| *color != Color32::BLACK));
        assert!(whole == parts);
    }

    #[test]
    fn two_triangles_of_a_square_cover_each_pixel_once() {
        // A translucent square: a pixel painted twice would be brighter.
        let mut mesh = Mesh::default();
        let grey = Color32::from_white_alpha(100);
        mesh.add_colored_rect(Rect::from_min_size(pos2(1.5, 1.5), vec2(40.0, 37.0)), grey);
        let pixels = paint(mesh, (50, 50));
        let lit: Vec<Color32> = pixels
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
        let pixels = rasterise(
            &[primitive],
            textures(&atlas()),
            1.0,
            &on_black(10, 0..300),
            2,
        );
        let lit = pixels
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
        assert!(pixels.iter().all(|color| *color == Color32::BLACK));
    }
}

//! Reads the shapes of a picture and has a sheet draw them.

use super::super::drawing::Drawing;
use super::super::letters::Faces;
use super::figure::{End, Figure, Pen};
use super::{Pixels, Sheet, round_corners};
use crate::board::{DOT, Dash, Drawn, DrawnLine, Way};
use emath::{GuiRounding as _, Rect, Vec2};
use epaint::{Color32, ColorImage, Mesh, RectShape, Shape, Stroke, StrokeKind, TextureId};

/// Has a sheet draw a picture.
pub(crate) fn read(
    drawing: &Drawing,
    images: &[ColorImage],
    faces: &mut Faces,
    sheet: &mut impl Sheet,
    mut may_go_on: impl FnMut(f32) -> bool,
) -> bool {
    let layers = &drawing.layers;
    let count: usize = layers.iter().map(|layer| layer.shapes.len()).sum();
    let mut done = 0;
    let mut reader = Reader {
        pixels_per_point: drawing.pixels_per_point,
        seen: drawing.viewport,
        images,
        faces,
        sheet,
    };
    for layer in layers {
        reader.seen = layer.clip.intersect(drawing.viewport);
        let is_clipped = !layer.clip.contains_rect(drawing.viewport);
        if is_clipped {
            reader.sheet.start_clip(layer.clip);
        }
        let mut goes_on = true;
        for shape in &layer.shapes {
            goes_on = done % 4096 != 0 || may_go_on(done as f32 / count.max(1) as f32);
            if !goes_on {
                break;
            }
            done += 1;
            reader.shape(shape);
        }
        if is_clipped {
            reader.sheet.end_clip();
        }
        if !goes_on {
            return false;
        }
    }
    true
}

struct Reader<'a, S> {
    pixels_per_point: f32,
    /// What is outside is left out.
    seen: Rect,
    images: &'a [ColorImage],
    faces: &'a mut Faces,
    sheet: &'a mut S,
}

impl<S: Sheet> Reader<'_, S> {
    fn shape(&mut self, shape: &Shape) {
        if let Some(drawn) = Drawn::of(shape) {
            return self.drawn(drawn);
        }
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| self.shape(shape)),
            Shape::Rect(rect) => self.rect(rect),
            Shape::Circle(circle) => {
                let figure = Figure::Disc(circle.center, circle.radius);
                self.figure(&figure, circle.fill, circle.stroke);
            }
            Shape::LineSegment { points, stroke } => {
                let figure = Figure::Corners(points.to_vec(), End::Open);
                self.figure(&figure, Color32::TRANSPARENT, *stroke);
            }
            Shape::Path(path) => {
                let end = if path.closed { End::Closed } else { End::Open };
                let figure = Figure::Corners(path.points.clone(), end);
                let color = match path.stroke.color {
                    epaint::ColorMode::Solid(color) => color,
                    epaint::ColorMode::UV(_) => Color32::TRANSPARENT,
                };
                let stroke = Stroke::new(path.stroke.width, color);
                self.figure(&figure, path.fill, stroke);
            }
            Shape::Mesh(mesh) => self.blocks(mesh),
            // A picture has none of these for a writer of curves.
            Shape::Noop
            | Shape::Text(_)
            | Shape::Ellipse(_)
            | Shape::Band(_)
            | Shape::QuadraticBezier(_)
            | Shape::CubicBezier(_)
            | Shape::Callback(_) => {}
        }
    }

    fn drawn(&mut self, drawn: &Drawn) {
        match drawn {
            Drawn::Line(line) => self.line(line),
            Drawn::Words(words) => {
                if !words.bounds_in_screen().intersects(self.seen) {
                    return;
                }
                for line in self.faces.set(words, self.pixels_per_point) {
                    self.sheet.letters(&line, self.faces);
                }
            }
            Drawn::Dots(dots) => self.sheet.dots(dots),
        }
    }

    fn line(&mut self, line: &DrawnLine) {
        let figure = match &line.way {
            Way::Curve(points) => Figure::Curve(*points),
            Way::Corners(points) => Figure::Corners(points.clone(), End::Open),
        };
        let width = match line.dash {
            Dash::Dotted(_) => line.stroke.width * DOT,
            Dash::Solid | Dash::Dashed(..) => line.stroke.width,
        };
        let pen = Pen {
            width,
            color: line.stroke.color,
            dash: line.dash,
        };
        self.sheet.stroke(&figure, &pen);
    }

    fn figure(&mut self, figure: &Figure, fill: Color32, stroke: Stroke) {
        let pen = Pen {
            width: stroke.width,
            color: stroke.color,
            dash: Dash::Solid,
        };
        match (fill.a() > 0, stroke.width > 0.0 && stroke.color.a() > 0) {
            (true, true) => self.sheet.fill_and_stroke(figure, fill, &pen),
            (true, false) => self.sheet.fill(figure, fill),
            (false, true) => self.sheet.stroke(figure, &pen),
            (false, false) => {}
        }
    }

    fn rect(&mut self, shape: &RectShape) {
        if !shape.rect.is_finite() || !shape.visual_bounding_rect().intersects(self.seen) {
            return;
        }
        // As the screen does, so that both lie on the same pixels at 100 %.
        let rect = shape.rect.round_to_pixels(self.pixels_per_point);
        let radius = f32::from(shape.corner_radius.nw);
        if shape.blur_width > 0.0 {
            return self.shadow(rect, radius, shape);
        }
        if let Some(brush) = &shape.brush {
            return self.brushed(rect, radius, brush.fill_texture_id, brush.uv);
        }
        let stroke = shape.stroke;
        let half = stroke.width / 2.0;
        let (out, fill) = match shape.stroke_kind {
            StrokeKind::Inside => (-half, shape.fill),
            StrokeKind::Middle => (0.0, shape.fill),
            StrokeKind::Outside => (half, shape.fill),
        };
        let has_stroke = stroke.width > 0.0 && stroke.color.a() > 0;
        let out = if has_stroke { out } else { 0.0 };
        let radius = round_corners(rect, radius) + out;
        self.figure(
            &Figure::Box(rect.expand(out), radius.max(0.0)),
            fill,
            stroke,
        );
    }

    /// A soft edge as a few translucent sheets: every format has those, and they cost little.
    fn shadow(&mut self, rect: Rect, radius: f32, shape: &RectShape) {
        const SHEETS: usize = 4;
        let blur = shape.blur_width;
        let share = shape.fill.a() as f32 / 255.0 / SHEETS as f32;
        let opaque = shape.fill.to_srgba_unmultiplied();
        let alpha = (share * 255.0).round().clamp(1.0, 255.0) as u8;
        let [red, green, blue, _] = opaque;
        let color = Color32::from_rgba_unmultiplied(red, green, blue, alpha);
        for sheet in 0..SHEETS {
            let out = blur * ((sheet as f32 + 0.5) / SHEETS as f32 - 0.5);
            let radius = (radius + 0.5 * blur + out).max(0.0);
            self.sheet
                .fill(&Figure::Box(rect.expand(out), radius), color);
        }
    }

    fn brushed(&mut self, rect: Rect, radius: f32, texture: TextureId, uv: Rect) {
        let TextureId::User(number) = texture else {
            return;
        };
        let place = usize::try_from(number).ok();
        if let Some(image) = place.and_then(|place| self.images.get(place)) {
            let pixels = Pixels {
                image,
                number,
                part: uv,
            };
            self.sheet.pixels(&pixels, rect, radius);
        }
    }

    /// A mesh of rectangles, each of one colour.
    fn blocks(&mut self, mesh: &Mesh) {
        let mut color = Color32::TRANSPARENT;
        let mut boxes: Vec<Rect> = Vec::new();
        for corners in mesh.vertices.chunks_exact(4) {
            let is_even = corners
                .iter()
                .all(|corner| corner.color == corners[0].color);
            let rect = Rect::from_points(&corners.iter().map(|it| it.pos).collect::<Vec<_>>());
            if !is_even || !rect.is_finite() || rect.size() == Vec2::ZERO {
                continue;
            }
            if corners[0].color != color && !boxes.is_empty() {
                self.sheet
                    .fill(&Figure::Boxes(std::mem::take(&mut boxes)), color);
            }
            color = corners[0].color;
            if color.a() > 0 && rect.intersects(self.seen) {
                boxes.push(rect);
            }
        }
        if !boxes.is_empty() {
            self.sheet.fill(&Figure::Boxes(boxes), color);
        }
    }
}

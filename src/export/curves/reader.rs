//! Reads the shapes of a picture and has a sheet draw them.

use super::super::drawing::Drawing;
use super::super::letters::{Faces, LetterLine};
use super::ahead::{Setting, in_batches};
use super::figure::{End, Figure, Pen};
use super::{Pixels, Sheet, round_corners};
use crate::board::{DOT, Dash, Drawn, DrawnLine, Way};
use emath::{GuiRounding as _, Rect, Vec2};
use epaint::{Color32, ColorImage, Mesh, RectShape, Shape, Stroke, StrokeKind, TextureId};
use std::collections::VecDeque;

/// Has a sheet draw a picture, and lets go of its shapes on the way. `threads` set the words of it meanwhile; what is drawn
/// does not depend on how many.
pub(crate) fn read(
    drawing: &mut Drawing,
    images: &[ColorImage],
    faces: &Faces,
    sheet: &mut impl Sheet,
    threads: usize,
    mut may_go_on: impl FnMut(f32) -> bool,
) -> bool {
    let layers = std::mem::take(&mut drawing.layers);
    let count: usize = layers.iter().map(|layer| layer.shapes.len()).sum();
    let mut done = 0;
    for layer in layers {
        let is_clipped = !layer.clip.contains_rect(drawing.viewport);
        if is_clipped {
            sheet.start_clip(layer.clip);
        }
        let setting = Setting {
            faces,
            pixels_per_point: drawing.pixels_per_point,
            seen: layer.clip.intersect(drawing.viewport),
            threads,
        };
        let goes_on = in_batches(layer.shapes, setting, |batch| {
            if !may_go_on(done as f32 / count.max(1) as f32) {
                return false;
            }
            done += batch.shapes.len();
            let mut reader = Reader {
                setting,
                images,
                lines: batch.lines,
                sheet: &mut *sheet,
            };
            batch.shapes.iter().for_each(|shape| reader.shape(shape));
            true
        });
        if is_clipped {
            sheet.end_clip();
        }
        if !goes_on {
            return false;
        }
    }
    true
}

struct Reader<'a, S> {
    setting: Setting<'a>,
    images: &'a [ColorImage],
    /// The lines of the words to come.
    lines: VecDeque<Vec<LetterLine>>,
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
                if !self.setting.shows(words) {
                    return;
                }
                for line in self.lines.pop_front().into_iter().flatten() {
                    self.sheet.letters(&line, self.setting.faces);
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
        if !shape.rect.is_finite() || !shape.visual_bounding_rect().intersects(self.setting.seen) {
            return;
        }
        // As the screen does, so that both lie on the same pixels at 100 %.
        let rect = shape.rect.round_to_pixels(self.setting.pixels_per_point);
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
            if color.a() > 0 && rect.intersects(self.setting.seen) {
                boxes.push(rect);
            }
        }
        if !boxes.is_empty() {
            self.sheet.fill(&Figure::Boxes(boxes), color);
        }
    }
}

//! Writes figures down as PDF.

use super::super::curves::{Figure, Pen, Piece, Pixels, Sheet};
use super::super::letters::{Face, Faces, LetterLine, Run};
use crate::board::{Dash, DrawnDots};
use emath::{Pos2, Rect, Vec2};
use epaint::Color32;
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Size, Transform};
use krilla::image::Image;
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, Paint, Pattern, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph, Tag};
use std::collections::HashMap;

/// What pages have in common: fonts and pixels.
#[derive(Default)]
pub(super) struct Inventory {
    /// By the name under which the font was found, and its number in the file.
    fonts: HashMap<(String, u32), Option<Font>>,
    /// The fonts of the page by their number.
    of_page: HashMap<usize, Option<Font>>,
    images: HashMap<(u64, [u32; 4]), Option<Image>>,
}

impl Inventory {
    /// The next page counts its fonts anew.
    pub fn forget_faces(&mut self) {
        self.of_page.clear();
    }

    fn font(&mut self, number: usize, face: &Face) -> Option<Font> {
        let fonts = &mut self.fonts;
        let of_page = self.of_page.entry(number).or_insert_with(|| {
            let key = (face.name.clone(), face.index);
            fonts.entry(key).or_insert_with(|| font_of(face)).clone()
        });
        of_page.clone()
    }
}

fn font_of(face: &Face) -> Option<Font> {
    let coords = face.tweak.coords.as_ref().iter();
    let coords: Vec<(Tag, f32)> = coords
        .map(|(tag, value)| (Tag::new(&tag.to_be_bytes()), *value))
        .collect();
    Font::new_variable(face.data.clone().into(), face.index, &coords)
}

/// A page on its way.
pub(super) struct PdfSheet<'a, 's> {
    surface: &'a mut Surface<'s>,
    inventory: &'a mut Inventory,
}

impl<'a, 's> PdfSheet<'a, 's> {
    pub fn new(surface: &'a mut Surface<'s>, inventory: &'a mut Inventory) -> Self {
        Self { surface, inventory }
    }

    /// Paints the whole page.
    pub fn paint_paper(&mut self, size: Vec2, color: Color32) {
        let paper = Rect::from_min_size(Pos2::ZERO, size);
        self.fill(&Figure::Box(paper, 0.0), color);
    }

    /// What follows is drawn in points of the picture, and within it.
    pub fn start(&mut self, page_from_picture: Transform, viewport: Rect) {
        self.surface.push_transform(&page_from_picture);
        self.start_clip(viewport);
    }

    /// Ends what [`Self::start`] started.
    pub fn end(&mut self) {
        self.surface.pop();
        self.surface.pop();
    }

    fn draw(&mut self, figure: &Figure, fill: Option<Fill>, stroke: Option<Stroke>) {
        if let Some(path) = path_of(figure) {
            self.surface.set_fill(fill);
            self.surface.set_stroke(stroke);
            self.surface.draw_path(&path);
        }
    }

    fn run(&mut self, run: &Run, type_size: f32, face: &Face, font: Font) {
        let glyphs: Vec<KrillaGlyph> = run
            .glyphs
            .iter()
            .map(|glyph| KrillaGlyph {
                glyph_id: GlyphId::new(glyph.id),
                // An icon says nothing: whoever copies words finds none.
                text_range: if run.is_icon {
                    0..0
                } else {
                    glyph.bytes.clone()
                },
                x_advance: glyph.advance / face.units_per_em,
                x_offset: glyph.offset_x / face.units_per_em,
                y_offset: glyph.offset_y / face.units_per_em,
                y_advance: 0.0,
                location: None,
            })
            .collect();
        let start = Point::from_xy(short(run.x), short(run.y));
        let size = type_size * face.tweak.scale;
        self.surface
            .draw_glyphs(start, &glyphs, font, &run.text, size, false);
    }
}

/// Two digits after the point: a hundredth of a point is nothing to see, and shorter to write.
fn short(value: f32) -> f32 {
    ((f64::from(value) * 100.0).round() / 100.0) as f32
}

fn path_of(figure: &Figure) -> Option<Path> {
    let mut path = PathBuilder::new();
    figure.outline(|piece| {
        let at = |point: Pos2| (short(point.x), short(point.y));
        match piece {
            Piece::Move(to) => {
                let (x, y) = at(to);
                path.move_to(x, y);
            }
            Piece::Line(to) => {
                let (x, y) = at(to);
                path.line_to(x, y);
            }
            Piece::Curve([one, other, to]) => {
                let ((x1, y1), (x2, y2), (x, y)) = (at(one), at(other), at(to));
                path.cubic_to(x1, y1, x2, y2, x, y);
            }
            Piece::Close => path.close(),
        }
    });
    path.finish()
}

fn paint_of(color: Color32) -> (Paint, NormalizedF32) {
    let [red, green, blue, alpha] = color.to_srgba_unmultiplied();
    let opacity = NormalizedF32::new(f32::from(alpha) / 255.0).unwrap_or(NormalizedF32::ONE);
    (rgb::Color::new(red, green, blue).into(), opacity)
}

fn fill_of(color: Color32) -> Fill {
    let (paint, opacity) = paint_of(color);
    Fill {
        paint,
        opacity,
        rule: FillRule::NonZero,
    }
}

fn stroke_of(pen: &Pen) -> Stroke {
    let (paint, opacity) = paint_of(pen.color);
    let (array, line_cap) = match pen.dash {
        Dash::Solid => (None, LineCap::Butt),
        Dash::Dashed(length, gap) => (Some(vec![short(length), short(gap)]), LineCap::Butt),
        Dash::Dotted(apart) => (Some(vec![0.0, short(apart)]), LineCap::Round),
    };
    Stroke {
        paint,
        opacity,
        width: short(pen.width),
        line_cap,
        dash: array.map(|array| StrokeDash { array, offset: 0.0 }),
        ..Stroke::default()
    }
}

impl Sheet for PdfSheet<'_, '_> {
    fn start_clip(&mut self, clip: Rect) {
        if let Some(path) = path_of(&Figure::Box(clip, 0.0)) {
            self.surface.push_clip_path(&path, &FillRule::NonZero);
        }
    }

    fn end_clip(&mut self) {
        self.surface.pop();
    }

    fn fill(&mut self, figure: &Figure, color: Color32) {
        self.draw(figure, Some(fill_of(color)), None);
    }

    fn stroke(&mut self, figure: &Figure, pen: &Pen) {
        self.draw(figure, None, Some(stroke_of(pen)));
    }

    fn fill_and_stroke(&mut self, figure: &Figure, color: Color32, pen: &Pen) {
        self.draw(figure, Some(fill_of(color)), Some(stroke_of(pen)));
    }

    fn letters(&mut self, line: &LetterLine, faces: &Faces) {
        self.surface.set_fill(Some(fill_of(line.color)));
        self.surface.set_stroke(None);
        for run in line.in_order_of_reading() {
            let Some(face) = faces.face(run.face) else {
                continue;
            };
            if let Some(font) = self.inventory.font(run.face, face) {
                self.run(run, line.type_size, face, font);
            }
        }
    }

    fn dots(&mut self, dots: &DrawnDots) {
        let mut builder = self.surface.stream_builder();
        let mut surface = builder.surface();
        let middle = Pos2::new(dots.step / 2.0, dots.step / 2.0);
        let dot = Rect::from_center_size(middle, Vec2::splat(2.0 * dots.half));
        if let Some(path) = path_of(&Figure::Box(dot, 0.0)) {
            surface.set_fill(Some(fill_of(dots.color)));
            surface.draw_path(&path);
        }
        surface.finish();
        let corner = dots.origin - Vec2::splat(dots.step / 2.0);
        let pattern = Pattern {
            stream: builder.finish(),
            transform: Transform::from_translate(corner.x, corner.y),
            width: dots.step,
            height: dots.step,
        };
        let fill = Fill {
            paint: pattern.into(),
            opacity: NormalizedF32::ONE,
            rule: FillRule::NonZero,
        };
        self.draw(&Figure::Box(dots.rect, 0.0), Some(fill), None);
    }

    fn pixels(&mut self, pixels: &Pixels<'_>, rect: Rect, radius: f32) {
        let part = pixels.part;
        let key = [part.min.x, part.min.y, part.max.x, part.max.y].map(f32::to_bits);
        let images = &mut self.inventory.images;
        let image = images.entry((pixels.number, key)).or_insert_with(|| {
            let part = pixels.cut()?;
            Some(Image::from_rgba8(part.rgba, part.width, part.height))
        });
        let (Some(image), Some(size)) = (image.clone(), Size::from_wh(rect.width(), rect.height()))
        else {
            return;
        };
        let Some(path) = path_of(&Figure::Box(rect, radius)) else {
            return;
        };
        self.surface.push_clip_path(&path, &FillRule::NonZero);
        let place = Transform::from_translate(rect.min.x, rect.min.y);
        self.surface.push_transform(&place);
        self.surface.draw_image(image, size);
        self.surface.pop();
        self.surface.pop();
    }
}

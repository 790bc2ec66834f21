//! Draws a page that was laid out.

use super::super::drawing::{Drawing, Subject, draw_board, whole_pixels};
use super::furniture::PageNumber;
use super::layout::{BANNER, BANNER_TYPE, PAD, PagePlan};
use super::text::Text;
use crate::board::fonts::Weight;
use crate::board::{BoardTheme, Words};
use crate::model::Tlp;
use emath::{Pos2, Rect, TSTransform, Vec2, pos2, vec2};
use epaint::text::{Fonts, FontsView};
use epaint::{Color32, Shape};

/// Type of the numbers on claims, in board points at most so small.
const NUMBER_TYPE: f32 = 10.0;
/// The same on paper, in units.
const LEAST_NUMBER_TYPE: f32 = 6.5;

/// Draws one sheet of a page.
pub(in crate::export) fn make_page(
    subject: &Subject<'_>,
    page: &PagePlan,
    sheet: usize,
    number: PageNumber,
    fonts: &mut Fonts,
) -> Drawing {
    let size = page.size.get(sheet).copied().unwrap_or(Vec2::splat(100.0));
    let viewport = page.viewport(sheet);
    let mut drawing = Drawing::empty(subject, viewport, &page.plan);
    let theme = BoardTheme::of(subject.options.appearance);
    if sheet == 0 {
        let rect = page.picture_in_points();
        let to_page = draw_board(subject, &page.plan, rect, &mut drawing, fonts);
        let mut view = fonts.with_pixels_per_point(1.0);
        let numbers = numbers(subject, page, to_page, &theme, &mut view);
        if !numbers.is_empty() {
            drawing.put(rect, numbers);
        }
    }
    let mut view = fonts.with_pixels_per_point(1.0);
    let around = around(page, (sheet, size), number, &theme, &mut view);
    drawing.put(viewport, around);
    drawing
}

impl PagePlan {
    /// A sheet, in points of its drawing.
    fn viewport(&self, sheet: usize) -> Rect {
        let size = self.size.get(sheet).copied().unwrap_or(Vec2::splat(100.0));
        let mut size = size * self.points_per_unit;
        if self.paper.is_none() {
            // Nothing is added at the sides, not even by rounding.
            size.x = self.plan.size_px.x / self.plan.pixels_per_point;
        }
        Rect::from_min_size(Pos2::ZERO, size)
    }

    /// Width and height of the first sheet in pixels.
    pub fn size_px(&self) -> Vec2 {
        whole_pixels(self.viewport(0).size(), self.plan.pixels_per_point)
    }

    /// Where the picture goes, in points of the drawing: at whole pixels, so that it is as sharp as it is alone.
    fn picture_in_points(&self) -> Rect {
        let scale = self.plan.pixels_per_point;
        let min = self.picture.min.to_vec2() * self.points_per_unit * scale;
        let min = pos2(min.x.round(), min.y.round()) / scale;
        Rect::from_min_size(min, self.plan.size_px / scale)
    }
}

/// Everything around the picture.
fn around(
    page: &PagePlan,
    (sheet, size): (usize, Vec2),
    number: PageNumber,
    theme: &BoardTheme,
    fonts: &mut FontsView<'_>,
) -> Vec<Shape> {
    let unit = page.points_per_unit;
    let parts = &page.parts;
    let (main, muted) = (theme.words.main, theme.words.muted);
    let mut shapes = Vec::new();
    if let Some(mark) = parts.mark {
        for top in [0.0, size.y - BANNER] {
            banner(mark, top, size.x, unit, fonts, &mut shapes);
        }
    }
    if let Some(title) = &parts.title {
        shapes.push(title.shape(pos2(PAD, parts.banner_height() + 5.0), main, unit));
    }
    let portion = page.portions.get(sheet).copied().flatten();
    let foot_top = size.y - parts.banner_height() - parts.foot_height();
    let notes_top = if sheet == 0 {
        foot_top - parts.notes_height(portion)
    } else {
        parts.banner_height() + parts.title_height() + 8.0
    };
    if let (Some((caption, notes)), Some(portion)) = (&parts.notes, portion) {
        shapes.push(caption.shape(pos2(PAD, notes_top), main, unit));
        let at = pos2(PAD, notes_top + caption.size.y + 2.0);
        shapes.extend(notes.shapes(portion, at, muted, unit));
    }
    if let (Some((caption, key)), 0) = (&parts.legend, sheet) {
        let top = notes_top - parts.legend_height();
        shapes.push(caption.shape(pos2(PAD, top), main, unit));
        shapes.extend(key.shapes(pos2(PAD, top + caption.size.y), muted, unit));
    }
    if let Some(lines) = &parts.foot {
        let words = format!("page {} of {}", number.number, number.count);
        let room = (parts.number_width, 1);
        let words = Text::new(&words, Weight::Regular, 9.0, room, fonts);
        shapes.push(words.shape(pos2(size.x - PAD - words.size.x, foot_top), muted, unit));
        let mut top = foot_top;
        for line in lines {
            shapes.push(line.shape(pos2(PAD, top), muted, unit));
            top += line.size.y;
        }
    }
    shapes
}

/// A black strip with the mark in its colour at the right, as FIRST prescribes.
pub(super) fn banner(
    mark: Tlp,
    top: f32,
    width: f32,
    unit: f32,
    fonts: &mut FontsView<'_>,
    shapes: &mut Vec<Shape>,
) {
    let strip = Rect::from_min_size(pos2(0.0, top * unit), vec2(width, BANNER) * unit);
    shapes.push(Shape::rect_filled(strip, 0.0, Color32::BLACK));
    let room = (f32::INFINITY, 1);
    let words = Text::new(mark.label(), Weight::SemiBold, BANNER_TYPE, room, fonts);
    let [red, green, blue] = mark.rgb();
    let x = (width - PAD - words.size.x).max(0.0);
    let y = top + (BANNER - words.size.y) / 2.0;
    shapes.push(words.shape(pos2(x, y), Color32::from_rgb(red, green, blue), unit));
}

/// The numbers of source notes on the upper edges of claims.
fn numbers(
    subject: &Subject<'_>,
    page: &PagePlan,
    to_page: TSTransform,
    theme: &BoardTheme,
    fonts: &mut FontsView<'_>,
) -> Vec<Shape> {
    let size = (NUMBER_TYPE * page.plan.zoom).max(LEAST_NUMBER_TYPE * page.points_per_unit);
    let mut shapes = Vec::new();
    for (card, numbers) in &page.parts.numbers {
        let Some(card) = subject.index.card(*card) else {
            continue;
        };
        let rect = to_page * card.rect;
        let text: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        let mut words = Words::line(&text.join(", "), Weight::SemiBold, NUMBER_TYPE, fonts);
        words.zoom = size / NUMBER_TYPE;
        words.color = theme.surfaces.card;
        let room = words.size_in_screen();
        let plate_size = vec2(room.x + size, room.y + 0.1 * size);
        let right = rect.max.x - size;
        let plate = Rect::from_min_size(
            pos2(right - plate_size.x, rect.min.y - plate_size.y / 2.0),
            plate_size,
        );
        words.origin = plate.center() - room / 2.0;
        shapes.push(Shape::rect_filled(plate, 0.45 * size, theme.words.main));
        shapes.push(crate::board::Drawn::Words(words).into());
    }
    shapes
}

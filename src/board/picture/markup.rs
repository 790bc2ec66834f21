//! What the analyst drew on a picture: boxes, arrows, numbers, with a halo so that they stand out on any ground.

use super::super::drawn::Medium;
use super::super::face::markup_words;
use super::super::images::ImagePlace;
use super::super::text::{TextBlock, Typesetter};
use super::super::theme::{Accent, BoardTheme};
use super::colour::faint;
use super::dashes;
use crate::model::{Markup, MarkupShape, Tint};
use emath::{Pos2, Rect, Vec2, vec2};
use epaint::text::FontsView;
use epaint::{Color32, RectShape, Shape, Stroke};

/// How thick and large things are drawn.
#[derive(Clone, Copy)]
pub(super) struct Brush<'t> {
    theme: &'t BoardTheme,
    /// Screen points for each point of a drawing at 100 %.
    scale: f32,
}

impl<'t> Brush<'t> {
    /// On a card at this zoom: never so thin that it is lost.
    pub fn on_card(theme: &'t BoardTheme, zoom: f32) -> Self {
        Self {
            theme,
            scale: zoom.clamp(0.4, 3.0),
        }
    }

    fn accent(self, tint: Tint) -> Accent {
        let tinted = self.theme.tint(tint);
        let usual = || self.theme.tint(Tint::Red);
        tinted
            .or_else(usual)
            .unwrap_or(self.theme.verdicts.conflicts)
    }

    fn halo(self) -> Color32 {
        faint(self.theme.surfaces.card, 0.8)
    }
}

/// Thickness of a line, in points at 100 %.
const LINE: f32 = 2.0;
/// How far the halo stands out on either side.
const HALO: f32 = 1.2;
/// Length of an arrow head.
const HEAD: f32 = 10.0;
/// Radius of a numbered disc.
const DISC: f32 = 9.0;

/// The shapes of what is drawn on a picture, for a window of its own; `scale` is that of lines and words. Draws nothing
/// outside of `place`.
pub fn markup_shapes(
    drawn: &[Markup],
    place: &ImagePlace,
    scale: f32,
    theme: &BoardTheme,
    fonts: &mut FontsView<'_>,
) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let brush = Brush { theme, scale };
    for markup in drawn {
        let mut words = markup_words(markup, fonts);
        let mut setter = Typesetter::new(fonts, None, Medium::Screen);
        paint(
            markup,
            words.as_mut(),
            place,
            brush,
            &mut setter,
            &mut shapes,
        );
    }
    shapes
}

/// Paints one thing with its words; what lies outside of the shown part is left out.
pub(super) fn paint(
    markup: &Markup,
    words: Option<&mut TextBlock>,
    place: &ImagePlace,
    brush: Brush<'_>,
    setter: &mut Typesetter<'_, '_>,
    shapes: &mut Vec<Shape>,
) {
    let (from, to) = (place.point(markup.from), place.point(markup.to));
    if !from.is_finite() || !to.is_finite() {
        return;
    }
    let accent = brush.accent(markup.tint);
    match markup.shape {
        MarkupShape::Box => {
            let frame = Rect::from_two_pos(from, to);
            let corners = [
                frame.left_top(),
                frame.right_top(),
                frame.right_bottom(),
                frame.left_bottom(),
            ];
            let sides = (0..4).map(|at| [corners[at], corners[(at + 1) % 4]]);
            lines(sides.collect(), place.rect, brush, accent.line, shapes);
            if let Some(words) = words {
                let at = frame.left_top() + vec2(0.0, -3.0 * brush.scale);
                label(words, at, place.rect, brush, accent, setter, shapes);
            }
        }
        MarkupShape::Arrow => {
            let along = to - from;
            let mut sides = vec![[from, to]];
            let head = (HEAD * brush.scale).min(along.length() * 0.6);
            if along.length() > 1.0 {
                let back = -along.normalized() * head;
                for turn in [0.5f32, -0.5] {
                    let (sin, cos) = turn.sin_cos();
                    let barb = vec2(back.x * cos - back.y * sin, back.x * sin + back.y * cos);
                    sides.push([to, to + barb]);
                }
            }
            lines(sides, place.rect, brush, accent.line, shapes);
            if let Some(words) = words {
                let at = from + vec2(0.0, -3.0 * brush.scale);
                label(words, at, place.rect, brush, accent, setter, shapes);
            }
        }
        MarkupShape::Number => number(words, from, place.rect, brush, accent, setter, shapes),
    }
}

/// Lines with a halo, cut to the picture.
fn lines(
    sides: Vec<[Pos2; 2]>,
    within: Rect,
    brush: Brush<'_>,
    color: Color32,
    shapes: &mut Vec<Shape>,
) {
    let sides: Vec<_> = sides
        .into_iter()
        .filter_map(|side| clipped(side, within))
        .collect();
    let width = (LINE * brush.scale).max(1.0);
    let halo = Stroke::new(width + 2.0 * HALO * brush.scale.min(1.5), brush.halo());
    shapes.extend(sides.iter().map(|side| Shape::line_segment(*side, halo)));
    let stroke = Stroke::new(width, color);
    shapes.extend(sides.iter().map(|side| Shape::line_segment(*side, stroke)));
}

/// What of a line lies in a rectangle.
fn clipped(line: [Pos2; 2], rect: Rect) -> Option<[Pos2; 2]> {
    let (enters, leaves) = dashes::clipped(line, rect)?;
    let [from, to] = line;
    let along = to - from;
    Some([from + along * enters, from + along * leaves])
}

/// A disc with a figure in it.
fn number(
    words: Option<&mut TextBlock>,
    center: Pos2,
    within: Rect,
    brush: Brush<'_>,
    accent: Accent,
    setter: &mut Typesetter<'_, '_>,
    shapes: &mut Vec<Shape>,
) {
    if !within.contains(center) {
        return;
    }
    let size = words.as_ref().map_or(Vec2::ZERO, |words| words.size()) * brush.scale;
    let radius = DISC * brush.scale;
    let half = vec2(radius.max(size.x / 2.0 + 4.0 * brush.scale), radius);
    let plate = Rect::from_center_size(center, half * 2.0);
    let halo = HALO * brush.scale.min(1.5);
    let disc = |grown: f32, fill| {
        Shape::from(RectShape::filled(plate.expand(grown), radius + grown, fill))
    };
    shapes.push(disc(halo, brush.halo()));
    shapes.push(disc(0.0, accent.text));
    if let Some(words) = words {
        let at = center - size / 2.0;
        let ink = brush.theme.surfaces.card;
        shapes.extend(words.shape(at, brush.scale, ink, setter));
    }
}

/// Words on a small plate above a point, kept within the picture.
fn label(
    words: &mut TextBlock,
    lower_left: Pos2,
    within: Rect,
    brush: Brush<'_>,
    accent: Accent,
    setter: &mut Typesetter<'_, '_>,
    shapes: &mut Vec<Shape>,
) {
    if !within
        .expand(1.0)
        .contains(lower_left + vec2(0.0, 4.0 * brush.scale))
    {
        return;
    }
    let pad = vec2(4.0, 1.0) * brush.scale;
    let size = words.size() * brush.scale + 2.0 * pad;
    let wanted = Rect::from_min_size(lower_left - vec2(0.0, size.y), size);
    let room = (within.max - size).max(within.min);
    let plate = Rect::from_min_size(wanted.min.clamp(within.min, room), size);
    let radius = 3.0 * brush.scale;
    shapes.push(RectShape::filled(plate, radius, brush.theme.surfaces.card).into());
    let at = plate.min + pad;
    shapes.extend(words.shape(at, brush.scale, accent.text, setter));
}

#[cfg(test)]
mod tests {
    use super::*;
    use emath::pos2;

    #[test]
    fn lines_end_where_the_shown_part_ends() {
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(100.0, 50.0));
        let cut = |from, to| clipped([from, to], rect);
        let across = cut(pos2(-50.0, 25.0), pos2(150.0, 25.0));
        assert_eq!(across, Some([pos2(0.0, 25.0), pos2(100.0, 25.0)]));
        assert_eq!(cut(pos2(-5.0, -5.0), pos2(-1.0, 60.0)), None);
        let within = [pos2(1.0, 2.0), pos2(3.0, 4.0)];
        assert_eq!(clipped(within, rect), Some(within));
    }
}

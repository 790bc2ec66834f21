//! Drawings on a picture as values: hit, moved, reshaped, numbered.

use crate::board::ImagePlace;
use crate::model::{Crop, Image, Markup, MarkupShape};
use egui::{Pos2, Rect, Vec2, pos2, vec2};

/// How near the pointer must be, in screen points.
const REACH: f32 = 9.0;
/// How near to the middle of a number.
const REACH_NUMBER: f32 = 14.0;

/// A place of a drawing that can be taken hold of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Handle {
    /// All of it.
    Body,
    /// Its first point.
    From,
    /// Its second point.
    To,
    /// The corner with the first point's x and the second point's y.
    FromTo,
    /// The corner with the second point's x and the first point's y.
    ToFrom,
}

/// The corners or ends of a drawing, in fractions of the picture.
pub(super) fn handles(markup: &Markup) -> Vec<(Handle, Pos2)> {
    let (from, to) = (markup.from, markup.to);
    match markup.shape {
        MarkupShape::Number => Vec::new(),
        MarkupShape::Arrow => vec![(Handle::From, from), (Handle::To, to)],
        MarkupShape::Box => vec![
            (Handle::From, from),
            (Handle::To, to),
            (Handle::FromTo, pos2(from.x, to.y)),
            (Handle::ToFrom, pos2(to.x, from.y)),
        ],
    }
}

/// What of a drawing is at a point of the screen.
pub(super) fn hit(markup: &Markup, place: &ImagePlace, pos: Pos2) -> Option<Handle> {
    let on_screen = |fraction: Pos2| place.point(fraction);
    let near = handles(markup)
        .into_iter()
        .find(|(_, at)| on_screen(*at).distance(pos) <= REACH);
    if let Some((handle, _)) = near {
        return Some(handle);
    }
    let (from, to) = (on_screen(markup.from), on_screen(markup.to));
    let is_hit = match markup.shape {
        MarkupShape::Number => from.distance(pos) <= REACH_NUMBER,
        MarkupShape::Arrow => distance_to_line(pos, from, to) <= REACH,
        MarkupShape::Box => {
            let frame = Rect::from_two_pos(from, to);
            frame.expand(REACH).contains(pos) && !frame.shrink(REACH).contains(pos)
        }
    };
    is_hit.then_some(Handle::Body)
}

fn distance_to_line(pos: Pos2, from: Pos2, to: Pos2) -> f32 {
    let along = to - from;
    let length_sq = along.length_sq().max(1e-6);
    let share = ((pos - from).dot(along) / length_sq).clamp(0.0, 1.0);
    (from + along * share).distance(pos)
}

/// A drawing after one of its handles was dragged to a point; both in fractions of the picture.
pub(super) fn dragged(markup: &Markup, handle: Handle, start: Pos2, now: Pos2) -> Markup {
    let mut moved = markup.clone();
    match handle {
        Handle::Body => {
            let low = markup.from.min(markup.to);
            let high = markup.from.max(markup.to);
            let by = (now - start).clamp(-low.to_vec2(), Vec2::splat(1.0) - high.to_vec2());
            moved.from += by;
            moved.to += by;
        }
        Handle::From => moved.from = now,
        Handle::To => moved.to = now,
        Handle::FromTo => {
            moved.from.x = now.x;
            moved.to.y = now.y;
        }
        Handle::ToFrom => {
            moved.to.x = now.x;
            moved.from.y = now.y;
        }
    }
    if markup.shape == MarkupShape::Number {
        moved.to = moved.from;
    }
    moved
}

/// The figure of the next number on a picture.
pub(super) fn next_number(image: &Image) -> String {
    let numbers = image.markup.iter();
    let numbers = numbers.filter(|markup| markup.shape == MarkupShape::Number);
    let largest = numbers.filter_map(|markup| markup.label.trim().parse::<u32>().ok());
    (largest.max().unwrap_or(0).saturating_add(1)).to_string()
}

/// The part of a picture within a rectangle of fractions; at least a pixel.
pub(super) fn crop_of(image: &Image, rect: Rect) -> Option<Crop> {
    let whole = image.whole();
    let size = vec2(whole.width_px as f32, whole.height_px as f32);
    let unit = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
    let (min, max) = (unit.clamp(rect.min), unit.clamp(rect.max));
    let low = (min.to_vec2() * size).round();
    let high = (max.to_vec2() * size).round();
    let x_px = (low.x as u32).min(whole.width_px - 1);
    let y_px = (low.y as u32).min(whole.height_px - 1);
    let crop = Crop {
        x_px,
        y_px,
        width_px: (high.x as u32).saturating_sub(x_px).max(1),
        height_px: (high.y as u32).saturating_sub(y_px).max(1),
    };
    (crop != whole).then_some(crop)
}

/// A part of a picture as a rectangle of fractions.
pub(super) fn rect_of(image: &Image, crop: Crop) -> Rect {
    let whole = image.whole();
    let size = vec2(whole.width_px as f32, whole.height_px as f32);
    let min = vec2(crop.x_px as f32, crop.y_px as f32) / size;
    let extent = vec2(crop.width_px as f32, crop.height_px as f32) / size;
    Rect::from_min_size(min.to_pos2(), extent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ImageId, Sha256Digest, StoredFile, Tint, TypedId as _};

    fn image() -> Image {
        let file = StoredFile {
            sha256: Sha256Digest::of(b"x"),
            extension: "png".into(),
            bytes: 1,
        };
        Image::new(ImageId::from_number(1), file, 400, 200)
    }

    fn markup(shape: MarkupShape, label: &str) -> Markup {
        Markup {
            shape,
            from: pos2(0.25, 0.25),
            to: pos2(0.75, 0.75),
            label: label.to_owned(),
            tint: Tint::None,
        }
    }

    #[test]
    fn a_crop_and_its_rectangle_agree() {
        let image = image();
        let rect = Rect::from_min_max(pos2(0.25, 0.5), pos2(0.75, 1.5));
        let crop = crop_of(&image, rect).expect("a part");
        assert_eq!(
            (crop.x_px, crop.y_px, crop.width_px, crop.height_px),
            (100, 100, 200, 100)
        );
        assert_eq!(crop_of(&image, rect_of(&image, crop)), Some(crop));
        let all = Rect::from_min_max(pos2(-1.0, 0.0), pos2(2.0, 1.0));
        assert_eq!(crop_of(&image, all), None, "all of it is no part");
        let point = Rect::from_min_max(pos2(1.0, 1.0), pos2(1.0, 1.0));
        assert_eq!(crop_of(&image, point).map(|it| it.width_px), Some(1));
    }

    #[test]
    fn numbers_count_on_from_the_largest() {
        let mut image = image();
        assert_eq!(next_number(&image), "1");
        for label in ["2", "7", "crane"] {
            image.markup.push(markup(MarkupShape::Number, label));
        }
        image.markup.push(markup(MarkupShape::Box, "90"));
        assert_eq!(next_number(&image), "8");
    }

    #[test]
    fn drawings_are_hit_at_their_lines_and_stay_on_the_picture() {
        let room = Rect::from_min_size(Pos2::ZERO, vec2(400.0, 200.0));
        let place = ImagePlace::new(&image(), room);
        let frame = markup(MarkupShape::Box, "");
        assert_eq!(hit(&frame, &place, pos2(200.0, 50.0)), Some(Handle::Body));
        assert_eq!(
            hit(&frame, &place, pos2(200.0, 100.0)),
            None,
            "the inside is free"
        );
        assert_eq!(hit(&frame, &place, pos2(300.0, 50.0)), Some(Handle::ToFrom));
        let moved = dragged(&frame, Handle::Body, pos2(0.5, 0.25), pos2(0.9, 0.9));
        assert_eq!((moved.from, moved.to), (pos2(0.5, 0.5), pos2(1.0, 1.0)));
        let reshaped = dragged(&frame, Handle::ToFrom, pos2(0.75, 0.25), pos2(0.9, 0.1));
        assert_eq!(
            (reshaped.from, reshaped.to),
            (pos2(0.25, 0.1), pos2(0.9, 0.75))
        );
    }
}

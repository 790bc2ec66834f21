//! The pictures on a card: textured rectangles and discs, and what is drawn on them.

use super::super::face::{Cut, FacePicture};
use super::super::images::{ImagePlace, ImageState, ImageWish};
use super::super::text::Typesetter;
use super::super::theme::size;
use super::{Easel, Picture, markup};
use emath::{GuiRounding as _, Rect, Vec2, pos2, vec2};
use epaint::{Color32, RectShape, Shape};

/// Paints the pictures of a card whose rectangle on the screen is known, as far as their pixels are on the shelf; wishes
/// for what is not.
pub(super) fn paint(
    easel: &Easel<'_>,
    pictures: &mut [FacePicture],
    card: Rect,
    setter: &mut Typesetter<'_, '_>,
    out: &mut Picture,
) {
    let zoom = easel.zoom;
    for picture in pictures {
        let min = card.min + picture.rect.min.to_vec2() * zoom;
        let place = Rect::from_min_size(min, picture.rect.size() * zoom);
        let place = place.round_to_pixels(easel.pixels_per_point);
        if !place.intersects(easel.view.viewport_in_screen) {
            continue;
        }
        paint_pixels(easel, picture, place, out);
        if picture.cut == Cut::Whole && picture.image.state == ImageState::Ready {
            let place = ImagePlace::of_part(picture.image.shown, place);
            for drawn in &mut picture.markup {
                let words = drawn.words.as_mut();
                let brush = markup::Brush::on_card(easel.theme, zoom);
                markup::paint(&drawn.markup, words, &place, brush, setter, &mut out.shapes);
            }
        }
    }
}

fn paint_pixels(easel: &Easel<'_>, picture: &FacePicture, place: Rect, out: &mut Picture) {
    let image = &picture.image;
    if matches!(image.state, ImageState::Trouble(_)) {
        return;
    }
    let images = easel.view.images;
    let (longer, shorter) = (image.size_px.max_elem(), image.size_px.min_elem().max(1.0));
    let wanted_points = match picture.cut {
        Cut::Whole => place.size().max_elem(),
        Cut::Disc => place.size().max_elem() * longer / shorter,
    };
    let wanted_px = wanted_points * easel.pixels_per_point;
    let longest_px = images.size_for(wanted_px, longer as u32);
    let found = images.texture(image.key, longest_px);
    if found.is_none_or(|(found_px, _)| found_px != longest_px) {
        out.wishes.push(ImageWish {
            key: image.key,
            file: image.file.clone(),
            longest_px,
        });
    }
    let Some((found_px, texture)) = found else {
        return;
    };
    out.used.push((image.key, found_px));
    let (uv, radius) = match picture.cut {
        Cut::Whole => (
            Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)),
            size::RADIUS_CHIP * easel.zoom.min(2.0) * 0.75,
        ),
        Cut::Disc => (middle_square(image.size_px), place.width() / 2.0),
    };
    let shape = RectShape::filled(place, radius, Color32::WHITE).with_texture(texture, uv);
    out.shapes.push(Shape::Rect(shape));
}

/// The largest square in the middle of a picture, in fractions of it.
fn middle_square(size_px: Vec2) -> Rect {
    let side = size_px.min_elem();
    let share = vec2(side / size_px.x.max(1.0), side / size_px.y.max(1.0));
    Rect::from_center_size(pos2(0.5, 0.5), share)
}

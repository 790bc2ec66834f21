//! The face of an image: the picture, its caption and where it is from.

use super::content::{Content, ImageContent, Says};
use super::maker::{FaceMaker, META, Style};
use super::{Cut, Detail, Fill, Ink, ShownImage};
use crate::board::fonts::Weight;
use crate::board::images::{ImageState, fitted};
use crate::board::text::Span;
use crate::board::theme::size;
use crate::model::{Image, RecordKind};
use emath::{Rect, Vec2, pos2, vec2};
use lucide_icons::Icon;

/// From the card's edge to the picture.
const INSET: f32 = 6.0;
/// What caption and source need below the picture.
const FOOT: f32 = 52.0;
/// How large the picture of a new card is, in square board points: 212 × 126.
const NEW_AREA: f32 = 26_700.0;
/// The shortest and the longest side of the picture of a new card.
const NEW_SIDES: (f32, f32) = (96.0, 340.0);

/// The size of a new card for a picture: it has the proportions of what is shown, and about the size of other cards.
pub fn image_card_size(image: &Image) -> Vec2 {
    let shown = image.shown();
    let ratio = shown.width_px as f32 / shown.height_px.max(1) as f32;
    let ratio = ratio.clamp(0.05, 20.0);
    let side = |length: f32| length.clamp(NEW_SIDES.0, NEW_SIDES.1).round();
    let width = side((NEW_AREA * ratio).sqrt()).max(140.0);
    let height = side(width / ratio);
    vec2(width + 2.0 * INSET, height + INSET + FOOT)
}

/// Where the pixels go on a card of this size, from its upper left corner.
fn picture_area(card_size: Vec2) -> Rect {
    let bottom = (card_size.y - FOOT).max(card_size.y * 0.4);
    area(card_size, bottom)
}

fn area(card_size: Vec2, bottom: f32) -> Rect {
    let right = (card_size.x - INSET).max(INSET + 1.0);
    Rect::from_min_max(pos2(INSET, INSET), pos2(right, bottom.max(INSET + 1.0)))
}

pub(super) fn lay_out(maker: &mut FaceMaker<'_, '_>, image: &ImageContent) {
    let area = picture_area(maker.size);
    put_picture(maker, &image.shown, &image.dimensions, area, Detail::Full);
    let width = maker.size.x - 2.0 * size::PAD;
    let caption = Style {
        size: size::TEXT_SMALL,
        weight: Weight::Medium,
        ink: Ink::Main,
    };
    let middle = area.max.y + 14.0;
    if image.source.is_empty() {
        let words = vec![Span::new(&image.caption, Weight::Medium)];
        let words = maker.block(words, size::TEXT_SMALL, width, 2);
        maker.put(words, vec2(size::PAD, area.max.y + 6.0), width, Ink::Main);
    } else {
        maker.put_line(&image.caption, caption, size::PAD, middle, width);
        maker.put_line(&image.source, META, size::PAD, middle + 17.0, width);
    }
}

/// The face seen from afar: the picture says more than its title. False for cards that are no pictures, or that are
/// collapsed.
pub(super) fn lay_out_from_afar(
    maker: &mut FaceMaker<'_, '_>,
    content: &Content,
    detail: Detail,
) -> bool {
    let Says::Image(image) = &content.says else {
        return false;
    };
    if content.is_collapsed || maker.size.y < super::plain::LEAST_FULL_HEIGHT {
        return false;
    }
    let has_title = detail == Detail::Title && maker.size.y > 120.0;
    let bottom = maker.size.y - if has_title { 36.0 } else { INSET };
    let area = area(maker.size, bottom);
    put_picture(maker, &image.shown, "", area, detail);
    if has_title {
        let title = Style {
            size: 18.0,
            weight: Weight::SemiBold,
            ink: Ink::Main,
        };
        let width = maker.size.x - 2.0 * size::PAD;
        let middle = (area.max.y + maker.size.y) / 2.0;
        maker.put_line(&content.title, title, size::PAD, middle, width);
    }
    true
}

/// The picture on its plate, or what stands for it.
fn put_picture(
    maker: &mut FaceMaker<'_, '_>,
    image: &ShownImage,
    dimensions: &str,
    area: Rect,
    detail: Detail,
) {
    let place = fitted(image.size_px, area);
    let is_ready = image.state == ImageState::Ready;
    if !is_ready {
        maker.surface(area, size::RADIUS_CHIP, Fill::Plate, true);
    } else if area.width() - place.width() > 2.0 || area.height() - place.height() > 2.0 {
        maker.surface(area, size::RADIUS_CHIP, Fill::Plate, false);
    }
    maker.picture(place, Cut::Whole, image, detail);
    if is_ready {
        return;
    }
    let (icon, words, ink) = match image.state {
        ImageState::Trouble(trouble) => (Icon::ImageOff, trouble.label(), Ink::Main),
        _ => (Icon::Image, dimensions, Ink::Muted),
    };
    let has_words = detail == Detail::Full && area.height() > 64.0 && !words.is_empty();
    let middle = area.center().to_vec2();
    let icon_size = 26f32.min(area.height() * 0.5);
    let lift = if has_words { 10.0 } else { 0.0 };
    let kind = Ink::Kind(RecordKind::Image);
    maker.icon(icon, icon_size, middle - vec2(0.0, lift), kind);
    if has_words {
        let block = maker.line(words, META, area.width() - 8.0);
        let taken = block.size();
        let at = middle + vec2(-taken.x / 2.0, 9.0);
        maker.put(block, at, taken.x, ink);
    }
}

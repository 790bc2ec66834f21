//! The face of an image: the picture's place, its caption and where it is from.

use super::content::ImageContent;
use super::maker::{FaceMaker, META, Style};
use super::{Fill, Ink};
use crate::board::fonts::Weight;
use crate::board::text::Span;
use crate::board::theme::size;
use crate::model::RecordKind;
use emath::{Rect, pos2, vec2};
use lucide_icons::Icon;

/// Where the pixels go on a card of this size, from its upper left corner.
pub(crate) fn picture_area(card_size: emath::Vec2) -> Rect {
    let bottom = (card_size.y - 52.0).max(card_size.y * 0.4);
    Rect::from_min_max(
        pos2(6.0, 6.0),
        pos2((card_size.x - 6.0).max(7.0), bottom.max(7.0)),
    )
}

pub(super) fn lay_out(maker: &mut FaceMaker<'_, '_>, image: &ImageContent) {
    let area = picture_area(maker.size);
    maker.surface(
        area,
        size::RADIUS_CHIP,
        Fill::Wash(RecordKind::Image),
        false,
    );
    let middle = area.center().to_vec2();
    let icon = 26f32.min(area.height() * 0.5);
    maker.icon(
        Icon::Image,
        icon,
        middle - vec2(0.0, 8.0),
        Ink::Kind(RecordKind::Image),
    );
    if area.height() > 70.0 {
        let block = maker.line(&image.dimensions, META, area.width());
        let taken = block.size();
        maker.put(
            block,
            middle + vec2(-taken.x / 2.0, 10.0),
            taken.x,
            Ink::Muted,
        );
    }
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

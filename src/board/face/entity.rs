//! The face of an entity: compact, with a round icon of its kind.

use super::content::EntityContent;
use super::maker::{FaceMaker, META, Style};
use super::{Cut, Detail, Fill, Ink};
use crate::board::fonts::Weight;
use crate::board::images::ImageState;
use crate::board::text::Span;
use crate::board::theme::size;
use crate::model::RecordKind;
use emath::{Rect, Vec2, pos2, vec2};

const DISC: f32 = 32.0;
const LEFT: f32 = 10.0;

pub(super) fn lay_out(maker: &mut FaceMaker<'_, '_>, entity: &EntityContent) {
    // On a high card the head stays at the top and the description goes below it.
    let head_height = maker.size.y.min(56.0);
    let middle = head_height / 2.0;
    let disc = Rect::from_center_size(pos2(LEFT + DISC / 2.0, middle), Vec2::splat(DISC));
    maker.surface(disc, DISC / 2.0, Fill::Wash(RecordKind::Entity), false);
    disc_of(maker, entity, disc, 17.0, Detail::Full);
    let left = LEFT + DISC + 10.0;
    let room = maker.size.x - left - 10.0;
    let name = Style {
        size: size::TEXT_BODY,
        weight: Weight::SemiBold,
        ink: Ink::Main,
    };
    maker.put_line(&entity.name, name, left, middle - 8.0, room);
    maker.put_line(&entity.line, META, left, middle + 9.5, room);
    let width = maker.size.x - 2.0 * size::PAD;
    let lines = ((maker.size.y - head_height - 10.0) / 16.0).floor();
    if lines >= 1.0 && !entity.description.is_empty() {
        let words = vec![Span::new(&entity.description, Weight::Regular)];
        let words = maker.block(words, size::TEXT_SMALL, width, lines as usize);
        maker.put(words, vec2(size::PAD, head_height + 2.0), width, Ink::Muted);
    }
}

/// What is in the round place of an entity: its portrait as soon as it is there, else the icon of its kind.
pub(super) fn disc_of(
    maker: &mut FaceMaker<'_, '_>,
    entity: &EntityContent,
    disc: Rect,
    icon_size: f32,
    detail: Detail,
) {
    if let Some(portrait) = &entity.portrait {
        maker.picture(disc, Cut::Disc, portrait, detail);
        if portrait.state == ImageState::Ready {
            return;
        }
    }
    let middle = disc.center().to_vec2();
    maker.icon(
        entity.icon,
        icon_size,
        middle,
        Ink::Kind(RecordKind::Entity),
    );
}

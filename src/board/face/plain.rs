//! Faces that say their title only: collapsed cards, very low ones, and cards seen from further away.

use super::content::{Content, Says};
use super::entity::disc_of;
use super::maker::{FaceMaker, META, Style};
use super::{Detail, Fill, Ink};
use crate::board::fonts::Weight;
use crate::board::text::Span;
use crate::board::theme::size;
use crate::model::RecordKind;
use emath::{Rect, Vec2, pos2, vec2};

/// A card lower than this says its title only.
pub(super) const LEAST_FULL_HEIGHT: f32 = 48.0;

/// Icon and title in one line.
pub(super) fn one_line(maker: &mut FaceMaker<'_, '_>, content: &Content) {
    let middle = maker.size.y / 2.0;
    let mut right = maker.size.x - size::PAD;
    if content.is_locked && right > 80.0 {
        maker.icon(
            lucide_icons::Icon::Lock,
            size::ICON - 1.0,
            vec2(right - 6.0, middle),
            Ink::Muted,
        );
        right -= 18.0;
    }
    let mut left = size::PAD;
    if right - left > 40.0 {
        maker.icon(
            content.icon,
            15.0,
            vec2(left + 7.5, middle),
            icon_ink(content),
        );
        left += 15.0 + size::GAP;
    }
    let style = Style {
        size: size::TEXT_BODY,
        weight: Weight::SemiBold,
        ink: title_ink(content),
    };
    if maker.size.y >= 20.0 {
        maker.put_line(&content.title, style, left, middle, right - left);
    }
}

/// The title as large as it must be to be read from afar.
pub(super) fn title(maker: &mut FaceMaker<'_, '_>, content: &Content, detail: Detail) {
    let type_size = if detail == Detail::Title { 20.0 } else { 30.0 };
    let line_height = (type_size * size::LEADING).round();
    let pad = size::PAD.min(maker.size.y * 0.12);
    let room = vec2(maker.size.x - 2.0 * size::PAD, maker.size.y - 2.0 * pad);
    let lines = (room.y / line_height).floor().max(1.0) as usize;
    if room.y < line_height * 0.8 || room.x < type_size * 2.0 {
        return;
    }
    let mut left = size::PAD;
    let is_compact = lines == 1;
    let is_entity = content.kind == RecordKind::Entity;
    if is_entity && is_compact {
        let side = (maker.size.y * 0.62).min(room.x * 0.3);
        let middle = pos2(size::PAD - 2.0 + side / 2.0, maker.size.y / 2.0);
        let disc = Rect::from_center_size(middle, Vec2::splat(side));
        maker.surface(disc, side / 2.0, Fill::Wash(RecordKind::Entity), false);
        if let Says::Entity(entity) = &content.says {
            disc_of(maker, entity, disc, side * 0.56, detail);
        }
        left += side + 2.0;
    }
    let width = maker.size.x - size::PAD - left;
    let weight = if matches!(content.says, Says::Note(_)) {
        Weight::Medium
    } else {
        Weight::SemiBold
    };
    let block = maker.block(
        vec![Span::new(&content.title, weight)],
        type_size,
        width,
        lines,
    );
    let top = if is_compact {
        (maker.size.y - block.size().y) / 2.0
    } else {
        pad + (type_size * 0.1)
    };
    maker.put(block, vec2(left, top), width, title_ink(content));
}

fn icon_ink(content: &Content) -> Ink {
    match content.standing {
        Some(standing) => Ink::Standing(standing),
        None => Ink::Kind(content.kind),
    }
}

/// Titles of records that are not there stand back.
fn title_ink(content: &Content) -> Ink {
    match content.says {
        Says::Nothing => META.ink,
        _ => Ink::Main,
    }
}

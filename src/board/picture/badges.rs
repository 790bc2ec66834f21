//! The "+n" on a card that others are folded into, and on a closed frame.

use super::super::fonts::Weight;
use super::super::hit::Hit;
use super::super::scene::Item;
use super::super::text::{Span, TextBlock, TextSpec, Typesetter};
use super::super::theme::size;
use super::cache::{LabelKey, PictureCache};
use super::colour::mix;
use super::easel::Easel;
use super::{Picture, PictureNode};
use emath::{Pos2, Rect, vec2};
use epaint::{RectShape, Stroke, StrokeKind};

/// The height of a badge, in board points.
const HEIGHT: f32 = 20.0;
/// The least scale at which it can be read.
const LEAST_SCALE: f32 = 0.8;

/// Paints a badge with its middle at a point of the screen; its rectangle.
pub(super) fn paint(
    easel: &Easel<'_>,
    item: Item,
    count: usize,
    middle: Pos2,
    cache: &mut PictureCache,
    setter: &mut Typesetter<'_, '_>,
    out: &mut Picture,
) -> Rect {
    let scale = easel.zoom.max(LEAST_SCALE);
    let words = format!("+{count}");
    let make = |fonts: &mut epaint::text::FontsView<'_>| {
        let spec = TextSpec {
            spans: vec![Span::new(words.as_str(), Weight::SemiBold)],
            size: size::TEXT_META,
            width: 200.0,
            max_lines: 1,
        };
        TextBlock::new(&spec, fonts)
    };
    let key = LabelKey::Badge(item);
    let block = cache.label(key, &words, make, (200.0, size::TEXT_META), setter);
    let words_size = block.size() * scale;
    let plate = Rect::from_center_size(
        middle,
        vec2(
            (words_size.x + 12.0 * scale).max(HEIGHT * scale),
            HEIGHT * scale,
        ),
    );
    let theme = easel.theme;
    let dimming = match item {
        Item::Card(id) => easel.dimming_of(id),
        Item::Frame(_) => 0.0,
    };
    let is_hovered = easel.view.scene.hovered == Some(Hit::Badge(item));
    let fill = if is_hovered {
        theme.words.main
    } else {
        theme.words.muted
    };
    let board = theme.surfaces.board;
    let stroke = Stroke::new(1.5, theme.surfaces.card);
    out.shapes.push(
        RectShape::new(
            plate,
            plate.height() / 2.0,
            mix(fill, board, dimming),
            stroke,
            StrokeKind::Outside,
        )
        .into(),
    );
    let pos = plate.center() - words_size / 2.0;
    let color = theme.surfaces.card;
    out.shapes.extend(block.shape(pos, scale, color, setter));
    let what = match item {
        Item::Card(_) => "Unfold",
        Item::Frame(_) => "Open frame,",
    };
    let cards = if count == 1 { "card" } else { "cards" };
    out.nodes.push(PictureNode {
        hit: Hit::Badge(item),
        rect_in_screen: plate,
        label: format!("{what} {count} {cards}").into(),
    });
    plate
}

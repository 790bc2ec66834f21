//! Cards from near: paper, edge, face, rings.

use super::super::face::{Face, Fill, Ink};
use super::super::hit::{Hit, Side};
use super::super::index::IndexedCard;
use super::super::text::Typesetter;
use super::super::theme::{Appearance, size};
use super::cache::PictureCache;
use super::colour::mix;
use super::far::veil;
use super::strokes::{Dash, edge_strip, polyline, rounded_outline};
use super::{Easel, Picture, PictureNode, Seen, badges, images};
use crate::model::{NoteKind, RecordKind, Standing};
use emath::{GuiRounding as _, Rect};
use epaint::{Color32, RectShape, Shape, Stroke, StrokeKind};

/// What paper a card is made of.
#[derive(Debug, Clone, Copy)]
struct Paper {
    kind: RecordKind,
    standing: Option<Standing>,
    note: Option<NoteKind>,
}

pub(super) fn paint_all(
    easel: &Easel<'_>,
    cards: &[Seen],
    cache: &mut PictureCache,
    setter: &mut Typesetter<'_, '_>,
    out: &mut Picture,
) {
    for seen in cards {
        paint(easel, &seen.card, seen.rect, cache, setter, out);
    }
}

fn paint(
    easel: &Easel<'_>,
    card: &IndexedCard,
    rect_in_board: Rect,
    cache: &mut PictureCache,
    setter: &mut Typesetter<'_, '_>,
    out: &mut Picture,
) {
    let rect = (easel.to_screen * rect_in_board).round_to_pixels(easel.pixels_per_point);
    let kept = cache.face(easel.view, card, rect_in_board.size(), easel.detail, setter);
    let paper = Paper {
        kind: card.kind(),
        standing: kept.as_ref().and_then(|kept| kept.content.standing),
        note: kept.as_ref().and_then(|kept| kept.content.note),
    };
    let folded = easel.view.index.folded_into(card.id);
    if folded > 0 {
        stack(easel, rect, &mut out.shapes);
    }
    body(easel, card, paper, rect, &mut out.shapes);
    if let Some(kept) = kept {
        paint_boxes(easel, &kept.face, rect, &mut out.shapes);
        images::paint(easel, &mut kept.face.pictures, rect, setter, out);
        paint_texts(easel, card, &mut kept.face, rect, setter, &mut out.shapes);
        out.nodes.push(PictureNode {
            hit: Hit::Card(card.id),
            rect_in_screen: rect,
            label: kept.name.clone(),
        });
    }
    let dimming = easel.dimming_of(card.id);
    if dimming > 0.0 {
        out.shapes.push(Shape::rect_filled(
            rect.expand(1.0),
            radius(easel),
            veil(easel, dimming),
        ));
    }
    rings(easel, card, rect, &mut out.shapes);
    out.cards_painted += 1;
    if folded > 0 {
        let corner = rect.right_top() + emath::vec2(-8.0, 0.0) * easel.zoom;
        badges::paint(easel, card.id.into(), folded, corner, cache, setter, out);
    }
}

/// The edges of two more sheets that show from under a card into which others are folded.
fn stack(easel: &Easel<'_>, rect: Rect, shapes: &mut Vec<Shape>) {
    let theme = easel.theme;
    let stroke = Stroke::new(1.0, theme.lines.card_hovered);
    for sheet in [2.0, 1.0] {
        let offset = emath::vec2(4.0, 4.0) * sheet * easel.zoom.max(0.5);
        let fill = mix(theme.surfaces.card, theme.surfaces.board, 0.25 * sheet);
        let rect = rect.translate(offset);
        shapes.push(RectShape::new(rect, radius(easel), fill, stroke, StrokeKind::Inside).into());
    }
}

fn radius(easel: &Easel<'_>) -> f32 {
    (size::RADIUS_CARD * easel.zoom).clamp(1.0, 40.0)
}

fn body(easel: &Easel<'_>, card: &IndexedCard, paper: Paper, rect: Rect, shapes: &mut Vec<Shape>) {
    let theme = easel.theme;
    let radius = radius(easel);
    let is_hovered = easel.view.scene.hovered.and_then(Hit::card) == Some(card.id);
    if theme.surfaces.shadow.a() > 0 && easel.zoom >= 0.4 {
        let offset = emath::vec2(0.0, 1.5 * easel.zoom);
        let mut shadow = RectShape::filled(rect.translate(offset), radius, theme.surfaces.shadow);
        shadow.blur_width = (7.0 * easel.zoom).clamp(2.0, 24.0);
        shapes.push(shadow.into());
    }
    let tint = theme.tint(card.tint);
    let fill = match (tint, paper.kind) {
        (Some(tint), _) => tint.wash,
        (None, RecordKind::Note) => theme.kinds.note.wash,
        _ => theme.surfaces.card,
    };
    let line = match (is_hovered, tint, paper.kind) {
        (true, ..) => theme.lines.card_hovered,
        (_, Some(tint), _) => mix(tint.line, tint.wash, 0.45),
        (_, None, RecordKind::Note) => mix(theme.kinds.note.line, theme.kinds.note.wash, 0.5),
        _ => theme.lines.card,
    };
    let width = 1.0f32.max(easel.zoom.min(2.0));
    let stroke = Stroke::new(width, line);
    match outline_dash(paper.note, easel.zoom) {
        Dash::Solid => {
            let stroke = match paper.note {
                Some(NoteKind::Judgment) => Stroke::new(width * 1.5, theme.kinds.note.line),
                _ => stroke,
            };
            shapes.push(RectShape::new(rect, radius, fill, stroke, StrokeKind::Inside).into());
        }
        dash => {
            shapes.push(Shape::rect_filled(rect, radius, fill));
            let stroke = Stroke::new(width * 1.2, theme.kinds.note.line);
            polyline(
                rounded_outline(rect.shrink(width / 2.0), radius),
                stroke,
                dash,
                easel.medium,
                shapes,
            );
        }
    }
    if theme.appearance == Appearance::Print
        && let Some(standing) = paper.standing
    {
        standing_edge(easel, rect, standing, shapes);
    } else if let Some((side, color)) = edge(easel, card, paper) {
        let thickness = (size::EDGE * easel.zoom).max(2.0);
        shapes.push(edge_strip(rect, radius, thickness, side, color));
    }
}

/// The edge of a claim where there is no colour to tell its standing: the line tells it.
fn standing_edge(easel: &Easel<'_>, rect: Rect, standing: Standing, shapes: &mut Vec<Shape>) {
    let unit = easel.zoom.max(0.5);
    let thick = (size::EDGE * easel.zoom).max(2.0);
    let (width, dash) = match standing {
        Standing::Agreed => (thick, Dash::Solid),
        Standing::Repeated => (thick, Dash::Dashed(9.0 * unit, 4.0 * unit)),
        Standing::Differs => (thick * 1.5, Dash::Dashed(3.0 * unit, 3.0 * unit)),
        Standing::SingleReport => (thick * 0.4, Dash::Solid),
        Standing::NotAssessed => return,
    };
    let x = rect.min.x + width / 2.0 + 1.5 * unit;
    let inset = radius(easel);
    let ends = [
        emath::pos2(x, rect.min.y + inset),
        emath::pos2(x, rect.max.y - inset),
    ];
    let stroke = Stroke::new(width, easel.theme.standing(standing).line);
    polyline(ends.to_vec(), stroke, dash, easel.medium, shapes);
}

/// How the outline of a note is broken up: with icon and word, what tells its kinds apart without colour.
fn outline_dash(note: Option<NoteKind>, zoom: f32) -> Dash {
    let zoom = zoom.max(0.5);
    match note {
        Some(NoteKind::Gap) => Dash::Dashed(5.0 * zoom, 4.0 * zoom),
        Some(NoteKind::Question) => Dash::Dotted(4.0 * zoom),
        _ => Dash::Solid,
    }
}

/// The coloured edge of a card.
fn edge(easel: &Easel<'_>, card: &IndexedCard, paper: Paper) -> Option<(Side, Color32)> {
    let theme = easel.theme;
    match paper.kind {
        RecordKind::Article => Some((Side::Top, theme.kinds.article.line)),
        RecordKind::Claim => {
            let standing = paper.standing.unwrap_or_default();
            Some((Side::Left, theme.standing(standing).line))
        }
        RecordKind::Note if paper.note == Some(NoteKind::Assumption) => {
            Some((Side::Left, theme.kinds.note.line))
        }
        _ => theme.tint(card.tint).map(|tint| (Side::Left, tint.line)),
    }
}

fn paint_boxes(easel: &Easel<'_>, face: &Face, rect: Rect, shapes: &mut Vec<Shape>) {
    let zoom = easel.zoom;
    let theme = easel.theme;
    for surface in &face.boxes {
        let place = Rect::from_min_size(
            rect.min + surface.rect.min.to_vec2() * zoom,
            surface.rect.size() * zoom,
        );
        let fill = match surface.fill {
            Fill::Chip => theme.surfaces.chip,
            Fill::Wash(kind) => theme.kind(kind).wash,
            Fill::Monogram(number) => theme.monogram(number),
            Fill::Plate => theme.surfaces.chip,
        };
        let stroke = if surface.is_outlined {
            Stroke::new(1.0, theme.lines.chip)
        } else {
            Stroke::NONE
        };
        let radius = surface.radius * zoom;
        shapes.push(RectShape::new(place, radius, fill, stroke, StrokeKind::Inside).into());
    }
}

fn paint_texts(
    easel: &Easel<'_>,
    card: &IndexedCard,
    face: &mut Face,
    rect: Rect,
    setter: &mut Typesetter<'_, '_>,
    shapes: &mut Vec<Shape>,
) {
    let zoom = easel.zoom;
    let theme = easel.theme;
    if easel.view.scene.editing == Some(card.id) {
        return;
    }
    let seen = easel.view.viewport_in_screen;
    for text in &mut face.texts {
        let pos = rect.min + text.pos * zoom;
        // Of a card larger than the window, only what can be seen is set.
        let reach = text.block.size() * zoom;
        let around = Rect::from_min_max(pos - reach, pos + reach);
        if !around.intersects(seen) {
            continue;
        }
        let color = match text.ink {
            Ink::Main => theme.words.main,
            Ink::Muted => theme.words.muted,
            Ink::Kind(kind) => theme.kind(kind).text,
            Ink::Standing(standing) => theme.standing(standing).text,
            Ink::Monogram => theme.monogram_words,
        };
        shapes.extend(text.block.shape(pos, zoom, color, setter));
    }
}

/// Rings around what a search found, what is selected and what has the focus.
fn rings(easel: &Easel<'_>, card: &IndexedCard, rect: Rect, shapes: &mut Vec<Shape>) {
    let scene = easel.view.scene;
    let marks = easel.theme.marks;
    let mut ring = |gap: f32, color: Color32| {
        let width = size::RING_IN_SCREEN;
        shapes.push(
            RectShape::stroke(
                rect.expand(gap + width),
                radius(easel) + gap + width,
                Stroke::new(width, color),
                StrokeKind::Inside,
            )
            .into(),
        );
    };
    if scene.lit.contains(card.id) {
        ring(1.0, marks.lit);
    }
    if scene.selection.cards.contains(&card.id) {
        ring(1.0, marks.accent);
    }
    let is_target = scene.preview.link.as_ref().and_then(|link| link.target) == Some(card.id);
    if scene.focus == Some(Hit::Card(card.id)) || is_target {
        ring(4.0, marks.accent);
    }
}

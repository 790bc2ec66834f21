//! The ground, and the board from afar: one mesh for all cards.

use super::super::index::IndexedCard;
use super::super::theme::size;
use super::cache::PictureCache;
use super::colour::{faint, mix};
use super::{Easel, Picture, PictureNode};
use crate::board::hit::Hit;
use crate::model::{RecordKind, RecordRef, Standing};
use emath::{GuiRounding as _, Pos2, Rect, pos2, vec2};
use epaint::{Color32, Mesh, Shape};

/// The most cards that get a node of their own when seen as blocks: more could not be told apart by ear either.
const MAX_BLOCK_NODES: usize = 300;

/// The board itself, with its dots.
pub(super) fn ground(easel: &Easel<'_>, out: &mut Picture) {
    let viewport = easel.view.viewport_in_screen;
    let theme = easel.theme;
    out.shapes
        .push(Shape::rect_filled(viewport, 0.0, theme.surfaces.board));
    // From afar every second, fourth … line of dots only, fading in between.
    let mut step = size::GRID * easel.zoom;
    if step <= 0.0 {
        return;
    }
    while step < size::GRID * 0.75 {
        step *= 2.0;
    }
    if easel.zoom < 0.1 {
        return;
    }
    let origin = easel.to_screen * Pos2::ZERO;
    let first = |origin: f32, low: f32| origin + ((low - origin) / step).ceil() * step;
    let half = (0.75 * easel.zoom.clamp(0.8, 1.6)).max(0.5 / easel.pixels_per_point);
    let mut mesh = Mesh::default();
    let mut y = first(origin.y, viewport.min.y);
    while y < viewport.max.y {
        let mut x = first(origin.x, viewport.min.x);
        while x < viewport.max.x {
            let center = pos2(x, y).round_to_pixels(easel.pixels_per_point);
            let dot = Rect::from_center_size(center, vec2(2.0 * half, 2.0 * half));
            mesh.add_colored_rect(dot, theme.surfaces.dot);
            x += step;
        }
        y += step;
    }
    out.shapes.push(mesh.into());
}

/// All cards as blocks in the colours of their kinds.
pub(super) fn paint_cards(
    easel: &Easel<'_>,
    cards: &[IndexedCard],
    cache: &mut PictureCache,
    out: &mut Picture,
) {
    let _ = cache;
    let mut mesh = Mesh::default();
    mesh.reserve_vertices(cards.len() * 8);
    mesh.reserve_triangles(cards.len() * 4);
    let scene = easel.view.scene;
    let has_nodes = cards.len() <= MAX_BLOCK_NODES;
    for card in cards {
        let rect =
            (easel.to_screen * easel.card_rect(card)).round_to_pixels(easel.pixels_per_point);
        let rect = Rect::from_min_max(rect.min, rect.max.max(rect.min + vec2(1.0, 1.0)));
        if scene.selection.cards.contains(&card.id) {
            mesh.add_colored_rect(rect.expand(2.0), easel.theme.marks.accent);
        } else if scene.lit.contains(card.id) {
            mesh.add_colored_rect(rect.expand(2.0), easel.theme.marks.lit);
        }
        let (fill, edge) = block_colours(easel, card);
        let dimming = easel.dimming_of(card.id);
        let board = easel.theme.surfaces.board;
        mesh.add_colored_rect(rect, mix(fill, board, dimming));
        if let Some(strip) = block_edge(card.kind(), rect) {
            mesh.add_colored_rect(strip, mix(edge, board, dimming));
        }
        if has_nodes {
            out.nodes.push(PictureNode {
                hit: Hit::Card(card.id),
                rect_in_screen: rect,
                label: easel.view.case.name_of(card.subject).into(),
            });
        }
    }
    out.cards_painted = cards.len();
    out.shapes.push(mesh.into());
}

/// Body and edge of a block.
fn block_colours(easel: &Easel<'_>, card: &IndexedCard) -> (Color32, Color32) {
    let theme = easel.theme;
    let accent = match theme.tint(card.tint) {
        Some(tint) => tint,
        None => theme.kind(card.kind()),
    };
    let share = match card.kind() {
        RecordKind::Entity => 0.55,
        RecordKind::Note => 0.5,
        _ => 0.3,
    };
    let fill = mix(theme.surfaces.card, accent.line, share);
    let edge = match card.subject {
        RecordRef::Claim(id) => {
            let facts = easel.view.findings.claims.get(&id);
            match facts.map(|facts| facts.standing) {
                Some(Standing::Differs) => theme.verdicts.conflicts.line,
                Some(Standing::Agreed) => theme.verdicts.agrees.line,
                _ => accent.line,
            }
        }
        _ => accent.line,
    };
    (fill, edge)
}

/// The edge that tells the kinds apart by shape: articles at the top, claims on the left.
fn block_edge(kind: RecordKind, rect: Rect) -> Option<Rect> {
    let thickness = (rect.width().min(rect.height()) * 0.2).clamp(1.0, 3.0);
    match kind {
        RecordKind::Article => Some(Rect::from_min_max(
            rect.min,
            pos2(rect.max.x, rect.min.y + thickness),
        )),
        RecordKind::Claim => Some(Rect::from_min_max(
            rect.min,
            pos2(rect.min.x + thickness, rect.max.y),
        )),
        _ => None,
    }
}

/// What is painted over cards that step back.
pub(super) fn veil(easel: &Easel<'_>, dimming: f32) -> Color32 {
    faint(easel.theme.surfaces.board, dimming)
}

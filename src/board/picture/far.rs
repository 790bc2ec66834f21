//! The ground, and the board from afar: one mesh for all cards.

use super::super::drawn::{Drawn, DrawnDots, Ground, Medium};
use super::super::hit::Hit;
use super::super::index::IndexedCard;
use super::super::theme::size;
use super::colour::{faint, mix};
use super::crowd::CROWD;
use super::{Easel, Picture, PictureNode, Seen, land};
use crate::model::{CardId, RecordKind, RecordRef, Standing};
use emath::{GuiRounding as _, Pos2, Rect, Vec2, pos2, vec2};
use epaint::{Color32, Mesh, Shape};

/// The most cards that get a node of their own when seen as blocks: more could not be told apart by ear either.
const MAX_BLOCK_NODES: usize = 300;

/// The board itself, with its dots.
pub(super) fn ground(easel: &Easel<'_>, out: &mut Picture) {
    let viewport = easel.view.viewport_in_screen;
    let theme = easel.theme;
    if easel.ground == Ground::Bare {
        return;
    }
    out.shapes
        .push(Shape::rect_filled(viewport, 0.0, theme.surfaces.board));
    if theme.surfaces.dot == theme.surfaces.board {
        return;
    }
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
    if easel.medium == Medium::Curves {
        let dots = DrawnDots {
            rect: viewport,
            origin,
            step,
            half,
            color: theme.surfaces.dot,
        };
        out.shapes.push(Drawn::Dots(dots).into());
        return;
    }
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

/// All cards as blocks in the colours of their kinds, as far as they are not land.
pub(super) fn paint_blocks(easel: &Easel<'_>, out: &mut Picture) {
    let strength = 1.0 - land::share(easel.zoom);
    let mut mesh = Mesh::default();
    if strength > 0.0 {
        let mut cards = Vec::new();
        easel.each_visible_card(|card, rect| cards.push(Seen { card: *card, rect }));
        cards.sort_unstable_by_key(|seen| seen.card.paint_order());
        mesh.reserve_vertices(cards.len() * 8);
        mesh.reserve_triangles(cards.len() * 4);
        for seen in &cards {
            paint_block(easel, seen, strength, &mut mesh);
        }
        if cards.len() <= MAX_BLOCK_NODES {
            out.nodes.extend(cards.iter().map(|seen| PictureNode {
                hit: Hit::Card(seen.card.id),
                rect_in_screen: easel.to_screen * seen.rect,
                label: easel.view.case.name_of(seen.card.subject).into(),
            }));
        }
        out.cards_painted = out.cards_painted.max(cards.len());
    } else {
        paint_marks(easel, &mut mesh);
    }
    out.shapes.push(mesh.into());
}

/// How much a mark stands out around what it marks, in screen points.
const MARK: f32 = 2.0;
/// The least side of what is marked, in screen points.
const LEAST_MARKED: f32 = 5.0;

fn paint_block(easel: &Easel<'_>, seen: &Seen, strength: f32, mesh: &mut Mesh) {
    let card = &seen.card;
    let rect = on_screen(easel, seen.rect);
    let mark = mark_of(easel, card.id);
    if let Some(mark) = mark {
        mesh.add_colored_rect(marked(rect), mark);
    }
    let (fill, edge) = block_colours(easel, card);
    let dimming = easel.dimming_of(card.id);
    let board = easel.theme.surfaces.board;
    let strength = if mark.is_some() { 1.0 } else { strength };
    let ink = |color| faint(mix(color, board, dimming), strength);
    mesh.add_colored_rect(rect, ink(fill));
    if let Some(strip) = block_edge(card.kind(), rect) {
        mesh.add_colored_rect(strip, ink(edge));
    }
}

/// A rectangle on whole pixels, at least one pixel wide and high.
fn on_screen(easel: &Easel<'_>, rect: Rect) -> Rect {
    let ppp = easel.pixels_per_point;
    // The same as rounding to pixels, at a fifth of its cost: what is painted is far from the ends of the range.
    let snap = |at: f32| (((at * ppp + 65_536.5) as i32) - 65_536) as f32 / ppp;
    let rect = easel.to_screen * rect;
    let min = pos2(snap(rect.min.x), snap(rect.min.y));
    let max = pos2(snap(rect.max.x), snap(rect.max.y));
    Rect::from_min_max(min, max.max(min + Vec2::splat(1.0 / ppp)))
}

/// What selection or search says of a card.
fn mark_of(easel: &Easel<'_>, id: CardId) -> Option<Color32> {
    let scene = easel.view.scene;
    if !scene.selection.cards.is_empty() && scene.selection.cards.contains(&id) {
        Some(easel.theme.marks.accent)
    } else if scene.lit.contains(id) {
        Some(easel.theme.marks.lit)
    } else {
        None
    }
}

/// What is painted under a card to mark it.
fn marked(rect: Rect) -> Rect {
    let missing = (Vec2::splat(LEAST_MARKED) - rect.size()).max(Vec2::ZERO);
    rect.expand2(missing / 2.0).expand(MARK)
}

/// On land, what is selected and what a search found stands out as pins; crowds are land of their own.
fn paint_marks(easel: &Easel<'_>, mesh: &mut Mesh) {
    let scene = easel.view.scene;
    let index = easel.view.index;
    let lit = (scene.lit.len() <= CROWD).then_some(&scene.lit);
    let selected = Some(&scene.selection.cards).filter(|cards| cards.len() <= CROWD);
    let lit = lit.into_iter().flat_map(|cards| cards.iter());
    let mut ids: Vec<CardId> = lit.chain(selected.into_iter().flatten().copied()).collect();
    ids.sort_unstable();
    ids.dedup();
    let marked_cards = ids.into_iter().filter_map(|id| index.card(id));
    let giants = index.giants_in(easel.visible_in_board);
    for card in giants.chain(marked_cards) {
        let Some(rect) = easel.item_rect(card.id.into()) else {
            continue;
        };
        let is_seen = rect.intersects(easel.visible_in_board);
        if is_seen && !scene.hidden.contains(card.id) {
            paint_block(easel, &Seen { card: *card, rect }, 1.0, mesh);
        }
    }
}

/// Body and edge of a block.
fn block_colours(easel: &Easel<'_>, card: &IndexedCard) -> (Color32, Color32) {
    let theme = easel.theme;
    let accent = theme
        .tint(card.tint)
        .unwrap_or_else(|| theme.kind(card.kind()));
    let fill = land::ink_colour(theme, card.tint, card.kind());
    let edge = match card.subject {
        // Of what is too small for an edge, nobody asks how it stands.
        RecordRef::Claim(id) if easel.zoom >= EDGES_FROM => {
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

/// The zoom from which blocks have edges that can be told apart.
const EDGES_FROM: f32 = 0.05;

/// The edge that tells the kinds apart by shape: articles at the top, claims on the left.
fn block_edge(kind: RecordKind, rect: Rect) -> Option<Rect> {
    if rect.height() < 7.0 {
        return None;
    }
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

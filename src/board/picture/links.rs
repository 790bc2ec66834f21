//! Links and derived ties: curves from edge to edge, broken up by strength, in the colour of what they say.

use super::super::card_set::CardSet;
use super::super::hit::{Hit, LinkEnd};
use super::super::index::{EdgeKey, IndexedEdge};
use super::super::route::Route;
use super::super::theme::size;
use super::super::tie::TieKind;
use super::super::view::Level;
use super::colour::{faint, mix};
use super::dashes::touches;
use super::lines::{Head, Lines, Look};
use super::strokes::Dash;
use super::{Easel, Picture};
use crate::model::{Arrows, CardId, LinkKind, Strength};
use emath::{Pos2, Rect};
use epaint::{Color32, Shape, Stroke};

/// A link or tie to paint, on its way of this moment.
#[derive(Debug, Clone, Copy)]
pub(super) struct VisibleEdge {
    pub edge: IndexedEdge,
    pub route: Route,
    /// Whether it belongs to what is selected or hovered.
    pub is_near: bool,
}

/// The edges to paint, in the order of keys.
pub(super) fn visible_edges(easel: &Easel<'_>) -> Vec<VisibleEdge> {
    let index = easel.view.index;
    let scene = easel.view.scene;
    let active: CardSet = scene.active_cards().collect();
    let is_active = |edge: &IndexedEdge| edge.cards().any(|card| active.contains(card));
    let replaced = scene.preview.link.as_ref().and_then(|link| link.replaces);
    let wants = |edge: &IndexedEdge| match edge.key {
        _ if easel.hides_edge(edge) => false,
        EdgeKey::Link(id) => replaced != Some(id),
        EdgeKey::Tie(key) => {
            !scene.hidden_ties.contains(&key.kind)
                && (is_active(edge) || is_traced(easel, edge.key) || index.shows_at_rest(edge))
        }
    };
    let reach = easel.visible_in_board.expand(24.0 + 16.0 / easel.zoom);
    let mut edges = Vec::new();
    let mut see = |edge: &IndexedEdge, route: Route| {
        if is_reached(&route, reach) && wants(edge) {
            edges.push(VisibleEdge {
                edge: *edge,
                route,
                is_near: is_active(edge),
            });
        }
    };
    let moving = &easel.moving;
    for (slot, edge) in index.long_edges_in(easel.visible_in_board, 0.0) {
        if moving.leaves(slot, edge) {
            see(edge, current_route(easel, edge));
        }
    }
    if let Some(glide) = easel.view.glide {
        for edge in glide.from.edges_in(easel.visible_in_board) {
            if let Some(edge) = index.edge(edge.key) {
                see(edge, current_route(easel, edge));
            }
        }
    }
    if !moving.is_empty() {
        let delta = easel.moved_by();
        for (_, edge) in index.long_edges_in(easel.visible_in_board.translate(-delta), 0.0) {
            if moving.takes(edge) {
                see(edge, moved_route(&edge.route, delta));
            }
        }
        for slot in moving.stretched.iter() {
            if let Some(edge) = index.edge_in_slot(*slot) {
                see(edge, current_route(easel, edge));
            }
        }
    }
    edges.sort_unstable_by_key(|visible| visible.edge.key);
    edges.dedup_by_key(|visible| visible.edge.key);
    edges
}

/// Whether a curve may be seen in a rectangle.
fn is_reached(route: &Route, seen: Rect) -> bool {
    let bounds = route.bounds();
    seen.contains_rect(bounds)
        || seen.intersects(bounds)
            && !is_beside(&route.points, seen)
            && touches(route.flattened(12), seen)
}

/// Whether a rectangle lies wholly on one side of a curve: its corners and the curve's control points, which hold the
/// curve between them, do not overlap across the line from end to end.
fn is_beside(points: &[Pos2; 4], rect: Rect) -> bool {
    let across = (points[3] - points[0]).rot90();
    let span = |points: [Pos2; 4]| {
        let off = points.map(|point| (point.to_vec2()).dot(across));
        let low = off.iter().copied().fold(f32::INFINITY, f32::min);
        (low, off.iter().copied().fold(f32::NEG_INFINITY, f32::max))
    };
    let (low, high) = span(*points);
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.left_bottom(),
        rect.right_bottom(),
    ];
    let (rect_low, rect_high) = span(corners);
    rect_high < low || high < rect_low
}

/// The way of an edge both ends of which go along.
pub(super) fn moved_route(route: &Route, delta: emath::Vec2) -> Route {
    Route {
        points: route.points.map(|point| point + delta),
        ..*route
    }
}

/// The way of an edge at this moment of a gesture.
pub(super) fn current_route(easel: &Easel<'_>, edge: &IndexedEdge) -> Route {
    if !easel.is_gliding() && !easel.is_stretched(edge) {
        return edge.route;
    }
    match (easel.item_rect(edge.from), easel.item_rect(edge.to)) {
        (Some(from), Some(to)) => Route::by_sides(from, to, edge.lane, edge.sides()),
        _ => edge.route,
    }
}

fn is_selected(easel: &Easel<'_>, visible: &VisibleEdge) -> bool {
    matches!(visible.edge.key, EdgeKey::Link(id) if easel.view.scene.selection.links.contains(&id))
}

/// Whether it is a part of the path on show.
pub(super) fn is_traced(easel: &Easel<'_>, key: EdgeKey) -> bool {
    easel.view.scene.traced.contains(&key)
}

fn is_hovered(easel: &Easel<'_>, visible: &VisibleEdge) -> bool {
    match (visible.edge.key, easel.view.scene.hovered) {
        (EdgeKey::Link(id), Some(hit)) => hit.link() == Some(id),
        (EdgeKey::Tie(key), Some(Hit::Tie(hovered))) => key == hovered,
        _ => false,
    }
}

fn dimming(easel: &Easel<'_>, visible: &VisibleEdge) -> f32 {
    easel.dimming_of_edge(&visible.edge)
}

/// Links and ties as curves: ties first, so that they lie below what the analyst drew.
pub(super) fn paint_near(easel: &Easel<'_>, edges: &[VisibleEdge], out: &mut Picture) {
    let is_link = |visible: &&VisibleEdge| matches!(visible.edge.key, EdgeKey::Link(_));
    let ties = edges.iter().filter(|visible| !is_link(visible));
    let links = edges.iter().filter(is_link);
    let mut lines = easel.lines();
    for visible in ties.chain(links) {
        paint(easel, visible, &mut lines);
    }
    out.shapes.extend(lines.finish());
    out.links_painted = edges.len();
}

fn paint(easel: &Easel<'_>, visible: &VisibleEdge, lines: &mut Lines) {
    let look = look_of(easel, visible);
    let route = visible.route.points.map(|point| easel.to_screen * point);
    if is_selected(easel, visible) || is_traced(easel, visible.edge.key) {
        let width = look.stroke.width + 5.0;
        let halo = Stroke::new(width, faint(easel.theme.marks.accent, 0.35));
        lines.curve(route, halo);
    }
    lines.link(route, look);
}

fn look_of(easel: &Easel<'_>, visible: &VisibleEdge) -> Look {
    let zoom = easel.zoom.clamp(0.45, 2.5);
    let theme = easel.theme;
    let mut look = match visible.edge.key {
        EdgeKey::Link(_) => link_look(easel, &visible.edge, zoom),
        EdgeKey::Tie(key) => {
            let is_near = visible.is_near || is_traced(easel, visible.edge.key);
            tie_look(easel, key.kind, is_near, zoom)
        }
    };
    if is_traced(easel, visible.edge.key) {
        look.stroke.width = (look.stroke.width + 0.8).max(2.0);
    }
    if is_hovered(easel, visible) {
        look.stroke.width += 0.8;
        look.stroke.color = mix(look.stroke.color, theme.words.main, 0.25);
    }
    look.stroke.color = mix(
        look.stroke.color,
        theme.surfaces.board,
        dimming(easel, visible),
    );
    look
}

fn link_look(easel: &Easel<'_>, edge: &IndexedEdge, zoom: f32) -> Look {
    let kind = edge.kind;
    let is_string = kind == LinkKind::Contradicts;
    let width = if is_string { size::STRING } else { size::LINK } * zoom;
    let dash = match edge.strength {
        Strength::Confirmed => Dash::Solid,
        // Never shorter than at 100 %: from afar shorter ones would run together.
        Strength::Unconfirmed => Dash::Dashed(7.0 * zoom.max(1.0), 5.0 * zoom.max(1.0)),
        Strength::Tentative => Dash::Dotted(5.0 * zoom.max(1.0)),
    };
    Look {
        stroke: Stroke::new(width.max(1.0), line_colour(easel, edge)),
        dash,
        heads: heads(kind, edge.line.arrows, zoom),
    }
}

/// The colour that the analyst gave a link's line, or else that of its kind.
pub(super) fn line_colour(easel: &Easel<'_>, edge: &IndexedEdge) -> Color32 {
    let tint = easel.theme.tint(edge.line.tint);
    tint.unwrap_or_else(|| easel.theme.link(edge.kind)).line
}

/// What a link's line ends in.
fn heads(kind: LinkKind, arrows: Arrows, zoom: f32) -> [Head; 2] {
    let arrow = Head::Arrow(size::ARROW * zoom);
    match (arrows, kind) {
        (Arrows::Usual, LinkKind::Contradicts) => [Head::Pin(4.0 * zoom); 2],
        (Arrows::Usual, LinkKind::SameAs) => [Head::Pin(2.6 * zoom); 2],
        (Arrows::Usual | Arrows::To, _) => [Head::None, arrow],
        (Arrows::From, _) => [arrow, Head::None],
        (Arrows::Both, _) => [arrow; 2],
        (Arrows::None, _) => [Head::None; 2],
    }
}

/// Ties stand back until something at their ends is selected or hovered.
fn tie_look(easel: &Easel<'_>, kind: TieKind, is_near: bool, zoom: f32) -> Look {
    let share = if is_near { 0.0 } else { 0.35 };
    let color = mix(easel.theme.tie(kind), easel.theme.surfaces.board, share);
    let width = (size::TIE * zoom).max(0.8) + if is_near { 0.4 } else { 0.0 };
    let is_full = easel.level == Level::Full;
    let dash = match kind {
        TieKind::SaidBy | TieKind::About if is_full => Dash::Dashed(5.0 * zoom, 4.0 * zoom),
        TieKind::Names | TieKind::NamedIn if is_full => Dash::Dotted(4.5 * zoom),
        _ => Dash::Solid,
    };
    let head = if is_full && kind == TieKind::RestsOn {
        Head::Arrow(size::ARROW * 0.8 * zoom)
    } else {
        Head::None
    };
    Look {
        stroke: Stroke::new(width, color),
        dash,
        heads: [Head::None, head],
    }
}

/// A link being drawn.
pub(super) fn paint_preview(easel: &Easel<'_>, shapes: &mut Vec<Shape>) {
    let Some(link) = &easel.view.scene.preview.link else {
        return;
    };
    let rect = |id: CardId| easel.item_rect(id.into());
    let Some(anchor) = rect(link.anchor) else {
        return;
    };
    let loose = link
        .target
        .filter(|target| *target != link.anchor)
        .and_then(rect);
    let route = match (loose, link.loose_in_board.is_finite()) {
        (Some(target), _) => Route::between(anchor, target, super::super::route::Lane::ONLY),
        (None, true) => Route::to_point(anchor, link.loose_in_board),
        (None, false) => return,
    };
    let mut points = route.points.map(|point| easel.to_screen * point);
    if link.anchored_end == LinkEnd::To {
        points.reverse();
    }
    let look = Look {
        stroke: Stroke::new(2.0, easel.theme.marks.accent),
        dash: Dash::Solid,
        heads: [Head::None, Head::Arrow(10.0)],
    };
    let mut lines = easel.lines();
    lines.link(points, look);
    shapes.extend(lines.finish());
}

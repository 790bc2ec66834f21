//! Words on links: a small plate near the middle, moved along the line where a card would be covered.

use super::super::fonts::Weight;
use super::super::hit::Hit;
use super::super::index::{EdgeKey, IndexedEdge};
use super::super::route::Route;
use super::super::text::{Span, TextBlock, TextSpec, Typesetter};
use super::super::theme::size;
use super::super::view::Level;
use super::cache::{LabelKey, PictureCache};
use super::colour::mix;
use super::links::VisibleEdge;
use super::plates::Plates;
use super::{Easel, Picture, PictureNode};
use crate::model::LinkKind;
use emath::{Rect, Vec2, vec2};
use epaint::{RectShape, Shape, Stroke, StrokeKind};

/// The longest words on a link, in board points.
const MAX_WIDTH: f32 = 160.0;
const HEIGHT: f32 = 20.0;
/// The side of the node of a link without words, in screen points.
const LEAST_NODE: f32 = 12.0;
/// How far a label may reach onto a card, into the margin around its text, in board points.
const OVERLAP: f32 = 9.0;

pub(super) fn paint_all(
    easel: &Easel<'_>,
    edges: &[VisibleEdge],
    cache: &mut PictureCache,
    setter: &mut Typesetter<'_, '_>,
    out: &mut Picture,
) {
    if easel.level != Level::Full {
        // Hundreds could not be told apart by ear; what is selected can be found.
        let selected = &easel.view.scene.selection.links;
        for visible in edges {
            if matches!(visible.edge.key, EdgeKey::Link(id) if selected.contains(&id)) {
                let middle = Rect::from_center_size(visible.route.point_at(0.5), Vec2::ZERO);
                note(easel, visible, middle, out);
            }
        }
        return;
    }
    let mut placed = Plates::default();
    // What may shout chooses its place first.
    let shouts = |visible: &&VisibleEdge| visible.edge.kind == LinkKind::Contradicts;
    let first = edges.iter().filter(shouts);
    let rest = edges.iter().filter(|visible| !shouts(visible));
    for visible in first.chain(rest) {
        let EdgeKey::Link(id) = visible.edge.key else {
            continue;
        };
        if !may_show(easel, &visible.route) {
            continue;
        }
        let Some(link) = easel.view.case.link(id) else {
            continue;
        };
        let words = link.shown_label().trim();
        if words.is_empty() {
            let middle = Rect::from_center_size(visible.route.point_at(0.5), Vec2::ZERO);
            note(easel, visible, middle, out);
            continue;
        }
        let make = |fonts: &mut epaint::text::FontsView<'_>| {
            let spec = TextSpec {
                spans: vec![Span::new(words, Weight::SemiBold)],
                size: size::TEXT_META,
                width: MAX_WIDTH,
                max_lines: 1,
            };
            TextBlock::new(&spec, fonts)
        };
        let block = cache.label(
            LabelKey::Link(id),
            words,
            make,
            (MAX_WIDTH, size::TEXT_META),
            setter,
        );
        let plate_size = vec2(block.size().x + 18.0, HEIGHT);
        let plate = place(easel, &visible.route, plate_size, &placed);
        placed.put(plate);
        note(easel, visible, plate, out);
        paint(easel, &visible.edge, plate, block, setter, &mut out.shapes);
    }
}

/// Places along a line where a label may go, the best first.
const PLACES: [f32; 7] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];

/// Whether a label may show at all: where a line only passes through, its label is elsewhere.
fn may_show(easel: &Easel<'_>, route: &Route) -> bool {
    let near = easel.visible_in_board.expand(MAX_WIDTH);
    PLACES.iter().any(|t| near.contains(route.point_at(*t)))
}

/// Names a link to screen readers: where its words are, or the middle of its line.
fn note(easel: &Easel<'_>, visible: &VisibleEdge, place_in_board: Rect, out: &mut Picture) {
    let EdgeKey::Link(id) = visible.edge.key else {
        return;
    };
    let rect = easel.to_screen * place_in_board;
    let least = Rect::from_center_size(rect.center(), Vec2::splat(LEAST_NODE));
    let label = easel
        .view
        .case
        .link(id)
        .map_or("", |link| match link.shown_label() {
            "" => link.kind.label(),
            words => words,
        });
    out.nodes.push(PictureNode {
        hit: Hit::Link(id),
        rect_in_screen: rect.union(least),
        label: format!("Link: {label}").into(),
    });
}

/// The first place along the line where the plate covers neither a card nor another plate; else the middle.
fn place(easel: &Easel<'_>, route: &Route, plate: Vec2, placed: &Plates) -> Rect {
    let at = |t: f32, lift: f32| Rect::from_center_size(route.point_at(t) + vec2(0.0, lift), plate);
    let is_free = |rect: &Rect| {
        let covers_plate = placed.covers_one(*rect);
        let inner = rect.shrink2(vec2(OVERLAP, OVERLAP).min(plate * 0.45));
        let hidden = &easel.view.scene.hidden;
        let mut cards = easel.view.index.cards_in(inner);
        !covers_plate && cards.all(|card| hidden.contains(card.id))
    };
    let along = PLACES.iter().map(|t| at(*t, 0.0));
    // In a narrow gap between cards side by side the plate would hide the line: it goes above or below it.
    let [start, .., end] = route.points;
    let is_level = (start.y - end.y).abs() < plate.y;
    let is_narrow = is_level && (start.x - end.x).abs() < plate.x + 24.0;
    let lifts = [-15.0, 15.0, -34.0, 34.0].into_iter().filter(|_| is_level);
    let lifted = lifts.map(|lift| at(0.5, lift));
    let found = if is_narrow {
        lifted.chain(along).find(is_free)
    } else {
        along.chain(lifted).find(is_free)
    };
    found.unwrap_or_else(|| at(0.5, if is_narrow { -15.0 } else { 0.0 }))
}

fn paint(
    easel: &Easel<'_>,
    edge: &IndexedEdge,
    plate: Rect,
    block: &mut TextBlock,
    setter: &mut Typesetter<'_, '_>,
    shapes: &mut Vec<Shape>,
) {
    let theme = easel.theme;
    let tint = theme.tint(edge.line.tint);
    let accent = tint.unwrap_or_else(|| theme.link(edge.kind));
    let board = theme.surfaces.board;
    let dimming = easel.dimming_of_edge(edge);
    let rect = easel.to_screen * plate;
    let line = mix(mix(accent.line, theme.surfaces.plate, 0.25), board, dimming);
    shapes.push(
        RectShape::new(
            rect,
            rect.height() / 2.0,
            mix(theme.surfaces.plate, board, dimming),
            Stroke::new(1.0f32.max(easel.zoom.min(1.5)), line),
            StrokeKind::Inside,
        )
        .into(),
    );
    let text_size = block.size() * easel.zoom;
    let left = rect.center() - text_size / 2.0;
    let pos = if block.is_rtl() {
        left + vec2(text_size.x, 0.0)
    } else {
        left
    };
    let color = mix(accent.text, board, dimming);
    shapes.extend(block.shape(pos, easel.zoom, color, setter));
}

//! Links from afar: what is short fades out, and what leads from about here to about there is one line, so that a far
//! view is a map and not a hairball. What is selected, traced or contradicts stays.

use super::super::card_set::CardSet;
use super::super::drawn::{Dash, Drawn, DrawnLine, Medium, Way};
use super::super::index::{EdgeKey, IndexedEdge};
use super::super::route::Route;
use super::super::scene::Item;
use super::Picture;
use super::cache::PictureCache;
use super::colour::{faint, mix};
use super::easel::Easel;
use super::kept_bundles;
use super::links::{current_route, is_traced, line_colour, moved_route};
use super::strokes::soft_ribbon;
use crate::model::LinkKind;
use emath::{Pos2, Rect, Vec2};
use epaint::{Color32, Mesh, Shape, Stroke};
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// From far away, links shorter than the first on the screen are not drawn; they are there in full from the second on. In
/// points.
const FADE: (f32, f32) = (20.0, 64.0);
/// The same where single cards can still be made out well.
const NEAR_FADE: (f32, f32) = (3.0, 16.0);
/// The same for contradictions.
const STRING_FADE: (f32, f32) = (14.0, 26.0);
/// The same where single cards can still be made out well.
const NEAR_STRING_FADE: (f32, f32) = (2.0, 8.0);
/// From which zoom on every link goes its own way.
pub(super) const BUNDLED_BELOW: f32 = 0.11;
/// About how far the ends of one bundle may lie apart, in screen points.
const BUNDLE_CELL: f32 = 22.0;
/// The most lines in a picture of the size of a window, 1600 by 1000 points; larger ones may have more.
const MOST_LINES: f32 = 1_800.0;
const WINDOW_AREA: f32 = 1_600.0 * 1_000.0;

/// What sort of line a bundle is; the first lie below the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Sort {
    Dimmed,
    Plain,
    String,
}

/// Where a bundle starts and ends, in cells, and its sort.
type Key = ([i32; 4], Sort);

/// Several links as one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bundle {
    key: Key,
    /// What its links say, if they all say the same.
    kind: Option<LinkKind>,
    pub count: f32,
    /// The sum of the links' curves.
    points: [Vec2; 4],
    /// How much it counts among the others at the zoom of the picture.
    weight: f32,
}

/// Room for the bundles of a picture.
#[derive(Debug, Default)]
pub(super) struct Bundles {
    place_of: HashMap<Key, usize, FixedState>,
    pub all: Vec<Bundle>,
}

pub(super) fn paint(easel: &Easel<'_>, cache: &mut PictureCache, out: &mut Picture) {
    let mut bundles = std::mem::take(&mut cache.bundles);
    bundles.clear();
    if kept_bundles::can_be_kept(easel) {
        out.links_painted += cache.kept_bundles.show(easel, &mut bundles.all);
    } else {
        gather(easel, &mut bundles, out);
    }
    bundles.keep_strongest(easel);
    let mut mesh = Mesh::default();
    let mut curves = Vec::new();
    let mut ink = match easel.medium {
        Medium::Curves => Ink::Curves(&mut curves),
        Medium::Screen | Medium::Pixels => Ink::Mesh(&mut mesh),
    };
    for bundle in &bundles.all {
        paint_bundle(easel, bundle, &mut ink);
    }
    paint_marked(easel, &mut ink, out);
    out.shapes.push(mesh.into());
    out.shapes.append(&mut curves);
    cache.bundles = bundles;
}

/// 0 below the first, 1 above the second, smooth between.
fn ramp(value: f32, (low, high): (f32, f32)) -> f32 {
    let t = ((value - low) / (high - low)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// Between two pairs.
fn between(one: (f32, f32), other: (f32, f32), share: f32) -> (f32, f32) {
    (
        one.0 + (other.0 - one.0) * share,
        one.1 + (other.1 - one.1) * share,
    )
}

/// How long links must be to be drawn at a zoom.
fn fade(zoom: f32) -> (f32, f32) {
    between(FADE, NEAR_FADE, ramp(zoom, (0.015, 0.13)))
}

/// How long contradictions must be to be drawn at a zoom.
fn string_fade(zoom: f32) -> (f32, f32) {
    between(STRING_FADE, NEAR_STRING_FADE, ramp(zoom, (0.015, 0.05)))
}

/// Bundles the links in view, each on its way of this moment.
fn gather(easel: &Easel<'_>, bundles: &mut Bundles, out: &mut Picture) {
    let index = easel.view.index;
    let replaced = easel.view.scene.preview.link.as_ref();
    let replaced = replaced.and_then(|link| link.replaces).map(EdgeKey::Link);
    // From corner to corner of a square is the longest way within its bounds.
    let least = string_fade(easel.zoom).0.min(fade(easel.zoom).0);
    let shortest = least / easel.zoom / std::f32::consts::SQRT_2;
    let mut add = |edge: &IndexedEdge, route: &Route| {
        let is_link = matches!(edge.key, EdgeKey::Link(_)) && replaced != Some(edge.key);
        if is_link && !easel.hides_edge(edge) && bundles.add(easel, edge, route) {
            out.links_painted += 1;
        }
    };
    let moving = &easel.moving;
    for (slot, edge) in index.long_edges_in(easel.visible_in_board, shortest) {
        if moving.leaves(slot, edge) {
            add(edge, &current_route(easel, edge));
        }
    }
    if moving.is_empty() {
        return;
    }
    let delta = easel.moved_by();
    for (_, edge) in index.long_edges_in(easel.visible_in_board.translate(-delta), shortest) {
        if moving.takes(edge) {
            add(edge, &moved_route(&edge.route, delta));
        }
    }
    for edge in moving
        .stretched
        .iter()
        .filter_map(|slot| index.edge_in_slot(*slot))
    {
        let route = current_route(easel, edge);
        if route.bounds().intersects(easel.visible_in_board) {
            add(edge, &route);
        }
    }
}

impl Bundles {
    fn clear(&mut self) {
        self.place_of.clear();
        self.all.clear();
    }

    /// Puts a link into its bundle. Returns whether it is long enough to be seen.
    fn add(&mut self, easel: &Easel<'_>, edge: &IndexedEdge, route: &Route) -> bool {
        let [start, .., end] = route.points;
        let sort = sort_of(easel, edge);
        if start.distance(end) < least_length(easel.zoom, sort) {
            return false;
        }
        let side = (easel.zoom < BUNDLED_BELOW).then(|| side_of_cells(easel.zoom));
        self.put(edge, route, sort, side);
        true
    }

    /// Puts a link into the bundle of its sort whose ends lie in the same cells; without a size of cells, into one of its
    /// own.
    pub fn put(&mut self, edge: &IndexedEdge, route: &Route, sort: Sort, side: Option<f32>) {
        let [start, .., end] = route.points;
        let mut points = route.points.map(Pos2::to_vec2);
        let kind = Some(edge.kind);
        let Some(side) = side else {
            let key = ([0; 4], sort);
            self.all.push(Bundle {
                key,
                kind,
                count: 1.0,
                points,
                weight: 0.0,
            });
            return;
        };
        let cell = |point: Pos2| {
            [
                (point.x / side).floor() as i32,
                (point.y / side).floor() as i32,
            ]
        };
        let (mut from, mut to) = (cell(start), cell(end));
        if from > to {
            std::mem::swap(&mut from, &mut to);
            points.reverse();
        }
        let key = ([from[0], from[1], to[0], to[1]], sort);
        let place = *self.place_of.entry(key).or_insert(self.all.len());
        match self.all.get_mut(place) {
            None => self.all.push(Bundle {
                key,
                kind,
                count: 1.0,
                points,
                weight: 0.0,
            }),
            Some(bundle) => {
                bundle.count += 1.0;
                bundle.kind = bundle.kind.filter(|kind| *kind == edge.kind);
                for (sum, point) in bundle.points.iter_mut().zip(points) {
                    *sum += point;
                }
            }
        }
    }

    /// Keeps the strongest lines, weakest first.
    fn keep_strongest(&mut self, easel: &Easel<'_>) {
        let weight = |bundle: &Bundle| {
            let length = bundle.length() * easel.zoom;
            let is_string = bundle.sort() == Sort::String;
            bundle.count
                * ramp(length, fade(easel.zoom)).max(0.05)
                * if is_string { 50.0 } else { 1.0 }
        };
        for bundle in &mut self.all {
            bundle.weight = weight(bundle);
        }
        let heavier = |one: &Bundle, other: &Bundle| {
            let by_weight = other.weight.total_cmp(&one.weight);
            by_weight.then_with(|| one.key.cmp(&other.key))
        };
        let share = easel.view.viewport_in_screen.area() / WINDOW_AREA;
        let most = (MOST_LINES * share.max(1.0)) as usize;
        if self.all.len() > most {
            self.all.select_nth_unstable_by(most, heavier);
            self.all.truncate(most);
        }
        self.all.sort_unstable_by(|one, other| {
            one.key
                .1
                .cmp(&other.key.1)
                .then_with(|| heavier(other, one))
        });
    }
}

/// What sort of line a link is part of.
pub(super) fn sort_of(easel: &Easel<'_>, edge: &IndexedEdge) -> Sort {
    if easel.dimming_of_edge(edge) > 0.0 {
        Sort::Dimmed
    } else if edge.kind == LinkKind::Contradicts {
        Sort::String
    } else {
        Sort::Plain
    }
}

/// How long a line of a sort must be at a zoom to be drawn, in board points.
pub(super) fn least_length(zoom: f32, sort: Sort) -> f32 {
    let least = match sort {
        Sort::String => string_fade(zoom).0,
        _ => fade(zoom).0,
    };
    least / zoom
}

/// The side of the cells in which the ends of one bundle lie, in board points: the same from one zoom to its double.
pub(super) fn side_of_cells(zoom: f32) -> f32 {
    (BUNDLE_CELL / zoom).log2().ceil().exp2()
}

/// The zoom up to which cells have this side.
pub(super) fn closest_zoom(side: f32) -> f32 {
    (2.0 * BUNDLE_CELL / side).min(BUNDLED_BELOW)
}

impl Bundle {
    pub fn sort(&self) -> Sort {
        self.key.1
    }

    pub fn curve(&self) -> [Pos2; 4] {
        self.points.map(|sum| (sum / self.count).to_pos2())
    }

    /// From start to end, in board points.
    pub fn length(&self) -> f32 {
        let [start, .., end] = self.curve();
        start.distance(end)
    }
}

/// Where lines go.
enum Ink<'a> {
    /// For painters of triangles: soft ribbons.
    Mesh(&'a mut Mesh),
    /// For writers of curves: the lines themselves.
    Curves(&'a mut Vec<Shape>),
}

fn paint_bundle(easel: &Easel<'_>, bundle: &Bundle, ink: &mut Ink<'_>) {
    let theme = easel.theme;
    let length = bundle.length() * easel.zoom;
    let thicker = bundle.count.log2();
    // Colours of kinds say something as long as single links can be followed.
    let follow = ramp(easel.zoom, (0.03, 0.14));
    let quiet = theme.lines.link;
    let color = bundle
        .kind
        .map_or(quiet, |kind| mix(quiet, theme.link(kind).line, follow));
    // The longest lines cross everything; they step back so that what they cross can be seen.
    let far = (500.0 / length.max(500.0)).sqrt();
    let (color, alpha, half_width) = match bundle.key.1 {
        Sort::String => {
            let alpha = ramp(length, string_fade(easel.zoom))
                * (0.55 + 0.45 * ramp(easel.zoom, (0.02, 0.08)));
            let width = 0.8 + 0.7 * ramp(easel.zoom, (0.02, 0.1));
            (theme.verdicts.conflicts.line, alpha, width + 0.25 * thicker)
        }
        sort => {
            let base = 0.3 + 0.2 * follow + 0.07 * thicker;
            let alpha = base.min(0.7) * ramp(length, fade(easel.zoom)) * far;
            let alpha = if sort == Sort::Dimmed {
                0.3 * alpha
            } else {
                alpha
            };
            (color, alpha, 0.8 + 0.3 * thicker)
        }
    };
    if alpha > 0.02 {
        curve(
            easel,
            bundle.curve(),
            half_width.min(3.0),
            faint(color, alpha),
            ink,
        );
    }
}

/// A curve of the board, in as many pieces as its length asks for.
fn curve(easel: &Easel<'_>, points: [Pos2; 4], half_width: f32, color: Color32, ink: &mut Ink<'_>) {
    let points = points.map(|point| easel.to_screen * point);
    let mesh = match ink {
        Ink::Mesh(mesh) => mesh,
        Ink::Curves(shapes) => {
            // A line that fades out to its sides has as much ink as a sharp one of half its width.
            let line = DrawnLine {
                way: Way::Curve(points),
                stroke: Stroke::new(half_width, color),
                dash: Dash::Solid,
            };
            shapes.push(Drawn::Line(line).into());
            return;
        }
    };
    let length = points[0].distance(points[3]);
    let pieces = if length < 40.0 {
        1
    } else {
        (length / 24.0).clamp(3.0, 14.0) as usize
    };
    let route = Route {
        points,
        ..Route::NOWHERE
    };
    soft_ribbon(mesh, route.flattened(pieces), half_width, color);
}

/// What is selected, traced, or at the hovered and the few selected cards.
fn paint_marked(easel: &Easel<'_>, ink: &mut Ink<'_>, out: &mut Picture) {
    let scene = easel.view.scene;
    let index = easel.view.index;
    let active: CardSet = scene.active_cards().collect();
    let at_active = active.iter().flat_map(|card| index.edges_at(card));
    let at_active = at_active.filter(|edge| match edge.key {
        EdgeKey::Link(_) => true,
        EdgeKey::Tie(key) => !scene.hidden_ties.contains(&key.kind),
    });
    let selected = scene
        .selection
        .links
        .iter()
        .filter_map(|id| index.link(*id));
    let traced = scene.traced.iter().filter_map(|key| index.edge(*key));
    let mut edges: Vec<&IndexedEdge> = at_active.chain(selected).chain(traced).collect();
    edges.sort_unstable_by_key(|edge| edge.key);
    edges.dedup_by_key(|edge| edge.key);
    let theme = easel.theme;
    for edge in edges {
        let route = current_route(easel, edge);
        if easel.hides_edge(edge) || !seen_around(easel).intersects(route.bounds()) {
            continue;
        }
        let is_selected =
            matches!(edge.key, EdgeKey::Link(id) if scene.selection.links.contains(&id));
        let (color, half_width) = match edge.key {
            _ if is_selected || is_traced(easel, edge.key) => (theme.marks.accent, 1.6),
            EdgeKey::Link(_) => (faint(line_colour(easel, edge), 0.8), 1.1),
            EdgeKey::Tie(key) => (faint(theme.tie(key.kind), 0.6), 0.8),
        };
        curve(easel, route.points, half_width, color, ink);
        out.links_painted += usize::from(matches!(edge.key, EdgeKey::Tie(_)));
    }
}

fn seen_around(easel: &Easel<'_>) -> Rect {
    easel.visible_in_board.expand(4.0 / easel.zoom)
}

impl Easel<'_> {
    /// Whether something at one of an edge's ends is on its way.
    pub(super) fn is_stretched(&self, edge: &IndexedEdge) -> bool {
        let resized = self.view.scene.preview.resized.map(|(item, _)| item);
        let goes = |item: Item| self.moving.moves(item) || resized == Some(item);
        goes(edge.from) || goes(edge.to)
    }
}

//! Rings around a node: whoever is one edge away on the first, and so on outwards.

use super::graph::Graph;
use super::grid::{cells, is_large};
use super::parts::usual_size;
use super::request::Request;
use emath::Vec2;
use std::f32::consts::{SQRT_2, TAU};

/// Room between the rings and those who have no place on any, in gaps.
const ROOM_IN_GAPS: f32 = 3.0;

/// The node in the middle if none is given: the one with most neighbours, the first of such.
pub(super) fn busiest(request: &Request, nodes: &[usize]) -> Option<usize> {
    let graph = graph_of(request);
    let usual = usual_size(request);
    // Rather a card than a frame.
    let is_usual = |node: usize| !is_large(request.nodes[node].rect.size(), usual);
    nodes.iter().copied().max_by_key(|node| {
        (
            is_usual(*node),
            graph.at(*node).len(),
            std::cmp::Reverse(*node),
        )
    })
}

fn graph_of(request: &Request) -> Graph {
    let edges = request.edges.iter();
    let edges = edges.map(|(from, to)| (*from as u32, *to as u32, 1.0));
    Graph::new(request.nodes.len(), edges.collect())
}

/// The middles of these nodes around the origin, where `center` lies.
pub(super) fn arrange(request: &Request, nodes: &[usize], center: usize) -> Vec<Vec2> {
    let graph = graph_of(request);
    let distances = graph.distances(center);
    let farthest = nodes
        .iter()
        .filter_map(|node| distances[*node])
        .max()
        .unwrap_or(0);
    let mut rings: Vec<Vec<usize>> = vec![Vec::new(); farthest as usize + 1];
    let mut strangers = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        match distances[*node] {
            Some(distance) => rings[distance as usize].push(at),
            None => strangers.push(at),
        }
    }
    // Ordinary nodes take one unit of room; rings are as much wider as nearly all on them need.
    let unit = usual_size(request) + Vec2::splat(request.gap);
    let room_of = |ring: &[usize]| {
        let sizes = ring.iter().map(|at| request.nodes[nodes[*at]].rect.size());
        let mut shares: Vec<f32> = sizes
            .map(|size| ((size + Vec2::splat(request.gap)) / unit).max_elem())
            .collect();
        // The few that are larger push the others aside later.
        shares.sort_unstable_by(f32::total_cmp);
        shares
            .get(shares.len() * 9 / 10)
            .copied()
            .unwrap_or(1.0)
            .max(1.0)
    };
    let mut angle_of = vec![0.0f32; request.nodes.len()];
    let mut centers = vec![Vec2::ZERO; nodes.len()];
    let middle = ((request.nodes[center].rect.size() + Vec2::splat(request.gap)) / unit).max_elem();
    let mut outer = middle.max(1.0) * SQRT_2 * 0.5;
    for ring in &mut rings[1..] {
        sort_by_parents(ring, nodes, &graph, &distances, &mut angle_of);
        let room = room_of(ring) * SQRT_2;
        for (at, place) in ring.iter().zip(places_on_tracks(ring.len(), outer, room)) {
            let (radius, angle) = place;
            angle_of[nodes[*at]] = angle;
            centers[*at] = Vec2::angled(angle) * radius * unit;
        }
        if !ring.is_empty() {
            outer += room * tracks(ring.len(), outer, room).len() as f32;
        }
    }
    put_below(request, nodes, &strangers, outer * unit.y, &mut centers);
    centers
}

/// Those to whom no way leads stand in rows below the rings.
fn put_below(
    request: &Request,
    nodes: &[usize],
    strangers: &[usize],
    outer: f32,
    centers: &mut [Vec2],
) {
    let sizes: Vec<Vec2> = strangers
        .iter()
        .map(|at| request.nodes[nodes[*at]].rect.size())
        .collect();
    let corners = cells(&sizes, request.gap);
    let right = corners
        .iter()
        .zip(&sizes)
        .map(|(corner, size)| corner.x + size.x);
    let width = right.fold(0.0, f32::max);
    let start = Vec2::new(-width * 0.5, outer + request.gap * ROOM_IN_GAPS);
    for ((at, corner), size) in strangers.iter().zip(&corners).zip(&sizes) {
        centers[*at] = start + *corner + *size * 0.5;
    }
}

/// Sorts a ring by the angles of those one ring further in, so that edges cross little.
fn sort_by_parents(
    ring: &mut [usize],
    nodes: &[usize],
    graph: &Graph,
    distances: &[Option<u32>],
    angle_of: &mut [f32],
) {
    for at in ring.iter() {
        let node = nodes[*at];
        let parents = graph.at(node).iter().map(|(end, _)| *end as usize);
        let parents = parents.filter(|end| distances[*end] < distances[node]);
        let sum = parents.fold(Vec2::ZERO, |sum, parent| {
            sum + Vec2::angled(angle_of[parent])
        });
        angle_of[node] = sum.angle().rem_euclid(TAU);
    }
    ring.sort_by(|one, other| {
        angle_of[nodes[*one]]
            .total_cmp(&angle_of[nodes[*other]])
            .then(one.cmp(other))
    });
}

/// Circles outside `inner` with room for so many: how many on each, with its radius.
fn tracks(count: usize, inner: f32, room: f32) -> Vec<(usize, f32)> {
    let mut tracks = Vec::new();
    let mut left = count;
    let mut radius = inner + room * 0.5;
    while left > 0 {
        // The chord between two neighbours must be as long as the room of one.
        let half_angle = (room * 0.5 / radius).min(1.0).asin();
        let fits = ((TAU * 0.5 / half_angle) as usize).max(1).min(left);
        tracks.push((fits, radius));
        left -= fits;
        radius += room;
    }
    tracks
}

/// Radius and angle for so many in turn, dealt out evenly over as many circles as they need.
fn places_on_tracks(count: usize, inner: f32, room: f32) -> Vec<(f32, f32)> {
    let tracks = tracks(count, inner, room);
    let mut slots: Vec<(f32, f32)> = tracks
        .iter()
        .enumerate()
        .flat_map(|(track, (fits, radius))| {
            let turn = if track % 2 == 0 { 0.0 } else { 0.5 };
            (0..*fits).map(move |at| (*radius, (at as f32 + turn) / *fits as f32 * TAU))
        })
        .collect();
    slots.sort_by(|one, other| one.1.total_cmp(&other.1).then(one.0.total_cmp(&other.0)));
    slots
}

//! The sets of nodes that hang together, each with its own places, and how much room they need.

use super::graph::components;
use super::pack;
use super::request::Request;
use super::separate::overlaps;
use emath::Vec2;

/// How many pairs may overlap for each node before they are taken apart: fewer would leave much room empty.
const OVERLAPPING: f32 = 0.8;
/// Nodes that hang together.
#[derive(Debug)]
pub(super) struct Part {
    /// By their place in the request.
    pub nodes: Vec<u32>,
    /// Their edges, by place in `nodes`.
    pub edges: Vec<(u32, u32, f32)>,
    /// Half of width and height, half the gap included.
    pub halves: Vec<Vec2>,
    /// Middles, around the part's own origin.
    pub centers: Vec<Vec2>,
    /// Some of it is locked, so that the rest lies around that.
    pub is_anchored: bool,
    /// Those that hang on nothing.
    pub is_loners: bool,
}

impl Part {
    /// The way that takes the locked nodes as near as possible to where they are.
    pub fn anchor_of(&self, centers: &[Vec2], request: &Request) -> Option<Vec2> {
        if !self.is_anchored {
            return None;
        }
        let (mut sum, mut count) = (Vec2::ZERO, 0.0);
        for (node, center) in self.nodes.iter().zip(centers) {
            let node = &request.nodes[*node as usize];
            if node.is_locked {
                sum += node.rect.center().to_vec2() - *center;
                count += 1.0;
            }
        }
        (count > 0.0).then(|| sum / count)
    }
}

/// The sets that hang together; all loners are one set without edges, the last.
pub(super) fn parts_of(request: &Request, takes_part: &[bool]) -> Vec<Part> {
    let edges: Vec<(usize, usize)> = request
        .edges
        .iter()
        .copied()
        .filter(|(from, to)| takes_part[*from] && takes_part[*to])
        .collect();
    let mut sets = components(request.nodes.len(), &edges);
    sets.retain(|nodes| takes_part[nodes[0] as usize]);
    let loners_from = sets.partition_point(|nodes| nodes.len() > 1);
    let mut loners: Vec<u32> = sets.drain(loners_from..).flatten().collect();
    // A locked loner has nobody to draw near: it only stands in the way.
    loners.retain(|node| !request.nodes[*node as usize].is_locked);
    sets.push(loners);
    let mut place_of = vec![(0u32, 0u32); request.nodes.len()];
    for (part, nodes) in sets.iter().enumerate() {
        for (at, node) in nodes.iter().enumerate() {
            place_of[*node as usize] = (part as u32, at as u32);
        }
    }
    let mut edges_of: Vec<Vec<(u32, u32, f32)>> = vec![Vec::new(); sets.len()];
    for (from, to) in edges {
        let ((part, from), (_, to)) = (place_of[from], place_of[to]);
        edges_of[part as usize].push((from, to, 1.0));
    }
    let half_gap = Vec2::splat(request.gap * 0.5);
    sets.into_iter()
        .zip(edges_of)
        .map(|(nodes, edges)| {
            let rects = nodes.iter().map(|node| request.nodes[*node as usize].rect);
            let has_locked = nodes
                .iter()
                .any(|node| request.nodes[*node as usize].is_locked);
            Part {
                halves: rects
                    .clone()
                    .map(|rect| rect.size() * 0.5 + half_gap)
                    .collect(),
                centers: rects.map(|rect| rect.center().to_vec2()).collect(),
                is_anchored: has_locked,
                is_loners: edges.is_empty(),
                edges,
                nodes,
            }
        })
        .filter(|part| !part.nodes.is_empty())
        .collect()
}

/// The size that half of the nodes reach.
pub(super) fn usual_size(request: &Request) -> Vec2 {
    let middle = |of: fn(Vec2) -> f32| {
        let mut sides: Vec<f32> = request
            .nodes
            .iter()
            .map(|node| of(node.rect.size()))
            .collect();
        sides.sort_unstable_by(f32::total_cmp);
        sides.get(sides.len() / 2).copied().unwrap_or(1.0)
    };
    Vec2::new(middle(|size| size.x), middle(|size| size.y))
}

/// How far places must be spread for few enough nodes to overlap.
pub(super) fn fitting_scale(places: &[Vec2], halves: &[Vec2]) -> f32 {
    let (low, high) = bounds(places, &vec![Vec2::ZERO; places.len()]);
    let extent = (high - low).max(Vec2::splat(1.0));
    let area: f32 = halves.iter().map(|half| 4.0 * half.x * half.y).sum();
    // So much room that hardly anything overlaps; then closer and closer.
    let mut scale = (16.0 * area / (extent.x * extent.y))
        .sqrt()
        .clamp(1e-3, 1e4);
    let most = (OVERLAPPING * places.len() as f32) as usize;
    for _ in 0..24 {
        let closer = scale * 0.88;
        let spread: Vec<Vec2> = places.iter().map(|place| *place * closer).collect();
        if overlaps(&spread, halves) > most {
            break;
        }
        scale = closer;
    }
    scale
}

/// Middles of rectangles in rows, gaps being part of them.
pub(super) fn in_rows(halves: &[Vec2]) -> Vec<Vec2> {
    let sizes: Vec<Vec2> = halves.iter().map(|half| *half * 2.0).collect();
    let corners = pack::rows(&sizes, 0.0);
    corners
        .iter()
        .zip(halves)
        .map(|(corner, half)| *corner + *half)
        .collect()
}

/// The corners of what lies around rectangles given by middles and half sizes.
pub(super) fn bounds(centers: &[Vec2], halves: &[Vec2]) -> (Vec2, Vec2) {
    let (mut low, mut high) = (Vec2::INFINITY, -Vec2::INFINITY);
    for (center, half) in centers.iter().zip(halves) {
        low = low.min(*center - *half);
        high = high.max(*center + *half);
    }
    if low.is_finite() && high.is_finite() {
        (low, high)
    } else {
        (Vec2::ZERO, Vec2::ZERO)
    }
}

/// The middle of what lies around points.
pub(super) fn middle_of(centers: &[Vec2]) -> Vec2 {
    let (low, high) = bounds(centers, &vec![Vec2::ZERO; centers.len()]);
    (low + high) * 0.5
}

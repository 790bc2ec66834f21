//! From left to right along the direction of the edges, after Sugiyama's method: cycles are broken, each node gets a
//! layer, each layer an order with few crossings, and each node a height near its neighbours.
//!
//! Each set that hangs together is arranged by itself; the sets are packed in rows.

mod order;
mod rank;

use super::graph::components;
use super::grid;
use super::pack;
use super::request::Request;
use emath::Vec2;
use order::Ordered;

/// Room between two layers, in gaps: arrows and their words need some.
const ROOM_IN_GAPS: f32 = 5.0;
/// Room between two sets, in gaps.
const SET_ROOM_IN_GAPS: f32 = 3.0;
/// A set may be so much higher than wide before its high layers are folded.
const HIGHEST: f32 = 2.5;

/// The middles of these nodes in layers.
pub(super) fn arrange(request: &Request, nodes: &[usize]) -> Vec<Vec2> {
    let mut place_of = vec![usize::MAX; request.nodes.len()];
    for (place, node) in nodes.iter().enumerate() {
        place_of[*node] = place;
    }
    let edges: Vec<(usize, usize)> = request
        .edges
        .iter()
        .map(|(from, to)| (place_of[*from], place_of[*to]))
        .filter(|(from, to)| *from != usize::MAX && *to != usize::MAX)
        .collect();
    let sizes: Vec<Vec2> = nodes
        .iter()
        .map(|node| request.nodes[*node].rect.size())
        .collect();
    let reading = grid::reading_order(request, nodes);
    let mut sets = components(nodes.len(), &edges);
    let loners_from = sets.partition_point(|set| set.len() > 1);
    let mut loners: Vec<u32> = sets.drain(loners_from..).flatten().collect();
    loners.sort_by_key(|at| reading[*at as usize]);
    let mut set_of = vec![(usize::MAX, 0); nodes.len()];
    for (set, members) in sets.iter().enumerate() {
        for (at, member) in members.iter().enumerate() {
            set_of[*member as usize] = (set, at);
        }
    }
    let mut edges_of: Vec<Vec<(u32, u32)>> = vec![Vec::new(); sets.len()];
    for (from, to) in edges {
        let ((set, from), (_, to)) = (set_of[from], set_of[to]);
        edges_of[set].push((from as u32, to as u32));
    }
    let mut blocks: Vec<(Vec<u32>, Vec<Vec2>)> = Vec::new();
    for (members, edges) in sets.into_iter().zip(edges_of) {
        let own: Vec<Vec2> = members.iter().map(|at| sizes[*at as usize]).collect();
        let firsts: Vec<usize> = members.iter().map(|at| reading[*at as usize]).collect();
        let corners = one_set(&own, edges, &firsts, request.gap);
        blocks.push((members, corners));
    }
    let own: Vec<Vec2> = loners.iter().map(|at| sizes[*at as usize]).collect();
    blocks.push((loners, grid::cells(&own, request.gap)));
    put_together(&blocks, &sizes, request.gap)
}

/// Packs the sets and gives the middles of all.
fn put_together(blocks: &[(Vec<u32>, Vec<Vec2>)], sizes: &[Vec2], gap: f32) -> Vec<Vec2> {
    let extents: Vec<Vec2> = blocks
        .iter()
        .map(|(members, corners)| {
            let ends = members.iter().zip(corners);
            ends.map(|(at, corner)| *corner + sizes[*at as usize])
                .fold(Vec2::ZERO, Vec2::max)
        })
        .collect();
    let ways = pack::rows(&extents, gap * SET_ROOM_IN_GAPS);
    let mut centers = vec![Vec2::ZERO; sizes.len()];
    for ((members, corners), way) in blocks.iter().zip(ways) {
        for (at, corner) in members.iter().zip(corners) {
            centers[*at as usize] = way + *corner + sizes[*at as usize] * 0.5;
        }
    }
    centers
}

/// Upper left corners for nodes that hang together; `firsts` says which of two equals comes first.
fn one_set(sizes: &[Vec2], mut edges: Vec<(u32, u32)>, firsts: &[usize], gap: f32) -> Vec<Vec2> {
    edges.sort_unstable();
    edges.dedup();
    let layers = rank::layers(sizes.len(), &mut edges, firsts);
    let ordered = Ordered::new(&layers, &edges, firsts);
    let folds = heights_allowed(sizes, &ordered, gap);
    let ys = match folds {
        None => order::heights(&ordered, sizes, gap),
        Some(_) => Vec::new(),
    };
    let mut corners = vec![Vec2::ZERO; sizes.len()];
    let mut left = 0.0;
    for layer in &ordered.layers {
        let members: Vec<u32> = layer
            .iter()
            .copied()
            .filter(|node| (*node as usize) < sizes.len())
            .collect();
        let columns = match folds {
            None => vec![members.as_slice()],
            Some(highest) => fold(&members, sizes, gap, highest),
        };
        for column in columns {
            let width = column
                .iter()
                .map(|node| sizes[*node as usize].x)
                .fold(0.0, f32::max);
            let height: f32 = column
                .iter()
                .map(|node| sizes[*node as usize].y + gap)
                .sum();
            let mut top = -height * 0.5;
            for node in column {
                let node = *node as usize;
                let x = left + (width - sizes[node].x) * 0.5;
                corners[node] = Vec2::new(x, ys.get(node).copied().unwrap_or(top));
                top += sizes[node].y + gap;
            }
            left += width + gap;
        }
        left += gap * (ROOM_IN_GAPS - 1.0);
    }
    let top = corners
        .iter()
        .map(|corner| corner.y)
        .fold(f32::INFINITY, f32::min);
    corners.iter_mut().for_each(|corner| corner.y -= top);
    corners
}

/// How high a column may be, if the set would be far higher than wide; `None` if it would not.
fn heights_allowed(sizes: &[Vec2], ordered: &Ordered, gap: f32) -> Option<f32> {
    let column = |layer: &Vec<u32>| {
        let members = layer.iter().filter_map(|node| sizes.get(*node as usize));
        members.fold(Vec2::ZERO, |sum, size| {
            Vec2::new(sum.x.max(size.x), sum.y + size.y + gap)
        })
    };
    let columns: Vec<Vec2> = ordered.layers.iter().map(column).collect();
    let width: f32 = columns
        .iter()
        .map(|column| column.x + gap * ROOM_IN_GAPS)
        .sum();
    let height = columns.iter().map(|column| column.y).fold(0.0, f32::max);
    if height <= HIGHEST * width {
        return None;
    }
    let area: f32 = sizes
        .iter()
        .map(|size| (size.x + gap) * (size.y + gap))
        .sum();
    Some(area.sqrt())
}

fn fold<'a>(members: &'a [u32], sizes: &[Vec2], gap: f32, highest: f32) -> Vec<&'a [u32]> {
    let height: f32 = members
        .iter()
        .map(|node| sizes[*node as usize].y + gap)
        .sum();
    let columns = (height / highest).ceil().max(1.0) as usize;
    members
        .chunks(members.len().div_ceil(columns).max(1))
        .collect()
}

//! The order within each layer, with few crossings, and heights near those of the neighbours.

use emath::Vec2;

/// Sweeps over the layers, to and fro: fewer where there are many nodes.
const SWEEPS: (usize, usize) = (4, 24);
/// All sweeps together look at about so many nodes.
const SWEPT_NODES: usize = 500_000;
/// Long edges are led through the layers between, unless that takes so many more steps than there are nodes.
const MOST_STEPS: usize = 4;
/// Nor where there are so many steps that nobody could follow an edge.
const FOLLOWED_STEPS: usize = 100_000;
/// Height of an edge that passes through a layer, in gaps.
const STEP_HEIGHT_IN_GAPS: f32 = 0.5;

/// Nodes by layer and order. Nodes past the last one of the request are steps of long edges.
#[derive(Debug)]
pub(super) struct Ordered {
    /// From left to right, each from top to bottom.
    pub layers: Vec<Vec<u32>>,
    /// Neighbours one layer to the left of each node, and one to the right.
    left: Vec<Vec<u32>>,
    right: Vec<Vec<u32>>,
}

impl Ordered {
    pub fn new(layer_of: &[u32], edges: &[(u32, u32)], firsts: &[usize]) -> Self {
        let count = layer_of.iter().max().map_or(0, |last| *last as usize + 1);
        let mut ordered = Self {
            layers: vec![Vec::new(); count],
            left: vec![Vec::new(); layer_of.len()],
            right: vec![Vec::new(); layer_of.len()],
        };
        let mut nodes: Vec<u32> = (0..layer_of.len() as u32).collect();
        nodes.sort_by_key(|node| firsts[*node as usize]);
        for node in nodes {
            ordered.layers[layer_of[node as usize] as usize].push(node);
        }
        let length = |(from, to): &(u32, u32)| {
            let (from, to) = (layer_of[*from as usize], layer_of[*to as usize]);
            to.saturating_sub(from) as usize
        };
        let steps: usize = edges
            .iter()
            .map(|edge| length(edge).saturating_sub(1))
            .sum();
        let leads_through = steps <= FOLLOWED_STEPS.min(MOST_STEPS * layer_of.len());
        for edge in edges {
            ordered.lead(
                *edge,
                layer_of[edge.0 as usize] as usize,
                length(edge),
                leads_through,
            );
        }
        ordered.sort();
        ordered
    }

    fn lead(&mut self, (from, to): (u32, u32), layer: usize, length: usize, leads_through: bool) {
        if length == 0 || length > 1 && !leads_through {
            return;
        }
        let mut before = from;
        for step in 1..length {
            let node = self.left.len() as u32;
            self.left.push(Vec::new());
            self.right.push(Vec::new());
            self.layers[layer + step].push(node);
            self.tie(before, node);
            before = node;
        }
        self.tie(before, to);
    }

    fn tie(&mut self, one: u32, next: u32) {
        self.right[one as usize].push(next);
        self.left[next as usize].push(one);
    }

    /// Sorts each layer by the mean place of the neighbours in the one before, to and fro; keeps the best.
    fn sort(&mut self) {
        let mut best = (self.crossings(), self.layers.clone());
        let mut worse = 0;
        for sweep in 0..self.sweeps() {
            let to_right = sweep % 2 == 0;
            let mut places = self.places();
            let count = self.layers.len();
            for step in 1..count {
                let layer = if to_right { step } else { count - 1 - step };
                self.sort_layer(layer, to_right, &mut places);
            }
            let crossings = self.crossings();
            if crossings < best.0 {
                best = (crossings, self.layers.clone());
                worse = 0;
            } else {
                worse += 1;
            }
            if best.0 == 0 || worse >= 6 {
                break;
            }
        }
        self.layers = best.1;
    }

    fn sweeps(&self) -> usize {
        (SWEPT_NODES / self.left.len().max(1)).clamp(SWEEPS.0, SWEEPS.1)
    }

    /// The place of each node within its layer, from 0 to 1.
    fn places(&self) -> Vec<f32> {
        let mut places = vec![0.0; self.left.len()];
        for layer in &self.layers {
            for (at, node) in layer.iter().enumerate() {
                places[*node as usize] = (at as f32 + 0.5) / layer.len() as f32;
            }
        }
        places
    }

    fn sort_layer(&mut self, layer: usize, to_right: bool, places: &mut [f32]) {
        let sides = if to_right { &self.left } else { &self.right };
        let mean = |node: &u32| {
            let neighbours = &sides[*node as usize];
            if neighbours.is_empty() {
                return places[*node as usize];
            }
            let sum: f32 = neighbours.iter().map(|end| places[*end as usize]).sum();
            sum / neighbours.len() as f32
        };
        let mut keyed: Vec<(f32, u32)> = self.layers[layer]
            .iter()
            .map(|node| (mean(node), *node))
            .collect();
        keyed.sort_by(|one, other| one.0.total_cmp(&other.0));
        let count = keyed.len() as f32;
        for (at, (_, node)) in keyed.iter().enumerate() {
            places[*node as usize] = (at as f32 + 0.5) / count;
        }
        self.layers[layer] = keyed.into_iter().map(|(_, node)| node).collect();
    }

    /// How many pairs of edges cross, counted by a tree of sums (Barth, Jünger, Mutzel 2002).
    fn crossings(&self) -> u64 {
        let mut at_of = vec![0u32; self.left.len()];
        for layer in &self.layers {
            for (at, node) in layer.iter().enumerate() {
                at_of[*node as usize] = at as u32;
            }
        }
        let mut crossings = 0;
        for (layer, next) in self.layers.iter().zip(self.layers.iter().skip(1)) {
            let mut sums = vec![0u64; next.len() + 1];
            let mut seen = 0;
            for node in layer {
                let mut ends: Vec<u32> = self.right[*node as usize]
                    .iter()
                    .map(|end| at_of[*end as usize])
                    .collect();
                ends.sort_unstable();
                for end in &ends {
                    crossings += seen - prefix(&sums, *end as usize + 1);
                }
                for end in ends {
                    add(&mut sums, end as usize + 1);
                    seen += 1;
                }
            }
        }
        crossings
    }
}

/// The sum of the first entries of a Fenwick tree.
fn prefix(sums: &[u64], mut at: usize) -> u64 {
    let mut sum = 0;
    while at > 0 {
        sum += sums[at];
        at &= at - 1;
    }
    sum
}

fn add(sums: &mut [u64], mut at: usize) {
    while at < sums.len() {
        sums[at] += 1;
        at += at & at.wrapping_neg();
    }
}

/// The upper edge of each node, as near to the middle of its neighbours as the order and the gaps allow.
pub(super) fn heights(ordered: &Ordered, sizes: &[Vec2], gap: f32) -> Vec<f32> {
    let height = |node: u32| {
        sizes
            .get(node as usize)
            .map_or(gap * STEP_HEIGHT_IN_GAPS, |size| size.y)
    };
    let mut centers = vec![0.0f32; ordered.left.len()];
    for layer in &ordered.layers {
        let mut top = 0.0;
        for node in layer {
            centers[*node as usize] = top + height(*node) * 0.5;
            top += height(*node) + gap;
        }
        let middle = (top - gap) * 0.5;
        layer
            .iter()
            .for_each(|node| centers[*node as usize] -= middle);
    }
    let count = ordered.layers.len();
    for sweep in 0..ordered.sweeps() {
        for step in 0..count {
            let layer = if sweep % 2 == 0 {
                step
            } else {
                count - 1 - step
            };
            level(&ordered.layers[layer], ordered, &height, gap, &mut centers);
        }
    }
    (0..sizes.len())
        .map(|node| centers[node] - sizes[node].y * 0.5)
        .collect()
}

/// Moves the nodes of a layer to the middle of their neighbours on both sides, in order and with gaps: the least sum of
/// squares, by joining those that would overlap (isotonic regression).
fn level(
    layer: &[u32],
    ordered: &Ordered,
    height: &impl Fn(u32) -> f32,
    gap: f32,
    centers: &mut [f32],
) {
    // Runs of nodes that touch: where the first one wants to be, and how much that counts.
    let mut runs: Vec<(f64, f64, usize)> = Vec::new();
    let mut offsets = Vec::with_capacity(layer.len());
    let mut offset = 0.0f64;
    for (at, node) in layer.iter().enumerate() {
        if at > 0 {
            offset += f64::from((height(layer[at - 1]) + height(*node)) * 0.5 + gap);
        }
        offsets.push(offset);
        let (wanted, weight) = wanted(*node, ordered, centers);
        let mut run = (f64::from(wanted) - offset, weight, 1);
        while let Some(last) = runs.last().filter(|last| last.0 > run.0) {
            let weight = last.1 + run.1;
            run = (
                (last.0 * last.1 + run.0 * run.1) / weight,
                weight,
                last.2 + run.2,
            );
            runs.pop();
        }
        runs.push(run);
    }
    let bases = runs
        .iter()
        .flat_map(|(base, _, count)| std::iter::repeat_n(*base, *count));
    for ((node, base), offset) in layer.iter().zip(bases).zip(offsets) {
        centers[*node as usize] = (base + offset) as f32;
    }
}

/// Where a node wants to be, and how much that counts.
fn wanted(node: u32, ordered: &Ordered, centers: &[f32]) -> (f32, f64) {
    let (left, right) = (&ordered.left[node as usize], &ordered.right[node as usize]);
    let ends = left.iter().chain(right);
    let count = left.len() + right.len();
    if count == 0 {
        return (centers[node as usize], 0.1);
    }
    let sum: f32 = ends.map(|end| centers[*end as usize]).sum();
    (sum / count as f32, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crossings_are_sorted_out() {
        let edges = [(0, 5), (1, 4), (2, 3)];
        let ordered = Ordered::new(&[0, 0, 0, 1, 1, 1], &edges, &[0, 1, 2, 3, 4, 5]);
        assert_eq!(ordered.crossings(), 0);
    }

    #[test]
    fn a_parent_stands_in_the_middle_of_its_children() {
        let edges = [(0, 1), (0, 2), (0, 3)];
        let ordered = Ordered::new(&[0, 1, 1, 1], &edges, &[0, 1, 2, 3]);
        let tops = heights(&ordered, &[Vec2::new(10.0, 10.0); 4], 5.0);
        assert!((tops[0] - tops[2]).abs() < 0.01, "{tops:?}");
        assert!((tops[2] - tops[1] - 15.0).abs() < 0.01 && (tops[3] - tops[2] - 15.0).abs() < 0.01);
    }
}

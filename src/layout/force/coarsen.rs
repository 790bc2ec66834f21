//! A coarser graph: neighbours are taken together in pairs.

use crate::layout::chance::Chance;
use crate::layout::graph::Graph;

/// A graph with fewer nodes, and which of its nodes stands for which node of the finer one.
#[derive(Debug)]
pub(super) struct Coarser {
    pub graph: Graph,
    pub radii: Vec<f32>,
    pub parents: Vec<u32>,
}

const NOBODY: u32 = u32::MAX;

/// The coarser graph; `None` if little would be won.
pub(super) fn coarser(graph: &Graph, radii: &[f32], chance: &mut Chance) -> Option<Coarser> {
    let mut partner = vec![NOBODY; graph.len()];
    let order = chance.order(graph.len());
    pair_neighbours(graph, radii, &order, &mut partner);
    pair_leaves(graph, &order, &mut partner);
    let mut parents = vec![NOBODY; graph.len()];
    let mut coarse_radii = Vec::new();
    for node in 0..graph.len() {
        if parents[node] != NOBODY {
            continue;
        }
        let parent = coarse_radii.len() as u32;
        let other = partner[node];
        parents[node] = parent;
        let mut room = radii[node] * radii[node];
        if other != NOBODY {
            parents[other as usize] = parent;
            room += radii[other as usize] * radii[other as usize];
        }
        coarse_radii.push(room.sqrt());
    }
    if coarse_radii.len() * 10 > graph.len() * 9 {
        return None;
    }
    let edges = graph
        .edges()
        .map(|(one, other, weight)| (parents[one as usize], parents[other as usize], weight))
        .collect();
    Some(Coarser {
        graph: Graph::new(coarse_radii.len(), edges),
        radii: coarse_radii,
        parents,
    })
}

/// Pairs each node with the free neighbour it is tied to most firmly, small ones first.
fn pair_neighbours(graph: &Graph, radii: &[f32], order: &[u32], partner: &mut [u32]) {
    for node in order {
        let node = *node as usize;
        if partner[node] != NOBODY {
            continue;
        }
        let free = graph
            .at(node)
            .iter()
            .filter(|(end, _)| partner[*end as usize] == NOBODY);
        let firmness = |(end, weight): &&(u32, f32)| weight / radii[*end as usize].max(1e-3);
        let best = free.max_by(|one, other| {
            firmness(one)
                .total_cmp(&firmness(other))
                .then(other.0.cmp(&one.0))
        });
        if let Some((end, _)) = best {
            partner[node] = *end;
            partner[*end as usize] = node as u32;
        }
    }
}

/// Pairs what is left over and hangs on the same node: the rays of a star.
fn pair_leaves(graph: &Graph, order: &[u32], partner: &mut [u32]) {
    let mut waiting = vec![NOBODY; graph.len()];
    for node in order {
        if partner[*node as usize] != NOBODY {
            continue;
        }
        let Some((hub, _)) = graph.at(*node as usize).first() else {
            continue;
        };
        let slot = &mut waiting[*hub as usize];
        if *slot == NOBODY {
            *slot = *node;
        } else {
            partner[*node as usize] = *slot;
            partner[*slot as usize] = *node;
            *slot = NOBODY;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_gets_coarser_too() {
        let edges = (1..100).map(|leaf| (0, leaf, 1.0)).collect();
        let graph = Graph::new(100, edges);
        let coarse = coarser(&graph, &[0.5; 100], &mut Chance::new(1)).expect("it can be halved");
        assert!(coarse.graph.len() <= 51);
        assert!(
            coarse
                .parents
                .iter()
                .all(|parent| (*parent as usize) < coarse.graph.len())
        );
        let room: f32 = coarse.radii.iter().map(|radius| radius * radius).sum();
        assert!((room - 25.0).abs() < 0.1, "room is kept: {room}");
    }
}

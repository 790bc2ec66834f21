//! The graph of nodes: who is next to whom, what hangs together.

use petgraph::unionfind::UnionFind;

/// Neighbours of each node in flat arrays, each edge at both of its ends, with a weight.
#[derive(Debug, Clone, Default)]
pub(super) struct Graph {
    starts: Vec<u32>,
    ends: Vec<(u32, f32)>,
}

impl Graph {
    /// The graph of these weighted edges; edges between the same two nodes become one.
    pub fn new(nodes: usize, mut edges: Vec<(u32, u32, f32)>) -> Self {
        for edge in &mut edges {
            if edge.0 > edge.1 {
                (edge.0, edge.1) = (edge.1, edge.0);
            }
        }
        edges.retain(|(one, other, _)| one != other);
        edges.sort_unstable_by_key(|(one, other, _)| (*one, *other));
        edges.dedup_by(|later, kept| {
            let is_same = (later.0, later.1) == (kept.0, kept.1);
            if is_same {
                kept.2 += later.2;
            }
            is_same
        });
        let mut starts = vec![0u32; nodes + 1];
        for (one, other, _) in &edges {
            starts[*one as usize + 1] += 1;
            starts[*other as usize + 1] += 1;
        }
        for at in 0..nodes {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut ends = vec![(0, 0.0); edges.len() * 2];
        for (one, other, weight) in edges {
            for (node, end) in [(one, other), (other, one)] {
                let slot = &mut next[node as usize];
                ends[*slot as usize] = (end, weight);
                *slot += 1;
            }
        }
        Self { starts, ends }
    }

    /// How many nodes.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The neighbours of a node, with the weights of the edges.
    pub fn at(&self, node: usize) -> &[(u32, f32)] {
        &self.ends[self.starts[node] as usize..self.starts[node + 1] as usize]
    }

    /// Each edge once, the smaller end first.
    pub fn edges(&self) -> impl Iterator<Item = (u32, u32, f32)> + '_ {
        (0..self.len()).flat_map(|node| {
            let later = self.at(node).iter().filter(move |end| end.0 > node as u32);
            later.map(move |end| (node as u32, end.0, end.1))
        })
    }

    /// How many edges lie between each node and `from`; `None` where there is no way.
    pub fn distances(&self, from: usize) -> Vec<Option<u32>> {
        let mut distances = vec![None; self.len()];
        if from >= self.len() {
            return distances;
        }
        distances[from] = Some(0);
        let mut queue = std::collections::VecDeque::from([from]);
        while let Some(node) = queue.pop_front() {
            let next = distances[node].map(|distance| distance + 1);
            for (end, _) in self.at(node) {
                if distances[*end as usize].is_none() {
                    distances[*end as usize] = next;
                    queue.push_back(*end as usize);
                }
            }
        }
        distances
    }
}

/// The sets of nodes that hang together: the largest first, then by their first node; nodes in order.
pub(super) fn components(nodes: usize, edges: &[(usize, usize)]) -> Vec<Vec<u32>> {
    let mut sets = UnionFind::<u32>::new(nodes);
    for (one, other) in edges {
        sets.union(*one as u32, *other as u32);
    }
    let names = sets.into_labeling();
    let mut place_of = vec![u32::MAX; nodes];
    let mut components: Vec<Vec<u32>> = Vec::new();
    for (node, name) in names.into_iter().enumerate() {
        let place = &mut place_of[name as usize];
        if *place == u32::MAX {
            *place = components.len() as u32;
            components.push(Vec::new());
        }
        components[*place as usize].push(node as u32);
    }
    components.sort_by_key(|nodes| std::cmp::Reverse(nodes.len()));
    components
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_become_one_and_stand_at_both_ends() {
        let graph = Graph::new(4, vec![(2, 0, 1.0), (0, 2, 0.5), (1, 1, 9.0), (3, 2, 1.0)]);
        assert_eq!(graph.at(0), [(2, 1.5)]);
        assert_eq!(graph.at(1), []);
        assert_eq!(graph.at(2), [(0, 1.5), (3, 1.0)]);
        assert_eq!(graph.edges().count(), 2);
        assert_eq!(graph.distances(0), [Some(0), None, Some(1), Some(2)]);
    }

    #[test]
    fn the_largest_set_comes_first() {
        let sets = components(5, &[(3, 4), (4, 2)]);
        assert_eq!(sets, [vec![2, 3, 4], vec![0], vec![1]]);
    }
}

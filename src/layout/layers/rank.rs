//! The layer of each node: one past the farthest of those that lead to it.

/// Layers from 0. Edges that close a cycle are turned round in `edges`; those that begin it come first by `firsts`.
pub(super) fn layers(nodes: usize, edges: &mut [(u32, u32)], firsts: &[usize]) -> Vec<u32> {
    break_cycles(nodes, edges, firsts);
    let mut leading = vec![0u32; nodes];
    let (starts, ends) = outgoing(nodes, edges);
    for (_, to) in edges.iter() {
        leading[*to as usize] += 1;
    }
    let mut layers = vec![0u32; nodes];
    let mut ready: Vec<u32> = (0..nodes as u32)
        .filter(|node| leading[*node as usize] == 0)
        .collect();
    let mut sorted = Vec::with_capacity(nodes);
    while let Some(node) = ready.pop() {
        sorted.push(node);
        for end in &ends[starts[node as usize]..starts[node as usize + 1]] {
            let end = *end as usize;
            layers[end] = layers[end].max(layers[node as usize] + 1);
            leading[end] -= 1;
            if leading[end] == 0 {
                ready.push(end as u32);
            }
        }
    }
    // What nothing leads to stands right before the first it leads to, not at the far left.
    let mut has_incoming = vec![false; nodes];
    edges
        .iter()
        .for_each(|(_, to)| has_incoming[*to as usize] = true);
    for node in sorted.into_iter().rev().map(|node| node as usize) {
        let nearest = ends[starts[node]..starts[node + 1]]
            .iter()
            .map(|end| layers[*end as usize])
            .min();
        if let (false, Some(nearest)) = (has_incoming[node], nearest) {
            layers[node] = nearest.saturating_sub(1);
        }
    }
    layers
}

/// Where the ends of the edges of each node stand in a flat list.
fn outgoing(nodes: usize, edges: &[(u32, u32)]) -> (Vec<usize>, Vec<u32>) {
    let mut starts = vec![0usize; nodes + 1];
    for (from, _) in edges {
        starts[*from as usize + 1] += 1;
    }
    for at in 0..nodes {
        starts[at + 1] += starts[at];
    }
    let mut next = starts.clone();
    let mut ends = vec![0u32; edges.len()];
    for (from, to) in edges {
        ends[next[*from as usize]] = *to;
        next[*from as usize] += 1;
    }
    (starts, ends)
}

/// Turns round every edge that leads back to a node on the way to it, walking depth first.
fn break_cycles(nodes: usize, edges: &mut [(u32, u32)], firsts: &[usize]) {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        OnTheWay,
        Done,
    }
    let (starts, ends) = outgoing(nodes, edges);
    let mut incoming = vec![0u32; nodes];
    ends.iter().for_each(|end| incoming[*end as usize] += 1);
    let mut order: Vec<usize> = (0..nodes).collect();
    // Beginnings first: from there fewer edges lead back.
    order.sort_by_key(|node| (incoming[*node] > 0, firsts[*node], *node));
    let mut states = vec![State::New; nodes];
    let mut back = std::collections::BTreeSet::new();
    for root in order {
        if states[root] != State::New {
            continue;
        }
        states[root] = State::OnTheWay;
        let mut way = vec![(root, starts[root])];
        while let Some((node, at)) = way.last_mut() {
            let node = *node;
            if *at == starts[node + 1] {
                states[node] = State::Done;
                way.pop();
                continue;
            }
            let end = ends[*at] as usize;
            *at += 1;
            match states[end] {
                State::New => {
                    states[end] = State::OnTheWay;
                    way.push((end, starts[end]));
                }
                State::OnTheWay => drop(back.insert((node as u32, end as u32))),
                State::Done => {}
            }
        }
    }
    for edge in edges {
        if back.contains(edge) {
            *edge = (edge.1, edge.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_has_a_layer_each_and_a_cycle_is_broken_at_its_end() {
        let mut edges = [(0, 1), (1, 2), (2, 0), (3, 2)];
        let layers = layers(4, &mut edges, &[0, 1, 2, 3]);
        // Walked from 3, which nothing leads to: 3, 2, 0, 1, and back to 2.
        assert_eq!(edges, [(0, 1), (2, 1), (2, 0), (3, 2)]);
        assert_eq!(layers, [2, 3, 1, 0]);
    }
}

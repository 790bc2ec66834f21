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

/// Turns round the edges that lead back in an order of the nodes with few such edges, after Eades, Lin and Smyth (1993):
/// what nothing leads to comes first, what leads nowhere last, and between them whoever leads to most and is led to least.
fn break_cycles(nodes: usize, edges: &mut [(u32, u32)], firsts: &[usize]) {
    let (starts, ends) = outgoing(nodes, edges);
    let turned: Vec<(u32, u32)> = edges.iter().map(|(from, to)| (*to, *from)).collect();
    let (back_starts, back_ends) = outgoing(nodes, &turned);
    let mut degrees: Vec<(i32, i32)> = (0..nodes)
        .map(|node| {
            let leads = starts[node + 1] - starts[node];
            let is_led = back_starts[node + 1] - back_starts[node];
            (leads as i32, is_led as i32)
        })
        .collect();
    let key = |node: usize, (leads, is_led): (i32, i32)| {
        let class = match (leads, is_led) {
            (_, 0) => 0,
            (0, _) => 1,
            _ => 2,
        };
        (class, is_led - leads, firsts[node], node)
    };
    let mut waiting: std::collections::BTreeSet<_> =
        (0..nodes).map(|node| key(node, degrees[node])).collect();
    let mut place = vec![usize::MAX; nodes];
    let (mut front, mut end) = (0, nodes);
    while let Some((class, _, _, node)) = waiting.pop_first() {
        if class == 1 {
            end -= 1;
            place[node] = end;
        } else {
            place[node] = front;
            front += 1;
        }
        let led = ends[starts[node]..starts[node + 1]]
            .iter()
            .map(|end| (*end, (0, -1)));
        let leading = back_ends[back_starts[node]..back_starts[node + 1]].iter();
        for (other, (leads, is_led)) in led.chain(leading.map(|end| (*end, (-1, 0)))) {
            let other = other as usize;
            if place[other] == usize::MAX {
                waiting.remove(&key(other, degrees[other]));
                degrees[other].0 += leads;
                degrees[other].1 += is_led;
                waiting.insert(key(other, degrees[other]));
            }
        }
    }
    for edge in edges {
        if place[edge.0 as usize] > place[edge.1 as usize] {
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
        // In order: 3, which nothing leads to, then 0, 1, 2; so that only the edge from 2 to 0 leads back.
        assert_eq!(edges, [(0, 1), (1, 2), (0, 2), (3, 2)]);
        assert_eq!(layers, [0, 1, 2, 1]);
    }
}

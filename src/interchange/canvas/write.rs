//! From a case to the text of a file, laid out as Obsidian does: tabs, one node or edge a line, no newline at the end.

use super::edge::{Edge, heads_of};
use super::losses::losses;
use super::order::{self, OF_EDGE, OF_FILE};
use super::write_nodes::{Nodes, ids_of, nodes};
use crate::interchange::Written;
use crate::interchange::json::{Value, quoted};
use crate::model::{Case, Link};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Writes everything on the board as JSON Canvas 1.0, and tells what of the case is not in it. The same case gives the
/// same text; a case that was read from such a file and not changed gives one that says the same, and, if Obsidian wrote
/// it, the same bytes.
pub fn write_canvas(case: &Case) -> Written {
    let nodes = nodes(case);
    let losses = losses(case, &nodes);
    let edges = edges(case, &nodes);
    Written {
        text: file(case, &nodes.lines, &edges),
        losses,
    }
}

/// The lines of all edges. Those that came from such a file keep their order, and lie before others.
fn edges(case: &Case, nodes: &Nodes) -> Vec<String> {
    let mut links: Vec<&Link> = case.links().iter().collect();
    links.sort_by_key(|link| (link.foreign.is_none(), link.id));
    links.retain(|link| {
        [link.from, link.to]
            .iter()
            .all(|end| nodes.id_of.contains_key(end))
    });
    let kept_id = |link: &Link| link.foreign.as_ref().map(|foreign| foreign.id.clone());
    let ids = ids_of(&links, kept_id, |link| link.id.to_string());
    let mut drawn = links
        .into_iter()
        .zip(ids)
        .map(|(link, id)| edge(link, &id, nodes));
    let mut lines: Vec<String> = Vec::new();
    for (at, line) in dangling(case) {
        let before = at.saturating_sub(lines.len());
        lines.extend(drawn.by_ref().take(before));
        lines.push(line);
    }
    lines.extend(drawn);
    lines
}

fn edge(link: &Link, id: &str, nodes: &Nodes) -> String {
    let node = |end| nodes.id_of.get(end).map_or("", String::as_str);
    let edge = Edge {
        id: Cow::Borrowed(id),
        from: Cow::Borrowed(node(&link.from)),
        to: Cow::Borrowed(node(&link.to)),
        line: link.line,
        heads: heads_of(link),
        label: Cow::Borrowed(link.shown_label()),
    };
    super::known::object(&edge.known(), link.foreign.as_deref(), OF_EDGE)
}

/// Edges that lead nowhere, by their place in the list: kept as they were.
fn dangling(case: &Case) -> BTreeMap<usize, String> {
    let kept = case.info().foreign.as_ref();
    let kept = kept.and_then(|foreign| Value::of(foreign.keys.get("edges")?));
    kept.into_iter()
        .flat_map(Value::entries)
        .filter_map(|entry| Some((entry.key.parse().ok()?, entry.value.compact())))
        .collect()
}

/// The whole file.
fn file(case: &Case, nodes: &[String], edges: &[String]) -> String {
    let foreign = case.info().foreign.as_deref();
    let own_order = foreign.and_then(|foreign| foreign.order.as_deref());
    let is_left_out =
        |key: &str| own_order.is_some_and(|own| !own.iter().any(|own_key| own_key == key));
    let mut members: Vec<(&str, Cow<'_, str>)> = Vec::new();
    for (key, lines) in [("nodes", nodes), ("edges", edges)] {
        if !(lines.is_empty() && is_left_out(key)) {
            members.push((key, Cow::Owned(list(lines))));
        }
    }
    let others = foreign.into_iter().flat_map(|foreign| &foreign.keys);
    for (key, raw) in others.filter(|(key, _)| !OF_FILE.contains(&key.as_str())) {
        // A value of a case that was written by hand may be no JSON at all.
        members.extend(Value::of(raw).map(|value| (key.as_str(), Cow::Borrowed(value.text))));
    }
    order::arrange(&mut members, |(key, _)| key, OF_FILE, own_order);
    if members.is_empty() {
        return "{}".to_owned();
    }
    let members: Vec<String> = members
        .iter()
        .map(|(key, json)| format!("\t{}:{json}", quoted(key)))
        .collect();
    format!("{{\n{}\n}}", members.join(",\n"))
}

/// A list with one entry a line.
fn list(lines: &[String]) -> String {
    if lines.is_empty() {
        return "[]".to_owned();
    }
    format!("[\n\t\t{}\n\t]", lines.join(",\n\t\t"))
}

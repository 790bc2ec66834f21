//! One edge of the file.

use super::edge::{Edge, USUAL_HEADS, arrows_of};
use super::error::CanvasError;
use super::known::{head, kind_words, side_called, unsaid};
use super::oddities::{Oddities, Oddity};
use super::order::{OF_EDGE, unusual_order};
use super::read_node::{distinct_entries, id_of, keys_of, value_of};
use crate::interchange::json::{Kind, Value};
use crate::model::{Foreign, IdSource, Link, LinkKind, LinkLine, RecordRef, Tint};

/// What an edge became.
pub(super) enum ReadEdge {
    /// A link.
    Link(Box<Link>),
    /// Nothing: one of its ends is not there. Kept as JSON text.
    Dangling(String),
}

/// Reads one edge of the text; `node` finds what became of a node.
pub(super) fn read_edge(
    text: &str,
    value: Value<'_>,
    node: impl Fn(&str) -> Option<RecordRef>,
    ids: &mut IdSource,
    odd: &mut Oddities,
) -> Result<ReadEdge, CanvasError> {
    if value.kind() != Kind::Object {
        let what = format!(
            "an edge should be an object, but here is {}",
            kind_words(value)
        );
        return Err(CanvasError::at(text, value.at, what));
    }
    let mut entries = distinct_entries(value, odd);
    let [id, from, to] =
        ["id", "fromNode", "toNode"].map(|key| id_of(value_of(&entries, key), odd));
    let (Some(start), Some(end)) = (node(&from), node(&to)) else {
        odd.note(Oddity::Dangling, value.at);
        return Ok(ReadEdge::Dangling(value.compact()));
    };
    if start == end {
        odd.note(Oddity::Loop, value.at);
    }
    if id.is_empty() {
        odd.note(Oddity::EdgeWithoutId, value.at);
    }
    let order = unusual_order(&keys_of(&entries), OF_EDGE);
    let words = |key: &str| value_of(&entries, key).and_then(Value::string);
    let heads = (
        head(words("fromEnd").as_deref(), USUAL_HEADS.0),
        head(words("toEnd").as_deref(), USUAL_HEADS.1),
    );
    let edge = Edge {
        id: id.clone().into(),
        from: from.into(),
        to: to.into(),
        line: LinkLine {
            from_side: words("fromSide").and_then(|name| side_called(&name)),
            to_side: words("toSide").and_then(|name| side_called(&name)),
            arrows: arrows_of(heads),
            tint: words("color").map_or(Tint::None, |color| super::colour::tint_of(&color)),
        },
        heads,
        label: words("label").unwrap_or_default(),
    };
    // These three are kept apart from the keys.
    entries.retain(|entry| !matches!(&*entry.key, "id" | "fromNode" | "toNode"));
    let foreign = Foreign {
        id,
        keys: unsaid(&entries, &edge.known()),
        order,
    };
    let mut link = Link::new(ids.fresh(|_| false), LinkKind::Custom, start, end);
    link.label = edge.label.to_string();
    link.line = edge.line;
    link.foreign = (!foreign.is_empty()).then(|| Box::new(foreign));
    Ok(ReadEdge::Link(Box::new(link)))
}

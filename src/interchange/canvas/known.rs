//! What a record says under the format's own keys, and when a kept value still says the same.
//!
//! The one rule of writing back: a value that was kept as it stood in the file is written again as long as it means what
//! the record says now; else the record's own value is written.

use super::colour::{color_of, tint_of};
use super::order;
use super::place::{coordinate_of, side_of, whole};
use crate::interchange::json::{Entry, Kind, Value, quoted};
use crate::model::{Foreign, Side, Tint};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A value as the record has it.
#[derive(Debug, Clone)]
pub(super) enum Says<'a> {
    /// A text that is always written.
    Text(Cow<'a, str>),
    /// A text that is left out when it is empty.
    Label(Cow<'a, str>),
    /// A length of a side, in board points.
    Side(f32),
    /// A coordinate of a side with this length, in board points.
    Coordinate { value: f32, side: f32 },
    /// A colour; none is left out.
    Color(Tint),
    /// A side of a card at which an edge ends; none is left out.
    EdgeSide(Option<Side>),
    /// Whether an edge has an arrow head at one end; what is usual there is left out.
    Head { is_there: bool, usual: bool },
}

/// A value of the record under its key.
#[derive(Debug, Clone)]
pub(super) struct Known<'a> {
    pub(super) key: &'static str,
    pub(super) says: Says<'a>,
}

impl<'a> Known<'a> {
    pub(super) const fn new(key: &'static str, says: Says<'a>) -> Self {
        Self { key, says }
    }
}

impl Says<'_> {
    /// The value before it is JSON; none if it is left out.
    fn plain(&self) -> Option<Plain<'_>> {
        Some(match self {
            Self::Label(text) if text.is_empty() => return None,
            Self::Text(text) | Self::Label(text) => Plain::Text(text),
            Self::Side(value) | Self::Coordinate { value, .. } => Plain::Number(whole(*value)),
            Self::Color(tint) => Plain::Text(color_of(*tint)?),
            Self::EdgeSide(side) => Plain::Text((*side)?.label()),
            Self::Head { is_there, usual } if is_there == usual => return None,
            Self::Head { is_there: true, .. } => Plain::Text("arrow"),
            Self::Head { .. } => Plain::Text("none"),
        })
    }

    /// The value as JSON; none if it is left out.
    fn json(&self) -> Option<String> {
        self.plain().map(|plain| match plain {
            Plain::Text(text) => quoted(text),
            Plain::Number(digits) => digits,
        })
    }

    /// Whether a value of a file means the same.
    fn is_meant_by(&self, value: Value<'_>) -> bool {
        let words = value.string();
        let words = words.as_deref();
        match self {
            Self::Text(text) | Self::Label(text) => words.unwrap_or("") == text,
            Self::Side(side) => value
                .number()
                .is_some_and(|number| side_of(number) == *side),
            Self::Coordinate { value: now, side } => value
                .number()
                .is_some_and(|number| coordinate_of(number, *side) == *now),
            Self::Color(tint) => words.map_or(Tint::None, tint_of) == *tint,
            Self::EdgeSide(side) => words.and_then(side_called) == *side,
            Self::Head { is_there, usual } => head(words, *usual) == *is_there,
        }
    }

    /// Whether the record by itself writes just this value.
    fn is_written_as(&self, value: Value<'_>) -> bool {
        match self.plain() {
            Some(Plain::Text(text)) => value.exact_string().as_deref() == Some(text),
            Some(Plain::Number(digits)) => digits == value.text,
            None => false,
        }
    }
}

/// A value before it is JSON.
enum Plain<'p> {
    Text(&'p str),
    Number(String),
}

/// The side with this name.
pub(super) fn side_called(name: &str) -> Option<Side> {
    Side::ALL.iter().copied().find(|side| side.label() == name)
}

/// Whether a word stands for an arrow head, where `usual` is what no word or another word stands for.
pub(super) fn head(word: Option<&str>, usual: bool) -> bool {
    match word {
        Some("arrow") => true,
        Some("none") => false,
        _ => usual,
    }
}

/// The entries of an object that the record does not write by itself, as they stand in the file.
pub(super) fn unsaid(entries: &[Entry<'_>], known: &[Known<'_>]) -> BTreeMap<String, String> {
    let is_said = |entry: &&Entry<'_>| {
        let own = known.iter().find(|own| *own.key == *entry.key);
        own.is_some_and(|own| own.says.is_written_as(entry.value))
    };
    entries
        .iter()
        .filter(|entry| !is_said(entry))
        .map(|entry| (entry.key.to_string(), entry.value.compact()))
        .collect()
}

/// An object in one line: what the record says, and what was kept.
pub(super) fn object(known: &[Known<'_>], foreign: Option<&Foreign>, usual: &[&str]) -> String {
    let kept = |key: &str| {
        let raw = foreign?.keys.get(key)?;
        // A value of a case that was written by hand may be no JSON at all.
        Value::of(raw)
    };
    let mut entries: Vec<(&str, String)> = Vec::new();
    for Known { key, says } in known {
        let as_it_was = kept(key).filter(|value| says.is_meant_by(*value));
        let json = as_it_was.map(Value::compact).or_else(|| says.json());
        entries.extend(json.map(|json| (*key, json)));
    }
    let others = foreign.into_iter().flat_map(|foreign| foreign.keys.keys());
    for key in others.filter(|key| !known.iter().any(|own| *own.key == **key)) {
        entries.extend(kept(key).map(|value| (key.as_str(), value.compact())));
    }
    let own_order = foreign.and_then(|foreign| foreign.order.as_deref());
    order::arrange(&mut entries, |(key, _)| key, usual, own_order);
    let members: Vec<String> = entries
        .iter()
        .map(|(key, json)| format!("{}:{json}", quoted(key)))
        .collect();
    format!("{{{}}}", members.join(","))
}

/// The kind of a value for a message.
pub(super) fn kind_words(value: Value<'_>) -> &'static str {
    value.kind().words()
}

/// Whether a value is missing or null.
pub(super) fn is_nothing(value: Option<Value<'_>>) -> bool {
    value.is_none_or(|value| value.kind() == Kind::Null)
}

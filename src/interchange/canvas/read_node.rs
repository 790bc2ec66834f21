//! One node of the file.

use super::error::CanvasError;
use super::known::{is_nothing, kind_words, unsaid};
use super::node::{Form, Node};
use super::oddities::{Oddities, Oddity};
use super::order::{OF_NODE, unusual_order};
use super::place::place_of;
use super::words::{title_of_url, words_for_file, words_for_unknown};
use crate::interchange::json::{Entry, Kind, Value, quoted};
use crate::model::{
    AnyRecord, Article, Card, Foreign, Frame, IdSource, Note, NoteKind, RecordRef, Tint, shortened,
};
use emath::Rect;

/// How much of an id a message shows.
const LONGEST_ID: usize = 40;

/// What a node became.
pub(super) enum Placed {
    /// A record and its card.
    Card(AnyRecord, Card),
    /// A frame.
    Frame(Frame),
}

/// A node that was read.
pub(super) struct ReadNode {
    /// The id by which edges call it; empty if it has none.
    pub(super) id: String,
    /// What it became.
    pub(super) placed: Placed,
}

impl ReadNode {
    /// What edges lead to.
    pub(super) fn record(&self) -> RecordRef {
        match &self.placed {
            Placed::Card(record, _) => record.record_ref(),
            Placed::Frame(frame) => frame.id.into(),
        }
    }
}

/// The entries of an object, each key once: where one stands twice, the last counts.
pub(super) fn distinct_entries<'a>(object: Value<'a>, odd: &mut Oddities) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> = object.entries().collect();
    let mut by_key: Vec<(&str, usize)> = entries
        .iter()
        .enumerate()
        .map(|(at, entry)| (&*entry.key, at))
        .collect();
    by_key.sort_unstable();
    let is_twice = |pair: &&[(&str, usize)]| matches!(pair, [(one, _), (two, _)] if one == two);
    let mut outdone: Vec<usize> = by_key
        .windows(2)
        .filter(is_twice)
        .filter_map(|pair| pair.first().map(|(_, at)| *at))
        .collect();
    outdone.sort_unstable();
    for at in outdone.into_iter().rev() {
        let entry = entries.remove(at);
        odd.note(Oddity::KeyTwice, entry.value.at);
    }
    entries
}

/// The value of a key.
pub(super) fn value_of<'a>(entries: &[Entry<'a>], key: &str) -> Option<Value<'a>> {
    let found = entries.iter().find(|entry| entry.key == key);
    found.map(|entry| entry.value)
}

/// An id, or the id of another: a text, or what can be taken for one. Empty if there is none.
pub(super) fn id_of(value: Option<Value<'_>>, odd: &mut Oddities) -> String {
    let Some(value) = value.filter(|value| value.kind() != Kind::Null) else {
        return String::new();
    };
    match value.exact_string() {
        Some(id) => id.into_owned(),
        None => {
            odd.note(Oddity::OddId, value.at);
            value.string().map_or_else(|| value.compact(), Into::into)
        }
    }
}

/// Reads one node of the text.
pub(super) fn read_node(
    text: &str,
    value: Value<'_>,
    ids: &mut IdSource,
    odd: &mut Oddities,
) -> Result<ReadNode, CanvasError> {
    if value.kind() != Kind::Object {
        let what = format!(
            "a node should be an object, but here is {}",
            kind_words(value)
        );
        return Err(CanvasError::at(text, value.at, what));
    }
    let mut entries = distinct_entries(value, odd);
    let id = id_of(value_of(&entries, "id"), odd);
    let (pos, size) = read_place(text, value, &entries, &id, odd)?;
    let (form, guessed) = form_of(&entries, value.at, odd);
    let order = unusual_order(&keys_of(&entries), OF_NODE);
    let words = form
        .words_key()
        .and_then(|key| value_of(&entries, key)?.string());
    let has_words = match form {
        Form::Text | Form::Link => words.is_some(),
        Form::File => value_of(&entries, "file").is_some_and(|file| file.kind() == Kind::Text),
        Form::Group | Form::Other => true,
    };
    if !has_words {
        odd.note(Oddity::NoWords, value.at);
    }
    let color = value_of(&entries, "color").and_then(Value::string);
    let node = Node {
        id: id.clone().into(),
        form,
        words: words.unwrap_or_default(),
        pos,
        size,
        tint: color.map_or(Tint::None, |color| super::colour::tint_of(&color)),
    };
    // The id is kept apart from the keys.
    entries.retain(|entry| entry.key != "id");
    let mut keys = unsaid(&entries, &node.known());
    if let Some(kind) = guessed {
        keys.insert("type".to_owned(), quoted(kind));
    }
    let foreign = Foreign {
        id: id.clone(),
        keys,
        order,
    };
    let placed = placed(&node, foreign, ids);
    Ok(ReadNode { id, placed })
}

pub(super) fn keys_of<'e>(entries: &'e [Entry<'_>]) -> Vec<&'e str> {
    entries.iter().map(|entry| &*entry.key).collect()
}

/// The record, card or frame of a node.
fn placed(node: &Node<'_>, foreign: Foreign, ids: &mut IdSource) -> Placed {
    // The size is set once more below: a rectangle keeps its corners, and rounds the way between them.
    let rect = Rect::from_min_size(node.pos, node.size);
    let tint = node.tint;
    let keep = |foreign: Foreign| (!foreign.is_empty()).then(|| Box::new(foreign));
    if node.form == Form::Group {
        let frame = Frame::new(ids.fresh(|_| false), &*node.words, rect);
        return Placed::Frame(Frame {
            size: node.size,
            tint,
            foreign: keep(foreign),
            ..frame
        });
    }
    let record: AnyRecord = if node.form == Form::Link {
        let title = title_of_url(&node.words);
        let mut article = Article::new(ids.fresh(|_| false), title, "");
        article.url = node.words.to_string();
        article.into()
    } else {
        let words = match node.form {
            Form::File => words_for_file(&foreign),
            Form::Other => words_for_unknown(&foreign),
            _ => node.words.to_string(),
        };
        Note::new(ids.fresh(|_| false), NoteKind::Note, words).into()
    };
    let card = Card {
        size: node.size,
        tint,
        foreign: keep(foreign),
        ..Card::new(ids.fresh(|_| false), record.record_ref(), rect)
    };
    Placed::Card(record, card)
}

/// The form of a node, and the type to keep where it was guessed and is not the record's own.
fn form_of(entries: &[Entry<'_>], at: usize, odd: &mut Oddities) -> (Form, Option<&'static str>) {
    let kind = value_of(entries, "type");
    if is_nothing(kind) {
        odd.note(Oddity::NoType, at);
        let has = |key| value_of(entries, key).is_some_and(|value| value.kind() == Kind::Text);
        return match () {
            () if has("text") => (Form::Text, None),
            () if has("file") => (Form::File, Some("file")),
            () if has("url") => (Form::Link, Some("link")),
            () => (Form::Group, None),
        };
    }
    let form = Form::of_type(kind.and_then(Value::string).as_deref());
    if form == Form::Other {
        odd.note(Oddity::UnknownType, at);
    }
    (form, None)
}

/// Position and size; refused where they are not numbers.
fn read_place(
    text: &str,
    node: Value<'_>,
    entries: &[Entry<'_>],
    id: &str,
    odd: &mut Oddities,
) -> Result<(emath::Pos2, emath::Vec2), CanvasError> {
    let name = || match id {
        "" => "a node without id".to_owned(),
        _ => format!("node \"{}\"", shortened(id, LONGEST_ID)),
    };
    let mut numbers = [0.0; 4];
    for (number, key) in numbers.iter_mut().zip(["x", "y", "width", "height"]) {
        let found = value_of(entries, key);
        *number = match (found, found.and_then(Value::number)) {
            (_, Some(number)) => number,
            (Some(value), None) => {
                let (name, kind) = (name(), kind_words(value));
                let what = format!("{name} has {kind} as its \"{key}\"; it should be a number");
                return Err(CanvasError::at(text, value.at, what));
            }
            (None, _) => {
                let what = format!("{} has no \"{key}\"; it should be a number", name());
                return Err(CanvasError::at(text, node.at, what));
            }
        };
    }
    let (pos, size) = place_of(numbers);
    let now = [pos.x, pos.y, size.x, size.y];
    let is_moved = |(before, now): (&f64, f32)| (before - f64::from(now)).abs() >= 1.0;
    if numbers.iter().zip(now).any(is_moved) {
        odd.note(Oddity::OddPlace, node.at);
    }
    Ok((pos, size))
}

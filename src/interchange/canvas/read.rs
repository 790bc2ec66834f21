//! From the text of a file to the records of a case: all of it, or an error with its place.

use super::error::CanvasError;
use super::known::kind_words;
use super::oddities::{Oddities, Oddity};
use super::order::{OF_FILE, unusual_order};
use super::read_edge::{ReadEdge, read_edge};
use super::read_node::{Placed, ReadNode, distinct_entries, keys_of, read_node, value_of};
use crate::interchange::json::{self, Entry, Kind, Value, quoted};
use crate::model::{
    AnyRecord, CaseParts, Foreign, Frame, FrameId, IdSource, Link, RecordRef, Warned,
};
use emath::{Pos2, Rect};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

/// How many nodes or edges are read between two reports of progress.
const STEP: usize = 512;

/// Reads a board. The case gets the title and ids of this source; `watch` hears how far it is, from 0 to 1, and can stop it.
///
/// Oddities that lose nothing are told as warnings. Files in UTF-8, with or without a byte order mark.
///
/// # Errors
/// [`CanvasError`] with line and column, if the text is not JSON, no board, or a node has no place.
pub fn read_canvas(
    bytes: &[u8],
    title: &str,
    ids: &mut IdSource,
    watch: &mut dyn FnMut(f32) -> ControlFlow<()>,
) -> Result<Warned<CaseParts>, CanvasError> {
    let text = text_of(bytes)?;
    let mut odd = Oddities::default();
    let mut parts = CaseParts::default();
    parts.info.title = title.to_owned();
    if text.trim().is_empty() {
        odd.note(Oddity::Empty, 0);
    } else {
        let reader = Reader {
            text,
            ids,
            odd: &mut odd,
            watch,
        };
        reader.read(&mut parts)?;
    }
    Ok(Warned {
        value: parts,
        warnings: odd.into_warnings(text),
    })
}

/// The text without its byte order mark.
fn text_of(bytes: &[u8]) -> Result<&str, CanvasError> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        let what = "the text is in UTF-16; save it in UTF-8 and try again";
        return Err(CanvasError::NotACanvas(what.to_owned()));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let sound = bytes.get(..error.valid_up_to()).unwrap_or(&[]);
        let sound = std::str::from_utf8(sound).unwrap_or("");
        let what = "the text is not in UTF-8 from here on; save it in UTF-8 and try again";
        CanvasError::at(sound, sound.len(), what)
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

struct Reader<'t, 'r> {
    text: &'t str,
    ids: &'r mut IdSource,
    odd: &'r mut Oddities,
    watch: &'r mut dyn FnMut(f32) -> ControlFlow<()>,
}

impl<'t> Reader<'t, '_> {
    fn read(mut self, parts: &mut CaseParts) -> Result<(), CanvasError> {
        self.go_on(0.0)?;
        let whole = json::parse(self.text)
            .map_err(|misfit| CanvasError::at(self.text, misfit.at, misfit.what))?;
        if whole.kind() != Kind::Object {
            let what = format!("it is {}, not an object", kind_words(whole));
            return Err(CanvasError::NotACanvas(what));
        }
        let entries = distinct_entries(whole, self.odd);
        let nodes = self.list(&entries, "nodes")?;
        let edges = self.list(&entries, "edges")?;
        let is_foreign = |entry: &Entry<'_>| !OF_FILE.contains(&&*entry.key);
        if !entries.is_empty() && entries.iter().all(is_foreign) {
            self.odd.note(Oddity::NoArrays, 0);
        }
        let records = self.read_nodes(nodes, parts)?;
        let dangling = self.read_edges(edges, &records, parts)?;
        self.go_on(1.0)?;
        join_frames(parts, &mut self)?;
        parts.info.foreign = foreign_of_file(&entries, &dangling).map(Box::new);
        Ok(())
    }

    fn go_on(&mut self, fraction: f32) -> Result<(), CanvasError> {
        match (self.watch)(fraction) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(CanvasError::Stopped),
        }
    }

    /// Reports how far the text is read, now and then.
    fn pass(&mut self, number: usize, at: usize) -> Result<(), CanvasError> {
        if number.is_multiple_of(STEP) {
            let fraction = at as f32 / self.text.len().max(1) as f32;
            self.go_on(0.1 + 0.85 * fraction)?;
        }
        Ok(())
    }

    /// The list under a key of the file; null counts as none.
    fn list(&self, entries: &[Entry<'t>], key: &str) -> Result<Option<Value<'t>>, CanvasError> {
        match value_of(entries, key) {
            Some(value) if value.kind() == Kind::List => Ok(Some(value)),
            Some(value) if value.kind() != Kind::Null => {
                let what = format!("\"{key}\" should be a list, but is {}", kind_words(value));
                Err(CanvasError::at(self.text, value.at, what))
            }
            _ => Ok(None),
        }
    }

    /// Reads all nodes; returns what became of each, by id.
    fn read_nodes(
        &mut self,
        nodes: Option<Value<'t>>,
        parts: &mut CaseParts,
    ) -> Result<BTreeMap<String, RecordRef>, CanvasError> {
        let mut records = BTreeMap::new();
        for (number, value) in nodes.into_iter().flat_map(Value::items).enumerate() {
            self.pass(number, value.at)?;
            let node = read_node(self.text, value, self.ids, self.odd)?;
            if node.id.is_empty() {
                self.odd.note(Oddity::NodeWithoutId, value.at);
            } else if records.contains_key(&node.id) {
                self.odd.note(Oddity::NodeIdTwice, value.at);
            } else {
                records.insert(node.id.clone(), node.record());
            }
            add(parts, node, i32::try_from(number).unwrap_or(i32::MAX));
        }
        Ok(records)
    }

    /// Reads all edges; returns those that lead nowhere, by their place in the list.
    fn read_edges(
        &mut self,
        edges: Option<Value<'t>>,
        records: &BTreeMap<String, RecordRef>,
        parts: &mut CaseParts,
    ) -> Result<BTreeMap<usize, String>, CanvasError> {
        let mut dangling = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for (number, value) in edges.into_iter().flat_map(Value::items).enumerate() {
            self.pass(number, value.at)?;
            let node = |id: &str| records.get(id).copied();
            match read_edge(self.text, value, node, self.ids, self.odd)? {
                ReadEdge::Dangling(edge) => drop(dangling.insert(number, edge)),
                ReadEdge::Link(link) => {
                    let id = id_of_link(&link);
                    if !id.is_empty() && !seen.insert(id.to_owned()) {
                        self.odd.note(Oddity::EdgeIdTwice, value.at);
                    }
                    parts.links.push(*link);
                }
            }
        }
        Ok(dangling)
    }
}

fn id_of_link(link: &Link) -> &str {
    link.foreign.as_ref().map_or("", |foreign| &foreign.id)
}

/// Adds what became of a node, in front of all before.
fn add(parts: &mut CaseParts, node: ReadNode, z: i32) {
    match node.placed {
        Placed::Frame(frame) => parts.frames.push(Frame { z, ..frame }),
        Placed::Card(record, mut card) => {
            card.z = z;
            parts.cards.push(card);
            match record {
                AnyRecord::Note(note) => parts.notes.extend(std::sync::Arc::into_inner(note)),
                AnyRecord::Article(article) => {
                    parts.articles.extend(std::sync::Arc::into_inner(article));
                }
                _ => {}
            }
        }
    }
}

/// Lets each card join the smallest frame under its centre, as it would if it had been put there by hand.
fn join_frames(parts: &mut CaseParts, reader: &mut Reader<'_, '_>) -> Result<(), CanvasError> {
    let mut frames: Vec<(Rect, FrameId)> = parts
        .frames
        .iter()
        .map(|frame| (frame.rect(), frame.id))
        .collect();
    frames.sort_by(|(one, one_id), (two, two_id)| {
        one.area().total_cmp(&two.area()).then(one_id.cmp(two_id))
    });
    let frame_at = |pos: Pos2| frames.iter().find(|(rect, _)| rect.contains(pos));
    for (number, card) in parts.cards.iter_mut().enumerate() {
        if number.is_multiple_of(STEP) {
            reader.go_on(1.0)?;
        }
        card.frame = frame_at(card.rect().center()).map(|(_, id)| *id);
    }
    Ok(())
}

/// What is kept of the file as a whole: its other keys as they stand, and under `edges` those that lead nowhere, by their
/// place in the list.
fn foreign_of_file(entries: &[Entry<'_>], dangling: &BTreeMap<usize, String>) -> Option<Foreign> {
    let is_own = |key: &str| OF_FILE.contains(&key);
    let mut keys: BTreeMap<String, String> = entries
        .iter()
        .filter(|entry| !is_own(&entry.key))
        .map(|entry| (entry.key.to_string(), entry.value.text.to_owned()))
        .collect();
    if !dangling.is_empty() {
        let members: Vec<String> = dangling
            .iter()
            .map(|(at, edge)| format!("{}:{edge}", quoted(&at.to_string())))
            .collect();
        keys.insert("edges".to_owned(), format!("{{{}}}", members.join(",")));
    }
    let names = keys_of(entries);
    let is_whole = OF_FILE.iter().all(|key| names.contains(key));
    let order = if is_whole {
        unusual_order(&names, OF_FILE)
    } else {
        Some(names.iter().map(|name| (*name).to_owned()).collect())
    };
    let foreign = Foreign {
        id: String::new(),
        keys,
        order,
    };
    (!foreign.is_empty()).then_some(foreign)
}

//! The text body: paragraphs, lists, tables, footnotes; what is deleted is passed over.

use super::broken;
use super::numbering::Numbering;
use super::styles::{Styles, heading_of_outline};
use super::xml::{Element, Step, walk};
use crate::import::snapshot::Snapshot;
use crate::import::{ImportError, LONGEST_TEXT_BYTES};
use crate::model::{Block, BlockShape};
use std::collections::BTreeMap;

/// The parts of a document that say what the text body means.
pub(super) struct Parts {
    pub styles: Styles,
    pub numbering: Numbering,
    /// `word/footnotes.xml`; empty without.
    pub footnotes: String,
    /// `word/endnotes.xml`; empty without.
    pub endnotes: String,
}

/// What was found in a text body.
pub(super) struct Body {
    pub text: String,
    pub blocks: Vec<Block>,
    /// Whether changes are tracked in it.
    pub has_tracked_changes: bool,
    /// Whether the XML breaks off.
    pub is_cut: bool,
}

/// Reads the text body.
///
/// # Errors
/// [`ImportError::Broken`] if nothing in it is a document, [`ImportError::TooMuchText`].
pub(super) fn read(document: &str, parts: &Parts) -> Result<Body, ImportError> {
    let mut reader = Reader::new(parts);
    let is_whole = walk(document, |step| reader.take(step));
    if !reader.has_body {
        return Err(broken("it has no text body"));
    }
    reader.close_all();
    let mut notes: BTreeMap<(Note, String), String> = BTreeMap::new();
    for (kind, xml) in [(Note::Foot, &parts.footnotes), (Note::End, &parts.endnotes)] {
        read_notes(xml, kind, parts, &mut notes);
    }
    for (number, note) in (1..).zip(std::mem::take(&mut reader.notes)) {
        if let Some(words) = notes.get(&note) {
            reader
                .snapshot
                .push(BlockShape::Paragraph, 0, &format!("[{number}] {words}"));
        }
    }
    let has_tracked_changes = reader.has_tracked_changes;
    let is_cut = !is_whole && !reader.is_full;
    let (text, blocks) = reader.snapshot.finish();
    Ok(Body {
        text,
        blocks,
        has_tracked_changes,
        is_cut,
    })
}

/// Footnote or endnote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Note {
    Foot,
    End,
}

/// The words of each note, on one line.
fn read_notes(xml: &str, kind: Note, parts: &Parts, notes: &mut BTreeMap<(Note, String), String>) {
    let mut open: Option<(String, Reader<'_>)> = None;
    walk(xml, |step| {
        match &step {
            Step::Start(element) if matches!(element.name(), "footnote" | "endnote") => {
                let is_words = element
                    .attribute("type")
                    .is_none_or(|kind| kind == "normal");
                let id = element.attribute("id").filter(|_| is_words);
                open = id.map(|id| (id, Reader::new(parts)));
                return true;
            }
            Step::End(name) if matches!(name.as_str(), "footnote" | "endnote") => {
                if let Some((id, mut reader)) = open.take() {
                    reader.close_all();
                    let words = reader.snapshot.finish().0;
                    notes.insert(
                        (kind, id),
                        words.split_whitespace().collect::<Vec<_>>().join(" "),
                    );
                }
                return true;
            }
            _ => {}
        }
        open.as_mut().is_none_or(|(_, reader)| reader.take(step))
    });
}

/// A paragraph under construction.
#[derive(Default)]
struct Paragraph {
    words: String,
    style: Option<String>,
    list: Option<String>,
    list_level: Option<u8>,
    outline: Option<(BlockShape, u8)>,
}

/// A table under construction: the cells of its open row.
#[derive(Default)]
struct Table {
    cells: Vec<String>,
}

struct Reader<'a> {
    parts: &'a Parts,
    snapshot: Snapshot,
    /// Paragraphs that are open: text boxes lie inside paragraphs.
    paragraphs: Vec<Paragraph>,
    /// Tables that are open: tables lie inside cells.
    tables: Vec<Table>,
    /// How many elements are open inside one that is passed over, that one counted.
    hidden: usize,
    /// Whether the words of the document follow: `w:t` is open.
    in_words: bool,
    has_body: bool,
    has_tracked_changes: bool,
    is_full: bool,
    /// The notes in the order in which the text refers to them.
    notes: Vec<(Note, String)>,
}

impl<'a> Reader<'a> {
    fn new(parts: &'a Parts) -> Self {
        Self {
            parts,
            snapshot: Snapshot::default(),
            paragraphs: Vec::new(),
            tables: Vec::new(),
            hidden: 0,
            in_words: false,
            has_body: false,
            has_tracked_changes: false,
            is_full: false,
            notes: Vec::new(),
        }
    }

    /// Takes one step; `false` once there is more text than a snapshot takes.
    fn take(&mut self, step: Step<'_>) -> bool {
        match step {
            Step::Start(element) if self.hidden > 0 => {
                let _ = element;
                self.hidden += 1;
            }
            Step::End(_) if self.hidden > 0 => self.hidden -= 1,
            _ if self.hidden > 0 => {}
            Step::Start(element) => self.start(&element),
            Step::Empty(element) => self.empty(&element),
            Step::End(name) => self.end(&name),
            Step::Text(words) => {
                if self.in_words {
                    self.add(&words);
                }
            }
        }
        !self.is_full
    }

    fn start(&mut self, element: &Element<'_>) {
        const MOST_OPEN: usize = 1000;
        match element.name() {
            "body" => self.has_body = true,
            // Deleted words, instructions of fields, the second choice where there are two, pictures in old form with the same text.
            "del" | "moveFrom" => {
                self.has_tracked_changes = true;
                self.hidden = 1;
            }
            "instrText" | "delText" | "delInstrText" | "Fallback" | "pPrChange" | "rPrChange"
            | "sectPr" => self.hidden = 1,
            "ins" | "moveTo" => self.has_tracked_changes = true,
            "p" if self.paragraphs.len() < MOST_OPEN => self.paragraphs.push(Paragraph::default()),
            "tbl" if self.tables.len() < MOST_OPEN => self.tables.push(Table::default()),
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.cells.clear();
                }
            }
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.cells.push(String::new());
                }
            }
            "t" => self.in_words = true,
            _ => self.empty(element),
        }
    }

    fn empty(&mut self, element: &Element<'_>) {
        match element.name() {
            "tab" | "ptab" => self.add("\t"),
            "br" | "cr" => self.add("\n"),
            "noBreakHyphen" => self.add("\u{2011}"),
            "softHyphen" => self.add("\u{ad}"),
            "footnoteReference" => self.refer(Note::Foot, element),
            "endnoteReference" => self.refer(Note::End, element),
            "ins" | "del" | "moveFrom" | "moveTo" => self.has_tracked_changes = true,
            name => {
                let Some(paragraph) = self.paragraphs.last_mut() else {
                    return;
                };
                match name {
                    "pStyle" => paragraph.style = element.value(),
                    "numId" => paragraph.list = element.value(),
                    "ilvl" => {
                        paragraph.list_level = element.value().and_then(|level| level.parse().ok())
                    }
                    "outlineLvl" => {
                        paragraph.outline =
                            element.value().and_then(|level| heading_of_outline(&level))
                    }
                    _ => {}
                }
            }
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_words = false,
            "p" => self.close_paragraph(),
            "tr" => self.close_row(),
            "tbl" => {
                self.tables.pop();
            }
            _ => {}
        }
    }

    fn add(&mut self, words: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.words.push_str(words);
            let length = paragraph.words.len() + self.snapshot.len_bytes();
            self.is_full |= length > LONGEST_TEXT_BYTES;
        }
    }

    fn refer(&mut self, kind: Note, element: &Element<'_>) {
        if let Some(id) = element.attribute("id") {
            self.notes.push((kind, id));
            self.add(&format!("[{}]", self.notes.len()));
        }
    }

    fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        let cell = self
            .tables
            .last_mut()
            .and_then(|table| table.cells.last_mut());
        if let Some(cell) = cell {
            let words = paragraph
                .words
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            if !cell.is_empty() && !words.is_empty() {
                cell.push(' ');
            }
            cell.push_str(&words);
            self.is_full |= cell.len() > LONGEST_TEXT_BYTES;
            return;
        }
        let (shape, level) = self.shape_of(&paragraph);
        self.snapshot.push(shape, level, &paragraph.words);
    }

    /// The row of a table inside a cell is words of that cell.
    fn close_row(&mut self) {
        let depth = self.tables.len();
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        let cells = std::mem::take(&mut table.cells);
        let outer = depth
            .checked_sub(2)
            .and_then(|at| self.tables.get_mut(at))
            .and_then(|table| table.cells.last_mut());
        match outer {
            Some(cell) => {
                if !cell.is_empty() {
                    cell.push(' ');
                }
                cell.push_str(&cells.join(" "));
                self.is_full |= cell.len() > LONGEST_TEXT_BYTES;
            }
            None => self
                .snapshot
                .push(BlockShape::TableRow, 0, &cells.join("\t")),
        }
        self.is_full |= self.snapshot.len_bytes() > LONGEST_TEXT_BYTES;
    }

    /// Headings first, for headings are often numbered too; then lists; then what else the style says.
    fn shape_of(&self, paragraph: &Paragraph) -> (BlockShape, u8) {
        let style = paragraph.style.as_deref().unwrap_or_default();
        let from_style = self.parts.styles.shape(style);
        let heading = paragraph
            .outline
            .or(from_style)
            .filter(|(shape, _)| *shape == BlockShape::Heading);
        if let Some(heading) = heading {
            return heading;
        }
        let of_style = self.parts.styles.list(style);
        let list = paragraph
            .list
            .as_deref()
            .or(of_style.map(|list| list.0))
            .filter(|list| *list != "0");
        if let Some(list) = list {
            let level = paragraph
                .list_level
                .or(of_style.map(|list| list.1))
                .unwrap_or(0)
                .min(8);
            let shape = if self.parts.numbering.is_numbered(list, level) {
                BlockShape::NumberedItem
            } else {
                BlockShape::ListItem
            };
            return (shape, level + 1);
        }
        from_style.unwrap_or_default()
    }

    /// Closes what the document left open.
    fn close_all(&mut self) {
        self.in_words = false;
        while !self.paragraphs.is_empty() {
            self.close_paragraph();
        }
        while !self.tables.is_empty() {
            self.close_row();
            self.tables.pop();
        }
    }
}

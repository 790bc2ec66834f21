//! What is odd about a file that can be read all the same: gathered by kind, told once each with the first place.

use crate::interchange::json::line_and_column;
use std::collections::BTreeMap;

/// What can be odd.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Oddity {
    /// Nothing at all in the file.
    Empty,
    /// An object, but none of this format.
    NoArrays,
    NodeWithoutId,
    NodeIdTwice,
    OddId,
    UnknownType,
    NoType,
    NoWords,
    OddPlace,
    EdgeWithoutId,
    EdgeIdTwice,
    Dangling,
    Loop,
    KeyTwice,
}

impl Oddity {
    /// The sentence for one and for many, where `#` is their number.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Empty => ("the file is empty", "the file is empty"),
            Self::NoArrays => (
                "the file has neither nodes nor edges",
                "the file has neither nodes nor edges",
            ),
            Self::NodeWithoutId => (
                "1 node has no id and gets one when it is written",
                "# nodes have no id and get one when they are written",
            ),
            Self::NodeIdTwice => (
                "1 node has the id of another one: edges go to the first, and it gets a new id when it is written",
                "# nodes have the id of another one: edges go to the first, and they get new ids when they are written",
            ),
            Self::OddId => (
                "1 id is not a text and becomes one",
                "# ids are not texts and become texts",
            ),
            Self::UnknownType => (
                "1 node is of a type this program does not know: it is shown as a note and kept as it is",
                "# nodes are of types this program does not know: they are shown as notes and kept as they are",
            ),
            Self::NoType => (
                "1 node does not say its type, which was told from its other keys",
                "# nodes do not say their type, which was told from their other keys",
            ),
            Self::NoWords => (
                "1 node lacks its text, file or url",
                "# nodes lack their text, file or url",
            ),
            Self::OddPlace => (
                "1 node is too small, too large or too far out for the board: it is shown as near as can be and its numbers are kept",
                "# nodes are too small, too large or too far out for the board: they are shown as near as can be and their numbers are kept",
            ),
            Self::EdgeWithoutId => (
                "1 edge has no id and gets one when it is written",
                "# edges have no id and get one when they are written",
            ),
            Self::EdgeIdTwice => (
                "1 edge has the id of another one and gets a new id when it is written",
                "# edges have the id of another one and get new ids when they are written",
            ),
            Self::Dangling => (
                "1 edge leads to a node that is not in the file: it is not shown, but kept with the case",
                "# edges lead to nodes that are not in the file: they are not shown, but kept with the case",
            ),
            Self::Loop => (
                "1 edge leads back to its own node: it is kept, but not drawn",
                "# edges lead back to their own nodes: they are kept, but not drawn",
            ),
            Self::KeyTwice => (
                "1 key stands twice in one object, where the last counts",
                "# keys stand twice in one object, where the last counts",
            ),
        }
    }
}

/// The oddities found so far: how many of each kind, and the first place in bytes from the start.
#[derive(Debug, Default)]
pub(super) struct Oddities {
    found: BTreeMap<Oddity, (usize, usize)>,
}

impl Oddities {
    pub(super) fn note(&mut self, oddity: Oddity, at: usize) {
        self.found.entry(oddity).or_insert((0, at)).0 += 1;
    }

    /// One sentence a kind.
    pub(super) fn into_warnings(self, text: &str) -> Vec<String> {
        let sentence = |(oddity, (count, at)): (Oddity, (usize, usize))| {
            let (one, many) = oddity.words();
            let (line, _) = line_and_column(text, at);
            match (oddity, count) {
                (Oddity::Empty | Oddity::NoArrays, _) => one.to_owned(),
                (_, 1) => format!("{one} (line {line})"),
                _ => {
                    let words = many.replacen('#', &count.to_string(), 1);
                    format!("{words} (the first in line {line})")
                }
            }
        };
        self.found.into_iter().map(sentence).collect()
    }
}

//! What is odd about a file that can be read all the same: gathered by kind, told once each with the first place. Unless the
//! sentence says otherwise, it is kept as it is and written back.

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
                "1 node has no id; it will get one",
                "# nodes have no id; they will get one",
            ),
            Self::NodeIdTwice => (
                "1 node has the id of another one; edges go to the first",
                "# nodes have the id of another one; edges go to the first",
            ),
            Self::OddId => (
                "1 id is not a text and becomes one",
                "# ids are not texts and become texts",
            ),
            Self::UnknownType => (
                "1 node of an unknown type is shown as a note",
                "# nodes of unknown types are shown as notes",
            ),
            Self::NoType => (
                "1 node does not say its type",
                "# nodes do not say their type",
            ),
            Self::NoWords => (
                "1 node lacks its text, file or url",
                "# nodes lack their text, file or url",
            ),
            Self::OddPlace => (
                "1 node has a size or place that the board cannot show",
                "# nodes have a size or place that the board cannot show",
            ),
            Self::EdgeWithoutId => (
                "1 edge has no id; it will get one",
                "# edges have no id; they will get one",
            ),
            Self::EdgeIdTwice => (
                "1 edge has the id of another one; it will get a new one",
                "# edges have the id of another one; they will get new ones",
            ),
            Self::Dangling => (
                "1 edge leads nowhere and is not shown",
                "# edges lead nowhere and are not shown",
            ),
            Self::Loop => (
                "1 edge leads back to its own node and is not drawn",
                "# edges lead back to their own nodes and are not drawn",
            ),
            Self::KeyTwice => (
                "1 key stands twice in one object; the last counts",
                "# keys stand twice in one object; the last counts",
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

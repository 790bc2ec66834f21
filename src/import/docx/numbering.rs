//! Which lists have numbers (`word/numbering.xml`).

use super::xml::{Step, walk};
use std::collections::BTreeMap;

/// How deep lists are looked at.
const MOST_LEVELS: u8 = 9;

/// The lists of a document.
#[derive(Default)]
pub(super) struct Numbering {
    /// Of each abstract list, the levels that have numbers, as bits.
    numbered: BTreeMap<String, u16>,
    /// The abstract list of each list.
    lists: BTreeMap<String, String>,
}

impl Numbering {
    pub(super) fn parse(xml: &str) -> Self {
        let mut found = Self::default();
        let (mut abstract_list, mut list) = (None::<String>, None::<String>);
        let mut level = 0u8;
        walk(xml, |step| {
            let (element, is_open) = match step {
                Step::Start(element) => (element, true),
                Step::Empty(element) => (element, false),
                Step::End(name) => {
                    match name.as_str() {
                        "abstractNum" => abstract_list = None,
                        "num" => list = None,
                        _ => {}
                    }
                    return true;
                }
                Step::Text(_) => return true,
            };
            match element.name() {
                "abstractNum" if is_open => abstract_list = element.attribute("abstractNumId"),
                "num" if is_open => list = element.attribute("numId"),
                "lvl" => {
                    level = element
                        .attribute("ilvl")
                        .and_then(|level| level.parse().ok())
                        .unwrap_or(0)
                }
                "numFmt" if level < MOST_LEVELS => {
                    let is_numbered = element
                        .value()
                        .is_some_and(|format| format != "bullet" && format != "none");
                    if let (Some(id), true) = (&abstract_list, is_numbered) {
                        *found.numbered.entry(id.clone()).or_default() |= 1 << level;
                    }
                }
                "abstractNumId" => {
                    if let (Some(list), Some(id)) = (&list, element.value()) {
                        found.lists.insert(list.clone(), id);
                    }
                }
                _ => {}
            }
            true
        });
        found
    }

    /// Whether items of a list have numbers at a level, counted from 0.
    pub(super) fn is_numbered(&self, list: &str, level: u8) -> bool {
        self.lists
            .get(list)
            .and_then(|id| self.numbered.get(id))
            .is_some_and(|levels| level < MOST_LEVELS && levels & (1 << level) != 0)
    }
}

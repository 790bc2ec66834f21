//! Looks for names in one text.

use super::boundary::is_whole;
use super::fold::{Case, Folded, Origin, fold};
use super::names::{Name, NameId};
use crate::model::{Block, BlockShape};
use aho_corasick::AhoCorasick;
use std::sync::Arc;

/// A paragraph longer than this, in bytes, is searched in parts.
const PART_BYTES: usize = 64 << 10;

/// A place where a name stands, whoever has it and whatever overlaps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit {
    /// In Unicode scalar values.
    pub(super) start: u32,
    pub(super) end: u32,
    /// In bytes.
    pub(super) byte_start: usize,
    pub(super) name: NameId,
}

/// Looks for a set of names.
pub(super) struct Searcher {
    automaton: Option<AhoCorasick>,
    /// For each pattern the names that read so without case: those in their own case first.
    patterns: Vec<Vec<(Arc<Name>, NameId)>>,
    buffer: Folded,
}

impl Searcher {
    pub(super) fn new(mut names: Vec<(Arc<Name>, NameId)>) -> Self {
        // A name with case stands after its fellow without; the stricter is to be asked first.
        names.sort_by(|(one, _), (two, _)| {
            (&one.folded, one.cased.is_none()).cmp(&(&two.folded, two.cased.is_none()))
        });
        let mut patterns: Vec<Vec<(Arc<Name>, NameId)>> = Vec::new();
        for entry in names {
            match patterns.last_mut() {
                Some(same) if same.iter().any(|(name, _)| name.folded == entry.0.folded) => {
                    same.push(entry);
                }
                _ => patterns.push(vec![entry]),
            }
        }
        let texts = patterns.iter().flat_map(|same| same.first());
        // It fails only for more text than fits into 32 bits; then nothing is found.
        let automaton = AhoCorasick::new(texts.map(|(name, _)| &name.folded)).ok();
        Self {
            automaton: automaton.filter(|_| !patterns.is_empty()),
            patterns,
            buffer: Folded::default(),
        }
    }

    /// Every place in a text where one of the names stands, without furniture.
    pub(super) fn search(&mut self, text: &str, blocks: &[Block]) -> Vec<Hit> {
        let mut hits = Vec::new();
        if self.automaton.is_none() {
            return hits;
        }
        let mut furniture = blocks
            .iter()
            .filter(|block| block.shape == BlockShape::Furniture)
            .peekable();
        let mut line_ends = 0;
        for (char_at, (byte_at, character)) in (0u32..).zip(text.char_indices()) {
            while furniture.next_if(|block| block.end <= char_at).is_some() {}
            line_ends = match character {
                '\n' | '\u{2029}' => line_ends + 1,
                _ if character.is_whitespace() => line_ends,
                _ => 0,
            };
            let is_furniture = furniture.peek().is_some_and(|block| block.start <= char_at);
            let is_long = self.buffer.text.len() >= PART_BYTES && character.is_whitespace();
            if is_furniture || is_long || line_ends > 1 || character == '\u{2029}' {
                self.flush(text, &mut hits);
            }
            if !is_furniture {
                let origin = Origin {
                    char_start: char_at,
                    char_end: char_at + 1,
                    byte_start: byte_at,
                    byte_end: byte_at + character.len_utf8(),
                };
                self.buffer.push(character, origin);
            }
        }
        self.flush(text, &mut hits);
        hits.sort_unstable();
        hits
    }

    /// Searches the paragraph in the buffer, and empties it.
    fn flush(&mut self, text: &str, hits: &mut Vec<Hit>) {
        let Some(automaton) = self
            .automaton
            .as_ref()
            .filter(|_| !self.buffer.text.is_empty())
        else {
            return;
        };
        for found in automaton.find_overlapping_iter(&self.buffer.text) {
            let place = whole_characters(&self.buffer.origins, found.start(), found.end());
            let Some((first, last)) = place else { continue };
            if !is_whole(text, first.byte_start, last.byte_end) {
                continue;
            }
            let same = self.patterns.get(found.pattern().as_usize());
            let words = text
                .get(first.byte_start..last.byte_end)
                .unwrap_or_default();
            let name = same.and_then(|same| same.iter().find(|(name, _)| reads_so(name, words)));
            hits.extend(name.map(|(_, name)| Hit {
                start: first.char_start,
                end: last.char_end,
                byte_start: first.byte_start,
                name: *name,
            }));
        }
        self.buffer.clear();
    }
}

/// Whether words are the name in its case, if that counts.
fn reads_so(name: &Name, words: &str) -> bool {
    let cased = name.cased.as_ref();
    cased.is_none_or(|cased| *cased == fold(words, Case::Kept))
}

/// Where a range of folded bytes comes from; `None` if it begins or ends within a character.
fn whole_characters(origins: &[Origin], start: usize, end: usize) -> Option<(Origin, Origin)> {
    let first = origins.get(start)?;
    let last = origins.get(end.checked_sub(1)?)?;
    let starts_within = start
        .checked_sub(1)
        .and_then(|before| origins.get(before))
        .is_some_and(|before| before.char_start == first.char_start);
    let ends_within = origins
        .get(end)
        .is_some_and(|behind| behind.char_start == last.char_start);
    (!starts_within && !ends_within).then_some((*first, *last))
}

//! Names, given as words, found in any text.

use super::names::Name;
use super::search::Searcher;
use std::ops::Range;
use std::sync::Arc;

/// Looks for names in texts as mentions are looked for: as whole words, whatever their accents and case.
pub struct NameFinder {
    searcher: Searcher,
}

impl NameFinder {
    /// Looks for these names; what is too short to be a name is passed over.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let names = names.into_iter().filter_map(Name::of).map(Arc::new);
        Self {
            searcher: Searcher::new(names.zip(0..).collect()),
        }
    }

    /// Where names stand in a text, in bytes: in order, and what overlaps as one range.
    pub fn ranges(&mut self, text: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for hit in self.searcher.search(text, &[]) {
            let length = (hit.end - hit.start) as usize;
            let rest = text.get(hit.byte_start..).unwrap_or_default();
            let end = rest
                .char_indices()
                .nth(length)
                .map_or(rest.len(), |(at, _)| at);
            let range = hit.byte_start..hit.byte_start + end;
            match found.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => found.push(range),
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_as_whole_words_and_overlaps_are_one() {
        let mut finder = NameFinder::of(["José Marti", "Marti Quay", "x"]);
        let text = "At jose marti quay; not Martini. JOSÉ MARTI";
        let found: Vec<&str> = finder
            .ranges(text)
            .into_iter()
            .map(|at| &text[at])
            .collect();
        assert_eq!(found, ["jose marti quay", "JOSÉ MARTI"]);
        assert!(NameFinder::of([]).ranges(text).is_empty());
    }
}

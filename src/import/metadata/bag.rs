//! Candidates as they come, put in order at the end.

use super::entities::decoded;
use super::{dates, urls};
use crate::model::{Candidate, FoundIn, MetaSlot};

/// How much a statement is trusted, least first; see the head of [`super`].
pub(in crate::import) mod rank {
    /// Where two places agree.
    pub(in crate::import) const AGREED: u16 = 0;
    /// The canonical address; the language of the document.
    pub(in crate::import) const OWN: u16 = 5;
    /// JSON-LD of the article.
    pub(in crate::import) const JSON_LD: u16 = 10;
    /// JSON-LD of the page around it.
    pub(in crate::import) const JSON_LD_PAGE: u16 = 15;
    /// Dublin Core.
    pub(in crate::import) const CATALOGUE: u16 = 18;
    /// Open Graph.
    pub(in crate::import) const OPEN_GRAPH: u16 = 20;
    /// `meta` elements that name what they state, and microdata.
    pub(in crate::import) const META: u16 = 30;
    /// Other `meta` elements.
    pub(in crate::import) const META_LOOSE: u16 = 35;
    /// The main headline.
    pub(in crate::import) const HEADLINE: u16 = 40;
    /// `time` elements that say what they are.
    pub(in crate::import) const TIME: u16 = 45;
    /// Bylines, and the `title` element without its ending.
    pub(in crate::import) const SEEN: u16 = 50;
    /// The `title` element as it stands; dates by class alone.
    pub(in crate::import) const LOOSE: u16 = 60;
    /// Where a page was saved from.
    pub(in crate::import) const SAVED_FROM: u16 = 65;
    /// Handles of accounts and the like.
    pub(in crate::import) const LAST: u16 = 70;
}

/// Statements of a document about itself.
#[derive(Debug, Default)]
pub(in crate::import) struct Bag {
    found: Vec<(u16, Candidate)>,
}

impl Bag {
    /// Adds words; empty ones, and what templates leave behind, are passed over.
    pub(in crate::import) fn add(
        &mut self,
        slot: MetaSlot,
        words: &str,
        found_in: FoundIn,
        rank: u16,
    ) {
        let value = decoded(words);
        let value = match slot {
            MetaSlot::Author => author_of(&value),
            MetaSlot::Language => match language_of(&value) {
                Some(tag) => tag,
                None => return,
            },
            _ => value,
        };
        if is_filler(&value) {
            return;
        }
        self.push(slot, value, words, found_in, rank);
    }

    /// Adds a date, if the words are one.
    pub(in crate::import) fn add_date(
        &mut self,
        slot: MetaSlot,
        words: &str,
        found_in: FoundIn,
        rank: u16,
    ) {
        if let Some(value) = dates::date_from(&decoded(words)) {
            self.push(slot, value, words, found_in, rank);
        }
    }

    /// Adds an address, if the words are one of a page.
    pub(in crate::import) fn add_url(
        &mut self,
        words: &str,
        base: Option<&str>,
        found_in: FoundIn,
        rank: u16,
    ) {
        if let Some(value) = urls::absolute(&decoded(words), base) {
            self.push(MetaSlot::Url, value, words, found_in, rank);
        }
    }

    /// Adds a value with the words it was understood from.
    pub(in crate::import) fn push(
        &mut self,
        slot: MetaSlot,
        value: String,
        words: &str,
        found_in: FoundIn,
        rank: u16,
    ) {
        const LONGEST_VALUE_CHARS: usize = 4_000;
        let value: String = value.chars().take(LONGEST_VALUE_CHARS).collect();
        let words: String = words.trim().chars().take(LONGEST_VALUE_CHARS).collect();
        let wording = if words == value { String::new() } else { words };
        let candidate = Candidate {
            slot,
            value,
            found_in,
            wording,
        };
        self.found.push((rank, candidate));
    }

    /// The values of a slot, in the order they came.
    pub(super) fn values(&self, slot: MetaSlot) -> impl Iterator<Item = &str> {
        self.found
            .iter()
            .filter(move |(_, candidate)| candidate.slot == slot)
            .map(|(_, candidate)| candidate.value.as_str())
    }

    /// All candidates, best first within each slot, each value once. `headline` is what the reader sees.
    pub(in crate::import) fn finish(mut self, headline: Option<&str>) -> Vec<Candidate> {
        self.strip_outlets();
        let headline = headline.map(comparable);
        let has_deep_url = self.values(MetaSlot::Url).any(|url| !urls::is_home(url));
        for (rank, candidate) in &mut self.found {
            let value = &candidate.value;
            let is_seen = candidate.slot == MetaSlot::Title
                && candidate.found_in != FoundIn::Heading
                && headline.as_ref() == Some(&comparable(value));
            if is_seen {
                *rank = rank::AGREED + *rank / 10;
            }
            // A canonical address that is the outlet's front page is a fault of the page's template.
            if candidate.slot == MetaSlot::Url && has_deep_url && urls::is_home(value) {
                *rank = rank::LAST;
            }
        }
        self.found
            .sort_by_key(|(rank, candidate)| (slot_order(candidate.slot), *rank));
        let mut kept: Vec<Candidate> = Vec::new();
        for (_, candidate) in self.found {
            let is_known = kept.iter().any(|other| {
                other.slot == candidate.slot
                    && comparable(&other.value) == comparable(&candidate.value)
            });
            if !is_known {
                kept.push(candidate);
            }
        }
        kept
    }

    /// Titles that end in the name of the outlet lose it; the words stay beside.
    fn strip_outlets(&mut self) {
        let outlets: Vec<String> = self.values(MetaSlot::Outlet).map(str::to_owned).collect();
        for (_, candidate) in &mut self.found {
            if candidate.slot != MetaSlot::Title || candidate.found_in == FoundIn::TitleElement {
                continue;
            }
            if let Some(title) = super::titles::without_outlet(&candidate.value, &outlets) {
                let whole = std::mem::replace(&mut candidate.value, title);
                if candidate.wording.is_empty() {
                    candidate.wording = whole;
                }
            }
        }
    }
}

fn slot_order(slot: MetaSlot) -> usize {
    MetaSlot::ALL
        .iter()
        .position(|other| *other == slot)
        .unwrap_or_default()
}

/// Words without regard to case, kind of quotation mark and spaces.
pub(super) fn comparable(words: &str) -> String {
    words
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '/' | ':' | '?' | '&' | '=' | '+' | '-'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// What templates leave where nothing was filled in.
fn is_filler(value: &str) -> bool {
    let plain = value.trim().to_ascii_lowercase();
    plain.is_empty()
        || matches!(
            plain.as_str(),
            "null"
                | "undefined"
                | "none"
                | "n/a"
                | "nan"
                | "false"
                | "true"
                | "[object object]"
                | "-"
        )
        || plain.starts_with("{{")
        || plain.starts_with("<%")
}

/// A name without the word before it, in the languages of large outlets. An address is no name.
pub(super) fn author_of(words: &str) -> String {
    const BEFORE: [&str; 14] = [
        "by ",
        "by: ",
        "written by ",
        "words by ",
        "von ",
        "par ",
        "por ",
        "di ",
        "door ",
        "автор: ",
        "автор ",
        "от ",
        "بقلم ",
        "بقلم: ",
    ];
    let words = words.trim();
    let plain = words.to_lowercase();
    if urls::absolute(words, None).is_some() || plain.starts_with("www.") {
        return String::new();
    }
    let name = BEFORE
        .iter()
        .find(|before| plain.starts_with(**before))
        .and_then(|before| words.char_indices().nth(before.chars().count()))
        .map_or(words, |(at, _)| &words[at..]);
    name.trim()
        .trim_end_matches([',', '|', ';'])
        .trim()
        .to_owned()
}

/// A language as a BCP 47 tag; `None` if it is not written as one.
fn language_of(words: &str) -> Option<String> {
    let tag = words.split([',', ';']).next()?.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let language = parts.next()?.to_ascii_lowercase();
    let is_language =
        (2..=3).contains(&language.len()) && language.bytes().all(|b| b.is_ascii_alphabetic());
    if !is_language {
        return None;
    }
    let mut value = language;
    for part in parts {
        if part.is_empty() || part.len() > 8 || !part.bytes().all(|b| b.is_ascii_alphanumeric()) {
            break;
        }
        value.push('-');
        match part.len() {
            2 => value.push_str(&part.to_ascii_uppercase()),
            _ => value.push_str(part),
        }
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_the_word_before_them() {
        assert_eq!(author_of("By Jane Doe, "), "Jane Doe");
        assert_eq!(author_of("von Karl Muster"), "Karl Muster");
        assert_eq!(author_of("Byron Green"), "Byron Green");
        assert_eq!(author_of("https://a.example/jane"), "");
        assert_eq!(author_of("АВТОР: Ірина К."), "Ірина К.");
    }

    #[test]
    fn languages_are_tags() {
        assert_eq!(language_of("en_US").as_deref(), Some("en-US"));
        assert_eq!(language_of("UK").as_deref(), Some("uk"));
        assert_eq!(language_of("zh-Hans-cn").as_deref(), Some("zh-Hans-CN"));
        assert_eq!(language_of("English"), None);
    }

    #[test]
    fn the_title_the_reader_sees_goes_first() {
        let mut bag = Bag::default();
        bag.add(
            MetaSlot::Title,
            "Crane fails",
            FoundIn::JsonLd,
            rank::JSON_LD,
        );
        bag.add(
            MetaSlot::Title,
            "Crane 3 fails – Echo",
            FoundIn::OpenGraph,
            rank::OPEN_GRAPH,
        );
        bag.add(
            MetaSlot::Title,
            "{{title}}",
            FoundIn::MetaElement,
            rank::META,
        );
        bag.add(
            MetaSlot::Title,
            "Crane 3 fails",
            FoundIn::Heading,
            rank::HEADLINE,
        );
        bag.add(
            MetaSlot::Outlet,
            "Echo",
            FoundIn::OpenGraph,
            rank::OPEN_GRAPH,
        );
        let found: Vec<_> = bag
            .finish(Some("Crane 3 fails"))
            .into_iter()
            .map(|c| (c.value, c.found_in, c.wording))
            .collect();
        let expected = [
            ("Crane 3 fails", FoundIn::OpenGraph, "Crane 3 fails – Echo"),
            ("Crane fails", FoundIn::JsonLd, ""),
            ("Echo", FoundIn::OpenGraph, ""),
        ];
        let expected = expected.map(|(v, f, w)| (v.to_owned(), f, w.to_owned()));
        assert_eq!(found, expected);
    }
}

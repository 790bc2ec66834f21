//! Finding words in a text, whatever the case of letters and their accents.

use super::text::ReadText;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// No more hits than this are kept.
const MOST_HITS: usize = 100_000;

/// Where words stand in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextHits {
    /// What was looked for.
    pub query: String,
    /// First scalar value of each hit and one past its last, in order, not overlapping.
    pub hits: Vec<(u32, u32)>,
}

/// A text without case and accents; each byte knows the scalar value it comes from.
#[derive(Debug)]
pub(super) struct Folded {
    text: String,
    from: Vec<u32>,
}

impl Folded {
    pub(super) fn of(text: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            from: Vec::with_capacity(text.len()),
        };
        for (at, letter) in text.chars().enumerate() {
            let before = folded.text.len();
            fold_letter(letter, &mut folded.text);
            let added = folded.text.len() - before;
            folded.from.extend(std::iter::repeat_n(at as u32, added));
        }
        folded
    }

    /// Where the folded query stands.
    fn places_of(&self, query: &str) -> Vec<(u32, u32)> {
        let place = |at: usize| {
            let start = *self.from.get(at)?;
            let last = *self.from.get(at + query.len() - 1)?;
            Some((start, last + 1))
        };
        let matches = self.text.match_indices(query);
        matches
            .filter_map(|(at, _)| place(at))
            .take(MOST_HITS)
            .collect()
    }
}

fn fold_letter(letter: char, folded: &mut String) {
    if letter.is_ascii() {
        folded.push(if letter.is_ascii_whitespace() {
            ' '
        } else {
            letter.to_ascii_lowercase()
        });
        return;
    }
    if letter.is_whitespace() {
        folded.push(' ');
        return;
    }
    let plain = match letter {
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2032}' => '\'',
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' | '«' | '»' => '"',
        '\u{2010}'..='\u{2014}' => '-',
        '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => return,
        '\u{2060}'..='\u{2069}' | '\u{FEFF}' => return,
        // The two that no decomposition takes apart and that every analyst types without.
        'ł' | 'Ł' => 'l',
        'ø' | 'Ø' => 'o',
        letter => letter,
    };
    // Hangul is compared as whole syllables: their parts are not accents.
    if matches!(plain, '\u{AC00}'..='\u{D7A3}') {
        folded.push(plain);
        return;
    }
    let parts = plain.nfd().filter(|part| !is_combining_mark(*part));
    folded.extend(
        parts
            .flat_map(char::to_lowercase)
            .filter(|part| !is_combining_mark(*part)),
    );
}

/// Looks for words in a text. Walks over all of it: a job's work where it is long.
pub(super) fn find(text: &ReadText, query: &str) -> TextHits {
    let mut wanted = String::new();
    query
        .trim()
        .chars()
        .for_each(|letter| fold_letter(letter, &mut wanted));
    TextHits {
        query: query.to_owned(),
        hits: if wanted.is_empty() {
            Vec::new()
        } else {
            text.folded().places_of(&wanted)
        },
    }
}

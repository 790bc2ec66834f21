//! Text made comparable: without case, accents, kinds of apostrophe and hyphen, and invisible characters; every byte of
//! the result knows where it comes from.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Where a byte of folded text comes from: one character of the text, with the marks on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Origin {
    /// The character, in Unicode scalar values of the whole text.
    pub(super) char_start: u32,
    /// One past it and the marks on it.
    pub(super) char_end: u32,
    /// The same in bytes.
    pub(super) byte_start: usize,
    /// The same in bytes.
    pub(super) byte_end: usize,
}

/// Text made comparable.
#[derive(Debug, Default)]
pub(super) struct Folded {
    pub(super) text: String,
    /// One for each byte of `text`.
    pub(super) origins: Vec<Origin>,
}

/// Whether differences of case are folded away too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Folded,
    Kept,
}

impl Folded {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.origins.clear();
    }

    /// Adds one character that stands at this place.
    pub(super) fn push(&mut self, character: char, origin: Origin) {
        if character.is_ascii() && !character.is_ascii_whitespace() {
            self.text.push(character.to_ascii_lowercase());
            self.origins.push(origin);
        } else if is_dropped_mark(character) {
            // The mark belongs to the letter before it.
            if let Some(last) = self.origins.last_mut() {
                last.char_end = origin.char_end;
                last.byte_end = origin.byte_end;
            }
        } else if character.is_whitespace() {
            if !self.text.is_empty() && !self.text.ends_with(' ') {
                self.text.push(' ');
                self.origins.push(origin);
            }
        } else {
            push_plain(character, Case::Folded, &mut self.text);
            self.origins.resize(self.text.len(), origin);
        }
    }
}

/// A text made comparable, without blanks around it.
pub(super) fn fold(text: &str, case: Case) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_whitespace() {
            if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        } else {
            push_plain(character, case, &mut folded);
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Adds a character that is no blank: its compatible parts without marks. What is invisible adds nothing.
fn push_plain(character: char, case: Case, into: &mut String) {
    if is_invisible(character) {
        return;
    }
    let parts = std::iter::once(character).nfkd();
    for part in parts.filter(|part| !is_dropped_mark(*part)) {
        match (unified(part), case) {
            (part, Case::Kept) => into.push(part),
            (part, Case::Folded) => {
                into.extend(part.to_lowercase().filter(|part| !is_dropped_mark(*part)));
            }
        }
    }
}

/// One character for all ways to set an apostrophe, a hyphen, a quotation mark.
fn unified(character: char) -> char {
    match character {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{02bc}' | '\u{02b9}' | '\u{2032}' | '`'
        | '\u{00b4}' => '\'',
        '\u{2010}'..='\u{2013}' | '\u{2212}' => '-',
        '\u{201c}'..='\u{201f}' => '"',
        other => other,
    }
}

/// Accents, and the vowel points that Arabic and Hebrew may leave out. Vowel signs of Indic scripts are no accents.
fn is_dropped_mark(character: char) -> bool {
    matches!(character,
        '\u{0300}'..='\u{036f}' | '\u{0591}'..='\u{05bd}' | '\u{05bf}' | '\u{05c1}'..='\u{05c2}'
        | '\u{064b}'..='\u{0652}' | '\u{0670}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
        && (is_combining_mark(character) || matches!(character, '\u{fe00}'..='\u{fe0f}'))
}

/// Soft hyphens, joiners, marks of direction.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{00ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

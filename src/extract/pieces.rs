//! A text in words, numbers and signs, each with its place.

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number,
    Sign,
}

/// A word, a number with its separators, or a sign.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub kind: Kind,
    pub text: &'a str,
    /// In scalar values.
    pub start: u32,
    /// One past the last scalar value.
    pub end: u32,
    /// Place of the first byte.
    pub byte_start: usize,
    /// One past the last byte.
    pub byte_end: usize,
}

impl Piece<'_> {
    pub(super) fn is_word(&self, word: &str) -> bool {
        self.kind == Kind::Word && eq_folded(self.text, word)
    }

    pub(super) fn is_sign(&self, sign: char) -> bool {
        self.kind == Kind::Sign && self.text.starts_with(sign)
    }

    pub(super) fn is_capitalised(&self) -> bool {
        self.kind == Kind::Word && self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether nothing stands between this piece and the next.
    pub(super) const fn touches(&self, next: &Piece<'_>) -> bool {
        self.byte_end == next.byte_start
    }
}

/// Equal but for the case of letters.
pub(super) fn eq_folded(one: &str, other: &str) -> bool {
    one.chars()
        .flat_map(char::to_lowercase)
        .eq(other.chars().flat_map(char::to_lowercase))
}

/// The signs for year, month and day of East Asia, whose texts have no blanks: right behind a number they stand alone.
const DATE_UNITS: &str = "年月日号號년월일";

fn follows_number(found: &[Piece<'_>], byte_start: usize) -> bool {
    found
        .last()
        .is_some_and(|last| last.kind == Kind::Number && last.byte_end == byte_start)
}

/// Takes a text apart.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut found: Vec<Piece<'_>> = Vec::new();
    let mut at = 0;
    while let Some(&(byte_start, first)) = chars.get(at) {
        let rest = chars.get(at..).unwrap_or_default();
        let (kind, length) = if first.is_whitespace() {
            at += 1;
            continue;
        } else if first.is_ascii_digit() {
            (Kind::Number, number_length(rest))
        } else if DATE_UNITS.contains(first) && follows_number(&found, byte_start) {
            (Kind::Word, 1)
        } else if first.is_alphabetic() {
            (Kind::Word, word_length(rest))
        } else {
            (Kind::Sign, 1)
        };
        let byte_end = chars.get(at + length).map_or(text.len(), |next| next.0);
        found.push(Piece {
            kind,
            text: text.get(byte_start..byte_end).unwrap_or_default(),
            start: count(at),
            end: count(at + length),
            byte_start,
            byte_end,
        });
        at += length;
    }
    found
}

fn count(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Letters, and apostrophes and hyphens between letters.
fn word_length(chars: &[(usize, char)]) -> usize {
    let is_letter = |at: usize| {
        chars.get(at).is_some_and(|(_, it)| {
            it.is_alphabetic() || matches!(it, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}')
        })
    };
    let joins = |at: usize| {
        chars
            .get(at)
            .is_some_and(|(_, it)| matches!(it, '\'' | '\u{2019}' | '-' | '\u{2010}' | '\u{2011}'))
    };
    let mut length = 1;
    while is_letter(length) || (joins(length) && is_letter(length + 1)) {
        length += 1;
    }
    length
}

/// Digits, with points, commas or a blank between groups: the blank only before exactly three digits.
fn number_length(chars: &[(usize, char)]) -> usize {
    let at = |at: usize| chars.get(at).map(|(_, it)| *it);
    let is_digit = |place: usize| at(place).is_some_and(|it| it.is_ascii_digit());
    let mut length = 1;
    let mut has_wide_start = false;
    loop {
        if is_digit(length) {
            length += 1;
            has_wide_start |= length > 3;
            continue;
        }
        let goes_on = match at(length) {
            Some('.' | ',') => is_digit(length + 1),
            Some(' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '\u{2019}') => {
                let group = (1..=3).all(|ahead| is_digit(length + ahead));
                group && !is_digit(length + 4) && !has_wide_start
            }
            _ => false,
        };
        if !goes_on {
            return length;
        }
        if matches!(at(length), Some('.' | ',')) {
            has_wide_start = true;
        } else {
            // The group behind a blank is taken as a whole, so that another group may follow.
            length += 3;
        }
        length += 1;
    }
}

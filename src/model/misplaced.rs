//! A place in a text that came from outside, and what is wrong there: what readers of all formats tell.

use std::fmt;

/// A place in a text where something else should stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misplaced {
    /// The line, from 1.
    pub line: usize,
    /// The column in Unicode scalar values, from 1.
    pub column: usize,
    /// What is wrong there and what was expected, in words.
    pub what: String,
    /// The text around the place, cut to a readable length, control characters escaped; may be empty.
    pub excerpt: String,
}

impl fmt::Display for Misplaced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = (self.line, self.column);
        write!(f, "line {line}, column {column}: {}", self.what)?;
        if self.excerpt.is_empty() {
            Ok(())
        } else {
            write!(f, " (here: {})", self.excerpt)
        }
    }
}

impl Misplaced {
    /// Names the place in `text` and shows what stands there. Line and column may lie outside the text.
    pub(crate) fn at(text: &str, line: usize, column: usize, what: &str) -> Self {
        Self {
            line,
            column,
            what: shortened(what, WHAT_CHARS),
            excerpt: excerpt(text, line, column),
        }
    }
}

/// How many characters it may take to say what is wrong.
const WHAT_CHARS: usize = 180;

/// How many characters of a line an error shows, and how many of them before the place.
const EXCERPT_CHARS: usize = 60;
const EXCERPT_BEFORE: usize = 20;

fn excerpt(text: &str, line: usize, column: usize) -> String {
    let Some(whole) = text.split('\n').nth(line.saturating_sub(1)) else {
        return String::new();
    };
    let skipped = column.saturating_sub(EXCERPT_BEFORE + 1);
    let shown: String = whole.trim_end_matches('\r').chars().skip(skipped).collect();
    let cut = shortened(shown.trim(), EXCERPT_CHARS);
    if skipped > 0 && !cut.is_empty() {
        format!("…{cut}")
    } else {
        cut
    }
}

/// The start of a text of at most `limit` characters, an ellipsis where it goes on; control characters and characters
/// that change the direction of writing are escaped.
pub(crate) fn shortened(text: &str, limit: usize) -> String {
    let mut shown = String::new();
    let mut length = 0;
    for character in text.chars() {
        let is_unsafe = character.is_control()
            || matches!(character, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
        let piece: String = if is_unsafe {
            character.escape_default().collect()
        } else {
            character.into()
        };
        length += piece.chars().count();
        if length > limit {
            shown.push('…');
            break;
        }
        shown.push_str(&piece);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_writing_round_is_shown_as_what_it_is() {
        let place = Misplaced::at("one\ntwo \u{202e}eerht\u{200b}", 2, 5, "no such word");
        assert_eq!(place.excerpt, "two \\u{202e}eerht\\u{200b}");
        assert!(
            place
                .to_string()
                .starts_with("line 2, column 5: no such word")
        );
        let nowhere = Misplaced::at("one", 9, 9, "nothing is there");
        assert_eq!(nowhere.to_string(), "line 9, column 9: nothing is there");
    }
}

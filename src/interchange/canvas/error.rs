//! Why a text is not a board.

use crate::interchange::json::line_and_column;
use std::fmt;

/// Why a text cannot be read as JSON Canvas.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CanvasError {
    /// It is not JSON, or something in it cannot be understood.
    #[error("{0}")]
    Broken(Misplaced),
    /// It is something else.
    #[error("this is not a JSON Canvas: {0}")]
    NotACanvas(String),
    /// Whoever asked for it does not want it any more.
    #[error("reading was stopped")]
    Stopped,
}

/// A place in a text where something else should stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misplaced {
    /// The line, from 1.
    pub line: usize,
    /// The column in Unicode scalar values, from 1.
    pub column: usize,
    /// What is wrong there, and what to do.
    pub what: String,
    /// The text around the place, cut to a readable length; may be empty.
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

/// How many characters around the place are shown, and how many of them before it.
const EXCERPT_CHARS: usize = 60;
const EXCERPT_BEFORE: usize = 20;

impl CanvasError {
    /// Names a place in the text and shows what stands there.
    pub(super) fn at(text: &str, at: usize, what: impl Into<String>) -> Self {
        let (line, column) = line_and_column(text, at);
        let before = text.get(..at).unwrap_or("");
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let skipped = (column - 1).saturating_sub(EXCERPT_BEFORE);
        let shown = text.get(line_start..).unwrap_or("");
        let mut letters = shown
            .chars()
            .take_while(|letter| *letter != '\n')
            .skip(skipped);
        let part: String = letters.by_ref().take(EXCERPT_CHARS).collect();
        let excerpt = part.trim();
        let dots = |is_cut: bool| if is_cut { "…" } else { "" };
        let (before, after) = (dots(skipped > 0), dots(letters.next().is_some()));
        Self::Broken(Misplaced {
            line,
            column,
            what: what.into(),
            excerpt: match excerpt {
                "" => String::new(),
                _ => format!("{before}{excerpt}{after}"),
            },
        })
    }
}

/// A text from the file for a message: cut to a readable length, control characters made visible.
pub(super) fn shown(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut words: String = text
        .chars()
        .take(LONGEST)
        .flat_map(|letter| {
            let is_plain = !letter.is_control();
            let escaped = (!is_plain).then(|| letter.escape_default());
            is_plain
                .then_some(letter)
                .into_iter()
                .chain(escaped.into_iter().flatten())
        })
        .collect();
    if text.chars().nth(LONGEST).is_some() {
        words.push('…');
    }
    words
}

//! Stretches of an article's text, and the names found in them.

use super::excerpt::byte_range;
use super::ids::{ArticleId, EntityId};

/// A stretch of an article's text, in Unicode scalar values: what somebody selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextSpan {
    /// The article.
    pub article: ArticleId,
    /// First scalar value.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

impl TextSpan {
    /// Without the white space at its ends, in the text it belongs to; `None` where nothing is left or it reaches outside
    /// the text.
    pub fn trimmed(self, text: &str) -> Option<Self> {
        let words = text.get(byte_range(text, self.start, self.end)?)?;
        let count = |words: &str| u32::try_from(words.chars().count()).ok();
        let before = count(words)? - count(words.trim_start())?;
        let behind = count(words)? - count(words.trim_end())?;
        let (start, end) = (self.start + before, self.end.checked_sub(behind)?);
        (start < end).then_some(Self { start, end, ..self })
    }

    /// The words, in the text it belongs to.
    pub fn words(self, text: &str) -> Option<&str> {
        text.get(byte_range(text, self.start, self.end)?)
    }
}

/// A place where a name or alias of an entity stands in an article's text. Found, not stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mention {
    /// First scalar value.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Whose name it is.
    pub entity: EntityId,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TypedId as _;

    #[test]
    fn spans_lose_white_space_at_their_ends() {
        let text = "ab \u{a0}Нет, так\n cd";
        let article = ArticleId::from_number(1);
        for (start, end, expected) in [
            (0, 2, Some("ab")),
            (2, 14, Some("Нет, так")),
            (4, 7, Some("Нет")),
            (2, 4, None),
            (4, 4, None),
            (0, 99, None),
        ] {
            let span = TextSpan {
                article,
                start,
                end,
            }
            .trimmed(text);
            let words = span.and_then(|span| span.words(text));
            assert_eq!(words, expected, "{start}..{end}");
        }
    }
}

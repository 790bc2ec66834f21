//! Exact words in an article, held by two selectors of the W3C Web Annotation Data Model (section 4.2).

use super::ids::{ArticleId, ExcerptId};
use super::labels::is_default;
use serde::{Deserialize, Serialize};

/// How many Unicode scalar values before and after the quote are kept to find it again.
pub const CONTEXT_CHARS: usize = 32;

/// Exact words in an article.
///
/// `exact`, `prefix` and `suffix` are the `TextQuoteSelector`; `start` and `end` the `TextPositionSelector`, counted in
/// Unicode scalar values of the article's text. While the text is unchanged both say the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Excerpt {
    /// Its name among records.
    pub id: ExcerptId,
    /// Where the words stand.
    pub article: ArticleId,
    /// First scalar value of the quote.
    pub start: u32,
    /// One past the last scalar value of the quote.
    pub end: u32,
    /// The words.
    pub exact: String,
    /// What stands before them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub prefix: String,
    /// What stands behind them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub suffix: String,
}

impl Excerpt {
    /// Takes the words from `start` to `end` (Unicode scalar values) out of a text. `None` where the range is empty or
    /// reaches outside the text.
    pub fn cut(
        id: ExcerptId,
        article: ArticleId,
        text: &str,
        start: u32,
        end: u32,
    ) -> Option<Self> {
        let range = byte_range(text, start, end)?;
        let (before, after) = (&text[..range.start], &text[range.end..]);
        let prefix_start = before
            .char_indices()
            .rev()
            .nth(CONTEXT_CHARS - 1)
            .map_or(0, |(at, _)| at);
        let suffix_end = after
            .char_indices()
            .nth(CONTEXT_CHARS)
            .map_or(after.len(), |(at, _)| at);
        Some(Self {
            id,
            article,
            start,
            end,
            exact: text[range].to_owned(),
            prefix: before[prefix_start..].to_owned(),
            suffix: after[..suffix_end].to_owned(),
        })
    }

    /// Whether the quote stands at its position in this text, word for word.
    pub fn lies_in(&self, text: &str) -> bool {
        byte_range(text, self.start, self.end).is_some_and(|range| text[range] == self.exact)
    }
}

/// The byte range of a range of Unicode scalar values; `None` where it is empty or reaches outside the text.
pub fn byte_range(text: &str, start: u32, end: u32) -> Option<std::ops::Range<usize>> {
    if start >= end {
        return None;
    }
    let mut bounds = text
        .char_indices()
        .map(|(at, _)| at)
        .chain(std::iter::once(text.len()));
    let first = bounds.nth(start as usize)?;
    let last = bounds.nth((end - start) as usize - 1)?;
    Some(first..last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TypedId as _;

    #[test]
    fn positions_count_scalar_values_in_every_script() {
        let text = "김정은 said: “Нет” 🎙 now";
        for (start, end, words) in [
            (0, 3, "김정은"),
            (11, 14, "Нет"),
            (16, 17, "🎙"),
            (18, 21, "now"),
        ] {
            let excerpt = Excerpt::cut(
                ExcerptId::from_number(1),
                ArticleId::from_number(1),
                text,
                start,
                end,
            )
            .expect("the range lies in the text");
            assert_eq!(excerpt.exact, words);
            assert!(excerpt.lies_in(text));
            assert!(!excerpt.lies_in("something else, and shorter"));
        }
    }

    #[test]
    fn ranges_outside_the_text_are_refused() {
        for (start, end) in [(0, 0), (2, 1), (0, 4), (3, 4), (u32::MAX - 1, u32::MAX)] {
            assert_eq!(byte_range("abc", start, end), None);
        }
    }
}

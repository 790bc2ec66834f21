//! A text as lines, each with its place and its shape.

use crate::model::{Block, BlockShape};
use std::ops::Range;

/// One line with words in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// All of it, without the line end.
    pub whole: &'a str,
    /// Where it stands, in Unicode scalar values.
    pub chars: Range<u32>,
    /// Whether an empty line or the start of the text is before it.
    pub after_gap: bool,
    /// What it is, as far as is known.
    pub shape: BlockShape,
    /// How deep, as in [`Block::level`].
    pub level: u8,
}

impl<'a> Line<'a> {
    /// The words, without white space and invisible signs at the ends.
    pub(super) fn words(&self) -> &'a str {
        self.whole.trim_matches(is_blank)
    }

    /// Whether it has at most so many bytes. Asked before work that grows with the line.
    pub(super) fn is_within(&self, bytes: usize) -> bool {
        self.whole.len() <= bytes
    }

    /// Whether it is part of the report, as far as is known.
    pub(super) fn is_report(&self) -> bool {
        !matches!(self.shape, BlockShape::Furniture | BlockShape::Caption)
    }
}

/// White space, and signs that show nothing.
pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The lines of a text that hold words. Ends of lines are those of [`crate::model::text_blocks`].
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    let mut char_at = 0u32;
    let mut after_gap = true;
    let mut after_carriage_return = false;
    let is_end = |c: char| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}');
    for with_end in text.split_inclusive(is_end) {
        let whole = with_end.strip_suffix(is_end).unwrap_or(with_end);
        let start = char_at;
        let end = start + whole.chars().count() as u32;
        char_at = end + u32::from(whole.len() < with_end.len());
        if !whole.trim_matches(is_blank).is_empty() {
            found.push(Line {
                whole,
                chars: start..end,
                after_gap,
                shape: BlockShape::Paragraph,
                level: 0,
            });
            after_gap = false;
        } else if with_end != "\n" || !after_carriage_return {
            after_gap = true;
        }
        after_carriage_return = with_end.ends_with('\r');
    }
    found
}

/// Gives lines the shapes of the blocks they begin in.
pub(super) fn take_shapes(lines: &mut [Line<'_>], blocks: &[Block]) {
    let mut blocks = blocks.iter().peekable();
    for line in lines {
        while blocks
            .next_if(|block| block.end <= line.chars.start)
            .is_some()
        {}
        if let Some(block) = blocks
            .peek()
            .filter(|block| block.start <= line.chars.start)
        {
            (line.shape, line.level) = (block.shape, block.level);
        }
    }
}

/// The blocks that lines make: one for each that is more than running text.
pub(super) fn blocks_of(lines: &[Line<'_>]) -> Vec<Block> {
    lines
        .iter()
        .filter(|line| line.shape != BlockShape::Paragraph)
        .map(|line| Block {
            start: line.chars.start,
            end: line.chars.end,
            shape: line.shape,
            level: line.level,
        })
        .collect()
}

/// Whether words end as a sentence does, closing quotation marks and brackets aside.
pub(super) fn ends_sentence(words: &str) -> bool {
    let closers = |c: char| {
        is_blank(c)
            || matches!(
                c,
                '"' | '\'' | '”' | '’' | '»' | '“' | ')' | ']' | '›' | '」' | '』'
            )
    };
    words
        .trim_end_matches(closers)
        .ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।', '։'])
}

/// Whether sentences run across line ends, as in mail and old files: lines are of about one length, and most of those with
/// another right below end in the middle of a sentence.
pub(super) fn is_wrapped(lines: &[Line<'_>]) -> bool {
    const SHORTEST_CHARS: u32 = 40;
    const LONGEST_CHARS: u32 = 120;
    let (mut joined, mut broken) = (0usize, 0usize);
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        let chars = line.chars.end - line.chars.start;
        if chars > LONGEST_CHARS * 3 {
            return false;
        }
        if next.after_gap || !(SHORTEST_CHARS..=LONGEST_CHARS).contains(&chars) {
            continue;
        }
        joined += 1;
        broken += usize::from(!ends_sentence(line.words()));
    }
    joined >= 3 && broken * 3 >= joined * 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text_blocks;

    #[test]
    fn lines_have_their_places() {
        let text = "één\r\nzwei\rtrois\n\n \u{200b}\nvier";
        let found: Vec<_> = lines(text)
            .into_iter()
            .map(|line| (line.whole, line.chars, line.after_gap))
            .collect();
        assert_eq!(
            found,
            [
                ("één", 0..3, true),
                ("zwei", 5..9, false),
                ("trois", 10..15, false),
                ("vier", 20..24, true)
            ]
        );
        let from_model: Vec<_> = text_blocks(text, &[])
            .into_iter()
            .map(|block| block.chars)
            .collect();
        assert!(found.iter().all(|(_, chars, _)| from_model.contains(chars)));
        assert!(lines("a\r\n\r\nb")[1].after_gap);
        assert!(!lines("a\r\nb")[1].after_gap);
    }

    #[test]
    fn ends_of_sentences() {
        assert!(ends_sentence("He left.\u{201d} "));
        assert!(ends_sentence("去了。"));
        assert!(!ends_sentence("Ships leave harbour"));
    }

    #[test]
    fn wrapped_text_is_told_from_paragraphs() {
        let wrapped = "A ship that had been loaded in the northern harbour left it on Friday\n\
            morning with containers on deck, said an official who had seen the\n\
            pictures and did not want to be named because he was not allowed to\nspeak about them.\n";
        assert!(is_wrapped(&lines(wrapped)));
        let paragraphs = "A ship left the northern harbour on Friday.\nNobody saw it come back to the harbour.\n\
            The ministry did not want to comment on it.\nA second ship is said to follow on Sunday.\n";
        assert!(!is_wrapped(&lines(paragraphs)));
    }
}

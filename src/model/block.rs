//! The shape of a text: which stretches of a snapshot are headings, list items, quotations or furniture of the page.

use super::labels::{is_default, labelled_enum};
use serde::{Deserialize, Serialize};
use std::ops::Range;

labelled_enum! {
    /// What a stretch of text is.
    BlockShape {
        /// Running text; what no block covers is this.
        #[default]
        Paragraph = "paragraph",
        /// A heading; its level says how deep.
        Heading = "heading",
        /// An item of a list without numbers; its level says how deep.
        ListItem = "list item",
        /// An item of a numbered list; its level says how deep.
        NumberedItem = "numbered item",
        /// Somebody else's words, set off.
        Quotation = "quotation",
        /// Words under a picture or a table.
        Caption = "caption",
        /// Text whose spaces count.
        Preformatted = "preformatted",
        /// A row of a table, its cells divided by tabs.
        TableRow = "table row",
        /// What belongs to the page and not to the report: player notices, "read more", about the author.
        Furniture = "furniture",
    }
}

/// One stretch of a snapshot that is not plain running text. Positions count Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// Its first scalar value.
    pub start: u32,
    /// One past its last.
    pub end: u32,
    /// What it is.
    pub shape: BlockShape,
    /// How deep: 1 to 6 for headings, 1 and more for items of lists; 0 where depth means nothing.
    #[serde(default, skip_serializing_if = "is_default")]
    pub level: u8,
}

/// One block of a text as it is read: a line of running text, or what a [`Block`] says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextBlock {
    /// Where it stands, in Unicode scalar values.
    pub chars: Range<u32>,
    /// Where it stands, in bytes.
    pub bytes: Range<usize>,
    /// What it is.
    pub shape: BlockShape,
    /// How deep, as in [`Block::level`].
    pub level: u8,
}

/// Divides a whole text into blocks, in order: first at the edges of `blocks`, then at line ends. A line end belongs to
/// no block, and neither does an empty line; everything else does, whatever `blocks` says: those that reach outside the
/// text, are empty or overlap an earlier one are passed over. One walk over the text.
pub fn text_blocks(text: &str, blocks: &[Block]) -> Vec<TextBlock> {
    let mut found: Vec<TextBlock> = Vec::new();
    let mut blocks = blocks.iter().peekable();
    let mut open: Option<TextBlock> = None;
    let close = |open: &mut Option<TextBlock>, found: &mut Vec<TextBlock>| {
        found.extend(open.take().filter(|block| !block.bytes.is_empty()));
    };
    for (char_at, (byte_at, character)) in (0u32..).zip(text.char_indices()) {
        while blocks.next_if(|block| block.end <= char_at).is_some() {}
        let inside = blocks
            .peek()
            .filter(|block| block.start <= char_at && char_at < block.end);
        let (shape, level) = inside.map_or((BlockShape::Paragraph, 0), |block| {
            (block.shape, block.level)
        });
        let starts_here = inside.is_some_and(|block| block.start == char_at);
        let differs = open
            .as_ref()
            .is_some_and(|block| (block.shape, block.level) != (shape, level));
        if starts_here || differs {
            close(&mut open, &mut found);
        }
        if matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}') {
            close(&mut open, &mut found);
        } else {
            let block = open.get_or_insert(TextBlock {
                chars: char_at..char_at,
                bytes: byte_at..byte_at,
                shape,
                level,
            });
            block.chars.end = char_at + 1;
            block.bytes.end = byte_at + character.len_utf8();
        }
    }
    close(&mut open, &mut found);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(text: &str, blocks: &[Block]) -> Vec<(String, BlockShape)> {
        text_blocks(text, blocks)
            .into_iter()
            .map(|block| (text[block.bytes].to_owned(), block.shape))
            .collect()
    }

    fn block(start: u32, end: u32, shape: BlockShape) -> Block {
        Block {
            start,
            end,
            shape,
            level: 1,
        }
    }

    #[test]
    fn lines_and_blocks_divide_a_text() {
        use BlockShape::{Heading, ListItem, Paragraph};
        let blocks = [
            block(0, 5, Heading),
            block(11, 14, ListItem),
            block(14, 17, ListItem),
        ];
        let found = shapes("Título\r\nsaid onetwo\n\n김", &blocks);
        let expected = [
            ("Títul", Heading),
            ("o", Paragraph),
            ("sai", Paragraph),
            ("d o", ListItem),
            ("net", ListItem),
            ("wo", Paragraph),
            ("김", Paragraph),
        ];
        let expected = expected.map(|(text, shape)| (text.to_owned(), shape));
        assert_eq!(found, expected);
    }

    #[test]
    fn odd_blocks_lose_nothing() {
        let all = "one two";
        for blocks in [
            vec![block(5, 5, BlockShape::Heading)],
            vec![block(0, 400, BlockShape::Heading)],
            vec![block(3, 1, BlockShape::Heading)],
            vec![
                block(0, 6, BlockShape::Heading),
                block(2, 7, BlockShape::Quotation),
            ],
        ] {
            let text: String = shapes(all, &blocks).into_iter().map(|(t, _)| t).collect();
            assert_eq!(text, all, "{blocks:?}");
        }
        assert_eq!(text_blocks("", &[]), []);
        assert_eq!(text_blocks("\n\n", &[]), []);
    }
}

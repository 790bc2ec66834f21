//! Builds a snapshot block by block.

use crate::model::{Block, BlockShape};

/// A text under construction: blocks are divided by an empty line, items of a list and rows of a table by a line end.
#[derive(Debug, Default)]
pub(super) struct Snapshot {
    text: String,
    chars: u32,
    blocks: Vec<Block>,
    last: Option<BlockShape>,
}

impl Snapshot {
    /// Adds a block. Its words are taken as they are, without white space at their ends, unless it means something there:
    /// the first cells of a row may be empty, a first line may be indented. Empty blocks are passed over.
    pub(super) fn push(&mut self, shape: BlockShape, level: u8, words: &str) {
        if words.trim().is_empty() {
            return;
        }
        let words = match shape {
            BlockShape::TableRow => words.trim_matches([' ', '\n', '\r']),
            BlockShape::Preformatted => words.trim_start_matches(['\n', '\r']).trim_end(),
            _ => words.trim(),
        };
        let is_dense = |shape: BlockShape| {
            matches!(
                shape,
                BlockShape::ListItem | BlockShape::NumberedItem | BlockShape::TableRow
            )
        };
        match self.last {
            None => {}
            Some(last) if last == shape && is_dense(shape) => self.add("\n"),
            Some(_) => self.add("\n\n"),
        }
        let start = self.chars;
        self.add(words);
        if shape != BlockShape::Paragraph {
            self.blocks.push(Block {
                start,
                end: self.chars,
                shape,
                level,
            });
        }
        self.last = Some(shape);
    }

    fn add(&mut self, words: &str) {
        self.text.push_str(words);
        self.chars += words.chars().count() as u32;
    }

    /// How long the text is by now, in bytes.
    pub(super) fn len_bytes(&self) -> usize {
        self.text.len()
    }

    /// The text and its shape.
    pub(super) fn finish(self) -> (String, Vec<Block>) {
        (self.text, self.blocks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text_blocks;

    #[test]
    fn blocks_are_where_they_say() {
        let mut snapshot = Snapshot::default();
        snapshot.push(BlockShape::Heading, 1, " Überschrift ");
        snapshot.push(BlockShape::Paragraph, 0, "  ");
        snapshot.push(BlockShape::Paragraph, 0, "Words.");
        snapshot.push(BlockShape::ListItem, 1, "one");
        snapshot.push(BlockShape::ListItem, 2, "two");
        snapshot.push(BlockShape::TableRow, 0, "\tAugust ");
        assert_eq!(snapshot.len_bytes(), 38);
        let (text, blocks) = snapshot.finish();
        assert_eq!(text, "Überschrift\n\nWords.\n\none\ntwo\n\n\tAugust");
        let shapes: Vec<_> = text_blocks(&text, &blocks)
            .into_iter()
            .map(|block| (&text[block.bytes], block.shape, block.level))
            .collect();
        let expected = [
            ("Überschrift", BlockShape::Heading, 1),
            ("Words.", BlockShape::Paragraph, 0),
            ("one", BlockShape::ListItem, 1),
            ("two", BlockShape::ListItem, 2),
            ("\tAugust", BlockShape::TableRow, 0),
        ];
        assert_eq!(shapes, expected);
    }
}

//! A title for texts that have none.

use crate::model::{Block, BlockShape, text_blocks};

/// The first real sentence of a text, as a proposal for a title.
pub(in crate::import) fn first_sentence(text: &str, blocks: &[Block]) -> Option<String> {
    const LONGEST_TITLE_CHARS: usize = 120;
    let first = text_blocks(text, blocks)
        .into_iter()
        .find(|block| block.shape != BlockShape::Furniture)?;
    let line = text.get(first.bytes)?.trim();
    (!line.is_empty()).then(|| line.chars().take(LONGEST_TITLE_CHARS).collect())
}

//! Reads one document: text in this process, everything else in a child if there is one.

use super::child;
use super::setup::DocumentReader;
use crate::import::{self, DocumentKind, LONGEST_TEXT_BYTES};
use crate::model::{ArticleDraft, Warned};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// What a document may say of itself, at most.
const MOST_CANDIDATES: usize = 200;
const LONGEST_VALUE_CHARS: usize = 2000;

impl DocumentReader {
    /// Reads a document.
    ///
    /// # Errors
    /// Why it could not be read, as the end of a sentence that begins with its name.
    pub(super) fn read(
        &self,
        bytes: &Arc<[u8]>,
        file_name: &str,
        is_cancelled: &dyn Fn() -> bool,
    ) -> Result<Warned<Vec<ArticleDraft>>, String> {
        let kind = import::kind_of(bytes, file_name);
        let mut drafts = match self {
            Self::Child(program) if !is_read_here(kind) => {
                child::read(program, Arc::clone(bytes), file_name, is_cancelled)?
            }
            _ => {
                let read = || import::read_document(bytes, file_name);
                catch_unwind(AssertUnwindSafe(read))
                    .map_err(|_| "the reader of its format failed on it".to_owned())?
                    .map_err(|error| error.to_string())?
            }
        };
        drafts.value.retain_mut(is_sound);
        Ok(drafts)
    }
}

/// What nothing can go wrong with, and what is refused without being read.
const fn is_read_here(kind: DocumentKind) -> bool {
    !matches!(
        kind,
        DocumentKind::Html
            | DocumentKind::Mhtml
            | DocumentKind::Pdf
            | DocumentKind::Docx
            | DocumentKind::Mail
            | DocumentKind::Feed
    )
}

/// A child that hostile bytes have taken over could say anything: only what a draft can be is taken from it.
fn is_sound(draft: &mut ArticleDraft) -> bool {
    if draft.text.len() > LONGEST_TEXT_BYTES || draft.text.trim().is_empty() {
        return false;
    }
    let chars = u32::try_from(draft.text.chars().count()).unwrap_or(u32::MAX);
    let mut at = 0;
    draft.blocks.retain(|block| {
        let is_sound = at <= block.start && block.start < block.end && block.end <= chars;
        if is_sound {
            at = block.end;
        }
        is_sound
    });
    draft.candidates.truncate(MOST_CANDIDATES);
    for candidate in &mut draft.candidates {
        for words in [&mut candidate.value, &mut candidate.wording] {
            if let Some((end, _)) = words.char_indices().nth(LONGEST_VALUE_CHARS) {
                words.truncate(end);
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, BlockShape, Candidate, FoundIn, MetaSlot};

    #[test]
    fn only_what_a_draft_can_be_is_taken_from_a_child() {
        let block = |start, end| Block {
            start,
            end,
            shape: BlockShape::Heading,
            level: 1,
        };
        let mut draft = ArticleDraft {
            text: "äbcd".to_owned(),
            blocks: vec![
                block(0, 2),
                block(1, 3),
                block(3, 3),
                block(3, 9),
                block(2, 4),
            ],
            candidates: vec![Candidate {
                slot: MetaSlot::Title,
                value: "é".repeat(5000),
                found_in: FoundIn::JsonLd,
                wording: String::new(),
            }],
            ..ArticleDraft::default()
        };
        assert!(is_sound(&mut draft));
        assert_eq!(draft.blocks, [block(0, 2), block(2, 4)]);
        assert_eq!(
            draft.candidates[0].value.chars().count(),
            LONGEST_VALUE_CHARS
        );
        draft.text = " \n".to_owned();
        assert!(!is_sound(&mut draft));
    }
}

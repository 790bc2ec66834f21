//! What is done to the drafts of all formats: limits, no signs that break files, always a title.

use super::read::LONGEST_TEXT_BYTES;
use super::{DocumentKind, ImportError, text};
use crate::model::{ArticleDraft, Block, Candidate, FoundIn, MetaSlot, Warned};

/// Makes drafts fit for a case: every text is within the limit, without NUL, with blocks inside it, and has a title
/// candidate. Drafts without any words and any title are left out.
///
/// # Errors
/// [`ImportError::TooMuchText`] for a text beyond the limit, [`ImportError::NoText`] if nothing is left.
pub(super) fn finish(
    mut drafts: Warned<Vec<ArticleDraft>>,
    kind: DocumentKind,
) -> Result<Warned<Vec<ArticleDraft>>, ImportError> {
    for draft in &mut drafts.value {
        if draft.text.len() > LONGEST_TEXT_BYTES {
            return Err(ImportError::TooMuchText {
                limit_mib: LONGEST_TEXT_BYTES >> 20,
            });
        }
        take_out_nul(draft);
        draft
            .candidates
            .retain(|candidate| !candidate.value.trim().is_empty());
        propose_title(draft);
    }
    drafts
        .value
        .retain(|draft| draft.best(MetaSlot::Title).is_some());
    if drafts.value.is_empty() {
        return Err(ImportError::NoText(kind));
    }
    Ok(drafts)
}

/// A draft that states no title gets its first real sentence proposed.
fn propose_title(draft: &mut ArticleDraft) {
    if draft.best(MetaSlot::Title).is_some() {
        return;
    }
    if let Some(sentence) = text::first_sentence(&draft.text, &draft.blocks) {
        draft.candidates.push(Candidate {
            slot: MetaSlot::Title,
            value: sentence,
            found_in: FoundIn::FirstSentence,
            wording: String::new(),
        });
    }
}

/// NUL is no character of a text; files that hold one break other programs.
fn take_out_nul(draft: &mut ArticleDraft) {
    for candidate in &mut draft.candidates {
        candidate.value.retain(|c| c != '\0');
        candidate.wording.retain(|c| c != '\0');
    }
    if !draft.text.contains('\0') {
        return;
    }
    let nuls: Vec<u32> = (0u32..)
        .zip(draft.text.chars())
        .filter(|(_, character)| *character == '\0')
        .map(|(at, _)| at)
        .collect();
    let moved = |at: u32| at - nuls.partition_point(|nul| *nul < at) as u32;
    for Block { start, end, .. } in &mut draft.blocks {
        (*start, *end) = (moved(*start), moved(*end));
    }
    draft.blocks.retain(|block| block.start < block.end);
    draft.text.retain(|character| character != '\0');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BlockShape;

    fn finished(draft: ArticleDraft) -> Result<Vec<ArticleDraft>, ImportError> {
        let drafts = Warned {
            value: vec![draft],
            warnings: Vec::new(),
        };
        finish(drafts, DocumentKind::PlainText).map(|drafts| drafts.value)
    }

    #[test]
    fn nul_goes_and_blocks_follow() {
        let block = |start, end| Block {
            start,
            end,
            shape: BlockShape::Heading,
            level: 1,
        };
        let draft = ArticleDraft {
            text: "\0Kö\0pf\0\n\0\nbody".to_owned(),
            blocks: vec![block(1, 7), block(8, 9), block(10, 14)],
            ..ArticleDraft::default()
        };
        let drafts = finished(draft).expect("it has words");
        assert_eq!(drafts[0].text, "Köpf\n\nbody");
        assert_eq!(drafts[0].blocks, [block(0, 4), block(6, 10)]);
    }

    #[test]
    fn there_is_always_a_title() {
        let draft = ArticleDraft {
            text: "A ship left the harbour. It did not come back.".to_owned(),
            ..ArticleDraft::default()
        };
        let drafts = finished(draft).expect("it has words");
        let title = drafts[0].best(MetaSlot::Title).expect("proposed");
        assert_eq!(title.found_in, FoundIn::FirstSentence);
        assert!(title.value.starts_with("A ship left the harbour"));
        let nothing = finished(ArticleDraft::default());
        assert_eq!(nothing, Err(ImportError::NoText(DocumentKind::PlainText)));
    }

    #[test]
    fn too_long_a_text_is_refused() {
        let draft = ArticleDraft {
            text: "a".repeat(LONGEST_TEXT_BYTES + 1),
            ..ArticleDraft::default()
        };
        let refused = finished(draft).map_err(|error| error.to_string());
        assert_eq!(
            refused,
            Err("its text is longer than 10 MiB; divide it into parts".to_owned())
        );
    }
}

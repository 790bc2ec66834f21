//! Markdown: its words and their shape, and what its front matter says.
//!
//! The marks go, the words stay: links keep their words, raw HTML its text. Front matter is read as the few lines of YAML
//! that notes have: `key: value` and lists.

mod blocks;
mod front_matter;

use super::{DocumentKind, ImportError, text};
use crate::model::{ArticleDraft, BlockShape, Candidate, FoundIn, MetaSlot, SourceFormat, Warned};

/// Reads Markdown in any encoding.
///
/// # Errors
/// [`ImportError::NoText`] if there are neither words nor a title, [`ImportError::TooMuchText`] for more than a snapshot
/// takes.
pub(super) fn read(
    bytes: &[u8],
    _file_name: &str,
) -> Result<Warned<Vec<ArticleDraft>>, ImportError> {
    let Warned {
        value: source,
        warnings,
    } = text::decode(bytes);
    text::check_length(&source)?;
    let (front, body) = front_matter::split(&source);
    let mut candidates = front.map(front_matter::candidates).unwrap_or_default();
    let (text, blocks) = blocks::snapshot_of(body);
    text::check_length(&text)?;
    if text.is_empty() && candidates.iter().all(|c| c.slot != MetaSlot::Title) {
        return Err(ImportError::NoText(DocumentKind::Markdown));
    }
    let blocks = text::with_furniture(&text, &blocks);
    let heading = blocks
        .iter()
        .find(|block| block.shape == BlockShape::Heading && block.level == 1 && block.start == 0);
    candidates.extend(heading.map(|heading| Candidate {
        slot: MetaSlot::Title,
        value: text.chars().take(heading.end as usize).collect(),
        found_in: FoundIn::Heading,
        wording: String::new(),
    }));
    candidates.extend(text::candidates(&text, &blocks));
    let draft = ArticleDraft {
        format: SourceFormat::Markdown,
        text,
        blocks,
        candidates,
    };
    Ok(Warned {
        value: vec![draft],
        warnings,
    })
}

#[cfg(test)]
mod tests;

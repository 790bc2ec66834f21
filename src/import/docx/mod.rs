//! DOCX (ECMA-376): the words of the text body, its shape, its footnotes and its properties.
//!
//! Only the members that are named are read, each up to a limit whatever the archive claims; nothing is unpacked to disk.
//! Document types and entities of the XML are not honoured. Deleted words are left out, inserted ones taken in.

mod archive;
mod body;
mod core;
mod numbering;
mod styles;
mod xml;

use super::{DocumentKind, ImportError, property, text};
use crate::model::{ArticleDraft, SourceFormat, Warned};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads a DOCX document.
///
/// # Errors
/// [`ImportError`]: it is encrypted, not whole, or has no words.
pub(super) fn read(
    bytes: &[u8],
    _file_name: &str,
) -> Result<Warned<Vec<ArticleDraft>>, ImportError> {
    // The archive and the XML are others' code: a panic there is a fault of the file, not the end of the work.
    catch_unwind(AssertUnwindSafe(|| read_parts(bytes)))
        .unwrap_or_else(|_| Err(broken("its parts cannot be read")))
}

fn broken(why: &str) -> ImportError {
    ImportError::Broken {
        kind: DocumentKind::Docx,
        why: why.to_owned(),
    }
}

fn read_parts(bytes: &[u8]) -> Result<Warned<Vec<ArticleDraft>>, ImportError> {
    let mut archive = archive::Archive::open(bytes)?;
    let document = archive
        .document()?
        .ok_or_else(|| broken("it has no text body"))?;
    let styles = styles::Styles::parse(&archive.member("word/styles.xml")?.unwrap_or_default());
    let numbering =
        numbering::Numbering::parse(&archive.member("word/numbering.xml")?.unwrap_or_default());
    let footnotes = archive.member("word/footnotes.xml")?.unwrap_or_default();
    let endnotes = archive.member("word/endnotes.xml")?.unwrap_or_default();
    let properties = core::parse(&archive.member("docProps/core.xml")?.unwrap_or_default());
    let found = body::read(
        &document,
        &body::Parts {
            styles,
            numbering,
            footnotes,
            endnotes,
        },
    )?;
    if found.text.trim().is_empty() {
        return Err(ImportError::NoText(DocumentKind::Docx));
    }
    text::check_length(&found.text)?;
    let blocks = text::with_furniture(&found.text, &found.blocks);
    let heading = property::first_heading(&found.text, &blocks);
    let mut candidates = property::with_heading(properties.candidates(), heading, &found.text);
    candidates.extend(text::candidates(&found.text, &blocks));
    let mut warnings = Vec::new();
    if found.has_tracked_changes {
        warnings.push(
            "the document has tracked changes: deleted words are left out, inserted ones taken in"
                .to_owned(),
        );
    }
    if found.is_cut {
        warnings
            .push("the document is not whole: its text stops where the file breaks off".to_owned());
    }
    let draft = ArticleDraft {
        format: SourceFormat::Docx,
        text: found.text,
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

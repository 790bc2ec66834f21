//! One document of any kind.

use super::{
    DocumentKind, ImportError, docx, feed, finish, html, kind_of, mail, markdown, mhtml, pdf,
    sniff, text,
};
use crate::model::{ArticleDraft, Warned};

/// The largest document that is read, in bytes: 64 MiB.
pub const LARGEST_DOCUMENT_BYTES: usize = 64 << 20;

/// The longest snapshot that is taken, in bytes: 10 MiB, some 2,000 pages of print.
pub const LONGEST_TEXT_BYTES: usize = 10 << 20;

/// Reads a document. `file_name` helps to tell its kind and is never a source of a date or a title. Most documents are one
/// article; a feed is one for each entry.
///
/// # Errors
/// [`ImportError`]: what kind it seemed to be and why it could not be read.
pub fn read_document(
    bytes: &[u8],
    file_name: &str,
) -> Result<Warned<Vec<ArticleDraft>>, ImportError> {
    if bytes.len() > LARGEST_DOCUMENT_BYTES {
        return Err(ImportError::TooLarge {
            limit_mib: LARGEST_DOCUMENT_BYTES >> 20,
        });
    }
    if bytes.trim_ascii().is_empty() {
        return Err(ImportError::Empty);
    }
    let kind = kind_of(bytes, file_name);
    let drafts = match kind {
        DocumentKind::PlainText => text::read(bytes, file_name),
        DocumentKind::Markdown => markdown::read(bytes, file_name),
        DocumentKind::Html => html::read(bytes, file_name),
        DocumentKind::Mhtml => mhtml::read(bytes, file_name),
        DocumentKind::Pdf => pdf::read(bytes, file_name),
        DocumentKind::Docx => docx::read(bytes, file_name),
        DocumentKind::Mail => mail::read(bytes, file_name),
        DocumentKind::Feed => feed::read(bytes, file_name),
        DocumentKind::Archive if sniff::is_encrypted_office(bytes) => Err(ImportError::Encrypted),
        DocumentKind::Picture
        | DocumentKind::Case
        | DocumentKind::Canvas
        | DocumentKind::Archive
        | DocumentKind::Unknown => Err(ImportError::Unsupported(kind)),
    }?;
    finish::finish(drafts, kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_document_is_told_as_what_it_is() {
        let told = |bytes: &[u8]| {
            read_document(bytes, "a.txt")
                .map(|_| ())
                .map_err(|error| error.to_string())
        };
        let sentence = |end: &str| Err(end.to_owned());
        assert_eq!(told(b" \n "), sentence("it is empty"));
        assert_eq!(
            told(b"GIF89a"),
            sentence("a picture is not a kind of document that can be imported as an article")
        );
        let too_large = vec![b'a'; LARGEST_DOCUMENT_BYTES + 1];
        assert_eq!(told(&too_large), sentence("it is larger than 64 MiB"));
    }
}

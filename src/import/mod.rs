//! Documents become drafts of articles: bytes in; a snapshot of the text, its shape and what the document says of itself
//! out.
//!
//! Pure: takes bytes and a file name, opens nothing, fetches nothing, knows no clock and no case. Odd documents are read as
//! far as they go, with warnings; what cannot be read is told in a sentence. Nothing is invented: a date that is not in
//! the document is not in the draft, and what is only guessed says so. Readers of single formats may run out of memory or
//! time on hostile files: who calls [`read_document`] on files of strangers does it in a limited process.

mod error;
mod kind;
mod snapshot;

pub use error::ImportError;
pub use kind::{DocumentKind, kind_of};

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
    Err(ImportError::Unsupported(kind_of(bytes, file_name)))
}

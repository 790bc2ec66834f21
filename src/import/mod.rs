//! Documents become drafts of articles: bytes in; a snapshot of the text, its shape and what the document says of itself
//! out.
//!
//! Pure: takes bytes and a file name, opens nothing, fetches nothing, knows no clock and no case. Odd documents are read as
//! far as they go, with warnings; what cannot be read is told in a sentence. Nothing is invented: a date that is not in
//! the document is not in the draft, and what is only guessed says so. Readers of single formats may run out of memory or
//! time on hostile files: who calls [`read_document`] on files of strangers does it in a limited process.
//!
//! Each format has a module with one function `read(bytes, file_name)`; what all drafts have in common is done once, behind
//! them, in `finish`.

mod docx;
mod error;
mod feed;
mod finish;
mod html;
mod kind;
mod mail;
mod markdown;
mod metadata;
mod mhtml;
mod pdf;
pub mod picture;
mod property;
mod read;
mod snapshot;
mod sniff;
mod text;

pub use error::ImportError;
pub use kind::DocumentKind;
pub use read::{LARGEST_DOCUMENT_BYTES, LONGEST_TEXT_BYTES, read_document};
pub use sniff::kind_of;

#[cfg(test)]
mod mutation;

//! Why a document could not be read.

use super::kind::DocumentKind;

/// Why a document could not be read, as the end of a sentence that begins with its name and "could not be read:".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// There is nothing in it.
    #[error("it is empty")]
    Empty,
    /// It is larger than what is read.
    #[error("it is larger than {limit_mib} MiB")]
    TooLarge {
        /// The limit, in MiB.
        limit_mib: usize,
    },
    /// It has more text than what is kept.
    #[error("its text is longer than {limit_mib} MiB; divide it into parts")]
    TooMuchText {
        /// The limit, in MiB.
        limit_mib: usize,
    },
    /// Its elements lie too deep within each other.
    #[error("its elements are nested more than {limit} deep")]
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// It is locked with a password.
    #[error("it is encrypted; save a copy without a password and import that")]
    Encrypted,
    /// It holds pictures of pages, no words.
    #[error("its pages are pictures without text; recognise the text with another program first")]
    OnlyPictures,
    /// No words were found.
    #[error("no text could be read from this {}", .0.noun())]
    NoText(DocumentKind),
    /// It breaks the rules of its format.
    #[error("it is not a whole {}: {why}", kind.noun())]
    Broken {
        /// What it seemed to be.
        kind: DocumentKind,
        /// What is wrong, without a full stop.
        why: String,
    },
    /// It is of a kind that is not read as an article.
    #[error("{} is not a kind of document that can be imported as an article", .0.noun_with_article())]
    Unsupported(DocumentKind),
}

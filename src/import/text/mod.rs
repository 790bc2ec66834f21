//! Plain text.

mod title;

use super::{DocumentKind, ImportError};
use crate::model::{ArticleDraft, Warned};
pub(super) use title::first_sentence;

/// Reads one document of this kind.
pub(super) fn read(
    _bytes: &[u8],
    _file_name: &str,
) -> Result<Warned<Vec<ArticleDraft>>, ImportError> {
    Err(ImportError::Unsupported(DocumentKind::PlainText))
}

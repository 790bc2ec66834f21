//! Markdown.

use super::{DocumentKind, ImportError};
use crate::model::{ArticleDraft, Warned};

/// Reads one document of this kind.
pub(super) fn read(
    _bytes: &[u8],
    _file_name: &str,
) -> Result<Warned<Vec<ArticleDraft>>, ImportError> {
    Err(ImportError::Unsupported(DocumentKind::Markdown))
}

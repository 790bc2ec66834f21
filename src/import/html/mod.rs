//! Web pages: saved by browsers, by SingleFile, as XHTML; and pieces of HTML in mail and feeds.
//!
//! In three steps: the source is decoded and cleaned in one pass that no page can make slow; what the page says of itself is
//! collected; then the article is told from the rest (Readability) and walked into blocks. Nothing here recurses over a tree.

mod clean;
mod decode;
mod depth;
mod junk;
mod page;
mod phrases;
mod table;
mod walk;

pub(super) use decode::decode;
pub(super) use page::{add_fragment, read_page};

use super::{ImportError, metadata};
use crate::model::{ArticleDraft, SourceFormat, Warned};

/// Reads a web page.
///
/// # Errors
/// [`ImportError::TooDeep`] or [`ImportError::NoText`].
pub(super) fn read(
    bytes: &[u8],
    _file_name: &str,
) -> Result<Warned<Vec<ArticleDraft>>, ImportError> {
    let (source, warning) = decode(bytes, None);
    let address = metadata::saved_from(&source);
    let mut page = read_page(&source, address.as_deref(), SourceFormat::Html)?;
    page.warnings.extend(warning);
    Ok(Warned {
        value: vec![page.value],
        warnings: page.warnings,
    })
}

//! What the process that reads a document says to the one that asked: JSON over a pipe.

use crate::model::{ArticleDraft, Warned};
use serde::{Deserialize, Serialize};
use std::io;

/// The answer of a child that could read the document.
#[derive(Debug, Serialize, Deserialize)]
struct Reply {
    drafts: Vec<ArticleDraft>,
    warnings: Vec<String>,
}

/// Exit code of a child that could not read the document and says why, in words, where the drafts would stand.
pub const REFUSED: u8 = 3;

/// Writes the drafts as the parent expects them.
///
/// # Errors
/// When nobody listens any more.
pub fn write_drafts(to: &mut dyn io::Write, drafts: Warned<Vec<ArticleDraft>>) -> io::Result<()> {
    let reply = Reply {
        drafts: drafts.value,
        warnings: drafts.warnings,
    };
    serde_json::to_writer(&mut *to, &reply)?;
    to.flush()
}

/// Reads what [`write_drafts`] wrote; `None` if it is anything else.
pub(super) fn read_drafts(bytes: &[u8]) -> Option<Warned<Vec<ArticleDraft>>> {
    let reply: Reply = serde_json::from_slice(bytes).ok()?;
    Some(Warned {
        value: reply.drafts,
        warnings: reply.warnings,
    })
}

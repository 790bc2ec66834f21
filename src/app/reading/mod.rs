//! The reader: which articles are open beside the board, where in them, what is flashed.

use super::session::Session;
use crate::model::{ArticleId, ExcerptId, TextSpan};

/// What a user wants of the reader.
#[derive(Debug, Clone, PartialEq)]
pub enum ReadAction {
    /// Open an article in the reader.
    Open(ArticleId),
    /// Open the article of an excerpt at its words and flash them.
    ShowExcerpt(ExcerptId),
    /// Open an article at these words and flash them.
    ShowSpan(TextSpan),
}

impl Session {
    pub(super) fn act_on_reader(&mut self, action: ReadAction) {
        match action {
            ReadAction::Open(_) | ReadAction::ShowExcerpt(_) | ReadAction::ShowSpan(_) => {}
        }
    }
}

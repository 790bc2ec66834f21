//! Why a text is not a board.

use crate::interchange::json::line_and_column;
use crate::model::Misplaced;

/// Why a text cannot be read as JSON Canvas.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CanvasError {
    /// It is not JSON, or something in it cannot be understood.
    #[error("{0}")]
    Broken(Misplaced),
    /// It is something else.
    #[error("this is not a JSON Canvas: {0}")]
    NotACanvas(String),
    /// Whoever asked for it does not want it any more.
    #[error("reading was stopped")]
    Stopped,
}

impl CanvasError {
    /// Names a place in the text and shows what stands there.
    pub(super) fn at(text: &str, at: usize, what: impl Into<String>) -> Self {
        let (line, column) = line_and_column(text, at);
        Self::Broken(Misplaced::at(text, line, column, &what.into()))
    }
}

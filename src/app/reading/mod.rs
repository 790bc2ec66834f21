//! The reader: which articles are open beside the board, where in them, what is found, marked and selected there.
//!
//! Headless: positions are Unicode scalar values of an article's text, never points of a screen. The window scrolls,
//! sets type and tells where it is; what is shown, remembered and flashed is decided here. Texts are divided into
//! chunks and marks are gathered off the frame where that could take long.

mod act;
mod citation;
mod find;
mod keeper;
mod marks;
mod places;
mod state;
#[cfg(test)]
mod tests;
mod text;

pub use citation::{citation, quotation};
pub use find::TextHits;
pub use marks::{ArticleMarks, TextMark, TextMarkKind};
pub use places::ReadPlaces;
pub use state::{Goal, GoalKind, Pane, Reading};
pub use text::{Chunk, ListSign, OutlineRow, ReadText};

pub(super) use act::USUAL_TYPE_SIZE;
pub(super) use keeper::ReadWork;

use crate::model::{ArticleId, ExcerptId, TextSpan};

/// What a user wants of the reader. Panes are counted from the left, from 0; there are at most two.
#[derive(Debug, Clone, PartialEq)]
pub enum ReadAction {
    /// Open an article in the reader.
    Open(ArticleId),
    /// Open an article beside the one that is read.
    OpenToSide(ArticleId),
    /// Open the article of an excerpt at its words and flash them.
    ShowExcerpt(ExcerptId),
    /// Open an article at these words and flash them.
    ShowSpan(TextSpan),
    /// Let a pane have the keyboard.
    Activate(usize),
    /// Close a pane.
    Close(usize),
    /// Close the reader.
    CloseAll,
    /// Let the panes change sides.
    Swap,
    /// Go back to what was read before in a pane.
    Back(usize),
    /// Go forward again in a pane.
    Forward(usize),
    /// These words of a pane's article are selected now.
    Select {
        /// The pane.
        pane: usize,
        /// First scalar value, and one past the last; `None` for no words.
        chars: Option<(u32, u32)>,
    },
    /// A pane shows its article from this scalar value on.
    NotePlace {
        /// The pane.
        pane: usize,
        /// The first one in view.
        at: u32,
    },
    /// Larger or smaller type, in steps.
    StepTypeSize(i8),
    /// The type size one starts with.
    ResetTypeSize,
    /// Show or hide the outline.
    ToggleOutline,
    /// Show or hide what belongs to the page and not to the report.
    ToggleFurniture,
    /// Let the reader take the whole window, or give the board its place back.
    ToggleFill,
    /// The reader is this wide now, in points.
    NoteWidth(f32),
}

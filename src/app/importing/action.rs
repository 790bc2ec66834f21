//! What a user wants of importing.

use crate::model::ArticleId;
use emath::Pos2;
use std::path::PathBuf;

/// What a user wants of importing.
#[derive(Debug, Clone)]
pub enum ImportAction {
    /// Take in files and folders of any kind and number, sorted by what they are.
    Files {
        /// The files and folders.
        paths: Vec<PathBuf>,
        /// Where they were dropped, in board points; `None` takes the middle of the view.
        at_in_board: Option<Pos2>,
    },
    /// Take in what is on the clipboard.
    Paste(Box<ClipboardContent>),
    /// Show what became of the files that came in last.
    ShowReport,
    /// Say that one article has its matter from another.
    LinkDerived {
        /// The copy.
        article: ArticleId,
        /// Where it is from.
        from: ArticleId,
    },
    /// Say that one article is a newer version of another, and show what differs.
    SetEarlier {
        /// The newer one.
        article: ArticleId,
        /// The earlier one.
        earlier: ArticleId,
    },
    /// Show what became of the excerpts of an earlier version, and what differs.
    CompareVersions {
        /// The newer one.
        article: ArticleId,
        /// The earlier one.
        earlier: ArticleId,
    },
    /// Quote the newer version wherever the words of the earlier one are found again.
    CarryExcerpts {
        /// The newer one.
        article: ArticleId,
        /// The earlier one.
        earlier: ArticleId,
    },
}

/// What is on the clipboard, in all the ways it says it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ClipboardContent {
    /// As plain text.
    pub text: String,
    /// As HTML.
    pub html: String,
    /// As files.
    pub paths: Vec<PathBuf>,
    /// As a picture: width and height in pixels, RGBA bytes, not premultiplied.
    pub picture: Option<([usize; 2], Vec<u8>)>,
}

impl ImportAction {
    /// Takes in these files, in the middle of the view.
    pub fn files(paths: impl IntoIterator<Item = PathBuf>) -> Self {
        Self::Files {
            paths: paths.into_iter().collect(),
            at_in_board: None,
        }
    }
}

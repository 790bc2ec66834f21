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

//! What a user wants of pictures.

use super::source::PictureSource;
use crate::model::{EntityId, ImageId};
use emath::Pos2;
use std::path::PathBuf;

/// What a user wants of pictures.
#[derive(Debug, Clone)]
pub enum PictureAction {
    /// Take pictures in as evidence.
    Add {
        /// Where they come from.
        sources: Vec<PictureSource>,
        /// Where they were dropped, in board points; `None` takes the middle of the view.
        at_in_board: Option<Pos2>,
        /// What becomes of them.
        becomes: PictureUse,
    },
    /// Ask for picture files.
    Choose(PictureUse),
    /// Look at a picture closely.
    View(ImageId),
    /// Ask for the file of a picture that is missing or changed.
    ChooseFile(ImageId),
    /// Take this file for a picture's, if it is the very one.
    FindFile {
        /// The picture.
        image: ImageId,
        /// The file.
        path: PathBuf,
    },
    /// Files that were missing may be there again.
    LookAgain,
}

/// What becomes of pictures that come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureUse {
    /// Cards on the board.
    Cards,
    /// The first becomes the portrait of this entity.
    PortraitOf(EntityId),
}

//! The way of files into the case: documents become articles, pictures become evidence, boards are put onto the board.
//!
//! One door for the window and the command line: [`read_files`] takes paths and yields a [`Batch`], which becomes one
//! edit. Reading, hashing, parsing and comparing happen in a job; documents of strangers are parsed by a child process
//! with limits. The file's own date is never used, and nothing is fetched from anywhere.

mod action;
mod files;
mod pictures;
mod session;
mod setup;

pub use action::ImportAction;
pub use pictures::PictureSource;
pub use setup::{DocumentReader, ImportSetup};

pub(in crate::app) use files::bring_files;

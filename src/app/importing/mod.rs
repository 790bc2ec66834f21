//! The way of files into the case: documents become articles, pictures become evidence, boards are put onto the board.
//!
//! One door for the window and the command line: [`read_batch`] takes paths and yields a [`Batch`], which becomes one
//! edit. Reading, hashing, parsing and comparing happen in a job; documents of strangers are parsed by a child process
//! with limits. The file's own date is never used, and nothing is fetched from anywhere.

mod action;
mod alike;
mod article;
mod batch;
mod child;
mod files;
mod paste;
mod place;
mod reader;
mod report;
mod session;
mod setup;
mod versions;
mod wire;

pub use action::{ClipboardContent, ImportAction};
pub use batch::{Batch, ImportOrder, PastedDocument, Watch, read_batch};
pub use child::READ_VERB;
pub use paste::is_copied_cards;
pub use place::{Anchor, places};
pub use report::{FileOutcome, ImportReport, ImportedFile, LikeArticle};
pub use setup::{DocumentReader, ImportSetup};
pub use versions::VersionReport;
pub use wire::{REFUSED, write_drafts};

pub(in crate::app) use files::bring_files;
pub(in crate::app) use session::ReadBatch;
pub(in crate::app) use setup::Importing;

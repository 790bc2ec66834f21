//! What jobs say when they end.

use super::action::ExportTarget;
use super::arrange::Arranged;
use super::board_file::BoardFileError;
use super::boards::{BoardCopy, ReadBoard};
use super::clerk::WrittenDown;
use super::derived::Derived;
use super::keeping::{
    FileComparison, FileLook, ListedVersions, Opened, ReadVersion, SeenVersion, Written,
};
use super::library::Built;
use super::search::Searched;
use crate::model::Findings;
use crate::storage::{FileStamp, LoadError, LoadedFile, SaveError};
use std::path::PathBuf;
use std::sync::Arc;

/// A picture for the clipboard: width and height in pixels, RGBA bytes.
pub type ClipboardPicture = ([usize; 2], Vec<u8>);

/// What a job says when it ends.
pub(super) enum JobMessage {
    /// A case file was read, or could not be.
    Loaded {
        /// The file.
        path: PathBuf,
        /// The case, with what is computed from it and what was seen to, or why not.
        outcome: Result<Box<(LoadedFile, Derived, Opened)>, LoadError>,
    },
    /// A damaged file, or one of a newer format, was read as far as it goes.
    ReadAgain {
        /// The file.
        path: PathBuf,
        /// What could be read, or why the file itself could not be.
        outcome: Result<Box<super::damage::ReadAgain>, LoadError>,
    },
    /// A board of another program was read, or could not be.
    BoardRead {
        /// The file.
        path: PathBuf,
        /// The board, or why not.
        outcome: Result<ReadBoard, BoardFileError>,
        /// The case that was open when it was asked for; see `Session::case_number`.
        case_number: u64,
    },
    /// The case was made into text for another program; nothing is written yet.
    CopyMade(Box<BoardCopy>),
    /// A copy was written, or could not be.
    CopyWritten {
        /// The file.
        path: PathBuf,
        /// How the file was left, or why it was not written.
        outcome: Result<FileStamp, SaveError>,
        /// The content it says all of, if it does; see `History::state`.
        whole: Option<u64>,
        /// What did not go as it should, in a sentence.
        warning: Option<String>,
    },
    /// The case was saved, or could not be.
    Saved(Box<Written>),
    /// The open file was looked at, whether another program changed it.
    FileSeen(Box<FileLook>),
    /// The open case was compared with its file.
    FileCompared(Result<Arc<FileComparison>, LoadError>),
    /// The versions of the case were listed.
    VersionsListed(Box<ListedVersions>),
    /// A version was looked at.
    VersionSeen(Box<SeenVersion>),
    /// A version was read, to restore it.
    VersionRead(Box<ReadVersion>),
    /// Journals were looked for that nobody writes any more.
    Looked(Box<super::recovery::Looked>),
    /// Unsaved work was recovered, or could not be.
    Revived(Box<super::recovery::Kept>),
    /// Claims were compared.
    Compared {
        /// The result.
        findings: Findings,
        /// The session's revision it stands for.
        revision: u64,
    },
    /// Nothing: the job was to let something go.
    PutAway,
    /// What the program remembers between runs was written down.
    WrittenDown(WrittenDown),
    /// The library's lists were built.
    Listed(Box<Built>),
    /// Something was done for the reader.
    Read(super::reading::ReadWork),
    /// The case was searched.
    Searched(Box<Searched>),
    /// Names of entities were looked for in articles.
    MentionsFound(Box<super::mentions::FoundMentions>),
    /// Entities were compared by their names.
    NamesakesFound(Box<super::people::FoundNamesakes>),
    /// Cards were matched with a filter.
    Surveyed(Box<super::sight::Survey>),
    /// Cards were arranged.
    Arranged {
        /// Which of the arrangements asked for.
        number: u64,
        /// A proposal, or why there is none.
        outcome: Arranged,
    },
    /// Documents were read.
    Imported(Box<super::importing::ReadBatch>),
    /// Two versions of a document were compared.
    VersionsCompared(Box<super::importing::VersionReport>),
    /// Files were copied to where the case is; a sentence if something was not.
    FilesBrought(Option<String>),
    /// Pictures were read, to become evidence.
    PicturesRead(Box<super::pictures::PicturesRead>),
    /// A picture was decoded, to be shown.
    ImageDecoded(Box<super::pictures::DecodedImage>),
    /// A file that was said to be a picture's was looked at.
    FileFound(super::pictures::FileFound),
    /// What a picture will be like.
    ExportOutlook(Box<super::exporting::FinishedOutlook>),
    /// A picture was drawn and written.
    Exported {
        /// Where it went.
        target: ExportTarget,
        /// What was made, or why not.
        outcome: Result<super::exporting::Made, String>,
    },
}

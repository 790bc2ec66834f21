//! The program without a window: session, actions, commands, jobs, notices, settings.
//!
//! A user, a script and the command line all speak to the [`Session`] in [`Action`]s. Knows no window kit.

mod action;
mod arrange;
mod availability;
mod board_file;
mod boards;
mod bookmarks;
mod camera;
mod camera_trail;
mod clerk;
mod command;
mod damage;
mod derived;
mod dispatch;
mod document;
mod edits;
mod exporting;
mod files;
mod frame_log;
mod handling;
pub mod importing;
mod jobs;
mod journaling;
mod keeping;
pub mod library;
mod map;
mod marking;
mod mentions;
mod message;
mod notice;
mod opening_view;
mod pages;
mod people;
mod pictures;
mod pointer;
mod presenting;
mod prompt;
mod reading;
mod recovery;
mod request;
mod run;
mod search;
mod selected;
mod session;
mod settings;
mod shortcut;
mod sight;
mod titles;

pub use crate::board::Ground;
pub use crate::compare::{Became, CaseDifferences, DiffKind, DiffPart, Difference, FoundAgain};
pub use crate::export::{InTheWay, Paper, Part, PictureFormat, RgbaPicture as PictureView, TextAs};
pub use crate::storage::{
    Backup, BackupPlace, ConfigDir, Holder, JournalFolder, Keep, LineDifference,
    LineDifferenceKind, RecentFile, RepairFinding, RepairKind, Repaired,
};
pub use action::{
    Action, BuiltIn, Edit, EntitySlot, ExportArea, ExportRequest, ExportTarget, NewRecord,
    PictureTheme,
};
pub use arrange::{Along, Arrangement, ArrangementOnShow};
pub use board_file::{BoardFile, BoardFileError, FileFormat, read_board};
pub use bookmarks::WITH_KEYS as BOOKMARKS_WITH_KEYS;
pub use command::{Availability, COMMANDS, Command, CommandId, Menu};
pub use damage::{Damage, DamageAction, Differing, ReadAgain};
pub use document::{Document, Origin, file_name_for};
pub use exporting::{ExportChoice, ExportOutlook, PictureToDraw, PictureWish};
pub use frame_log::{FrameLog, FrameRow, Painted};
pub use handling::{Sanitised, WithheldReport, Withholding, sanitised};
pub use importing::{
    ClipboardContent, DocumentReader, FileOutcome, ImportAction, ImportReport, ImportSetup,
    ImportedFile, LikeArticle, VersionReport, is_copied_cards,
};
pub use jobs::{JobControl, RunningJob, Wake};
pub use journaling::{Draft, DraftTarget, JournalFlusher};
pub use keeping::{
    Access, BackupSettings, Expected, FileComparison, KeepAction, KeepingSetup, Outside,
    ReadOnlyReason, VersionInList, VersionView, VersionsOfCase, save_from_command_line,
};
pub use marking::{
    MarkKind, MarkingAction, Named, Proposals, UnderstoodDate, understood_date,
    understood_quantity, year_of_claim,
};
pub use mentions::Mentions;
pub use notice::{Notice, NoticeKind, Notices};
pub use opening_view::OpeningView;
pub use pages::PageMove;
pub use people::{Parts, PeopleAction, Split, read_coordinates};
pub use pictures::{
    ImageOnShow, PictureAction, PictureSource, PictureUse, TextureHost, load_images,
};
pub use presenting::{Aids, Presenting, PresentingAction};
pub use prompt::{Answer, Prompt};
pub use reading::{
    ArticleMarks, Chunk, Goal, GoalKind, ListSign, OutlineRow, Pane, ReadAction, ReadPlaces,
    ReadText, Reading, TextHits, TextMark, TextMarkKind, citation, quotation,
};
pub use recovery::{FileNow, Orphan, RecoverAction, RecoveredEdit};
pub use request::{LinkEnd, Page, WindowRequest};
pub use search::{Asker, Found, MOST_HITS, SearchHit};
pub use session::{BoardState, Environment, Session};
pub use settings::{ReaderSettings, SavedCamera, Settings, ThemeChoice, WindowLayout};
pub use shortcut::{Key, Shortcut};
pub use sight::{
    CardKind, DEEPEST_FOCUS, DateRange, Facets, Filter, Focus, FoundPath, Others, PathStep, Sight,
};
pub use titles::title_of;

//! What a user wants, as a value. The window, the command line and the tests all speak to the session in actions.

use super::arrange::Arrangement;
use super::command::CommandId;
use super::opening_view::OpeningView;
use super::prompt::Answer;
use crate::board::Selection;
use crate::board::interact::PointerInput;
use crate::model::{
    AnyRecord, ArticleId, BookmarkId, CardId, CaseInfo, ClaimId, EntityId, EntityKind, FrameId,
    LinkId, LinkKind, NoteKind, RecordRef, TextSpan, Tint, Tlp,
};
use emath::{Pos2, Rect, Vec2};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What a user wants.
#[derive(Debug, Clone)]
pub enum Action {
    /// Run a command of the table, if it is enabled.
    Run(CommandId),
    /// Change the case.
    Edit(Edit),

    /// The pointer did something over the board; positions in screen points.
    Pointer(PointerInput),
    /// The board occupies this rectangle of the screen, in screen points.
    SetViewport(Rect),
    /// Move the view by this much, in screen points.
    PanBy(Vec2),
    /// Zoom about a point of the screen.
    ZoomAt {
        /// What stays in place, in screen points.
        point_in_screen: Pos2,
        /// More than 1 zooms in.
        factor: f32,
    },
    /// Jump to a point of the board, in board points, at the same zoom.
    JumpTo(Pos2),
    /// Look at a point of the board, in board points, at once: the hand is on the map.
    LookAt(Pos2),
    /// Something with the presentation that goes on.
    Presenting(super::presenting::PresentingAction),
    /// Select a frame and glide to it.
    GoToPage(FrameId),
    /// Glide to a bookmark.
    GoToBookmark(BookmarkId),
    /// Time passes: notices fade, the view glides, dragging at the edge pans.
    PassTime {
        /// Since the last call, in seconds.
        passed_secs: f32,
    },

    /// Propose an arrangement of the selected cards, or of all if less than two are selected.
    Arrange(Arrangement),
    /// Propose another arrangement of the same kind.
    ArrangeAgain,
    /// Come to an end with what there is by now.
    StopArranging,
    /// Make the proposed arrangement the case.
    KeepArrangement,
    /// Drop the proposed arrangement.
    DropArrangement,

    /// Select exactly this.
    Select(Selection),
    /// Select a record's card and bring it into view; a record without a card is shown in the inspector.
    Reveal(RecordRef),
    /// Show a record in the inspector whatever is selected on the board.
    Inspect(RecordRef),
    /// Light up these records' cards: hits of a search. Empty ends it.
    LightUp(Vec<RecordRef>),
    /// Let some cards stand out, or be the only ones on the board.
    SetFilter(super::sight::Filter),
    /// Begin to edit a card's or frame's title in place.
    EditTitle(RecordRef),
    /// End editing in place; `Some` keeps the words.
    EndEditTitle(Option<String>),
    /// These are all the words now that are typed into forms and not handed over yet.
    KeepDrafts(Vec<super::journaling::Draft>),

    /// Something with outlets, entities or origins.
    People(super::people::PeopleAction),
    /// Something with pictures.
    Picture(super::pictures::PictureAction),
    /// Something with the reader.
    Read(super::reading::ReadAction),
    /// Make something of words of an article.
    Mark {
        /// The words.
        span: TextSpan,
        /// What they become.
        kind: super::marking::MarkKind,
    },
    /// Something else with marked words.
    Marking(super::marking::MarkingAction),

    /// Open a case file, or a board of another program as a new case; asks first if there is unsaved work.
    Open(PathBuf),
    /// Something with a file that is not as the program saved it.
    Damage(super::damage::DamageAction),
    /// Save under a new name.
    SaveAs(PathBuf),
    /// Something with versions, other windows and other programs.
    Keep(super::keeping::KeepAction),
    /// Something with importing: files of any kind come in here.
    Import(super::importing::ImportAction),
    /// Write a copy, as a case or for another program; the case stays what and where it was.
    SaveCopy(PathBuf),
    /// Something with work that an earlier run left unsaved.
    Recover(super::recovery::RecoverAction),
    /// Open one of the built-in cases.
    OpenBuiltIn(BuiltIn),
    /// Forget a recent file.
    ForgetRecent(PathBuf),
    /// The window is asked to close.
    CloseRequested,
    /// Answer the question on show.
    Answer(Answer),

    /// Text came from the clipboard: a fragment of a case, or words that become a note or an article.
    PasteText(String),
    /// Write a picture.
    Export(ExportRequest),
    /// Write a picture of the window, as the window took it of itself.
    SaveWindowPicture {
        /// The file.
        path: PathBuf,
        /// In pixels.
        size_px: [usize; 2],
        /// Four bytes a pixel, not premultiplied.
        rgba: Vec<u8>,
    },
    /// Stop a running job.
    CancelJob(u64),
    /// Take a notice away.
    DismissNotice(u64),
    /// Show a warning: something outside the case did not go as it should.
    Warn(String),
    /// Look at every case opened from now on like this.
    UseOpeningView(OpeningView),
}

/// The cases that come with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BuiltIn {
    /// Three reports of one briefing.
    Sample,
    /// The board that teaches the program.
    Guide,
}

/// A change of the case.
#[derive(Debug, Clone)]
pub enum Edit {
    /// Put a record in place of the one with its id; the label says what changed, such as "Edit title".
    Replace {
        /// The record as it shall be.
        record: AnyRecord,
        /// What the user did, for the undo list.
        label: String,
    },
    /// Change what is said of the case as a whole.
    SetInfo(CaseInfo),
    /// Make a new record with a card, select it.
    Create {
        /// What to make.
        new: NewRecord,
        /// Where its card goes, in board points; `None` finds a free place in view.
        at_in_board: Option<Pos2>,
        /// A record to link it from, when it was made at the loose end of a new link.
        linked_from: Option<RecordRef>,
    },
    /// Make an entity and put it into a slot of a record in one step.
    CreateEntityFor {
        /// Its name.
        name: String,
        /// What sort of thing.
        kind: EntityKind,
        /// Where it goes.
        slot: EntitySlot,
    },
    /// Make an outlet and make it the article's.
    CreateOutletFor {
        /// Its name.
        name: String,
        /// The article.
        article: ArticleId,
    },
    /// Make an excerpt of an article and let a claim rest on it; positions in Unicode scalar values.
    AddExcerpt {
        /// The claim.
        claim: ClaimId,
        /// The article.
        article: ArticleId,
        /// First scalar value.
        start: u32,
        /// One past the last.
        end: u32,
    },
    /// Let a bookmark show the present view.
    MoveBookmark(BookmarkId),
    /// Delete records with everything that hangs on them.
    Delete(Vec<RecordRef>),
    /// Give a record a card.
    PlaceCard {
        /// The record.
        subject: RecordRef,
        /// Upper left corner, in board points; `None` finds a free place in view.
        at_in_board: Option<Pos2>,
    },
    /// Link two records.
    Link {
        /// Where the link starts.
        from: RecordRef,
        /// Where its arrow points.
        to: RecordRef,
        /// What it says.
        kind: LinkKind,
    },
    /// Bring back to the board what is folded into a card.
    Unfold(CardId),
    /// Open a closed frame.
    OpenFrame(FrameId),
    /// Turn a link round.
    ReverseLink(LinkId),
    /// Colour the selected cards and frames.
    Tint(Tint),
    /// Give the records of the selected cards, and the selected frames, a handling mark; `None` lets what they inherit count.
    Mark(Option<Tlp>),
    /// One entity takes over another's names, links and claims.
    MergeEntities {
        /// The one that stays.
        keep: EntityId,
        /// The one that goes.
        other: EntityId,
    },
    /// Put frames into this order as pages.
    OrderPages(Vec<FrameId>),
    /// Move a page in the order; a frame that is no page becomes one.
    MovePage(FrameId, super::pages::PageMove),
    /// Make a frame the last page of the briefing.
    AddPage(FrameId),
    /// Take a frame out of the briefing.
    LeaveOutPage(FrameId),
}

/// What to make.
#[derive(Debug, Clone)]
pub enum NewRecord {
    /// An article around a text.
    Article {
        /// Headline; empty takes the text's first line.
        title: String,
        /// The snapshot.
        text: String,
    },
    /// An entity.
    Entity(EntityKind),
    /// A claim.
    Claim,
    /// A note.
    Note {
        /// What sort.
        kind: NoteKind,
        /// Its words.
        text: String,
    },
    /// A frame of this rectangle in board points; `None` takes a default size.
    Frame(Option<Rect>),
}

/// Where a new entity goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntitySlot {
    /// The claim's speaker.
    Speaker(ClaimId),
    /// The claim's place.
    Place(ClaimId),
    /// Among the entities a claim names.
    Named(ClaimId),
    /// A step of the claim's according-to chain, by position.
    ChainStep(ClaimId, usize),
}

/// Which part of the board a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportArea {
    /// Everything.
    Board,
    /// What is on the screen now.
    View,
    /// The selected cards and frames.
    Selection,
    /// One frame.
    Frame(crate::model::FrameId),
    /// Each frame: a page of one PDF, or a file.
    Frames,
}

/// Where a picture goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExportTarget {
    /// A file.
    File(PathBuf),
    /// The clipboard.
    Clipboard,
}

/// A picture to write.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportRequest {
    /// What it shows.
    pub area: ExportArea,
    /// How it is made.
    pub choice: super::ExportChoice,
    /// Where it goes.
    pub target: ExportTarget,
}

/// The theme of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum PictureTheme {
    /// Light.
    #[default]
    Light,
    /// Dark.
    Dark,
    /// Black on white, for paper.
    Print,
}

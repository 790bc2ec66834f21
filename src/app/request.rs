//! What the session asks of the window: things only a window can do.

/// Something for the window to do. Drained each frame with `Session::take_requests`.
#[derive(Debug, Clone)]
pub enum WindowRequest {
    /// Ask the user for a case file to open; answer with `Action::Open`.
    PickFileToOpen,
    /// Ask the user for a case file to look at; answer with `KeepAction::OpenReadOnly`.
    PickFileToLookAt,
    /// Ask the user for a name to save under; answer with `Action::SaveAs`.
    PickFileToSave {
        /// A name or path to start from.
        suggested: String,
    },
    /// Ask the user for files of any kind; answer with `Action::Import`.
    PickFilesToImport,
    /// Ask the user for a name for a copy; answer with `Action::SaveCopy`.
    PickFileForCopy {
        /// A name or path to start from.
        suggested: String,
    },
    /// Ask the user for a folder whose files are to be imported; answer with `Action::Import`.
    PickFolderToImport,
    /// Ask the user for a folder for backups; answer with `KeepAction::SetBackups`.
    PickBackupFolder,
    /// Ask the user for picture files; answer with `PictureAction::Add`.
    PickPictures(super::pictures::PictureUse),
    /// Ask the user for the file of a picture; answer with `PictureAction::FindFile`.
    PickFileOfPicture(crate::model::ImageId),
    /// Ask what a picture that was dropped on an entity's card shall be; answer with `PictureAction::Add`.
    AskPictureUse {
        /// The picture.
        sources: Vec<super::pictures::PictureSource>,
        /// The entity.
        entity: crate::model::EntityId,
        /// Where it was dropped, in board points.
        at_in_board: emath::Pos2,
    },
    /// Show a picture large.
    ViewPicture(crate::model::ImageId),
    /// Show the export panel.
    ShowExport,
    /// Put text on the clipboard.
    CopyText(String),
    /// Put a picture on the clipboard: width and height in pixels, RGBA bytes.
    CopyPicture {
        /// In pixels.
        size_px: [usize; 2],
        /// Four bytes a pixel, not premultiplied.
        rgba: Vec<u8>,
    },
    /// Read the clipboard; answer with `Action::PasteText`.
    ReadClipboard,
    /// Show the find panel.
    ShowFind,
    /// Show the command palette.
    ShowPalette,
    /// Show the form for a new article.
    ShowNewArticle,
    /// Open the list of what the inspected article may rest on, in the inspector.
    AskOrigin,
    /// Show a page over the board.
    ShowPage(Page),
    /// Show the case's properties in the inspector.
    ShowCaseProperties,
    /// Ask which kind of link or card is meant, at this place of the screen.
    ShowLinkMenu {
        /// Where the link starts.
        from: crate::model::RecordRef,
        /// Where it ended: on a record, or on empty board (in board points).
        to: LinkEnd,
        /// Where to show the menu, in screen points.
        at_in_screen: emath::Pos2,
    },
    /// Show the context menu of what is selected.
    ShowContextMenu {
        /// Where, in screen points.
        at_in_screen: emath::Pos2,
        /// The same point in board points, for what is created there.
        at_in_board: emath::Pos2,
    },
    /// Ask whose other name these words of an article are; answer with `Action::Marking`.
    AskOtherName(crate::model::TextSpan),
    /// Show a record's form in the inspector and put the focus into its first field.
    FocusForm(crate::model::RecordRef),
    /// Switch full screen on or off.
    ToggleFullScreen,
    /// Fill the screen, and remember whether the window did before: something is presented.
    FillScreen,
    /// Fill the screen no longer, unless the window did before.
    GiveScreenBack,
    /// Take a picture of the window, panels included, ask for its file and answer with `Action::SaveWindowPicture`.
    CaptureWindow {
        /// A name to start from.
        suggested: String,
    },
    /// Close the window for good.
    CloseWindow,
}

/// A page over the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// Sample, recent files, three gestures to know.
    Welcome,
    /// All shortcuts.
    Shortcuts,
    /// Version and licences.
    About,
    /// What is wrong with the case.
    Problems,
    /// What became of the files that were imported last.
    Import,
    /// Two versions of a document.
    Versions,
    /// The versions of the case.
    CaseVersions,
    /// How the case differs from its file as another program left it.
    FileComparison,
    /// Entities that may be one.
    Namesakes,
    /// A file that is not as the program saved it.
    Damage,
    /// What the program promises, and what it does not.
    Promises,
    /// Work that an earlier run left unsaved.
    Recovery,
    /// What was withheld from the picture that was exported last.
    Withheld,
}

/// Where a newly drawn link ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LinkEnd {
    /// On a record's card.
    Record(crate::model::RecordRef),
    /// On empty board, in board points.
    Empty(emath::Pos2),
}

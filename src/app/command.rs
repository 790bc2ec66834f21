//! The command table: every parameterless thing a user can do, once. Menus, toolbar, context menus, palette and the
//! shortcut help are all drawn from it.

use super::session::Session;
use super::shortcut::{Key, Shortcut};

/// Where a command stands in the menu bar; also its heading in the palette and the shortcut help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Menu {
    /// Cases and pictures.
    File,
    /// Undo, clipboard, selection, search.
    Edit,
    /// Camera, panels, ties, theme.
    View,
    /// New records and frames.
    Insert,
    /// Order, alignment, frames, links.
    Arrange,
    /// Tools of the pointer.
    Tool,
    /// Walking over the board by keyboard.
    Go,
    /// Help.
    Help,
}

impl Menu {
    /// The word on the menu bar.
    pub const fn label(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Insert => "Insert",
            Self::Arrange => "Arrange",
            Self::Tool => "Tool",
            Self::Go => "Go",
            Self::Help => "Help",
        }
    }
}

/// Whether and how a command can be run now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Availability {
    /// It would do nothing now.
    Disabled,
    /// It can be run.
    Enabled,
    /// It can be run, and is switched on now.
    Checked,
    /// It can be run, and is switched off now.
    Unchecked,
}

impl Availability {
    /// Whether the command can be run.
    pub const fn is_enabled(self) -> bool {
        !matches!(self, Self::Disabled)
    }

    pub(super) const fn enabled_if(condition: bool) -> Self {
        if condition {
            Self::Enabled
        } else {
            Self::Disabled
        }
    }

    pub(super) const fn checked_if(condition: bool) -> Self {
        if condition {
            Self::Checked
        } else {
            Self::Unchecked
        }
    }
}

/// One row of the command table.
#[derive(Debug, Clone, Copy)]
pub struct Command {
    /// Its name in code.
    pub id: CommandId,
    /// Its words in menus and the palette.
    pub label: &'static str,
    /// Its menu.
    pub menu: Menu,
    /// Its group in the menu; a line is drawn between groups.
    pub group: u8,
    /// The keys that run it; the first is shown.
    pub shortcuts: &'static [Shortcut],
}

impl Command {
    /// Whether and how it can be run now.
    pub fn availability(&self, session: &Session) -> Availability {
        session.availability(self.id)
    }
}

macro_rules! commands {
    ($($menu:ident $group:literal { $($(#[$doc:meta])* $id:ident = $label:literal [$($shortcut:expr),*];)* })*) => {
        /// Names a command.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum CommandId { $($( #[doc = $label] $(#[$doc])* $id, )*)* }

        /// The command table, in menu order.
        pub static COMMANDS: &[Command] = &[ $($( Command {
            id: CommandId::$id, label: $label, menu: Menu::$menu, group: $group, shortcuts: &[$($shortcut),*],
        }, )*)* ];
    };
}

use Key::{
    ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Backspace, Char, Delete, Enter, Escape, F1, F2, F5,
    F11, F12, Tab,
};
use Shortcut as S;

commands! {
    File 0 {
        NewCase = "New case" [S::ctrl('N')];
        OpenCase = "Open…" [S::ctrl('O')];
        OpenReadOnly = "Open read-only…" [];
        OpenSample = "Open sample case" [];
        OpenGuide = "Open the guide board" [];
    }
    File 1 {
        Save = "Save" [S::ctrl('S')];
        SaveAs = "Save as…" [S::ctrl_shift('S')];
        SaveCopy = "Save a copy as…" [];
        Revert = "Revert to saved" [];
        Recovery = "Unsaved work of earlier runs…" [];
        Versions = "Versions…" [];
    }
    File 2 {
        Import = "Import…" [S::ctrl_shift('I')];
        ImportFolder = "Import folder…" [];
        ImportReport = "What was imported last…" [];
        ExportPicture = "Export picture…" [S::ctrl('E')];
        CopyPicture = "Copy picture" [S::ctrl_shift('C')];
        CaptureWindow = "Save picture of the window…" [S::plain(F12)];
    }
    File 3 {
        CaseProperties = "Case properties…" [];
        CheckCase = "Check case" [];
        Namesakes = "Possible duplicates…" [];
        PlaceUnplaced = "Give cards without a place one" [];
    }
    File 4 {
        Quit = "Quit" [S::ctrl('Q')];
    }
    Edit 0 {
        Undo = "Undo" [S::ctrl('Z')];
        Redo = "Redo" [S::ctrl_shift('Z'), S::ctrl('Y')];
    }
    Edit 1 {
        Cut = "Cut" [S::ctrl('X')];
        Copy = "Copy" [S::ctrl('C')];
        Paste = "Paste" [S::ctrl('V')];
        Duplicate = "Duplicate" [S::ctrl('D')];
    }
    Edit 2 {
        Delete = "Delete" [S::plain(Delete), S::plain(Backspace)];
        RemoveFromBoard = "Remove from board, keep in library" [S::shift(Delete)];
        Rename = "Rename" [S::plain(F2)];
    }
    Edit 3 {
        SelectAll = "Select all" [S::ctrl('A')];
        SelectNone = "Select nothing" [S::plain(Escape)];
        SelectLinked = "Select linked cards" [S::ctrl_shift('A')];
    }
    Edit 4 {
        Find = "Find…" [S::ctrl('F')];
        Palette = "Command palette…" [S::ctrl('K'), S::ctrl_shift('P')];
    }
    View 0 {
        ZoomIn = "Zoom in" [S::ctrl('+'), S::ctrl('=')];
        ZoomOut = "Zoom out" [S::ctrl('-')];
        Zoom100 = "Zoom to 100 %" [S::ctrl('0')];
        FitAll = "Fit all" [S::shift(Char('1'))];
        FitSelection = "Fit selection" [S::shift(Char('2'))];
    }
    View 5 {
        FilterBar = "Filter…" [S::ctrl_shift('F')];
        ClearFilter = "Clear filter" [];
        Focus = "Focus on selection" [S::plain(Char('.'))];
        ShowPath = "Show path between the two selected cards" [S::plain(Char('P'))];
    }
    View 1 {
        GoBack = "Back to the view before" [S::ctrl_key(ArrowLeft)];
        GoForward = "Forward to the next view" [S::ctrl_key(ArrowRight)];
        AddBookmark = "Bookmark this view" [S::ctrl_shift('B')];
        ToggleMinimap = "Map of the board" [S::plain(Char('M'))];
    }
    View 2 {
        ToggleLibrary = "Library" [S::ctrl('B')];
        ToggleInspector = "Inspector" [S::ctrl('I')];
        FullScreen = "Full screen" [S::plain(F11)];
    }
    View 7 {
        TogglePages = "Pages of the briefing" [S::alt('P')];
        Present = "Present from the start" [S::plain(F5)];
        PresentFromHere = "Present from this page" [S::shift(F5)];
    }
    View 6 {
        ReadArticle = "Read article" [S::plain(Char('R'))];
        ReadToSide = "Read article to the side" [S::shift(Char('R'))];
        ShowInContext = "Show in context" [S::plain(Char('W'))];
        ReaderFills = "Reader takes the whole window" [S::shift(F11)];
        CloseReader = "Close reader" [];
    }
    View 3 {
        TiesRestsOn = "Show what claims rest on" [];
        TiesSaidBy = "Show who said it" [];
        TiesNames = "Show whom claims name" [];
        TiesNamedIn = "Show where entities are named" [];
        TiesAbout = "Show what notes are about" [];
    }
    View 4 {
        ThemeSystem = "Theme of the system" [];
        ThemeLight = "Light theme" [];
        ThemeDark = "Dark theme" [];
        ToggleSnapping = "Snap to neighbours" [];
        ReduceMotion = "Reduce motion" [];
    }
    Insert 0 {
        NewArticle = "Article…" [S::ctrl_shift('N')];
        NewEntity = "Entity" [S::alt('E')];
        NewClaim = "Claim" [S::alt('C')];
    }
    Insert 1 {
        NewNote = "Note" [S::alt('N')];
        NewAssumption = "Assumption" [];
        NewQuestion = "Question" [];
        NewGap = "Gap" [];
        NewJudgment = "Judgment" [];
    }
    Insert 3 {
        AddPicture = "Picture…" [S::alt('I')];
    }
    Insert 2 {
        NewFrame = "Frame" [];
    }
    Arrange 7 {
        ArrangeByLinks = "Arrange by links" [S::alt('A')];
        ArrangeGroups = "Arrange in connected groups" [];
        ArrangeLayers = "Arrange in layers" [];
        ArrangeCircle = "Arrange in a circle around a card" [];
        ArrangeTimeline = "Arrange by date" [];
        ArrangeGrid = "Arrange in a grid" [];
        ArrangeGridByKind = "Arrange in a grid by kind and title" [];
        TidyUp = "Tidy up: take overlaps away" [S::alt('T')];
    }
    Arrange 0 {
        BringToFront = "Bring to front" [S::ctrl_shift(']')];
        BringForward = "Bring forward" [S::ctrl(']')];
        SendBackward = "Send backward" [S::ctrl('[')];
        SendToBack = "Send to back" [S::ctrl_shift('[')];
    }
    Arrange 1 {
        AlignLeft = "Align left edges" [];
        AlignCentre = "Align centres" [];
        AlignRight = "Align right edges" [];
        AlignTop = "Align top edges" [];
        AlignMiddle = "Align middles" [];
        AlignBottom = "Align bottom edges" [];
    }
    Arrange 2 {
        DistributeHorizontally = "Distribute horizontally" [];
        DistributeVertically = "Distribute vertically" [];
    }
    Arrange 3 {
        FrameSelection = "Frame selection" [S::ctrl('G')];
        Unframe = "Remove frame, keep cards" [S::ctrl_shift('G')];
        PageOfBriefing = "Page of the briefing" [];
        PageEarlier = "Move page earlier" [];
        PageLater = "Move page later" [];
    }
    Arrange 4 {
        Collapse = "Collapse" [S::plain(Char('['))];
        Expand = "Expand" [S::plain(Char(']'))];
        Lock = "Lock" [S::ctrl('L')];
        Unlock = "Unlock" [S::ctrl_shift('L')];
    }
    Arrange 5 {
        LinkSelected = "Link the two selected cards" [S::alt('L')];
        ReverseLink = "Reverse link" [];
        MergeEntities = "Merge the two selected entities" [];
        RestOn = "Rests on…" [];
    }
    Arrange 6 {
        FoldNeighbours = "Fold neighbours" [S::shift(Char('['))];
        FoldAllNeighbours = "Fold all neighbours" [];
        Unfold = "Unfold" [S::shift(Char(']'))];
        CloseFrame = "Close frame" [S::alt('[')];
        OpenFrame = "Open frame" [S::alt(']')];
    }
    Tool 0 {
        ToolSelect = "Select" [S::plain(Char('V'))];
        ToolHand = "Hand" [S::plain(Char('H'))];
        ToolLink = "Link" [S::plain(Char('L'))];
        ToolFrame = "Frame" [S::plain(Char('F'))];
    }
    Go 0 {
        Open = "Open selected" [S::plain(Enter)];
        NextLinked = "Next linked card" [S::plain(Tab)];
        PreviousLinked = "Previous linked card" [S::shift(Tab)];
        GoLeft = "Card to the left" [S::alt_key(ArrowLeft)];
        GoRight = "Card to the right" [S::alt_key(ArrowRight)];
        GoUp = "Card above" [S::alt_key(ArrowUp)];
        GoDown = "Card below" [S::alt_key(ArrowDown)];
    }
    Go 1 {
        NudgeLeft = "Nudge left" [S::plain(ArrowLeft)];
        NudgeRight = "Nudge right" [S::plain(ArrowRight)];
        NudgeUp = "Nudge up" [S::plain(ArrowUp)];
        NudgeDown = "Nudge down" [S::plain(ArrowDown)];
        NudgeLeftFar = "Nudge left tenfold" [S::shift(ArrowLeft)];
        NudgeRightFar = "Nudge right tenfold" [S::shift(ArrowRight)];
        NudgeUpFar = "Nudge up tenfold" [S::shift(ArrowUp)];
        NudgeDownFar = "Nudge down tenfold" [S::shift(ArrowDown)];
    }
    Go 2 {
        Bookmark1 = "Go to bookmark 1" [S::alt('1')];
        Bookmark2 = "Go to bookmark 2" [S::alt('2')];
        Bookmark3 = "Go to bookmark 3" [S::alt('3')];
        Bookmark4 = "Go to bookmark 4" [S::alt('4')];
        Bookmark5 = "Go to bookmark 5" [S::alt('5')];
        Bookmark6 = "Go to bookmark 6" [S::alt('6')];
        Bookmark7 = "Go to bookmark 7" [S::alt('7')];
        Bookmark8 = "Go to bookmark 8" [S::alt('8')];
        Bookmark9 = "Go to bookmark 9" [S::alt('9')];
    }
    Go 3 {
        FocusDeeper = "Focus deeper" [S::plain(Char('+')), S::plain(Char('='))];
        FocusNearer = "Focus less deep" [S::plain(Char('-'))];
        FocusHides = "Hide what is out of focus" [];
        FocusFollows = "Focus follows the selection" [];
        LeaveFocus = "Leave focus" [];
        NextPath = "Next path" [S::shift(Char('P'))];
        LeavePath = "Leave path" [];
    }
    Help 0 {
        Welcome = "Welcome" [];
        Shortcuts = "Keyboard shortcuts" [S::plain(F1), S::shift(Char('?'))];
        Promises = "What Caseboard promises" [];
        About = "About Caseboard" [];
    }
}

impl CommandId {
    /// The bookmark that a command goes to, by its place in the list, from 0.
    pub const fn bookmark(self) -> Option<usize> {
        match self {
            Self::Bookmark1 => Some(0),
            Self::Bookmark2 => Some(1),
            Self::Bookmark3 => Some(2),
            Self::Bookmark4 => Some(3),
            Self::Bookmark5 => Some(4),
            Self::Bookmark6 => Some(5),
            Self::Bookmark7 => Some(6),
            Self::Bookmark8 => Some(7),
            Self::Bookmark9 => Some(8),
            _ => None,
        }
    }

    /// The command's row in the table.
    pub fn command(self) -> &'static Command {
        // The table is generated in the order of the enum, so that the discriminant is the row.
        &COMMANDS[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_in_the_order_of_the_ids() {
        for command in COMMANDS {
            assert_eq!(command.id.command().id, command.id);
        }
    }

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let mut seen = std::collections::BTreeMap::new();
        for command in COMMANDS {
            for shortcut in command.shortcuts {
                if let Some(other) = seen.insert(*shortcut, command.label) {
                    panic!("{shortcut} runs both \"{other}\" and \"{}\"", command.label);
                }
            }
        }
    }
}

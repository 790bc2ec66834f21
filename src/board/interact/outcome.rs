//! What the handling of the board asks for. The session decides and carries out; the gesture changes nothing itself.

use crate::board::{Hit, Item, LinkEnd, Preview, Selection};
use crate::model::{CardId, FrameId, LinkId, RecordRef};
use emath::{Pos2, Rect, Vec2};
use std::collections::BTreeSet;

/// One thing that the gesture asks for, in the order in which it is to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Let this be the selection.
    Select(Selection),
    /// The pointer rests over this, or over nothing. Sent when it changes.
    Hover(Option<Hit>),
    /// Draw this instead of what the case says. The case stays as it is.
    Preview(Preview),
    /// Draw the case again.
    ClearPreview,
    /// Move the picture by this much, in screen points: content follows the vector.
    PanBy(Vec2),
    /// Bring back to the board what is folded into this card, or open this frame.
    Unfold(Item),
    /// Move exactly these by this much, as one edit. `cards` holds the cards that the moved frames carry, too.
    MoveItems {
        /// Every card that moves, locked ones excepted.
        cards: BTreeSet<CardId>,
        /// Every frame that moves.
        frames: BTreeSet<FrameId>,
        /// By how much, in board points.
        delta_in_board: Vec2,
    },
    /// Put copies of these where they would have been moved to, as one edit; the originals stay.
    DuplicateItems {
        /// Every card to copy, those that the frames carry included.
        cards: BTreeSet<CardId>,
        /// Every frame to copy.
        frames: BTreeSet<FrameId>,
        /// Where the copies go from the originals, in board points.
        delta_in_board: Vec2,
    },
    /// Give a card or frame this rectangle.
    ResizeItem {
        /// Which.
        item: Item,
        /// The new rectangle, in board points; at least [`SMALLEST_SIDE`](crate::model::SMALLEST_SIDE) each way.
        rect_in_board: Rect,
    },
    /// Link two records that have cards.
    Link {
        /// Where the link starts.
        from: RecordRef,
        /// Where its arrow points.
        to: RecordRef,
    },
    /// A link was dropped on the empty board: offer what to create there.
    LinkToEmpty {
        /// Where the link starts.
        from: RecordRef,
        /// Where it was dropped, in board points.
        at_in_board: Pos2,
    },
    /// Let one end of a link go to another record.
    Relink {
        /// Which link.
        link: LinkId,
        /// Which of its ends.
        end: LinkEnd,
        /// The record it goes to.
        to: RecordRef,
    },
    /// A new frame here.
    DrawFrame {
        /// Its rectangle, in board points.
        rect_in_board: Rect,
    },
    /// Open this (double click).
    Open(Hit),
    /// Create a note here and edit it (double click on the empty board).
    CreateAt {
        /// Where, in board points.
        at_in_board: Pos2,
    },
    /// Show the context menu of what is under the pointer, or the board's own. What is under it is selected by then.
    ContextMenu {
        /// Where the menu goes, in screen points.
        at_in_screen: Pos2,
        /// What it is about; nothing is the empty board.
        hit: Option<Hit>,
    },
    /// Edit the title in place.
    EditTitle(Hit),
    /// Show this cursor. Sent when it changes.
    Cursor(CursorKind),
    /// Go on with this tool: the frame is drawn, or Escape puts the tool away.
    UseTool(Tool),
}

/// What the pointer should look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum CursorKind {
    /// The arrow.
    #[default]
    Default,
    /// Something to click.
    Pointing,
    /// An open hand: dragging would pan.
    Grab,
    /// A closed hand: panning.
    Grabbing,
    /// Moving something.
    Move,
    /// Dragging makes a copy.
    Copy,
    /// Drawing a frame or a link.
    Crosshair,
    /// This cannot be moved or linked.
    NotAllowed,
    /// Left or right edge.
    ResizeHorizontal,
    /// Upper or lower edge.
    ResizeVertical,
    /// Upper left or lower right corner.
    ResizeDown,
    /// Upper right or lower left corner.
    ResizeUp,
}

/// What dragging on the board does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Tool {
    /// Select, move, resize; the default.
    #[default]
    Select,
    /// Dragging pans.
    Hand,
    /// Dragging from one card to another links them.
    Link,
    /// Dragging draws a frame.
    Frame,
}

/// Whether things snap to their neighbours while dragged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Snapping {
    /// They do, unless Control is held.
    #[default]
    On,
    /// They do not.
    Off,
}

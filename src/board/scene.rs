//! The state of drawing that belongs to a session, not to the case: what is selected, hovered, being dragged. Never part
//! of a diff, never undone. All positions are in board points.

use super::card_set::CardSet;
use super::hit::{Hit, LinkEnd};
use super::index::EdgeKey;
use super::tie::TieKind;
use crate::model::{CardId, FrameId, LinkId, LinkKind};
use emath::{Pos2, Rect, Vec2};
use std::collections::BTreeSet;

/// What is selected.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// Selected cards.
    pub cards: BTreeSet<CardId>,
    /// Selected stored links.
    pub links: BTreeSet<LinkId>,
    /// Selected frames.
    pub frames: BTreeSet<FrameId>,
}

impl Selection {
    /// Whether nothing is selected.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty() && self.links.is_empty() && self.frames.is_empty()
    }

    /// How many things are selected.
    pub fn len(&self) -> usize {
        self.cards.len() + self.links.len() + self.frames.len()
    }

    /// Selects nothing.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// The one selected card, if it is all that is selected.
    pub fn only_card(&self) -> Option<CardId> {
        (self.len() == 1).then(|| self.cards.first().copied())?
    }

    /// The one selected frame, if it is all that is selected.
    pub fn only_frame(&self) -> Option<FrameId> {
        (self.len() == 1).then(|| self.frames.first().copied())?
    }

    /// The one selected link, if it is all that is selected.
    pub fn only_link(&self) -> Option<LinkId> {
        (self.len() == 1).then(|| self.links.first().copied())?
    }
}

/// Something with a rectangle of its own on the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// A card.
    Card(CardId),
    /// A frame.
    Frame(FrameId),
}

impl Item {
    /// The card, if it is one.
    pub fn card(self) -> Option<CardId> {
        match self {
            Self::Card(id) => Some(id),
            Self::Frame(_) => None,
        }
    }
}

impl From<CardId> for Item {
    fn from(id: CardId) -> Self {
        Self::Card(id)
    }
}

impl From<FrameId> for Item {
    fn from(id: FrameId) -> Self {
        Self::Frame(id)
    }
}

/// What becomes of the things that are dragged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DragMode {
    /// They go where they are dragged.
    #[default]
    Move,
    /// They stay, and copies go.
    Copy,
}

/// Cards and frames on their way.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MovePreview {
    /// Which cards.
    pub cards: BTreeSet<CardId>,
    /// Which frames; the cards they carry are in `cards`.
    pub frames: BTreeSet<FrameId>,
    /// How far, in board points.
    pub delta_in_board: Vec2,
    /// Whether the originals go or stay.
    pub mode: DragMode,
}

impl MovePreview {
    /// Whether nothing moves.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty() && self.frames.is_empty()
    }
}

/// A link being drawn, or an end of one being taken to another card.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkPreview {
    /// The card at the end that stays.
    pub anchor: CardId,
    /// Which end of the link that is.
    pub anchored_end: LinkEnd,
    /// Where the loose end is, in board points.
    pub loose_in_board: Pos2,
    /// The card on which the loose end would land.
    pub target: Option<CardId>,
    /// What the link will say.
    pub kind: LinkKind,
    /// The stored link whose end is on its way; it is not drawn meanwhile.
    pub replaces: Option<LinkId>,
}

/// A line that shows with what a dragged thing is aligned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Guide {
    /// One end, in board points.
    pub from_in_board: Pos2,
    /// The other end, in board points.
    pub to_in_board: Pos2,
    /// What it shows.
    pub kind: GuideKind,
}

/// What a guide shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuideKind {
    /// Edges or centres in one line.
    Alignment,
    /// One of several equal gaps.
    Gap,
}

/// What a gesture under way would do. The case is untouched until it ends.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Preview {
    /// Cards and frames on their way.
    pub moved: MovePreview,
    /// A card or frame being resized, and its rectangle by now.
    pub resized: Option<(Item, Rect)>,
    /// A link being drawn.
    pub link: Option<LinkPreview>,
    /// The box of a selection under way, in board points.
    pub box_in_board: Option<Rect>,
    /// A frame being drawn, in board points.
    pub new_frame_in_board: Option<Rect>,
    /// Alignment lines.
    pub guides: Vec<Guide>,
}

/// More selected cards than this are a crowd: their ties are not brought out.
const FEW: usize = 40;

impl Scene {
    /// The cards whose ties and links are brought out: the hovered one and the selected ones, if they are few.
    pub fn active_cards(&self) -> impl Iterator<Item = CardId> + '_ {
        let few = if self.selection.cards.len() <= FEW {
            FEW
        } else {
            0
        };
        let selected = self.selection.cards.iter().copied().take(few);
        selected.chain(self.hovered.and_then(Hit::card))
    }
}

/// All session state that shows on the board.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// What is selected.
    pub selection: Selection,
    /// What the pointer is on.
    pub hovered: Option<Hit>,
    /// What the gesture under way would do.
    pub preview: Preview,
    /// Kinds of derived ties that are not drawn.
    pub hidden_ties: BTreeSet<TieKind>,
    /// Cards that a filter takes off the board: neither they nor what leads to them is painted, hit or exported.
    pub hidden: CardSet,
    /// If set, all cards but these are dimmed, whatever is hovered.
    pub undimmed: Option<CardSet>,
    /// Cards that a search found.
    pub lit: CardSet,
    /// Links and ties of a path on show: drawn strongly, wherever their cards lie.
    pub traced: BTreeSet<EdgeKey>,
    /// Frames whose titles are not drawn, because they are said elsewhere.
    pub untitled: BTreeSet<FrameId>,
    /// The card whose text is being edited in place: its face is drawn without text.
    pub editing: Option<CardId>,
    /// What has the keyboard focus, drawn with a ring of its own.
    pub focus: Option<Hit>,
    /// How far all but the hovered card and its neighbours step back, 0 to 1: the canvas raises it while the pointer
    /// rests on a card, so that nothing flickers as it passes.
    pub hover_emphasis: f32,
}

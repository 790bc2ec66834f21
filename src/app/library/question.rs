//! What is asked of the library, and the lines that answer.

use crate::model::{EntityKind, RecordKind, RecordRef, Reliability, Standing};
use std::collections::BTreeSet;

/// What is asked of the library.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Question {
    /// One kind, or all.
    pub tab: Option<RecordKind>,
    /// Words that must occur, as typed.
    pub query: String,
    /// The order within a kind.
    pub sort: Sort,
    /// What is left out.
    pub filter: Filter,
    /// Kinds whose rows are folded away when all are shown.
    pub folded: BTreeSet<RecordKind>,
}

/// An order of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// By name.
    #[default]
    Name,
    /// By date, newest first; records without a date last.
    Date,
    /// By grade, best first; what cannot be judged last, as it has no place on the scale.
    Grade,
    /// By claims or mentions, most first.
    Count,
    /// By when they were made, newest first.
    Newest,
}

impl Sort {
    /// Every order.
    pub const ALL: [Self; 5] = [
        Self::Name,
        Self::Date,
        Self::Grade,
        Self::Count,
        Self::Newest,
    ];

    /// The words on the menu.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Name => "By name",
            Self::Date => "By date",
            Self::Grade => "By grade",
            Self::Count => "By claims and mentions",
            Self::Newest => "Newest first",
        }
    }
}

/// Whether a record has a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Placed {
    /// With or without.
    #[default]
    Any,
    /// On the board.
    On,
    /// Not on the board.
    Off,
}

/// What is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filter {
    /// By the board.
    pub placed: Placed,
    /// Entities of one kind only.
    pub entity: Option<EntityKind>,
    /// Claims of one standing only.
    pub standing: Option<Standing>,
    /// Articles, claims and outlets of one reliability only.
    pub reliability: Option<Reliability>,
}

/// One line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The heading of a kind and how many rows it has.
    Heading(RecordKind, usize),
    /// A record.
    Record(RecordRef),
}

/// The kinds the library shows, in order.
pub const KINDS: [RecordKind; 8] = [
    RecordKind::Article,
    RecordKind::Entity,
    RecordKind::Claim,
    RecordKind::Note,
    RecordKind::Image,
    RecordKind::Link,
    RecordKind::Outlet,
    RecordKind::Frame,
];

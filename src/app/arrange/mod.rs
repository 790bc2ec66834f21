//! Arranging cards: a layout is worked out by a job, shown as a proposal, and kept as one edit or dropped.
//!
//! Nothing of the case changes until a proposal is kept. While one is on show the board shows the case as it would be; it
//! can be looked at, not changed. Whatever changes the case drops the proposal.

mod commands;
mod edges;
mod job;
mod keys;
mod proposal;
mod units;

pub use commands::ArrangementOnShow;
pub(in crate::app) use job::Arranged;
pub(in crate::app) use proposal::Arranging;

use crate::board::TieKind;
use crate::model::LinkKind;

/// A way to arrange cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// What is linked draws near, everything else apart.
    Force,
    /// Each set of cards that hangs together by itself.
    Groups,
    /// From left to right along links.
    Layers(Along),
    /// Rows and columns, in the order in which one reads the cards now.
    Grid,
    /// Rows and columns, by kind and title.
    GridByKind,
    /// By the dates of articles and claims.
    Timeline,
    /// Around the selected card, or around the one with most links.
    Circle,
    /// Overlaps go; everything else stays about where it is.
    Tidy,
}

/// Which links lead from layer to layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Along {
    /// All links and ties.
    Everything,
    /// Links of one kind.
    Links(LinkKind),
    /// Ties of one kind.
    Ties(TieKind),
}

impl Arrangement {
    /// Its name, as it stands behind "Proposed: ".
    pub fn label(self) -> String {
        match self {
            Self::Force => "by links".to_owned(),
            Self::Groups => "connected groups".to_owned(),
            Self::Layers(Along::Everything) => "layers".to_owned(),
            Self::Layers(Along::Links(kind)) => format!("layers along “{}”", kind.label()),
            Self::Layers(Along::Ties(kind)) => format!("layers along “{}”", kind.label()),
            Self::Grid => "grid".to_owned(),
            Self::GridByKind => "grid by kind".to_owned(),
            Self::Timeline => "by date".to_owned(),
            Self::Circle => "circle".to_owned(),
            Self::Tidy => "no overlaps".to_owned(),
        }
    }

    /// Whether another try can give another result.
    pub fn has_chance(self) -> bool {
        matches!(self, Self::Force | Self::Groups)
    }
}

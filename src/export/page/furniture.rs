//! What stands around a picture that leaves the program.

use super::super::options::RenderArea;
use crate::model::{Case, Sha256Digest, Tlp};
use serde::{Deserialize, Serialize};

/// Whether a picture carries its handling mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Banner {
    /// Above and below the picture, as TLP 2.0 asks of documents.
    Shown,
    /// Nowhere: pictures within pictures, and what is compared with the screen.
    #[default]
    Absent,
}

/// Whether something stands on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Part {
    /// It does.
    Shown,
    /// It does not.
    #[default]
    Absent,
}

impl Part {
    /// Shown if the condition holds.
    pub const fn shown_if(condition: bool) -> Self {
        if condition { Self::Shown } else { Self::Absent }
    }

    /// Whether it is shown.
    pub const fn is_shown(self) -> bool {
        matches!(self, Self::Shown)
    }
}

/// Which page it is, and how many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageNumber {
    /// From 1.
    pub number: usize,
    /// At least 1.
    pub count: usize,
}

/// What is told of the case at the foot of each page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Foot {
    /// What time the picture shows the case at, as it shall be written; empty leaves it out.
    pub as_of: String,
    /// SHA-256 of the case file.
    pub sha256: Option<Sha256Digest>,
    /// Whether the file holds what is pictured.
    pub is_saved: bool,
    /// Which page it is, where each is a file of its own; `None` counts those of the file.
    pub page: Option<PageNumber>,
}

/// What stands around a picture: banner, foot, legend, source notes. None of it by default.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Furniture {
    /// Whether the picture carries its mark.
    pub banner: Banner,
    /// The mark; `None` takes the frame's own, or else the case's.
    pub mark: Option<Tlp>,
    /// Title above, and what is told of the case below.
    pub foot: Option<Foot>,
    /// What the kinds, lines and grades on this page mean.
    pub legend: Part,
    /// Numbered notes on the sources of every claim on this page, after ICD 206.
    pub sources: Part,
}

impl Furniture {
    /// Whether there is any.
    pub fn is_any(&self) -> bool {
        self.banner == Banner::Shown
            || self.foot.is_some()
            || self.legend.is_shown()
            || self.sources.is_shown()
    }

    /// The mark of the picture of a part of the board.
    pub fn mark_for(&self, case: &Case, what: &RenderArea) -> Tlp {
        let of_frame = || match what {
            RenderArea::Frame(id) => case.frame(*id).and_then(|frame| frame.mark),
            _ => None,
        };
        self.mark.or_else(of_frame).unwrap_or(case.info().mark)
    }
}

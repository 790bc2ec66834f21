//! Named views of the board: where to look, and how closely.

use super::card::is_same_point;
use super::ids::BookmarkId;
use emath::Pos2;
use serde::{Deserialize, Serialize};

/// A view of the board under a name.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bookmark {
    /// Its name among records.
    pub id: BookmarkId,
    /// What the analyst calls it.
    pub title: String,
    /// The middle of the view, in board points.
    pub center: Pos2,
    /// Screen points per board point.
    pub zoom: f32,
}

impl Bookmark {
    /// A new bookmark.
    pub fn new(id: BookmarkId, title: impl Into<String>, center: Pos2, zoom: f32) -> Self {
        Self {
            id,
            title: title.into(),
            center,
            zoom,
        }
    }

    /// Whether its place and zoom are numbers that a view can have.
    pub fn is_usable(&self) -> bool {
        self.center.is_finite() && self.zoom.is_finite() && self.zoom > 0.0
    }
}

// By hand, for the same reason as cards: `Pos2` panics in debug builds when what is compared is not a number.
impl PartialEq for Bookmark {
    fn eq(&self, other: &Self) -> bool {
        let Self {
            id,
            title,
            center,
            zoom,
        } = self;
        (id, title) == (&other.id, &other.title)
            && is_same_point(*center, other.center)
            && (*zoom == other.zoom || (zoom.is_nan() && other.zoom.is_nan()))
    }
}

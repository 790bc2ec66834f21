//! What the program remembers between runs, apart from recent files.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which theme to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// What the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// A remembered view of one case.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SavedCamera {
    /// Middle of the view, in board points.
    pub center_in_board: emath::Pos2,
    /// Zoom, 1.0 for 100 %.
    pub zoom: f32,
}

/// What the program remembers between runs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark or the system's.
    pub theme: ThemeChoice,
    /// Whether the library is open.
    pub library_open: bool,
    /// Whether the inspector is open.
    pub inspector_open: bool,
    /// Whether dragged cards snap to their neighbours.
    pub snapping: bool,
    /// Which derived ties are hidden, by the names of `board::TieKind`.
    pub hidden_ties: Vec<String>,
    /// The last view of recent cases, by path; bounded.
    pub cameras: BTreeMap<String, SavedCamera>,
    /// The scale of the last exported picture, 1 to 4.
    pub export_scale: u8,
    /// Whether the welcome was seen and closed once.
    pub welcomed: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            library_open: true,
            inspector_open: true,
            snapping: true,
            hidden_ties: Vec::new(),
            cameras: BTreeMap::new(),
            export_scale: 2,
            welcomed: false,
        }
    }
}

//! What the program remembers between runs, apart from recent files.

use super::exporting::ExportChoice;
use super::keeping::BackupSettings;
use super::reading::ReadPlaces;
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

/// How large the window and its panels were, in points.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WindowLayout {
    /// Width and height of the window's inside; `None` before it was seen.
    pub inner_size: Option<(f32, f32)>,
    /// Whether it filled the screen.
    pub maximized: bool,
    /// Width of the library; `None` before it was seen.
    pub library_width: Option<f32>,
    /// Width of the inspector; `None` before it was seen.
    pub inspector_width: Option<f32>,
}

/// How the reader looks, and how far articles were read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReaderSettings {
    /// Its width beside the board, in points; `None` before it was seen.
    pub width: Option<f32>,
    /// Type size of running text, in points.
    pub type_size: u8,
    /// Whether the outline is open.
    pub outline_open: bool,
    /// Whether what belongs to the page and not to the report is hidden.
    pub furniture_hidden: bool,
    /// How far articles were read.
    pub places: ReadPlaces,
}

impl Default for ReaderSettings {
    fn default() -> Self {
        Self {
            width: None,
            type_size: super::reading::USUAL_TYPE_SIZE,
            outline_open: false,
            furniture_hidden: false,
            places: ReadPlaces::default(),
        }
    }
}

/// What the program remembers between runs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark or the system's.
    pub theme: ThemeChoice,
    /// Whether the library is open.
    pub library_open: bool,
    /// Whether the pages of the briefing are listed in the library's place.
    pub pages_open: bool,
    /// Whether the inspector is open.
    pub inspector_open: bool,
    /// Whether the map of the board is open.
    pub minimap_open: bool,
    /// Whether dragged cards snap to their neighbours.
    pub snapping: bool,
    /// Whether the view jumps instead of gliding.
    pub reduce_motion: bool,
    /// Which derived ties are hidden, by the names of `board::TieKind`.
    pub hidden_ties: Vec<String>,
    /// The last view of recent cases, by path; bounded.
    pub cameras: BTreeMap<String, SavedCamera>,
    /// How the last picture was exported.
    pub export: ExportChoice,
    /// How large the window and its panels were.
    pub layout: WindowLayout,
    /// How the reader looks, and how far articles were read.
    pub reader: ReaderSettings,
    /// How backups are kept.
    pub backups: BackupSettings,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            library_open: true,
            pages_open: false,
            inspector_open: true,
            minimap_open: true,
            snapping: true,
            reduce_motion: false,
            hidden_ties: Vec::new(),
            cameras: BTreeMap::new(),
            export: ExportChoice::default(),
            layout: WindowLayout::default(),
            reader: ReaderSettings::default(),
            backups: BackupSettings::default(),
        }
    }
}

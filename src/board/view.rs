//! What is looked at, and how closely.

use super::camera::Camera;
use super::images::ImageShelf;
use super::index::BoardIndex;
use super::scene::Scene;
use super::theme::BoardTheme;
use crate::model::{Case, Findings, RecordKind};
use emath::{Rect, TSTransform, Vec2, vec2};

/// How much of a card is drawn. Chosen once a frame, for all cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Coloured blocks and the names of frames.
    Blocks,
    /// Titles only.
    Titles,
    /// Everything.
    Full,
}

impl Level {
    /// The level for a zoom.
    pub fn of_zoom(zoom: f32) -> Self {
        if zoom >= 0.6 {
            Self::Full
        } else if zoom >= 0.25 {
            Self::Titles
        } else {
            Self::Blocks
        }
    }
}

/// Cards and frames on their way from where they were before.
#[derive(Clone, Copy)]
pub struct Glide<'a> {
    /// Where everything was.
    pub from: &'a BoardIndex,
    /// How much of the way is done, from 0 to 1.
    pub share: f32,
}

/// All that a picture depends on.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The case.
    pub case: &'a Case,
    /// What comparison found out about it.
    pub findings: &'a Findings,
    /// Where everything is; must be up to date with the case.
    pub index: &'a BoardIndex,
    /// Cards and frames on their way to where they are.
    pub glide: Option<Glide<'a>>,
    /// Which part, and how large.
    pub camera: Camera,
    /// Where the picture goes, in screen points.
    pub viewport_in_screen: Rect,
    /// The colours.
    pub theme: &'a BoardTheme,
    /// Selection, hover and gesture.
    pub scene: &'a Scene,
    /// The pixels of evidence that are loaded.
    pub images: &'a ImageShelf,
}

impl View<'_> {
    /// The map from board points to screen points.
    pub fn screen_from_board(&self) -> TSTransform {
        self.camera.screen_from_board(self.viewport_in_screen)
    }

    /// How much of a card is drawn.
    pub fn level(&self) -> Level {
        Level::of_zoom(self.camera.zoom())
    }
}

/// The size of a new card for a record of this kind, in board points.
pub fn default_card_size(kind: RecordKind) -> Vec2 {
    match kind {
        RecordKind::Article => vec2(288.0, 150.0),
        RecordKind::Claim => vec2(268.0, 168.0),
        RecordKind::Entity => vec2(188.0, 52.0),
        RecordKind::Note => vec2(264.0, 104.0),
        RecordKind::Image => vec2(224.0, 184.0),
        _ => vec2(200.0, 100.0),
    }
}

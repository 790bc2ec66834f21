//! Stands in for export until it is there.
#![allow(missing_docs, dead_code)]

use crate::board::TieKind;
use crate::model::{CardId, Case, Findings, FrameId};
use std::collections::BTreeSet;

#[derive(Debug, thiserror::Error)]
#[error("not built yet")]
pub struct LoadError;

pub enum RenderArea {
    Board,
    View(emath::Rect),
    Cards(BTreeSet<CardId>),
    Frame(FrameId),
}
pub enum RenderTheme {
    Light,
    Dark,
}
pub struct RenderOptions {
    pub scale: f32,
    pub theme: RenderTheme,
    pub hidden_ties: BTreeSet<TieKind>,
}
pub struct RgbaPicture {
    pub size_px: [usize; 2],
    pub rgba: Vec<u8>,
}
pub fn png(
    _: &Case,
    _: &Findings,
    _: &RenderArea,
    _: &RenderOptions,
) -> Result<Vec<u8>, LoadError> {
    Err(LoadError)
}
pub fn rgba(
    _: &Case,
    _: &Findings,
    _: &RenderArea,
    _: &RenderOptions,
) -> Result<RgbaPicture, LoadError> {
    Err(LoadError)
}
pub fn size_px(_: &Case, _: &RenderArea, _: f32) -> Option<[u32; 2]> {
    None
}

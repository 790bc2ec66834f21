//! Stands in for storage and export until they are there.
#![allow(missing_docs, dead_code, clippy::needless_pass_by_value)]

use crate::board::TieKind;
use crate::model::{CardId, Case, Findings, FrameId, Problem};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

#[derive(Debug, Clone, PartialEq)]
pub struct FileStamp;
pub struct Loaded {
    pub case: Case,
    pub problems: Vec<Problem>,
}
pub struct LoadedFile {
    pub path: PathBuf,
    pub case: Case,
    pub problems: Vec<Problem>,
    pub stamp: FileStamp,
}
pub struct Saved {
    pub path: PathBuf,
    pub stamp: FileStamp,
    pub warning: Option<String>,
}
#[derive(Debug, thiserror::Error)]
#[error("not built yet")]
pub struct LoadError;
pub type SaveError = LoadError;
pub struct Progress;
impl Progress {
    pub fn fraction(&self) -> f32 {
        0.0
    }
}
pub fn read(_: &[u8]) -> Result<Loaded, LoadError> {
    Err(LoadError)
}
pub fn load(_: &Path, _: &dyn Fn(Progress)) -> Result<LoadedFile, LoadError> {
    Err(LoadError)
}
pub fn save(_: &Path, _: &Case, _: &dyn Fn(Progress)) -> Result<Saved, SaveError> {
    Err(LoadError)
}
pub fn has_changed(_: &Path, _: &FileStamp) -> bool {
    false
}
pub fn read_settings<T: Default>(_: &str) -> (T, Option<String>) {
    (T::default(), None)
}
pub fn write_settings<T>(_: &str, _: &T) -> Result<(), LoadError> {
    Ok(())
}
pub fn read_recents() -> Vec<PathBuf> {
    Vec::new()
}
pub fn add_recent(_: &Path) -> Result<Vec<PathBuf>, LoadError> {
    Ok(Vec::new())
}
pub fn forget_recent(_: &Path) -> Result<Vec<PathBuf>, LoadError> {
    Ok(Vec::new())
}
pub fn write_picture(_: &Path, _: &[u8]) -> Result<(), LoadError> {
    Err(LoadError)
}

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

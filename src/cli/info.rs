//! `caseboard info FILE [--json]`

use super::opened::open;
use super::output::{Outcome, Output};
use crate::model::Case;
use crate::storage;
use serde::Serialize;
use std::path::Path;

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// One line for each count.
    Lines,
    /// One JSON object.
    Json,
}

impl Style {
    pub(super) const fn from_flag(json: bool) -> Self {
        if json { Self::Json } else { Self::Lines }
    }
}

/// What is in a case. The names of the fields are part of the interface.
#[derive(Debug, Serialize)]
struct Info<'a> {
    title: &'a str,
    format: u32,
    articles: usize,
    entities: usize,
    claims: usize,
    notes: usize,
    links: usize,
    frames: usize,
    cards: usize,
}

impl<'a> Info<'a> {
    fn of(case: &'a Case) -> Self {
        Self {
            title: &case.info().title,
            format: storage::FORMAT,
            articles: case.articles().len(),
            entities: case.entities().len(),
            claims: case.claims().len(),
            notes: case.notes().len(),
            links: case.links().len(),
            frames: case.frames().len(),
            cards: case.cards().len(),
        }
    }

    fn counts(&self) -> [(&'static str, usize); 7] {
        [
            ("articles", self.articles),
            ("entities", self.entities),
            ("claims", self.claims),
            ("notes", self.notes),
            ("links", self.links),
            ("frames", self.frames),
            ("cards", self.cards),
        ]
    }
}

/// Prints title, format and counts.
pub(super) fn run(file: &Path, style: Style, output: &mut Output<'_>) -> anyhow::Result<Outcome> {
    let loaded = open(file)?;
    let info = Info::of(&loaded.case);
    match style {
        Style::Json => output.raw(&serde_json::to_string(&info)?),
        Style::Lines => {
            if let Some(note) = loaded.note() {
                output.line(&note);
            }
            output.line(&format!("title: {}", info.title));
            output.line(&format!("format: {}", info.format));
            for (name, count) in info.counts() {
                output.line(&format!("{name}: {count}"));
            }
        }
    }
    Ok(Outcome::Well)
}

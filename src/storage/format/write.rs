//! Case to text.

use super::error::FormatError;
use super::sums::with_sums;
use super::{FORMAT, KIND};
use crate::model::{
    Article, Bookmark, Card, Case, CaseInfo, Claim, Entity, Excerpt, Frame, Image, Link, Note,
    Outlet, Record, Table,
};
use ron::ser::PrettyConfig;
use serde::{Serialize, Serializer};

/// The whole file, in the order of its fields.
#[derive(Serialize)]
struct CaseText<'a> {
    kind: &'static str,
    format: u32,
    info: &'a CaseInfo,
    outlets: Rows<'a, Outlet>,
    articles: Rows<'a, Article>,
    excerpts: Rows<'a, Excerpt>,
    entities: Rows<'a, Entity>,
    claims: Rows<'a, Claim>,
    notes: Rows<'a, Note>,
    images: Rows<'a, Image>,
    links: Rows<'a, Link>,
    frames: Rows<'a, Frame>,
    cards: Rows<'a, Card>,
    bookmarks: Rows<'a, Bookmark>,
}

/// A table as a list of its records.
struct Rows<'a, R: Record>(&'a Table<R>);

impl<R: Record + Serialize> Serialize for Rows<'_, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter())
    }
}

/// The text of a case file. The same case gives the same text on every system.
///
/// # Errors
/// [`FormatError::CannotWrite`], which no case is known to cause.
pub fn write(case: &Case) -> Result<String, FormatError> {
    let text = CaseText {
        kind: KIND,
        format: FORMAT,
        info: case.info(),
        outlets: Rows(case.outlets()),
        articles: Rows(case.articles()),
        excerpts: Rows(case.excerpts()),
        entities: Rows(case.entities()),
        claims: Rows(case.claims()),
        notes: Rows(case.notes()),
        images: Rows(case.images()),
        links: Rows(case.links()),
        frames: Rows(case.frames()),
        cards: Rows(case.cards()),
        bookmarks: Rows(case.bookmarks()),
    };
    let style = PrettyConfig::new()
        .depth_limit(2)
        .indentor("  ")
        .new_line("\n")
        .struct_names(false)
        .escape_strings(true);
    let text = ron::ser::to_string_pretty(&text, style)
        .map_err(|error| FormatError::CannotWrite(error.to_string()))?;
    Ok(with_sums(&text))
}

//! Text to case.

use super::error::FormatError;
use super::header;
use super::locate::lines_of_twins;
use super::sums::{self, LineDifference};
use super::words::explained;
use crate::model::{
    Article, Bookmark, Card, Case, CaseInfo, CaseParts, Claim, Entity, Excerpt, Frame, Image, Link,
    Note, Outlet, Problem,
};
use serde::Deserialize;

/// A case that was read.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The case, with everything the text had.
    pub case: Case,
    /// What is wrong with it: dangling references, places that are not numbers and so on.
    pub problems: Vec<Problem>,
    /// The format of the text.
    pub format: u32,
    /// Lines that are not as the program wrote them, in their order.
    pub differences: Vec<LineDifference>,
}

/// A case that was read and not looked at yet.
pub(crate) struct Parsed {
    /// The case.
    pub(crate) case: Case,
    /// The format of the text.
    pub(crate) format: u32,
    /// Lines that are not as the program wrote them.
    pub(crate) differences: Vec<LineDifference>,
}

/// The first format whose lines have sums.
pub const FIRST_WITH_SUMS: u32 = 4;

/// From this size on sums are compared on a thread of their own, in bytes.
const LARGE_BYTES: usize = 1 << 20;

/// The whole file. Tables may be left out, fields may not be added.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Case")]
struct CaseText {
    #[serde(rename = "kind")]
    _kind: String,
    #[serde(rename = "format")]
    _format: u32,
    info: CaseInfo,
    #[serde(default)]
    outlets: Vec<Outlet>,
    #[serde(default)]
    articles: Vec<Article>,
    #[serde(default)]
    excerpts: Vec<Excerpt>,
    #[serde(default)]
    entities: Vec<Entity>,
    #[serde(default)]
    claims: Vec<Claim>,
    #[serde(default)]
    notes: Vec<Note>,
    #[serde(default)]
    images: Vec<Image>,
    #[serde(default)]
    links: Vec<Link>,
    #[serde(default)]
    frames: Vec<Frame>,
    #[serde(default)]
    cards: Vec<Card>,
    #[serde(default)]
    bookmarks: Vec<Bookmark>,
}

impl CaseText {
    fn into_parts(self) -> CaseParts {
        CaseParts {
            info: self.info,
            outlets: self.outlets,
            articles: self.articles,
            excerpts: self.excerpts,
            entities: self.entities,
            claims: self.claims,
            notes: self.notes,
            images: self.images,
            links: self.links,
            frames: self.frames,
            cards: self.cards,
            bookmarks: self.bookmarks,
        }
    }
}

/// Reads the bytes of a case file. A byte order mark in front is passed over.
///
/// Nested brackets need stack: on hostile bytes call this on a thread with 16 MiB of it, as [`load`](crate::storage::load)
/// does.
///
/// # Errors
/// [`FormatError`], with the place where there is one.
pub fn read(bytes: &[u8]) -> Result<Loaded, FormatError> {
    let Parsed {
        case,
        format,
        differences,
    } = parse_checked(bytes)?;
    Ok(Loaded {
        problems: case.problems(),
        case,
        format,
        differences,
    })
}

/// Reads the bytes and compares their sums, without looking for problems.
pub(crate) fn parse_checked(bytes: &[u8]) -> Result<Parsed, FormatError> {
    let bytes = header::without_mark(bytes);
    let format = header::check(bytes)?;
    // A text that says it is older and has sums says something wrong of itself.
    let is_summed = format >= FIRST_WITH_SUMS || sums::has_sums(bytes);
    let look = || {
        if is_summed {
            sums::check(bytes)
        } else {
            Vec::new()
        }
    };
    let (case, differences) = if bytes.len() < LARGE_BYTES {
        (parse(bytes)?, look())
    } else {
        std::thread::scope(|scope| {
            let looking = scope.spawn(look);
            let case = parse(bytes)?;
            Ok((case, looking.join().unwrap_or_else(|_| look())))
        })?
    };
    Ok(Parsed {
        case,
        format,
        differences,
    })
}

/// Reads the bytes without looking for problems, whatever their sums say.
pub(crate) fn parse(bytes: &[u8]) -> Result<Case, FormatError> {
    let bytes = header::without_mark(bytes);
    header::check(bytes)?;
    let text = as_text(bytes)?;
    let file: CaseText = ron::from_str(text).map_err(|error| {
        let start = error.span.start;
        FormatError::at(text, start.line, start.col, &explained(&error.code))
    })?;
    file.into_parts().into_case().map_err(|record| {
        let (first_line, second_line) = lines_of_twins(text, record);
        FormatError::Twice {
            record,
            first_line,
            second_line,
        }
    })
}

fn as_text(bytes: &[u8]) -> Result<&str, FormatError> {
    std::str::from_utf8(bytes).map_err(|error| {
        let valid = bytes.get(..error.valid_up_to()).unwrap_or(&[]);
        let before = String::from_utf8_lossy(valid);
        let line = 1 + before.matches('\n').count();
        let column = 1 + before.chars().rev().take_while(|c| *c != '\n').count();
        FormatError::at(
            &before,
            line,
            column,
            "expected text in UTF-8, found a byte that is none",
        )
    })
}

//! Reading as much of one record as can be read.

use super::spans::innermost;
use crate::model::{
    AnyRecord, Article, Bookmark, Card, CaseInfo, Claim, Entity, Excerpt, Frame, Image, Link, Note,
    Outlet, Record, RecordKind,
};
use crate::storage::format::explained;
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// How many parts of a record may be in the way.
const MOST_CUTS: usize = 64;

/// A part of a record that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LeftOut {
    /// The part, as it stands there.
    pub(super) text: String,
    /// What is wrong with it.
    pub(super) why: String,
}

/// Reads a record of this kind, without the parts that cannot be read.
///
/// # Errors
/// Why it cannot be read even so, in words.
pub(super) fn record(kind: RecordKind, text: &str) -> Result<(AnyRecord, Vec<LeftOut>), String> {
    fn any<R: Record + DeserializeOwned>(text: &str) -> Result<(AnyRecord, Vec<LeftOut>), String> {
        let (record, left_out) = read::<R>(text)?;
        Ok((R::wrap(Arc::new(record)), left_out))
    }
    match kind {
        RecordKind::Outlet => any::<Outlet>(text),
        RecordKind::Article => any::<Article>(text),
        RecordKind::Excerpt => any::<Excerpt>(text),
        RecordKind::Entity => any::<Entity>(text),
        RecordKind::Claim => any::<Claim>(text),
        RecordKind::Note => any::<Note>(text),
        RecordKind::Image => any::<Image>(text),
        RecordKind::Link => any::<Link>(text),
        RecordKind::Frame => any::<Frame>(text),
        RecordKind::Card => any::<Card>(text),
        RecordKind::Bookmark => any::<Bookmark>(text),
    }
}

/// Reads what is said of the case as a whole; a title that is not there is empty.
///
/// # Errors
/// Why it cannot be read, in words.
pub(super) fn info(text: &str) -> Result<(CaseInfo, Vec<LeftOut>), String> {
    read::<CaseInfo>(text).or_else(|why| {
        let inside = text.strip_prefix('(').ok_or(why)?;
        read::<CaseInfo>(&format!("(title: \"\", {inside}"))
    })
}

fn read<T: DeserializeOwned>(text: &str) -> Result<(T, Vec<LeftOut>), String> {
    let mut left_out = Vec::new();
    let mut text = std::borrow::Cow::Borrowed(text);
    loop {
        let error = match ron::from_str::<T>(&text) {
            Ok(value) => return Ok((value, left_out)),
            Err(error) => error,
        };
        let why = explained(&error.code);
        // What was in the way first is to blame for what is missing then.
        let to_blame = |left_out: Vec<LeftOut>, why| {
            let first = left_out.into_iter().next();
            Err(first.map_or(why, |part| part.why))
        };
        if left_out.len() == MOST_CUTS {
            return to_blame(left_out, why);
        }
        let place = offset_of(&text, error.span.start.line, error.span.start.col);
        // What is missing is told behind all that is there: the last part is not to blame.
        let may_touch = !matches!(error.code, ron::Error::MissingStructField { .. });
        let Some(span) = innermost(&text, place, may_touch) else {
            return to_blame(left_out, why);
        };
        let rest = text.to_mut();
        let cut: String = rest.drain(span).collect();
        left_out.push(LeftOut {
            text: cut.trim().trim_end_matches(',').to_owned(),
            why,
        });
    }
}

/// The byte of a line and a column, both from 1, the column in characters.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    let mut lines = text.split_inclusive('\n');
    for passed in lines.by_ref().take(line.saturating_sub(1)) {
        start += passed.len();
    }
    let within = lines.next().unwrap_or_default();
    let end = within.char_indices().nth(column.saturating_sub(1));
    start + end.map_or(within.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kind: RecordKind, text: &str, kept: &str, left_out: &[&str]) {
        let (record, cut) = record(kind, text).expect("it is read");
        let cut: Vec<&str> = cut.iter().map(|cut| cut.text.as_str()).collect();
        assert_eq!(cut, left_out);
        assert!(format!("{record:?}").contains(kept), "{record:?}");
    }

    #[test]
    fn what_is_in_the_way_is_left_out_and_no_more() {
        let claim = RecordKind::Claim;
        check(
            claim,
            r#"(id: "clm-1", statement: "S", when: Some((edtf: "2O23")))"#,
            "when: None",
            &["edtf: \"2O23\"", "when: Some(())"],
        );
        check(
            claim,
            r#"(id: "clm-1", mood: [(a: 1), 2], statement: "S", shade: Deep(3))"#,
            "\"S\"",
            &["mood: [(a: 1), 2]", "shade: Deep(3)"],
        );
        check(
            claim,
            r#"(id: "clm-1", statement: "S", excerpts: ["exc-1", "exc-?", "exc-2"])"#,
            "[exc-1, exc-2]",
            &["\"exc-?\""],
        );
        check(
            RecordKind::Entity,
            r#"(id: "ent-1", kind: Robot, name: "김")"#,
            "김",
            &["kind: Robot"],
        );
    }

    #[test]
    fn a_record_without_what_it_must_have_is_told() {
        let error =
            record(RecordKind::Entity, r#"(id: "ent-1", nane: "One")"#).expect_err("no name");
        assert!(error.contains("there is no field \"nane\""), "{error}");
        for text in [
            "",
            "(",
            "(id",
            "((((",
            "(id: \"ent-1\", name: \"",
            "[]",
            "(id: \"ent-1\" name: \"x\")",
        ] {
            assert!(record(RecordKind::Entity, text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_case_may_have_lost_its_title() {
        let (info, left_out) =
            info("(\n    titel: \"A\",\n    question: \"Q\",\n  )").expect("it is read");
        assert_eq!((info.title.as_str(), info.question.as_str()), ("", "Q"));
        assert_eq!(left_out.len(), 1);
    }
}

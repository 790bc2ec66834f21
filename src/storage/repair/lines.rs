//! The bytes of a file as lines of text, each compared with its sum.

use crate::storage::format::{
    SummedLine, frame_before_lost_end, frame_line_like, has_sum, looked_at, prefix_with_sum,
};
use std::borrow::Cow;

/// What stands before each record, as the program writes it.
const ITEM_INDENT: &[u8] = b"    ";

/// A line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Its number, from 1. Two lines that had become one have the same.
    pub(super) number: usize,
    /// What stands there: as it was saved if the sum allows, else as it is.
    pub(super) text: Cow<'a, str>,
    /// How it compares with its sum.
    pub(super) state: LineState,
}

/// How a line compares with its sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineState {
    /// It needs none: the file has no sums, or it frames the tables.
    Unsummed,
    /// It is as it was saved.
    Intact,
    /// It is as it was saved again: a flipped bit of it, or of its sum, was put back.
    PutBack,
    /// It is not as it was saved, or was never saved by the program.
    Changed,
    /// It has bytes that are no text; they are replaced.
    NotText,
}

/// Whether a file was written with sums.
pub(super) fn has_any_sum(bytes: &[u8]) -> bool {
    bytes
        .split(|byte| *byte == b'\n')
        .map(without_return)
        .any(has_sum)
}

/// All lines of a file.
pub(super) fn lines(bytes: &[u8], summed: bool) -> Vec<Line<'_>> {
    let raw: Vec<&[u8]> = bytes
        .split(|byte| *byte == b'\n')
        .map(without_return)
        .collect();
    let mut lines = Vec::with_capacity(raw.len());
    let mut at = 0;
    while let Some(line) = raw.get(at).copied() {
        let number = at + 1;
        at += 1;
        if !summed {
            lines.push(plain(number, line, LineState::Unsummed));
        } else if let Some(whole) = raw.get(at).and_then(|next| rejoined(line, next)) {
            lines.push(put_back(number, whole));
            at += 1;
        } else if let Some(frame) = frame_line_like(line) {
            lines.push(plain(number, frame.as_bytes(), LineState::PutBack));
        } else {
            split_where_an_end_was_lost(number, line, &mut lines);
        }
    }
    lines
}

/// Adds a line; where its end was lost it goes on with what was another line, which shows as a sum in the middle.
fn split_where_an_end_was_lost<'a>(number: usize, line: &'a [u8], lines: &mut Vec<Line<'a>>) {
    let mut rest = line;
    while let SummedLine::Other | SummedLine::WithoutSum = looked_at(rest) {
        let (first, length) = if let Some(prefix) = prefix_with_sum(rest) {
            let mut first = summed_line(number, prefix);
            first.state = LineState::PutBack;
            (first, prefix.len())
        } else if let Some(length) = frame_before_lost_end(rest) {
            let frame = rest.get(..length).unwrap_or_default();
            (plain(number, frame, LineState::Unsummed), length)
        } else {
            break;
        };
        lines.push(first);
        rest = rest.get(length + 1..).unwrap_or(&[]);
    }
    lines.push(summed_line(number, rest));
}

/// Two lines that were one before a bit of it was flipped, so that it reads as the end of a line.
fn rejoined(line: &[u8], next: &[u8]) -> Option<Vec<u8>> {
    let is_half = looked_at(line) == SummedLine::WithoutSum && looked_at(next) == SummedLine::Other;
    if !is_half {
        return None;
    }
    (0..8).find_map(|bit| {
        let whole = [line, &[b'\n' ^ (1 << bit)], next].concat();
        match looked_at(&whole) {
            SummedLine::Intact(body) => Some(body.to_vec()),
            _ => None,
        }
    })
}

fn without_return(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}

fn summed_line(number: usize, line: &[u8]) -> Line<'_> {
    match looked_at(line) {
        SummedLine::Intact(body) => plain(number, body, LineState::Intact),
        SummedLine::SumFlipped(body) => plain(number, body, LineState::PutBack),
        SummedLine::BitFlipped(body, _) => put_back(number, body),
        // What frames the tables has no sums.
        SummedLine::WithoutSum if !line.starts_with(ITEM_INDENT) => {
            plain(number, line, LineState::Unsummed)
        }
        SummedLine::Other | SummedLine::WithoutSum => plain(number, line, LineState::Changed),
    }
}

/// A line as it was saved.
fn put_back<'a>(number: usize, body: Vec<u8>) -> Line<'a> {
    // The program writes text alone: a line that is as it was saved is none only if the sum is right by chance.
    let (text, state) = match String::from_utf8(body) {
        Ok(text) => (text, LineState::PutBack),
        Err(error) => {
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            (text, LineState::NotText)
        }
    };
    Line {
        number,
        text: text.into(),
        state,
    }
}

fn plain(number: usize, line: &[u8], state: LineState) -> Line<'_> {
    let text = String::from_utf8_lossy(line);
    let state = match text {
        Cow::Borrowed(_) => state,
        Cow::Owned(_) => LineState::NotText,
    };
    Line {
        number,
        text,
        state,
    }
}

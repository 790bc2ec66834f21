//! Plain text, and what can be told from the words of any text.
//!
//! The text is kept to the last character; only a byte order mark before it is dropped. Shape is an overlay: lists,
//! quotations, captions, and the furniture of the page it was copied from. Metadata come from the words alone: headline or
//! first sentence, byline, dateline, lines that state a date. A date without its year is left out unless the text states
//! the year; nothing is taken from the file. Work grows with the length of the text.

mod byline;
mod dateline;
mod dates;
mod encoding;
mod furniture;
mod language;
mod lines;
mod phrases;
mod shape;
mod stated;
mod title;

use super::read::LONGEST_TEXT_BYTES;
use super::{DocumentKind, ImportError};
use crate::model::{
    ArticleDraft, Block, BlockShape, Candidate, Edtf, FoundIn, MetaSlot, SourceFormat, Warned,
};
pub(super) use encoding::decode;
use lines::Line;
pub(super) use title::first_sentence;

/// Reads plain text in any encoding.
///
/// # Errors
/// [`ImportError::NoText`] without words, [`ImportError::TooMuchText`] for more than a snapshot takes.
pub(super) fn read(
    bytes: &[u8],
    _file_name: &str,
) -> Result<Warned<Vec<ArticleDraft>>, ImportError> {
    let Warned {
        value: text,
        warnings,
    } = decode(bytes);
    check_length(&text)?;
    let mut lines = lines::lines(&text);
    if lines.is_empty() {
        return Err(ImportError::NoText(DocumentKind::PlainText));
    }
    shape::mark(&mut lines);
    let is_wrapped = lines::is_wrapped(&lines);
    furniture::mark(&mut lines, is_wrapped);
    let draft = ArticleDraft {
        format: SourceFormat::PlainText,
        blocks: lines::blocks_of(&lines),
        candidates: titles(&lines)
            .into_iter()
            .chain(stated_by(&lines))
            .collect(),
        text,
    };
    Ok(Warned {
        value: vec![draft],
        warnings,
    })
}

/// # Errors
/// [`ImportError::TooMuchText`] for more than a snapshot takes.
pub(super) fn check_length(text: &str) -> Result<(), ImportError> {
    if text.len() > LONGEST_TEXT_BYTES {
        return Err(ImportError::TooMuchText {
            limit_mib: LONGEST_TEXT_BYTES >> 20,
        });
    }
    Ok(())
}

/// What the words of a text say of the article, its title aside: published, updated, author, outlet, address, language.
/// `blocks` say what is furniture and heading.
pub(super) fn candidates(text: &str, blocks: &[Block]) -> Vec<Candidate> {
    let mut lines = lines::lines(text);
    lines::take_shapes(&mut lines, blocks);
    stated_by(&lines)
}

/// The blocks of a text with its furniture and captions marked too, where it was running text.
pub(super) fn with_furniture(text: &str, blocks: &[Block]) -> Vec<Block> {
    let mut lines = lines::lines(text);
    lines::take_shapes(&mut lines, blocks);
    let before: Vec<BlockShape> = lines.iter().map(|line| line.shape).collect();
    furniture::mark(&mut lines, false);
    let marked: Vec<&Line<'_>> = lines
        .iter()
        .zip(before)
        .filter(|(line, before)| line.shape != *before)
        .map(|(line, _)| line)
        .collect();
    let is_marked = |block: &Block| {
        let next = marked.partition_point(|line| line.chars.end <= block.start);
        marked
            .get(next)
            .is_some_and(|line| line.chars.start < block.end)
    };
    let mut all: Vec<Block> = blocks
        .iter()
        .filter(|block| !is_marked(block))
        .copied()
        .collect();
    all.extend(marked.iter().map(|line| Block {
        start: line.chars.start,
        end: line.chars.end,
        shape: line.shape,
        level: line.level,
    }));
    all.sort_by_key(|block| block.start);
    all
}

/// The headline, if the text begins with one, and the first sentence.
fn titles(lines: &[Line<'_>]) -> Vec<Candidate> {
    let headline = title::headline(lines);
    let sentence = title::first_sentence_of(lines, headline.map_or(0, |(at, _)| at + 1));
    let candidate = |value: String, found_in| Candidate {
        slot: MetaSlot::Title,
        value,
        found_in,
        wording: String::new(),
    };
    let headline = headline.map(|(_, words)| candidate(words.to_owned(), FoundIn::Heading));
    let sentence = sentence.map(|words| candidate(words, FoundIn::FirstSentence));
    headline.into_iter().chain(sentence).collect()
}

/// Lines at the head and the end of a text may speak of the article; those between do not.
fn stated_by(lines: &[Line<'_>]) -> Vec<Candidate> {
    const HEAD_LINES: usize = 14;
    const TAIL_LINES: usize = 6;
    let tail_at = lines
        .len()
        .saturating_sub(TAIL_LINES)
        .max(HEAD_LINES.min(lines.len()));
    let head = &lines[..lines.len().min(HEAD_LINES)];
    let tail = lines.get(tail_at..).unwrap_or_default();
    let mut found = dates_of(head, tail);
    found.extend(authors_of(head, tail, lines));
    let address = head.iter().chain(tail).find_map(stated::address);
    found.extend(address);
    found.extend(language::candidate(lines));
    found
}

/// Stated dates first, then the dateline's day and agency, then a day that stands alone under the headline.
fn dates_of(head: &[Line<'_>], tail: &[Line<'_>]) -> Vec<Candidate> {
    const DATELINE_LINES: usize = 6;
    let mut found: Vec<Candidate> = head.iter().chain(tail).flat_map(stated::dates).collect();
    let year = stated::stated_year(&found);
    let datelines = head
        .iter()
        .filter(|line| line.is_report())
        .take(DATELINE_LINES)
        .find_map(|line| dateline::parse(line.words()));
    let from_dateline = datelines
        .map(|dateline| dateline.candidates(year))
        .unwrap_or_default();
    let latest = found
        .first()
        .and_then(|candidate| last_day(&candidate.value));
    found.extend(from_dateline.into_iter().filter(|candidate| {
        // A day after the one the text states would be of another year than that of the statement.
        candidate.slot != MetaSlot::Published
            || latest
                .is_none_or(|latest| last_day(&candidate.value).is_none_or(|day| day <= latest))
    }));
    found.extend(head.iter().find_map(stated::byline_date));
    found.extend(head.iter().take(DATELINE_LINES).find_map(stated::bare_date));
    without_repeats(found)
}

fn last_day(edtf: &str) -> Option<jiff::civil::Date> {
    edtf.parse::<Edtf>().ok()?.bounds().1
}

fn authors_of(head: &[Line<'_>], tail: &[Line<'_>], lines: &[Line<'_>]) -> Vec<Candidate> {
    let byline = |line: &Line<'_>| {
        byline::parse(line.words())
            .map(|name| byline::candidate(name, FoundIn::Byline, line.words().to_owned()))
    };
    let credits = |line: &Line<'_>| {
        byline::parse_credits(line.words())
            .map(|name| byline::candidate(name, FoundIn::Byline, line.words().to_owned()))
    };
    let mut found: Vec<Candidate> = head.iter().filter_map(byline).collect();
    found.extend(tail.iter().chain(head).filter_map(credits));
    found.extend(byline::from_about(lines));
    without_repeats(found)
}

/// Of candidates with the same slot and value the first stays.
fn without_repeats(candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        let is_repeated = kept
            .iter()
            .any(|other| (other.slot, &other.value) == (candidate.slot, &candidate.value));
        if !is_repeated {
            kept.push(candidate);
        }
    }
    kept
}

#[cfg(test)]
mod tests;

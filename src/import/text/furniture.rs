//! Lines that belong to the page and not to the report: player notices, "read more", buttons, about the author.
//!
//! Conservative: a line is furniture only with good reason, and never in the middle of a sentence. What is in doubt stays
//! part of the report. Nothing is taken out; lines are only marked.

use super::lines::{Line, ends_sentence, is_blank};
use super::phrases::{ABOUT_AUTHOR, BUTTONS, CREDITS, INSIDE, LINK_LISTS, OPENINGS, WHOLE};
use crate::model::BlockShape;

/// Furniture is short. Longer lines are not looked at, in bytes.
const LONGEST_BYTES: usize = 1000;
/// The longest line that is furniture by its first words, in characters.
const LONGEST_OPENING_CHARS: usize = 160;

/// Marks the lines that are furniture, or captions by the credit at their end. Lines that have another shape keep it.
pub(super) fn mark(lines: &mut [Line<'_>], is_wrapped: bool) {
    let keys: Vec<Option<String>> = lines.iter().map(key_of).collect();
    for at in 0..lines.len() {
        if lines[at].shape != BlockShape::Paragraph && !is_list_item(&lines[at]) {
            continue;
        }
        let Some(key) = &keys[at] else { continue };
        if is_furniture(lines, at, key, is_wrapped) {
            set(&mut lines[at]);
        } else if lines[at].shape == BlockShape::Paragraph
            && ends_with_credit(key)
            && stands_alone(lines, at, is_wrapped)
        {
            lines[at].shape = BlockShape::Caption;
        }
    }
    mark_buttons(lines, &keys);
    mark_after_headings(lines, &keys);
    mark_last(lines);
}

fn is_list_item(line: &Line<'_>) -> bool {
    line.shape == BlockShape::ListItem
}

fn set(line: &mut Line<'_>) {
    (line.shape, line.level) = (BlockShape::Furniture, 0);
}

/// The words of a line as they are compared: lower case, without the signs and pictures before them; `None` for a long
/// line. Quotation marks stay: quoted words are somebody's, not the page's.
fn key_of(line: &Line<'_>) -> Option<String> {
    if !line.is_within(LONGEST_BYTES) {
        return None;
    }
    let is_ornament = |c: char| {
        !c.is_alphanumeric()
            && !matches!(
                c,
                '"' | '\'' | '“' | '„' | '«' | '‘' | '”' | '»' | '©' | '(' | '/'
            )
    };
    let words = line.words().trim_start_matches(is_ornament);
    Some(words.to_lowercase())
}

fn is_furniture(lines: &[Line<'_>], at: usize, key: &str, is_wrapped: bool) -> bool {
    let bare = key.trim_end_matches(|c: char| is_blank(c) || !(c.is_alphanumeric() || c == ')'));
    let chars = key.chars().count();
    let alone = || stands_alone(lines, at, is_wrapped);
    if chars <= 250 && INSIDE.iter().any(|phrase| key.contains(phrase)) && !starts_with_quote(key) {
        return alone();
    }
    if key.contains("reporting by") && key.contains("editing by") && chars <= 300 {
        return alone();
    }
    if WHOLE.contains(&bare) || is_reading_time(bare) || is_view_count(key) {
        return alone();
    }
    let longest = if at == 0 { 60 } else { LONGEST_OPENING_CHARS };
    chars <= longest
        && OPENINGS.iter().any(|phrase| begins_with(key, phrase))
        && sentences(key) <= 2
        && alone()
}

/// Whether the words begin so and the last word of the phrase is whole.
fn begins_with(key: &str, phrase: &str) -> bool {
    key.strip_prefix(phrase).is_some_and(|rest| {
        !phrase.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric)
    })
}

fn starts_with_quote(key: &str) -> bool {
    key.starts_with(['"', '“', '„', '«', '‘', '\''])
}

/// How many sentences end in a line, at most.
fn sentences(key: &str) -> usize {
    key.split_whitespace()
        .filter(|word| ends_sentence(word))
        .count()
}

/// Whether a line is no part of a sentence that runs across line ends. Only in texts with such sentences can it be.
fn stands_alone(lines: &[Line<'_>], at: usize, is_wrapped: bool) -> bool {
    if !is_wrapped {
        return true;
    }
    let line = &lines[at];
    let before = at.checked_sub(1).and_then(|before| lines.get(before));
    let is_begun = before.is_some_and(|before| {
        !line.after_gap && before.shape != BlockShape::Furniture && !ends_sentence(before.words())
    });
    let goes_on = lines.get(at + 1).is_some_and(|next| {
        !next.after_gap
            && next.words().starts_with(char::is_lowercase)
            && !ends_sentence(line.words())
    });
    !is_begun && !goes_on
}

/// "4 min read", "Reading time: 4 minutes", "5 хв читання".
fn is_reading_time(bare: &str) -> bool {
    let Some(rest) = bare
        .strip_prefix("reading time")
        .or_else(|| bare.strip_prefix("lesezeit"))
    else {
        let rest = bare.trim_start_matches(|c: char| c.is_ascii_digit());
        return rest.len() < bare.len()
            && [
                " min read",
                " minute read",
                " minutes read",
                " mins read",
                "-minute read",
                " хв читання",
                " мин чтения",
                " min lesezeit",
                " minuten lesezeit",
                " min de lecture",
                " min de lectura",
            ]
            .contains(&rest);
    };
    rest.len() <= 30 && rest.contains(|c: char| c.is_ascii_digit())
}

/// "13 October, 22:15 • 35201 views".
fn is_view_count(key: &str) -> bool {
    let key = key.trim_end();
    let Some(rest) = [
        "views",
        "view",
        "переглядів",
        "перегляди",
        "просмотров",
        "просмотра",
        "aufrufe",
        "vues",
    ]
    .iter()
    .find_map(|noun| key.strip_suffix(noun)) else {
        return false;
    };
    let is_divider = |c: char| matches!(c, '•' | '|' | '·');
    let last = rest.rsplit(is_divider).next().unwrap_or_default().trim();
    let is_number = !last.is_empty()
        && last
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ' ' | ',' | '.' | '\u{a0}'));
    is_number && key.chars().count() <= 80
}

/// Whether the words end with a note of who made the picture: after a sentence, a bracket or a bar.
fn ends_with_credit(key: &str) -> bool {
    const LONGEST_CREDIT_CHARS: usize = 80;
    if key.chars().count() > 300 || sentences(key) > 4 {
        return false;
    }
    CREDITS.iter().any(|credit| {
        key.rfind(credit).is_some_and(|at| {
            let (before, after) = key.split_at(at);
            let rest = &after[credit.len()..];
            let before = before.trim_end();
            if credit.starts_with('/') || *credit == "file photo" {
                let is_end = rest.chars().all(|c| !c.is_alphanumeric());
                return is_end && before.len() > 10;
            }
            before.len() > 10
                && before.ends_with([
                    '.', '!', '?', '(', '[', '|', '/', '—', '–', '-', '»', '”', '"',
                ])
                && rest.chars().count() <= LONGEST_CREDIT_CHARS
        })
    })
}

/// Names of networks and sections in a row are buttons.
fn mark_buttons(lines: &mut [Line<'_>], keys: &[Option<String>]) {
    let is_button = |at: usize| {
        keys.get(at).and_then(Option::as_deref).is_some_and(|key| {
            BUTTONS.contains(&key.trim_end_matches(|c: char| !(c.is_alphanumeric() || c == ')')))
        })
    };
    for at in 0..lines.len() {
        if !is_button(at) || lines[at].shape == BlockShape::Heading {
            continue;
        }
        let neighbours = [at.checked_sub(1), Some(at + 1)];
        let has_company = neighbours.into_iter().flatten().any(|other| {
            is_button(other)
                || lines
                    .get(other)
                    .is_some_and(|line| line.shape == BlockShape::Furniture)
        });
        if has_company {
            set(&mut lines[at]);
        }
    }
}

/// What stands below "About the author" and "Related articles".
fn mark_after_headings(lines: &mut [Line<'_>], keys: &[Option<String>]) {
    let is_key = |at: usize, phrases: &[&str]| {
        let key = keys.get(at).and_then(Option::as_deref).unwrap_or_default();
        phrases.contains(&key.trim_end_matches(|c: char| !c.is_alphanumeric()))
    };
    let mut at = 0;
    while at < lines.len() {
        let end = if is_key(at, ABOUT_AUTHOR) {
            end_of_author(lines, at)
        } else if is_key(at, LINK_LISTS) {
            end_of_links(lines, at)
        } else {
            at
        };
        for line in &mut lines[at..end] {
            set(line);
        }
        at = end.max(at + 1);
    }
}

/// One past the last line about an author: all that is left if it is little, else one paragraph.
fn end_of_author(lines: &[Line<'_>], at: usize) -> usize {
    const MOST_LINES: usize = 5;
    const MOST_CHARS: u32 = 1500;
    let chars_left = lines
        .last()
        .map_or(0, |last| last.chars.end - lines[at].chars.start);
    if lines.len() - at <= MOST_LINES + 1 && chars_left <= MOST_CHARS {
        return lines.len();
    }
    let next_is_short = lines
        .get(at + 1)
        .is_some_and(|line| line.chars.end - line.chars.start <= 600);
    at + 1 + usize::from(next_is_short)
}

/// One past the last of a list of links: short lines that are no sentences. The last of them before running text may be a
/// heading of what follows, and stays.
fn end_of_links(lines: &[Line<'_>], at: usize) -> usize {
    const MOST_LINKS: usize = 30;
    const LONGEST_LINK_CHARS: u32 = 160;
    let links = lines[at + 1..]
        .iter()
        .take(MOST_LINKS)
        .take_while(|line| {
            let is_sentence = ends_sentence(line.words()) && !line.words().ends_with('?');
            line.chars.end - line.chars.start <= LONGEST_LINK_CHARS && !is_sentence
        })
        .count();
    let end = at + 1 + links;
    let reaches_end = end == lines.len();
    if links == 0 && !reaches_end && !lines[at].words().ends_with(':') && !is_last_part(lines, at) {
        return at;
    }
    if reaches_end {
        end
    } else {
        end - usize::from(links > 0)
    }
}

fn is_last_part(lines: &[Line<'_>], at: usize) -> bool {
    (at + 1) * 3 >= lines.len() * 2
}

/// The remains of a menu or a cut link at the very end: "- News", "… Read more".
fn mark_last(lines: &mut [Line<'_>]) {
    const MOST_WORDS: usize = 3;
    let count = lines.len();
    let Some((last, before)) = lines.split_last_mut() else {
        return;
    };
    if before.is_empty() || !last.is_within(LONGEST_BYTES) {
        return;
    }
    let words = last.words();
    let marker = words
        .strip_prefix(['-', '|', '•', '·', '#', '»'])
        .map(str::trim_start);
    let is_rest_of_menu = marker.is_some_and(|rest| {
        !rest.is_empty()
            && rest.split_whitespace().count() <= MOST_WORDS
            && !ends_sentence(rest)
            && rest.len() <= 60
    });
    let is_lone = before
        .last()
        .is_none_or(|line| !line.words().starts_with(['-', '•', '·']));
    let lower = words.to_lowercase();
    let is_cut_link = ["... read more", "… read more", "...read more", "…read more"]
        .iter()
        .any(|end| lower.ends_with(end));
    if count > 2 && ((is_rest_of_menu && is_lone) || is_cut_link) {
        set(last);
    }
}

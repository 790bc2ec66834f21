//! A title for texts: the headline they begin with, or the first real sentence.

use super::lines::{Line, ends_sentence, is_wrapped, lines, take_shapes};
use super::{byline, dateline, stated};
use crate::model::{Block, BlockShape};

/// Where a proposed title is cut, in characters.
const LONGEST_TITLE_CHARS: usize = 120;
/// The longest line that is looked at as a headline, in bytes.
const LONGEST_HEADLINE_BYTES: usize = 600;

/// The first real sentence of a text, as a proposal for a title: furniture, datelines and bylines are passed over; a long
/// sentence is cut at a word, with an ellipsis. Any other words if there is no sentence; `None` only for a text without
/// words.
pub(in crate::import) fn first_sentence(text: &str, blocks: &[Block]) -> Option<String> {
    // Looking at the head is enough: a proposal that stands further down would not be recognised.
    const HEAD_BYTES: usize = 64 << 10;
    let head = &text[..text.floor_char_boundary(HEAD_BYTES)];
    let mut lines = lines(head);
    take_shapes(&mut lines, blocks);
    first_sentence_of(&lines, 0).or_else(|| lines.first().map(|line| shortened(line.words())))
}

/// The first real sentence at or after a line.
pub(super) fn first_sentence_of(lines: &[Line<'_>], from: usize) -> Option<String> {
    let at = (from..lines.len()).find(|at| is_prose(&lines[*at]))?;
    let first = lines[at].words();
    let rest = first_words_behind_dateline(first);
    if is_wrapped(lines) {
        return Some(shortened(&sentence_across_lines(lines, at, rest)));
    }
    Some(shortened(first_sentence_in(rest)))
}

/// Words that begin a text may have their dateline before them.
fn first_words_behind_dateline(words: &str) -> &str {
    dateline::parse(words)
        .map(|dateline| dateline.rest)
        .filter(|rest| !rest.is_empty())
        .unwrap_or(words)
}

fn sentence_across_lines(lines: &[Line<'_>], at: usize, rest: &str) -> String {
    const MOST_LINES: usize = 8;
    let mut words = rest.to_owned();
    for next in lines.iter().skip(at + 1).take(MOST_LINES) {
        let is_whole = first_sentence_in(&words).len() < words.len() || ends_sentence(&words);
        if is_whole || next.after_gap || !is_prose(next) {
            break;
        }
        words.push(' ');
        words.push_str(next.words());
    }
    first_sentence_in(&words).to_owned()
}

/// Whether a line is part of the report and says something: no byline, date, address or dateline alone.
fn is_prose(line: &Line<'_>) -> bool {
    if !line.is_report() || !line.words().contains(char::is_alphanumeric) {
        return false;
    }
    !line.is_within(LONGEST_HEADLINE_BYTES) || !is_about_article(line)
}

/// Whether a line says who, when or where from, and nothing of the matter.
fn is_about_article(line: &Line<'_>) -> bool {
    byline::parse(line.words()).is_some()
        || byline::parse_credits(line.words()).is_some()
        || !stated::dates(line).is_empty()
        || stated::bare_date(line).is_some()
        || stated::address(line).is_some()
        || dateline::parse(line.words()).is_some_and(|dateline| dateline.rest.is_empty())
}

/// The headline a text begins with, and the line it is: short, no sentence, and set off from what follows by an empty line,
/// a byline or a date; in a text of one paragraph a line, by the sentences that follow.
pub(super) fn headline<'a>(lines: &[Line<'a>]) -> Option<(usize, &'a str)> {
    const MOST_CHARS: usize = 160;
    let at = lines.iter().position(Line::is_report)?;
    let line = &lines[at];
    let next = lines
        .iter()
        .skip(at + 1)
        .find(|line| line.shape != BlockShape::Furniture)?;
    let words = line.words();
    let is_headline_like = line.is_within(LONGEST_HEADLINE_BYTES)
        && matches!(line.shape, BlockShape::Paragraph | BlockShape::Heading)
        && words.chars().count() <= MOST_CHARS
        && words.split_whitespace().count() >= 2 - usize::from(!words.is_ascii())
        && !words.ends_with(['.', ',', ';', ':', '。', '،', '-', '—'])
        && !words
            .starts_with(|c: char| c.is_lowercase() || matches!(c, '-' | '•' | '*' | '>' | '#'))
        && !is_about_article(line)
        && dateline::parse(words).is_none_or(|dateline| dateline.agency.is_none());
    if !is_headline_like {
        return None;
    }
    let is_set_off =
        next.after_gap || (next.is_within(LONGEST_HEADLINE_BYTES) && is_about_article(next));
    (is_set_off || (!is_wrapped(lines) && most_are_sentences(&lines[at + 1..])))
        .then_some((at, words))
}

/// Whether most long lines end as sentences do.
fn most_are_sentences(lines: &[Line<'_>]) -> bool {
    const SHORTEST_CHARS: u32 = 60;
    let mut long = 0usize;
    let sentences = lines
        .iter()
        .filter(|line| line.chars.end - line.chars.start >= SHORTEST_CHARS)
        .take(20)
        .inspect(|_| long += 1)
        .filter(|line| ends_sentence(line.words()))
        .count();
    sentences > 0 && sentences * 2 > long
}

/// Up to the end of the first sentence.
fn first_sentence_in(words: &str) -> &str {
    const LOOKED_AT_BYTES: usize = 4096;
    let head = &words[..words.floor_char_boundary(LOOKED_AT_BYTES)];
    for (at, sign) in head.char_indices() {
        let end = at + sign.len_utf8();
        match sign {
            '。' | '！' | '？' | '؟' | '۔' | '।' => return with_closers(words, end),
            '.' | '!' | '?' | '…' => {
                let whole = with_closers(words, end);
                let behind = words.get(whole.len()..).unwrap_or_default();
                let is_end = behind.is_empty()
                    || behind.starts_with(char::is_whitespace)
                        && !behind.trim_start().starts_with(char::is_lowercase)
                        && (sign != '.' || !is_abbreviation(&words[..at]));
                if is_end {
                    return whole;
                }
            }
            _ => {}
        }
    }
    words
}

/// Closing quotation marks and brackets belong to the sentence before them.
fn with_closers(words: &str, end: usize) -> &str {
    let rest = words.get(end..).unwrap_or_default();
    let closers: usize = rest
        .chars()
        .take_while(|c| {
            matches!(
                c,
                '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '.' | '!' | '?' | '…'
            )
        })
        .map(char::len_utf8)
        .sum();
    words.get(..end + closers).unwrap_or(words)
}

/// Whether the word before a full stop is cut short: one letter, letters with stops between, or a usual abbreviation.
fn is_abbreviation(before: &str) -> bool {
    const USUAL: &[&str] = &[
        "mr", "mrs", "ms", "dr", "prof", "st", "gen", "col", "lt", "sgt", "maj", "capt", "cmdr",
        "adm", "rep", "sen", "gov", "rev", "hon", "pres", "jan", "feb", "mar", "apr", "jun", "jul",
        "aug", "sep", "sept", "oct", "nov", "dec", "no", "vs", "inc", "ltd", "co", "corp",
        "approx", "ca", "e.g", "i.e", "etc", "al", "vol", "fig", "mt", "ft", "тис", "млн", "млрд",
        "ім", "вул", "м", "тыс", "ул", "им", "гл", "nr", "bzw", "z.b", "d.h", "usw", "ggf", "mme",
        "sr", "sra",
    ];
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '«'))
        .next()
        .unwrap_or_default();
    let lower = word.to_lowercase();
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    let has_stops = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2);
    is_initial || has_stops || USUAL.contains(&lower.as_str())
}

/// Cut at a word near the limit with an ellipsis; the full stop of a whole sentence is left out, as titles have none.
fn shortened(words: &str) -> String {
    let words = words.trim();
    let one_line: String = words
        .chars()
        .take(LONGEST_TITLE_CHARS * 4)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if words.chars().count() <= LONGEST_TITLE_CHARS {
        let bare = one_line
            .strip_suffix('.')
            .filter(|bare| !bare.ends_with('.') && !is_abbreviation(bare) && !bare.is_empty());
        return bare.unwrap_or(&one_line).to_owned();
    }
    let cut: String = one_line.chars().take(LONGEST_TITLE_CHARS).collect();
    let goes_on_in_word = one_line
        .chars()
        .nth(LONGEST_TITLE_CHARS)
        .is_some_and(|c| !c.is_whitespace());
    let at_word = match cut.rfind(char::is_whitespace) {
        Some(at) if goes_on_in_word && at > LONGEST_TITLE_CHARS / 2 => &cut[..at],
        _ => &cut,
    };
    format!(
        "{}…",
        at_word.trim_end_matches(
            |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—')
        )
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(text: &str) -> Option<String> {
        first_sentence(text, &[])
    }

    #[test]
    fn the_first_sentence_is_found() {
        for (text, expected) in [
            ("A ship left. It came back.", "A ship left"),
            (
                "KYIV, Ukraine (AP) — A ship left on Friday. Nobody saw it.",
                "A ship left on Friday",
            ),
            (
                "By Jane Doe\nPublished 2023-10-13\n\nThe U.S. ship left. It came back.",
                "The U.S. ship left",
            ),
            (
                "Mr. Doe met Gen. J. Roe on Oct. 7. They spoke.",
                "Mr. Doe met Gen. J. Roe on Oct. 7",
            ),
            ("“It left.” He was sure.", "“It left.”"),
            ("Who saw it? Nobody.", "Who saw it?"),
            (
                "船在星期五离开了港口。没有人看到它。",
                "船在星期五离开了港口。",
            ),
            ("…", "…"),
            ("https://example.org/a\nno full stop", "no full stop"),
        ] {
            assert_eq!(title(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(title(" \n\n"), None);
    }

    #[test]
    fn long_sentences_are_cut_at_a_word() {
        let text = "A ship that had been loaded with containers in the northern harbour left it on Friday morning, \
            said an official, who had seen the pictures of it.";
        let title = title(text).expect("title");
        assert_eq!(
            title,
            "A ship that had been loaded with containers in the northern harbour left it on Friday morning, said an official, who had…"
        );
        let one_word = first_sentence(&"ß".repeat(1000), &[]).expect("title");
        assert_eq!(one_word.chars().count(), LONGEST_TITLE_CHARS + 1);
    }

    #[test]
    fn sentences_run_across_line_ends() {
        let text = "A ship that had been loaded in the northern harbour left it on Friday\n\
            morning, said an official. He had seen the pictures of it, he said, but he\n\
            did not want to be named because he was not allowed to speak about the\nmatter in public.\n";
        assert_eq!(
            title(text).as_deref(),
            Some(
                "A ship that had been loaded in the northern harbour left it on Friday morning, said an official"
            )
        );
    }

    #[test]
    fn headlines_are_told_from_sentences() {
        let found = |text: &str| headline(&lines(text)).map(|(_, words)| words.to_owned());
        let headline = Some("Ship leaves harbour at night".to_owned());
        assert_eq!(
            found("Ship leaves harbour at night\n\nA ship left."),
            headline
        );
        assert_eq!(
            found("Ship leaves harbour at night\nBy Jane Doe\nA ship left."),
            headline
        );
        let paragraphs = "Ship leaves harbour at night\nA ship left the northern harbour on Friday, said an official to this paper.\n\
            Nobody has seen it since then, the ministry of transport said later.\n";
        assert_eq!(found(paragraphs), headline);
        for text in [
            "A ship left.\n\nIt came back.",
            "Ship leaves harbour",
            "A ship\nleft the harbour\nat night",
            "- one\n\n- two",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}

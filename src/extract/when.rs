//! Dates in running text.

use super::pieces::{Kind, Piece, pieces};
use crate::model::{Edtf, When};

/// No date has more pieces.
const MOST_PIECES: usize = 18;
/// Bare years in running text are taken between these only.
const YEARS: std::ops::RangeInclusive<u32> = 1800..=2100;

/// A date in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundDate {
    /// The date and the words that give it.
    pub when: When,
    /// Whether the words say no year, so that the given one was assumed.
    pub is_year_assumed: bool,
    /// First scalar value of the words.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// The first date in a text; `year` is the year of dates that do not say theirs.
pub fn first_date(text: &str, year: Option<i16>) -> Option<FoundDate> {
    let all = pieces(text);
    (0..all.len()).find_map(|at| date_at(text, &all, at, year).map(|(found, _)| found))
}

/// Every date in a text, in its order.
pub fn dates_in(text: &str, year: Option<i16>) -> Vec<FoundDate> {
    let all = pieces(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < all.len() {
        match date_at(text, &all, at, year) {
            Some((date, next)) => {
                found.push(date);
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// The longest date that starts at a piece, and the piece behind it.
fn date_at(
    text: &str,
    all: &[Piece<'_>],
    at: usize,
    year: Option<i16>,
) -> Option<(FoundDate, usize)> {
    let first = all.get(at)?;
    if first.kind == Kind::Sign
        || !(first.kind == Kind::Number || Edtf::is_word_of_dates(first.text))
    {
        return None;
    }
    let most = all.len().min(at + MOST_PIECES);
    (at + 1..=most).rev().find_map(|end| {
        let span = all.get(at..end)?;
        let last = span
            .last()
            .filter(|last| last.kind != Kind::Sign && !belongs_to_what_follows(last))?;
        let words = text.get(first.byte_start..last.byte_end)?;
        let edtf = Edtf::from_words(words, year)?;
        let is_year_assumed = Edtf::from_words(words, None).is_none();
        if !is_plausible(all, at, end, is_year_assumed) {
            return None;
        }
        let found = FoundDate {
            when: When {
                edtf,
                wording: words.to_owned(),
            },
            is_year_assumed,
            start: first.start,
            end: last.end,
        };
        Some((found, end))
    })
}

/// A small word that a date may have inside, but that leads on where it stands last.
fn belongs_to_what_follows(piece: &Piece<'_>) -> bool {
    #[rustfmt::skip]
    const LEADING_ON: &[&str] = &[
        "at", "on", "in", "of", "the", "during", "am", "im", "den", "dem", "des", "der", "le", "la", "en", "de", "del",
        "el", "l", "d", "w", "we", "в", "у", "на", "من", "في", "early", "late", "mid", "end", "start", "beginning",
    ];
    LEADING_ON.iter().any(|word| piece.is_word(word))
}

/// Whether words that can be a date are meant as one where they stand.
fn is_plausible(all: &[Piece<'_>], start: usize, end: usize, is_year_assumed: bool) -> bool {
    let Some(span) = all.get(start..end) else {
        return false;
    };
    let before = start.checked_sub(1).and_then(|at| all.get(at));
    if let (Some(before), Some(first)) = (before, span.first())
        && before.touches(first)
        && matches!(
            before.text,
            "-" | "/" | "." | ":" | "$" | "\u{20ac}" | "\u{a3}"
        )
    {
        return false;
    }
    let names: Vec<&Piece<'_>> = span.iter().filter(|it| is_name(it)).collect();
    if names.is_empty() {
        return is_date_of_digits(span) || are_years(all, start, end);
    }
    // "May" and "March" begin sentences of another sort; "may" and "march" are no months.
    let is_doubtful = |piece: &&&Piece<'_>| {
        piece.is_word("may") || piece.is_word("march") || piece.is_word("mar")
    };
    if names
        .iter()
        .filter(is_doubtful)
        .any(|it| !it.is_capitalised())
    {
        return false;
    }
    let has_number = span.iter().any(|piece| piece.kind == Kind::Number);
    if has_number {
        return true;
    }
    let is_season = names.iter().any(|it| is_season(it));
    let leads = before.is_some_and(|it| is_lead(it)) || span.len() > 1;
    let is_capitalised = names
        .iter()
        .all(|it| it.is_capitalised() || !it.text.is_ascii());
    is_year_assumed && !is_season && is_capitalised && leads
}

/// A month or season.
fn is_name(piece: &Piece<'_>) -> bool {
    piece.kind == Kind::Word && Edtf::from_words(piece.text, Some(2000)).is_some()
        || matches!(piece.text, "年" | "月" | "日")
        || piece.text.starts_with(['年', '月', '日', '년', '월', '일'])
        || matches!(piece.text, "تشرين" | "كانون")
}

fn is_season(piece: &Piece<'_>) -> bool {
    Edtf::from_words(piece.text, Some(2000)).is_some_and(|date| {
        let text = date.to_string();
        text.get(5..).is_some_and(|part| part.starts_with('2'))
    })
}

fn is_lead(piece: &Piece<'_>) -> bool {
    [
        "in", "since", "until", "till", "during", "by", "of", "early", "late", "mid", "last",
        "from", "before", "after", "year",
    ]
    .iter()
    .any(|word| piece.is_word(word))
}

/// "2023-10-13", "13.10.2023": the whole date is one run of digits and signs.
fn is_date_of_digits(span: &[Piece<'_>]) -> bool {
    let count = span.iter().filter(|it| it.kind == Kind::Number).count();
    let parts: usize = span
        .iter()
        .filter(|it| it.kind == Kind::Number)
        .map(|it| it.text.split('.').count())
        .sum();
    let is_decade = span.len() == 2 && span.last().is_some_and(|it| it.is_word("s"));
    let is_joined = span.windows(2).all(|two| match two {
        [one, other] => one.touches(other),
        _ => true,
    });
    is_decade || (is_joined && count >= 1 && parts >= 3)
}

/// "In 2023", "since 2014", "2019–2022", but not "1500–2000 troops".
fn are_years(all: &[Piece<'_>], start: usize, end: usize) -> bool {
    let Some(span) = all.get(start..end) else {
        return false;
    };
    let before = start.checked_sub(1).and_then(|at| all.get(at));
    let numbers: Vec<&Piece<'_>> = span.iter().filter(|it| it.kind == Kind::Number).collect();
    let is_decade = span.iter().any(|it| it.is_word("s"));
    let are_in_range = numbers
        .iter()
        .all(|it| it.text.len() == 4 && it.text.parse().is_ok_and(|year| YEARS.contains(&year)));
    if !are_in_range || is_decade {
        return is_decade;
    }
    let is_led =
        before.is_some_and(is_lead) || span.first().is_some_and(|it| it.kind == Kind::Word);
    let counts_something = all.get(end).is_some_and(|next| {
        const NO_NOUNS: &[&str] = &[
            "and", "or", "the", "a", "to", "in", "by", "as", "but", "when", "with", "at", "on",
        ];
        next.kind == Kind::Word && !NO_NOUNS.iter().any(|word| next.is_word(word))
    });
    match numbers.len() {
        1 => {
            let is_firm =
                before.is_some_and(|it| it.is_word("in")) || span.first().is_some_and(is_lead);
            is_led && (!counts_something || is_firm)
        }
        _ => !counts_something,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let all = dates_in(text, Some(2023));
        let lines: Vec<String> = all
            .iter()
            .map(|date| {
                let words: String = text
                    .chars()
                    .take(date.end as usize)
                    .skip(date.start as usize)
                    .collect();
                assert_eq!(words, date.when.wording);
                let mark = if date.is_year_assumed { "!" } else { "" };
                format!("{words} = {}{mark}", date.when.edtf)
            })
            .collect();
        lines.join("; ")
    }

    #[test]
    fn dates_in_sentences() {
        for (text, expected) in [
            (
                "The ship left on Sept. 7, 2023, and came back.",
                "Sept. 7, 2023 = 2023-09-07",
            ),
            (
                "Moved between 7 September and 1 October.",
                "between 7 September and 1 October = 2023-09-07/2023-10-01!",
            ),
            (
                "“From 1 September to 1 October 2023” — he said 5 May.",
                "From 1 September to 1 October 2023 = 2023-09-01/2023-10-01; 5 May = 2023-05-05!",
            ),
            (
                "On Friday, 13 October 2023 it came.",
                "Friday, 13 October 2023 = 2023-10-13",
            ),
            ("It happened in September.", "September = 2023-09!"),
            ("Since 2014 there were 300 ships.", "Since 2014 = 2014/.."),
            ("In 2023 nothing happened.", "2023 = 2023"),
            ("Filed 13.10.2023 by us.", "13.10.2023 = 2023-10-13"),
            ("Filed 2023-10-13.", "2023-10-13 = 2023-10-13"),
            (
                "It was early August 2023 then.",
                "early August 2023 = 2023-08~",
            ),
            ("In the 1990s it fell.", "1990s = 199X"),
            (
                "Він прибув 13 жовтня 2023 року.",
                "13 жовтня 2023 року = 2023-10-13",
            ),
            ("它于2023年9月7日离开。", "2023年9月7日 = 2023-09-07"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_date_is_left_alone() {
        for text in [
            "They may have sent 1500 containers.",
            "Between 1500 and 2000 troops came.",
            "The price may fall in spring.",
            "3/4/2023",
            "Version 1.2.3 of 10 items at 12:30",
            "It costs $2023.",
            "They march on.",
            "",
        ] {
            assert_eq!(shown(text), "", "{text}");
        }
    }
}

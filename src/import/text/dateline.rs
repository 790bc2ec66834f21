//! The words that stand before the first sentence of a report: place, date, agency.
//!
//! "KYIV, Ukraine (AP) —", "Washington, Oct. 13 (Reuters) -", "MOSCOW, October 13. /TASS/.", "Kyiv • UNN",
//! "2023-10-17 (Agency)". The agency is proposed as the outlet, a date that says its year as the day of publication.

use super::dates::find_date;
use crate::model::{Candidate, Edtf, FoundIn, MetaSlot};

/// Datelines are short, in bytes.
const LONGEST_BYTES: usize = 200;

/// A dateline at the start of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dateline<'a> {
    /// Its words, without the dash behind it.
    pub words: &'a str,
    /// The agency it names.
    pub agency: Option<&'a str>,
    /// The words that may hold its date.
    pub date_words: &'a str,
    /// The text behind it.
    pub rest: &'a str,
}

impl Dateline<'_> {
    /// What it says of the article. `year` is that of the day the text says it was published.
    pub(super) fn candidates(&self, year: Option<i16>) -> Vec<Candidate> {
        let candidate = |slot, value: String| Candidate {
            slot,
            value,
            found_in: FoundIn::Dateline,
            wording: self.words.to_owned(),
        };
        let date = self
            .date(year)
            .map(|date| candidate(MetaSlot::Published, date.to_string()));
        let agency = self
            .agency
            .map(|agency| candidate(MetaSlot::Outlet, agency.to_owned()));
        date.into_iter().chain(agency).collect()
    }

    fn date(&self, year: Option<i16>) -> Option<Edtf> {
        find_date(self.date_words, year).map(|found| found.date)
    }
}

/// The dateline that a line begins with.
pub(super) fn parse(line: &str) -> Option<Dateline<'_>> {
    let line = line.trim();
    let head = &line[..line.floor_char_boundary(LONGEST_BYTES)];
    in_brackets(line, head)
        .or_else(|| in_slashes(line, head))
        .or_else(|| with_bullet(line, head))
        .or_else(|| before_dash(line, head))
}

/// "KYIV, Ukraine (AP) — Text", "date 2023-10-17 (MENAFN) Text".
fn in_brackets<'a>(line: &'a str, head: &'a str) -> Option<Dateline<'a>> {
    let (before, rest) = head.split_once('(')?;
    let (agency, _) = rest.split_once(')')?;
    let end = before.len() + agency.len() + 2;
    let (place, date_words) = place_and_date(before);
    let has_date = !date_words.is_empty();
    let behind = line.get(end..)?.trim_start();
    let has_dash = behind.starts_with(['-', '–', '—', '―']) || behind.starts_with(". ");
    let is_known = is_agency(agency) || (is_name(agency) && (is_all_caps(place) || has_date));
    let is_place_fit = is_place(place) || (place.is_empty() && has_date);
    if !is_known || !is_place_fit || !(has_dash || (has_date && !behind.is_empty())) {
        return None;
    }
    Some(Dateline {
        words: line.get(..end)?,
        agency: Some(agency.trim()),
        date_words,
        rest: without_dash(behind),
    })
}

/// "MOSCOW, October 13. /TASS/. Text".
fn in_slashes<'a>(line: &'a str, head: &'a str) -> Option<Dateline<'a>> {
    let (before, rest) = head.split_once('/')?;
    let (agency, _) = rest.split_once('/')?;
    let end = before.len() + agency.len() + 2;
    let (place, date_words) = place_and_date(before.trim_end().trim_end_matches('.'));
    let behind = line.get(end..)?;
    let is_end = behind.is_empty() || behind.starts_with(['.', ' ', '-', '–', '—']);
    (is_place(place) && (is_agency(agency) || is_name(agency)) && is_end && agency.len() <= 30)
        .then(|| Dateline {
            words: line.get(..end).unwrap_or(line),
            agency: Some(agency.trim()),
            date_words,
            rest: without_dash(behind.trim_start_matches('.').trim_start()),
        })
}

/// "Kyiv • UNN", on a line of its own.
fn with_bullet<'a>(line: &'a str, head: &'a str) -> Option<Dateline<'a>> {
    const LONGEST_LINE_BYTES: usize = 80;
    let (place, agency) = head.split_once('•')?;
    let agency = agency.trim();
    let is_fit = line.len() <= LONGEST_LINE_BYTES
        && is_place(place.trim())
        && is_name(agency)
        && !agency.contains('•');
    is_fit.then_some(Dateline {
        words: line,
        agency: Some(agency),
        date_words: "",
        rest: "",
    })
}

/// "WASHINGTON — Text", "Kyiv, Oct. 13, 2023 — Text".
fn before_dash<'a>(line: &'a str, head: &'a str) -> Option<Dateline<'a>> {
    let dashes = ["—", " – ", " -- ", " - ", "―"];
    let (at, dash) = dashes
        .iter()
        .filter_map(|dash| head.find(dash).map(|at| (at, *dash)))
        .min_by_key(|(at, _)| *at)?;
    let before = line.get(..at)?.trim_end();
    let rest = line.get(at + dash.len()..)?.trim_start();
    let (place, date_words) = place_and_date(before);
    let has_date = !date_words.is_empty();
    let is_fit = is_place(place) && (is_all_caps(place) || has_date) && !rest.is_empty();
    is_fit.then_some(Dateline {
        words: before,
        agency: None,
        date_words,
        rest,
    })
}

fn without_dash(behind: &str) -> &str {
    behind
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '―' | '.'))
}

/// Divides "Washington, Oct. 13" before its date: the place ends before the last part with a date in it. "date" and the
/// like may stand before it.
fn place_and_date(words: &str) -> (&str, &str) {
    let words = words.trim().trim_end_matches(',');
    let words = ["date", "Date", "DATE"]
        .iter()
        .find_map(|label| {
            words
                .strip_prefix(label)
                .filter(|rest| rest.starts_with([' ', ':']))
        })
        .map_or(words, |rest| rest.trim_start_matches([' ', ':']));
    if let Some(found) = find_date(words, None) {
        let place = found.before.trim().trim_end_matches([',', '.', ':']);
        return (place, words.get(found.before.len()..).unwrap_or_default());
    }
    let mut at = 0;
    for part in words.split_inclusive(',') {
        if at > 0 && is_day(part.trim_matches([',', ' ', '.'])) {
            let (place, date) = words.split_at(at);
            return (place.trim().trim_end_matches(','), date.trim());
        }
        at += part.len();
    }
    (words, "")
}

/// A day of a month, without its year perhaps: "Oct. 13", "13 жовтня".
fn is_day(words: &str) -> bool {
    let tokens: Vec<&str> = words.split_whitespace().collect();
    let is_number = |token: &&str| {
        let digits = token.trim_end_matches(['.', 't', 'h', 's', 'n', 'd', 'r']);
        digits
            .parse::<u8>()
            .is_ok_and(|day| (1..=31).contains(&day))
    };
    let is_month =
        |token: &&str| token.starts_with(char::is_alphabetic) && token.chars().count() >= 3;
    (2..=3).contains(&tokens.len()) && tokens.iter().any(is_number) && tokens.iter().any(is_month)
}

/// One to six words that begin with capitals, such as "WASHINGTON, D.C." or "Frankfurt am Main".
fn is_place(words: &str) -> bool {
    const SMALL: &[&str] = &[
        "am", "an", "der", "de", "la", "le", "del", "of", "sur", "the", "and", "und", "on", "el",
        "al", "in",
    ];
    let count = words.split_whitespace().count();
    words.len() <= 60
        && (1..=6).contains(&count)
        && words.starts_with(|c: char| c.is_uppercase() || is_uncased(c))
        && words.split_whitespace().all(|word| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            SMALL.contains(&bare)
                || bare.starts_with(|c: char| c.is_uppercase() || is_uncased(c))
                    && !bare.contains(|c: char| c.is_numeric())
        })
}

/// A letter of a script without capitals.
fn is_uncased(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_lowercase() && !letter.is_uppercase()
}

fn is_all_caps(words: &str) -> bool {
    // "WASHINGTON, D.C." and "SEOUL, South Korea": the first word decides, and it has at least three letters.
    let first = words.split([' ', ',']).next().unwrap_or_default();
    first.chars().filter(|c| c.is_uppercase()).count() >= 3 && !first.contains(char::is_lowercase)
}

/// A name of one to four words that begins with a capital or is written in lower case as some agencies do.
fn is_name(words: &str) -> bool {
    let words = words.trim();
    words.len() <= 40
        && (1..=4).contains(&words.split_whitespace().count())
        && words.starts_with(|c: char| c.is_uppercase() || is_uncased(c))
        && !words.contains(|c: char| c.is_numeric() || matches!(c, ':' | ';' | '?' | '!'))
}

/// Whether a word is a news agency's name: a known one, or two to eight capitals.
fn is_agency(words: &str) -> bool {
    const KNOWN: &[&str] = &[
        "reuters",
        "xinhua",
        "yonhap",
        "bloomberg",
        "interfax",
        "interfax-ukraine",
        "ukrinform",
        "kyodo",
        "anadolu",
        "efe",
        "ansa",
        "sputnik",
        "dpa",
        "afp",
        "ap",
        "tass",
        "unn",
        "cnn",
        "bbc",
        "bernama",
        "antara",
        "pap",
        "itar-tass",
        "ria novosti",
        "associated press",
        "the associated press",
        "axios",
        "politico",
        "rfe/rl",
        "voa",
        "menafn",
        "anadolu agency",
        "mtv",
        "belta",
        "menewsagency",
        "petra",
        "spa",
        "wam",
        "irna",
        "ани",
        "тасс",
        "унн",
        "укрінформ",
        "укринформ",
        "интерфакс",
        "інтерфакс-україна",
        "рейтер",
    ];
    let words = words.trim();
    let is_initials =
        (2..=8).contains(&words.chars().count()) && words.chars().all(char::is_uppercase);
    is_initials || KNOWN.contains(&words.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Option<(&str, Option<&str>, &str)> {
        parse(line).map(|found| (found.words, found.agency, found.rest))
    }

    #[test]
    fn datelines_of_agencies() {
        for (line, words, agency) in [
            (
                "KYIV, Ukraine (AP) — A ship left.",
                "KYIV, Ukraine (AP)",
                Some("AP"),
            ),
            (
                "Washington (Reuters) - A ship left.",
                "Washington (Reuters)",
                Some("Reuters"),
            ),
            ("BERLIN (dpa) - A ship left.", "BERLIN (dpa)", Some("dpa")),
            (
                "SEOUL (The Harbour Post) -- A ship left.",
                "SEOUL (The Harbour Post)",
                Some("The Harbour Post"),
            ),
            (
                "MOSCOW, October 13. /TASS/. A ship left.",
                "MOSCOW, October 13. /TASS/",
                Some("TASS"),
            ),
            (
                "Washington, Oct. 13 (Reuters) - A ship left.",
                "Washington, Oct. 13 (Reuters)",
                Some("Reuters"),
            ),
            ("WASHINGTON — A ship left.", "WASHINGTON", None),
            ("WASHINGTON, D.C. — A ship left.", "WASHINGTON, D.C.", None),
            ("КИЇВ (УНН) — A ship left.", "КИЇВ (УНН)", Some("УНН")),
        ] {
            assert_eq!(
                parsed(line),
                Some((words, agency, "A ship left.")),
                "{line}"
            );
        }
        assert_eq!(parsed("Kyiv • UNN"), Some(("Kyiv • UNN", Some("UNN"), "")));
    }

    #[test]
    fn a_day_stands_in_some() {
        let found = parse("date 2023-10-17 (MENAFN) The ship left.").expect("dateline");
        assert_eq!(
            (found.agency, found.rest),
            (Some("MENAFN"), "The ship left.")
        );
        let values: Vec<_> = found
            .candidates(None)
            .into_iter()
            .map(|c| (c.slot, c.value))
            .collect();
        let expected = [
            (MetaSlot::Published, "2023-10-17".to_owned()),
            (MetaSlot::Outlet, "MENAFN".to_owned()),
        ];
        assert_eq!(values, expected);
        let found = parse("Kyiv, 2023-10-13 — The ship left.").expect("dateline");
        assert_eq!(
            (found.words, found.rest),
            ("Kyiv, 2023-10-13", "The ship left.")
        );
    }

    #[test]
    fn sentences_are_no_datelines() {
        for line in [
            "Kirby (left) - said that",
            "John Smith (Texas) — who left — came back",
            "The ship - a freighter - left the harbour",
            "Officials — some of them — said",
            "NATO's ships left - and came back (AP) once",
            "A ship left the harbour (AP) - in 2023",
            "War and peace / life and death / all",
            "",
            "—",
            "(AP)",
        ] {
            assert_eq!(parsed(line), None, "{line}");
        }
    }
}

//! What a text states of itself on lines of their own: when it was published and updated, and its address.

use super::byline;
use super::dates::{FoundDate, find_date, is_part_of_moment};
use super::lines::Line;
use crate::model::{Candidate, Edtf, FoundIn, MetaSlot};

/// Such lines are short, in bytes.
const LONGEST_BYTES: usize = 200;

const PUBLISHED: &[&str] = &[
    "published on",
    "published at",
    "published",
    "first published",
    "publication date",
    "posted on",
    "posted",
    "date published",
    "issued on",
    "date",
    "опубліковано",
    "дата публікації",
    "опубликовано",
    "дата публикации",
    "дата",
    "veröffentlicht am",
    "veröffentlicht",
    "erschienen am",
    "datum",
    "stand",
    "publié le",
    "publié",
    "date de publication",
    "publicado el",
    "publicado",
    "fecha",
    "نشر في",
    "تاريخ النشر",
];

const UPDATED: &[&str] = &[
    "last updated on",
    "last updated",
    "updated on",
    "updated at",
    "updated",
    "last modified",
    "modified",
    "оновлено",
    "обновлено",
    "aktualisiert am",
    "aktualisiert",
    "zuletzt aktualisiert",
    "mis à jour le",
    "mis à jour",
    "actualizado el",
    "actualizado",
    "آخر تحديث",
    "تحديث",
];

/// The dates that a line gives, if it is a line of dates: "Published 13 October 2023 | Updated: 14 October 2023".
pub(super) fn dates(line: &Line<'_>) -> Vec<Candidate> {
    if !line.is_within(LONGEST_BYTES) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for part in line
        .words()
        .split(['|', '•', '·'])
        .flat_map(split_at_updated)
    {
        let part = part.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ',' | ';')
        });
        let Some((slot, rest)) = labelled(part) else {
            continue;
        };
        let Some(date) = find_date(rest, None) else {
            continue;
        };
        if is_part_of_moment(date.before) && is_part_of_moment(date.after) {
            found.push(candidate(slot, &date, part));
        }
    }
    found
}

/// A line that is nothing but a day, with the time of day perhaps.
pub(super) fn bare_date(line: &Line<'_>) -> Option<Candidate> {
    const LONGEST_BARE_BYTES: usize = 90;
    if !line.is_within(LONGEST_BARE_BYTES) {
        return None;
    }
    let date = find_date(line.words(), None)?;
    let is_bare = is_part_of_moment(date.before) && is_part_of_moment(date.after);
    is_bare.then(|| candidate(MetaSlot::Published, &date, line.words()))
}

/// The day behind the names of a byline: "By Jane Doe, 11 March 2024".
pub(super) fn byline_date(line: &Line<'_>) -> Option<Candidate> {
    byline::parse(line.words())?;
    let date = find_date(line.words(), None)?;
    is_part_of_moment(date.after).then(|| Candidate {
        found_in: FoundIn::Byline,
        ..candidate(MetaSlot::Published, &date, line.words())
    })
}

/// The address on a line of its own, with or without "Source:" before it.
pub(super) fn address(line: &Line<'_>) -> Option<Candidate> {
    const LONGEST_URL_BYTES: usize = 2000;
    const LABELS: &[&str] = &[
        "source:",
        "url:",
        "link:",
        "original:",
        "retrieved from:",
        "retrieved from",
        "джерело:",
        "источник:",
        "quelle:",
        "lien:",
        "fuente:",
        "المصدر:",
    ];
    if !line.is_within(LONGEST_URL_BYTES) {
        return None;
    }
    let words = line.words();
    let word = words
        .split_whitespace()
        .last()?
        .trim_matches(['<', '>', '(', ')']);
    let before = words
        .get(..words.len() - words.split_whitespace().last()?.len())?
        .trim()
        .to_lowercase();
    if !(before.is_empty() || LABELS.contains(&before.as_str())) {
        return None;
    }
    if !(word.starts_with("https://") || word.starts_with("http://")) {
        return None;
    }
    let url = url::Url::parse(word).ok().filter(|url| url.has_host())?;
    let has_path = url.path() != "/" || url.query().is_some();
    (has_path || !before.is_empty()).then(|| Candidate {
        slot: MetaSlot::Url,
        value: word.to_owned(),
        found_in: FoundIn::PageText,
        wording: String::new(),
    })
}

fn candidate(slot: MetaSlot, date: &FoundDate<'_>, wording: &str) -> Candidate {
    Candidate {
        slot,
        value: date.date.to_string(),
        found_in: FoundIn::PageText,
        wording: wording.to_owned(),
    }
}

/// "Published …, updated …" has no bar between: divided before the second label.
fn split_at_updated(part: &str) -> Vec<&str> {
    let at = [
        "Updated",
        ", updated",
        "Last updated",
        "Оновлено",
        "Обновлено",
        "Aktualisiert",
        "Mis à jour",
        "mis à jour",
        "Actualizado",
    ]
    .iter()
    .filter_map(|label| part.find(label).filter(|at| *at > 0))
    .min();
    match at {
        Some(at) => vec![&part[..at], &part[at..]],
        None => vec![part],
    }
}

/// What a label before a date says the date is.
fn labelled(part: &str) -> Option<(MetaSlot, &str)> {
    let lower = part.to_lowercase();
    let fits = |labels: &[&'static str]| {
        labels
            .iter()
            .filter(|label| {
                lower
                    .strip_prefix(**label)
                    .is_some_and(|rest| rest.starts_with([' ', ':', '\u{a0}', ',']))
            })
            .map(|label| label.chars().count())
            .max()
    };
    let (slot, chars) = match (fits(UPDATED), fits(PUBLISHED)) {
        (Some(chars), _) => (MetaSlot::Modified, chars),
        (None, Some(chars)) => (MetaSlot::Published, chars),
        (None, None) => return None,
    };
    let at = part.char_indices().nth(chars).map(|(at, _)| at)?;
    Some((
        slot,
        part.get(at..)?
            .trim_start_matches([':', ' ', '\u{a0}', ',']),
    ))
}

/// The year of the day the text says it was published or updated.
pub(super) fn stated_year(candidates: &[Candidate]) -> Option<i16> {
    let date: Edtf = candidates
        .iter()
        .find(|candidate| matches!(candidate.slot, MetaSlot::Published | MetaSlot::Modified))?
        .value
        .parse()
        .ok()?;
    date.bounds().0.map(|day| day.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text::lines::lines;

    fn found(line: &str) -> Vec<(MetaSlot, String)> {
        let lines = lines(line);
        let line = &lines[0];
        dates(line)
            .into_iter()
            .chain(address(line))
            .chain(bare_date(line))
            .map(|c| {
                (
                    c.slot,
                    c.value.split('T').next().unwrap_or_default().to_owned(),
                )
            })
            .collect()
    }

    #[test]
    fn a_byline_may_end_with_its_day() {
        let day = |line: &str| byline_date(&lines(line)[0]).map(|c| (c.value, c.found_in));
        let expected = Some(("2024-03-11".to_owned(), FoundIn::Byline));
        assert_eq!(day("By Eva Holm, 11 March 2024"), expected);
        assert_eq!(day("By Eva Holm | March 11, 2024"), expected);
        assert_eq!(day("By Eva Holm"), None);
        assert_eq!(day("On 11 March 2024 Eva Holm left"), None);
    }

    #[test]
    fn dates_on_lines_of_their_own() {
        let published = |value: &str| (MetaSlot::Published, value.to_owned());
        let modified = |value: &str| (MetaSlot::Modified, value.to_owned());
        assert_eq!(
            found("Published: 2023-10-13 14:05 GMT"),
            [published("2023-10-13")]
        );
        assert_eq!(
            found("Published 2023-10-13 | Updated: 2023-10-14, 9:00 am"),
            [published("2023-10-13"), modified("2023-10-14")]
        );
        assert_eq!(
            found("Published on 2023-10-13, updated 2023-10-14"),
            [published("2023-10-13"), modified("2023-10-14")]
        );
        assert_eq!(found("Опубліковано: 2023-10-13"), [published("2023-10-13")]);
        assert_eq!(found("2023-10-13T14:05:00Z"), [published("2023-10-13")]);
        assert_eq!(
            found("Friday, 2023-10-13 at 14:05"),
            [published("2023-10-13")]
        );
    }

    #[test]
    fn sentences_with_dates_are_no_such_lines() {
        for line in [
            "Published data show 12 ships",
            "Date palms",
            "2023-10-13 the ship left",
            "Updated",
            "Published 2023 ships",
        ] {
            assert_eq!(found(line), [], "{line}");
        }
    }

    #[test]
    fn addresses() {
        let url = |value: &str| vec![(MetaSlot::Url, value.to_owned())];
        assert_eq!(
            found("https://example.org/a?b=1"),
            url("https://example.org/a?b=1")
        );
        assert_eq!(
            found("Source: <https://example.org/a>"),
            url("https://example.org/a")
        );
        assert_eq!(found("see https://example.org/a"), []);
        assert_eq!(found("https://example.org/"), []);
        assert_eq!(found("https://"), []);
    }
}

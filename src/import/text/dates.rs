//! A date among other words: "on Friday, October 13, 2023 at 3:15 PM".

use super::lines::is_blank;
use crate::model::Edtf;

/// A date found among words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundDate<'a> {
    /// The date as EDTF.
    pub date: Edtf,
    /// The words it stands for.
    pub words: &'a str,
    /// What is left of it.
    pub before: &'a str,
    /// What is right of it.
    pub after: &'a str,
}

/// The first date in some words that says its own year, or takes `year`: the longest words that give one day or month.
/// Looks at the first words only.
pub(super) fn find_date(words: &str, year: Option<i16>) -> Option<FoundDate<'_>> {
    const MOST_TOKENS: usize = 16;
    const LONGEST_DATE_TOKENS: usize = 6;
    let tokens: Vec<(usize, usize)> = tokens(words).take(MOST_TOKENS).collect();
    for first in 0..tokens.len() {
        let longest = (tokens.len() - first).min(LONGEST_DATE_TOKENS);
        for count in (1..=longest).rev() {
            let (Some(start), Some(end)) = (tokens.get(first), tokens.get(first + count - 1))
            else {
                continue;
            };
            let (Some(part), Some(before), Some(after)) = (
                words.get(start.0..end.1),
                words.get(..start.0),
                words.get(end.1..),
            ) else {
                continue;
            };
            let part_bare = part.trim_matches(|c: char| {
                is_blank(c) || matches!(c, ',' | '.' | ';' | ':' | '|' | '(' | ')' | '/')
            });
            if let Some(date) = one_day(part_bare, year) {
                return Some(FoundDate {
                    date,
                    words: part_bare,
                    before,
                    after,
                });
            }
        }
    }
    None
}

/// Words apart, each with what sticks to it.
fn tokens(words: &str) -> impl Iterator<Item = (usize, usize)> {
    words
        .split(char::is_whitespace)
        .filter(|token| !token.is_empty())
        .scan(0usize, move |from, token| {
            let start = *from + words.get(*from..)?.find(token)?;
            *from = start + token.len();
            Some((start, *from))
        })
}

/// A date of one day or month. A bare number is no date: a year alone says too little, and "1,000" is none.
fn one_day(words: &str, year: Option<i16>) -> Option<Edtf> {
    let has_digit =
        words.bytes().any(|byte| byte.is_ascii_digit()) || words.chars().any(char::is_numeric);
    let is_bare_number = words
        .chars()
        .all(|c| c.is_numeric() || matches!(c, ',' | '.'));
    let looks_like_ordinal_date = is_bare_number && words.matches('.').count() == 2;
    if !has_digit || (is_bare_number && !looks_like_ordinal_date) {
        return None;
    }
    let date = Edtf::from_words(words, year)?;
    (!date.is_interval()).then_some(date)
}

/// Whether words beside a date only say more of the moment: the time of day, the weekday, the zone.
pub(super) fn is_part_of_moment(words: &str) -> bool {
    const PARTS: &[&str] = &[
        "at", "on", "am", "pm", "a.m", "p.m", "gmt", "utc", "et", "est", "edt", "ct", "pt", "pst",
        "pdt", "bst", "cet", "cest", "eet", "eest", "msk", "kst", "jst", "ist", "h", "uhr", "um",
        "à", "o", "clock", "o'clock", "hrs", "year", "г", "года", "р", "року", "в", "о", "ут",
        "time", "local", "date", "дата", "datum",
    ];
    let is_clock = |token: &str| {
        token.starts_with(|c: char| c.is_ascii_digit())
            && token.len() <= 8
            && token.chars().all(|c| {
                c.is_ascii_digit()
                    || matches!(
                        c,
                        ':' | '.' | 'h' | 'a' | 'p' | 'm' | 'A' | 'P' | 'M' | 'T' | 'Z'
                    )
            })
            && (token.len() <= 2 || token.contains([':', '.', 'h', 'm', 'M']))
    };
    words
        .split(|c: char| {
            c.is_whitespace()
                || matches!(c, ',' | '|' | '•' | '·' | '-' | '–' | '—' | '(' | ')' | ';')
        })
        .map(|token| token.trim_matches('.').trim_end_matches(':'))
        .filter(|token| !token.is_empty())
        .all(|token| {
            let lower = token.to_lowercase();
            is_clock(token) || PARTS.contains(&lower.as_str()) || is_weekday(&lower)
        })
}

/// Whether a word, in lower case, names a day of the week.
pub(super) fn is_weekday(lower: &str) -> bool {
    const WEEKDAYS: &[&str] = &[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "понеділок",
        "вівторок",
        "середа",
        "четвер",
        "п'ятниця",
        "п’ятниця",
        "субота",
        "неділя",
        "понедельник",
        "вторник",
        "среда",
        "четверг",
        "пятница",
        "суббота",
        "воскресенье",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "lunes",
        "martes",
        "miércoles",
        "jueves",
        "viernes",
        "sábado",
        "domingo",
    ];
    WEEKDAYS.contains(&lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str) -> Option<(String, &str)> {
        find_date(words, None).map(|found| (found.date.to_string(), found.words))
    }

    #[test]
    fn dates_among_words() {
        assert_eq!(
            found("2023-10-13, he said"),
            Some(("2023-10-13".into(), "2023-10-13"))
        );
        assert_eq!(
            found("at 2023-10-13T14:05:00Z."),
            Some(("2023-10-13T14:05:00Z".into(), "2023-10-13T14:05:00Z"))
        );
        assert_eq!(found("1,000 containers"), None);
        assert_eq!(found("2023"), None);
        assert_eq!(found("2023-09-07/2023-10-01"), None);
        assert_eq!(found(""), None);
    }

    #[test]
    fn what_belongs_to_a_moment() {
        for words in [
            "",
            ", 14:05 GMT",
            "Friday, at 3:15 p.m. ET",
            "- 22:15",
            "10:15PM",
        ] {
            assert!(is_part_of_moment(words), "{words}");
        }
        for words in ["ships left", "1000", "• 35201"] {
            assert!(!is_part_of_moment(words), "{words}");
        }
    }
}

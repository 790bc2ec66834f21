//! Dates in the words of a report: "7 September", "Oct. 13, 2023", "between 7 Sept and 1 Oct".
//!
//! English first; months, seasons and small words of Ukrainian, Russian, German, French, Spanish, Polish, Arabic, Chinese,
//! Japanese and Korean too. What the words leave open stays open: a date whose numbers can be read in two ways, or that
//! lacks a year, gives nothing.

mod clock;
mod cursor;
mod names;
mod said;
#[cfg(test)]
mod tests;
mod tokens;

use super::Edtf;
use cursor::Cursor;
use names::Role;
use said::{Precision, Said};

impl Edtf {
    /// The date these words give, or the text itself where it is EDTF. `year` is the year of a date that does not say its
    /// own; without one, such words give nothing. Never guesses what the words do not say.
    pub fn from_words(words: &str, year: Option<i16>) -> Option<Self> {
        let words = words.trim();
        if let Ok(date) = words.parse() {
            return Some(date);
        }
        let tokens = tokens::tokens(words)?;
        let year = year.and_then(|year| u32::try_from(year).ok());
        interval_or_date(Cursor::new(&tokens), year)?.parse().ok()
    }

    /// Whether a date may begin with this word: a month, a season, a day of the week, "since", "early", "about" and their
    /// like. Small words that say nothing of their own ("on", "the") are none.
    pub fn is_word_of_dates(word: &str) -> bool {
        let Some(tokens) = tokens::tokens(word) else {
            return false;
        };
        let cursor = Cursor::new(&tokens);
        let Some(word) = cursor.word(0) else {
            return false;
        };
        let roles = [
            Role::Weekday,
            Role::About,
            Role::PartOf,
            Role::Since,
            Role::Until,
            Role::From,
            Role::Between,
        ];
        names::month(word).is_some()
            || names::season(word).is_some()
            || word == "up"
            || matches!(word, "تشرين" | "كانون")
            || roles.into_iter().any(|role| names::can(word, role))
    }
}

/// The words that lead a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    Nothing,
    Since,
    Until,
    From,
    Between,
}

fn interval_or_date(mut cursor: Cursor<'_>, year: Option<u32>) -> Option<String> {
    let lead = take_lead(&mut cursor);
    let mut first = Said::take(&mut cursor)?;
    let second = if take_separator(&mut cursor, lead) {
        Some(Said::take(&mut cursor)?)
    } else {
        None
    };
    take_tail(&mut cursor);
    if !cursor.is_at_end() {
        return None;
    }
    let Some(mut second) = second else {
        first.year = first.year.or(year).filter(|_| first.decade.is_none());
        return one_date(&first, lead);
    };
    if matches!(lead, Lead::Since | Lead::Until) {
        return None;
    }
    share(&mut first, &mut second, year)?;
    let (start, end) = (first.edtf(Precision::Day)?, second.edtf(Precision::Day)?);
    Some(format!("{start}/{end}"))
}

fn one_date(said: &Said, lead: Lead) -> Option<String> {
    match lead {
        Lead::Nothing => said.edtf(Precision::Time),
        Lead::Since => Some(format!("{}/..", said.edtf(Precision::Day)?)),
        Lead::Until => Some(format!("../{}", said.edtf(Precision::Day)?)),
        // "From 1 September": it ended some time, and the words do not say when.
        Lead::From => Some(format!("{}/", said.edtf(Precision::Day)?)),
        Lead::Between => None,
    }
}

/// Each end takes from the other what it does not say itself.
fn share(first: &mut Said, second: &mut Said, year: Option<u32>) -> Option<()> {
    if first.lacks_month() {
        first.month = second.month;
    } else if second.lacks_month() {
        second.month = first.month;
    }
    let given = [first.year, second.year];
    let is_turned = |first: &Said, second: &Said| match (first.month, second.month) {
        (Some(start), Some(end)) => (start, first.day) > (end, second.day) && start != end,
        _ => false,
    };
    let turns = is_turned(first, second);
    match given {
        [None, Some(end)] if first.decade.is_none() => {
            // "28 December – 3 January 2024" begins in the year before: any other reading ends before it begins.
            first.year = Some(if turns { end.checked_sub(1)? } else { end });
        }
        [Some(start), None] if second.decade.is_none() => {
            second.year = Some(if turns { start + 1 } else { start });
        }
        [None, None] if first.decade.is_none() && second.decade.is_none() => {
            // Which of two years the assumed one is, nobody said.
            if turns {
                return None;
            }
            (first.year, second.year) = (year, year);
        }
        _ => {}
    }
    Some(())
}

fn take_lead(cursor: &mut Cursor<'_>) -> Lead {
    skip_opening(cursor);
    let mut ahead = *cursor;
    let (lead, mut rest) = if ahead.take(Role::Since) {
        (Lead::Since, ahead)
    } else if ahead.take_word(&["up"]) && (ahead.take(Role::Until) || ahead.take(Role::To)) {
        (Lead::Until, ahead)
    } else if cursor.can(Role::Until) {
        let mut rest = *cursor;
        rest.take(Role::Until);
        rest.take_word(&["zum", "el", "le", "au"]);
        (Lead::Until, rest)
    } else if cursor.can(Role::Between) {
        let mut rest = *cursor;
        rest.take(Role::Between);
        (Lead::Between, rest)
    } else if cursor.can(Role::From) {
        let mut rest = *cursor;
        rest.take(Role::From);
        (Lead::From, rest)
    } else {
        return Lead::Nothing;
    };
    skip_opening(&mut rest);
    *cursor = rest;
    lead
}

fn skip_opening(cursor: &mut Cursor<'_>) {
    while ["(", "[", "\u{201c}", "\""]
        .iter()
        .any(|sign| sign.chars().all(|sign| cursor.is_sign(0, sign)))
    {
        cursor.skip(1);
    }
}

/// The word or dash between two dates.
fn take_separator(cursor: &mut Cursor<'_>, lead: Lead) -> bool {
    if lead == Lead::Between && cursor.take(Role::And) {
        return true;
    }
    if cursor.is_dash(0) {
        cursor.skip(1);
        return true;
    }
    if cursor.take(Role::To) {
        cursor.take_word(&["zum", "to", "el", "le"]);
        return true;
    }
    false
}

/// What may stand behind a date without saying anything.
fn take_tail(cursor: &mut Cursor<'_>) {
    while cursor.take(Role::Closing)
        || [',', '.', ')', ']', ';', ':', '\u{201d}', '"', '。', '、']
            .into_iter()
            .any(|sign| cursor.take_sign(sign))
    {}
}

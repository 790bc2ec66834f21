//! One date: what its words say, and what they leave open.

use super::clock::{Clock, take_clock};
use super::cursor::Cursor;
use super::names::{self, Role};

/// What the words of one date say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub year: Option<u32>,
    pub month: Option<u8>,
    pub day: Option<u32>,
    /// 21 spring to 24 winter.
    pub season: Option<u8>,
    /// The decade's first year.
    pub decade: Option<u32>,
    pub clock: Option<Clock>,
    pub is_about: bool,
    /// "early", "mid", "late".
    pub is_part_of: bool,
    pub is_uncertain: bool,
}

impl Said {
    /// Takes a date, as far as one stands here.
    pub(super) fn take(cursor: &mut Cursor<'_>) -> Option<Self> {
        let mut said = Self::default();
        while said.take_one(cursor) {}
        said.is_uncertain = cursor.take_sign('?');
        said.is_something().then_some(said)
    }

    const fn is_something(&self) -> bool {
        self.year.is_some()
            || self.month.is_some()
            || self.day.is_some()
            || self.season.is_some()
            || self.decade.is_some()
    }

    /// Whether the day is said, but not of which month.
    pub(super) const fn lacks_month(&self) -> bool {
        self.day.is_some() && self.month.is_none()
    }

    /// In EDTF; `None` while something is missing.
    pub(super) fn edtf(&self, precision: Precision) -> Option<String> {
        if self.is_part_of && self.day.is_some() {
            return None;
        }
        let mark = match (self.is_about || self.is_part_of, self.is_uncertain) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => "",
        };
        if let Some(decade) = self.decade {
            return Some(format!("{:03}X{mark}", decade / 10));
        }
        let year = self.year?;
        let date = match (self.month, self.day, self.season) {
            (None, None, Some(season)) => format!("{year:04}-{season}"),
            (Some(month), Some(day), None) => format!("{year:04}-{month:02}-{day:02}"),
            (Some(month), None, None) => format!("{year:04}-{month:02}"),
            (None, None, None) => format!("{year:04}"),
            _ => return None,
        };
        match (&self.clock, precision) {
            (Some(_), _) if self.day.is_none() => None,
            (Some(Clock::At(time)), Precision::Time) if mark.is_empty() => {
                Some(format!("{date}T{time}"))
            }
            _ => Some(format!("{date}{mark}")),
        }
    }

    /// Takes one more word or number that belongs to the date.
    fn take_one(&mut self, cursor: &mut Cursor<'_>) -> bool {
        self.take_digits(cursor)
            || self.take_time(cursor)
            || self.take_number(cursor)
            || self.take_name(cursor)
            || self.take_small_word(cursor)
    }

    /// A date of digits alone: 2023-10-13, 13.10.2023, 13/10/2023, 2023-10.
    fn take_digits(&mut self, cursor: &mut Cursor<'_>) -> bool {
        if self.is_something() {
            return false;
        }
        let Some((first, first_digits)) = cursor.number(0) else {
            return false;
        };
        let same = |ahead: usize| match separator(cursor, 1) {
            Some(one) => separator(cursor, ahead) == Some(one),
            None => false,
        };
        let Some((second, second_digits @ (1 | 2))) = cursor.number(2) else {
            return false;
        };
        if !cursor.is_glued(1) || !cursor.is_glued(2) {
            return false;
        }
        let third = cursor
            .number(4)
            .filter(|_| same(3) && cursor.is_glued(3) && cursor.is_glued(4));
        let taken = match (separator(cursor, 1), first_digits, third) {
            (Some(_), 4, Some((third, 1 | 2))) => (Some((first, second, third)), 5),
            (Some('.'), 1 | 2, Some((third, 4))) => (Some((third, second, first)), 5),
            (Some(_), 1 | 2, Some((third, 4))) => (day_and_month(first, second, third), 5),
            (Some('-'), 4, None) if second_digits == 2 && (1..=12).contains(&second) => {
                self.year = Some(first);
                self.month = u8::try_from(second).ok();
                cursor.skip(3);
                return true;
            }
            (Some('.'), 1 | 2, None) if cursor.is_sign(3, '.') && cursor.is_glued(3) => {
                // "13.10.": the point behind tells it from a number.
                (Some((0, second, first)), 4)
            }
            _ => return false,
        };
        let Some((year, month, day)) = taken.0 else {
            return false;
        };
        let Some(month) = u8::try_from(month).ok().filter(|it| (1..=12).contains(it)) else {
            return false;
        };
        self.year = (year > 0).then_some(year);
        (self.month, self.day) = (Some(month), Some(day));
        cursor.skip(taken.1);
        true
    }

    fn take_time(&mut self, cursor: &mut Cursor<'_>) -> bool {
        if self.clock.is_none() {
            self.clock = take_clock(cursor);
            return self.clock.is_some();
        }
        false
    }

    fn take_number(&mut self, cursor: &mut Cursor<'_>) -> bool {
        let Some((value, digits)) = cursor.number(0) else {
            return false;
        };
        match (cursor.word(1).filter(|_| cursor.is_glued(1)), digits) {
            (Some("年" | "년"), 4) if self.year.is_none() => self.year = Some(value),
            (Some("月" | "월"), 1 | 2) if self.month.is_none() && (1..=12).contains(&value) => {
                self.month = u8::try_from(value).ok();
            }
            (Some("日" | "号" | "號" | "일"), 1 | 2) if self.is_day(value) => {
                self.day = Some(value)
            }
            (_, 4) => return self.take_year(cursor, value),
            (_, 1 | 2) if self.is_day(value) && self.decade.is_none() => {
                self.day = Some(value);
                cursor.skip(1);
                take_ordinal_ending(cursor);
                return true;
            }
            _ => return false,
        }
        cursor.skip(2);
        true
    }

    fn is_day(&self, value: u32) -> bool {
        self.day.is_none() && self.season.is_none() && (1..=31).contains(&value)
    }

    /// A year, or a decade such as "1990s". "The 2000s" may be ten years or a hundred: that is not taken.
    fn take_year(&mut self, cursor: &mut Cursor<'_>, value: u32) -> bool {
        if self.year.is_some() || self.decade.is_some() {
            return false;
        }
        let mut ahead = *cursor;
        ahead.skip(1);
        let is_joined = ahead.is_glued(0)
            && (ahead.take_sign('\'') || ahead.take_sign('\u{2019}') || skip_dash(&mut ahead));
        let ends_plural =
            ahead.is_glued(0) && ahead.take_word(&["s", "er", "х", "ті", "е", "ые", "их"]);
        if ends_plural {
            if !value.is_multiple_of(10) || value.is_multiple_of(100) {
                return false;
            }
            self.decade = Some(value);
            *cursor = ahead;
            return true;
        }
        if is_joined && ahead.word(0).is_some() && ahead.is_glued(0) {
            return false;
        }
        self.year = Some(value);
        cursor.skip(1);
        true
    }

    fn take_name(&mut self, cursor: &mut Cursor<'_>) -> bool {
        let Some(word) = cursor.word(0) else {
            return false;
        };
        if self.month.is_none() && self.season.is_none() {
            let two = cursor
                .word(1)
                .and_then(|second| names::month_of_two(word, second));
            if let Some(month) = two.or_else(|| names::month(word)) {
                self.month = Some(month);
                cursor.skip(1 + usize::from(two.is_some()));
                cursor.take_sign('.');
                return true;
            }
            if let Some(season) = names::season(word)
                && self.day.is_none()
            {
                self.season = Some(season);
                cursor.skip(1);
                return true;
            }
        }
        false
    }

    fn take_small_word(&mut self, cursor: &mut Cursor<'_>) -> bool {
        if !self.is_something() && (cursor.take(Role::About) || take_tilde(cursor)) {
            self.is_about = true;
            cursor.take_sign('.');
            return true;
        }
        if cursor.take(Role::PartOf) {
            self.is_part_of = true;
            skip_dash(cursor);
            return true;
        }
        if cursor.take(Role::Weekday) || cursor.take(Role::Filler) {
            // "Fri.", "l'été".
            let _ = cursor.take_sign('.') || cursor.take_sign('\'') || cursor.take_sign('\u{2019}');
            return true;
        }
        cursor.take_sign(',')
    }
}

/// How exact a date may be where it stands: the ends of an interval have no time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Precision {
    Day,
    Time,
}

fn separator(cursor: &Cursor<'_>, ahead: usize) -> Option<char> {
    if cursor.is_dash(ahead) {
        return Some('-');
    }
    ['.', '/']
        .into_iter()
        .find(|sign| cursor.is_sign(ahead, *sign))
}

/// Day and month in the order that the numbers leave open; none where both orders give a date, and not the same one.
fn day_and_month(first: u32, second: u32, year: u32) -> Option<(u32, u32, u32)> {
    match (first <= 12, second <= 12) {
        (true, true) if first == second => Some((year, first, second)),
        (false, true) => Some((year, second, first)),
        (true, false) => Some((year, first, second)),
        _ => None,
    }
}

/// "7th", "1er", "7.", "7-го".
fn take_ordinal_ending(cursor: &mut Cursor<'_>) {
    const ENDINGS: &[&str] = &["st", "nd", "rd", "th", "er", "e", "º", "го", "е", "те"];
    if !cursor.is_glued(0) {
        return;
    }
    let mut ahead = *cursor;
    skip_dash(&mut ahead);
    if ahead.is_glued(0) && ahead.take_word(ENDINGS) {
        *cursor = ahead;
    } else {
        cursor.take_sign('.');
    }
}

fn skip_dash(cursor: &mut Cursor<'_>) -> bool {
    let is_dash = cursor.is_dash(0);
    cursor.skip(usize::from(is_dash));
    is_dash
}

/// A wave in front of a number means "about".
fn take_tilde(cursor: &mut Cursor<'_>) -> bool {
    cursor.take_sign('\u{2248}') || (cursor.number(1).is_some() && skip_dash(cursor))
}

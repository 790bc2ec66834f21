//! Text to date.

use super::edtf::{Edtf, EdtfError, End, Shape};
use super::point::{Point, Qualifier, Value, calendar_day};
use jiff::civil::Date;
use std::str::FromStr;

/// No date of level 0 or 1 with a year of up to 18 digits is longer, in bytes.
const LONGEST_TEXT: usize = 64;
/// How much of a wrong text an error repeats, in characters.
const SHOWN_CHARS: usize = 40;
/// How many digits a year after `Y` may have: all such years fit 64 bits.
const LONG_YEAR_DIGITS: usize = 18;

const FORMS: &str = "write it such as 2023, 2023-09, 2023-09-07, 2023-09~ or 2023-09-07/2023-10-01";
const NO_SUCH_MONTH: &str =
    "after the year comes a month 01 to 12, a season 21 to 24, or XX where it is not known";
const NO_SUCH_DAY: &str = "that month does not have this day";
const UNKNOWN_DIGITS: &str =
    "X stands for the last digits only, as in 201X, 20XX, 2004-XX, 1985-04-XX or 1985-XX-XX";
const LONG_YEAR: &str =
    "after Y comes a year of 5 to 18 digits that does not start with 0, such as Y17000 or Y-17000";
const NO_YEAR: &str = "the year 0 has no minus: write 0000";
const WRONG_TIME: &str = "a time reads such as 2023-09-07T14:30:00, with Z or +02:00 behind it";
const TIME_IN_INTERVAL: &str = "the ends of an interval are dates without a time of day";
const MARKED_TIME: &str = "a date with a time of day takes no ?, ~ or %";
const ONE_SLASH: &str = "an interval has one slash, such as 2023-09-07/2023-10-01";
const NO_END_KNOWN: &str = "an interval needs a date at one end at least";
const BACKWARDS: &str = "the end of an interval is not before its start";
const TOO_LONG: &str = "no date is this long";

type Parsed<T> = Result<T, &'static str>;

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        parse(text).map_err(|expected| EdtfError {
            found: shortened(text),
            expected,
        })
    }
}

/// The start of a text, with an ellipsis where it goes on and control characters escaped.
fn shortened(text: &str) -> String {
    let mut shown = String::new();
    for character in text.chars().take(SHOWN_CHARS) {
        if character.is_control() {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    if text.chars().nth(SHOWN_CHARS).is_some() {
        shown.push('…');
    }
    shown
}

fn parse(text: &str) -> Parsed<Edtf> {
    if text.len() > LONGEST_TEXT {
        return Err(TOO_LONG);
    }
    if !text.is_ascii() {
        return Err(FORMS);
    }
    let shape = match text.split_once('/') {
        None => Shape::Point(point(text)?),
        Some((_, end)) if end.contains('/') => return Err(ONE_SLASH),
        Some((start, end)) => interval(start, end)?,
    };
    Ok(Edtf { shape })
}

fn interval(start: &str, end: &str) -> Parsed<Shape> {
    let (start, end) = (interval_end(start)?, interval_end(end)?);
    match (start.point(), end.point()) {
        (None, None) => Err(NO_END_KNOWN),
        (Some(first), Some(last)) if last.value.latest() < first.value.earliest() => Err(BACKWARDS),
        _ => Ok(Shape::Interval(start, end)),
    }
}

fn interval_end(text: &str) -> Parsed<End> {
    match text {
        "" => Ok(End::Unknown),
        ".." => Ok(End::Open),
        text => match point(text)? {
            Point {
                value: Value::Moment(..),
                ..
            } => Err(TIME_IN_INTERVAL),
            point => Ok(End::At(point)),
        },
    }
}

fn point(text: &str) -> Parsed<Point> {
    let mark = text.chars().next_back().and_then(Qualifier::from_mark);
    let bare = match mark {
        Some(_) => text.get(..text.len() - 1).unwrap_or(""),
        None => text,
    };
    let value = value(bare)?;
    match (mark, &value) {
        (Some(_), Value::Moment(..)) => Err(MARKED_TIME),
        (mark, _) => Ok(Point {
            value,
            qualifier: mark.unwrap_or(Qualifier::Plain),
        }),
    }
}

fn value(text: &str) -> Parsed<Value> {
    if let Some(year) = text.strip_prefix('Y') {
        return long_year(year).map(Value::LongYear);
    }
    if let Some((date, time)) = text.split_once('T') {
        return moment(date, time);
    }
    let (sign, unsigned) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let mut parts = unsigned.split('-');
    let (year, month, day) = (parts.next().unwrap_or(""), parts.next(), parts.next());
    if parts.next().is_some() {
        return Err(FORMS);
    }
    let Some(month) = month else {
        return year_alone(sign, year);
    };
    let year = four_digits(sign, year)?;
    match day {
        None => month_or_season(year, month),
        Some(day) => day_of(year, month, day),
    }
}

fn long_year(text: &str) -> Parsed<i64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let fits = (5..=LONG_YEAR_DIGITS).contains(&digits.len());
    if !fits || digits.starts_with('0') || !is_number(digits) {
        return Err(LONG_YEAR);
    }
    digits
        .parse::<i64>()
        .map(|year| sign * year)
        .map_err(|_| LONG_YEAR)
}

fn year_alone(sign: i16, text: &str) -> Parsed<Value> {
    let known = text.trim_end_matches('X');
    let open_digits = match text.len() - known.len() {
        0 => return four_digits(sign, text).map(Value::Year),
        1 => 1,
        2 => 2,
        _ => return Err(UNKNOWN_DIGITS),
    };
    if text.len() != 4 || !is_number(known) {
        return Err(UNKNOWN_DIGITS);
    }
    Ok(Value::Years {
        negative: sign < 0,
        leading: known.parse().map_err(|_| FORMS)?,
        open_digits,
    })
}

fn four_digits(sign: i16, text: &str) -> Parsed<i16> {
    if text.len() != 4 || !is_number(text) {
        let has_open_digits = text.ends_with('X');
        return Err(if has_open_digits {
            UNKNOWN_DIGITS
        } else {
            FORMS
        });
    }
    match text.parse::<i16>() {
        Ok(0) if sign < 0 => Err(NO_YEAR),
        Ok(year) => Ok(sign * year),
        Err(_) => Err(FORMS),
    }
}

fn month_or_season(year: i16, text: &str) -> Parsed<Value> {
    if text == "XX" {
        return Ok(Value::SomeMonth(year));
    }
    match two_digits(text)? {
        month @ 1..=12 => Ok(Value::Month(year, month)),
        season @ 21..=24 => Ok(Value::Season(year, season)),
        _ => Err(NO_SUCH_MONTH),
    }
}

fn day_of(year: i16, month: &str, day: &str) -> Parsed<Value> {
    if (month, day) == ("XX", "XX") {
        return Ok(Value::SomeDayOfYear(year));
    }
    let month = match two_digits(month)? {
        month @ 1..=12 => month,
        _ => return Err(NO_SUCH_MONTH),
    };
    if day == "XX" {
        return Ok(Value::SomeDayOfMonth(year, month));
    }
    let day = two_digits(day)?;
    calendar_day(i64::from(year), month, day)
        .map(Value::Day)
        .ok_or(NO_SUCH_DAY)
}

fn moment(date: &str, time: &str) -> Parsed<Value> {
    let date: Date = match value(date)? {
        Value::Day(date) => date,
        _ => return Err(WRONG_TIME),
    };
    if is_time(time) {
        Ok(Value::Moment(date, time.into()))
    } else {
        Err(WRONG_TIME)
    }
}

/// Whether the text is `hh:mm:ss`, with nothing, `Z`, `±hh` or `±hh:mm` behind it. 24:00:00 ends a day; a leap second is
/// taken at 23:59:60 or where the zone moves it to.
fn is_time(text: &str) -> bool {
    let Some((clock, zone)) = text.split_at_checked(8) else {
        return false;
    };
    let parts: Vec<Option<u8>> = clock.split(':').map(|part| two_digits(part).ok()).collect();
    let clock_is_right = match parts.as_slice() {
        [Some(24), Some(0), Some(0)] => true,
        [Some(hour), Some(minute), Some(second)] => *hour < 24 && *minute < 60 && *second <= 60,
        _ => false,
    };
    clock_is_right && is_zone(zone)
}

fn is_zone(text: &str) -> bool {
    if matches!(text, "" | "Z") {
        return true;
    }
    let Some(shift) = text.strip_prefix(['+', '-']) else {
        return false;
    };
    let (hours, minutes) = shift.split_once(':').unwrap_or((shift, "00"));
    matches!(
        (two_digits(hours), two_digits(minutes)),
        (Ok(0..=23), Ok(0..=59))
    )
}

fn two_digits(text: &str) -> Parsed<u8> {
    if text.len() != 2 || !is_number(text) {
        return Err(if text.contains('X') {
            UNKNOWN_DIGITS
        } else {
            FORMS
        });
    }
    text.parse().map_err(|_| FORMS)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

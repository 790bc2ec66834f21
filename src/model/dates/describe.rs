//! Dates as an English reader would write them.

use super::edtf::{Edtf, End, Shape};
use super::point::{Point, Qualifier, Value};
use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

impl Edtf {
    /// As a reader would write it: `7 Sep – 1 Oct 2023`, `about Aug 2023`, `before 1 Oct 2023`, `Sep 2023 (uncertain)`.
    pub fn describe(&self) -> String {
        match &self.shape {
            Shape::Point(point) => qualified(point),
            Shape::Interval(start, end) => interval(start, end),
        }
    }
}

fn interval(start: &End, end: &End) -> String {
    match (start, end) {
        (End::At(start), End::At(end)) => between(start, end),
        (End::Open, End::At(end)) => format!("before {}", qualified(end)),
        (_, End::At(end)) => format!("until {} (start unknown)", qualified(end)),
        (End::At(start), End::Open) => format!("since {}", qualified(start)),
        (End::At(start), _) => format!("from {} (end unknown)", qualified(start)),
        _ => "at an unknown time".to_owned(),
    }
}

fn between(start: &Point, end: &Point) -> String {
    if (start.qualifier, end.qualifier) != (Qualifier::Plain, Qualifier::Plain) {
        return format!("from {} to {}", qualified(start), qualified(end));
    }
    match (&start.value, &end.value) {
        (first, last) if first == last => plain(first),
        (Value::Day(first), Value::Day(last)) => days(*first, *last),
        (Value::Month(year, first), Value::Month(end_year, _)) if year == end_year => {
            format!("{} – {}", month_name(*first), plain(&end.value))
        }
        (Value::Year(first), Value::Year(last)) if *first > 0 => format!("{first}–{last}"),
        (first, last) => format!("{} – {}", plain(first), plain(last)),
    }
}

/// Two days, saying what they share only once.
fn days(first: Date, last: Date) -> String {
    let end = plain(&Value::Day(last));
    if (first.year(), first.month()) == (last.year(), last.month()) {
        return format!("{}–{end}", first.day());
    }
    if first.year() == last.year() {
        let month = month_name(first.month().unsigned_abs());
        return format!("{} {month} – {end}", first.day());
    }
    format!("{} – {end}", plain(&Value::Day(first)))
}

fn qualified(point: &Point) -> String {
    let plain = plain(&point.value);
    match point.qualifier {
        Qualifier::Plain => plain,
        Qualifier::Uncertain => format!("{plain} (uncertain)"),
        Qualifier::Approximate => format!("about {plain}"),
        Qualifier::Both => format!("about {plain} (uncertain)"),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Year(year) => year_name(i64::from(*year)),
        Value::LongYear(year) => year_name(*year),
        Value::Years {
            negative,
            leading,
            open_digits,
        } => years_name(*negative, i64::from(*leading), *open_digits),
        Value::Month(year, month) => month_of_year(*month, *year),
        Value::Season(year, season) => {
            let name = match season {
                21 => "spring",
                22 => "summer",
                23 => "autumn",
                _ => "winter",
            };
            format!("{name} {}", year_name(i64::from(*year)))
        }
        Value::Day(date) => day_name(*date),
        Value::SomeMonth(year) => format!("some month of {}", year_name(i64::from(*year))),
        Value::SomeDayOfMonth(year, month) => {
            format!("some day in {}", month_of_year(*month, *year))
        }
        Value::SomeDayOfYear(year) => format!("some day in {}", year_name(i64::from(*year))),
        Value::Moment(date, time) => format!("{}, {}", day_name(*date), time_name(time)),
    }
}

fn day_name(date: Date) -> String {
    let month = month_of_year(date.month().unsigned_abs(), date.year());
    format!("{} {month}", date.day())
}

fn month_of_year(month: u8, year: i16) -> String {
    format!("{} {}", month_name(month), year_name(i64::from(year)))
}

fn month_name(month: u8) -> &'static str {
    usize::from(month)
        .checked_sub(1)
        .and_then(|index| MONTHS.get(index))
        .copied()
        .unwrap_or("?")
}

/// Years up to 0 count backwards from 1 BC, which is the standard's year 0.
fn year_name(year: i64) -> String {
    if year <= 0 {
        format!("{} BC", 1 - year)
    } else {
        year.to_string()
    }
}

fn years_name(negative: bool, leading: i64, open_digits: u8) -> String {
    match (negative, open_digits) {
        (false, 1) => format!("{}s", leading * 10),
        (false, _) => format!("some year {}–{}", leading * 100, leading * 100 + 99),
        (true, digits) => {
            let span = if digits == 1 { 10 } else { 100 };
            let (near, far) = (leading * span + 1, leading * span + span);
            format!("some year {far}–{near} BC")
        }
    }
}

/// `23:20:30 UTC`, `23:20:30 UTC+02:00`; seconds are left out where they are zero.
fn time_name(time: &str) -> String {
    let (clock, zone) = time.split_at_checked(8).unwrap_or((time, ""));
    let clock = clock.strip_suffix(":00").unwrap_or(clock);
    match zone {
        "" => clock.to_owned(),
        "Z" => format!("{clock} UTC"),
        shift => format!("{clock} UTC{}", shift.replace('-', "−")),
    }
}

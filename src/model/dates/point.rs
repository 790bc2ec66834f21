//! One date of EDTF, at whatever precision: a year, a month, a day, a season, with digits left open.

use jiff::civil::Date;
use std::fmt;

/// Year, month, day: for comparing dates of which the year may be beyond what a calendar type holds.
pub(super) type DayKey = (i64, u8, u8);

/// How sure the date is (EDTF level 1, qualification of a date).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Qualifier {
    /// No mark.
    Plain,
    /// `?`: the source may be wrong.
    Uncertain,
    /// `~`: about this date.
    Approximate,
    /// `%`: both.
    Both,
}

impl Qualifier {
    /// The mark at the end of the date.
    pub(super) const fn mark(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Uncertain => "?",
            Self::Approximate => "~",
            Self::Both => "%",
        }
    }

    /// The qualifier with this mark.
    pub(super) const fn from_mark(mark: char) -> Option<Self> {
        match mark {
            '?' => Some(Self::Uncertain),
            '~' => Some(Self::Approximate),
            '%' => Some(Self::Both),
            _ => None,
        }
    }

    /// Whether the source may be wrong.
    pub(super) const fn is_uncertain(self) -> bool {
        matches!(self, Self::Uncertain | Self::Both)
    }

    /// Whether the date is meant roughly.
    pub(super) const fn is_approximate(self) -> bool {
        matches!(self, Self::Approximate | Self::Both)
    }
}

/// What a date says, without its qualifier. All years are astronomical: year 0 is 1 BC.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Value {
    /// `2023`, `-0044`.
    Year(i16),
    /// `Y170000002`: a year of more than four digits.
    LongYear(i64),
    /// `201X`, `20XX`: the last one or two digits are open.
    Years {
        /// Whether a minus stands before the year.
        negative: bool,
        /// The digits that are given, as a number.
        leading: i16,
        /// How many digits are open: 1 or 2.
        open_digits: u8,
    },
    /// `2023-09`.
    Month(i16, u8),
    /// `2001-21` to `2001-24`: spring, summer, autumn, winter.
    Season(i16, u8),
    /// `2023-09-07`.
    Day(Date),
    /// `2004-XX`.
    SomeMonth(i16),
    /// `1985-04-XX`.
    SomeDayOfMonth(i16, u8),
    /// `1985-XX-XX`.
    SomeDayOfYear(i16),
    /// `1985-04-12T23:20:30Z`; the text is what follows the `T`.
    Moment(Date, Box<str>),
}

impl Value {
    /// The first and the last year it may mean.
    fn years(&self) -> (i64, i64) {
        match self {
            Self::Year(year)
            | Self::Month(year, _)
            | Self::Season(year, _)
            | Self::SomeMonth(year)
            | Self::SomeDayOfMonth(year, _)
            | Self::SomeDayOfYear(year) => (i64::from(*year), i64::from(*year)),
            Self::LongYear(year) => (*year, *year),
            Self::Day(date) | Self::Moment(date, _) => {
                (i64::from(date.year()), i64::from(date.year()))
            }
            Self::Years {
                negative,
                leading,
                open_digits,
            } => {
                let span = if *open_digits == 1 { 10 } else { 100 };
                let low = i64::from(*leading) * span;
                let high = low + span - 1;
                if *negative {
                    (-high, -low)
                } else {
                    (low, high)
                }
            }
        }
    }

    /// The first day it may mean. The standard does not say where on Earth a season is: it may mean any day of its year.
    pub(super) fn earliest(&self) -> DayKey {
        let (year, _) = self.years();
        match self {
            Self::Day(date) | Self::Moment(date, _) => key_of(*date),
            Self::Month(_, month) | Self::SomeDayOfMonth(_, month) => (year, *month, 1),
            _ => (year, 1, 1),
        }
    }

    /// The last day it may mean.
    pub(super) fn latest(&self) -> DayKey {
        let (_, year) = self.years();
        match self {
            Self::Day(date) | Self::Moment(date, _) => key_of(*date),
            Self::Month(short_year, month) | Self::SomeDayOfMonth(short_year, month) => {
                (year, *month, days_in_month(*short_year, *month))
            }
            _ => (year, 12, 31),
        }
    }
}

/// The key of a day of the calendar.
fn key_of(date: Date) -> DayKey {
    (
        i64::from(date.year()),
        date.month().unsigned_abs(),
        date.day().unsigned_abs(),
    )
}

/// How many days the month has; 31 for a month that does not exist.
fn days_in_month(year: i16, month: u8) -> u8 {
    calendar_day(i64::from(year), month, 1).map_or(31, |first| first.days_in_month().unsigned_abs())
}

/// The day of the calendar; `None` where there is no such day or the year is beyond −9999 to 9999.
pub(super) fn calendar_day(year: i64, month: u8, day: u8) -> Option<Date> {
    let year = i16::try_from(year).ok()?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// One date with its qualifier.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Point {
    pub(super) value: Value,
    pub(super) qualifier: Qualifier,
}

/// Writes a year in at least four digits, the minus in front.
struct FourDigits(i16);

impl fmt::Display for FourDigits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}", self.0.unsigned_abs())
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => FourDigits(*year).fmt(f),
            Self::LongYear(year) => write!(f, "Y{year}"),
            Self::Years {
                negative,
                leading,
                open_digits,
            } => {
                let sign = if *negative { "-" } else { "" };
                let (open, width) = if *open_digits == 1 {
                    ("X", 3)
                } else {
                    ("XX", 2)
                };
                write!(f, "{sign}{leading:0width$}{open}")
            }
            Self::Month(year, part) | Self::Season(year, part) => {
                write!(f, "{}-{part:02}", FourDigits(*year))
            }
            Self::Day(date) => write_day(*date, f),
            Self::SomeMonth(year) => write!(f, "{}-XX", FourDigits(*year)),
            Self::SomeDayOfMonth(year, month) => write!(f, "{}-{month:02}-XX", FourDigits(*year)),
            Self::SomeDayOfYear(year) => write!(f, "{}-XX-XX", FourDigits(*year)),
            Self::Moment(date, time) => {
                write_day(*date, f)?;
                write!(f, "T{time}")
            }
        }
    }
}

/// Writes `2023-09-07`. The calendar type's own form is not used: it writes years before 0 with six digits.
fn write_day(date: Date, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let year = FourDigits(date.year());
    write!(f, "{year}-{:02}-{:02}", date.month(), date.day())
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.value, self.qualifier.mark())
    }
}

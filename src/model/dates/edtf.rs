//! The date itself: one point in time or an interval.

use super::point::{DayKey, Point, Qualifier, Value, calendar_day};
use crate::model::ids::TextVisitor;
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;

/// A date, period or interval in EDTF.
///
/// Ordered by the first day it may mean, then by the last, then by its text. A start that is open or unknown comes first,
/// such an end last.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Edtf {
    pub(super) shape: Shape,
}

/// A text is not EDTF.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a date that EDTF level 0 or 1 can say: \"{found}\" ({expected})")]
pub struct EdtfError {
    /// What stood there, cut to a readable length.
    pub found: String,
    /// What would have been right.
    pub expected: &'static str,
}

/// One date or two ends.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Shape {
    Point(Point),
    Interval(End, End),
}

/// One end of an interval.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum End {
    /// `..`: there is no bound.
    Open,
    /// Nothing written: there is a bound, but nobody knows it.
    Unknown,
    /// A date.
    At(Point),
}

impl End {
    pub(super) const fn point(&self) -> Option<&Point> {
        match self {
            Self::At(point) => Some(point),
            Self::Open | Self::Unknown => None,
        }
    }
}

impl Edtf {
    /// A day of the calendar, year −9999 to 9999; `None` where there is no such day.
    pub fn day(year: i16, month: u8, day: u8) -> Option<Self> {
        calendar_day(i64::from(year), month, day).map(Self::from)
    }

    /// A month, 1 to 12; `None` where there is no such month.
    pub fn month(year: i16, month: u8) -> Option<Self> {
        calendar_day(i64::from(year), month, 1)?;
        Some(Self::plain(Value::Month(year, month)))
    }

    /// A year, −9999 to 9999; `None` beyond.
    pub fn year(year: i16) -> Option<Self> {
        calendar_day(i64::from(year), 1, 1)?;
        Some(Self::plain(Value::Year(year)))
    }

    fn plain(value: Value) -> Self {
        Self {
            shape: Shape::Point(Point {
                value,
                qualifier: Qualifier::Plain,
            }),
        }
    }

    /// The first and last day it may mean; `None` at an open or unknown end and beyond the years −9999 to 9999.
    ///
    /// A qualifier does not widen the bounds. A season may mean any day of its year, since it may be a season of either
    /// half of the Earth.
    pub fn bounds(&self) -> (Option<Date>, Option<Date>) {
        let date = |key: Option<DayKey>| key.and_then(|(y, m, d)| calendar_day(y, m, d));
        (date(self.earliest()), date(self.latest()))
    }

    /// The same without the time of day, for where there is little room.
    pub fn to_days(&self) -> Self {
        let days = |point: &Point| match &point.value {
            Value::Moment(day, _) => Point {
                value: Value::Day(*day),
                qualifier: point.qualifier,
            },
            _ => point.clone(),
        };
        let shape = match &self.shape {
            Shape::Point(point) => Shape::Point(days(point)),
            interval @ Shape::Interval(..) => interval.clone(),
        };
        Self { shape }
    }

    /// Whether it is an interval, with two ends.
    pub fn is_interval(&self) -> bool {
        matches!(self.shape, Shape::Interval(..))
    }

    /// Whether the date, or an end of the interval, is marked as uncertain (`?` or `%`).
    pub fn is_uncertain(&self) -> bool {
        self.points().any(|point| point.qualifier.is_uncertain())
    }

    /// Whether the date, or an end of the interval, is marked as approximate (`~` or `%`).
    pub fn is_approximate(&self) -> bool {
        self.points().any(|point| point.qualifier.is_approximate())
    }

    fn points(&self) -> impl Iterator<Item = &Point> {
        let (first, second) = match &self.shape {
            Shape::Point(point) => (Some(point), None),
            Shape::Interval(start, end) => (start.point(), end.point()),
        };
        first.into_iter().chain(second)
    }

    pub(super) fn earliest(&self) -> Option<DayKey> {
        match &self.shape {
            Shape::Point(point) => Some(point.value.earliest()),
            Shape::Interval(start, _) => start.point().map(|point| point.value.earliest()),
        }
    }

    pub(super) fn latest(&self) -> Option<DayKey> {
        match &self.shape {
            Shape::Point(point) => Some(point.value.latest()),
            Shape::Interval(_, end) => end.point().map(|point| point.value.latest()),
        }
    }
}

impl From<Date> for Edtf {
    fn from(date: Date) -> Self {
        Self::plain(Value::Day(date))
    }
}

impl Ord for Edtf {
    fn cmp(&self, other: &Self) -> Ordering {
        let latest = |date: &Self| date.latest().unwrap_or((i64::MAX, 12, 31));
        self.earliest()
            .cmp(&other.earliest())
            .then_with(|| latest(self).cmp(&latest(other)))
            .then_with(|| {
                if self == other {
                    Ordering::Equal
                } else {
                    self.to_string().cmp(&other.to_string())
                }
            })
    }
}

impl PartialOrd for Edtf {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
            Self::At(point) => point.fmt(f),
        }
    }
}

impl fmt::Display for Edtf {
    /// The date in EDTF, exactly as it was parsed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.shape {
            Shape::Point(point) => point.fmt(f),
            Shape::Interval(start, end) => write!(f, "{start}/{end}"),
        }
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(TextVisitor::<Self>(std::marker::PhantomData))
    }
}

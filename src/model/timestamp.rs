//! A moment, in Coordinated Universal Time.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A moment to the second, written as RFC 3339 has it: `2026-03-01T12:00:00Z`. The core has no clock: moments are
/// handed in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(jiff::Timestamp);

impl Timestamp {
    /// The moment so many seconds after the start of 1970; a number outside the years −9999 to 9999 becomes that start.
    pub fn from_unix_secs(secs: i64) -> Self {
        Self(jiff::Timestamp::from_second(secs).unwrap_or(jiff::Timestamp::UNIX_EPOCH))
    }

    /// Seconds since the start of 1970.
    pub fn unix_secs(self) -> i64 {
        self.0.as_second()
    }

    /// The day and the minute, for the eye: `2026-03-01 12:00 UTC`.
    pub fn describe(self) -> String {
        self.0.strftime("%Y-%m-%d %H:%M UTC").to_string()
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.0}", self.0)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text is not a moment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected a moment such as 2026-03-01T12:00:00Z")]
pub struct TimestampError;

impl FromStr for Timestamp {
    type Err = TimestampError;

    fn from_str(text: &str) -> Result<Self, TimestampError> {
        let moment: jiff::Timestamp = text.parse().map_err(|_| TimestampError)?;
        Ok(Self::from_unix_secs(moment.as_second()))
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(super::ids::TextVisitor::<Self>(std::marker::PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_go_through_text() {
        let moment = Timestamp::from_unix_secs(1_697_200_000);
        assert_eq!(moment.to_string(), "2023-10-13T12:26:40Z");
        assert_eq!("2023-10-13T12:26:40Z".parse(), Ok(moment));
        assert_eq!("2023-10-13T14:26:40.7+02:00".parse(), Ok(moment));
        assert_eq!(moment.describe(), "2023-10-13 12:26 UTC");
        assert!("2023-10-13".parse::<Timestamp>().is_err());
        assert_eq!(Timestamp::from_unix_secs(i64::MAX).unix_secs(), 0);
    }
}

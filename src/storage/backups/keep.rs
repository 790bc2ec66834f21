//! Which backups stay.

use super::name::Named;
use crate::model::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Seconds of a day.
const DAY_SECS: i64 = 86_400;

/// How many backups stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Keep {
    /// The last so many, whatever day they are of. At least one stays.
    pub number: u32,
    /// Of each of the last so many days the last one.
    pub days: u32,
}

impl Default for Keep {
    fn default() -> Self {
        Self {
            number: 10,
            days: 14,
        }
    }
}

impl Keep {
    /// Of all backups of a case those that may go. One of an older format stays for good: it is the only one that an
    /// older version of the program can read.
    pub(super) fn superfluous(self, all: &[Named], now: Timestamp) -> Vec<Named> {
        let mut newest_first = all.to_vec();
        newest_first.sort_unstable();
        newest_first.reverse();
        let last = newest_first.len().min(self.number.max(1) as usize);
        let today = day_of(now);
        let mut days_seen = BTreeSet::new();
        let may_go = |(at, named): &(usize, Named)| {
            let age_days = today - day_of(named.made);
            let is_last_of_day = days_seen.insert(day_of(named.made));
            let is_of_kept_day = is_last_of_day && age_days < i64::from(self.days);
            *at >= last && !is_of_kept_day && named.older_format.is_none()
        };
        let numbered = newest_first.into_iter().enumerate();
        numbered.filter(may_go).map(|(_, named)| named).collect()
    }
}

/// The number of the day since 1970, in Coordinated Universal Time.
pub(super) fn day_of(moment: Timestamp) -> i64 {
    moment.unix_secs().div_euclid(DAY_SECS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn made(secs: i64) -> Named {
        Named {
            made: Timestamp::from_unix_secs(secs),
            number: 1,
            older_format: None,
        }
    }

    #[test]
    fn the_last_ten_stay_and_one_of_each_of_fourteen_days() {
        let noon = 20_000 * DAY_SECS + DAY_SECS / 2;
        // Three a day for thirty days, two hours apart.
        let all: Vec<Named> = (0..30)
            .flat_map(|day| [0, 2, 4].map(|hours| made(noon - day * DAY_SECS - hours * 3600)))
            .collect();
        let gone = Keep::default().superfluous(&all, Timestamp::from_unix_secs(noon));
        let kept: Vec<&Named> = all.iter().filter(|named| !gone.contains(named)).collect();
        // Ten of the first four days; the last one of each of the days after.
        assert_eq!(kept.len(), 10 + 10);
        let oldest = kept.iter().map(|named| named.made).min();
        let oldest_wanted = Timestamp::from_unix_secs(noon - 13 * DAY_SECS);
        assert_eq!(oldest, Some(oldest_wanted));
    }

    #[test]
    fn an_older_format_stays_for_good() {
        let old = Named {
            older_format: Some(2),
            ..made(0)
        };
        let all: Vec<Named> = (0..40).map(|at| made(at * 60)).chain([old]).collect();
        let now = Timestamp::from_unix_secs(400 * DAY_SECS);
        let keep = Keep { number: 0, days: 0 };
        let gone = keep.superfluous(&all, now);
        assert_eq!(gone.len(), 39);
        assert!(!gone.contains(&old) && !gone.contains(&made(39 * 60)));
    }

    proptest! {
        #[test]
        fn never_more_goes_than_may(
            times in prop::collection::btree_set(0i64..60 * DAY_SECS, 0..60),
            number in 0u32..20,
            days in 0u32..20,
        ) {
            let all: Vec<Named> = times.iter().map(|secs| made(*secs)).collect();
            let now = Timestamp::from_unix_secs(60 * DAY_SECS);
            let keep = Keep { number, days };
            let gone = keep.superfluous(&all, now);
            let kept = all.len() - gone.len();
            prop_assert!(kept >= all.len().min(number.max(1) as usize));
            prop_assert!(kept <= (number.max(1) + days) as usize);
            // What stays would stay if it were asked again.
            let rest: Vec<Named> = all.iter().filter(|it| !gone.contains(it)).copied().collect();
            prop_assert_eq!(keep.superfluous(&rest, now), vec![]);
        }
    }
}

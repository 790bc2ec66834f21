//! A time of day behind or before a date.

use super::cursor::Cursor;
use std::fmt::Write as _;

/// What the words say of the time of day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Clock {
    /// A time as EDTF writes it, such as `14:05:00Z`.
    At(String),
    /// A time that EDTF cannot say exactly: an hour without minutes, a zone of which several have the name.
    Vague,
}

/// Zones whose name means one shift only, each with its sign in EDTF.
const ZONES: [(&[&str], &str); 6] = [
    (&["gmt", "utc", "z"], "Z"),
    (&["cet", "mez"], "+01:00"),
    (&["cest", "mesz", "eet"], "+02:00"),
    (&["eest", "msk", "мск"], "+03:00"),
    (&["jst", "kst"], "+09:00"),
    (&["hkt"], "+08:00"),
];
/// Names of zones that differ from country to country, and words for "here".
const VAGUE_ZONES: &[&str] = &[
    "local", "time", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "pst", "pdt", "pt",
    "bst", "ist", "uhr",
];

/// Takes a time of day, if one stands here.
pub(super) fn take_clock(cursor: &mut Cursor<'_>) -> Option<Clock> {
    let (hour, _) = cursor.number(0).filter(|(_, digits)| *digits <= 2)?;
    if !cursor.is_sign(1, ':') {
        return take_bare_hour(cursor, hour);
    }
    let (minute, _) = cursor.number(2).filter(|(_, digits)| *digits == 2)?;
    let mut ahead = *cursor;
    ahead.skip(3);
    let mut second = 0;
    if ahead.is_sign(0, ':')
        && let Some((value, 2)) = ahead.number(1)
    {
        second = value;
        ahead.skip(2);
    }
    let hour = match take_half(&mut ahead) {
        Some(half) => in_24_hours(hour, half)?,
        None => hour,
    };
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let zone = take_zone(&mut ahead);
    *cursor = ahead;
    Some(match zone {
        Zone::Shift(shift) => Clock::At(format!("{hour:02}:{minute:02}:{second:02}{shift}")),
        Zone::Vague => Clock::Vague,
    })
}

/// "2 pm".
fn take_bare_hour(cursor: &mut Cursor<'_>, hour: u32) -> Option<Clock> {
    let mut ahead = *cursor;
    ahead.skip(1);
    let half = take_half(&mut ahead)?;
    in_24_hours(hour, half)?;
    take_zone(&mut ahead);
    *cursor = ahead;
    Some(Clock::Vague)
}

#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

/// "am", "p.m.".
fn take_half(cursor: &mut Cursor<'_>) -> Option<Half> {
    let half = match cursor.word(0)? {
        "am" => (Half::Morning, 1),
        "pm" => (Half::Afternoon, 1),
        word @ ("a" | "p") if cursor.is_sign(1, '.') && cursor.word(2) == Some("m") => {
            let half = if word == "a" {
                Half::Morning
            } else {
                Half::Afternoon
            };
            (half, 3)
        }
        _ => return None,
    };
    cursor.skip(half.1);
    cursor.take_sign('.');
    Some(half.0)
}

const fn in_24_hours(hour: u32, half: Half) -> Option<u32> {
    match (hour, half) {
        (12, Half::Morning) => Some(0),
        (12, Half::Afternoon) => Some(12),
        (1..=11, Half::Morning) => Some(hour),
        (1..=11, Half::Afternoon) => Some(hour + 12),
        _ => None,
    }
}

enum Zone {
    Shift(String),
    Vague,
}

fn take_zone(cursor: &mut Cursor<'_>) -> Zone {
    let mut is_vague = false;
    while cursor.take_word(VAGUE_ZONES) {
        is_vague = true;
    }
    if is_vague {
        return Zone::Vague;
    }
    let named = ZONES
        .iter()
        .find(|(names, _)| cursor.word(0).is_some_and(|word| names.contains(&word)));
    let Some((_, sign)) = named else {
        return Zone::Shift(take_shift(cursor).unwrap_or_default());
    };
    cursor.skip(1);
    match take_shift(cursor) {
        Some(shift) if *sign == "Z" => Zone::Shift(shift),
        Some(_) => Zone::Vague,
        None => Zone::Shift((*sign).to_owned()),
    }
}

/// "+2", "+02:00", "-0530", right behind what stands before.
fn take_shift(cursor: &mut Cursor<'_>) -> Option<String> {
    let sign = match (cursor.is_sign(0, '+'), cursor.is_dash(0)) {
        _ if !cursor.is_glued(0) || !cursor.is_glued(1) => return None,
        (true, _) => '+',
        (_, true) => '-',
        _ => return None,
    };
    let (value, digits) = cursor.number(1)?;
    let (hours, minutes) = match (digits, cursor.is_sign(2, ':'), cursor.number(3)) {
        (1 | 2, true, Some((minutes, 2))) => {
            cursor.skip(2);
            (value, minutes)
        }
        (1 | 2, ..) => (value, 0),
        (4, ..) => (value / 100, value % 100),
        _ => return None,
    };
    if hours > 14 || minutes > 59 {
        return None;
    }
    cursor.skip(2);
    let mut shift = String::new();
    // Writing to a string cannot fail.
    let _ = write!(shift, "{sign}{hours:02}:{minutes:02}");
    Some(shift)
}

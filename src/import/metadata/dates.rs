//! Dates in the many ways pages write them, as EDTF.

use crate::model::{Edtf, Timestamp};

/// The date these words state, as EDTF; `None` if they state none, or one that only stands for "none".
///
/// Understands ISO 8601 in its variants, RFC 2822, seconds since 1970, and words. A time of day keeps its offset, loses its
/// fraction of a second, and is left out where it cannot be one.
pub(in crate::import) fn date_from(words: &str) -> Option<String> {
    const LONGEST_WORDS_BYTES: usize = 200;
    let words = words.trim();
    if words.is_empty() || words.len() > LONGEST_WORDS_BYTES {
        return None;
    }
    let date = iso(words)
        .or_else(|| rfc2822(words))
        .or_else(|| unix(words))
        .or_else(|| in_words(words))?;
    (!is_filler(&date)).then_some(date)
}

/// Values that systems write where they know no date.
fn is_filler(date: &str) -> bool {
    date.starts_with('0') || date.starts_with('-') || date.starts_with("1970-01-01T00:00")
}

fn valid(text: String) -> Option<String> {
    text.parse::<Edtf>().ok().map(|_| text)
}

/// Two digits at a place.
fn two(bytes: &[u8], at: usize) -> Option<&str> {
    let digits = bytes.get(at..at + 2)?;
    digits
        .iter()
        .all(u8::is_ascii_digit)
        .then(|| std::str::from_utf8(digits).ok())
        .flatten()
}

fn iso(words: &str) -> Option<String> {
    let bytes = words.as_bytes();
    let century = two(bytes, 0)?;
    let year = two(bytes, 2)?;
    let separator = *bytes.get(4)?;
    let (month, day, rest) = if matches!(separator, b'-' | b'/' | b'.') {
        let month = two(bytes, 5)?;
        if bytes.len() == 7 {
            return valid(format!("{century}{year}-{month}"));
        }
        if bytes.get(7) != Some(&separator) {
            return None;
        }
        (month, two(bytes, 8)?, words.get(10..)?)
    } else {
        let is_date = bytes.len() == 8 || bytes.get(8) == Some(&b'T');
        if !is_date {
            return None;
        }
        (two(bytes, 4)?, two(bytes, 6)?, words.get(8..)?)
    };
    let day = valid(format!("{century}{year}-{month}-{day}"))?;
    Some(with_time(day, rest))
}

/// The date with the time of day behind it, if there is one.
fn with_time(day: String, rest: &str) -> String {
    let rest = rest.trim_start_matches(['T', 't', ',']).trim_start();
    time_of(rest)
        .and_then(|time| valid(format!("{day}T{time}")))
        .unwrap_or(day)
}

/// A time of day at the start of a text, with its offset: `14:30`, `14:30:05.123+0200`, `1430Z`, `2:30 PM`.
fn time_of(text: &str) -> Option<String> {
    let text = &text.replace(['\u{202f}', '\u{a0}'], " ");
    let padded;
    let text = if text.as_bytes().get(1) == Some(&b':') {
        padded = format!("0{text}");
        &padded
    } else {
        text
    };
    let bytes = text.as_bytes();
    let hour: u8 = two(bytes, 0)?.parse().ok()?;
    let has_colon = bytes.get(2) == Some(&b':');
    let minute = two(bytes, if has_colon { 3 } else { 2 })?;
    let mut at = if has_colon { 5 } else { 4 };
    let mut second = "00";
    let second_at = if has_colon { at + 1 } else { at };
    if (!has_colon || bytes.get(at) == Some(&b':'))
        && let Some(found) = two(bytes, second_at)
    {
        second = found;
        at = second_at + 2;
    }
    let mut rest = text.get(at..)?;
    if rest.starts_with(['.', ',']) {
        rest = rest[1..].trim_start_matches(|c: char| c.is_ascii_digit());
    }
    let rest = rest.trim_start();
    let lower = rest.to_ascii_lowercase();
    let (hour, rest) = match lower.as_bytes() {
        [b'p', b'm', ..] if hour < 12 => (hour + 12, &rest[2..]),
        [b'a', b'm', ..] if hour == 12 => (0, &rest[2..]),
        [b'a' | b'p', b'm', ..] => (hour, &rest[2..]),
        _ => (hour, rest),
    };
    Some(format!(
        "{hour:02}:{minute}:{second}{}",
        zone_of(rest.trim_start())
    ))
}

/// An offset at the start of a text. Only names that RFC 2822 knows are taken for one: others mean several.
fn zone_of(text: &str) -> String {
    let bytes = text.as_bytes();
    let word: String = text
        .chars()
        .take_while(char::is_ascii_alphabetic)
        .collect::<String>()
        .to_ascii_uppercase();
    let named = match word.as_str() {
        "Z" | "UTC" | "GMT" | "UT"
            if !bytes
                .get(word.len())
                .is_some_and(|b| matches!(b, b'+' | b'-')) =>
        {
            "Z"
        }
        "EDT" => "-04:00",
        "EST" | "CDT" => "-05:00",
        "CST" | "MDT" => "-06:00",
        "MST" | "PDT" => "-07:00",
        "PST" => "-08:00",
        _ => "",
    };
    if !named.is_empty() {
        return named.to_owned();
    }
    let text = text.trim_start_matches("GMT").trim_start_matches("UTC");
    let sign = match text.chars().next() {
        Some('+') => '+',
        Some('-' | '−') => '-',
        _ => return String::new(),
    };
    let digits: String = text
        .chars()
        .skip(1)
        .take_while(|c| c.is_ascii_digit() || *c == ':')
        .filter(char::is_ascii_digit)
        .collect();
    match digits.len() {
        2 => format!("{sign}{digits}:00"),
        4 => format!("{sign}{}:{}", &digits[..2], &digits[2..]),
        _ => String::new(),
    }
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// `Fri, 13 Oct 2023 12:26:40 +0200`; the weekday may be missing.
fn rfc2822(words: &str) -> Option<String> {
    let rest = match words.split_once(',') {
        Some((weekday, rest)) if weekday.chars().all(char::is_alphabetic) => rest,
        _ => words,
    };
    let mut parts = rest.split_whitespace();
    let day: u8 = parts.next()?.parse().ok()?;
    let name = parts.next()?.to_ascii_lowercase();
    let month = MONTHS
        .iter()
        .position(|month| name.get(..3) == Some(*month))?
        + 1;
    let is_month = name.len() == 3 || name.bytes().all(|b| b.is_ascii_alphabetic());
    let year: u16 = parts.next()?.parse().ok()?;
    // RFC 2822 §4.3: years of two digits.
    let year = match year {
        0..50 => year + 2000,
        50..1000 => year + 1900,
        _ => year,
    };
    let time: Vec<&str> = parts.collect();
    if !is_month || time.is_empty() {
        return None;
    }
    let day = valid(format!("{year:04}-{month:02}-{day:02}"))?;
    Some(with_time(day, &time.join(" ")))
}

/// Seconds or thousandths of seconds since 1970, of the years 2001 to 2286.
fn unix(words: &str) -> Option<String> {
    if !words.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i64 = words.parse().ok()?;
    let secs = match words.len() {
        10 => number,
        13 => number / 1000,
        _ => return None,
    };
    valid(Timestamp::from_unix_secs(secs).to_string())
}

/// A date in words, perhaps behind a label and before a time of day.
fn in_words(words: &str) -> Option<String> {
    const LABELS: [&str; 22] = [
        "first published on",
        "first published",
        "published on",
        "published at",
        "published",
        "posted on",
        "posted",
        "updated on",
        "last updated on",
        "last updated",
        "updated",
        "last modified",
        "date",
        "on",
        "veröffentlicht am",
        "stand",
        "publié le",
        "mis à jour le",
        "publicado el",
        "опубліковано",
        "опубликовано",
        "نشر في",
    ];
    let plain = words.to_lowercase();
    let unlabelled = LABELS
        .iter()
        .filter(|label| plain.starts_with(**label))
        .max_by_key(|label| label.len())
        .and_then(|label| words.char_indices().nth(label.chars().count()))
        .map_or(words, |(at, _)| &words[at..]);
    let words = unlabelled.trim_start_matches([':', ' ', '\u{a0}']).trim();
    let date = |words: &str| {
        let date = Edtf::from_words(words.trim().trim_end_matches(['.', ',']), None)?;
        let is_whole = date.bounds().0.is_some() && !date.is_interval();
        is_whole.then(|| date.to_string())
    };
    // A number alone, or a year, is no statement about an article.
    if words.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    date(words).or_else(|| {
        [
            " at ", " um ", " à ", " о ", " | ", " · ", " - ", " – ", ", ",
        ]
        .iter()
        .filter_map(|divider| words.rsplit_once(divider))
        .find_map(|(head, _)| date(head))
    })
}

#[cfg(test)]
mod tests {
    use super::date_from;

    #[test]
    fn dates_of_machines_are_understood() {
        for (words, date) in [
            ("2023-10-13", "2023-10-13"),
            ("2023/10/13", "2023-10-13"),
            ("20231013", "2023-10-13"),
            ("2023-10", "2023-10"),
            ("2023-10-13T14:30:05.123Z", "2023-10-13T14:30:05Z"),
            ("2023-10-13T14:30+0200", "2023-10-13T14:30:00+02:00"),
            ("20231013T143005Z", "2023-10-13T14:30:05Z"),
            ("2023-10-13 14:30:05 UTC", "2023-10-13T14:30:05Z"),
            ("2023-10-13 2:30 PM EDT", "2023-10-13T14:30:00-04:00"),
            ("2023-10-13T14:30:05", "2023-10-13T14:30:05"),
            ("2023-10-13T99:99:99Z", "2023-10-13"),
            ("Fri, 13 Oct 2023 14:30:05 GMT", "2023-10-13T14:30:05Z"),
            ("13 Oct 23 14:30 -0500", "2023-10-13T14:30:00-05:00"),
            ("1697207405", "2023-10-13T14:30:05Z"),
            ("1697207405000", "2023-10-13T14:30:05Z"),
        ] {
            assert_eq!(date_from(words).as_deref(), Some(date), "{words}");
        }
    }

    #[test]
    fn what_is_no_date_gives_none() {
        for words in [
            "",
            "yesterday",
            "2023-13-40",
            "0001-01-01T00:00:00Z",
            "1970-01-01T00:00:00Z",
            "42",
            "12345678901",
            "soon, very",
        ] {
            assert_eq!(date_from(words), None, "{words}");
        }
    }
}

//! What a camera wrote into a picture (Exif 2.3).

use crate::model::{Coordinates, PhotoFacts};
use exif::{Error, Exif, Field, In, Reader, Tag, Value};
use std::io::Cursor;

/// The longest words that are taken over, in characters.
const LONGEST_WORDS: usize = 120;

/// What a camera wrote; `None` if it wrote nothing of interest. Odd or broken entries are left out.
pub(super) fn photo_facts(bytes: &[u8]) -> Option<PhotoFacts> {
    let mut reader = Reader::new();
    reader.continue_on_error(true);
    let exif = match reader.read_from_container(&mut Cursor::new(bytes)) {
        Ok(exif) => exif,
        Err(Error::PartialResult(partial)) => partial.into_inner().0,
        Err(_) => return None,
    };
    let facts = PhotoFacts {
        taken: taken(&exif),
        camera: camera(&exif),
        coordinates: coordinates(&exif),
        software: words(&exif, Tag::Software),
        orientation: orientation(&exif),
    };
    (facts != PhotoFacts::default()).then_some(facts)
}

fn field(exif: &Exif, tag: Tag) -> Option<&Field> {
    exif.get_field(tag, In::PRIMARY)
}

/// A text of one line, without control characters.
fn words(exif: &Exif, tag: Tag) -> String {
    let Some(Value::Ascii(parts)) = field(exif, tag).map(|field| &field.value) else {
        return String::new();
    };
    let raw = parts.first().map(Vec::as_slice).unwrap_or_default();
    let text = String::from_utf8_lossy(raw);
    let text = text.split('\0').next().unwrap_or_default();
    let is_sound = |letter: &char| !letter.is_control();
    let text: String = text.chars().filter(is_sound).take(LONGEST_WORDS).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `2023-10-13 14:05:06.25 +09:00`: time zone and parts of a second only where the camera gives them.
fn taken(exif: &Exif) -> String {
    let stamps = [
        (
            Tag::DateTimeOriginal,
            Tag::SubSecTimeOriginal,
            Tag::OffsetTimeOriginal,
        ),
        (
            Tag::DateTimeDigitized,
            Tag::SubSecTimeDigitized,
            Tag::OffsetTimeDigitized,
        ),
    ];
    for (tag, parts, offset) in stamps {
        let Some(mut taken) = date_and_time(&words(exif, tag)) else {
            continue;
        };
        let parts = words(exif, parts);
        if !parts.is_empty() && parts.len() <= 9 && parts.bytes().all(|b| b.is_ascii_digit()) {
            taken = format!("{taken}.{parts}");
        }
        let offset = words(exif, offset);
        if is_offset(&offset) {
            taken = format!("{taken} {offset}");
        }
        return taken;
    }
    String::new()
}

/// `2023:10:13 14:05:06` with the hyphens of ISO 8601; `None` for anything else, and for the zeros of a clock never set.
fn date_and_time(words: &str) -> Option<String> {
    let has_shape = words.len() == 19
        && words.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 | 13 | 16 => byte == b':',
            10 => byte == b' ',
            _ => byte.is_ascii_digit(),
        });
    if !has_shape || words.starts_with("0000") {
        return None;
    }
    let (date, time) = words.split_once(' ')?;
    Some(format!("{} {time}", date.replace(':', "-")))
}

fn is_offset(words: &str) -> bool {
    let mut letters = words.bytes();
    words == "Z"
        || words.len() == 6
            && matches!(letters.next(), Some(b'+' | b'-'))
            && letters.enumerate().all(|(at, byte)| match at {
                2 => byte == b':',
                _ => byte.is_ascii_digit(),
            })
}

/// Maker and model; most models begin with the maker already.
fn camera(exif: &Exif) -> String {
    let (maker, model) = (words(exif, Tag::Make), words(exif, Tag::Model));
    if model.to_lowercase().starts_with(&maker.to_lowercase()) {
        model
    } else {
        format!("{maker} {model}").trim().to_owned()
    }
}

fn orientation(exif: &Exif) -> u8 {
    let value = field(exif, Tag::Orientation).and_then(|field| field.value.get_uint(0));
    match value {
        Some(turned @ 2..=8) => turned as u8,
        _ => 0,
    }
}

fn coordinates(exif: &Exif) -> Option<Coordinates> {
    let at = Coordinates {
        lat: degrees(exif, Tag::GPSLatitude, Tag::GPSLatitudeRef, "S")?,
        lon: degrees(exif, Tag::GPSLongitude, Tag::GPSLongitudeRef, "W")?,
    };
    at.is_valid().then_some(at)
}

/// Degrees, minutes and seconds as degrees, to seven places (one centimetre); negative if the reference says so.
fn degrees(exif: &Exif, tag: Tag, reference: Tag, negative: &str) -> Option<f64> {
    let Value::Rational(parts) = &field(exif, tag)?.value else {
        return None;
    };
    let part = |at: usize| match parts.get(at) {
        Some(part) if part.denom != 0 => Some(part.to_f64()),
        Some(part) if part.num == 0 => Some(0.0),
        Some(_) => None,
        None => Some(0.0),
    };
    parts.first()?;
    let degrees = part(0)? + part(1)? / 60.0 + part(2)? / 3600.0;
    let is_negative = words(exif, reference).eq_ignore_ascii_case(negative);
    let degrees = if is_negative { -degrees } else { degrees };
    Some((degrees * 1e7).round() / 1e7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_taken_as_they_are_or_not_at_all() {
        let read = |words| date_and_time(words).unwrap_or_default();
        assert_eq!(read("2023:10:13 14:05:06"), "2023-10-13 14:05:06");
        assert_eq!(read("0000:00:00 00:00:00"), "");
        assert_eq!(read("13 October 2023, 2pm"), "");
        assert_eq!(read("    :  :     :  :  "), "");
        assert!(is_offset("+09:00") && is_offset("Z") && !is_offset("KST"));
    }
}

//! Points on Earth, as they are written by people and programs.

use serde::{Deserialize, Serialize};

/// A point on Earth in degrees, WGS 84.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coordinates {
    /// Latitude in degrees, north positive, −90 to 90.
    pub lat: f64,
    /// Longitude in degrees, east positive, −180 to 180.
    pub lon: f64,
}

const NOT_UNDERSTOOD: &str =
    "Give latitude and longitude, such as 45.03, 38.97 or 45°02′N 38°58′E.";

impl Coordinates {
    /// Whether both degrees are numbers in their range.
    pub fn is_valid(self) -> bool {
        (-90.0..=90.0).contains(&self.lat) && (-180.0..=180.0).contains(&self.lon)
    }

    /// Understands decimal degrees ("45.03, 38.97"), degrees with minutes and seconds ("45°02′N 38°58′E"), with or without
    /// letters for the directions, and `geo:` URIs (RFC 5870).
    ///
    /// # Errors
    /// A sentence that says what is wrong.
    pub fn from_words(words: &str) -> Result<Self, String> {
        let words = words.trim();
        let is_uri = words
            .get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case("geo:"));
        let at = if is_uri {
            of_geo_uri(&words[4..])?
        } else {
            of_angles(&angles(&tokens(words)?)?)?
        };
        if at.is_valid() {
            Ok(at)
        } else {
            Err(
                "Latitude runs from \u{2212}90 to 90, longitude from \u{2212}180 to 180."
                    .to_owned(),
            )
        }
    }

    /// In decimal degrees: "45.03, 38.97".
    pub fn to_decimal(self) -> String {
        format!("{}, {}", self.lat, self.lon)
    }

    /// In degrees, minutes and seconds: "45°01′48″ N, 38°58′12″ E".
    pub fn describe(self) -> String {
        let side = |value: f64, positive: char, negative: char| {
            let letter = if value < 0.0 { negative } else { positive };
            let seconds = (value.abs() * 3600.0).round() as u64;
            let (degrees, minutes) = (seconds / 3600, seconds / 60 % 60);
            format!("{degrees}°{minutes:02}′{:02}″ {letter}", seconds % 60)
        };
        format!("{}, {}", side(self.lat, 'N', 'S'), side(self.lon, 'E', 'W'))
    }
}

/// Latitude, longitude, and what else such a URI says.
fn of_geo_uri(rest: &str) -> Result<Coordinates, String> {
    let mut parts = rest.split(';');
    let mut numbers = parts.next().unwrap_or_default().split(',');
    let mut number = || {
        numbers
            .next()
            .and_then(|number| number.trim().parse::<f64>().ok())
    };
    let is_other_globe = parts.any(|part| {
        part.split_once('=')
            .is_some_and(|(key, value)| key == "crs" && !value.eq_ignore_ascii_case("wgs84"))
    });
    match (number(), number()) {
        _ if is_other_globe => Err("Only places in WGS 84 are understood.".to_owned()),
        (Some(lat), Some(lon)) => Ok(Coordinates { lat, lon }),
        _ => Err("A geo: address begins with two numbers, such as geo:45.03,38.97.".to_owned()),
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Token {
    Number(f64),
    /// The sign of degrees, minutes or seconds: 0, 1, 2.
    Unit(usize),
    /// N, S, E, W.
    Side(char),
    Break,
}

fn tokens(words: &str) -> Result<Vec<Token>, String> {
    let letters: Vec<char> = words.chars().collect();
    let has_decimal_commas = has_decimal_commas(&letters);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(letter) = letters.get(at).copied() {
        at += 1;
        match letter {
            '°' | 'º' | '˚' => found.push(Token::Unit(0)),
            '\'' | '′' | '’' | 'ʹ' | '´' => {
                // Two of them stand for seconds.
                let is_double = letters.get(at).is_some_and(|next| *next == letter);
                at += usize::from(is_double);
                found.push(Token::Unit(if is_double { 2 } else { 1 }));
            }
            '"' | '″' | '”' | '“' | 'ʺ' => found.push(Token::Unit(2)),
            'n' | 's' | 'e' | 'w' | 'N' | 'S' | 'E' | 'W' => {
                found.push(Token::Side(letter.to_ascii_uppercase()));
            }
            ',' | ';' | '/' => found.push(Token::Break),
            '+' => {}
            _ if letter.is_whitespace() => {}
            '-' | '\u{2212}' | '0'..='9' | '.' => {
                let mut number = String::from(if letter == '\u{2212}' { '-' } else { letter });
                while let Some(next) = letters.get(at).copied() {
                    let next = if next == ',' && has_decimal_commas {
                        '.'
                    } else {
                        next
                    };
                    let is_decimal_comma =
                        next != '.' || letters.get(at + 1).is_some_and(char::is_ascii_digit);
                    if !(next.is_ascii_digit() || (next == '.' && is_decimal_comma)) {
                        break;
                    }
                    number.push(next);
                    at += 1;
                }
                let number = number.parse().map_err(|_| NOT_UNDERSTOOD.to_owned())?;
                found.push(Token::Number(number));
            }
            _ => return Err(NOT_UNDERSTOOD.to_owned()),
        }
    }
    Ok(found)
}

/// Whether commas between digits stand for decimal points: there is no point, and one comma more would be too many.
fn has_decimal_commas(letters: &[char]) -> bool {
    let is_tight = |three: &&[char]| matches!(three, [before, ',', after] if before.is_ascii_digit() && after.is_ascii_digit());
    let tight = letters.windows(3).filter(is_tight).count();
    let has_other_break = letters.contains(&';') || letters.windows(2).any(|two| two == [',', ' ']);
    !letters.contains(&'.') && tight > 0 && (tight == 2 || has_other_break)
}

/// Degrees, minutes, seconds and side of one of the two.
#[derive(Debug, Clone, Default, PartialEq)]
struct Angle {
    numbers: Vec<f64>,
    side: Option<char>,
    is_closed: bool,
}

impl Angle {
    fn degrees(&self) -> Result<f64, String> {
        let [degrees, rest @ ..] = self.numbers.as_slice() else {
            return Err(NOT_UNDERSTOOD.to_owned());
        };
        let is_whole = |number: &f64| number.fract() == 0.0;
        let in_range = |number: &f64| (0.0..60.0).contains(number);
        if !rest.iter().all(in_range) {
            return Err("Minutes and seconds run from 0 to 60.".to_owned());
        }
        let all_but_last = self
            .numbers
            .split_last()
            .map_or(&[][..], |(_, first)| first);
        if rest.len() > 2 || !all_but_last.iter().all(is_whole) {
            return Err(NOT_UNDERSTOOD.to_owned());
        }
        let minutes = rest.first().copied().unwrap_or(0.0);
        let seconds = rest.get(1).copied().unwrap_or(0.0);
        let mut size = degrees.abs();
        if !rest.is_empty() {
            size += minutes / 60.0 + seconds / 3600.0;
            // To a centimetre: no longer tails than were meant.
            size = (size * 1e7).round() / 1e7;
        }
        let is_negative = degrees.is_sign_negative();
        match self.side {
            Some(_) if is_negative => {
                Err("A minus and a letter for the side are one too many.".to_owned())
            }
            Some('S' | 'W') => Ok(-size),
            _ if is_negative => Ok(-size),
            _ => Ok(size),
        }
    }
}

/// Divides what was typed into its two angles.
fn angles(tokens: &[Token]) -> Result<Vec<Angle>, String> {
    let is_side_first = matches!(tokens.first(), Some(Token::Side(_)));
    let mut found = vec![Angle::default()];
    for (at, token) in tokens.iter().enumerate() {
        let last = found.last_mut().ok_or(NOT_UNDERSTOOD)?;
        let begins_degrees = matches!(tokens.get(at + 1), Some(Token::Unit(0)));
        match *token {
            Token::Side(side)
                if is_side_first && last.numbers.is_empty() && last.side.is_none() =>
            {
                last.side = Some(side);
            }
            Token::Side(side) if is_side_first => found.push(Angle {
                side: Some(side),
                ..Angle::default()
            }),
            Token::Side(side) if !last.numbers.is_empty() && last.side.is_none() => {
                last.side = Some(side);
                last.is_closed = true;
            }
            Token::Side(_) => return Err(NOT_UNDERSTOOD.to_owned()),
            Token::Number(number)
                if last.is_closed || (begins_degrees && !last.numbers.is_empty()) =>
            {
                found.push(Angle {
                    numbers: vec![number],
                    ..Angle::default()
                });
            }
            Token::Number(number) => last.numbers.push(number),
            Token::Unit(unit) if unit + 1 == last.numbers.len() => {}
            Token::Unit(_) => return Err(NOT_UNDERSTOOD.to_owned()),
            Token::Break => last.is_closed = last.is_closed || !last.numbers.is_empty(),
        }
    }
    // Numbers alone: the first half is the latitude.
    if let [only] = found.as_slice()
        && only.side.is_none()
        && matches!(only.numbers.len(), 2 | 4 | 6)
    {
        let halves = only.numbers.chunks(only.numbers.len() / 2);
        found = halves
            .map(|numbers| Angle {
                numbers: numbers.to_vec(),
                ..Angle::default()
            })
            .collect();
    }
    Ok(found)
}

fn of_angles(angles: &[Angle]) -> Result<Coordinates, String> {
    let [one, two] = angles else {
        return Err(NOT_UNDERSTOOD.to_owned());
    };
    let is_lat = |angle: &Angle| matches!(angle.side, Some('N' | 'S'));
    let is_lon = |angle: &Angle| matches!(angle.side, Some('E' | 'W'));
    let (lat, lon) = match (one.side, two.side) {
        (None, None) => (one, two),
        _ if is_lat(one) && is_lon(two) => (one, two),
        _ if is_lon(one) && is_lat(two) => (two, one),
        _ => return Err("One of the two is north or south, the other east or west.".to_owned()),
    };
    Ok(Coordinates {
        lat: lat.degrees()?,
        lon: lon.degrees()?,
    })
}

#[cfg(test)]
mod tests {
    use super::Coordinates;

    #[test]
    fn what_people_and_programs_write_is_understood() {
        for (words, expected) in [
            ("45.03, 38.97", "45.03, 38.97"),
            ("45.03 38.97", "45.03, 38.97"),
            ("45.03,38.97", "45.03, 38.97"),
            ("45,03; 38,97", "45.03, 38.97"),
            ("45,03 38,97", "45.03, 38.97"),
            ("45,03, 38,97", "45.03, 38.97"),
            ("45,38", "45, 38"),
            ("-45.5, \u{2212}40.25", "-45.5, -40.25"),
            ("45.5 S, 40.25 W", "-45.5, -40.25"),
            ("38.97 E 45.03 N", "45.03, 38.97"),
            ("N45.03 E38.97", "45.03, 38.97"),
            ("45°02′N 38°58′E", "45.0333333, 38.9666667"),
            ("45° 2' 24\" N, 38°58'12''W", "45.04, -38.97"),
            ("45°02′24.5″ 38°58′", "45.0401389, 38.9666667"),
            ("45 02 24 N 38 58 12 E", "45.04, 38.97"),
            ("45 02 24, 38 58 12", "45.04, 38.97"),
            ("-0°30′ 10°", "-0.5, 10"),
            ("geo:45.03,38.97", "45.03, 38.97"),
            ("GEO:45.03,-38.97,120;crs=wgs84;u=35", "45.03, -38.97"),
        ] {
            let read = Coordinates::from_words(words).map(Coordinates::to_decimal);
            assert_eq!(read.as_deref(), Ok(expected), "{words}");
        }
    }

    #[test]
    fn what_is_no_place_is_refused_with_words() {
        for words in [
            "",
            "45.5",
            "91, 0",
            "0, 180.5",
            "45°60′N 38°E",
            "45N 38N",
            "-45 S, 40 W",
            "45.5°30′, 3",
            "here",
            "1 2 3",
            "1 2 3 4 5 6 7",
            "geo:1",
            "geo:1,2;crs=moon",
            "45°N 38°E 5°",
            "NaN, 1",
            "1e400, 2",
            "-, -",
            "..",
            "°",
            "N",
            "45'' N 3 E",
        ] {
            assert!(Coordinates::from_words(words).is_err(), "{words}");
        }
    }

    #[test]
    fn what_was_understood_is_told() {
        let told = |lat, lon| Coordinates { lat, lon }.describe();
        assert_eq!(told(45.04, -38.97), "45°02′24″ N, 38°58′12″ W");
        assert_eq!(told(-0.99999, 10.0), "1°00′00″ S, 10°00′00″ E");
    }
}

//! Numbers as people write them.

/// Reads a number with or without separators between thousands: `1,000`, `1 000`, `1'000`, `1.5`.
///
/// # Errors
/// A sentence on what is wrong.
pub fn parse_number(words: &str) -> Result<f64, String> {
    let words = words.trim();
    let compact: String = words
        .chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '\'' | '_' | '\u{2019}'))
        .map(|letter| if letter == '\u{2212}' { '-' } else { letter })
        .collect();
    let (whole, _fraction) = compact.split_once('.').unwrap_or((&compact, ""));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    if groups.any(|group| group.len() != 3)
        || (whole.contains(',') && first.trim_start_matches('-').is_empty())
    {
        return Err(format!(
            "\"{words}\": commas stand between thousands, a point before decimals"
        ));
    }
    let digits = compact.replace(',', "");
    let allowed = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | '-');
    match digits.parse::<f64>() {
        Ok(number) if number.is_finite() && digits.chars().all(allowed) => Ok(number),
        _ => Err(format!("\"{words}\" is not a number")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_between_thousands_are_read() {
        for (words, number) in [
            ("1,000", 1000.0),
            ("1 000", 1000.0),
            ("1'234'567.5", 1_234_567.5),
            ("\u{2212}3", -3.0),
            (" .5 ", 0.5),
        ] {
            assert_eq!(parse_number(words), Ok(number), "{words}");
        }
    }

    #[test]
    fn what_could_mean_two_things_is_told() {
        for words in [
            "1,5", "10,00", ",123", "12k", "", "NaN", "inf", "1e9", "1.2.3",
        ] {
            assert!(parse_number(words).is_err(), "{words}");
        }
    }
}

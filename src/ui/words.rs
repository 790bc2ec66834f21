//! Small things done to words before they are shown.

use crate::board::text::bidi;
use std::borrow::Cow;

/// The words with a capital letter.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// At most `most` letters, with an ellipsis where some were left off.
pub fn shortened(words: &str, most: usize) -> String {
    match words.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or(words).trim_end()),
        None => words.to_owned(),
    }
}

/// One line in the order of sight: the toolkit sets words from left to right as they come.
pub fn in_sight(line: &str) -> Cow<'_, str> {
    if !bidi::has_rtl(line) {
        return Cow::Borrowed(line);
    }
    let pieces = bidi::pieces_in_sight(line, bidi::is_rtl_paragraph(line));
    Cow::Owned(pieces.into_iter().map(|(_, piece)| piece).collect())
}

/// "1 card", "2 cards", "10,000 cards".
pub fn count(some: usize, noun: &str) -> String {
    if some == 1 {
        format!("1 {noun}")
    } else {
        format!("{} {noun}s", number(some))
    }
}

/// A number with commas between thousands, such as `10,000`.
pub fn number(value: usize) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_between_letters() {
        assert_eq!(shortened("Дело о контейнерах", 6), "Дело о…");
        assert_eq!(shortened("short", 6), "short");
        assert_eq!(capital("éclair"), "Éclair");
        assert_eq!(in_sight("three ships"), "three ships");
        assert_eq!(in_sight("ثلاث سفن 12"), "12 سفن ثلاث");
        assert_eq!(count(1, "card"), "1 card");
        assert_eq!(count(0, "card"), "0 cards");
        assert_eq!(
            [999, 1_000, 1_234_567].map(number),
            ["999", "1,000", "1,234,567"]
        );
    }
}

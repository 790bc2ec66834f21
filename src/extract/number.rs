//! Numbers in digits and in words.

use super::pieces::{Kind, Piece, eq_folded};

const SMALL: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
const SCALES: [(&[&str], f64); 5] = [
    (&["hundred"], 1e2),
    (&["thousand", "k"], 1e3),
    (&["million", "mln", "mn", "m"], 1e6),
    (&["billion", "bln", "bn"], 1e9),
    (&["dozen"], 12.0),
];

/// A number at the start of the pieces: its value, and how many pieces it takes.
pub(super) fn number(pieces: &[Piece<'_>]) -> Option<(f64, usize)> {
    let first = pieces.first()?;
    let (mut value, mut used) = match first.kind {
        Kind::Number => (digits(first.text)?, 1),
        Kind::Word => spelled(pieces)?,
        Kind::Sign => return None,
    };
    let is_spelled = first.kind == Kind::Word;
    while let Some(next) = pieces.get(used) {
        let is_glued = pieces
            .get(used - 1)
            .is_some_and(|before| before.touches(next));
        let Some(scale) = scale(next, is_glued) else {
            break;
        };
        value *= scale;
        used += 1;
        // "two hundred and fifty", "two thousand five hundred".
        if is_spelled && let Some((rest, count)) = smaller_rest(pieces.get(used..)?, scale) {
            value += rest;
            used += count;
        }
    }
    value.is_finite().then_some((value, used))
}

fn smaller_rest(pieces: &[Piece<'_>], scale: f64) -> Option<(f64, usize)> {
    let and = usize::from(pieces.first()?.is_word("and"));
    let (mut value, mut used) = tens(pieces.get(and)?.text).map(|it| (it, and + 1))?;
    if pieces.get(used).is_some_and(|next| next.is_word("hundred")) {
        (value, used) = (value * 100.0, used + 1);
    }
    (value < scale && value > 0.0).then_some((value, used))
}

fn scale(piece: &Piece<'_>, is_glued: bool) -> Option<f64> {
    if piece.kind != Kind::Word {
        return None;
    }
    let found = SCALES
        .iter()
        .find(|(names, _)| names.iter().any(|name| eq_folded(name, piece.text)))?;
    // "1.2m" may be metres, "5 k" and "5 m" are: letters alone are no scale, but for "3k".
    let is_letter = piece.text.chars().count() == 1;
    let is_taken = !is_letter || (is_glued && piece.text.eq_ignore_ascii_case("k"));
    is_taken.then_some(found.1)
}

fn spelled(pieces: &[Piece<'_>]) -> Option<(f64, usize)> {
    let word = pieces.first()?;
    let next = pieces.get(1);
    let before_scale = |name: &str| next.is_some_and(|next| next.is_word(name));
    if word.is_word("a") || word.is_word("an") {
        let scales = ["dozen", "hundred", "thousand", "million", "billion"];
        return scales
            .iter()
            .any(|name| before_scale(name))
            .then_some((1.0, 1));
    }
    if word.is_word("half")
        && before_scale("a")
        && pieces.get(2).is_some_and(|it| it.is_word("dozen"))
    {
        return Some((6.0, 3));
    }
    if word.is_word("dozen") {
        return None;
    }
    Some((tens(word.text)?, 1))
}

/// "seven", "twenty", "twenty-five".
fn tens(word: &str) -> Option<f64> {
    let small = |word: &str| SMALL.iter().position(|name| eq_folded(name, word));
    let ten = |word: &str| TENS.iter().position(|name| eq_folded(name, word));
    if let Some(value) = small(word) {
        return Some(value as f64);
    }
    if let Some(at) = ten(word) {
        return Some((at as f64 + 2.0) * 10.0);
    }
    let (first, second) = word.split_once(['-', '\u{2010}', '\u{2011}'])?;
    let unit = small(second).filter(|unit| (1..=9).contains(unit))?;
    Some((ten(first)? as f64 + 2.0) * 10.0 + unit as f64)
}

/// Digits with separators; `None` where they can be read in two ways, such as "1.000".
pub(super) fn digits(text: &str) -> Option<f64> {
    let plain: String = text
        .chars()
        .filter(|it| {
            !matches!(
                it,
                ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '\u{2019}'
            )
        })
        .collect();
    let points = plain.matches('.').count();
    let commas = plain.matches(',').count();
    let is_grouped = |sign: char| {
        let mut groups = plain.split(['.', ',']).next().map_or(0, str::len);
        let whole = match plain.rfind(if sign == ',' { '.' } else { ',' }) {
            Some(end) => plain.get(..end).unwrap_or_default(),
            None => plain.as_str(),
        };
        let mut parts = whole.split(sign);
        groups = parts.next().map_or(groups, str::len);
        (1..=3).contains(&groups) && parts.all(|part| part.len() == 3)
    };
    let is_first = |sign: char| plain.find(['.', ',']) == plain.find(sign);
    let number = match (commas, points) {
        (0, 0) => plain.clone(),
        // "1,000.5" and "1.000,5": the last sign is the decimal one.
        (1.., 1) if is_first(',') && is_grouped(',') => plain.replace(',', ""),
        (1, 1..) if is_first('.') && is_grouped('.') => plain.replace('.', "").replace(',', "."),
        (2.., 0) if is_grouped(',') => plain.replace(',', ""),
        (0, 2..) if is_grouped('.') => plain.replace('.', ""),
        (1, 0) if is_grouped(',') && !plain.starts_with('0') => plain.replace(',', ""),
        (1, 0) => plain.replace(',', "."),
        // "1.000" is one in one country and a thousand in the next.
        (0, 1) if is_grouped('.') && !plain.starts_with('0') => return None,
        (0, 1) => plain.clone(),
        _ => return None,
    };
    number.parse().ok()
}

//! "More than 1,000 containers", "between 3 and 5 tonnes", "some 300", "3–5 km".

use super::Found;
use super::number::number;
use super::pieces::{Kind, Piece, pieces};
use super::when::dates_in;
use crate::model::{Comparator, Quantity};

/// Words in front of a number that say how it is meant, the longer ones first.
#[rustfmt::skip]
const COMPARATORS: &[(&[&str], Comparator)] = &[
    (&["no", "more", "than"], Comparator::AtMost),
    (&["not", "more", "than"], Comparator::AtMost),
    (&["no", "fewer", "than"], Comparator::AtLeast),
    (&["not", "fewer", "than"], Comparator::AtLeast),
    (&["no", "less", "than"], Comparator::AtLeast),
    (&["not", "less", "than"], Comparator::AtLeast),
    (&["a", "minimum", "of"], Comparator::AtLeast),
    (&["a", "maximum", "of"], Comparator::AtMost),
    (&["in", "excess", "of"], Comparator::MoreThan),
    (&["as", "many", "as"], Comparator::AtMost),
    (&["as", "much", "as"], Comparator::AtMost),
    (&["more", "than"], Comparator::MoreThan),
    (&["upwards", "of"], Comparator::MoreThan),
    (&["less", "than"], Comparator::LessThan),
    (&["fewer", "than"], Comparator::LessThan),
    (&["at", "least"], Comparator::AtLeast),
    (&["at", "most"], Comparator::AtMost),
    (&["up", "to"], Comparator::AtMost),
    (&["an", "estimated"], Comparator::About),
    (&["over"], Comparator::MoreThan),
    (&["above"], Comparator::MoreThan),
    (&["exceeding"], Comparator::MoreThan),
    (&["under"], Comparator::LessThan),
    (&["below"], Comparator::LessThan),
    (&["about"], Comparator::About),
    (&["around"], Comparator::About),
    (&["some"], Comparator::About),
    (&["roughly"], Comparator::About),
    (&["approximately"], Comparator::About),
    (&["estimated"], Comparator::About),
    (&["circa"], Comparator::About),
    (&["ca"], Comparator::About),
    (&["nearly"], Comparator::About),
    (&["almost"], Comparator::About),
    (&["exactly"], Comparator::Exactly),
];

const SIGNS: [(char, Comparator); 8] = [
    ('>', Comparator::MoreThan),
    ('\u{2265}', Comparator::AtLeast),
    ('<', Comparator::LessThan),
    ('\u{2264}', Comparator::AtMost),
    ('~', Comparator::About),
    ('\u{2248}', Comparator::About),
    ('=', Comparator::Exactly),
    ('\u{b1}', Comparator::About),
];

/// Words behind a number and its unit that say how it is meant.
const TRAILERS: [(&[&str], Comparator); 4] = [
    (&["or", "more"], Comparator::AtLeast),
    (&["or", "fewer"], Comparator::AtMost),
    (&["or", "less"], Comparator::AtMost),
    (&["or", "so"], Comparator::About),
];

/// The quantity that these words give, all of them: what stands behind the number is its unit. The words are kept.
pub fn quantity(words: &str) -> Option<Quantity> {
    let words = words.trim();
    let all = pieces(words);
    let (mut read, used) = read(&all)?;
    let mut rest = all.get(used..)?;
    if let Some((comparator, length)) = trailer(rest, Side::End) {
        read.comparator = comparator;
        rest = rest.get(..rest.len() - length)?;
    }
    let (first, last) = (rest.first(), rest.last());
    if let (Some(first), Some(last)) = (first, last) {
        if rest.iter().any(|piece| piece.kind == Kind::Number) {
            return None;
        }
        let unit = words.get(first.byte_start..last.byte_end)?;
        unit.trim_end_matches(['.', ',', ';'])
            .clone_into(&mut read.unit);
    }
    words.clone_into(&mut read.wording);
    Some(read)
}

/// The first quantity in a sentence, with the words that give it. Dates are not taken for one.
pub fn quantity_in(sentence: &str) -> Option<Found<Quantity>> {
    let all = pieces(sentence);
    let dates = dates_in(sentence, Some(2000));
    let is_date = |piece: &Piece<'_>| {
        dates
            .iter()
            .any(|date| date.start < piece.end && piece.start < date.end)
    };
    for at in 0..all.len() {
        let before = at.checked_sub(1).and_then(|before| all.get(before));
        let Some(first) = all.get(at).filter(|first| !is_date(first)) else {
            continue;
        };
        // "T-72", "COVID-19": the number is part of a name.
        let is_in_name = before.is_some_and(|before| {
            before.touches(first) && (before.is_sign('-') || before.kind == Kind::Word)
        });
        if is_in_name && first.kind == Kind::Number {
            continue;
        }
        if let Some(found) = quantity_at(sentence, all.get(at..).unwrap_or_default()) {
            return Some(found);
        }
    }
    None
}

fn quantity_at(sentence: &str, rest: &[Piece<'_>]) -> Option<Found<Quantity>> {
    let first = rest.first()?;
    let (mut read, used) = read(rest)?;
    let behind = rest.get(used..)?;
    let unit_length = unit_length(behind);
    let unit = behind.get(..unit_length)?;
    if let (Some(start), Some(end)) = (unit.first(), unit.last()) {
        sentence
            .get(start.byte_start..end.byte_end)?
            .clone_into(&mut read.unit);
    }
    let mut length = used + unit_length;
    if let Some((comparator, more)) = trailer(rest.get(length..)?, Side::Start) {
        read.comparator = comparator;
        length += more;
    }
    if !is_plain(rest, &read) {
        return None;
    }
    let last = rest.get(length.checked_sub(1)?)?;
    sentence
        .get(first.byte_start..last.byte_end)?
        .clone_into(&mut read.wording);
    Some(Found {
        value: read,
        start: first.start,
        end: last.end,
    })
}

/// Whether a number in running text is worth offering: it says how it is meant, or of what.
fn is_plain(rest: &[Piece<'_>], read: &Quantity) -> bool {
    let is_bare = read.comparator == Comparator::Exactly;
    let is_word = rest.first().is_some_and(|piece| piece.kind == Kind::Word);
    let is_year = is_bare
        && (1500.0..2100.0).contains(&read.value)
        && rest.first().is_some_and(|piece| piece.text.len() == 4);
    let is_one = is_bare && is_word && read.value <= 1.0;
    !is_year && !is_one && (!is_bare || !read.unit.is_empty())
}

/// Comparator and number, with how many pieces they take.
fn read(pieces: &[Piece<'_>]) -> Option<(Quantity, usize)> {
    let (comparator, mut used) = comparator(pieces);
    let leads_range = pieces
        .get(used)
        .is_some_and(|it| it.is_word("between") || it.is_word("from"));
    used += usize::from(leads_range);
    let money = pieces.get(used).and_then(currency);
    used += usize::from(money.is_some());
    let (value, length) = number(pieces.get(used..)?)?;
    used += length;
    let mut read = Quantity {
        comparator,
        value,
        upper: None,
        unit: money.unwrap_or_default().to_owned(),
        wording: String::new(),
    };
    if let Some((upper, length)) = upper_end(pieces.get(used..)?, leads_range)
        && upper >= value
    {
        read.comparator = Comparator::Between;
        read.upper = Some(upper);
        used += length;
    } else if leads_range {
        return None;
    }
    if pieces.get(used).is_some_and(|piece| piece.is_sign('+')) {
        read.comparator = Comparator::AtLeast;
        used += 1;
    }
    let is_name = pieces
        .get(used - 1)
        .zip(pieces.get(used))
        .is_some_and(|(number, next)| {
            number.kind == Kind::Number && number.touches(next) && !may_touch(next)
        });
    (!is_name).then_some((read, used))
}

/// Whether a piece right behind a number is a unit or ends a clause: "5km", "5%", "5,"; but not "1st" or "155-A".
fn may_touch(piece: &Piece<'_>) -> bool {
    const UNITS: &[&str] = &[
        "km", "m", "cm", "mm", "kg", "g", "t", "kt", "l", "mw", "gw", "kw", "mph", "ft", "nm",
        "ha", "kn", "k", "bn", "mn",
    ];
    match piece.kind {
        Kind::Word => UNITS.contains(&piece.text.to_lowercase().as_str()),
        Kind::Sign => !matches!(piece.text, "/" | ":"),
        Kind::Number => false,
    }
}

fn comparator(pieces: &[Piece<'_>]) -> (Comparator, usize) {
    let starts = |words: &[&str]| {
        words
            .iter()
            .enumerate()
            .all(|(at, word)| pieces.get(at).is_some_and(|piece| piece.is_word(word)))
    };
    if let Some((words, comparator)) = COMPARATORS.iter().find(|(words, _)| starts(words)) {
        let point = pieces.get(words.len()).is_some_and(|it| it.is_sign('.'));
        return (
            *comparator,
            words.len() + usize::from(point && words == &["ca"]),
        );
    }
    let sign =
        |sign: &&(char, Comparator)| pieces.first().is_some_and(|piece| piece.is_sign(sign.0));
    SIGNS
        .iter()
        .find(sign)
        .map_or((Comparator::Exactly, 0), |(_, comparator)| (*comparator, 1))
}

/// The second number of a range: behind a dash or "to", or behind "and" where "between" stands in front.
fn upper_end(pieces: &[Piece<'_>], leads_range: bool) -> Option<(f64, usize)> {
    let join = pieces.first()?;
    let is_dash = join.kind == Kind::Sign
        && matches!(
            join.text,
            "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}" | "\u{2014}"
        );
    let is_join = is_dash || join.is_word("to") || (leads_range && join.is_word("and"));
    if !is_join {
        return None;
    }
    let money = usize::from(pieces.get(1).and_then(currency).is_some());
    let (upper, length) = number(pieces.get(1 + money..)?)?;
    Some((upper, 1 + money + length))
}

fn currency(piece: &Piece<'_>) -> Option<&'static str> {
    ["$", "\u{20ac}", "\u{a3}", "\u{a5}", "\u{20b4}", "\u{20bd}"]
        .into_iter()
        .find(|sign| piece.kind == Kind::Sign && piece.text == *sign)
}

/// Where words stand that are looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Start,
    End,
}

fn trailer(pieces: &[Piece<'_>], side: Side) -> Option<(Comparator, usize)> {
    TRAILERS.iter().find_map(|(words, comparator)| {
        let from = match side {
            Side::Start => 0,
            Side::End => pieces.len().checked_sub(words.len())?,
        };
        let stands = words.iter().enumerate().all(|(at, word)| {
            pieces
                .get(from + at)
                .is_some_and(|piece| piece.is_word(word))
        });
        stands.then_some((*comparator, words.len()))
    })
}

/// How many pieces of a sentence are the unit of the number before them: a noun, with the word before it where only the
/// second is plain ("shipping containers"), or a sign.
fn unit_length(pieces: &[Piece<'_>]) -> usize {
    #[rustfmt::skip]
    const NO_UNITS: &[&str] = &[
        "of", "in", "on", "at", "to", "from", "by", "and", "or", "that", "which", "who", "were", "was", "is", "are", "have",
        "has", "had", "for", "with", "as", "but", "the", "a", "an", "other", "more", "also", "will", "would", "could",
        "may", "after", "before", "between", "per", "than", "it", "they", "he", "she", "we", "said", "since", "until",
    ];
    let is_noun = |at: usize| {
        pieces.get(at).is_some_and(|piece| {
            piece.kind == Kind::Word && !NO_UNITS.iter().any(|word| piece.is_word(word))
        })
    };
    let is_plural =
        |at: usize| is_noun(at) && pieces.get(at).is_some_and(|it| it.text.ends_with('s'));
    if pieces
        .first()
        .is_some_and(|piece| matches!(piece.text, "%" | "\u{b0}"))
    {
        return 1;
    }
    match (is_noun(0), is_plural(0), is_plural(1)) {
        (false, ..) => 0,
        (true, false, true) => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(read: Option<Quantity>) -> String {
        read.map_or_else(
            || "-".to_owned(),
            |it| format!("{it} [{}]", it.comparator.label()),
        )
    }

    #[test]
    fn words_of_a_field_give_a_quantity() {
        for (words, expected) in [
            (
                "more than 1,000 containers",
                "> 1,000 containers [more than]",
            ),
            ("at least 1 000 containers", "≥ 1,000 containers [at least]"),
            ("up to 20 tonnes", "≤ 20 tonnes [at most]"),
            ("about 300 people", "≈ 300 people [about]"),
            ("some 300", "≈ 300 [about]"),
            ("between 3 and 5 tonnes", "3–5 tonnes [between]"),
            ("3–5 km", "3–5 km [between]"),
            ("3 to 5 km", "3–5 km [between]"),
            ("from 3 to 5 km", "3–5 km [between]"),
            ("a dozen ships", "12 ships [exactly]"),
            ("half a dozen ships", "6 ships [exactly]"),
            ("twenty-five ships", "25 ships [exactly]"),
            ("two hundred and fifty men", "250 men [exactly]"),
            ("two thousand five hundred men", "2,500 men [exactly]"),
            ("1.2 million shells", "1,200,000 shells [exactly]"),
            ("1.000,5 t", "1,000.5 t [exactly]"),
            ("1,000.5 t", "1,000.5 t [exactly]"),
            ("1,5 t", "1.5 t [exactly]"),
            ("0.125 t", "0.125 t [exactly]"),
            ("1.234.567 t", "1,234,567 t [exactly]"),
            ("> 1000 containers", "> 1,000 containers [more than]"),
            ("1,000+ containers", "≥ 1,000 containers [at least]"),
            ("300 ships or more", "≥ 300 ships [at least]"),
            ("no more than 5", "≤ 5 [at most]"),
            ("no fewer than 5", "≥ 5 [at least]"),
            ("5km", "5 km [exactly]"),
            ("155mm", "155 mm [exactly]"),
            ("45 %", "45 % [exactly]"),
            ("$3.5 billion", "3,500,000,000 $ [exactly]"),
            ("3k containers", "3,000 containers [exactly]"),
            ("containers of military equipment", "-"),
            ("1.000 t", "-"),
            ("5 to 3 km", "-"),
            ("12 ships and 3 trains", "-"),
            ("", "-"),
            ("several", "-"),
        ] {
            assert_eq!(shown(quantity(words)), expected, "{words}");
        }
    }

    #[test]
    fn the_words_are_kept() {
        let read = quantity("  more than 1,000 containers ").expect("a quantity");
        assert_eq!(read.wording, "more than 1,000 containers");
    }

    #[test]
    fn the_first_quantity_of_a_sentence_is_found_with_its_words() {
        for (sentence, expected) in [
            (
                "It shipped more than 1,000 containers of equipment.",
                "more than 1,000 containers = > 1,000 containers",
            ),
            (
                "On 7 September 2023 it sent 300 ships.",
                "300 ships = 300 ships",
            ),
            (
                "The depot is 180 miles (290 kilometres) from the border.",
                "180 miles = 180 miles",
            ),
            (
                "Since 2014 at least 1,000 shipping containers came.",
                "at least 1,000 shipping containers = ≥ 1,000 shipping containers",
            ),
            (
                "Between 3 and 5 tonnes were lost.",
                "Between 3 and 5 tonnes = 3–5 tonnes",
            ),
            ("A T-72 and an S-300 in 2023 on the 1st day.", "-"),
            ("One of them said nothing.", "-"),
            ("Nothing is counted here.", "-"),
        ] {
            let found = quantity_in(sentence);
            let shown = found.map_or_else(
                || "-".to_owned(),
                |found| {
                    let words: String = sentence
                        .chars()
                        .take(found.end as usize)
                        .skip(found.start as usize)
                        .collect();
                    assert_eq!(words, found.value.wording);
                    format!("{words} = {}", found.value)
                },
            );
            assert_eq!(shown, expected, "{sentence}");
        }
    }
}

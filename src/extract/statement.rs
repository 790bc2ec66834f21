//! Marked words as a statement or a name.

/// The words themselves, with white space tidied and the quotation marks around all of them dropped.
pub fn statement(words: &str) -> String {
    without_outer_quotes(&tidied(words))
}

/// The words as a name: also without a possessive ending and without signs around it.
pub fn name_of_words(words: &str) -> String {
    let name = statement(words);
    let name = name.trim_matches(|sign: char| {
        sign.is_whitespace()
            || matches!(sign, ',' | ';' | ':' | '\u{2026}' | '\u{2014}' | '\u{2013}')
    });
    let name = ["'s", "\u{2019}s", "\u{2bc}s"]
        .iter()
        .find_map(|ending| name.strip_suffix(ending))
        .or_else(|| {
            name.strip_suffix(['\'', '\u{2019}'])
                .filter(|rest| rest.ends_with('s'))
        })
        .unwrap_or(name);
    // A full stop ends a sentence, unless it belongs to initials ("Acme Inc.", "J. R. R.").
    let is_sentence = name
        .strip_suffix('.')
        .and_then(|rest| rest.rsplit(' ').next())
        .is_some_and(|word| word.chars().count() > 4 && !word.contains('.'));
    let name = if is_sentence {
        name.trim_end_matches('.')
    } else {
        name
    };
    name.to_owned()
}

fn tidied(words: &str) -> String {
    let mut tidy = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}

const QUOTES: [(char, char); 8] = [
    ('"', '"'),
    ('\u{201c}', '\u{201d}'),
    ('\u{201e}', '\u{201c}'),
    ('\u{201e}', '\u{201d}'),
    ('\u{ab}', '\u{bb}'),
    ('\u{bb}', '\u{ab}'),
    ('\u{2018}', '\u{2019}'),
    ('\u{300c}', '\u{300d}'),
];

/// Drops a pair of quotation marks around everything, and a mark whose partner was not selected.
fn without_outer_quotes(words: &str) -> String {
    for (open, close) in QUOTES {
        let inner = words
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close));
        if let Some(inner) = inner.filter(|inner| !inner.contains(close) && !inner.contains(open)) {
            return inner.trim().to_owned();
        }
    }
    // A mark is alone if none of those that can be its partner is there.
    let is_alone = |mark: char, rest: &str| {
        QUOTES.iter().all(|(open, close)| {
            let is_met = (mark == *open && rest.contains(*close))
                || (mark == *close && rest.contains(*open));
            !is_met
        })
    };
    for (open, close) in QUOTES {
        if let Some(rest) = words.strip_prefix(open)
            && is_alone(open, rest)
        {
            return rest.trim_start().to_owned();
        }
        // An apostrophe at the end may belong to the word.
        if close != '\u{2019}'
            && let Some(rest) = words.strip_suffix(close)
            && is_alone(close, rest)
        {
            return rest.trim_end().to_owned();
        }
    }
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_the_words_without_what_surrounds_them() {
        for (words, expected) in [
            ("  North  Korea\n sent it. ", "North Korea sent it."),
            ("“It was sent.”", "It was sent."),
            ("\"It was sent.\"", "It was sent."),
            ("„Es kam an.“", "Es kam an."),
            ("«Вийшло.»", "Вийшло."),
            ("“It was sent", "It was sent"),
            ("It was sent,”", "It was sent,"),
            ("“It,” he said, “was sent.”", "“It,” he said, “was sent.”"),
            ("the “Angara” left", "the “Angara” left"),
            ("the sailors’", "the sailors’"),
            ("“", ""),
            ("", ""),
        ] {
            assert_eq!(statement(words), expected, "{words:?}");
        }
    }

    #[test]
    fn names_lose_what_belongs_to_the_sentence() {
        for (words, expected) in [
            ("North Korea's", "North Korea"),
            ("North Korea’s", "North Korea"),
            ("the United States’", "the United States"),
            (" “Angara”, ", "“Angara”"),
            ("“Angara”", "Angara"),
            ("John Kirby.", "John Kirby"),
            ("Acme Inc.", "Acme Inc."),
            ("Washington, D.C.", "Washington, D.C."),
            ("Krasnodar\nKrai", "Krasnodar Krai"),
        ] {
            assert_eq!(name_of_words(words), expected, "{words:?}");
        }
    }
}

//! Words of a query in texts.

/// Whether every word of a query occurs in one of the texts. The query is in lower case already.
pub fn matches_all_words<'t>(query: &str, texts: impl Iterator<Item = &'t str> + Clone) -> bool {
    query
        .split_whitespace()
        .all(|word| texts.clone().any(|text| contains_folded(text, word)))
}

/// Whether a text contains a word whatever the case of its letters.
fn contains_folded(text: &str, word: &str) -> bool {
    if word.is_ascii() {
        // No copy of the text: articles are long.
        let word = word.as_bytes();
        return text
            .as_bytes()
            .windows(word.len())
            .any(|window| window.eq_ignore_ascii_case(word));
    }
    text.to_lowercase().contains(word)
}

#[cfg(test)]
mod tests {
    use super::matches_all_words;

    #[test]
    fn every_word_must_be_somewhere() {
        let texts = ["North Korea", "КНДР, Пхеньян"];
        assert!(matches_all_words("korea north", texts.into_iter()));
        assert!(matches_all_words("korea пхень", texts.into_iter()));
        assert!(!matches_all_words("korea south", texts.into_iter()));
        assert!(matches_all_words("", texts.into_iter()));
    }
}

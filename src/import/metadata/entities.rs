//! Words out of attributes and JSON: character references decoded, tags taken out, white space collapsed.

use dom_query::Document;

/// Words as they are meant. References are decoded a second time where the first left some: many systems encode twice.
pub(in crate::import) fn decoded(words: &str) -> String {
    let mut words = words.to_owned();
    for _ in 0..2 {
        if !has_markup(&words) {
            break;
        }
        // A document of this alone is decoded by the rules for text, with all the named references of the standard.
        words = Document::from(format!("<body>{words}")).text().to_string();
    }
    collapsed(&words)
}

/// A reference or a tag that a parser would act on.
fn has_markup(words: &str) -> bool {
    const LONGEST_WORDS_BYTES: usize = 64 << 10;
    let is_reference = |(at, _): (usize, &str)| {
        words[at + 1..]
            .chars()
            .next()
            .is_some_and(|c| c == '#' || c.is_ascii_alphabetic())
    };
    let is_tag = |(at, _): (usize, &str)| {
        words[at + 1..]
            .chars()
            .next()
            .is_some_and(|c| c == '/' || c.is_ascii_alphabetic())
    };
    words.len() <= LONGEST_WORDS_BYTES
        && (words.match_indices('&').any(is_reference) && words.contains(';')
            || words.match_indices('<').any(is_tag) && words.contains('>'))
}

/// White space as HTML collapses it; no-break spaces stay.
fn collapsed(words: &str) -> String {
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c');
    let mut collapsed = String::with_capacity(words.len());
    for word in words.split(is_space).filter(|word| !word.is_empty()) {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    collapsed.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn references_are_decoded_once_or_twice() {
        assert_eq!(decoded("\n Tom  &amp; Jerry&#8217;s "), "Tom & Jerry’s");
        assert_eq!(decoded("&amp;quot;Go&amp;quot;"), "\"Go\"");
        assert_eq!(decoded("a <b>bold</b> &eacute;t&eacute;"), "a bold été");
        assert_eq!(decoded("AT&T; R&D, 1 < 2 > 0"), "AT&T; R&D, 1 < 2 > 0");
    }
}

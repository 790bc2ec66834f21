//! Where the fields of a record and the elements of its lists begin and end, without understanding them.

use std::ops::Range;

/// Walks over a text and tells brackets from what is in quotes and comments.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scanner {
    within: Within,
    /// How many brackets are open.
    pub(super) depth: usize,
}

/// What the next character is a part of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Within {
    #[default]
    Code,
    Text,
    /// Right behind a backslash.
    Escape,
    Comment,
    /// A slash that may begin a comment.
    Slash,
}

impl Scanner {
    /// Takes a byte. Whether it is code, and not in quotes or a comment.
    pub(super) fn takes(&mut self, byte: u8) -> bool {
        let was = self.within;
        self.within = match (was, byte) {
            (Within::Code | Within::Slash, b'"') => Within::Text,
            (Within::Code, b'/') => Within::Slash,
            (Within::Slash, b'/') => Within::Comment,
            (Within::Slash, _) => Within::Code,
            (Within::Text, b'\\') => Within::Escape,
            (Within::Text, b'"') => Within::Code,
            (Within::Escape, _) => Within::Text,
            (Within::Comment, b'\n') => Within::Code,
            (was, _) => was,
        };
        let is_code = matches!(was, Within::Code | Within::Slash)
            && matches!(self.within, Within::Code | Within::Slash);
        match byte {
            b'(' | b'[' | b'{' if is_code => self.depth += 1,
            b')' | b']' | b'}' if is_code => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        is_code
    }
}

/// The smallest field or element of a list that holds a place, with the comma behind it; if it `may_touch` the place, one
/// that ends there with a bracket is meant as well.
pub(super) fn innermost(text: &str, place: usize, may_touch: bool) -> Option<Range<usize>> {
    let touches = |span: &Range<usize>| {
        may_touch && span.end == place && !text.get(..place).is_some_and(|text| text.ends_with(','))
    };
    all(text)
        .into_iter()
        .filter(|span| span.contains(&place) || touches(span))
        .min_by_key(|span| span.len())
}

/// A bracket that is open.
struct Open {
    bracket: u8,
    /// Where the field or element begins that is walked over.
    item_start: usize,
}

/// Every field and every element of a list, within each other.
fn all(text: &str) -> Vec<Range<usize>> {
    let mut scanner = Scanner::default();
    let mut open: Vec<Open> = Vec::new();
    let mut found = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        if !scanner.takes(byte) {
            continue;
        }
        match byte {
            b'(' | b'[' | b'{' => open.push(Open {
                bracket: byte,
                item_start: at + 1,
            }),
            b',' => {
                if let Some(last) = open.last_mut() {
                    let span = last.item_start..at + 1;
                    last.item_start = at + 1;
                    note(text, last.bracket, span, &mut found);
                }
            }
            b')' | b']' | b'}' => {
                if let Some(last) = open.pop() {
                    note(text, last.bracket, last.item_start..at, &mut found);
                }
            }
            _ => {}
        }
    }
    found
}

/// Notes a span that can be cut out: an element of a list or map, or a field with a name.
fn note(text: &str, bracket: u8, span: Range<usize>, found: &mut Vec<Range<usize>>) {
    let part = text.get(span.clone()).unwrap_or_default().trim_start();
    let name_end = part.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let has_name = name_end.is_some_and(|end| {
        end > 0
            && part
                .get(end..)
                .is_some_and(|rest| rest.trim_start().starts_with(':'))
    });
    if !part.is_empty() && (bracket != b'(' || has_name) {
        found.push(span);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let place = text.find('^').expect("a mark");
        let text = text.replacen('^', "", 1);
        let found = innermost(&text, place, true).map(|span| text[span].trim());
        assert_eq!(found, expected);
    }

    #[test]
    fn the_smallest_part_that_can_be_cut_out_is_found() {
        check(
            r#"(id: "a", na^me: "x, y)", z: 1)"#,
            Some(r#"name: "x, y)","#),
        );
        check(
            r#"(id: "a", when: Some((edtf: ^"2023")), z: 1)"#,
            Some(r#"edtf: "2023""#),
        );
        check(
            r#"(id: "a", when: Some((^)), z: 1)"#,
            Some("when: Some(()),"),
        );
        check(r#"(id: "a", of: ["b", ^"c", "d"])"#, Some(r#""c","#));
        check(r#"(id: "a", keys: {"k": "v", "l": ^1})"#, Some(r#""l": 1"#));
        check(r#"(id: "a \" ,(", n: ^1) // , b: 2"#, Some("n: 1"));
        check(r#"(id: "a", n: 1^)"#, Some("n: 1"));
        check(r#"(id: "a", ^)"#, None);
        check("(1, ^2)", None);
        check("^", None);
    }
}

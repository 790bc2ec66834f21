//! JSON (RFC 8259) whose values stay text until somebody asks for them: numbers keep their digits, keys their order, and
//! every value knows its place. The text is checked once as a whole; after that it is only walked over, never by recursion,
//! so that no depth of nesting can exhaust the stack.

use serde::de::IgnoredAny;
use std::borrow::Cow;

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    Bool,
    Number,
    Text,
    List,
    Object,
}

impl Kind {
    /// The noun with its article.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "true or false",
            Self::Number => "a number",
            Self::Text => "a text",
            Self::List => "a list",
            Self::Object => "an object",
        }
    }
}

/// One value within a checked text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value<'a> {
    /// The value as written, without space around it.
    pub(super) text: &'a str,
    /// Where it starts, in bytes from the start of the whole text.
    pub(super) at: usize,
}

/// One key with its value.
#[derive(Debug, Clone)]
pub(super) struct Entry<'a> {
    /// The key, its escapes resolved.
    pub(super) key: Cow<'a, str>,
    /// What it has.
    pub(super) value: Value<'a>,
}

/// Why a text is not JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Misfit {
    /// Where, in bytes from the start.
    pub(super) at: usize,
    /// What is wrong there.
    pub(super) what: String,
}

/// Checks a whole text and returns its one value.
pub(super) fn parse(text: &str) -> Result<Value<'_>, Misfit> {
    serde_json::from_str::<IgnoredAny>(text).map_err(|error| misfit(text, &error))?;
    let bytes = text.as_bytes();
    let start = skip_space(bytes, 0);
    Ok(value_at(text, 0, start).0)
}

/// The error of the parser in its own words, with the place as an offset.
fn misfit(text: &str, error: &serde_json::Error) -> Misfit {
    let words = error.to_string();
    let what = words
        .rsplit_once(" at line ")
        .map_or(words.as_str(), |(what, _)| what);
    let what = what.replace("EOF while parsing", "the text ends within");
    let line_start = text
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1))
        .map(str::len)
        .sum::<usize>();
    let mut at = (line_start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    Misfit { at, what }
}

impl<'a> Value<'a> {
    /// A value that stands by itself, such as one that was kept; `None` if it is no JSON.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        parse(text).ok()
    }

    /// What it is.
    pub(super) fn kind(self) -> Kind {
        match self.text.as_bytes().first() {
            Some(b'"') => Kind::Text,
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::List,
            Some(b't' | b'f') => Kind::Bool,
            Some(b'n') | None => Kind::Null,
            Some(_) => Kind::Number,
        }
    }

    /// The number, if it is one; one too large for a float is infinite.
    pub(super) fn number(self) -> Option<f64> {
        match self.kind() {
            Kind::Number => self.text.parse().ok(),
            _ => None,
        }
    }

    /// The text, if it is one. Halves of surrogate pairs, which no text can hold, become U+FFFD.
    pub(super) fn string(self) -> Option<Cow<'a, str>> {
        (self.kind() == Kind::Text).then(|| unescaped(self.inside()))
    }

    /// The text, if it is one that a text can hold as it is.
    pub(super) fn exact_string(self) -> Option<Cow<'a, str>> {
        let text = self.string()?;
        let is_exact = !text.contains('\u{fffd}')
            || serde_json::from_str::<String>(self.text).is_ok_and(|exact| exact == *text);
        is_exact.then_some(text)
    }

    /// The values of a list; none if it is not one.
    pub(super) fn items(self) -> impl Iterator<Item = Value<'a>> {
        let mut at = if self.kind() == Kind::List {
            1
        } else {
            usize::MAX
        };
        let bytes = self.text.as_bytes();
        std::iter::from_fn(move || {
            at = skip_space(bytes, at);
            if matches!(bytes.get(at), None | Some(b']')) {
                return None;
            }
            let (value, end) = value_at(self.text, self.at, at);
            at = skip_comma(bytes, end);
            Some(value)
        })
    }

    /// The keys and values of an object, in their order; none if it is not one.
    pub(super) fn entries(self) -> impl Iterator<Item = Entry<'a>> {
        let mut at = if self.kind() == Kind::Object {
            1
        } else {
            usize::MAX
        };
        let bytes = self.text.as_bytes();
        std::iter::from_fn(move || {
            at = skip_space(bytes, at);
            if matches!(bytes.get(at), None | Some(b'}')) {
                return None;
            }
            let (key, end) = value_at(self.text, self.at, at);
            let colon = skip_space(bytes, end);
            let (value, end) = value_at(self.text, self.at, skip_space(bytes, colon + 1));
            at = skip_comma(bytes, end);
            let key = unescaped(key.inside());
            Some(Entry { key, value })
        })
    }

    /// What stands between the first and the last character.
    fn inside(self) -> &'a str {
        self.text
            .get(1..self.text.len().saturating_sub(1))
            .unwrap_or("")
    }

    /// The value without the space between its parts.
    pub(super) fn compact(self) -> String {
        let bytes = self.text.as_bytes();
        let mut kept = String::with_capacity(self.text.len());
        let mut at = 0;
        while at < bytes.len() {
            let end = match bytes.get(at) {
                Some(b'"') => end_of_text(bytes, at),
                _ => next_space_or_text(bytes, at),
            };
            kept.push_str(self.text.get(at..end).unwrap_or(""));
            at = skip_space(bytes, end);
        }
        kept
    }
}

/// The value that starts at `start` of `text`, which itself starts at `base`; and where the value ends in `text`.
fn value_at(text: &str, base: usize, start: usize) -> (Value<'_>, usize) {
    let end = end_of_value(text.as_bytes(), start);
    let value = Value {
        text: text.get(start..end).unwrap_or(""),
        at: base + start,
    };
    (value, end)
}

fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    while matches!(bytes.get(at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
        at += 1;
    }
    at
}

fn skip_comma(bytes: &[u8], end: usize) -> usize {
    let at = skip_space(bytes, end);
    at + usize::from(bytes.get(at) == Some(&b','))
}

fn next_space_or_text(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or(&[]);
    let found = rest
        .iter()
        .position(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'"'));
    found.map_or(bytes.len(), |found| start + found)
}

/// One past the closing quote of the text that starts at `start`.
fn end_of_text(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    loop {
        match bytes.get(at) {
            Some(b'\\') => at += 2,
            Some(b'"') => return at + 1,
            Some(_) => at += 1,
            None => return bytes.len(),
        }
    }
}

/// One past the value that starts at `start`.
fn end_of_value(bytes: &[u8], start: usize) -> usize {
    let mut depth = 0usize;
    let mut at = start;
    loop {
        match bytes.get(at) {
            None => return bytes.len(),
            Some(b'"') => at = end_of_text(bytes, at),
            Some(b'{' | b'[') => {
                depth += 1;
                at += 1;
                continue;
            }
            Some(b'}' | b']') => {
                depth = depth.saturating_sub(1);
                at += 1;
            }
            Some(_) if depth > 0 => {
                at += 1;
                continue;
            }
            Some(_) => return end_of_word(bytes, at),
        }
        if depth == 0 {
            return at;
        }
    }
}

/// One past the number or word that starts at `start`.
fn end_of_word(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or(&[]);
    let ends = |byte: &u8| matches!(byte, b',' | b']' | b'}' | b' ' | b'\t' | b'\n' | b'\r');
    rest.iter()
        .position(ends)
        .map_or(bytes.len(), |found| start + found)
}

/// What stands between quotes, its escapes resolved.
fn unescaped(inside: &str) -> Cow<'_, str> {
    if !inside.contains('\\') {
        return Cow::Borrowed(inside);
    }
    let mut text = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let mut letters = after.chars();
        match letters.next() {
            Some('u') => {
                let (letter, left) = unicode_escape(letters.as_str());
                text.push(letter);
                rest = left;
                continue;
            }
            Some('n') => text.push('\n'),
            Some('t') => text.push('\t'),
            Some('r') => text.push('\r'),
            Some('b') => text.push('\u{8}'),
            Some('f') => text.push('\u{c}'),
            Some(other) => text.push(other),
            None => {}
        }
        rest = letters.as_str();
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// The character of the digits behind `\u`, and what stands behind them.
fn unicode_escape(after: &str) -> (char, &str) {
    let unit = |text: &str| u32::from_str_radix(text.get(..4)?, 16).ok();
    let rest = after.get(4..).unwrap_or("");
    let Some(first) = unit(after) else {
        return (char::REPLACEMENT_CHARACTER, rest);
    };
    let second = rest.strip_prefix("\\u").and_then(unit);
    if let (0xD800..=0xDBFF, Some(second @ 0xDC00..=0xDFFF)) = (first, second) {
        let code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        let letter = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
        return (letter, rest.get(6..).unwrap_or(""));
    }
    let letter = char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER);
    (letter, rest)
}

/// A text in quotes, escaped as little as JSON allows.
pub(super) fn quoted(text: &str) -> String {
    // Writing a text into memory cannot fail.
    serde_json::to_string(text).unwrap_or_else(|_| "\"\"".to_owned())
}

/// Line and column of an offset, both from 1, the column in Unicode scalar values.
pub(super) fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = 1 + before.bytes().filter(|byte| *byte == b'\n').count();
    let column = before.get(line_start..).unwrap_or("").chars().count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn values_keep_their_text_and_their_place() {
        let text = " { \"a\" : [1.50, \"x\\\"]\", {}], \"\\u0062\":null } ";
        let whole = parse(text).expect("it is JSON");
        assert_eq!(whole.kind(), Kind::Object);
        let entries: Vec<_> = whole.entries().collect();
        let keys: Vec<&str> = entries.iter().map(|entry| &*entry.key).collect();
        assert_eq!(keys, ["a", "b"]);
        let items: Vec<&str> = entries[0].value.items().map(|item| item.text).collect();
        assert_eq!(items, ["1.50", "\"x\\\"]\"", "{}"]);
        assert_eq!(&text[entries[1].value.at..][..4], "null");
        assert_eq!(
            whole.compact(),
            "{\"a\":[1.50,\"x\\\"]\",{}],\"\\u0062\":null}"
        );
    }

    #[test]
    fn texts_lose_their_escapes_and_only_halves_of_pairs_are_replaced() {
        let string = |text: &'static str| Value::of(text).and_then(Value::string);
        assert_eq!(
            string(r#""a\n\u00e9\ud83d\ude00\/""#).as_deref(),
            Some("a\né😀/")
        );
        assert_eq!(
            string(r#""\ud83d-\udc00""#).as_deref(),
            Some("\u{fffd}-\u{fffd}")
        );
        assert_eq!(Value::of(r#""\ud83d""#).and_then(Value::exact_string), None);
        let real = Value::of("\"\u{fffd}\"").and_then(Value::exact_string);
        assert_eq!(real.as_deref(), Some("\u{fffd}"));
    }

    #[test]
    fn what_is_wrong_has_a_place() {
        let text = "{\n  \"é\": [1, 2,]\n}";
        let misfit = parse(text).expect_err("there is a comma too many");
        assert_eq!(line_and_column(text, misfit.at), (2, 14), "{misfit:?}");
        assert_eq!(misfit.what, "expected value");
        let cut = parse("{\"a\": ").expect_err("it is cut off");
        assert_eq!(cut.what, "the text ends within a value");
    }

    #[test]
    fn depth_costs_no_stack() {
        let deep = 200_000;
        let text = format!("{}1{}", "[".repeat(deep), "]".repeat(deep));
        let whole = parse(&text).expect("it is JSON");
        assert_eq!(whole.items().count(), 1);
        assert_eq!(whole.compact(), text);
    }

    proptest! {
        #[test]
        fn texts_go_through_quotes(text in any::<String>()) {
            let quoted = quoted(&text);
            let value = Value::of(&quoted).expect("it is JSON");
            let back = value.exact_string();
            prop_assert_eq!(back.as_deref(), Some(text.as_str()));
        }
    }
}

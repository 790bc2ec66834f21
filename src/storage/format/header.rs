//! What kind of file it is, told from its first bytes alone.

use super::error::FormatError;
use super::{FORMAT, KIND};
use crate::model::shortened;

/// How far into the file the header is looked for, in bytes.
const HEADER_BYTES: usize = 4096;

/// First bytes of files that are often mistaken for cases.
const LOOKS: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "it is a ZIP archive or an office document"),
    (b"\x1f\x8b", "it is compressed with gzip"),
    (b"(\xb5\x2f\xfd", "it is compressed with Zstandard"),
    (b"%PDF", "it is a PDF document"),
    (b"\x89PNG", "it is a PNG picture"),
    (b"\xff\xd8\xff", "it is a JPEG picture"),
    (b"SQLite format 3", "it is an SQLite database"),
    (b"\xff\xfe", "it is text in UTF-16; save it as UTF-8"),
    (b"\xfe\xff", "it is text in UTF-16; save it as UTF-8"),
    (b"{", "it looks like JSON"),
    (b"<", "it looks like HTML or XML"),
];

/// The bytes without a byte order mark in front.
pub(in crate::storage) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// The number of the format that the bytes say they have, if they begin like a case.
pub(crate) fn format_of(bytes: &[u8]) -> Option<u32> {
    let start = without_mark(bytes).trim_ascii_start();
    let mut scan = Scan {
        rest: start.get(..HEADER_BYTES).unwrap_or(start),
    };
    if !scan.opening() {
        return None;
    }
    let mut fields = std::iter::from_fn(|| scan.field()).take(2);
    fields.find_map(|(name, value)| match value {
        Value::Number(digits) if name == b"format" => {
            std::str::from_utf8(digits).ok()?.parse().ok()
        }
        _ => None,
    })
}

/// The format of a case. Fails if the bytes do not begin like a case of a format that can be read.
pub(super) fn check(bytes: &[u8]) -> Result<u32, FormatError> {
    let not_a_case = |words: &str| Err(FormatError::NotACase(words.to_owned()));
    let start = bytes.trim_ascii_start();
    if start.is_empty() {
        return not_a_case("it is empty");
    }
    if let Some((_, words)) = LOOKS.iter().find(|(magic, _)| start.starts_with(magic)) {
        return not_a_case(words);
    }
    let header = start.get(..HEADER_BYTES).unwrap_or(start);
    if header.contains(&0) {
        return not_a_case("it is not text");
    }
    let mut scan = Scan { rest: header };
    if !scan.opening() {
        return not_a_case("it does not begin with ( and the header of a case");
    }
    let fields: Vec<(&[u8], Value<'_>)> = std::iter::from_fn(|| scan.field()).take(2).collect();
    let value_of = |name: &[u8]| {
        let field = fields.iter().find(|(field, _)| *field == name);
        field.map(|(_, value)| value)
    };
    match value_of(b"kind") {
        Some(Value::Text(KIND_BYTES)) => {}
        Some(Value::Text(other)) => {
            let other = shortened(&String::from_utf8_lossy(other), 40);
            return not_a_case(&format!("it says that it is a \"{other}\""));
        }
        _ => return not_a_case("its first line should be `kind: \"caseboard-case\",`"),
    }
    match value_of(b"format") {
        Some(Value::Number(found)) => check_format(found),
        Some(Value::Text(text)) => Err(FormatError::NoFormat(shortened(
            &String::from_utf8_lossy(text),
            40,
        ))),
        None => Err(FormatError::NoFormat("nothing".to_owned())),
    }
}

const KIND_BYTES: &[u8] = KIND.as_bytes();

fn check_format(digits: &[u8]) -> Result<u32, FormatError> {
    let text = String::from_utf8_lossy(digits);
    match text.parse::<u64>() {
        Ok(0) | Err(_) => Err(FormatError::NoFormat(shortened(&text, 40))),
        Ok(found) if found > u64::from(FORMAT) => Err(FormatError::Newer {
            found,
            supported: FORMAT,
        }),
        Ok(found) => u32::try_from(found).map_err(|_| FormatError::NoFormat(shortened(&text, 40))),
    }
}

/// A value in the header.
#[derive(Debug)]
enum Value<'a> {
    Text(&'a [u8]),
    Number(&'a [u8]),
}

/// Walks over the beginning of a RON text, without understanding more than a header needs.
struct Scan<'a> {
    rest: &'a [u8],
}

impl<'a> Scan<'a> {
    /// Takes `text` if it comes next, after blanks and comments.
    fn take(&mut self, text: &[u8]) -> bool {
        self.skip_blanks();
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Takes all bytes up to the first for which `belongs` says no.
    fn take_while(&mut self, belongs: impl Fn(u8) -> bool) -> &'a [u8] {
        let end = self.rest.iter().position(|byte| !belongs(*byte));
        let (taken, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        taken
    }

    /// Takes everything up to and with `end`, or all there is.
    fn skip_past(&mut self, end: &[u8]) {
        let at = self.rest.windows(end.len()).position(|part| part == end);
        let skipped = at.map_or(self.rest.len(), |at| at + end.len());
        self.rest = self.rest.get(skipped..).unwrap_or(&[]);
    }

    fn skip_blanks(&mut self) {
        loop {
            self.rest = self.rest.trim_ascii_start();
            if self.rest.starts_with(b"//") {
                self.skip_past(b"\n");
            } else if self.rest.starts_with(b"/*") {
                self.skip_past(b"*/");
            } else {
                return;
            }
        }
    }

    /// Takes attributes and the bracket that opens the case.
    fn opening(&mut self) -> bool {
        while self.take(b"#!") {
            self.skip_past(b"]");
        }
        self.take(b"(")
    }

    /// Takes a field whose value is a text or a number, and the comma behind it.
    fn field(&mut self) -> Option<(&'a [u8], Value<'a>)> {
        self.skip_blanks();
        let name = self.take_while(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if name.is_empty() || !self.take(b":") {
            return None;
        }
        let value = if self.take(b"\"") {
            let text = self.take_while(|byte| byte != b'"');
            self.take(b"\"").then_some(Value::Text(text))?
        } else {
            let number =
                self.take_while(|byte| !byte.is_ascii_whitespace() && !b",)/".contains(&byte));
            Value::Number(number)
        };
        self.take(b",");
        Some((name, value))
    }
}

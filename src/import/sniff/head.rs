//! The head of a file as text, whatever its encoding, or the finding that it is no text.

/// How much of a file is looked at, in bytes.
const HEAD_BYTES: usize = 64 << 10;

/// Control characters are rare in texts: more than one in so many is no text.
const BYTES_PER_CONTROL: usize = 200;

/// The head of the bytes as text; letters outside ASCII may be wrong, marks are not. `None` if it is no text.
pub(super) fn text_head(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    if let Some(rest) = head.strip_prefix(b"\xff\xfe") {
        return Some(from_utf16(rest, u16::from_le_bytes));
    }
    if let Some(rest) = head.strip_prefix(b"\xfe\xff") {
        return Some(from_utf16(rest, u16::from_be_bytes));
    }
    let controls = head.iter().filter(|byte| is_odd_control(**byte)).count();
    if controls * BYTES_PER_CONTROL <= head.len() {
        let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
        return Some(String::from_utf8_lossy(text).into_owned());
    }
    [u16::from_le_bytes, u16::from_be_bytes]
        .into_iter()
        .map(|order| from_utf16(head, order))
        .find(|text| reads_as_text(text))
}

const fn is_odd_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b)
}

fn from_utf16(bytes: &[u8], order: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| order([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// Random bytes read as UTF-16 are full of signs that no text has, and short of spaces.
fn reads_as_text(text: &str) -> bool {
    let (mut all, mut usual, mut spaces) = (0usize, 0usize, 0usize);
    for character in text.chars() {
        all += 1;
        spaces += usize::from(character.is_whitespace());
        let is_usual = character.is_alphanumeric()
            || character.is_whitespace()
            || character.is_ascii_punctuation()
            || matches!(character, '\u{2010}'..='\u{2044}' | '\u{3000}'..='\u{303f}');
        usual += usize::from(is_usual);
    }
    all > 0 && usual * 100 >= all * 95 && (spaces * 50 >= all || all < 100)
}

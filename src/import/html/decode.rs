//! The bytes of a web page as text, in the order of trust that browsers use: byte order mark, the page's own statement,
//! and a guess from the bytes as the last resort.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// Where a page may state its encoding, in bytes from its start. Browsers look at 1,024; saved pages put notes before it.
const STATEMENT_BYTES: usize = 8 << 10;

/// The text of a page. `stated_outside` is the encoding that a header outside the page states, if any. Bytes that mean
/// nothing become U+FFFD. The warning tells of a page that states an encoding it does not have.
pub(in crate::import) fn decode(
    bytes: &[u8],
    stated_outside: Option<&str>,
) -> (String, Option<String>) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[length..]);
        return (text.into_owned(), None);
    }
    let stated = stated_outside
        .and_then(|label| Encoding::for_label(label.as_bytes()))
        .or_else(|| stated_inside(bytes));
    if let Ok(text) = std::str::from_utf8(bytes) {
        // Words of several bytes each that are right in UTF-8 throughout are no accident: a program saved the page anew and
        // left its statement as it was.
        let warning = stated
            .filter(|encoding| *encoding != UTF_8 && !text.is_ascii() && encoding.is_single_byte())
            .map(|encoding| {
                format!(
                    "the page says that it is {}, but it is UTF-8 and was read so",
                    encoding.name()
                )
            });
        let is_trusted = stated.is_none_or(|encoding| encoding.is_single_byte());
        if is_trusted || stated == Some(UTF_8) {
            return (text.to_owned(), warning);
        }
    }
    let encoding = stated.unwrap_or_else(|| guess(bytes));
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let warning = had_errors.then(|| {
        format!(
            "some bytes of the page mean nothing in {}; they are shown as \u{fffd}",
            encoding.name()
        )
    });
    (text.into_owned(), warning)
}

/// The encoding a page states in its head; `None` if it states none that is known.
fn stated_inside(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: Cow<'_, str> = String::from_utf8_lossy(&bytes[..bytes.len().min(STATEMENT_BYTES)]);
    let head = head.to_ascii_lowercase();
    let from_declaration = head
        .trim_start()
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split("?>").next())
        .and_then(|declaration| label_behind(declaration, "encoding"));
    let from_meta = || {
        head.split("<meta")
            .skip(1)
            .filter_map(|rest| rest.split('>').next())
            .find_map(|element| label_behind(element, "charset"))
    };
    let encoding = from_declaration.or_else(from_meta)?;
    // A statement that could be read byte by byte cannot be in UTF-16.
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return Some(UTF_8);
    }
    Some(encoding)
}

/// The known encoding whose label follows `key =`.
fn label_behind(text: &str, key: &str) -> Option<&'static Encoding> {
    text.match_indices(key).find_map(|(at, _)| {
        let value = text[at + key.len()..].trim_start().strip_prefix('=')?;
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let label = value
            .split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '/'))
            .next()?;
        Encoding::for_label(label.as_bytes())
    })
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if bytes.is_ascii() {
        return WINDOWS_1252;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(bytes: &[u8]) -> String {
        decode(bytes, None).0
    }

    #[test]
    fn statements_are_followed() {
        let words = "Порт Тихорецк";
        let (cyrillic, _, _) = encoding_rs::WINDOWS_1251.encode(words);
        for head in [
            "<meta charset=windows-1251>",
            "<META http-equiv='Content-Type' content=\"text/html; charset=windows-1251\">",
            "<?xml version='1.0' encoding='windows-1251'?>",
        ] {
            let bytes = [head.as_bytes(), &cyrillic].concat();
            assert!(text_of(&bytes).ends_with(words), "{head}");
        }
        assert_eq!(decode(&cyrillic, Some("cp1251")).0, words);
        let utf16: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text_of(&[b"\xfe\xff".as_slice(), &utf16].concat()), words);
    }

    #[test]
    fn utf_8_that_says_otherwise_is_utf_8_with_a_warning() {
        let bytes = "<meta charset=iso-8859-1><p>Überfall".as_bytes();
        let (text, warning) = decode(bytes, None);
        assert!(text.ends_with("Überfall"));
        assert_eq!(
            warning.as_deref(),
            Some("the page says that it is windows-1252, but it is UTF-8 and was read so")
        );
        assert_eq!(decode(b"<meta charset=iso-8859-1>plain", None).1, None);
    }

    #[test]
    fn without_a_statement_the_bytes_decide() {
        assert_eq!(text_of("Łódź – порт".as_bytes()), "Łódź – порт");
        let words = "Судно вышло из порта в среду вечером и не вернулось";
        let (cyrillic, _, _) = encoding_rs::WINDOWS_1251.encode(words);
        assert_eq!(text_of(&cyrillic), words);
        let (text, warning) = decode(b"<meta charset=utf-8>a\xffb", None);
        assert!(text.ends_with("a\u{fffd}b"));
        assert!(warning.is_some());
    }
}

//! Bytes to text: which encoding they are in, and what could not be decoded.

use crate::model::Warned;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The text that bytes stand for. A byte order mark decides and is dropped; without one, UTF-8 and UTF-16 are told by their
/// own rules; anything else is guessed, and a warning names the guess. Nothing else is changed or left out.
pub(in crate::import) fn decode(bytes: &[u8]) -> Warned<String> {
    if let Some(text) = utf32_by_mark(bytes) {
        return text;
    }
    if let Some((encoding, mark_bytes)) = Encoding::for_bom(bytes) {
        return decode_as(bytes.get(mark_bytes..).unwrap_or_default(), encoding);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return decode_as(bytes, encoding);
    }
    let shifts_to_japanese = bytes.windows(2).any(|pair| pair == b"\x1b$");
    match std::str::from_utf8(bytes) {
        Ok(text) if !shifts_to_japanese => Warned {
            value: text.to_owned(),
            warnings: Vec::new(),
        },
        Err(_) if is_damaged_utf8(bytes) => decode_as(bytes, UTF_8),
        _ => guess(bytes),
    }
}

/// What to say of a text in which so many characters could not be decoded.
fn undecoded(count: usize, encoding: &str) -> Option<String> {
    let noun = if count == 1 {
        "1 character"
    } else {
        "characters"
    };
    match count {
        0 => None,
        1 => Some(format!(
            "{noun} could not be decoded as {encoding} and is shown as \u{fffd}"
        )),
        _ => Some(format!(
            "{count} {noun} could not be decoded as {encoding} and are shown as \u{fffd}"
        )),
    }
}

/// Counts what the decoder replaces; signs of replacement that the bytes themselves held are not told apart, which only a
/// text with other faults would notice.
fn decode_as(bytes: &[u8], encoding: &'static Encoding) -> Warned<String> {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let count = if had_errors {
        text.matches(char::REPLACEMENT_CHARACTER).count()
    } else {
        0
    };
    Warned {
        warnings: undecoded(count, encoding.name()).into_iter().collect(),
        value: text.into_owned(),
    }
}

fn guess(bytes: &[u8]) -> Warned<String> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    let mut decoded = decode_as(bytes, encoding);
    if encoding != UTF_8 {
        let warning = format!(
            "the text does not say how it is encoded; it was read as {}, guessed from its bytes",
            encoding.name()
        );
        decoded.warnings.insert(0, warning);
    }
    decoded
}

/// UTF-32 is rare; its little-endian mark begins with that of UTF-16, so it is looked for first.
fn utf32_by_mark(bytes: &[u8]) -> Option<Warned<String>> {
    let (rest, order): (_, fn([u8; 4]) -> u32) =
        if let Some(rest) = bytes.strip_prefix(b"\xff\xfe\0\0") {
            (rest, u32::from_le_bytes)
        } else {
            (bytes.strip_prefix(b"\0\0\xfe\xff")?, u32::from_be_bytes)
        };
    let text: String = rest
        .chunks(4)
        .map(|unit| {
            let unit: Option<[u8; 4]> = unit.try_into().ok();
            unit.and_then(|unit| char::from_u32(order(unit)))
                .unwrap_or(char::REPLACEMENT_CHARACTER)
        })
        .collect();
    let count = text.matches(char::REPLACEMENT_CHARACTER).count();
    Some(Warned {
        warnings: undecoded(count, "UTF-32").into_iter().collect(),
        value: text,
    })
}

/// UTF-16 without a mark: texts in other encodings hold no NUL and hardly any other control byte, UTF-16 of most scripts
/// is full of them. The order of bytes is the one that yields letters.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    const SAMPLE_BYTES: usize = 16 << 10;
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES) & !1];
    let is_control =
        |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
    let controls = sample.iter().filter(|byte| is_control(byte)).count();
    if controls == 0 || controls * 20 < sample.len() {
        return None;
    }
    let share = |order: fn([u8; 2]) -> u16| {
        let units = sample.chunks_exact(2).map(|pair| order([pair[0], pair[1]]));
        let usual = char::decode_utf16(units)
            .filter(|unit| unit.as_ref().is_ok_and(|c| is_usual(*c)))
            .count();
        usual * 200 / sample.len()
    };
    let (little, big) = (share(u16::from_le_bytes), share(u16::from_be_bytes));
    let (best, encoding) = if little >= big {
        (little, UTF_16LE)
    } else {
        (big, UTF_16BE)
    };
    (best >= 90).then_some(encoding)
}

/// Signs that texts are made of, in the scripts that are written most.
fn is_usual(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='~' | '\u{a0}'..='\u{24f}' | '\u{370}'..='\u{6ff}'
        | '\u{900}'..='\u{11ff}' | '\u{1e00}'..='\u{206f}' | '\u{20a0}'..='\u{20bf}' | '\u{3000}'..='\u{30ff}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff00}'..='\u{ffef}')
}

/// Whether bytes are UTF-8 with a few faults, such as a file cut in the middle of a letter: whole letters outside ASCII are
/// many times more frequent than faults, which chance does not bring about.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut faults) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    let ends_cut = faults == 1
        && bytes.utf8_chunks().last().is_some_and(|chunk| {
            !chunk.invalid().is_empty() && chunk.invalid().first().is_some_and(|byte| *byte >= 0xc2)
        });
    whole >= 10 * faults || (ends_cut && whole > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUSSIAN: &str = "Корабль вышел из порта в пятницу утром. Груз сняли в другом порту, сообщило министерство.\n";

    #[test]
    fn marks_decide_and_are_dropped() {
        let text = "Ä ship\r\n\r";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let utf32: Vec<u8> = text
            .chars()
            .flat_map(|c| (c as u32).to_be_bytes())
            .collect();
        for (mark, bytes) in [
            (&b"\xef\xbb\xbf"[..], text.as_bytes()),
            (b"\xff\xfe", &utf16),
            (b"\xfe\xff", &big),
            (b"\0\0\xfe\xff", &utf32),
            (b"", text.as_bytes()),
        ] {
            let decoded = decode(&[mark, bytes].concat());
            assert_eq!((decoded.value.as_str(), decoded.warnings), (text, vec![]));
        }
    }

    #[test]
    fn only_the_leading_mark_is_dropped() {
        assert_eq!(
            decode("\u{feff}a\u{feff}\u{200b}\u{202e}".as_bytes()).value,
            "a\u{feff}\u{200b}\u{202e}"
        );
    }

    #[test]
    fn utf16_is_told_without_a_mark() {
        for text in ["A ship left the harbour on Friday.\n", RUSSIAN] {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            for bytes in [little, big] {
                let decoded = decode(&bytes);
                assert_eq!((decoded.value.as_str(), decoded.warnings), (text, vec![]));
            }
        }
    }

    #[test]
    fn old_encodings_are_guessed_and_named() {
        let umlauts = "Über die Größe der Lieferung äußerte sich das Außenministerium nicht. Die Behörde prüft.\n";
        let japanese = "金曜日に船が港を出た。貨物は別の港で降ろされたと政府は発表した。\n";
        for (encoding, text) in [
            (encoding_rs::WINDOWS_1251, RUSSIAN),
            (encoding_rs::KOI8_U, RUSSIAN),
            (encoding_rs::WINDOWS_1252, umlauts),
            (encoding_rs::SHIFT_JIS, japanese),
            (encoding_rs::ISO_2022_JP, japanese),
        ] {
            let (bytes, _, _) = encoding.encode(text);
            let decoded = decode(&bytes);
            assert_eq!(decoded.value, text, "{}", encoding.name());
            let named = format!("read as {},", encoding.name());
            assert!(
                decoded.warnings.iter().any(|w| w.contains(&named)),
                "{:?}",
                decoded.warnings
            );
        }
    }

    #[test]
    fn a_cut_letter_is_no_other_encoding() {
        let bytes = RUSSIAN.as_bytes();
        let decoded = decode(&bytes[..32]);
        assert!(decoded.value.starts_with("Корабль вышел"));
        assert_eq!(
            decoded.warnings,
            ["1 character could not be decoded as UTF-8 and is shown as \u{fffd}"]
        );
        let mut two = bytes.to_vec();
        two[9] = b'!';
        two[21] = b'!';
        let decoded = decode(&two);
        assert_eq!(decoded.warnings.len(), 1);
        assert!(decoded.warnings[0].contains("could not be decoded as UTF-8"));
    }

    #[test]
    fn no_bytes_are_no_text() {
        assert_eq!(decode(b"").value, "");
        assert_eq!(decode(b"\0").value, "\0");
    }
}

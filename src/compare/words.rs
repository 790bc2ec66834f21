//! Words of a text as comparison sees them: letters and digits, without case and punctuation.

use std::ops::Range;

/// One word: where it stands, in bytes, and a number that is the same for the same word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) bytes: Range<usize>,
    pub(super) hash: u64,
}

/// The words of a text, in order. Scripts that put no space between words give one word for each character.
pub(super) fn words_of(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_open = false;
    for (at, character) in text.char_indices() {
        if !character.is_alphanumeric() {
            // Accents that stand alone belong to the letter before them.
            is_open &= is_joiner(character);
            continue;
        }
        let end = at + character.len_utf8();
        let alone = stands_alone(character);
        match words.last_mut().filter(|_| is_open && !alone) {
            Some(word) => {
                word.bytes.end = end;
                word.hash = with_char(word.hash, character);
            }
            None => words.push(Word {
                bytes: at..end,
                hash: with_char(SEED, character),
            }),
        }
        is_open = !alone;
    }
    words
}

/// Start and factor of the FNV-1a hash (64 bits), which is the same on every system and in every run.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const FACTOR: u64 = 0x0000_0100_0000_01b3;

fn with_char(hash: u64, character: char) -> u64 {
    character.to_lowercase().fold(hash, |hash, letter| {
        (hash ^ u64::from(u32::from(letter))).wrapping_mul(FACTOR)
    })
}

/// Mixes the numbers of some words into one, in their order.
pub(super) fn mixed(words: &[Word]) -> u64 {
    let mut mixed = SEED;
    for word in words {
        mixed = (mixed ^ word.hash).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        mixed ^= mixed >> 29;
    }
    mixed.wrapping_mul(0xBF58_476D_1CE4_E5B9) ^ (mixed >> 32)
}

const fn is_joiner(character: char) -> bool {
    matches!(character, '\u{0300}'..='\u{036F}' | '\u{200B}'..='\u{200D}' | '\u{AD}' | '\u{2060}')
}

/// Whether a character is of a script without spaces between words: Thai to Khmer, kana, Han.
const fn stands_alone(character: char) -> bool {
    matches!(character,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_from_what_lies_between() {
        let text = "The SHIP, the ship\u{AD}ment: 1,000 船は";
        let words: Vec<&str> = words_of(text)
            .into_iter()
            .map(|word| &text[word.bytes])
            .collect();
        let expected = [
            "The",
            "SHIP",
            "the",
            "ship\u{AD}ment",
            "1",
            "000",
            "船",
            "は",
        ];
        assert_eq!(words, expected);
    }

    #[test]
    fn case_does_not_matter_and_order_does() {
        let words = words_of("Ship ship goods");
        assert_eq!(words[0].hash, words[1].hash);
        assert_ne!(mixed(&words[1..]), mixed(&words_of("goods ship")));
    }
}

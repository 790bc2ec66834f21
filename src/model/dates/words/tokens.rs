//! A text in pieces: numbers, words without accents, signs.

/// One piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A number, and how many digits it was written with.
    Number(u32, usize),
    /// A word in lower case, without accents and apostrophes.
    Word(String),
    /// A hyphen or dash of any kind, or a wave.
    Dash,
    /// Any other sign.
    Sign(char),
}

/// A piece, and whether it stands right behind the one before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub piece: Piece,
    pub is_glued: bool,
}

/// No date is longer, in characters: what is longer is not looked at.
const LONGEST_TEXT: usize = 160;

/// Takes a text apart; `None` for one that is too long or has a number that no date has.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    let chars: Vec<char> = text.chars().take(LONGEST_TEXT + 1).collect();
    if chars.len() > LONGEST_TEXT {
        return None;
    }
    let mut found: Vec<Token> = Vec::new();
    let (mut at, mut is_glued) = (0, false);
    while let Some(&first) = chars.get(at) {
        if is_blank(first) {
            (at, is_glued) = (at + 1, false);
            continue;
        }
        let rest = chars.get(at..).unwrap_or_default();
        let after_number = is_glued
            && found
                .last()
                .is_some_and(|last| matches!(last.piece, Piece::Number(..)));
        let (piece, length) = if digit(first).is_some() {
            number(rest)?
        } else if first.is_alphabetic() {
            word(rest, after_number)
        } else if is_dash(first) {
            (Piece::Dash, 1)
        } else {
            (Piece::Sign(first), 1)
        };
        found.push(Token { piece, is_glued });
        (at, is_glued) = (at + length, true);
    }
    Some(found)
}

fn number(chars: &[char]) -> Option<(Piece, usize)> {
    let digits: Vec<u32> = chars.iter().map_while(|it| digit(*it)).collect();
    if digits.len() > 4 {
        return None;
    }
    let value = digits.iter().fold(0, |sum, digit| sum * 10 + digit);
    Some((Piece::Number(value, digits.len()), digits.len()))
}

/// A run of letters. Right behind a number the signs for year, month and day of East Asia are words of their own.
fn word(chars: &[char], after_number: bool) -> (Piece, usize) {
    const UNITS: &str = "年月日号號년월일";
    if let Some(unit) = chars
        .first()
        .filter(|it| after_number && UNITS.contains(**it))
    {
        return (Piece::Word(unit.to_string()), 1);
    }
    let mut folded = String::new();
    let mut length = 0;
    for (at, &character) in chars.iter().enumerate() {
        let goes_on = chars.get(at + 1).is_some_and(|next| next.is_alphabetic());
        if is_apostrophe(character) && goes_on && !matches!(folded.as_str(), "" | "d" | "l") {
            length += 1;
            continue;
        }
        if !character.is_alphabetic() && !is_accent(character) {
            break;
        }
        folded.extend(character.to_lowercase().filter_map(without_accent));
        length += 1;
    }
    (Piece::Word(folded), length)
}

/// The value of a digit: Western, Arabic-Indic, Persian or full-width.
fn digit(character: char) -> Option<u32> {
    let zero = match character {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    Some(u32::from(character) - u32::from(zero))
}

/// White space, and the marks that only steer how a line is set.
fn is_blank(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        )
}

const fn is_dash(character: char) -> bool {
    matches!(
        character,
        '-' | '\u{2010}'
            ..='\u{2015}' | '\u{2212}' | '~' | '\u{301c}' | '\u{ff5e}' | '\u{fe58}' | '\u{ff0d}'
    )
}

pub(super) const fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '\u{2019}' | '\u{2bc}')
}

const fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}')
}

/// The letter without its accent, so that composed, decomposed and sloppy spellings are one; `None` for an accent alone.
const fn without_accent(letter: char) -> Option<char> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ä' | 'ą' => 'a',
        'ç' | 'ć' => 'c',
        'è' | 'é' | 'ê' | 'ë' | 'ę' => 'e',
        'í' | 'î' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' => 'n',
        'ó' | 'ô' | 'ö' => 'o',
        'ś' => 's',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ź' | 'ż' => 'z',
        'й' => 'и',
        'ё' => 'е',
        'أ' | 'إ' | 'آ' => 'ا',
        letter if is_accent(letter) => return None,
        letter => letter,
    })
}

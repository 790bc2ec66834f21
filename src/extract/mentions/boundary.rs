//! Where words begin and end around a name.
//!
//! Close to the word boundaries of Unicode (UAX 29), with what names need besides: a possessive is no part of the name,
//! an elided article before it neither, and scripts that write without spaces have boundaries everywhere.

use unicode_normalization::char::is_combining_mark;

/// Whether the bytes from `start` to `end` of a text are whole words. Both lie between characters.
pub(super) fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let (Some(before), Some(name), Some(after)) =
        (text.get(..start), text.get(start..end), text.get(end..))
    else {
        return false;
    };
    begins(before, name) && ends(name, after)
}

/// Whether a word begins between what stands before and the name.
fn begins(before: &str, name: &str) -> bool {
    let Some(first) = name.chars().next().filter(|first| is_part(*first)) else {
        return true;
    };
    let mut back = before.chars().rev().filter(|character| !joins(*character));
    let Some(last) = back.next() else { return true };
    if is_apostrophe(last) {
        return !back.next().is_some_and(|letter| clings(letter, first));
    }
    !is_part(last) || is_unspaced(last) || is_unspaced(first)
}

/// Whether a letter before an apostrophe belongs to the name behind it, as in "O'Brien" and "Лук'янов", and is not an
/// elided article as in "l'Ukraine".
fn clings(letter: char, first: char) -> bool {
    matches!(letter, 'O' | 'D')
        || (letter.is_alphabetic() && is_cyrillic(letter) && is_cyrillic(first))
}

/// Whether a word ends between the name and what stands behind it.
fn ends(name: &str, after: &str) -> bool {
    let Some(last) = name.chars().next_back().filter(|last| is_part(*last)) else {
        return true;
    };
    let mut ahead = after.chars().filter(|character| !joins(*character));
    let Some(next) = ahead.next() else {
        return true;
    };
    if is_combining_mark(next) {
        return false;
    }
    if is_apostrophe(next) {
        let (first, second) = (ahead.next(), ahead.next());
        let is_possessive = matches!(first, Some('s' | 'S')) && !second.is_some_and(is_part);
        return is_possessive || !first.is_some_and(char::is_alphanumeric);
    }
    // Korean puts its particles onto the name.
    !is_part(next) || is_unspaced(last) || is_unspaced(next) || (is_hangul(last) && is_hangul(next))
}

/// Whether a character can be part of a word.
fn is_part(character: char) -> bool {
    character.is_alphanumeric() || character == '_' || is_combining_mark(character)
}

/// Invisible, and no end of a word: soft hyphen, word joiner.
fn joins(character: char) -> bool {
    matches!(character, '\u{00ad}' | '\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '\u{2018}' | '\u{2019}' | '\u{02bc}')
}

fn is_cyrillic(character: char) -> bool {
    matches!(character, '\u{0400}'..='\u{052f}')
}

fn is_hangul(character: char) -> bool {
    matches!(character, '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}')
}

/// Han, kana, Thai, Lao, Myanmar and Khmer write without spaces between words.
fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3005}' | '\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{323af}')
}

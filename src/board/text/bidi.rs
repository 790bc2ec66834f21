//! Order of sight for lines with Arabic or Hebrew in them (Unicode Standard Annex 9).
//!
//! The typesetter below places runs from left to right as they come and shapes each run of one typeface on its own, in
//! its own direction. So a line is cut into pieces in the order of sight: what is left to right stays as it is; of what
//! is right to left, each word is one piece (it is shaped right to left, with its letters joined), and words, spaces and
//! marks come in reverse order.

use std::ops::Range;
use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};
use unicode_segmentation::UnicodeSegmentation as _;

/// Whether a text has anything that runs from right to left.
pub(crate) fn has_rtl(text: &str) -> bool {
    text.chars().any(is_rtl_letter)
}

/// Whether a paragraph runs from right to left: its first strong letter says so (rule P2).
pub(crate) fn is_rtl_paragraph(text: &str) -> bool {
    let strong = text.chars().find(|letter| {
        matches!(
            bidi_class(*letter),
            BidiClass::L | BidiClass::R | BidiClass::AL
        )
    });
    strong.is_some_and(is_rtl_letter)
}

pub(crate) fn is_rtl_letter(letter: char) -> bool {
    // The first such letter is the first of Hebrew: most words need not be looked up.
    letter >= '\u{590}' && matches!(bidi_class(letter), BidiClass::R | BidiClass::AL)
}

/// A part of a line that runs in one direction.
#[derive(Debug)]
pub(super) struct RunInSight {
    /// Which bytes of the line it is.
    pub bytes: Range<usize>,
    /// Whether it runs from right to left.
    pub is_rtl: bool,
    /// Its pieces in the order of sight, with the byte of the line where each starts; marks such as brackets are mirrored
    /// where they run from right to left.
    pub pieces: Vec<(usize, String)>,
}

/// The runs of one line in the order of sight.
pub(super) fn runs_in_sight(line: &str, is_rtl_paragraph: bool) -> Vec<RunInSight> {
    let level = if is_rtl_paragraph {
        Level::rtl()
    } else {
        Level::ltr()
    };
    let info = BidiInfo::new(line, Some(level));
    let Some(paragraph) = info.paragraphs.first() else {
        return Vec::new();
    };
    let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
    let in_sight = |bytes: Range<usize>| {
        let text = line.get(bytes.clone()).unwrap_or_default();
        let is_rtl = levels.get(bytes.start).is_some_and(Level::is_rtl);
        let pieces = if is_rtl {
            reversed_words(text, bytes.start)
        } else {
            vec![(bytes.start, text.to_owned())]
        };
        RunInSight {
            bytes,
            is_rtl,
            pieces,
        }
    };
    runs.into_iter().map(in_sight).collect()
}

/// The pieces of one line in the order of sight, each with the byte of the line where it starts.
pub(crate) fn pieces_in_sight(line: &str, is_rtl_paragraph: bool) -> Vec<(usize, String)> {
    let runs = runs_in_sight(line, is_rtl_paragraph).into_iter();
    runs.flat_map(|run| run.pieces).collect()
}

/// Words, spaces and marks of a right-to-left run, last first.
fn reversed_words(text: &str, offset: usize) -> Vec<(usize, String)> {
    let mut pieces: Vec<(usize, String, bool)> = Vec::new();
    for (at, cluster) in text.grapheme_indices(true) {
        let is_letter = cluster.chars().next().is_some_and(is_rtl_letter);
        match pieces.last_mut() {
            Some((_, word, true)) if is_letter => word.push_str(cluster),
            _ => pieces.push((offset + at, mirrored(cluster), is_letter)),
        }
    }
    pieces.reverse();
    pieces.into_iter().map(|(at, text, _)| (at, text)).collect()
}

/// Brackets and quotes as they look from the other side.
pub(crate) fn mirrored(cluster: &str) -> String {
    let mirror = |mark| match mark {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        other => other,
    };
    cluster.chars().map(mirror).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sight(line: &str, is_rtl: bool) -> Vec<String> {
        runs_in_sight(line, is_rtl)
            .into_iter()
            .flat_map(|run| run.pieces)
            .map(|(_, text)| text)
            .collect()
    }

    #[test]
    fn words_of_a_right_to_left_line_come_last_first() {
        assert_eq!(sight("שלום עולם", true), ["עולם", " ", "שלום"]);
        assert!(is_rtl_paragraph("  «שלום» a"));
        assert!(!is_rtl_paragraph("a שלום"));
    }

    #[test]
    fn numbers_and_brackets_keep_their_sense() {
        assert_eq!(
            sight("נמל (12) א", true),
            ["א", " ", "(", "12", ")", " ", "נמל"]
        );
    }

    #[test]
    fn a_quotation_in_a_left_to_right_line_stays_in_its_place() {
        assert_eq!(
            sight("the word بيان جديد here", false),
            ["the word ", "جديد", " ", "بيان", " here"]
        );
    }
}

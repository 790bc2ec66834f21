//! The face of a note: tinted paper with the analyst's own words. A judgment names likelihood and confidence apart.

use super::Ink;
use super::content::{NoteContent, note_icon};
use super::maker::{FaceMaker, META, META_STRONG, Style};
use crate::board::fonts::Weight;
use crate::board::text::Span;
use crate::board::theme::size;
use crate::model::{NoteKind, RecordKind};
use emath::vec2;

const HEADER_MIDDLE: f32 = 19.0;
const WORDS_TOP: f32 = 32.0;

pub(super) fn lay_out(maker: &mut FaceMaker<'_, '_>, note: &NoteContent) {
    let ink = Ink::Kind(RecordKind::Note);
    maker.icon(
        note_icon(note.kind),
        size::ICON,
        vec2(size::PAD + 6.5, HEADER_MIDDLE),
        ink,
    );
    let word = Style { ink, ..META_STRONG };
    let x = size::PAD + size::ICON + size::GAP_ICON;
    let width = maker.size.x - 2.0 * size::PAD;
    maker.put_line(
        note.kind.label(),
        word,
        x,
        HEADER_MIDDLE,
        maker.size.x - x - 30.0,
    );
    let has_foot = note.kind == NoteKind::Judgment
        && !(note.likelihood.is_empty() && note.confidence.is_empty())
        && maker.size.y >= 84.0;
    let mut bottom = maker.size.y - 8.0;
    if has_foot {
        let middle = maker.size.y - size::PAD - 7.0;
        let taken = maker.put_line_right(
            &note.confidence,
            META,
            maker.size.x - size::PAD,
            middle,
            width * 0.5,
        );
        maker.put_line(
            &note.likelihood,
            META_STRONG,
            size::PAD,
            middle,
            width - taken - size::GAP,
        );
        bottom = middle - 10.0;
    }
    let line = (size::TEXT_BODY * size::LEADING).round();
    let lines = (((bottom - WORDS_TOP + 2.0) / line).floor() as usize).max(1);
    let (heading, rest) = note.text.split_at(heading_bytes(&note.text));
    let words = vec![
        Span::new(heading, Weight::SemiBold),
        Span::new(rest, Weight::Regular),
    ];
    let words = maker.block(words, size::TEXT_BODY, width, lines);
    maker.put(words, vec2(size::PAD, WORDS_TOP), width, Ink::Main);
}

/// How many characters a note's first line may have to be its heading.
const LONGEST_HEADING: usize = 40;

/// How many bytes of a note are its heading: a short first line that has words below it.
fn heading_bytes(text: &str) -> usize {
    match text.split_once('\n') {
        Some((first, rest))
            if !rest.trim().is_empty() && first.chars().count() <= LONGEST_HEADING =>
        {
            first.len()
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_first_line_over_others_is_a_heading() {
        for (text, heading) in [
            ("Link\nDrag from the handle.", "Link"),
            ("One line only", ""),
            ("One line only\n ", ""),
            ("한국어\nтекст", "한국어"),
        ] {
            assert_eq!(&text[..heading_bytes(text)], heading);
        }
        let long = "x".repeat(LONGEST_HEADING + 1) + "\ny";
        assert_eq!(heading_bytes(&long), 0);
    }
}

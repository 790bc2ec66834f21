//! Breaking a text into lines of a width, with an ellipsis where it does not fit. Widths are unrounded and at base size.

use super::bidi;
use crate::board::fonts::Weight;
use epaint::Color32;
use epaint::text::{FontId, FontsView, LayoutJob, TextFormat};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;

/// Words in one weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Their weight.
    pub weight: Weight,
}

impl Span {
    /// Words in a weight.
    pub fn new(text: impl Into<String>, weight: Weight) -> Self {
        Self {
            text: text.into(),
            weight,
        }
    }
}

/// What to break into lines.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TextSpec {
    /// The words.
    pub spans: Vec<Span>,
    /// Type size in board points.
    pub size: f32,
    /// The widest a line may be, in board points.
    pub width: f32,
    /// The most lines there may be.
    pub max_lines: usize,
}

/// One line of words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Its words in the order of sight, from left to right.
    pub spans: Vec<Span>,
    /// Its words in the order of reading, where that is another one; else empty.
    pub reading: Vec<Reading>,
}

/// A part of a line that runs in one direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Its words as they are read.
    pub text: String,
    /// Which spans of the line show it.
    pub spans: Range<usize>,
    /// Whether it runs from right to left; marks such as brackets are then mirrored in its spans.
    pub is_rtl: bool,
}

impl Reading {
    /// Whether who sees it without the rest of the line shows it in the same order: marks at the ends of what runs from right
    /// to left would go elsewhere.
    pub fn stands_alone(&self) -> bool {
        let mut letters = self.text.trim().chars();
        let first = letters.next();
        let last = letters.next_back().or(first);
        let is_letter = |letter: Option<char>| letter.is_none_or(bidi::is_rtl_letter);
        !self.is_rtl || is_letter(first) && is_letter(last)
    }
}

impl Line {
    /// A line that is read as it is seen.
    pub(crate) fn of(spans: Vec<Span>) -> Self {
        Self {
            spans,
            reading: Vec::new(),
        }
    }
}

/// Lines of words, each in the order of sight.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct BrokenText {
    /// First to last.
    pub lines: Vec<Line>,
    /// The widest line, in board points.
    pub width: f32,
    /// Whether it runs from right to left and so hangs on its right side.
    pub is_rtl: bool,
    /// Whether something was cut off.
    pub is_cut: bool,
}

/// The most characters that are looked at: no card shows more.
const MAX_CHARS: usize = 1200;
const ELLIPSIS: char = '…';

/// One character, how wide it is, and how it may be broken.
#[derive(Debug, Clone, Copy)]
struct Unit {
    letter: char,
    advance: f32,
    span: usize,
    /// Whether a cluster starts here, so that the text may be cut before it.
    starts_cluster: bool,
}

/// Breaks a text into lines.
pub(crate) fn break_lines(spec: &TextSpec, fonts: &mut FontsView<'_>) -> BrokenText {
    let (units, was_long) = measure(spec, fonts);
    let text: String = units.iter().map(|unit| unit.letter).collect();
    let is_rtl = bidi::is_rtl_paragraph(&text);
    let has_rtl = is_rtl || bidi::has_rtl(&text);
    let (ranges, is_cut) = fit(&units, spec.width, spec.max_lines);
    let is_cut = is_cut || was_long;
    let mut broken = BrokenText {
        is_rtl,
        is_cut,
        ..BrokenText::default()
    };
    let count = ranges.len();
    for (at, range) in ranges.into_iter().enumerate() {
        let line = units.get(range).unwrap_or_default();
        let mut line: Vec<Unit> = trimmed(line).to_vec();
        if is_cut && at + 1 == count {
            let span = line.last().map_or(0, |unit| unit.span);
            elide(&mut line, spec, span, fonts);
        }
        let width: f32 = line.iter().map(|unit| unit.advance).sum();
        broken.width = broken.width.max(width);
        broken
            .lines
            .push(line_in_sight(&line, spec, is_rtl, has_rtl));
    }
    broken
}

fn format(spec: &TextSpec, weight: Weight) -> TextFormat {
    TextFormat::simple(
        FontId::new(spec.size, weight.family()),
        Color32::PLACEHOLDER,
    )
}

/// The characters of the text with their widths; and whether there were more than are looked at.
fn measure(spec: &TextSpec, fonts: &mut FontsView<'_>) -> (Vec<Unit>, bool) {
    let mut units: Vec<Unit> = Vec::new();
    let mut was_long = false;
    for (span_index, span) in spec.spans.iter().enumerate() {
        let room = MAX_CHARS.saturating_sub(units.len());
        let mut letters = cleaned(&span.text);
        let text: String = letters.by_ref().take(room).collect();
        was_long |= letters.next().is_some();
        let first = units.len();
        let unit = |(at, letter): (usize, char)| Unit {
            letter,
            advance: 0.0,
            span: span_index,
            starts_cluster: at == 0,
        };
        if letters_are_clusters(&text) {
            units.extend(text.chars().map(|letter| unit((0, letter))));
        } else {
            for cluster in text.graphemes(true) {
                units.extend(cluster.chars().enumerate().map(unit));
            }
        }
        let slots = units.get_mut(first..).unwrap_or_default();
        if bidi::has_rtl(&text) {
            measure_by_word(slots, spec, span.weight, fonts);
        } else {
            measure_at_once(slots, &text, spec, span.weight, fonts);
        }
    }
    (units, was_long)
}

/// Whether each letter of a text is a cluster by itself, as nearly everywhere in texts of Latin, Greek and Cyrillic letters:
/// none of these takes marks, and which clusters there are need not be looked up.
pub(crate) fn letters_are_clusters(text: &str) -> bool {
    let is_simple = |letter: char| matches!(letter, ' '..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{391}'..='\u{482}' | '\u{2010}'..='\u{2027}');
    text.chars().all(is_simple)
}

/// Line ends stay; other control characters become spaces, which shapers would draw as boxes.
fn cleaned(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars()
        .filter(|letter| *letter != '\r')
        .map(|letter| match letter {
            '\n' => '\n',
            letter if letter.is_control() => ' ',
            letter => letter,
        })
}

fn measure_at_once(
    units: &mut [Unit],
    text: &str,
    spec: &TextSpec,
    weight: Weight,
    fonts: &mut FontsView<'_>,
) {
    let mut job = LayoutJob::single_section(text.to_owned(), format(spec, weight));
    job.wrap.max_width = f32::INFINITY;
    let galley = fonts.layout_job(job);
    let mut glyphs = galley
        .rows
        .iter()
        .flat_map(|row| row.row.glyphs.iter().map(|glyph| glyph.advance_width));
    for unit in units.iter_mut().filter(|unit| unit.letter != '\n') {
        unit.advance = glyphs.next().unwrap_or(0.0);
    }
}

/// Right-to-left glyphs come in the order of sight: the width of a word is shared out evenly among its letters.
fn measure_by_word(units: &mut [Unit], spec: &TextSpec, weight: Weight, fonts: &mut FontsView<'_>) {
    for word in units
        .chunk_by_mut(|before, next| before.letter.is_whitespace() == next.letter.is_whitespace())
    {
        let text: String = word
            .iter()
            .filter(|unit| unit.letter != '\n')
            .map(|unit| unit.letter)
            .collect();
        let job = LayoutJob::single_section(text, format(spec, weight));
        let galley = fonts.layout_job(job);
        let glyphs = galley.rows.iter().flat_map(|row| row.row.glyphs.iter());
        let width: f32 = glyphs.map(|glyph| glyph.advance_width).sum();
        let share = width / word.len().max(1) as f32;
        for unit in word.iter_mut().filter(|unit| unit.letter != '\n') {
            unit.advance = share;
        }
    }
}

/// Whether a line may end between these two characters.
fn may_break(before: char, next: char) -> bool {
    if next.is_whitespace() {
        return false;
    }
    if before.is_whitespace() {
        return true;
    }
    let closes = |mark: char| "，。、；：？！）】」』》〉…ー".contains(mark);
    let opens = |mark: char| "（【「『《〈".contains(mark);
    if is_ideographic(before) || is_ideographic(next) {
        return !closes(next) && !opens(before) && !next.is_ascii_punctuation();
    }
    matches!(before, '-' | '–' | '—' | '/') && next.is_alphanumeric()
}

/// Han, Kana and full-width marks: scripts without spaces between words.
fn is_ideographic(letter: char) -> bool {
    matches!(u32::from(letter), 0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0xFF01..=0xFF60 | 0x20000..=0x3FFFF)
}

/// The ranges of the lines, and whether some text is left over.
fn fit(units: &[Unit], width: f32, max_lines: usize) -> (Vec<std::ops::Range<usize>>, bool) {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < units.len() {
        if lines.len() == max_lines {
            return (
                lines,
                units
                    .iter()
                    .skip(start)
                    .any(|unit| !unit.letter.is_whitespace()),
            );
        }
        // The last line is filled to its end before it is cut.
        let end_at = if lines.len() + 1 == max_lines {
            EndAt::AnyCluster
        } else {
            EndAt::Word
        };
        let (end, next) = line_from(units, start, width, end_at);
        lines.push(start..end);
        start = next;
    }
    (lines, false)
}

/// Where a line that is too long may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum EndAt {
    Word,
    AnyCluster,
}

/// Where the line from `start` ends, and where the next one starts.
fn line_from(units: &[Unit], start: usize, width: f32, end_at: EndAt) -> (usize, usize) {
    let mut x = 0.0;
    let mut good = None;
    let mut cluster = start;
    for (at, unit) in units.iter().enumerate().skip(start) {
        if unit.letter == '\n' {
            return (at, at + 1);
        }
        if unit.starts_cluster && at > start {
            cluster = at;
            if units
                .get(at - 1)
                .is_some_and(|before| may_break(before.letter, unit.letter))
            {
                good = Some(at);
            }
        }
        x += unit.advance;
        if x > width && !unit.letter.is_whitespace() {
            let end = good
                .filter(|_| end_at == EndAt::Word)
                .unwrap_or(if cluster > start { cluster } else { at + 1 });
            return (end, end);
        }
    }
    (units.len(), units.len())
}

fn trimmed(line: &[Unit]) -> &[Unit] {
    let end = line
        .iter()
        .rposition(|unit| !unit.letter.is_whitespace())
        .map_or(0, |at| at + 1);
    line.get(..end).unwrap_or_default()
}

/// Ends a line in an ellipsis that fits.
fn elide(line: &mut Vec<Unit>, spec: &TextSpec, span: usize, fonts: &mut FontsView<'_>) {
    let weight = spec
        .spans
        .get(span)
        .map_or(Weight::Regular, |span| span.weight);
    let font = FontId::new(spec.size, weight.family());
    let advance = fonts.glyph_width(&font, ELLIPSIS);
    let mut width: f32 = line.iter().map(|unit| unit.advance).sum();
    while let Some(last) = line.last().copied() {
        let reads_badly = last.letter.is_whitespace() || ",;:.-–—(".contains(last.letter);
        if width + advance <= spec.width && !reads_badly {
            break;
        }
        // A cluster goes as a whole.
        while let Some(unit) = line.pop() {
            width -= unit.advance;
            if unit.starts_cluster {
                break;
            }
        }
    }
    line.push(Unit {
        letter: ELLIPSIS,
        advance,
        span,
        starts_cluster: true,
    });
}

/// The spans of a line in the order of sight.
fn line_in_sight(line: &[Unit], spec: &TextSpec, is_rtl: bool, has_rtl: bool) -> Line {
    let weight_of = |span: usize| {
        spec.spans
            .get(span)
            .map_or(Weight::Regular, |span| span.weight)
    };
    if !has_rtl {
        let mut spans: Vec<Span> = Vec::new();
        for unit in line {
            let weight = weight_of(unit.span);
            match spans.last_mut() {
                Some(span) if span.weight == weight => span.text.push(unit.letter),
                _ => spans.push(Span::new(unit.letter.to_string(), weight)),
            }
        }
        return Line::of(spans);
    }
    let text: String = line.iter().map(|unit| unit.letter).collect();
    let span_at_byte = |byte: usize| {
        let at = text.get(..byte).map_or(0, |before| before.chars().count());
        line.get(at).map_or(0, |unit| unit.span)
    };
    let mut in_sight = Line::default();
    let mut starts = Vec::new();
    for run in bidi::runs_in_sight(&text, is_rtl) {
        let first = in_sight.spans.len();
        // A piece never spans two weights in practice: emphasis begins and ends with a word.
        let spans = run.pieces.into_iter();
        let spans = spans.map(|(byte, text)| Span::new(text, weight_of(span_at_byte(byte))));
        in_sight.spans.extend(spans);
        starts.push(run.bytes.start);
        in_sight.reading.push(Reading {
            text: text.get(run.bytes).unwrap_or_default().to_owned(),
            spans: first..in_sight.spans.len(),
            is_rtl: run.is_rtl,
        });
    }
    let mut order: Vec<(usize, Reading)> = starts.into_iter().zip(in_sight.reading).collect();
    order.sort_by_key(|(start, _)| *start);
    in_sight.reading = order.into_iter().map(|(_, reading)| reading).collect();
    in_sight
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_take_no_marks_are_clusters_whatever_comes_before() {
        let simple = |letter: &char| letters_are_clusters(letter.encode_utf8(&mut [0; 4]));
        let all: String = ('\u{20}'..'\u{3000}').filter(simple).collect();
        assert!(all.chars().count() > 700);
        let turned: String = all.chars().rev().collect();
        for text in [&all, &turned] {
            assert_eq!(text.graphemes(true).count(), text.chars().count());
        }
        assert!(!letters_are_clusters("e\u{301}") && !letters_are_clusters("한👍🏽"));
    }
}

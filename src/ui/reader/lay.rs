//! One block of text set in type: its lines, and where each scalar value stands in them.
//!
//! The typesetter places everything from left to right. Blocks with right-to-left script, and those whose glyphs do not
//! answer to scalar values one by one, are broken into lines here and put together piece by piece in the order of sight.
//! Jobs are kept instead of galleys: the kit's own cache gives the galley of a job again, and knows when glyphs move.

use super::style::BlockStyle;
use crate::board::text::bidi;
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Galley, Pos2, Rect, Vec2, pos2, vec2};
use std::ops::Range;
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation as _;

/// Sets a job in type.
pub(super) type SetType<'a> = dyn FnMut(LayoutJob) -> Arc<Galley> + 'a;

/// One scalar value on a line, in points from the left of the block.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cell {
    pub left: f32,
    pub right: f32,
    pub is_rtl: bool,
}

/// One line of a block.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// Its scalar values, counted in the whole text.
    pub chars: Range<u32>,
    /// From the top of the block, in points.
    pub top: f32,
    pub height: f32,
    pub cells: Vec<Cell>,
    /// Where the paragraph runs.
    pub is_rtl: bool,
}

/// A job and where its galley goes, in points from the upper left of the block.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub at: Vec2,
    pub job: LayoutJob,
}

/// A block set in type.
#[derive(Debug, Clone, Default)]
pub(super) struct Laid {
    pub lines: Vec<Line>,
    pub runs: Vec<Run>,
    /// Of all lines, in points.
    pub height: f32,
}

impl Laid {
    /// The line that holds a scalar value; the last one for what lies behind.
    pub fn line_of(&self, at: u32) -> Option<&Line> {
        let index = self.lines.partition_point(|line| line.chars.end <= at);
        self.lines.get(index).or(self.lines.last())
    }

    /// The line at a height, the nearest if there is none.
    pub fn line_at(&self, y: f32) -> Option<&Line> {
        let index = self
            .lines
            .partition_point(|line| line.top + line.height <= y);
        self.lines.get(index).or(self.lines.last())
    }

    /// The stretches of a range of scalar values, line by line, in points from the upper left of the block.
    pub fn rects(&self, chars: Range<u32>) -> Vec<Rect> {
        let mut rects = Vec::new();
        let first = self
            .lines
            .partition_point(|line| line.chars.end <= chars.start);
        for line in self.lines.iter().skip(first) {
            if line.chars.start >= chars.end {
                break;
            }
            line.push_rects(&chars, &mut rects);
        }
        rects
    }
}

impl Line {
    fn push_rects(&self, chars: &Range<u32>, rects: &mut Vec<Rect>) {
        let from = chars.start.saturating_sub(self.chars.start) as usize;
        let to = (chars.end.min(self.chars.end) - self.chars.start) as usize;
        let cells = self.cells.get(from..to).unwrap_or_default();
        let mut stretches: Vec<(f32, f32)> = cells
            .iter()
            .filter(|cell| cell.right > cell.left)
            .map(|cell| (cell.left, cell.right))
            .collect();
        stretches.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut open: Option<(f32, f32)> = None;
        let mut close = |stretch: Option<(f32, f32)>| {
            rects.extend(stretch.map(|(left, right)| {
                Rect::from_min_max(pos2(left, self.top), pos2(right, self.top + self.height))
            }));
        };
        for (left, right) in stretches {
            open = match open {
                Some((start, end)) if left <= end + 0.75 => Some((start, end.max(right))),
                other => {
                    close(other);
                    Some((left, right))
                }
            };
        }
        close(open);
    }

    /// The place between two scalar values nearest to `x`.
    pub fn boundary_at(&self, x: f32) -> u32 {
        let Some((index, cell)) = self.cell_near(x) else {
            return self.chars.start;
        };
        let in_left_half = x < (cell.left + cell.right) / 2.0;
        let after = in_left_half == cell.is_rtl;
        // A space that the line ends with belongs to it, but one cannot be seen behind it.
        self.chars.start + index as u32 + u32::from(after)
    }

    /// The scalar value under `x`.
    pub fn char_under(&self, x: f32) -> Option<u32> {
        // At an edge the letter that begins there counts, not the one that ends there.
        let holds = |cell: &Cell| cell.left <= x && x < cell.right;
        let index = self.cells.iter().position(holds)?;
        Some(self.chars.start + index as u32)
    }

    fn cell_near(&self, x: f32) -> Option<(usize, &Cell)> {
        let off = |cell: &Cell| (cell.left - x).max(x - cell.right).max(0.0);
        self.cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| cell.right > cell.left)
            .min_by(|one, other| off(one.1).total_cmp(&off(other.1)))
    }

    /// Where a text cursor before a scalar value stands.
    pub fn x_of(&self, at: u32) -> f32 {
        let index = at.saturating_sub(self.chars.start) as usize;
        match (self.cells.get(index), self.cells.last()) {
            (Some(cell), _) => {
                if cell.is_rtl {
                    cell.right
                } else {
                    cell.left
                }
            }
            (None, Some(last)) => {
                if last.is_rtl {
                    last.left
                } else {
                    last.right
                }
            }
            (None, None) => 0.0,
        }
    }
}

/// Sets a block in type. `start` is its first scalar value in the whole text.
pub(super) fn lay(
    words: &str,
    start: u32,
    style: &BlockStyle,
    width: f32,
    set: &mut SetType<'_>,
) -> Laid {
    let shown = shown(words);
    let laid = if bidi::has_rtl(&shown) {
        None
    } else {
        lay_plainly(&shown, start, style, width, set)
    };
    laid.unwrap_or_else(|| lay_in_pieces(&shown, start, style, width, set))
}

/// Control characters, which shapers would draw as boxes, become spaces one by one.
fn shown(words: &str) -> String {
    let show = |letter: char| match letter {
        '\t' => '\t',
        letter if letter.is_control() => ' ',
        letter => letter,
    };
    words.chars().map(show).collect()
}

/// Words on one line, to be set in a style.
pub(super) fn job(words: &str, style: &BlockStyle) -> LayoutJob {
    let format = TextFormat {
        line_height: Some(style.line_height),
        italics: false,
        ..TextFormat::simple(style.font.clone(), Color32::PLACEHOLDER)
    };
    let mut job = LayoutJob::single_section(words.to_owned(), format);
    job.break_on_newline = false;
    job.wrap.max_width = f32::INFINITY;
    job
}

/// How far down glyphs go to stand in the middle of their line.
pub(super) fn drop_of(style: &BlockStyle) -> f32 {
    ((style.line_height - style.natural_height) / 2.0).max(0.0)
}

/// Left to right, broken by the typesetter. `None` where its glyphs do not answer to scalar values.
fn lay_plainly(
    words: &str,
    start: u32,
    style: &BlockStyle,
    width: f32,
    set: &mut SetType<'_>,
) -> Option<Laid> {
    let mut job = job(words, style);
    job.wrap.max_width = width;
    let galley = set(job.clone());
    let glyphs: usize = galley.rows.iter().map(|row| row.glyphs.len()).sum();
    if glyphs != words.chars().count() {
        return None;
    }
    let mut at = start;
    let mut top = 0.0;
    let mut lines = Vec::with_capacity(galley.rows.len());
    for row in &galley.rows {
        let mut cells: Vec<_> = cells_of_row(row.pos, &row.glyphs);
        fold_trailing_spaces(&mut cells, &row.glyphs);
        let end = at + cells.len() as u32;
        lines.push(Line {
            chars: at..end,
            top: row.pos.y,
            height: style.line_height,
            cells,
            is_rtl: false,
        });
        at = end;
        top = row.pos.y + style.line_height;
    }
    let run = Run {
        at: vec2(0.0, drop_of(style)),
        job,
    };
    Some(Laid {
        lines,
        runs: vec![run],
        height: top,
    })
}

fn cells_of_row(pos: Pos2, glyphs: &[egui::epaint::text::Glyph]) -> Vec<Cell> {
    let left_of = |index: usize| glyphs.get(index).map(|glyph| pos.x + glyph.pos.x);
    let cell = |(index, glyph): (usize, &egui::epaint::text::Glyph)| {
        let left = pos.x + glyph.pos.x;
        let own_right = left + glyph.advance_width;
        // Kerned neighbours overlap or gape a little: the next one's left edge counts.
        let right = left_of(index + 1).filter(|next| (next - own_right).abs() < 2.0);
        Cell {
            left,
            right: right.unwrap_or(own_right).max(left),
            is_rtl: false,
        }
    };
    glyphs.iter().enumerate().map(cell).collect()
}

/// Spaces at the end of a line have no width.
fn fold_trailing_spaces(cells: &mut [Cell], glyphs: &[egui::epaint::text::Glyph]) {
    let is_space = |glyph: &egui::epaint::text::Glyph| glyph.chr.is_whitespace();
    let seen = glyphs.iter().rposition(|glyph| !is_space(glyph));
    let seen = seen.map_or(0, |last| last + 1);
    let end = cells.get(seen).map(|cell| cell.left);
    for cell in cells.iter_mut().skip(seen) {
        (cell.left, cell.right) = (end.unwrap_or(cell.left), end.unwrap_or(cell.left));
    }
}

/// A word, a space or a mark: what a line is not broken inside of, if it can be helped.
struct Token<'a> {
    words: &'a str,
    chars: u32,
    width: f32,
    is_space: bool,
}

fn tokens<'a>(
    words: &'a str,
    style: &BlockStyle,
    width: f32,
    set: &mut SetType<'_>,
) -> Vec<Token<'a>> {
    let mut tokens = Vec::new();
    let mut measured = |words: &str| set(job(words, style)).size().x;
    let token = |words: &'a str, width| Token {
        words,
        chars: words.chars().count() as u32,
        width,
        is_space: words.chars().all(char::is_whitespace),
    };
    for word in glued(words) {
        let word_width = measured(word);
        if word_width <= width {
            tokens.push(token(word, word_width));
        } else {
            // Longer than a line: broken anywhere between two letters.
            for cluster in word.graphemes(true) {
                let cluster_width = measured(cluster);
                tokens.push(token(cluster, cluster_width));
            }
        }
    }
    tokens
}

/// Words with the marks that belong to them: a line begins after a space or beside an ideograph.
fn glued(words: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, letter) in words.char_indices() {
        if let Some(before) = before
            && may_break(before, letter)
        {
            found.extend(words.get(start..at));
            start = at;
        }
        before = Some(letter);
    }
    found.extend(words.get(start..).filter(|rest| !rest.is_empty()));
    found
}

fn may_break(before: char, next: char) -> bool {
    if before.is_whitespace() != next.is_whitespace() {
        return before != '\u{a0}' && next != '\u{a0}';
    }
    let is_ideographic = |letter: char| matches!(u32::from(letter), 0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0xFF01..=0xFF60 | 0x20000..=0x3FFFF);
    let closes = |mark: char| "，。、；：？！）】」』》〉…ー".contains(mark);
    let opens = |mark: char| "（【「『《〈".contains(mark);
    (is_ideographic(before) || is_ideographic(next))
        && !closes(next)
        && !opens(before)
        && !next.is_ascii_punctuation()
        && !next.is_whitespace()
}

fn lay_in_pieces(
    words: &str,
    start: u32,
    style: &BlockStyle,
    width: f32,
    set: &mut SetType<'_>,
) -> Laid {
    let is_rtl = bidi::is_rtl_paragraph(words);
    let tokens = tokens(words, style, width, set);
    let mut laid = Laid::default();
    let mut at = start;
    let mut from = 0;
    while from < tokens.len() {
        let mut end = from;
        let mut x = 0.0;
        while let Some(token) = tokens.get(end) {
            if end > from && !token.is_space && x + token.width > width {
                break;
            }
            x += token.width;
            end += 1;
        }
        let line = tokens.get(from..end).unwrap_or_default();
        let text: String = line.iter().map(|token| token.words).collect();
        let chars: u32 = line.iter().map(|token| token.chars).sum();
        let top = laid.height;
        let cells = lay_line(&text, is_rtl, style, (top, width), set, &mut laid.runs);
        laid.lines.push(Line {
            chars: at..at + chars,
            top,
            height: style.line_height,
            cells,
            is_rtl,
        });
        laid.height += style.line_height;
        at += chars;
        from = end;
    }
    laid
}

/// Places the pieces of one line in the order of sight; gives the cells in the order of the text.
fn lay_line(
    text: &str,
    is_rtl: bool,
    style: &BlockStyle,
    (top, width): (f32, f32),
    set: &mut SetType<'_>,
    runs: &mut Vec<Run>,
) -> Vec<Cell> {
    let nowhere = Cell {
        left: 0.0,
        right: 0.0,
        is_rtl,
    };
    let seen = text.trim_end();
    let mut cells = vec![nowhere; text.chars().count()];
    let mut x = 0.0;
    let first_run = runs.len();
    let mut placed: Vec<usize> = Vec::new();
    for (byte, piece) in bidi::pieces_in_sight(seen, is_rtl) {
        let first = seen.get(..byte).map_or(0, |before| before.chars().count());
        let piece_is_rtl = bidi::has_rtl(&piece);
        let job = job(&piece, style);
        let galley = set(job.clone());
        let glyphs = galley.rows.first().map(|row| row.glyphs.as_slice());
        let count = piece.chars().count();
        let exact = glyphs.filter(|glyphs| !piece_is_rtl && glyphs.len() == count);
        let piece_width = galley.size().x;
        for index in 0..count {
            let (left, right) = match exact.and_then(|glyphs| glyphs.get(index)) {
                Some(glyph) => (glyph.pos.x, glyph.pos.x + glyph.advance_width),
                None => share_of(&piece, index, piece_width, piece_is_rtl),
            };
            if let Some(cell) = cells.get_mut(first + index) {
                *cell = Cell {
                    left: x + left,
                    right: x + right,
                    is_rtl: piece_is_rtl,
                };
                placed.push(first + index);
            }
        }
        runs.push(Run {
            at: vec2(x, top + drop_of(style)),
            job,
        });
        x += piece_width;
    }
    let shift = if is_rtl { (width - x).max(0.0) } else { 0.0 };
    for run in runs.iter_mut().skip(first_run) {
        run.at.x += shift;
    }
    for index in placed {
        if let Some(cell) = cells.get_mut(index) {
            cell.left += shift;
            cell.right += shift;
        }
    }
    // Spaces at the end of a line have no width; a cursor there stands at its end.
    let end = if is_rtl { shift } else { x };
    for cell in cells.iter_mut().skip(seen.chars().count()) {
        (cell.left, cell.right) = (end, end);
    }
    cells
}

/// The part of a piece's width that is a scalar value's: letters that are joined or put together by the shaper cannot be
/// told apart, so clusters share the width evenly, and what continues a cluster has none.
fn share_of(piece: &str, index: usize, width: f32, is_rtl: bool) -> (f32, f32) {
    let clusters = piece.graphemes(true).count().max(1);
    let mut first = 0;
    for (at, cluster) in piece.graphemes(true).enumerate() {
        let chars = cluster.chars().count();
        if index < first + chars {
            let at = if is_rtl { clusters - 1 - at } else { at };
            let left = width * at as f32 / clusters as f32;
            let right = width * (at + 1) as f32 / clusters as f32;
            let edge = if is_rtl { left } else { right };
            return if index == first {
                (left, right)
            } else {
                (edge, edge)
            };
        }
        first += chars;
    }
    (width, width)
}

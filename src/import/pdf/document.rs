//! Pages into one text: paragraphs, headings, lists, and the lines that repeat on every page.

use super::page::TextLine;
use crate::import::snapshot::Snapshot;
use crate::model::{Block, BlockShape};
use std::collections::{BTreeMap, BTreeSet};

/// The lines of one page.
#[derive(Debug, Default)]
pub(super) struct PageLines {
    /// In the order they are read.
    pub lines: Vec<TextLine>,
}

/// The text of all pages and its shape.
pub(super) fn snapshot_of(pages: &[PageLines]) -> (String, Vec<Block>) {
    let sizes = Sizes::of(pages);
    let repeated = repeated_lines(pages);
    let words = words_of(pages);
    let mut writer = Writer {
        snapshot: Snapshot::default(),
        open: None,
        waiting: Vec::new(),
        sizes,
        words,
    };
    for page in pages {
        let edges = edges_of(page);
        for (at, line) in page.lines.iter().enumerate() {
            let is_edge = edges.contains(&at);
            let is_furniture = is_edge
                && (repeated.contains(&key_of(line))
                    || (pages.len() > 1 && is_page_number(&line.words)));
            if is_furniture {
                writer.waiting.push(line.words.clone());
            } else {
                writer.take(line);
            }
        }
        if writer.open.is_none() {
            writer.close();
        }
    }
    writer.close();
    writer.snapshot.finish()
}

/// The sizes of letters: of running text, and of headings, largest first. In tenths of a point.
struct Sizes {
    body: f32,
    headings: Vec<u32>,
}

impl Sizes {
    fn of(pages: &[PageLines]) -> Self {
        let mut chars: BTreeMap<u32, usize> = BTreeMap::new();
        for line in pages.iter().flat_map(|page| &page.lines) {
            *chars.entry(tenths(line.size)).or_default() += line.words.len();
        }
        let body = chars
            .iter()
            .max_by_key(|(_, count)| **count)
            .map_or(0, |(size, _)| *size);
        let mut headings: Vec<u32> = chars
            .into_keys()
            .filter(|size| is_larger(*size, body))
            .collect();
        headings.sort_by(|a, b| b.cmp(a));
        headings.dedup_by(|a, b| a.abs_diff(*b) <= 5);
        Self {
            body: body as f32 / 10.0,
            headings,
        }
    }

    /// The level of a heading of that size; `None` for running text.
    fn level(&self, size: f32) -> Option<u8> {
        let size = tenths(size);
        if !is_larger(size, tenths(self.body)) {
            return None;
        }
        let rank = self
            .headings
            .iter()
            .position(|heading| heading.abs_diff(size) <= 5)
            .unwrap_or(5);
        Some(u8::try_from(rank + 1).unwrap_or(6).min(6))
    }
}

fn tenths(size: f32) -> u32 {
    // Sizes are finite and positive; absurd ones are all alike.
    (size.clamp(0.0, 10_000.0) * 10.0).round() as u32
}

fn is_larger(size: u32, body: u32) -> bool {
    size * 100 >= body * 115 && size > body
}

/// A paragraph that is open.
struct Open {
    words: String,
    last: TextLine,
    /// The left edge of its lines and the right edge of the widest.
    x: f32,
    x_end: f32,
    shape: BlockShape,
    level: u8,
}

struct Writer {
    snapshot: Snapshot,
    open: Option<Open>,
    /// Furniture that waits until the paragraph it stands in is closed.
    waiting: Vec<String>,
    sizes: Sizes,
    words: BTreeSet<String>,
}

impl Writer {
    fn take(&mut self, line: &TextLine) {
        let bullet = without_bullet(&line.words);
        let level = self.sizes.level(line.size);
        let goes_on = bullet.is_none()
            && self
                .open
                .as_ref()
                .is_some_and(|open| goes_on(open, line, level));
        if !goes_on {
            self.close();
            let (shape, level) = match (bullet, level) {
                (Some(_), _) => (BlockShape::ListItem, 1),
                (None, Some(level)) if line.words.chars().count() <= 300 => {
                    (BlockShape::Heading, level)
                }
                _ => (BlockShape::Paragraph, 0),
            };
            let words = bullet.unwrap_or(&line.words).to_owned();
            self.open = Some(Open {
                words,
                last: line.clone(),
                x: line.x,
                x_end: line.x_end,
                shape,
                level,
            });
            return;
        }
        if let Some(open) = &mut self.open {
            join(&mut open.words, &line.words, &self.words);
            (open.x, open.x_end) = (line.x.min(open.x), line.x_end.max(open.x_end));
            open.last = line.clone();
        }
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.snapshot.push(open.shape, open.level, &open.words);
        }
        for words in self.waiting.drain(..) {
            self.snapshot.push(BlockShape::Furniture, 0, &words);
        }
    }
}

/// Whether a line belongs to the paragraph above it.
fn goes_on(open: &Open, line: &TextLine, level: Option<u8>) -> bool {
    let size = open.last.size.max(1.0);
    let is_same_size = (line.size - open.last.size).abs() <= 0.08 * size;
    let is_heading = open.shape == BlockShape::Heading;
    if !is_same_size || is_heading != level.is_some() {
        return false;
    }
    let down = line.y - open.last.y;
    let starts_small = line.words.starts_with(char::is_lowercase);
    if down <= 0.0 || down > 6.0 * size {
        // The next column or page: only a sentence that is not at its end goes on.
        return !is_heading
            && !ends_sentence(&open.words)
            && (starts_small || open.words.ends_with(['-', '\u{ad}', ',']));
    }
    if down > 1.65 * size {
        return false;
    }
    if is_heading {
        return true;
    }
    let is_indented = line.x > open.last.x + 0.8 * size
        && open.last.x <= open.x + 0.5 * size
        && open.shape != BlockShape::ListItem;
    let is_short_end = open.last.x_end < open.x_end - 4.0 * size && ends_sentence(&open.words);
    !(is_indented || is_short_end)
}

fn ends_sentence(words: &str) -> bool {
    words
        .trim_end_matches(['"', '”', '’', '»', ')', '\''])
        .ends_with(['.', '!', '?', ':', '…', '。', '؟'])
}

/// Joins a line to the words above it. A hyphen at the line end goes only if it says so itself or the whole word stands
/// elsewhere in the document; in doubt it stays.
fn join(words: &mut String, next: &str, known: &BTreeSet<String>) {
    if words.ends_with('\u{ad}') {
        words.pop();
        words.push_str(next);
        return;
    }
    let has_hyphen = words.ends_with(['-', '\u{2010}'])
        && words.chars().rev().nth(1).is_some_and(char::is_alphabetic);
    if !(has_hyphen && next.starts_with(char::is_alphabetic)) {
        words.push(' ');
        words.push_str(next);
        return;
    }
    let before = words
        .rsplit(|c: char| c.is_whitespace())
        .next()
        .unwrap_or_default();
    let after = next
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let whole = format!("{}{after}", before.trim_end_matches(['-', '\u{2010}']));
    if next.starts_with(char::is_lowercase) && known.contains(&bare_lower(&whole)) {
        words.pop();
    }
    words.push_str(next);
}

fn bare_lower(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

/// The words inside lines, for telling where a hyphen belongs.
fn words_of(pages: &[PageLines]) -> BTreeSet<String> {
    const MOST_WORDS: usize = 200_000;
    pages
        .iter()
        .flat_map(|page| &page.lines)
        .flat_map(|line| line.words.split_whitespace())
        .filter(|word| !word.ends_with(['-', '\u{2010}', '\u{ad}']))
        .take(MOST_WORDS)
        .map(bare_lower)
        .collect()
}

fn without_bullet(words: &str) -> Option<&str> {
    let rest = words.strip_prefix(['•', '●', '▪', '■', '◦', '‣', '·', '\u{f0b7}', '\u{f0a7}'])?;
    Some(rest.trim_start()).filter(|rest| !rest.is_empty())
}

/// The two lines at the top and the two at the bottom, by their height.
fn edges_of(page: &PageLines) -> BTreeSet<usize> {
    const LINES: usize = 2;
    let mut by_height: Vec<usize> = (0..page.lines.len()).collect();
    by_height.sort_by(|a, b| {
        let y = |at: &usize| page.lines.get(*at).map_or(0.0, |line| line.y);
        y(a).total_cmp(&y(b))
    });
    let top = by_height.iter().take(LINES);
    top.chain(by_height.iter().rev().take(LINES))
        .copied()
        .collect()
}

/// The words without their numbers and the height they stand at, as headers repeat them.
fn key_of(line: &TextLine) -> String {
    const STEP_POINTS: f32 = 4.0;
    let mut key = format!("{:.0} ", line.y / STEP_POINTS);
    for character in line.words.chars() {
        let sign = if character.is_numeric() {
            '#'
        } else {
            character
        };
        if !(sign == '#' && key.ends_with('#')) {
            key.push(sign);
        }
    }
    key
}

/// What stands at the edge of most pages, of at least three.
fn repeated_lines(pages: &[PageLines]) -> BTreeSet<String> {
    const FEWEST_PAGES: usize = 3;
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages {
        let keys: BTreeSet<String> = edges_of(page)
            .into_iter()
            .filter_map(|at| page.lines.get(at))
            .map(key_of)
            .collect();
        for key in keys {
            *counts.entry(key).or_default() += 1;
        }
    }
    counts
        .into_iter()
        // Left and right pages may have headers of their own.
        .filter(|(_, count)| *count >= FEWEST_PAGES && *count * 5 >= pages.len() * 2)
        .map(|(key, _)| key)
        .collect()
}

/// "12", "- 12 -", "Page 3 of 9", "3/9".
fn is_page_number(words: &str) -> bool {
    const WORDS: &[&str] = &[
        "page",
        "of",
        "seite",
        "von",
        "стор",
        "сторінка",
        "из",
        "з",
        "стр",
        "sur",
        "de",
        "página",
        "p",
    ];
    words.len() <= 30
        && words.chars().any(char::is_numeric)
        && words
            .split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/' | '|' | '.'))
            .filter(|token| !token.is_empty())
            .all(|token| {
                let is_number = token.chars().all(char::is_numeric) && token.chars().count() <= 4;
                is_number || WORDS.contains(&token.to_lowercase().as_str())
            })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text_blocks;

    fn line(words: &str, x: f32, y: f32, size: f32) -> TextLine {
        TextLine {
            words: words.to_owned(),
            x,
            x_end: x + words.chars().count() as f32 * size * 0.5,
            y,
            size,
        }
    }

    fn shapes(pages: Vec<Vec<TextLine>>) -> Vec<(String, BlockShape)> {
        let pages: Vec<_> = pages.into_iter().map(|lines| PageLines { lines }).collect();
        let (text, blocks) = snapshot_of(&pages);
        text_blocks(&text, &blocks)
            .into_iter()
            .map(|b| (text[b.bytes].to_owned(), b.shape))
            .collect()
    }

    #[test]
    fn lines_become_paragraphs_and_headings() {
        use BlockShape::{Heading, ListItem, Paragraph};
        let page = vec![
            line("Lamps of the", 10.0, 20.0, 20.0),
            line("north", 10.0, 42.0, 20.0),
            line("A ship left the har-", 10.0, 70.0, 10.0),
            line(
                "bour at night. The harbour was dark, and well-",
                10.0,
                82.0,
                10.0,
            ),
            line("known lamps shone.", 10.0, 94.0, 10.0),
            line("Another paragraph begins here.", 20.0, 106.0, 10.0),
            line("Far below.", 10.0, 140.0, 10.0),
            line("• one lamp", 10.0, 152.0, 10.0),
            line("• two lamps", 10.0, 164.0, 10.0),
        ];
        let expected = [
            ("Lamps of the north", Heading),
            (
                "A ship left the harbour at night. The harbour was dark, and well-known lamps shone.",
                Paragraph,
            ),
            ("Another paragraph begins here.", Paragraph),
            ("Far below.", Paragraph),
            ("one lamp", ListItem),
            ("two lamps", ListItem),
        ];
        assert_eq!(
            shapes(vec![page]),
            expected.map(|(words, shape)| (words.to_owned(), shape))
        );
    }

    #[test]
    fn headers_and_page_numbers_are_furniture() {
        use BlockShape::{Furniture, Paragraph};
        let page = |number: u8, words: &str| {
            vec![
                line("The Harbour Post", 10.0, 10.0, 8.0),
                line(words, 10.0, 100.0, 10.0),
                line("more of it is said here,", 10.0, 112.0, 10.0),
                line(&format!("and {words}"), 10.0, 124.0, 10.0),
                line(&format!("Page {number} of 3"), 10.0, 800.0, 8.0),
            ]
        };
        let found = shapes(vec![
            page(1, "first words"),
            page(2, "second words"),
            page(3, "third words"),
        ]);
        let furniture: Vec<_> = found
            .iter()
            .filter(|(_, shape)| *shape == Furniture)
            .map(|(words, _)| words.as_str())
            .collect();
        let expected = [
            "The Harbour Post",
            "Page 1 of 3",
            "The Harbour Post",
            "Page 2 of 3",
            "The Harbour Post",
            "Page 3 of 3",
        ];
        assert_eq!(furniture, expected);
        let running: Vec<_> = found
            .iter()
            .filter(|(_, shape)| *shape == Paragraph)
            .map(|(words, _)| words.as_str())
            .collect();
        assert_eq!(
            running,
            [
                "first words more of it is said here, and first words second words more of it is said here, and second words third words more of it is said here, and third words"
            ]
        );
    }
}

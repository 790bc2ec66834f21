//! A text as it is read: divided into chunks small enough to be set in type one by one, with an outline.

use super::find::Folded;
use crate::model::{Article, ArticleId, BlockShape, Sha256Digest, TextBlock};
use std::ops::Range;
use std::sync::{Arc, OnceLock};
use unicode_segmentation::UnicodeSegmentation as _;

/// A chunk is no longer than this, in scalar values: setting one in type must fit into a frame.
const LONGEST_CHUNK: usize = 2_000;
/// The outline has no more rows than this, and its rows no more letters.
const MOST_OUTLINE_ROWS: usize = 2_000;
const OUTLINE_LETTERS: usize = 60;

/// What stands before an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListSign {
    /// A bullet.
    Bullet,
    /// A number.
    Number(u32),
}

/// A block of the text, or a part of a very long one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// Where it stands, in Unicode scalar values.
    pub chars: Range<u32>,
    /// Where it stands, in bytes.
    pub bytes: Range<usize>,
    /// What it is.
    pub shape: BlockShape,
    /// How deep, as in [`TextBlock::level`].
    pub level: u8,
    /// Whether the block goes on from the chunk before.
    pub continues: bool,
    /// What stands before it, if the text does not say it itself.
    pub sign: Option<ListSign>,
}

/// A row of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineRow {
    /// Where it leads, in Unicode scalar values.
    pub at: u32,
    /// How deep, from 0.
    pub depth: u8,
    /// Its words.
    pub words: String,
}

/// A text as it is read.
#[derive(Debug)]
pub struct ReadText {
    /// Whose text.
    pub article: ArticleId,
    /// The digest taken when the article came in.
    pub digest: Sha256Digest,
    /// The text.
    pub text: Arc<str>,
    /// Its chunks, in order; line ends lie between them.
    pub chunks: Vec<Chunk>,
    /// Those that are not furniture, by their places among `chunks`.
    pub report_chunks: Vec<u32>,
    /// Headings, or the beginnings of paragraphs where there are none.
    pub outline: Vec<OutlineRow>,
    /// How many scalar values there are.
    pub len_chars: u32,
    /// Whether the text is the one that was taken in.
    pub is_unchanged: bool,
    folded: OnceLock<Folded>,
}

impl ReadText {
    /// Divides an article's text. Walks over all of it and takes its digest: a job's work where it is long.
    pub fn of(article: &Article) -> Self {
        let mut chunks = Vec::new();
        let mut numbers = Numbers::default();
        for block in article.text_blocks() {
            let sign = numbers.sign_of(&block, article.text.get(block.bytes.clone()));
            push_chunks(&mut chunks, &article.text, block, sign);
        }
        let report = |(at, chunk): (usize, &Chunk)| {
            (chunk.shape != BlockShape::Furniture).then_some(at as u32)
        };
        Self {
            article: article.id,
            digest: article.sha256,
            text: Arc::clone(&article.text),
            report_chunks: chunks.iter().enumerate().filter_map(report).collect(),
            outline: outline(&article.text, &chunks),
            chunks,
            len_chars: article.text.chars().count() as u32,
            is_unchanged: article.is_unchanged_since_import(),
            folded: OnceLock::new(),
        }
    }

    /// The chunk that a position lies in; between chunks the one before, at the very start the first.
    pub fn chunk_at(&self, at: u32) -> usize {
        self.chunks
            .partition_point(|chunk| chunk.chars.start <= at)
            .saturating_sub(1)
    }

    /// The words of a chunk.
    pub fn words_of(&self, chunk: &Chunk) -> &str {
        self.text.get(chunk.bytes.clone()).unwrap_or_default()
    }

    /// The byte at which a scalar value begins. Walks over no more than one chunk and the line ends behind it.
    pub fn byte_at(&self, at: u32) -> usize {
        if at >= self.len_chars {
            return self.text.len();
        }
        let (from_char, from_byte) = match self.chunks.get(self.chunk_at(at)) {
            Some(chunk) if chunk.chars.end <= at => (chunk.chars.end, chunk.bytes.end),
            Some(chunk) if chunk.chars.start <= at => (chunk.chars.start, chunk.bytes.start),
            _ => (0, 0),
        };
        let rest = self.text.get(from_byte..).unwrap_or_default();
        let offset = rest.char_indices().nth((at - from_char) as usize);
        offset.map_or(self.text.len(), |(offset, _)| from_byte + offset)
    }

    /// The words of a range of scalar values, as they stand.
    pub fn slice(&self, chars: Range<u32>) -> &str {
        let bytes = self.byte_at(chars.start)..self.byte_at(chars.end);
        self.text.get(bytes).unwrap_or_default()
    }

    /// The word, or what else stands between two words, at a position.
    pub fn word_at(&self, at: u32) -> Range<u32> {
        let Some(chunk) = self.chunks.get(self.chunk_at(at)) else {
            return at..at;
        };
        let at = at.clamp(chunk.chars.start, chunk.chars.end.saturating_sub(1));
        let mut start = chunk.chars.start;
        for word in self.words_of(chunk).split_word_bounds() {
            let end = start + word.chars().count() as u32;
            if at < end {
                return start..end;
            }
            start = end;
        }
        at..at
    }

    /// The whole block at a position.
    pub fn paragraph_at(&self, at: u32) -> Range<u32> {
        let mut first = self.chunk_at(at);
        while self.chunks.get(first).is_some_and(|chunk| chunk.continues) && first > 0 {
            first -= 1;
        }
        let Some(chunk) = self.chunks.get(first) else {
            return at..at;
        };
        let rest = self.chunks.iter().skip(first + 1);
        let last = rest.take_while(|chunk| chunk.continues).last();
        chunk.chars.start..last.unwrap_or(chunk).chars.end
    }

    /// One letter (grapheme cluster) on, or back; over line ends in one step.
    pub fn step(&self, at: u32, back: bool) -> u32 {
        let index = self.chunk_at(at);
        let Some(chunk) = self.chunks.get(index) else {
            return at;
        };
        let beyond = if back {
            (at <= chunk.chars.start).then(|| {
                index
                    .checked_sub(1)
                    .and_then(|index| self.chunks.get(index))
            })
        } else {
            (at >= chunk.chars.end).then(|| self.chunks.get(index + 1))
        };
        if let Some(neighbour) = beyond {
            return neighbour.map_or(at, |chunk| {
                if back {
                    chunk.chars.end
                } else {
                    chunk.chars.start
                }
            });
        }
        let mut start = chunk.chars.start;
        for cluster in self.words_of(chunk).graphemes(true) {
            let end = start + cluster.chars().count() as u32;
            if back && at <= end {
                return start;
            }
            if !back && at < end {
                return end;
            }
            start = end;
        }
        start
    }

    /// The start of the next word, or of the one before.
    pub fn step_word(&self, at: u32, back: bool) -> u32 {
        let mut at = self.step(at, back);
        for _ in 0..4 {
            let probe = if back { at.saturating_sub(1) } else { at };
            let word = self.word_at(probe);
            let words = self.slice(word.clone());
            let target = if back { word.start } else { word.end };
            if words.chars().any(char::is_alphanumeric) || word.is_empty() {
                return if word.is_empty() { at } else { target };
            }
            at = self.step(target, back);
        }
        at
    }

    /// The text prepared for finding; made when it is asked for first.
    pub(super) fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| Folded::of(&self.text))
    }

    /// The row of the outline that a position belongs to.
    pub fn outline_row_at(&self, at: u32) -> Option<usize> {
        self.outline
            .partition_point(|row| row.at <= at)
            .checked_sub(1)
    }
}

/// Numbers of numbered items, by depth.
#[derive(Default)]
struct Numbers {
    next: [u32; 8],
    last_end: usize,
}

impl Numbers {
    /// The sign before a block, unless its text begins with one.
    fn sign_of(&mut self, block: &TextBlock, words: Option<&str>) -> Option<ListSign> {
        let words = words.unwrap_or_default().trim_start();
        let depth = usize::from(block.level.saturating_sub(1)).min(self.next.len() - 1);
        self.last_end = block.bytes.end;
        match block.shape {
            BlockShape::NumberedItem => {
                self.next
                    .iter_mut()
                    .skip(depth + 1)
                    .for_each(|next| *next = 0);
                let number = self.next.get_mut(depth)?;
                *number += 1;
                let has_own = words
                    .trim_start_matches(|letter: char| letter.is_alphanumeric() || letter == '(')
                    .starts_with(['.', ')'])
                    && words.starts_with(|letter: char| letter.is_numeric() || letter == '(');
                (!has_own).then_some(ListSign::Number(*number))
            }
            BlockShape::ListItem => {
                self.next.iter_mut().skip(depth).for_each(|next| *next = 0);
                let has_own = words.starts_with(['•', '-', '–', '—', '*', '·', '◦', '▪']);
                (!has_own).then_some(ListSign::Bullet)
            }
            _ => {
                self.next = [0; 8];
                None
            }
        }
    }
}

/// Cuts a block into chunks, at the ends of words where there are any.
fn push_chunks(chunks: &mut Vec<Chunk>, text: &str, block: TextBlock, sign: Option<ListSign>) {
    let chunk = |chars: Range<u32>, bytes: Range<usize>, continues| Chunk {
        chars,
        bytes,
        shape: block.shape,
        level: block.level,
        continues,
        sign: sign.filter(|_| !continues),
    };
    let len = (block.chars.end - block.chars.start) as usize;
    if len <= LONGEST_CHUNK {
        chunks.push(chunk(block.chars.clone(), block.bytes.clone(), false));
        return;
    }
    let words = text.get(block.bytes.clone()).unwrap_or_default();
    let (mut start_char, mut start_byte) = (block.chars.start, block.bytes.start);
    let (mut char_at, mut byte_at) = (start_char, start_byte);
    let mut space: Option<(u32, usize)> = None;
    for cluster in words.graphemes(true) {
        char_at += cluster.chars().count() as u32;
        byte_at += cluster.len();
        if cluster.chars().all(char::is_whitespace) {
            space = Some((char_at, byte_at));
        }
        if (char_at - start_char) as usize >= LONGEST_CHUNK && byte_at < block.bytes.end {
            let (end_char, end_byte) = space.take().unwrap_or((char_at, byte_at));
            let continues = start_char > block.chars.start;
            chunks.push(chunk(start_char..end_char, start_byte..end_byte, continues));
            (start_char, start_byte) = (end_char, end_byte);
        }
    }
    if start_byte < block.bytes.end {
        let continues = start_char > block.chars.start;
        let (chars, bytes) = (start_char..block.chars.end, start_byte..block.bytes.end);
        chunks.push(chunk(chars, bytes, continues));
    }
}

fn outline(text: &str, chunks: &[Chunk]) -> Vec<OutlineRow> {
    let is_heading = |chunk: &&Chunk| chunk.shape == BlockShape::Heading && !chunk.continues;
    let begins = |chunk: &&Chunk| chunk.shape == BlockShape::Paragraph && !chunk.continues;
    let row = |chunk: &Chunk, depth| {
        let words = text.get(chunk.bytes.clone()).unwrap_or_default().trim();
        OutlineRow {
            at: chunk.chars.start,
            depth,
            words: words.chars().take(OUTLINE_LETTERS).collect(),
        }
    };
    let headings = chunks.iter().filter(is_heading);
    let top = headings.clone().map(|chunk| chunk.level).min();
    let rows: Vec<_> = match top {
        Some(top) => headings
            .map(|chunk| row(chunk, chunk.level.saturating_sub(top)))
            .take(MOST_OUTLINE_ROWS)
            .collect(),
        None => chunks
            .iter()
            .filter(begins)
            .map(|chunk| row(chunk, 0))
            .take(MOST_OUTLINE_ROWS)
            .collect(),
    };
    rows.into_iter()
        .filter(|row| !row.words.is_empty())
        .collect()
}

//! A line of words with its glyphs.

use std::ops::Range;
use std::sync::Arc;

/// One glyph of a run, its measures in font units.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ShapedGlyph {
    /// Its number in the font.
    pub id: u32,
    /// Which bytes of the run's text it shows, with the other glyphs of its cluster.
    pub bytes: Range<usize>,
    pub advance: f32,
    pub offset_x: f32,
    /// Upwards.
    pub offset_y: f32,
}

/// Words of one font and weight that run in one direction, as they are seen from left to right.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Run {
    /// The number of the font.
    pub face: usize,
    /// The words as they are read.
    pub text: String,
    pub glyphs: Arc<[ShapedGlyph]>,
    /// Left end, in screen points.
    pub x: f32,
    /// The base line, in screen points.
    pub y: f32,
    /// In screen points.
    pub width: f32,
    /// Whether it is an icon and says nothing.
    pub is_icon: bool,
    /// Which span of the line it is from.
    pub span: usize,
}

/// A line of words with its glyphs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct LetterLine {
    /// From left to right.
    pub runs: Vec<Run>,
    /// The size of the type in screen points.
    pub type_size: f32,
    pub color: epaint::Color32,
    /// Parts of the line in the order of reading, each with its spans; empty where the line is read as it is seen.
    pub reading: Vec<crate::board::Reading>,
}

impl LetterLine {
    /// The runs as they are read: of what runs from right to left, the rightmost comes first.
    pub fn in_order_of_reading(&self) -> Vec<&Run> {
        if self.reading.is_empty() {
            return self.runs.iter().collect();
        }
        let mut runs = Vec::with_capacity(self.runs.len());
        for reading in &self.reading {
            let of_reading = |run: &&Run| reading.spans.contains(&run.span);
            let of_reading = self.runs.iter().filter(of_reading);
            if reading.is_rtl {
                runs.extend(of_reading.rev());
            } else {
                runs.extend(of_reading);
            }
        }
        runs
    }
}

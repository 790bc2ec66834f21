//! Shaping the words of a picture.

use super::face::{Face, Faces};
use super::line::{LetterLine, Run, ShapedGlyph};
use crate::board::fonts::Weight;
use crate::board::{Line, Words, is_rtl_letter, ladder_step, letters_are_clusters, mirrored};
use emath::Pos2;
use foldhash::fast::FixedState;
use std::collections::HashMap;
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation as _;

/// Words of one weight that one font shows.
struct Piece<'t> {
    face: usize,
    text: &'t str,
    ends: Ends,
}

/// Whether a piece is at the ends of its span: shapers ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Ends {
    is_first: bool,
    is_last: bool,
}

/// Shapes the words of a picture. Keeps what it needs again and again; each thread has its own.
pub(crate) struct Compositor<'f> {
    faces: &'f Faces,
    /// Which font has a letter, as far as it was asked.
    found: HashMap<(Weight, char), usize, FixedState>,
    shapers: HashMap<usize, Option<harfrust::Shaper<'f>>, FixedState>,
    /// How to go about words of a font, direction and script: as dear to find out as a line of words is to shape.
    plans: HashMap<(usize, harfrust::Direction, harfrust::Script), harfrust::ShapePlan>,
    /// Room for letters, used again.
    buffer: harfrust::UnicodeBuffer,
    /// Short pieces that were shaped: icons, grades, names of outlets and kinds.
    kept: HashMap<(usize, Ends, String), Arc<[ShapedGlyph]>, FixedState>,
}

/// Pieces with more bytes seldom come again.
const MOST_KEPT_BYTES: usize = 24;
/// The most pieces that are kept.
const MOST_KEPT: usize = 20_000;

impl<'f> Compositor<'f> {
    pub fn new(faces: &'f Faces) -> Self {
        Self {
            faces,
            found: HashMap::default(),
            shapers: HashMap::default(),
            plans: HashMap::new(),
            buffer: harfrust::UnicodeBuffer::new(),
            kept: HashMap::default(),
        }
    }

    /// The lines of some words with their glyphs, where the screen has them.
    pub fn set(&mut self, words: &Words, pixels_per_point: f32) -> Vec<LetterLine> {
        let step = ladder_step(words.zoom);
        let scale = Scale {
            residual: words.zoom / step,
            pixels_per_point,
            type_size: words.type_size * step,
            line_height: words.line_height() * step,
        };
        let snap = |at: f32| (at * pixels_per_point).round() / pixels_per_point;
        let origin = Pos2::new(snap(words.origin.x), snap(words.origin.y));
        let mut top = 0.0;
        let mut lines = Vec::with_capacity(words.lines().len());
        for line in words.lines() {
            let mut runs = self.runs_of(line, &scale, top);
            unmirror(line, &mut runs);
            let width: f32 = runs.iter().map(|run| run.width).sum();
            let mut x = if words.is_rtl() {
                origin.x - width
            } else {
                origin.x
            };
            for run in &mut runs {
                run.x = x;
                run.y += origin.y;
                x += run.width;
            }
            top = scale.snap(top + scale.snap(scale.line_height));
            lines.push(LetterLine {
                runs,
                type_size: scale.type_size * scale.residual,
                color: words.color,
                reading: line.reading.clone(),
            });
        }
        lines
    }

    fn runs_of(&mut self, line: &Line, scale: &Scale, top: f32) -> Vec<Run> {
        let faces = self.faces;
        let mut runs = Vec::with_capacity(line.spans.len());
        for (number, span) in line.spans.iter().enumerate() {
            let primary = faces.primary(span.weight);
            let Some(primary) = primary.and_then(|primary| faces.face(primary)) else {
                continue;
            };
            for piece in self.pieces(span.weight, &span.text) {
                let Some(face) = faces.face(piece.face) else {
                    continue;
                };
                let glyphs = self.shaped(face, &piece);
                let size = scale.type_size * face.tweak.scale;
                let per_unit = size / face.units_per_em * scale.residual;
                let advance: f32 = glyphs.iter().map(|glyph| glyph.advance).sum();
                runs.push(Run {
                    face: piece.face,
                    text: piece.text.to_owned(),
                    width: advance * per_unit,
                    glyphs,
                    x: 0.0,
                    y: (top + scale.base_line(face, primary)) * scale.residual,
                    is_icon: span.weight == Weight::Icon,
                    span: number,
                });
            }
        }
        runs
    }

    /// Cuts words where the font changes; a cluster stays whole.
    fn pieces<'t>(&mut self, weight: Weight, text: &'t str) -> Vec<Piece<'t>> {
        let mut cuts: Vec<(usize, usize)> = Vec::new();
        if text.is_ascii() {
            // The bundled fonts have all of ASCII, and no cluster of it is longer than a letter.
            let face = self.face_for(weight, text.chars().next().unwrap_or(' '));
            cuts.extend(face.map(|face| (0, face)));
        } else {
            let mut add = |start: usize, letter: char| {
                if let Some(face) = self.face_for(weight, letter)
                    && cuts.last().is_none_or(|(_, last)| *last != face)
                {
                    cuts.push((start, face));
                }
            };
            if letters_are_clusters(text) {
                text.char_indices()
                    .for_each(|(start, letter)| add(start, letter));
            } else {
                for (start, cluster) in text.grapheme_indices(true) {
                    add(start, cluster.chars().next().unwrap_or(' '));
                }
            }
        }
        let count = cuts.len();
        let ends = cuts.iter().skip(1).map(|(start, _)| *start);
        let ends: Vec<usize> = ends.chain([text.len()]).collect();
        let cut = |(at, ((start, face), end)): (usize, (&(usize, usize), usize))| Piece {
            face: *face,
            text: text.get(*start..end).unwrap_or_default(),
            ends: Ends {
                is_first: at == 0,
                is_last: at + 1 == count,
            },
        };
        cuts.iter().zip(ends).enumerate().map(cut).collect()
    }

    fn face_for(&mut self, weight: Weight, letter: char) -> Option<usize> {
        if let Some(found) = self.found.get(&(weight, letter)) {
            return Some(*found);
        }
        let found = self.faces.face_for(weight, letter)?;
        self.found.insert((weight, letter), found);
        Some(found)
    }

    /// The glyphs of a piece, shaped now or before.
    fn shaped(&mut self, face: &'f Face, piece: &Piece<'_>) -> Arc<[ShapedGlyph]> {
        if piece.text.len() > MOST_KEPT_BYTES {
            return self.shape(face, piece).into();
        }
        let key = (piece.face, piece.ends, piece.text.to_owned());
        if let Some(glyphs) = self.kept.get(&key) {
            return Arc::clone(glyphs);
        }
        let glyphs: Arc<[ShapedGlyph]> = self.shape(face, piece).into();
        if self.kept.len() < MOST_KEPT {
            self.kept.insert(key, Arc::clone(&glyphs));
        }
        glyphs
    }

    fn shape(&mut self, face: &'f Face, piece: &Piece<'_>) -> Vec<ShapedGlyph> {
        let shaper = self.shapers.entry(piece.face);
        let Some(shaper) = shaper.or_insert_with(|| face.shaper()) else {
            return Vec::new();
        };
        let mut buffer = std::mem::take(&mut self.buffer);
        let mut flags = harfrust::BufferFlags::empty();
        if piece.ends.is_first {
            flags |= harfrust::BufferFlags::BEGINNING_OF_TEXT;
        }
        if piece.ends.is_last {
            flags |= harfrust::BufferFlags::END_OF_TEXT;
        }
        buffer.set_flags(flags);
        buffer.push_str(piece.text);
        buffer.guess_segment_properties();
        let (direction, script) = (buffer.direction(), buffer.script());
        let plan = self.plans.entry((piece.face, direction, script));
        let plan = plan.or_insert_with(|| {
            let language = buffer.language();
            harfrust::ShapePlan::new(shaper, direction, Some(script), language.as_ref(), &[])
        });
        let options = harfrust::ShapeOptions::new().plan(Some(plan));
        let shaped = shaper.shape(buffer, options);
        let mut glyphs: Vec<ShapedGlyph> = Vec::with_capacity(shaped.len());
        for (info, pos) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
            let start = info.cluster as usize;
            glyphs.push(ShapedGlyph {
                id: info.glyph_id,
                bytes: start..start,
                advance: pos.x_advance as f32,
                offset_x: pos.x_offset as f32,
                offset_y: pos.y_offset as f32,
            });
        }
        self.buffer = shaped.clear();
        close_clusters(&mut glyphs, piece.text.len());
        narrow_thin_spaces(face, piece.text, &mut glyphs);
        glyphs
    }
}

/// What is read of a mark is not how it looks from the other side. Readers of PDF turn round what they take for words from
/// right to left, and that are marks beside such letters; marks beside numbers stay as they are seen.
fn unmirror(line: &Line, runs: &mut [Run]) {
    if line.reading.is_empty() {
        return;
    }
    let is_word = |run: Option<&Run>| run.is_some_and(|run| run.text.chars().any(is_rtl_letter));
    let is_beside: Vec<bool> = (0..runs.len())
        .map(|at| {
            is_word(at.checked_sub(1).and_then(|at| runs.get(at))) || is_word(runs.get(at + 1))
        })
        .collect();
    for (run, is_beside) in runs.iter_mut().zip(is_beside) {
        let mut readings = line.reading.iter().filter(|reading| reading.is_rtl);
        if is_beside && readings.any(|reading| reading.spans.contains(&run.span)) {
            run.text = mirrored(&run.text);
        }
    }
}

/// The sizes at which the screen sets some words.
struct Scale {
    /// What is left between the step of the ladder and the zoom.
    residual: f32,
    pixels_per_point: f32,
    /// At the step.
    type_size: f32,
    /// At the step.
    line_height: f32,
}

impl Scale {
    fn snap(&self, at: f32) -> f32 {
        (at * self.pixels_per_point).round() / self.pixels_per_point
    }

    /// From the top of a line down to its base line, at the step: the font in the middle of the line's height.
    fn base_line(&self, face: &Face, primary: &Face) -> f32 {
        let heights = face.heights(self.type_size);
        let first = primary.heights(self.type_size);
        let middle = 0.5 * (self.line_height - first.row) + 0.5 * (first.row - heights.row);
        // The height of a line is rounded to whole pixels, and the font hangs on to its lower edge.
        let rounding = self.snap(self.line_height) - self.line_height;
        self.snap(heights.ascent + middle + rounding) + heights.drop
    }
}

/// Works out where each cluster ends: where the next one in the order of reading starts.
fn close_clusters(glyphs: &mut [ShapedGlyph], length: usize) {
    let first = glyphs.first().map_or(0, |glyph| glyph.bytes.start);
    let last = glyphs.last().map_or(0, |glyph| glyph.bytes.start);
    let mut end = length;
    let mut start_before = usize::MAX;
    let mut close = |glyph: &mut ShapedGlyph| {
        if start_before != usize::MAX && glyph.bytes.start != start_before {
            end = start_before;
        }
        start_before = glyph.bytes.start;
        glyph.bytes.end = end.max(glyph.bytes.start);
    };
    // From right to left, the glyphs come last letter first.
    if first > last {
        glyphs.iter_mut().for_each(&mut close);
    } else {
        glyphs.iter_mut().rev().for_each(&mut close);
    }
}

/// Thin spaces are half as wide as spaces, whatever the font says: as on screen.
fn narrow_thin_spaces(face: &Face, text: &str, glyphs: &mut [ShapedGlyph]) {
    if !text.contains(['\u{2009}', '\u{202F}']) {
        return;
    }
    let space = face.nominal(' ').map_or(0.0, |glyph| face.advance(glyph));
    for glyph in glyphs {
        let letters = text.get(glyph.bytes.clone()).unwrap_or_default();
        if letters.starts_with(['\u{2009}', '\u{202F}']) {
            glyph.advance = space * face.tweak.thin_space_width;
        }
    }
}

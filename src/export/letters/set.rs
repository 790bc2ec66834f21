//! Shaping the words of a picture.

use super::face::{Face, Faces};
use super::line::{LetterLine, Run, ShapedGlyph};
use crate::board::fonts::Weight;
use crate::board::{Line, Words, is_rtl_letter, ladder_step, mirrored};
use emath::Pos2;
use unicode_segmentation::UnicodeSegmentation as _;

/// Words of one weight that one font shows.
struct Piece<'t> {
    face: usize,
    text: &'t str,
    is_first: bool,
    is_last: bool,
}

impl Faces {
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
        let mut runs = Vec::new();
        for (number, span) in line.spans.iter().enumerate() {
            let Some(primary) = self.primary(span.weight) else {
                continue;
            };
            for piece in self.pieces(span.weight, &span.text) {
                let (Some(face), Some(primary)) = (self.face(piece.face), self.face(primary))
                else {
                    continue;
                };
                let glyphs = shape(face, &piece);
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
            for (start, cluster) in text.grapheme_indices(true) {
                let letter = cluster.chars().next().unwrap_or(' ');
                let Some(face) = self.face_for(weight, letter) else {
                    continue;
                };
                if cuts.last().is_none_or(|(_, last)| *last != face) {
                    cuts.push((start, face));
                }
            }
        }
        let count = cuts.len();
        let ends = cuts.iter().skip(1).map(|(start, _)| *start);
        let ends: Vec<usize> = ends.chain([text.len()]).collect();
        let cut = |(at, ((start, face), end)): (usize, (&(usize, usize), usize))| Piece {
            face: *face,
            text: text.get(*start..end).unwrap_or_default(),
            is_first: at == 0,
            is_last: at + 1 == count,
        };
        cuts.iter().zip(ends).enumerate().map(cut).collect()
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

/// The glyphs of words of one font.
fn shape(face: &Face, piece: &Piece<'_>) -> Vec<ShapedGlyph> {
    let Some(font) = face.font() else {
        return Vec::new();
    };
    let coords = face.tweak.coords.as_ref();
    let variations = coords
        .iter()
        .map(|&(tag, value)| harfrust::Variation { tag, value });
    let instance =
        (!coords.is_empty()).then(|| harfrust::ShaperInstance::from_variations(&font, variations));
    let shaper = face
        .shaper
        .shaper(&font)
        .instance(instance.as_ref())
        .build();
    let mut buffer = harfrust::UnicodeBuffer::new();
    let mut flags = harfrust::BufferFlags::empty();
    if piece.is_first {
        flags |= harfrust::BufferFlags::BEGINNING_OF_TEXT;
    }
    if piece.is_last {
        flags |= harfrust::BufferFlags::END_OF_TEXT;
    }
    buffer.set_flags(flags);
    buffer.push_str(piece.text);
    buffer.guess_segment_properties();
    let shaped = shaper.shape(buffer, harfrust::ShapeOptions::new());
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
    close_clusters(&mut glyphs, piece.text.len());
    narrow_thin_spaces(face, piece.text, &mut glyphs);
    glyphs
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

//! Writes lines of letters down as SVG: as words, or as their outlines.
//!
//! A viewer shapes words itself, and does it as the screen did where every letter has the glyph that stands for it by itself:
//! the embedded font knows these glyphs, and which pairs of them stand closer. Where a font does more (joined letters,
//! stacked marks, ligatures), outlines show the words, and the words themselves lie over them unseen, to be found and copied.

use super::super::letters::{Face, Faces, LetterLine, Run, ShapedGlyph, outline};
use super::font::{Used, embedded};
use super::numbers::{attribute, escaped, number, paint};
use super::writer::TextAs;
use crate::board::Reading;
use base64::Engine as _;
use epaint::Color32;
use foldhash::fast::FixedState;
use skrifa::outline::OutlinePen;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

/// A letter of a font by itself.
#[derive(Debug, Clone, Copy)]
struct Nominal {
    glyph: u32,
    advance: f32,
}

/// A font as it is used.
#[derive(Default)]
struct UsedFace {
    used: Used,
    nominal: HashMap<char, Option<Nominal>, FixedState>,
    outlines: HashMap<u32, Outline, FixedState>,
}

/// The outline of a glyph: drawn once, and used wherever it is seen.
struct Outline {
    /// Empty where the glyph shows nothing.
    path: String,
    /// Its number in the file, once it is used.
    number: Option<usize>,
}

/// How some words look: font, type size in hundredths, colour. What is `None` is unseen.
type Look = (Option<usize>, u32, Option<Color32>);

/// Writes words.
pub(super) struct WordWriter {
    text: TextAs,
    faces: BTreeMap<usize, UsedFace>,
    looks: HashMap<Look, usize, FixedState>,
    in_order: Vec<Look>,
    /// The outlines that are used, each with its number.
    outlines: String,
    outline_count: usize,
}

/// How the words of a run are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// By the embedded font.
    Embedded,
    /// By outlines, with words over them.
    Outlined,
    /// By whatever font the viewer has.
    Foreign,
}

impl WordWriter {
    pub fn new(text: TextAs) -> Self {
        Self {
            text,
            faces: BTreeMap::new(),
            looks: HashMap::default(),
            in_order: Vec::new(),
            outlines: String::new(),
            outline_count: 0,
        }
    }

    pub fn write(&mut self, line: &LetterLine, faces: &Faces, out: &mut String) {
        let (icons, words): (Vec<&Run>, Vec<&Run>) = line.runs.iter().partition(|run| run.is_icon);
        for run in icons {
            self.outline_run(run, line, faces, out);
        }
        if self.text == TextAs::Outlines {
            for run in words {
                self.outline_run(run, line, faces, out);
            }
            return;
        }
        let chunks = self.chunks(line, &words, faces, out);
        self.write_chunks(&chunks, out);
    }

    /// What is written of a line, in the order of reading. Draws the outlines where words alone would not do.
    fn chunks<'r>(
        &mut self,
        line: &'r LetterLine,
        words: &[&'r Run],
        faces: &Faces,
        out: &mut String,
    ) -> Vec<Chunk<'r>> {
        let mut chunks = Vec::new();
        if line.reading.is_empty() {
            for run in words {
                let shown = self.shown(run, line, faces, out);
                chunks.push(Chunk {
                    text: &run.text,
                    x: run.x,
                    y: run.y,
                    width: run.width,
                    look: look(line, run.face, shown),
                });
            }
            return chunks;
        }
        for reading in &line.reading {
            let of_reading = words.iter().filter(|run| reading.spans.contains(&run.span));
            let runs: Vec<&Run> = of_reading.copied().collect();
            let Some(first) = runs.first() else {
                continue;
            };
            let shown = runs.iter().map(|run| self.shown(run, line, faces, out));
            let shown: Vec<Shown> = shown.collect();
            let is_one = reading.stands_alone()
                && shown.iter().all(|it| *it == Shown::Embedded)
                && runs.iter().all(|run| run.face == first.face);
            let shown = match (is_one, shown.contains(&Shown::Foreign)) {
                (true, _) => Shown::Embedded,
                (false, true) => Shown::Foreign,
                (false, false) => Shown::Outlined,
            };
            if shown == Shown::Outlined {
                for run in &runs {
                    self.outline_run(run, line, faces, out);
                }
            }
            let per_unit = |run: &Run| {
                let face = faces.face(run.face);
                face.map_or(0.0, |it| line.type_size * it.tweak.scale / it.units_per_em)
            };
            let look = look(line, first.face, shown);
            cut_spaces(reading, &runs, (look, per_unit), &mut chunks);
        }
        chunks
    }

    fn write_chunks(&mut self, chunks: &[Chunk<'_>], out: &mut String) {
        let Some(first) = chunks.first() else {
            return;
        };
        out.push_str("<text");
        attribute(out, "y", first.y);
        if let [only] = chunks {
            self.put_place(only, first.y, out);
            out.push('>');
            escaped(out, only.text);
        } else {
            out.push('>');
            for chunk in chunks {
                out.push_str("<tspan");
                self.put_place(chunk, first.y, out);
                out.push('>');
                escaped(out, chunk.text);
                out.push_str("</tspan>");
            }
        }
        out.push_str("</text>\n");
    }

    fn put_place(&mut self, chunk: &Chunk<'_>, y: f32, out: &mut String) {
        attribute(out, "x", chunk.x);
        if (chunk.y - y).abs() > 0.005 {
            attribute(out, "y", chunk.y);
        }
        let next = self.looks.len();
        let class = *self.looks.entry(chunk.look).or_insert(next);
        if class == next {
            self.in_order.push(chunk.look);
        }
        let _ = write!(out, " class=\"t{class}\"");
        if chunk.width > 0.0 && chunk.text.chars().nth(1).is_some() {
            attribute(out, "textLength", chunk.width);
        }
    }

    /// How the words of a run are shown; notes what the font must have for it. Outlines are drawn where they are needed.
    fn shown(&mut self, run: &Run, line: &LetterLine, faces: &Faces, out: &mut String) -> Shown {
        let Some(face) = faces.face(run.face) else {
            return Shown::Foreign;
        };
        let used = self.faces.entry(run.face).or_default();
        if used.note(run, face) {
            return Shown::Embedded;
        }
        if !used.has_outlines(run, face) {
            return Shown::Foreign;
        }
        if line.reading.is_empty() {
            self.outline_run(run, line, faces, out);
        }
        Shown::Outlined
    }

    fn outline_run(&mut self, run: &Run, line: &LetterLine, faces: &Faces, out: &mut String) {
        let Some(face) = faces.face(run.face) else {
            return;
        };
        let used = self.faces.entry(run.face).or_default();
        let scale = line.type_size * face.tweak.scale / face.units_per_em;
        let mut x = 0.0;
        for glyph in run.glyphs.iter() {
            let outline = used.outline(glyph.id, face);
            if !outline.path.is_empty() {
                let next = self.outline_count;
                let place = *outline.number.get_or_insert(next);
                if place == next {
                    self.outline_count += 1;
                    let path = &outline.path;
                    let _ = writeln!(self.outlines, "<path id=\"g{place}\" d=\"{path}\"/>");
                }
                let _ = write!(out, "<use href=\"#g{place}\" transform=\"translate(");
                number(out, run.x + (x + glyph.offset_x) * scale);
                out.push(' ');
                number(out, run.y - glyph.offset_y * scale);
                let _ = write!(out, ")scale({scale:.5})\"");
                paint(out, "fill", line.color);
                out.push_str("/>\n");
            }
            x += glyph.advance;
        }
    }

    /// The outlines that are used, to be defined.
    pub fn outlines(&self) -> &str {
        &self.outlines
    }

    /// Writes the fonts and looks of all words.
    pub fn write_styles(&self, faces: &Faces, out: &mut String) {
        if self.in_order.is_empty() {
            return;
        }
        out.push_str("<style>\n");
        for (number, face) in &self.faces {
            let Some(font) = faces.face(*number) else {
                continue;
            };
            if face.used.letters.is_empty() {
                continue;
            }
            let (family, weight) = (format!("c{number}"), weight(font));
            if let Some(bytes) = embedded(font, &face.used, &family, weight) {
                let kind = if bytes.starts_with(b"OTTO") {
                    "otf"
                } else {
                    "ttf"
                };
                let _ = write!(
                    out,
                    "@font-face{{font-family:{family};font-weight:{weight};src:url(data:font/{kind};base64,"
                );
                base64::engine::general_purpose::STANDARD.encode_string(bytes, out);
                out.push_str(")}\n");
            }
        }
        for (number, (face, size, color)) in self.in_order.iter().enumerate() {
            let _ = write!(out, ".t{number}{{font-family:");
            match face {
                Some(face) => {
                    let weight = faces.face(*face).map_or(400, weight);
                    let _ = write!(out, "c{face},Inter,sans-serif;font-weight:{weight}");
                }
                None => out.push_str("sans-serif"),
            }
            let _ = write!(out, ";font-size:{}px", f64::from(*size) / 100.0);
            match color {
                Some(color) => {
                    let [red, green, blue, _] = color.to_srgba_unmultiplied();
                    let _ = writeln!(out, ";fill:#{red:02x}{green:02x}{blue:02x}}}");
                }
                None => out.push_str(";fill-opacity:0}\n"),
            }
        }
        out.push_str("</style>\n");
    }
}

/// Words in one place that look the same.
struct Chunk<'t> {
    text: &'t str,
    x: f32,
    y: f32,
    width: f32,
    look: Look,
}

fn look(line: &LetterLine, face: usize, shown: Shown) -> Look {
    let size = (line.type_size * 100.0).round() as u32;
    match shown {
        Shown::Embedded => (Some(face), size, Some(line.color)),
        Shown::Outlined => (None, size, None),
        Shown::Foreign => (None, size, Some(line.color)),
    }
}

/// A part of a line that runs in one direction, without the spaces at its ends: where those go is for viewers to say, and they
/// say different things.
fn cut_spaces<'t>(
    reading: &'t Reading,
    runs: &[&Run],
    (look, per_unit): (Look, impl Fn(&Run) -> f32),
    chunks: &mut Vec<Chunk<'t>>,
) {
    let text = reading.text.as_str();
    let words = text.trim();
    let before = text.len() - text.trim_start().len();
    let y = runs.first().map_or(0.0, |run| run.y);
    let mut left = f32::INFINITY;
    let mut right = f32::NEG_INFINITY;
    for run in runs {
        let spaces = |trimmed: &str, from_end: bool| -> f32 {
            let cut = run.text.len() - trimmed.len();
            let is_cut = |glyph: &&ShapedGlyph| match from_end {
                false => glyph.bytes.end <= cut,
                true => glyph.bytes.start >= trimmed.len(),
            };
            let cut = run.glyphs.iter().filter(is_cut);
            cut.map(|glyph| glyph.advance).sum::<f32>() * per_unit(run)
        };
        if run.text.trim().is_empty() {
            continue;
        }
        left = left.min(run.x + spaces(run.text.trim_start(), false));
        right = right.max(run.x + run.width - spaces(run.text.trim_end(), true));
    }
    if words.is_empty() {
        left = runs.iter().map(|run| run.x).fold(f32::INFINITY, f32::min);
        right = left;
    }
    let space = |range: std::ops::Range<usize>, x: f32| Chunk {
        text: text.get(range).unwrap_or_default(),
        x,
        y,
        width: 0.0,
        look,
    };
    if before > 0 {
        chunks.push(space(0..before, left));
    }
    if words.is_empty() {
        return;
    }
    chunks.push(Chunk {
        text: words,
        x: left,
        y,
        width: right - left,
        look,
    });
    let after = before + words.len();
    if after < text.len() {
        chunks.push(space(after..text.len(), right));
    }
}

fn weight(face: &Face) -> u16 {
    match face.name.as_str() {
        "inter-medium" => 500,
        "inter-semibold" => 600,
        _ => 400,
    }
}

impl UsedFace {
    /// Notes the letters of a run; false if one of them has another glyph here than by itself.
    fn note(&mut self, run: &Run, face: &Face) -> bool {
        let mut found: Vec<(char, Nominal)> = Vec::with_capacity(run.glyphs.len());
        for glyph in run.glyphs.iter() {
            let mut letters = run
                .text
                .get(glyph.bytes.clone())
                .unwrap_or_default()
                .chars();
            let (Some(letter), None) = (letters.next(), letters.next()) else {
                return false;
            };
            let nominal = self.nominal.entry(letter).or_insert_with(|| {
                let glyph = face.nominal(letter)?;
                let advance = face.advance(glyph);
                Some(Nominal { glyph, advance })
            });
            let is_itself = glyph.offset_x == 0.0 && glyph.offset_y == 0.0;
            match nominal {
                Some(nominal) if nominal.glyph == glyph.id && is_itself => {
                    found.push((letter, *nominal));
                }
                _ => return false,
            }
        }
        for (at, ((letter, nominal), glyph)) in found.iter().zip(run.glyphs.iter()).enumerate() {
            let Ok(id) = u16::try_from(nominal.glyph) else {
                return false;
            };
            self.used.letters.insert(*letter, id);
            let closer = (glyph.advance - nominal.advance).round();
            let next = found.get(at + 1).map(|(_, next)| next.glyph as u16);
            if let (Some(next), true) = (next, closer != 0.0) {
                self.used.pairs.insert((id, next), closer as i16);
            }
        }
        true
    }

    /// Whether a run shows anything as outlines: fonts of pixels have none.
    fn has_outlines(&mut self, run: &Run, face: &Face) -> bool {
        let mut glyphs = run.glyphs.iter();
        glyphs.any(|glyph| !self.outline(glyph.id, face).path.is_empty())
    }

    fn outline(&mut self, glyph: u32, face: &Face) -> &mut Outline {
        self.outlines.entry(glyph).or_insert_with(|| {
            let mut pen = PathPen::default();
            outline(face, glyph, &mut pen);
            Outline {
                path: pen.path,
                number: None,
            }
        })
    }
}

/// Writes an outline in font units, downwards, each step from where the last one ended.
#[derive(Default)]
struct PathPen {
    path: String,
    at: (i32, i32),
    start: (i32, i32),
}

impl PathPen {
    fn step(&mut self, command: char, points: &[(f32, f32)]) {
        self.path.push(command);
        let from = self.at;
        for (number, (x, y)) in points.iter().enumerate() {
            let to = (x.round() as i32, -y.round() as i32);
            if number > 0 {
                self.path.push(' ');
            }
            let _ = write!(self.path, "{} {}", to.0 - from.0, to.1 - from.1);
            self.at = to;
        }
    }
}

impl OutlinePen for PathPen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.step('m', &[(x, y)]);
        self.start = self.at;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.step('l', &[(x, y)]);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.step('q', &[(cx0, cy0), (x, y)]);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.step('c', &[(cx0, cy0), (cx1, cy1), (x, y)]);
    }

    fn close(&mut self) {
        self.path.push('z');
        self.at = self.start;
    }
}

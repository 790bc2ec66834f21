//! Writes figures down as SVG.

use super::super::curves::{Figure, Pen, Piece, Pixels, Sheet};
use super::super::letters::{Faces, LetterLine};
use super::numbers::{attribute, number, paint};
use super::words::WordWriter;
use super::writer::TextAs;
use crate::board::{Dash, DrawnDots};
use base64::Engine as _;
use emath::{Pos2, Rect};
use epaint::Color32;
use std::fmt::Write as _;

/// An SVG on its way.
pub(super) struct SvgSheet {
    /// What is drawn at the moment.
    body: String,
    /// What was drawn before.
    pages: Vec<String>,
    /// What is drawn with: patterns and clips.
    definitions: String,
    words: WordWriter,
    clips: usize,
}

/// Bytes after which a new piece is started: a long file never moves in memory.
const PAGE: usize = 1 << 20;

impl SvgSheet {
    pub fn new(text: TextAs) -> Self {
        Self {
            body: String::with_capacity(PAGE),
            pages: Vec::new(),
            definitions: String::new(),
            words: WordWriter::new(text),
            clips: 0,
        }
    }

    /// Everything that is drawn, piece by piece.
    pub fn pages(self) -> impl Iterator<Item = String> {
        self.pages.into_iter().chain([self.body])
    }

    /// How many bytes everything has that is drawn.
    pub fn length(&self) -> usize {
        self.pages.iter().map(String::len).sum::<usize>() + self.body.len()
    }

    fn turn_page(&mut self) {
        if self.body.len() + PAGE / 16 > PAGE {
            let full = std::mem::replace(&mut self.body, String::with_capacity(PAGE));
            self.pages.push(full);
        }
    }

    /// Writes fonts, styles and patterns.
    pub fn write_definitions(&self, faces: &Faces, out: &mut String) {
        self.words.write_styles(faces, out);
        let definitions = [self.definitions.as_str(), self.words.outlines()];
        if definitions.iter().any(|it| !it.is_empty()) {
            out.push_str("<defs>\n");
            definitions.iter().for_each(|it| out.push_str(it));
            out.push_str("</defs>\n");
        }
    }

    /// Defines what things may be clipped to; its number.
    fn define_clip(&mut self, rect: Rect, radius: f32) -> usize {
        self.clips += 1;
        let _ = write!(self.definitions, "<clipPath id=\"c{}\"><rect", self.clips);
        put_rect(&mut self.definitions, rect);
        attribute(&mut self.definitions, "rx", radius);
        self.definitions.push_str("/></clipPath>\n");
        self.clips
    }

    /// Starts an element; the attributes of how it is painted follow.
    fn open(&mut self, figure: &Figure) {
        self.turn_page();
        let out = &mut self.body;
        match figure {
            Figure::Box(rect, radius) => {
                out.push_str("<rect");
                put_rect(out, *rect);
                if *radius > 0.0 {
                    attribute(out, "rx", *radius);
                }
            }
            Figure::Disc(center, radius) => {
                out.push_str("<circle");
                attribute(out, "cx", center.x);
                attribute(out, "cy", center.y);
                attribute(out, "r", *radius);
            }
            Figure::Boxes(boxes) => {
                out.push_str("<path d=\"");
                for rect in boxes {
                    out.push('M');
                    pair(out, rect.min);
                    for (step, length) in [
                        ('h', rect.width()),
                        ('v', rect.height()),
                        ('h', -rect.width()),
                    ] {
                        out.push(step);
                        number(out, length);
                    }
                    out.push('z');
                }
                out.push('"');
            }
            Figure::Corners(..) | Figure::Curve(_) => {
                out.push_str("<path d=\"");
                figure.outline(|piece| put_piece(out, piece));
                out.push('"');
            }
        }
    }

    fn put_pen(&mut self, pen: &Pen) {
        let out = &mut self.body;
        paint(out, "stroke", pen.color);
        if pen.width != 1.0 {
            attribute(out, "stroke-width", pen.width);
        }
        match pen.dash {
            Dash::Solid => {}
            Dash::Dashed(length, gap) => {
                out.push_str(" stroke-dasharray=\"");
                number(out, length);
                out.push(' ');
                number(out, gap);
                out.push('"');
            }
            Dash::Dotted(apart) => {
                out.push_str(" stroke-linecap=\"round\" stroke-dasharray=\"0 ");
                number(out, apart);
                out.push('"');
            }
        }
    }
}

fn put_rect(out: &mut String, rect: Rect) {
    attribute(out, "x", rect.min.x);
    attribute(out, "y", rect.min.y);
    attribute(out, "width", rect.width());
    attribute(out, "height", rect.height());
}

fn pair(out: &mut String, at: Pos2) {
    number(out, at.x);
    out.push(' ');
    number(out, at.y);
}

fn put_piece(out: &mut String, piece: Piece) {
    match piece {
        Piece::Move(to) => {
            out.push('M');
            pair(out, to);
        }
        Piece::Line(to) => {
            out.push('L');
            pair(out, to);
        }
        Piece::Curve(points) => {
            out.push('C');
            for (at, point) in points.into_iter().enumerate() {
                if at > 0 {
                    out.push(' ');
                }
                pair(out, point);
            }
        }
        Piece::Close => out.push('z'),
    }
}

impl Sheet for SvgSheet {
    fn start_clip(&mut self, clip: Rect) {
        let number = self.define_clip(clip, 0.0);
        let _ = writeln!(self.body, "<g clip-path=\"url(#c{number})\">");
    }

    fn end_clip(&mut self) {
        self.body.push_str("</g>\n");
    }

    fn fill(&mut self, figure: &Figure, color: Color32) {
        self.open(figure);
        paint(&mut self.body, "fill", color);
        self.body.push_str("/>\n");
    }

    fn stroke(&mut self, figure: &Figure, pen: &Pen) {
        self.open(figure);
        self.body.push_str(" fill=\"none\"");
        self.put_pen(pen);
        self.body.push_str("/>\n");
    }

    fn fill_and_stroke(&mut self, figure: &Figure, color: Color32, pen: &Pen) {
        self.open(figure);
        paint(&mut self.body, "fill", color);
        self.put_pen(pen);
        self.body.push_str("/>\n");
    }

    fn letters(&mut self, line: &LetterLine, faces: &Faces) {
        self.words.write(line, faces, &mut self.body);
        self.turn_page();
    }

    fn dots(&mut self, dots: &DrawnDots) {
        let out = &mut self.definitions;
        out.push_str("<pattern id=\"dots\" patternUnits=\"userSpaceOnUse\"");
        attribute(out, "x", dots.origin.x - dots.step / 2.0);
        attribute(out, "y", dots.origin.y - dots.step / 2.0);
        attribute(out, "width", dots.step);
        attribute(out, "height", dots.step);
        out.push('>');
        out.push_str("<rect");
        let middle = Pos2::new(dots.step / 2.0, dots.step / 2.0);
        put_rect(
            out,
            Rect::from_center_size(middle, emath::Vec2::splat(2.0 * dots.half)),
        );
        paint(out, "fill", dots.color);
        out.push_str("/></pattern>\n");
        self.body.push_str("<rect");
        put_rect(&mut self.body, dots.rect);
        self.body.push_str(" fill=\"url(#dots)\"/>\n");
    }

    fn pixels(&mut self, pixels: &Pixels<'_>, rect: Rect, radius: f32) {
        let Some(png) = pixels.png() else {
            return;
        };
        let clip = self.define_clip(rect, radius);
        self.body.push_str("<image preserveAspectRatio=\"none\"");
        put_rect(&mut self.body, rect);
        let _ = write!(
            self.body,
            " clip-path=\"url(#c{clip})\" href=\"data:image/png;base64,"
        );
        base64::engine::general_purpose::STANDARD.encode_string(png, &mut self.body);
        self.body.push_str("\"/>\n");
    }
}

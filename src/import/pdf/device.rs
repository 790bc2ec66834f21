//! Collects the glyphs of a page with their places; draws nothing.

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{BezPath, Point};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};

/// The most glyphs of one page that are kept.
const MOST_GLYPHS: usize = 200_000;

/// The most steps of drawing that are taken for one page: forms that draw each other may go on without end.
const MOST_STEPS: usize = 3_000_000;

/// One glyph on a page. Points of the page, y downwards.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PlacedGlyph {
    /// What it stands for: one character, or several for a ligature.
    pub words: String,
    /// Where it begins on its line.
    pub x: f32,
    /// Where the next one would begin.
    pub x_end: f32,
    /// The line it stands on.
    pub y: f32,
    /// How tall its font is.
    pub size: f32,
}

/// What was found on a page.
#[derive(Debug, Default)]
pub(super) struct GlyphDevice {
    /// In the order in which they are drawn.
    pub glyphs: Vec<PlacedGlyph>,
    /// How many pictures there are.
    pub pictures: usize,
    /// How many glyphs say no character.
    pub unreadable: usize,
    /// Whether there were more glyphs than are kept.
    pub is_full: bool,
    steps: usize,
}

impl GlyphDevice {
    /// Counts a step. The interpreter cannot be told to stop; unwinding is the only way out of it, and its caller expects
    /// that.
    fn step(&mut self) {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            self.is_full = true;
            std::panic::resume_unwind(Box::new("a page without end"));
        }
    }

    fn take(&mut self, words: String, start: Point, end: Point, size: f64) {
        let is_finite = [start.x, start.y, end.x, end.y, size]
            .iter()
            .all(|number| number.is_finite());
        // Text that runs up or down the page is not part of its lines.
        let is_upright = (end.y - start.y).abs() <= (end.x - start.x).abs().max(0.1 * size);
        if !is_finite || size <= 0.0 || !is_upright {
            return;
        }
        if self.glyphs.len() >= MOST_GLYPHS {
            self.is_full = true;
            return;
        }
        self.glyphs.push(PlacedGlyph {
            words,
            x: start.x.min(end.x) as f32,
            x_end: end.x.max(start.x) as f32,
            y: start.y as f32,
            size: size as f32,
        });
    }
}

impl<'a> Device<'a> for GlyphDevice {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.step();
    }
    fn push_clip_path(&mut self, _: &ClipPath) {
        self.step();
    }
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.step();
    }
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        if matches!(mode, DrawMode::Stroke(_)) && self.is_drawn_already(run, &props) {
            return;
        }
        for glyph in run.glyphs() {
            self.step();
            let words = match glyph.as_unicode() {
                Some(BfString::Char(character)) => character.to_string(),
                Some(BfString::String(words)) => words,
                None => {
                    self.unreadable += 1;
                    char::REPLACEMENT_CHARACTER.to_string()
                }
            };
            let transform = props.transform * glyph.transform();
            let advance = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(type3) => type3.advance_width(),
            };
            // Glyph space has 1000 units to the em.
            let advance = f64::from(advance.filter(|width| width.is_finite()).unwrap_or(500.0));
            let (start, end) = (
                transform * Point::ZERO,
                transform * Point::new(advance, 0.0),
            );
            let up = transform * Point::new(0.0, 1000.0);
            let size = (up.x - start.x).hypot(up.y - start.y);
            self.take(words, start, end, size);
        }
    }
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.step();
        self.pictures += 1;
    }
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

impl GlyphDevice {
    /// Text that is filled and stroked comes twice.
    fn is_drawn_already(&self, run: &GlyphRun<'_, '_>, props: &DrawProps<'_>) -> bool {
        let count = run.glyphs().len();
        let (Some(first), Some(last)) =
            (run.glyphs().first(), self.glyphs.len().checked_sub(count))
        else {
            return false;
        };
        let start = props.transform * first.transform() * Point::ZERO;
        self.glyphs.get(last).is_some_and(|glyph| {
            (glyph.y - start.y as f32).abs() < 0.01 && (glyph.x - start.x as f32).abs() < 0.01
        })
    }
}

//! Setting broken lines in type, step by step of the zoom ladder.

use super::breaking::{BrokenText, Line, Span, TextSpec, break_lines};
use super::words::Words;
use crate::board::drawn::{Drawn, Medium};
use crate::board::fonts::Weight;
use crate::board::theme::size;
use emath::{Align, Pos2, TSTransform, Vec2, vec2};
use epaint::text::{FontId, FontsView, LayoutJob, TextFormat};
use epaint::{Color32, Galley, Shape, TextShape};
use std::sync::Arc;

/// The step of the ladder nearest to a zoom: a power of the fourth root of two, so at most 9 % off.
pub(crate) fn ladder_step(zoom: f32) -> f32 {
    2f32.powf((zoom.max(0.001).log2() * 4.0).round() / 4.0)
}

/// A text with its lines, and the type it was set in last.
#[derive(Debug, Clone)]
pub(crate) struct TextBlock {
    text: Arc<BrokenText>,
    size: f32,
    /// How far down the glyphs go to stand in the middle of their line, in board points.
    drop: f32,
    set: Option<SetText>,
}

/// The height of Inter's own line as a multiple of its size; what is more of a line's height goes above and below alike.
const NATURAL_LEADING: f32 = 1.21;

/// Type for one step of the ladder.
#[derive(Debug, Clone)]
struct SetText {
    step: f32,
    galley: Arc<Galley>,
    /// The same, scaled by what is left between step and zoom.
    scaled: Option<(f32, Arc<Galley>)>,
}

impl TextBlock {
    /// Breaks a text into lines.
    pub fn new(spec: &TextSpec, fonts: &mut FontsView<'_>) -> Self {
        Self {
            text: Arc::new(break_lines(spec, fonts)),
            size: spec.size,
            drop: (line_height(spec.size) - NATURAL_LEADING * spec.size) / 2.0,
            set: None,
        }
    }

    /// One icon.
    pub fn icon(icon: impl Into<char>, size: f32) -> Self {
        Self {
            text: Arc::new(BrokenText {
                lines: vec![Line::of(vec![Span::new(
                    icon.into().to_string(),
                    Weight::Icon,
                )])],
                width: size,
                ..BrokenText::default()
            }),
            size,
            drop: (line_height(size) - size) / 2.0,
            set: None,
        }
    }

    /// Width and height in board points.
    pub fn size(&self) -> Vec2 {
        vec2(self.text.width, self.lines() as f32 * self.line_height())
    }

    /// How many lines there are.
    pub fn lines(&self) -> usize {
        self.text.lines.len()
    }

    /// From one line to the next, in board points.
    pub fn line_height(&self) -> f32 {
        line_height(self.size)
    }

    /// Whether it hangs on its right side.
    pub fn is_rtl(&self) -> bool {
        self.text.is_rtl
    }

    /// Shows its words piece by piece, each with its weight.
    pub fn each_span(&self, mut show: impl FnMut(&str, Weight)) {
        let spans = self.text.lines.iter().flat_map(|line| &line.spans);
        spans.for_each(|span| show(&span.text, span.weight));
    }

    /// Forgets the type: the glyphs it points to are gone.
    pub fn unset(&mut self) {
        self.set = None;
    }

    /// The text at a zoom, its upper left corner (right corner, if it runs from right to left) at `pos`. `None` while it
    /// was never set and the setter has no time left.
    pub fn shape(
        &mut self,
        pos: Pos2,
        zoom: f32,
        color: Color32,
        setter: &mut Typesetter<'_, '_>,
    ) -> Option<Shape> {
        if self.text.lines.is_empty() {
            return None;
        }
        let pos = pos + vec2(0.0, self.drop * zoom);
        if setter.medium != Medium::Screen {
            let words = Words {
                origin: pos,
                zoom,
                color,
                type_size: self.size,
                text: Arc::clone(&self.text),
            };
            return Some(Drawn::Words(words).into());
        }
        let step = ladder_step(zoom);
        let is_stale = self.set.as_ref().is_none_or(|set| set.step != step);
        if is_stale && setter.may_set(self.set.is_some()) {
            self.set = Some(SetText {
                step,
                galley: setter.fonts.layout_job(job(&self.text, self.size, step)),
                scaled: None,
            });
        }
        let set = self.set.as_mut()?;
        let galley = set.at(zoom / set.step);
        Some(Shape::Text(TextShape::new(pos, galley, color)))
    }
}

/// The type of a text at the step of the ladder nearest to a zoom, and what is left between the step and the zoom.
pub(super) fn galley_at(
    text: &BrokenText,
    size: f32,
    zoom: f32,
    fonts: &mut FontsView<'_>,
) -> (Arc<Galley>, f32) {
    let step = ladder_step(zoom);
    (fonts.layout_job(job(text, size, step)), zoom / step)
}

fn job(text: &BrokenText, size: f32, step: f32) -> LayoutJob {
    let mut job = LayoutJob {
        halign: if text.is_rtl {
            Align::RIGHT
        } else {
            Align::LEFT
        },
        round_output_to_gui: false,
        ..LayoutJob::default()
    };
    job.wrap.max_width = f32::INFINITY;
    for (at, line) in text.lines.iter().enumerate() {
        if at > 0 {
            job.append("\n", 0.0, format(Weight::Regular, size, step));
        }
        for span in &line.spans {
            job.append(&span.text, 0.0, format(span.weight, size, step));
        }
    }
    job
}

fn format(weight: Weight, size: f32, step: f32) -> TextFormat {
    let font = FontId::new(size * step, weight.family());
    TextFormat {
        line_height: Some(line_height(size) * step),
        ..TextFormat::simple(font, Color32::PLACEHOLDER)
    }
}

pub(super) fn line_height(type_size: f32) -> f32 {
    (type_size * size::LEADING).round()
}

impl SetText {
    fn at(&mut self, residual: f32) -> Arc<Galley> {
        match &self.scaled {
            Some((kept, galley)) if *kept == residual => Arc::clone(galley),
            _ => {
                let scaled = scaled_to(Arc::clone(&self.galley), residual);
                self.scaled = Some((residual, Arc::clone(&scaled)));
                scaled
            }
        }
    }
}

/// Type scaled by what is left between the step and the zoom.
pub(super) fn scaled_to(galley: Arc<Galley>, residual: f32) -> Arc<Galley> {
    if (residual - 1.0).abs() < 1e-3 {
        return galley;
    }
    let mut shape = TextShape::new(Pos2::ZERO, galley, Color32::WHITE);
    shape.transform(TSTransform::from_scaling(residual));
    shape.galley
}

/// Sets type, and counts how much in one frame.
pub(crate) struct Typesetter<'a, 'f> {
    /// The typefaces.
    pub fonts: &'a mut FontsView<'f>,
    /// Blocks that may still be set for the first time in this frame.
    first_left: usize,
    /// Blocks that may still be set again at another step in this frame.
    again_left: usize,
    /// Whether something had to wait.
    pub is_behind: bool,
    /// Who reads the picture.
    medium: Medium,
}

impl<'a, 'f> Typesetter<'a, 'f> {
    /// A setter with a budget for one frame; `None` sets everything.
    pub fn new(fonts: &'a mut FontsView<'f>, budget: Option<usize>, medium: Medium) -> Self {
        let budget = budget.unwrap_or(usize::MAX);
        Self {
            fonts,
            first_left: budget,
            again_left: budget / 2,
            is_behind: false,
            medium,
        }
    }

    /// Takes one from the budget, if there is one left. What was set before is scaled meanwhile.
    fn may_set(&mut self, has_old: bool) -> bool {
        let left = if has_old {
            &mut self.again_left
        } else {
            &mut self.first_left
        };
        if *left == 0 {
            self.is_behind = true;
            return false;
        }
        *left -= 1;
        true
    }

    /// Takes what breaking so many blocks into lines cost from the budget.
    pub fn spend(&mut self, blocks: usize) {
        self.first_left = self.first_left.saturating_sub(blocks);
    }

    /// Whether new faces may still be laid out in this frame.
    pub fn has_time(&self) -> bool {
        self.first_left > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::fonts::bundled_fonts;

    fn lines(text: &str, width: f32, max_lines: usize) -> Vec<String> {
        let mut fonts = bundled_fonts();
        let spec = TextSpec {
            spans: vec![Span::new(text, Weight::Regular)],
            size: 13.0,
            width,
            max_lines,
        };
        let block = TextBlock::new(&spec, &mut fonts.with_pixels_per_point(1.0));
        let line = |line: &Line| line.spans.iter().map(|span| span.text.as_str()).collect();
        block.text.lines.iter().map(line).collect()
    }

    #[test]
    fn lines_break_at_words_and_end_in_an_ellipsis() {
        assert_eq!(
            lines("Containers were seen in the port", 110.0, 2),
            ["Containers were", "seen in the port"]
        );
        let cut = lines("Containers were seen in the port on two days", 110.0, 2);
        assert_eq!(cut.len(), 2);
        assert!(cut[1].ends_with('…'), "{cut:?}");
    }

    #[test]
    fn odd_texts_are_laid_out() {
        assert_eq!(lines("", 100.0, 3), Vec::<String>::new());
        assert_eq!(lines("a\n\nb", 100.0, 3), ["a", "", "b"]);
        assert!(lines(&"x".repeat(5000), 100.0, 4).len() == 4);
        assert!(!lines("wide", 0.1, 2).is_empty());
        assert_eq!(lines("tab\tand\u{0}null\r\n", 300.0, 2), ["tab and null"]);
    }

    #[test]
    fn every_line_keeps_within_its_width() {
        let text =
            "Deliveries ran from 1 September to 1 October; Судно вышло из порта ночью и вернулось.";
        let mut fonts = bundled_fonts();
        for width in [40.0, 75.0, 130.0, 244.0] {
            let spec = TextSpec {
                spans: vec![Span::new(text, Weight::SemiBold)],
                size: 15.0,
                width,
                max_lines: 3,
            };
            let block = TextBlock::new(&spec, &mut fonts.with_pixels_per_point(1.0));
            assert!(block.size().x <= width, "{} in {width}", block.size().x);
        }
    }

    #[test]
    fn breaks_do_not_depend_on_the_pixels_of_a_point() {
        let text = "Between the seventh of September and the first of October the goods went by ship, and then by rail to a depot in the south.";
        let spec = TextSpec {
            spans: vec![Span::new(text, Weight::Regular)],
            size: 12.0,
            width: 171.0,
            max_lines: 6,
        };
        let mut fonts = bundled_fonts();
        let mut broken = |pixels_per_point| {
            break_lines(&spec, &mut fonts.with_pixels_per_point(pixels_per_point)).lines
        };
        let at_one = broken(1.0);
        for pixels_per_point in [1.25, 1.5, 2.0, 3.0] {
            assert_eq!(broken(pixels_per_point), at_one);
        }
    }

    #[test]
    fn the_ladder_has_few_steps_and_is_never_far_off() {
        let zooms = (0..800).map(|at| 0.02 * 1.0075f32.powi(at));
        let steps: std::collections::BTreeSet<u32> = zooms
            .clone()
            .map(|zoom| ladder_step(zoom).to_bits())
            .collect();
        assert!(steps.len() <= 36, "{}", steps.len());
        for zoom in zooms {
            assert!((zoom / ladder_step(zoom) - 1.0).abs() < 0.0906, "{zoom}");
        }
        assert_eq!(ladder_step(1.0), 1.0);
    }
}

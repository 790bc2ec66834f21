//! Pages of a PDF as pixels: read by another library than the one that wrote them, painted by a third.

use crate::looks::Looks;
use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Rect, Shape as _};
use hayro_interpret::pattern::Pattern;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, FillRule, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, Paint, SoftMask, StrokeProps, TransformExt as _,
    interpret_page,
};
use resvg::tiny_skia::{
    Color, FillRule as Rule, LineCap, LineJoin, Mask, Paint as Brush, Path, PathBuilder, Pixmap,
    Stroke, StrokeDash, Transform,
};

/// The first page at a size in pixels, on white.
pub fn first_page(bytes: &[u8], (width, height): (usize, usize)) -> Looks {
    let pdf = Pdf::new(bytes.to_vec()).expect("it is a PDF");
    let page = pdf.pages().first().expect("it has a page");
    let (page_width, page_height) = page.render_dimensions();
    let scale = Affine::scale_non_uniform(
        width as f64 / f64::from(page_width),
        height as f64 / f64::from(page_height),
    );
    let transform = scale * page.initial_transform(true).to_kurbo();
    let whole = Rect::new(0.0, 0.0, width as f64, height as f64);
    let mut painter = Painter::of(width, height);
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings::default();
    let mut context = Context::new(transform, whole, &cache, page.xref(), settings);
    interpret_page(page, &mut context, &mut painter);
    Looks::of_rgba(width, height, painter.pixels.data())
}

struct Painter {
    pixels: Pixmap,
    /// The innermost last; `None` where all is seen.
    clips: Vec<Option<Mask>>,
}

impl Painter {
    fn of(width: usize, height: usize) -> Self {
        let mut pixels = Pixmap::new(width as u32, height as u32).expect("it has a size");
        pixels.fill(Color::WHITE);
        Self {
            pixels,
            clips: Vec::new(),
        }
    }

    fn draw(&mut self, path: &BezPath, transform: Affine, paint: &Paint<'_>, mode: &DrawMode) {
        let color = match paint {
            Paint::Color(color) => color.to_rgba().to_rgba8(),
            Paint::Pattern(pattern) => return self.tile(path, transform, pattern),
        };
        let Some(shape) = path_of(path) else {
            return;
        };
        let mut brush = Brush::default();
        brush.set_color_rgba8(color[0], color[1], color[2], color[3]);
        let clip = self.clips.last().and_then(Option::as_ref);
        let place = transform_of(transform);
        let (fill, stroke) = match mode {
            DrawMode::Fill(rule) => (Some(*rule), None),
            DrawMode::Stroke(stroke) => (None, Some(stroke)),
            DrawMode::FillAndStroke(rule, stroke) => (Some(*rule), Some(stroke)),
            DrawMode::Invisible => (None, None),
        };
        if let Some(rule) = fill {
            self.pixels
                .fill_path(&shape, &brush, rule_of(rule), place, clip);
        }
        if let Some(stroke) = stroke {
            self.pixels
                .stroke_path(&shape, &brush, &stroke_of(stroke), place, clip);
        }
    }

    /// Fills a path with what is drawn again and again.
    fn tile(&mut self, path: &BezPath, transform: Affine, pattern: &Pattern<'_>) {
        let Pattern::Tiling(tiling) = pattern else {
            panic!("the board has no shadings");
        };
        let path = transform * path;
        let bounds = path.bounding_box();
        self.push_clip_path(&ClipPath {
            path,
            fill: FillRule::NonZero,
        });
        let (across, down) = (f64::from(tiling.x_step), f64::from(tiling.y_step));
        let seen = tiling.matrix.inverse().transform_rect_bbox(bounds);
        let numbers = |low: f64, high: f64, step: f64| {
            (low / step).floor() as i32 - 1..=(high / step).ceil() as i32 + 1
        };
        for row in numbers(seen.y0, seen.y1, down) {
            for column in numbers(seen.x0, seen.x1, across) {
                let step = Affine::translate((f64::from(column) * across, f64::from(row) * down));
                tiling.interpret(self, tiling.matrix * step, false);
            }
        }
        self.pop_clip();
    }
}

impl<'a> Device<'a> for Painter {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.draw(path, props.transform, &props.paint, mode);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let mut mask = match self.clips.last() {
            Some(Some(mask)) => mask.clone(),
            _ => {
                let (width, height) = (self.pixels.width(), self.pixels.height());
                let mut mask = Mask::new(width, height).expect("it has a size");
                mask.data_mut().fill(255);
                mask
            }
        };
        match path_of(&clip.path) {
            Some(path) => {
                mask.intersect_path(&path, rule_of(clip.fill), true, Transform::identity());
            }
            None => mask.data_mut().fill(0),
        }
        let is_all = mask.data().iter().all(|share| *share == 255);
        self.clips.push((!is_all).then_some(mask));
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, _: BlendMode) {
        assert!(opacity == 1.0 && mask.is_none(), "the board has no groups");
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        for glyph in run.glyphs() {
            match &**glyph {
                Glyph::Outline(outline) => {
                    let transform = props.transform * glyph.transform();
                    self.draw(&outline.outline(), transform, &props.paint, mode);
                }
                Glyph::Type3(drawn) => {
                    drawn.interpret(self, props.transform, glyph.transform(), &props.paint);
                }
            }
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        panic!("the sample has no pictures");
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn pop_transparency_group(&mut self) {}
}

fn transform_of(transform: Affine) -> Transform {
    let [a, b, c, d, e, f] = transform.as_coeffs().map(|value| value as f32);
    Transform::from_row(a, b, c, d, e, f)
}

fn rule_of(rule: FillRule) -> Rule {
    match rule {
        FillRule::NonZero => Rule::Winding,
        FillRule::EvenOdd => Rule::EvenOdd,
    }
}

fn stroke_of(stroke: &StrokeProps) -> Stroke {
    use hayro_interpret::kurbo::{Cap, Join};
    Stroke {
        width: stroke.line_width,
        miter_limit: stroke.miter_limit,
        line_cap: match stroke.line_cap {
            Cap::Butt => LineCap::Butt,
            Cap::Round => LineCap::Round,
            Cap::Square => LineCap::Square,
        },
        line_join: match stroke.line_join {
            Join::Bevel => LineJoin::Bevel,
            Join::Miter => LineJoin::Miter,
            Join::Round => LineJoin::Round,
        },
        dash: StrokeDash::new(stroke.dash_array.to_vec(), stroke.dash_offset),
    }
}

fn path_of(path: &BezPath) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for step in path.elements() {
        match *step {
            PathEl::MoveTo(to) => builder.move_to(to.x as f32, to.y as f32),
            PathEl::LineTo(to) => builder.line_to(to.x as f32, to.y as f32),
            PathEl::QuadTo(one, to) => {
                builder.quad_to(one.x as f32, one.y as f32, to.x as f32, to.y as f32);
            }
            PathEl::CurveTo(one, other, to) => builder.cubic_to(
                one.x as f32,
                one.y as f32,
                other.x as f32,
                other.y as f32,
                to.x as f32,
                to.y as f32,
            ),
            PathEl::ClosePath => builder.close(),
        }
    }
    builder.finish()
}

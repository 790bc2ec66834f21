//! The shapes of a picture that leaves the program, and what they lie on.

use super::options::{ExportError, RenderArea, RenderOptions, Typefaces};
use super::plan::{Plan, plan};
use crate::board::fonts::{Weight, bundled_fonts, headless_fonts, text_options};
use crate::board::{
    BoardIndex, BoardTheme, Camera, Drawn, Ground, ImageWish, Medium, Scene, View, Words,
    picture_for_export,
};
use crate::model::{Case, Findings, FrameId};
use emath::{Pos2, Rect, TSTransform, Vec2};
use epaint::text::{Fonts, ViewportKey};
use epaint::{Color32, Shape};

/// Shapes that show within a rectangle only.
pub(super) struct Layer {
    /// In points of the picture.
    pub clip: Rect,
    /// Back to front, in points of the picture.
    pub shapes: Vec<Shape>,
}

/// The shapes of a picture, and what they lie on.
pub(super) struct Drawing {
    /// Back to front.
    pub layers: Vec<Layer>,
    /// Pixels of evidence that it could use.
    pub wishes: Vec<ImageWish>,
    /// In points.
    pub viewport: Rect,
    /// Pixels of the picture to a point of the shapes.
    pub pixels_per_point: f32,
    /// Width and height of the picture at the wanted scale, in pixels.
    pub size_px: Vec2,
    /// What shows where nothing lies.
    pub ground: Color32,
    /// The frames in sight, each with its rectangle in points of the shapes.
    pub frames: Vec<(FrameId, Rect)>,
}

impl Drawing {
    /// A drawing of a size in points on which nothing is drawn yet.
    pub fn empty(subject: &Subject<'_>, viewport: Rect, plan: &Plan) -> Self {
        let theme = BoardTheme::of(subject.options.appearance);
        Self {
            layers: Vec::new(),
            wishes: Vec::new(),
            viewport,
            pixels_per_point: plan.pixels_per_point,
            size_px: whole_pixels(viewport.size(), plan.pixels_per_point),
            ground: match subject.options.ground {
                Ground::Board => theme.surfaces.board,
                Ground::Bare => Color32::TRANSPARENT,
            },
            frames: Vec::new(),
        }
    }

    /// Lays shapes on top.
    pub fn put(&mut self, clip: Rect, shapes: Vec<Shape>) {
        self.layers.push(Layer { clip, shapes });
    }

    /// All shapes, back to front, each with the rectangle within which it shows.
    pub fn shapes(&self) -> impl Iterator<Item = (&Shape, Rect)> {
        self.layers
            .iter()
            .flat_map(|layer| layer.shapes.iter().map(|shape| (shape, layer.clip)))
    }
}

/// The typefaces a picture may use.
pub(super) fn fonts(options: &RenderOptions) -> Fonts {
    let mut fonts = match options.typefaces {
        Typefaces::WithSystem => headless_fonts(),
        Typefaces::BundledOnly => bundled_fonts(),
    };
    fonts.begin_pass(text_options(options.appearance), ViewportKey::default());
    fonts
}

/// The pixels of evidence that a picture could use.
pub(super) fn wishes_of(
    case: &Case,
    findings: &Findings,
    what: &RenderArea,
    options: &RenderOptions,
) -> Result<Vec<ImageWish>, ExportError> {
    if case.images().is_empty() {
        return Ok(Vec::new());
    }
    let fonts = &mut bundled_fonts();
    Ok(draw(case, findings, what, options, Medium::Curves, fonts)?.wishes)
}

/// What the size of a friendly line is, in board points.
const EMPTY_TYPE: f32 = 15.0;

/// As many whole pixels as a size in points needs; a hundredth of one is but rounding.
pub(super) fn whole_pixels(size: Vec2, pixels_per_point: f32) -> Vec2 {
    let whole = |points: f32| (points * pixels_per_point - 0.01).ceil().max(1.0);
    emath::vec2(whole(size.x), whole(size.y))
}

/// A picture that is to be drawn: of what, how, and for whom.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    pub case: &'a Case,
    pub findings: &'a Findings,
    pub index: &'a BoardIndex,
    pub options: &'a RenderOptions,
    pub medium: Medium,
}

/// Draws a picture for a medium, without anything around it.
pub(super) fn draw(
    case: &Case,
    findings: &Findings,
    what: &RenderArea,
    options: &RenderOptions,
    medium: Medium,
    fonts: &mut Fonts,
) -> Result<Drawing, ExportError> {
    let index = BoardIndex::of(case);
    let plan = plan(&index, what, options, medium)?;
    let subject = Subject {
        case,
        findings,
        index: &index,
        options,
        medium,
    };
    let viewport = Rect::from_min_size(Pos2::ZERO, plan.size_px / plan.pixels_per_point);
    let mut drawing = Drawing::empty(&subject, viewport, &plan);
    draw_board(&subject, &plan, viewport, &mut drawing, fonts);
    Ok(drawing)
}

/// Draws the board into a rectangle of a drawing, and returns the map from board points to points of the drawing.
pub(super) fn draw_board(
    subject: &Subject<'_>,
    plan: &Plan,
    rect: Rect,
    drawing: &mut Drawing,
    typesetter: &mut Fonts,
) -> TSTransform {
    let options = subject.options;
    let theme = BoardTheme::of(options.appearance);
    let Some(area) = plan.area else {
        let shapes = empty_board(&theme, options.ground, rect, plan.zoom, typesetter);
        drawing.put(rect, shapes);
        return TSTransform::IDENTITY;
    };
    let scene = Scene {
        hidden_ties: options.hidden_ties.clone(),
        hidden: options.hidden_cards.clone(),
        ..Scene::default()
    };
    let view = View {
        case: subject.case,
        findings: subject.findings,
        index: subject.index,
        glide: None,
        camera: Camera::new(area.center(), plan.zoom),
        viewport_in_screen: rect,
        theme: &theme,
        scene: &scene,
        images: options.images.shelf(),
    };
    let to_screen = view.screen_from_board();
    let frames = subject
        .index
        .frames()
        .map(|frame| (frame.id, to_screen * frame.rect));
    drawing.frames = frames
        .filter(|(_, frame)| rect.intersects(*frame))
        .collect();
    let another = || fonts(options);
    let drawn = picture_for_export(
        &view,
        (typesetter, &another),
        plan.pixels_per_point,
        subject.medium,
        options.ground,
    );
    drawing.put(rect, drawn.shapes);
    drawing.wishes = drawn.wishes;
    to_screen
}

/// A friendly line where there is nothing to show.
fn empty_board(
    theme: &BoardTheme,
    ground: Ground,
    viewport: Rect,
    zoom: f32,
    fonts: &mut Fonts,
) -> Vec<Shape> {
    let mut view = fonts.with_pixels_per_point(1.0);
    let text = "Nothing lies on this board yet.";
    let mut words = Words::line(text, Weight::Regular, EMPTY_TYPE, &mut view);
    words.color = theme.words.muted;
    words.zoom = zoom;
    words.origin = viewport.center() - words.size_in_screen() / 2.0;
    let mut shapes = Vec::new();
    if ground == Ground::Board {
        shapes.push(Shape::rect_filled(viewport, 0.0, theme.surfaces.board));
    }
    shapes.push(Drawn::Words(words).into());
    shapes
}

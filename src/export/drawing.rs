//! The shapes of a picture that leaves the program, and what they lie on.

use super::options::{ExportError, RenderArea, RenderOptions, Typefaces};
use super::plan::plan;
use crate::board::fonts::{Weight, bundled_fonts, headless_fonts, text_options};
use crate::board::{
    BoardIndex, BoardTheme, Camera, Drawn, Ground, ImageWish, Medium, Scene, View, Words,
    picture_for_export,
};
use crate::model::{Case, Findings, FrameId};
use emath::{Pos2, Rect, Vec2};
use epaint::text::{Fonts, ViewportKey};
use epaint::{Color32, Shape};

/// The shapes of a picture, and what they lie on.
pub(super) struct Drawing {
    /// Back to front, in points.
    pub shapes: Vec<Shape>,
    /// Pixels of evidence that it could use.
    wishes: Vec<ImageWish>,
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

/// Draws a picture for a medium.
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
    let theme = BoardTheme::of(options.appearance);
    let viewport = Rect::from_min_size(Pos2::ZERO, plan.size_px / plan.pixels_per_point);
    let ground = match options.ground {
        Ground::Board => theme.surfaces.board,
        Ground::Bare => Color32::TRANSPARENT,
    };
    let mut drawing = Drawing {
        shapes: Vec::new(),
        wishes: Vec::new(),
        viewport,
        pixels_per_point: plan.pixels_per_point,
        size_px: plan.size_px,
        ground,
        frames: Vec::new(),
    };
    let Some(area) = plan.area else {
        drawing.shapes = empty_board(&theme, options.ground, viewport, plan.zoom, fonts);
        return Ok(drawing);
    };
    let scene = Scene {
        hidden_ties: options.hidden_ties.clone(),
        hidden: options.hidden_cards.clone(),
        ..Scene::default()
    };
    let view = View {
        case,
        findings,
        index: &index,
        glide: None,
        camera: Camera::new(area.center(), plan.zoom),
        viewport_in_screen: viewport,
        theme: &theme,
        scene: &scene,
        images: options.images.shelf(),
    };
    let to_screen = view.screen_from_board();
    let frames = index
        .frames()
        .map(|frame| (frame.id, to_screen * frame.rect));
    drawing.frames = frames
        .filter(|(_, rect)| viewport.intersects(*rect))
        .collect();
    let another = || super::drawing::fonts(options);
    let fonts = (fonts, &another as &(dyn Fn() -> Fonts + Sync));
    let drawn = picture_for_export(&view, fonts, plan.pixels_per_point, medium, options.ground);
    drawing.shapes = drawn.shapes;
    drawing.wishes = drawn.wishes;
    Ok(drawing)
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

//! How large a picture is, and how closely it looks.

use super::options::{ExportError, MAX_PIXELS, MAX_SCALE, MAX_SIDE, RenderArea, RenderOptions};
use super::shown::shows_edge;
use crate::board::{BoardIndex, IndexedEdge, Medium, ZOOM_MIN};
use emath::{Pos2, Rect, Vec2};

/// The closest look: a picture of a larger scale shows the same, magnified.
const CLOSEST: f32 = 4.0;
/// The farthest look of a picture of curves: from farther on the board runs together into land, which has no edges.
const FARTHEST_OF_CURVES: f32 = 0.033;

/// How a picture is made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Plan {
    /// What of the board is shown; `None` for an empty board.
    pub area: Option<Rect>,
    /// Points of the picture to a board point: what is shown of cards goes by it.
    pub zoom: f32,
    /// Pixels to a point of the picture.
    pub pixels_per_point: f32,
    /// Width and height in pixels.
    pub size_px: Vec2,
}

/// How large a picture would be, as width and height in pixels, without making it.
///
/// # Errors
/// What [`ExportError`] says of areas and sizes.
pub fn picture_size_px(
    index: &BoardIndex,
    what: &RenderArea,
    options: &RenderOptions,
) -> Result<[u32; 2], ExportError> {
    let plan = plan(index, what, options, Medium::Pixels)?;
    Ok([plan.size_px.x as u32, plan.size_px.y as u32])
}

/// How large a picture of curves would be, in pixels of 1/96 inch.
///
/// # Errors
/// What [`ExportError`] says of areas and scales.
pub fn curves_size(
    index: &BoardIndex,
    what: &RenderArea,
    options: &RenderOptions,
) -> Result<Vec2, ExportError> {
    Ok(plan(index, what, options, Medium::Curves)?.size_px)
}

/// Plans a picture.
pub(super) fn plan(
    index: &BoardIndex,
    what: &RenderArea,
    options: &RenderOptions,
    medium: Medium,
) -> Result<Plan, ExportError> {
    let look = |scale: f32| match medium {
        Medium::Curves => scale.clamp(FARTHEST_OF_CURVES, CLOSEST),
        Medium::Screen | Medium::Pixels => scale.min(CLOSEST),
    };
    let (area, scale) = area_and_scale(index, what, options, &look)?;
    let size = area.map_or(EMPTY_SIZE, |area| area.size());
    let size_px = size_px(size, scale, medium)?;
    let zoom = look(scale);
    Ok(Plan {
        area,
        zoom,
        pixels_per_point: scale / zoom,
        size_px,
    })
}

/// The area with its margin, and the scale.
fn area_and_scale(
    index: &BoardIndex,
    what: &RenderArea,
    options: &RenderOptions,
    look: &impl Fn(f32) -> f32,
) -> Result<(Option<Rect>, f32), ExportError> {
    let Some(width) = options.width_px else {
        let area = planned_area(index, what, options, look(options.scale))?;
        return Ok((area, options.scale));
    };
    // The margin depends a little on the scale: a few rounds bring both together. A hair less, so that rounding up to
    // whole pixels does not add one.
    const ROUNDS: usize = 16;
    let wanted = f64::from(width) * (1.0 - 1e-6);
    let mut scale = 1.0;
    for _ in 0..ROUNDS {
        let area = planned_area(index, what, options, look(scale))?;
        let width_in_board = area.map_or(EMPTY_SIZE.x, |area| area.width());
        scale = (wanted / f64::from(width_in_board)) as f32;
    }
    Ok((planned_area(index, what, options, look(scale))?, scale))
}

/// The area with its margin, for a look.
fn planned_area(
    index: &BoardIndex,
    what: &RenderArea,
    options: &RenderOptions,
    zoom: f32,
) -> Result<Option<Rect>, ExportError> {
    // Titles of frames stand out above them, and are as high in a small picture as in a large one.
    let least_margin = if zoom > 0.0 { TITLE / zoom } else { 0.0 };
    area_of(index, what, options, least_margin)
}

/// The height of a frame's title above its frame, in points of the picture.
const TITLE: f32 = 22.0;

/// The size of the picture of an empty board, in board points.
pub(super) const EMPTY_SIZE: Vec2 = Vec2::new(640.0, 360.0);

/// The rectangle of the board to show; `None` for an empty board.
pub(super) fn area_of(
    index: &BoardIndex,
    what: &RenderArea,
    options: &RenderOptions,
    least_margin: f32,
) -> Result<Option<Rect>, ExportError> {
    let margin = if options.margin.is_finite() {
        options.margin.clamp(0.0, 400.0)
    } else {
        0.0
    };
    let hidden = &options.hidden_cards;
    let area = match what {
        RenderArea::Board => {
            let bounds = index.bounds_without(hidden);
            let bounds = bounds.map(|rect| with_links(rect, index.edges(), index, options));
            return Ok(bounds.map(|rect| rect.expand(margin.max(least_margin))));
        }
        RenderArea::View(rect) => {
            let is_usable = rect.is_finite() && rect.width() > 0.0 && rect.height() > 0.0;
            return if is_usable {
                Ok(Some(*rect))
            } else {
                Err(ExportError::EmptyArea)
            };
        }
        RenderArea::Cards(cards) => {
            let rects = cards
                .iter()
                .filter(|id| !hidden.contains(**id))
                .filter_map(|id| index.card(*id))
                .map(|card| card.rect);
            let rect = rects.reduce(Rect::union).ok_or(ExportError::NoSuchCards)?;
            let inside = |edge: &&IndexedEdge| edge.cards().all(|card| cards.contains(&card));
            let edges = cards.iter().flat_map(|card| index.edges_at(*card));
            with_links(rect, edges.filter(inside), index, options)
        }
        RenderArea::Frame(id) => index.frame(*id).ok_or(ExportError::NoSuchFrame)?.rect,
    };
    Ok(Some(match what {
        RenderArea::Frame(_) => area.expand(margin.max(least_margin)),
        _ => area.expand(margin),
    }))
}

/// The rectangle, and whatever of these links swings out of it.
fn with_links<'i>(
    rect: Rect,
    edges: impl Iterator<Item = &'i IndexedEdge>,
    index: &BoardIndex,
    options: &RenderOptions,
) -> Rect {
    const PIECES: usize = 24;
    let is_shown = |edge: &&IndexedEdge| shows_edge(index, edge, options);
    let swinging = edges.filter(|edge| !rect.contains_rect(edge.route.bounds()));
    let points = swinging
        .filter(is_shown)
        .flat_map(|edge| edge.route.flattened(PIECES));
    let points: Vec<Pos2> = points.filter(|point| point.is_finite()).collect();
    points.into_iter().fold(rect, |mut rect, point| {
        rect.extend_with(point);
        rect
    })
}

fn size_px(size: Vec2, scale: f32, medium: Medium) -> Result<Vec2, ExportError> {
    if !scale.is_finite() || !(ZOOM_MIN..=MAX_SCALE).contains(&scale) {
        return Err(ExportError::Scale(scale));
    }
    // What a view measures is a hair more or less than the pixels it has: that is no row of pixels.
    const HAIR_PX: f64 = 0.01;
    let side = |points: f32| {
        let px = f64::from(points) * f64::from(scale) - HAIR_PX;
        px.ceil().max(1.0) as u64
    };
    let (width, height) = (side(size.x), side(size.y));
    let size = Vec2::new(width as f32, height as f32);
    check_size(size, medium)?;
    Ok(size)
}

/// Whether a picture of this size in pixels can be made.
pub(super) fn check_size(size_px: Vec2, medium: Medium) -> Result<(), ExportError> {
    let (width, height) = (size_px.x as u64, size_px.y as u64);
    let is_too_large =
        width > MAX_SIDE || height > MAX_SIDE || width.saturating_mul(height) > MAX_PIXELS;
    if is_too_large && medium != Medium::Curves {
        return Err(ExportError::TooLarge { width, height });
    }
    Ok(())
}

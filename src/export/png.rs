//! The board, or a part of it, as a PNG: the same shapes as on screen, without display or GPU.

use super::pixels::PixelsOfImages;
use super::raster::{self, Pixels, Textures};
use crate::board::fonts::{bundled_fonts, headless_fonts};
use crate::board::{
    Appearance, BoardIndex, BoardTheme, Camera, CardSet, EdgeKey, ImageWish, IndexedEdge,
    PictureCache, Scene, TieKind, View, ZOOM_MIN, picture,
};
use crate::model::{CardId, Case, Findings, FrameId};
use emath::{Pos2, Rect, Vec2, pos2};
use epaint::text::{FontId, Fonts, LayoutJob, TextFormat};
use epaint::{ClippedShape, Color32, Shape, TessellationOptions, Tessellator};
use std::collections::BTreeSet;

/// The most pixels a picture may have: above it, memory and viewers give up.
pub const MAX_PIXELS: u64 = 512 * 1024 * 1024;
/// The longest side in pixels that common viewers open.
pub const MAX_SIDE: u64 = 60_000;

/// What a picture shows.
#[derive(Debug, Clone, PartialEq)]
pub enum RenderArea {
    /// Everything that lies on the board.
    Board,
    /// A rectangle of the board, in board points.
    View(Rect),
    /// These cards, with what lies between them.
    Cards(BTreeSet<CardId>),
    /// One frame.
    Frame(FrameId),
}

/// The typefaces a picture may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Typefaces {
    /// The bundled ones, and the system's for scripts they lack.
    #[default]
    WithSystem,
    /// The bundled ones alone: the same picture on every machine.
    BundledOnly,
}

/// How a picture is made.
#[derive(Debug, Clone, PartialEq)]
pub struct RenderOptions {
    /// Pixels per board point, 1 to 4 in whole or part steps.
    pub scale: f32,
    /// Width of the picture in pixels; the scale is then whatever makes it so.
    pub width_px: Option<u32>,
    /// Light or dark.
    pub appearance: Appearance,
    /// Kinds of derived ties that are left out.
    pub hidden_ties: BTreeSet<TieKind>,
    /// Cards that are left out, and what leads to them.
    pub hidden_cards: CardSet,
    /// Room around the area, in board points.
    pub margin: f32,
    /// Which typefaces.
    pub typefaces: Typefaces,
    /// The pixels of evidence, as [`wanted_images`] asks for them; without them plates stand for them.
    pub images: PixelsOfImages,
}

impl Default for RenderOptions {
    fn default() -> Self {
        Self {
            scale: 1.0,
            width_px: None,
            appearance: Appearance::Light,
            hidden_ties: BTreeSet::new(),
            hidden_cards: CardSet::new(),
            margin: 32.0,
            typefaces: Typefaces::default(),
            images: PixelsOfImages::default(),
        }
    }
}

/// Why there is no picture.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ExportError {
    /// The picture would be too large.
    #[error(
        "the picture would be {width} × {height} pixels, more than can be made; choose a smaller scale or a part of the board"
    )]
    TooLarge {
        /// Width in pixels.
        width: u64,
        /// Height in pixels.
        height: u64,
    },
    /// The scale is no number from the smallest zoom to 4.
    #[error("a picture's scale goes from {ZOOM_MIN} to 4, not {0}")]
    Scale(f32),
    /// The frame is not on the board.
    #[error("the frame is not on the board")]
    NoSuchFrame,
    /// None of the cards is on the board.
    #[error("none of the cards is on the board")]
    NoSuchCards,
    /// The rectangle is empty or no rectangle.
    #[error("the area to be pictured is empty")]
    EmptyArea,
    /// The PNG could not be written.
    #[error("the picture could not be written as PNG: {0}")]
    Encoding(String),
}

/// A finished picture: 8 bits each of red, green, blue and opacity (always full), row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RgbaPicture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Four bytes for each pixel.
    pub bytes: Vec<u8>,
}

/// Pictures the board and writes it as PNG. The same case gives the same bytes; the file has no metadata.
///
/// # Errors
/// As [`render_rgba`], and [`ExportError::Encoding`].
pub fn render_png(
    case: &Case,
    findings: &Findings,
    what: &RenderArea,
    options: &RenderOptions,
) -> Result<Vec<u8>, ExportError> {
    let pixels = render_pixels(case, findings, what, options, threads())?;
    let mut rgb = Vec::with_capacity(pixels.colors.len() * 3);
    for color in &pixels.colors {
        rgb.extend_from_slice(&[color.r(), color.g(), color.b()]);
    }
    let (width, height) = (pixels.width as u32, pixels.height as u32);
    drop(pixels);
    encode_rgb(&rgb, width, height)
}

/// A finished picture as PNG, without metadata and without opacity.
///
/// # Errors
/// [`ExportError::Encoding`].
pub fn encode_png(picture: &RgbaPicture) -> Result<Vec<u8>, ExportError> {
    let mut rgb = Vec::with_capacity(picture.bytes.len() / 4 * 3);
    for pixel in picture.bytes.chunks_exact(4) {
        rgb.extend_from_slice(pixel.get(..3).unwrap_or_default());
    }
    encode_rgb(&rgb, picture.width, picture.height)
}

/// No pixel is translucent, so that opacity need not be stored.
fn encode_rgb(rgb: &[u8], width: u32, height: u32) -> Result<Vec<u8>, ExportError> {
    use image::ImageEncoder as _;
    let mut bytes = Vec::new();
    image::codecs::png::PngEncoder::new(&mut bytes)
        .write_image(rgb, width, height, image::ExtendedColorType::Rgb8)
        .map_err(|error| ExportError::Encoding(error.to_string()))?;
    Ok(bytes)
}

/// How large a picture would be, as width and height in pixels, without making it.
///
/// # Errors
/// As [`render_rgba`].
pub fn picture_size_px(
    index: &BoardIndex,
    what: &RenderArea,
    options: &RenderOptions,
) -> Result<[u32; 2], ExportError> {
    let (area, scale) = plan(index, what, options)?;
    let size = area.map_or(EMPTY_SIZE, |area| area.size());
    pixel_size(size, scale).map(|(width, height)| [width, height])
}

/// The area with its margin, and the scale.
fn plan(
    index: &BoardIndex,
    what: &RenderArea,
    options: &RenderOptions,
) -> Result<(Option<Rect>, f32), ExportError> {
    let Some(width) = options.width_px else {
        let area = planned_area(index, what, options, options.scale)?;
        return Ok((area, options.scale));
    };
    // The margin depends a little on the scale: a few rounds bring both together. A hair less, so that rounding up to
    // whole pixels does not add one.
    const ROUNDS: usize = 16;
    let wanted = f64::from(width) * (1.0 - 1e-6);
    let mut scale = 1.0;
    for _ in 0..ROUNDS {
        let area = planned_area(index, what, options, scale)?;
        let width_in_board = area.map_or(EMPTY_SIZE.x, |area| area.width());
        scale = (wanted / f64::from(width_in_board)) as f32;
    }
    Ok((planned_area(index, what, options, scale)?, scale))
}

/// The area with its margin.
fn planned_area(
    index: &BoardIndex,
    what: &RenderArea,
    options: &RenderOptions,
    scale: f32,
) -> Result<Option<Rect>, ExportError> {
    // Titles of frames stand out above them, and are as high in a small picture as in a large one.
    let least_margin = if scale > 0.0 { TITLE_PX / scale } else { 0.0 };
    area_of(index, what, options, least_margin)
}

/// Pictures the board as pixels.
///
/// # Errors
/// What [`ExportError`] names, but for encoding.
pub fn render_rgba(
    case: &Case,
    findings: &Findings,
    what: &RenderArea,
    options: &RenderOptions,
) -> Result<RgbaPicture, ExportError> {
    let pixels = render_pixels(case, findings, what, options, threads())?;
    let mut bytes = Vec::with_capacity(pixels.colors.len() * 4);
    for color in &pixels.colors {
        bytes.extend_from_slice(&color.to_array());
    }
    Ok(RgbaPicture {
        width: pixels.width as u32,
        height: pixels.height as u32,
        bytes,
    })
}

fn render_pixels(
    case: &Case,
    findings: &Findings,
    what: &RenderArea,
    options: &RenderOptions,
    threads: usize,
) -> Result<Pixels, ExportError> {
    let mut fonts = match options.typefaces {
        Typefaces::WithSystem => headless_fonts(),
        Typefaces::BundledOnly => bundled_fonts(),
    };
    let drawing = draw(case, findings, what, options, &mut fonts)?;
    Ok(paint(drawing, &mut fonts, options, threads))
}

/// The pixels of evidence that a picture could use, each once: to be loaded and handed in with
/// [`RenderOptions::images`].
///
/// # Errors
/// As [`render_rgba`].
pub fn wanted_images(
    case: &Case,
    findings: &Findings,
    what: &RenderArea,
    options: &RenderOptions,
) -> Result<Vec<ImageWish>, ExportError> {
    if case.images().is_empty() {
        return Ok(Vec::new());
    }
    let mut wishes = draw(case, findings, what, options, &mut bundled_fonts())?.wishes;
    let order = |wish: &ImageWish| (wish.key.sha256, wish.key.part, wish.longest_px);
    wishes.sort_by_key(order);
    wishes.dedup_by_key(|wish| order(wish));
    Ok(wishes)
}

/// The shapes of a picture, and what they are painted on.
struct Drawing {
    shapes: Vec<Shape>,
    wishes: Vec<ImageWish>,
    viewport: Rect,
    ground: Color32,
}

fn draw(
    case: &Case,
    findings: &Findings,
    what: &RenderArea,
    options: &RenderOptions,
    fonts: &mut Fonts,
) -> Result<Drawing, ExportError> {
    let index = BoardIndex::of(case);
    let (area, scale) = plan(&index, what, options)?;
    let (width, height) = pixel_size(area.map(|area| area.size()).unwrap_or(EMPTY_SIZE), scale)?;
    let theme = BoardTheme::of(options.appearance);
    let viewport = Rect::from_min_size(Pos2::ZERO, Vec2::new(width as f32, height as f32));
    let (shapes, wishes) = match area {
        None => (empty_board(&theme, viewport, scale, fonts), Vec::new()),
        Some(area) => {
            let scene = Scene {
                hidden_ties: options.hidden_ties.clone(),
                hidden: options.hidden_cards.clone(),
                ..Scene::default()
            };
            // One point is one pixel: the zoom alone makes the scale, so that detail is chosen as on screen at 100 %.
            let view = View {
                case,
                findings,
                index: &index,
                glide: None,
                camera: Camera::new(area.center(), scale),
                viewport_in_screen: viewport,
                theme: &theme,
                scene: &scene,
                images: options.images.shelf(),
            };
            let mut cache = PictureCache::unhurried();
            let drawn = picture(&view, &mut fonts.with_pixels_per_point(1.0), &mut cache);
            (drawn.shapes, drawn.wishes)
        }
    };
    Ok(Drawing {
        shapes,
        wishes,
        viewport,
        ground: theme.surfaces.board,
    })
}

/// As many as the machine can run at once.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// The height of a frame's title above its frame, in pixels.
const TITLE_PX: f32 = 22.0;

/// The size of the picture of an empty board, in board points.
const EMPTY_SIZE: Vec2 = Vec2::new(640.0, 360.0);

/// The rectangle of the board to show; `None` for an empty board.
fn area_of(
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
    let is_shown = |edge: &&IndexedEdge| {
        let is_hidden = match edge.key {
            EdgeKey::Tie(key) => options.hidden_ties.contains(&key.kind),
            EdgeKey::Link(_) => false,
        };
        !is_hidden
            && index.shows_at_rest(edge)
            && !edge.cards().any(|card| options.hidden_cards.contains(card))
    };
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

fn pixel_size(size: Vec2, scale: f32) -> Result<(u32, u32), ExportError> {
    if !scale.is_finite() || !(ZOOM_MIN..=4.0).contains(&scale) {
        return Err(ExportError::Scale(scale));
    }
    let side = |points: f32| (f64::from(points) * f64::from(scale)).ceil().max(1.0) as u64;
    let (width, height) = (side(size.x), side(size.y));
    if width > MAX_SIDE || height > MAX_SIDE || width.saturating_mul(height) > MAX_PIXELS {
        return Err(ExportError::TooLarge { width, height });
    }
    Ok((width as u32, height as u32))
}

/// A friendly line where there is nothing to show.
fn empty_board(theme: &BoardTheme, viewport: Rect, scale: f32, fonts: &mut Fonts) -> Vec<Shape> {
    let mut view = fonts.with_pixels_per_point(1.0);
    let format = TextFormat::simple(FontId::proportional(15.0 * scale), theme.words.muted);
    let job = LayoutJob::single_section("Nothing lies on this board yet.".to_owned(), format);
    let galley = view.layout_job(job);
    let at = viewport.center() - galley.size() / 2.0;
    vec![Shape::galley(pos2(at.x, at.y), galley, theme.words.muted)]
}

fn paint(drawing: Drawing, fonts: &mut Fonts, options: &RenderOptions, threads: usize) -> Pixels {
    let tessellation = TessellationOptions {
        // Discs of the atlas are of a few sizes only; drawn ones are the same at every scale.
        prerasterized_discs: false,
        ..TessellationOptions::default()
    };
    let viewport = drawing.viewport;
    let clipped = drawing
        .shapes
        .into_iter()
        .map(|shape| ClippedShape::new(viewport, shape))
        .collect();
    let atlas_size = fonts.font_image_size();
    let mut tessellator = Tessellator::new(1.0, tessellation, atlas_size, Vec::new());
    let primitives = tessellator.tessellate_shapes(clipped);
    let textures = Textures {
        atlas: &fonts.image(),
        pictures: options.images.textures(),
    };
    let size = (viewport.width() as usize, viewport.height() as usize);
    raster::rasterise(&primitives, textures, 1.0, size, drawing.ground, threads)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::sample;
    use crate::model::{Card, Link, LinkId, LinkKind, Note, NoteId, NoteKind, Side, TypedId as _};

    fn options(appearance: Appearance) -> RenderOptions {
        RenderOptions {
            appearance,
            typefaces: Typefaces::BundledOnly,
            ..RenderOptions::default()
        }
    }

    /// With `CASEBOARD_PICTURES` naming a folder, leaves pictures there to look at.
    #[test]
    fn the_whole_board_is_pictured_at_every_zoom_in_both_themes() {
        let (case, findings) = sample::varied();
        let folder = std::env::var_os("CASEBOARD_PICTURES").map(std::path::PathBuf::from);
        for appearance in [Appearance::Light, Appearance::Dark] {
            for scale in [1.0, 0.5, 0.3, 0.2, 0.08] {
                let options = RenderOptions {
                    scale,
                    typefaces: if folder.is_some() {
                        Typefaces::WithSystem
                    } else {
                        Typefaces::BundledOnly
                    },
                    ..options(appearance)
                };
                let png =
                    render_png(&case, &findings, &RenderArea::Board, &options).expect("a picture");
                let shown = image::load_from_memory(&png).expect("a PNG").to_rgb8();
                let ground = *shown.get_pixel(0, 0);
                let drawn = shown.pixels().filter(|pixel| **pixel != ground).count();
                assert!(
                    drawn * 4 > (shown.width() * shown.height()) as usize,
                    "{appearance:?} {scale}"
                );
                if let Some(folder) = &folder {
                    let name = format!("board-{appearance:?}-{:03}.png", (scale * 100.0) as u32);
                    std::fs::write(folder.join(name.to_lowercase()), &png)
                        .expect("the folder is there");
                }
            }
        }
    }

    #[test]
    fn links_that_swing_out_of_the_cards_are_in_the_picture() {
        let mut parts = crate::model::CaseParts::default();
        for number in 1..=2 {
            let note = NoteId::from_number(number);
            parts.notes.push(Note::new(note, NoteKind::Note, "x"));
            let pos = pos2(0.0, number as f32 * 400.0);
            let rect = Rect::from_min_size(pos, Vec2::new(200.0, 100.0));
            let card = Card::new(CardId::from_number(number), note, rect);
            parts.cards.push(card);
        }
        let ends = [1, 2].map(NoteId::from_number);
        let mut link = Link::new(LinkId::from_number(1), LinkKind::About, ends[0], ends[1]);
        link.line.from_side = Some(Side::Right);
        link.line.to_side = Some(Side::Right);
        parts.links.push(link);
        let case = parts.into_case().expect("ids are unique");
        let index = BoardIndex::of(&case);
        let cards = RenderArea::Cards([1, 2].map(CardId::from_number).into());
        for what in [RenderArea::Board, cards] {
            let options = options(Appearance::Light);
            let area = area_of(&index, &what, &options, 0.0).expect("there are cards");
            let swing = area.expect("there are cards").max.x - options.margin - 200.0;
            assert!(swing > 60.0, "{swing}");
        }
    }

    #[test]
    fn the_same_case_gives_the_same_bytes() {
        let (case, findings) = sample::varied();
        let what = RenderArea::Frame(FrameId::from_number(1));
        let once = render_png(&case, &findings, &what, &options(Appearance::Dark));
        let again = render_png(&case, &findings, &what, &options(Appearance::Dark));
        assert!(once.is_ok() && once == again);
    }

    #[test]
    fn the_bytes_do_not_depend_on_how_many_threads_there_are() {
        let (case, findings) = sample::varied();
        let paint = |threads| {
            let options = options(Appearance::Light);
            render_pixels(&case, &findings, &RenderArea::Board, &options, threads)
        };
        let alone = paint(1);
        assert!(alone.is_ok() && alone == paint(4) && alone == paint(3));
    }

    #[test]
    fn a_picture_can_be_made_to_a_width() {
        let (case, findings) = sample::varied();
        for width in [300, 1001] {
            let options = RenderOptions {
                width_px: Some(width),
                ..options(Appearance::Light)
            };
            let picture = render_rgba(&case, &findings, &RenderArea::Board, &options);
            assert_eq!(picture.map(|picture| picture.width), Ok(width));
        }
    }

    #[test]
    fn an_empty_board_is_a_friendly_picture() {
        let empty = Case::new("empty");
        let png = render_rgba(
            &empty,
            &Findings::default(),
            &RenderArea::Board,
            &options(Appearance::Light),
        );
        let png = png.expect("a picture");
        let words = png
            .bytes
            .chunks_exact(4)
            .filter(|pixel| pixel[0] < 140)
            .count();
        assert!(words > 100, "{words} dark pixels");
    }

    #[test]
    fn what_cannot_be_pictured_is_said() {
        let (case, findings) = sample::varied();
        let far = Rect::from_min_size(Pos2::ZERO, Vec2::splat(200_000.0));
        let render = |what: RenderArea, scale: f32| {
            let options = RenderOptions {
                scale,
                ..options(Appearance::Light)
            };
            render_rgba(&case, &findings, &what, &options).map(|_| ())
        };
        assert!(matches!(
            render(RenderArea::View(far), 1.0),
            Err(ExportError::TooLarge { .. })
        ));
        assert_eq!(
            render(RenderArea::View(Rect::NOTHING), 1.0),
            Err(ExportError::EmptyArea)
        );
        assert_eq!(
            render(RenderArea::Frame(FrameId::from_number(77)), 1.0),
            Err(ExportError::NoSuchFrame)
        );
        assert_eq!(
            render(RenderArea::Cards(BTreeSet::new()), 1.0),
            Err(ExportError::NoSuchCards)
        );
        assert_eq!(render(RenderArea::Board, 9.0), Err(ExportError::Scale(9.0)));
        assert!(render(RenderArea::Board, f32::NAN).is_err());
    }
}

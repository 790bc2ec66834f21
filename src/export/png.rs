//! The board, or a part of it, as pixels: the same shapes as on screen, without display or GPU.
//!
//! A picture is painted band by band from top to bottom, and each band is written before the next one is painted: what is in
//! memory is the shapes, one band, and the bytes of the file. The words of a band are set in type when the band is painted.

use super::bands::{Band, Bands};
use super::drawing::fonts;
use super::options::{ExportError, MAX_PIXELS_AT_ONCE, RenderArea, RenderOptions};
use super::page::draw_page;
use super::threads::threads;
use crate::board::{Ground, Medium};
use crate::model::{Case, Findings};
use std::io::Write as _;

/// A finished picture: 8 bits each of red, green, blue and opacity, row by row; colours are not multiplied by opacity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RgbaPicture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Four bytes for each pixel.
    pub bytes: Vec<u8>,
}

impl RgbaPicture {
    /// The picture with a longer side of about so many pixels, each the mean of those it stands for; the picture itself, if it
    /// is no larger.
    pub fn shrunk(self, longest_px: u32) -> Self {
        let times = self.width.max(self.height).div_ceil(longest_px.max(1));
        if times <= 1 {
            return self;
        }
        let (width, height) = (self.width.div_ceil(times), self.height.div_ceil(times));
        let mut bytes = Vec::with_capacity(width as usize * height as usize * 4);
        for row in 0..height {
            for column in 0..width {
                let mut sums = [0u32; 4];
                let mut count = 0;
                for y in row * times..((row + 1) * times).min(self.height) {
                    for x in column * times..((column + 1) * times).min(self.width) {
                        let at = (y as usize * self.width as usize + x as usize) * 4;
                        let pixel = self.bytes.get(at..at + 4).unwrap_or(&[0; 4]);
                        let opacity = u32::from(pixel[3]);
                        for (sum, value) in sums.iter_mut().zip(pixel).take(3) {
                            *sum += u32::from(*value) * opacity / 255;
                        }
                        sums[3] += opacity;
                        count += 1;
                    }
                }
                let opacity = sums[3] / count.max(1);
                let color = sums.map(|sum| (sum * 255 / sums[3].max(1)).min(255) as u8);
                bytes.extend([color[0], color[1], color[2], opacity as u8]);
            }
        }
        Self {
            width,
            height,
            bytes,
        }
    }
}

/// Pictures the board and writes it as PNG. The same case gives the same bytes; the file has no metadata.
///
/// # Errors
/// What [`ExportError`] names.
pub fn render_png(
    case: &Case,
    findings: &Findings,
    what: &RenderArea,
    options: &RenderOptions,
) -> Result<Vec<u8>, ExportError> {
    render_png_watched(case, findings, what, options, &mut |_| true)
}

/// As [`render_png`]; says how far it is, from 0 to 1, and stops where the answer is false.
///
/// # Errors
/// What [`ExportError`] names.
pub fn render_png_watched(
    case: &Case,
    findings: &Findings,
    what: &RenderArea,
    options: &RenderOptions,
    watch: &mut dyn FnMut(f32) -> bool,
) -> Result<Vec<u8>, ExportError> {
    let mut fonts = fonts(options);
    let drawing = draw_page(case, findings, what, options, Medium::Pixels, &mut fonts)?;
    let mut bands = Bands::new(drawing, fonts, options.images.clone(), threads());
    let mut writer = PngWriter::new(bands.width(), bands.height(), options.ground)?;
    while let Some(band) = bands.paint_next() {
        writer.add(&band)?;
        if !watch(bands.share_done()) {
            return Err(ExportError::Cancelled);
        }
    }
    writer.finish()
}

/// A finished picture as PNG, without metadata and without opacity.
///
/// # Errors
/// [`ExportError::Encoding`].
pub fn encode_png(picture: &RgbaPicture) -> Result<Vec<u8>, ExportError> {
    let mut writer = PngWriter::new(
        picture.width as usize,
        picture.height as usize,
        Ground::Board,
    )?;
    let mut rgb = Vec::with_capacity(picture.bytes.len() / 4 * 3);
    for pixel in picture.bytes.chunks_exact(4) {
        rgb.extend_from_slice(pixel.get(..3).unwrap_or_default());
    }
    writer.rows(&rgb)?;
    writer.finish()
}

/// Writes a PNG row by row.
struct PngWriter {
    stream: png::StreamWriter<'static, Sink>,
    bytes: Sink,
    ground: Ground,
    row: Vec<u8>,
}

/// Bytes that are being written, seen from both sides.
#[derive(Clone, Default)]
struct Sink(std::sync::Arc<std::sync::Mutex<Vec<u8>>>);

impl std::io::Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match self.0.lock() {
            Ok(mut all) => {
                all.extend_from_slice(bytes);
                Ok(bytes.len())
            }
            Err(_) => Err(std::io::Error::other("another thread failed")),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl PngWriter {
    fn new(width: usize, height: usize, ground: Ground) -> Result<Self, ExportError> {
        let bytes = Sink::default();
        let side = |side: usize| u32::try_from(side).unwrap_or(u32::MAX);
        let mut encoder = png::Encoder::new(bytes.clone(), side(width), side(height));
        // Where nothing is translucent, opacity need not be stored.
        encoder.set_color(match ground {
            Ground::Board => png::ColorType::Rgb,
            Ground::Bare => png::ColorType::Rgba,
        });
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::Fast);
        encoder.set_filter(png::Filter::Adaptive);
        let stream = encoder
            .write_header()
            .and_then(png::Writer::into_stream_writer)
            .map_err(failed)?;
        Ok(Self {
            stream,
            bytes,
            ground,
            row: Vec::new(),
        })
    }

    fn add(&mut self, band: &Band) -> Result<(), ExportError> {
        let mut bytes = std::mem::take(&mut self.row);
        bytes.clear();
        for color in &band.colors {
            match self.ground {
                Ground::Board => bytes.extend_from_slice(&[color.r(), color.g(), color.b()]),
                Ground::Bare => bytes.extend_from_slice(&color.to_srgba_unmultiplied()),
            }
        }
        let outcome = self.rows(&bytes);
        self.row = bytes;
        outcome
    }

    fn rows(&mut self, bytes: &[u8]) -> Result<(), ExportError> {
        let written = self.stream.write_all(bytes);
        written.map_err(|error| failed(error.into()))
    }

    fn finish(self) -> Result<Vec<u8>, ExportError> {
        self.stream.finish().map_err(failed)?;
        let bytes = self.bytes.0.lock().map(|mut all| std::mem::take(&mut *all));
        bytes.map_err(|error| encoding(error.to_string()))
    }
}

fn failed(error: png::EncodingError) -> ExportError {
    encoding(error.to_string())
}

fn encoding(why: String) -> ExportError {
    ExportError::Encoding { format: "PNG", why }
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
    render_bands(case, findings, what, options, threads())
}

fn render_bands(
    case: &Case,
    findings: &Findings,
    what: &RenderArea,
    options: &RenderOptions,
    threads: usize,
) -> Result<RgbaPicture, ExportError> {
    let mut fonts = fonts(options);
    let drawing = draw_page(case, findings, what, options, Medium::Pixels, &mut fonts)?;
    let mut bands = Bands::new(drawing, fonts, options.images.clone(), threads);
    let (width, height) = (bands.width(), bands.height());
    if (width as u64).saturating_mul(height as u64) > MAX_PIXELS_AT_ONCE {
        let (width, height) = (width as u64, height as u64);
        return Err(ExportError::TooLarge { width, height });
    }
    let mut bytes = Vec::with_capacity(width * height * 4);
    while let Some(band) = bands.paint_next() {
        for color in &band.colors {
            bytes.extend_from_slice(&color.to_srgba_unmultiplied());
        }
    }
    Ok(RgbaPicture {
        width: width as u32,
        height: height as u32,
        bytes,
    })
}

#[cfg(test)]
mod tests {
    use super::super::options::Typefaces;
    use super::super::plan::area_of;
    use super::*;
    use crate::board::{Appearance, BoardIndex, sample};
    use crate::model::{
        Card, CardId, FrameId, Link, LinkId, LinkKind, Note, NoteId, NoteKind, Side, TypedId as _,
    };
    use emath::{Pos2, Rect, Vec2, pos2};
    use std::collections::BTreeSet;

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
            render_bands(&case, &findings, &RenderArea::Board, &options, threads)
        };
        let alone = paint(1);
        assert!(alone.is_ok() && alone == paint(4) && alone == paint(3));
    }

    #[test]
    fn a_shrunk_picture_has_the_mean_of_its_colours() {
        let mut bytes = Vec::new();
        for at in 0..6 {
            let (grey, opacity) = if at % 2 == 0 { (200, 255) } else { (100, 255) };
            bytes.extend([grey, grey, grey, opacity]);
        }
        let picture = RgbaPicture {
            width: 6,
            height: 1,
            bytes,
        };
        assert_eq!(picture.clone().shrunk(6), picture);
        let half = picture.shrunk(3);
        assert_eq!((half.width, half.height), (3, 1));
        assert_eq!(half.bytes[..4], [150, 150, 150, 255]);
        let clear = RgbaPicture {
            width: 4,
            height: 4,
            bytes: vec![0; 64],
        };
        assert_eq!(clear.shrunk(2).bytes, [0; 16]);
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
        assert_eq!(
            render(RenderArea::Board, 17.0),
            Err(ExportError::Scale(17.0))
        );
        assert!(render(RenderArea::Board, f32::NAN).is_err());
    }
}

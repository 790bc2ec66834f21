//! A picture as a page: its handling mark above and below, a title, a legend, source notes, and at the foot what is told of
//! the case.
//!
//! Sizes are in units: 1/96 inch on paper; on a page that is as large as its picture, a unit grows with the picture, so that
//! the banner of a poster can be read when all of it is seen. Everything is laid out in units first, and then drawn in the
//! same points as the picture, so that every format writes a page as it writes a picture.

mod furniture;
mod key;
mod layout;
mod legend;
mod make;
mod notes;
mod sources;
mod strip;
mod text;

pub use furniture::{Banner, Foot, Furniture, PageNumber, Part};
pub(super) use layout::{PagePlan, plan_page};
pub(super) use make::make_page;
pub(super) use sources::articles_of;
pub use strip::with_banners;

use super::bands::Bands;
use super::drawing::{Drawing, Subject, draw};
use super::options::{ExportError, RenderArea, RenderOptions};
use super::pdf::Paper;
use super::plan::check_size;
use super::png::RgbaPicture;
use crate::board::{BoardIndex, Medium};
use crate::model::{Case, Findings};
use epaint::text::Fonts;

/// Draws a picture with what stands around it, on one sheet that is as large as that.
pub(super) fn draw_page(
    case: &Case,
    findings: &Findings,
    what: &RenderArea,
    options: &RenderOptions,
    medium: Medium,
    fonts: &mut Fonts,
) -> Result<Drawing, ExportError> {
    if !options.furniture.is_any() {
        return draw(case, findings, what, options, medium, fonts);
    }
    draw_sheet(case, findings, what, (options, None), medium, fonts)
}

/// Draws the first sheet of a page, on paper if there is any.
fn draw_sheet(
    case: &Case,
    findings: &Findings,
    what: &RenderArea,
    (options, paper): (&RenderOptions, Option<Paper>),
    medium: Medium,
    fonts: &mut Fonts,
) -> Result<Drawing, ExportError> {
    let subject = Subject {
        case,
        findings,
        index: &BoardIndex::of(case),
        options,
        medium,
    };
    let page = plan_page(&subject, what, paper, fonts)?;
    check_size(page.size_px(), medium)?;
    let foot = options.furniture.foot.as_ref();
    let number = foot.and_then(|foot| foot.page).unwrap_or(PageNumber {
        number: 1,
        count: 1,
    });
    Ok(make_page(&subject, &page, 0, number, fonts))
}

/// How large the first sheet of a page is, as width and height in pixels, without making it: on paper in pixels of 1/96 inch.
///
/// # Errors
/// What [`ExportError`] says of areas and sizes.
pub fn page_size_px(
    case: &Case,
    findings: &Findings,
    what: &RenderArea,
    (options, paper): (&RenderOptions, Option<Paper>),
    medium: Medium,
) -> Result<[u32; 2], ExportError> {
    let subject = Subject {
        case,
        findings,
        index: &BoardIndex::of(case),
        options,
        medium,
    };
    let page = plan_page(&subject, what, paper, &mut super::drawing::fonts(options))?;
    check_size(page.size_px(), medium)?;
    let size = match page.paper {
        Some(paper) => (paper * (96.0 / 72.0)).round(),
        None => page.size_px(),
    };
    Ok([size.x as u32, size.y as u32])
}

/// The first sheet of a page as pixels, as it would be on paper.
///
/// # Errors
/// What [`ExportError`] says of areas and sizes.
pub fn render_sheet_rgba(
    case: &Case,
    findings: &Findings,
    what: &RenderArea,
    options: &RenderOptions,
    paper: Paper,
) -> Result<RgbaPicture, ExportError> {
    let mut fonts = super::drawing::fonts(options);
    let how = (options, Some(paper));
    let drawing = draw_sheet(case, findings, what, how, Medium::Pixels, &mut fonts)?;
    let images = options.images.clone();
    Ok(pixels_of(Bands::new(drawing, fonts, images, 1)))
}

/// All pixels of a drawing that is small.
fn pixels_of(mut bands: Bands) -> RgbaPicture {
    let (width, height) = (bands.width() as u32, bands.height() as u32);
    let mut bytes = Vec::new();
    while let Some(band) = bands.paint_next() {
        for color in &band.colors {
            bytes.extend_from_slice(&color.to_srgba_unmultiplied());
        }
    }
    RgbaPicture {
        width,
        height,
        bytes,
    }
}

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

use super::drawing::{Drawing, Subject, draw};
use super::options::{ExportError, RenderArea, RenderOptions};
use super::plan::check_size;
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
    let subject = Subject {
        case,
        findings,
        index: &BoardIndex::of(case),
        options,
        medium,
    };
    let page = plan_page(&subject, what, None, fonts)?;
    check_size(page.size_px(), medium)?;
    let foot = options.furniture.foot.as_ref();
    let number = foot.and_then(|foot| foot.page).unwrap_or(PageNumber {
        number: 1,
        count: 1,
    });
    Ok(make_page(&subject, &page, 0, number, fonts))
}

/// How large a picture is with what stands around it, as width and height in pixels, without making it.
///
/// # Errors
/// What [`ExportError`] says of areas and sizes.
pub fn page_size_px(
    case: &Case,
    findings: &Findings,
    what: &RenderArea,
    options: &RenderOptions,
    medium: Medium,
) -> Result<[u32; 2], ExportError> {
    let subject = Subject {
        case,
        findings,
        index: &BoardIndex::of(case),
        options,
        medium,
    };
    let page = plan_page(&subject, what, None, &mut super::drawing::fonts(options))?;
    check_size(page.size_px(), medium)?;
    let size = page.size_px();
    Ok([size.x as u32, size.y as u32])
}

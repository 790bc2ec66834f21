//! One way to every format.

use super::drawing::wishes_of;
use super::handling::check_marks;
use super::options::{ExportError, RenderArea, RenderOptions};
use super::page::Banner;
use super::pdf::{PdfOptions, render_pdf};
use super::png::render_png_watched;
use super::svg::{SvgOptions, render_svg};
use crate::board::ImageWish;
use crate::model::{Case, Findings, FrameId};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// What a picture is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum PictureFormat {
    /// Pixels.
    #[default]
    Png,
    /// Curves, for the web and for drawing programs.
    Svg,
    /// Curves on pages.
    Pdf,
}

impl PictureFormat {
    /// All formats, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Png, Self::Svg, Self::Pdf];

    /// How the names of its files end, without the dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
        }
    }

    /// What people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Png => "PNG",
            Self::Svg => "SVG",
            Self::Pdf => "PDF",
        }
    }

    /// The format whose files end like this.
    pub fn of_ending(ending: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|format| format.ending().eq_ignore_ascii_case(ending))
    }
}

/// How a picture is made, in any format.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Order {
    /// The format.
    pub format: PictureFormat,
    /// What is the same for all formats.
    pub options: RenderOptions,
    /// For SVG.
    pub svg: SvgOptions,
    /// For PDF.
    pub pdf: PdfOptions,
}

/// Pictures parts of the board in a format: all of them as pages of one PDF, or the first of them. `watch` hears how far it
/// is, from 0 to 1, and stops the work where it answers with false. A picture with a banner that is marked lower than what it
/// shows is refused.
///
/// # Errors
/// What [`ExportError`] names.
pub fn render(
    case: &Case,
    findings: &Findings,
    areas: &[RenderArea],
    order: &Order,
    watch: &mut dyn FnMut(f32) -> bool,
) -> Result<Vec<u8>, ExportError> {
    let first = areas.first().ok_or(ExportError::EmptyArea)?;
    let options = &order.options;
    if options.furniture.banner == Banner::Shown {
        check_marks(case, areas, options)?;
    }
    match order.format {
        PictureFormat::Png => render_png_watched(case, findings, first, options, watch),
        PictureFormat::Svg => render_svg(case, findings, first, options, &order.svg, watch),
        PictureFormat::Pdf => render_pdf(case, findings, areas, options, &order.pdf, watch),
    }
}

/// The pages of the briefing, in their order; all frames, in the order of their ids, if none is a page.
pub fn frames_in_order(case: &Case) -> Vec<FrameId> {
    let pages = case.pages();
    if pages.is_empty() {
        let placed = case.frames().iter().filter(|frame| frame.is_placed());
        return placed.map(|frame| frame.id).collect();
    }
    pages.into_iter().map(|frame| frame.id).collect()
}

/// The names of several pictures of one order: `board.png` becomes `board-1.png`, `board-2.png` and so on, with as many digits
/// as the last one needs.
pub fn numbered_names(path: &Path, count: usize) -> Vec<PathBuf> {
    let digits = count.max(1).ilog10() as usize + 1;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let name = |number: usize| path.with_file_name(format!("{stem}-{number:0digits$}.{ending}"));
    (1..=count).map(name).collect()
}

/// How many more pixels evidence has in a picture of curves than the picture asks for: whoever looks closer finds them.
const CLOSER: f32 = 2.0;

/// The pixels of evidence that a picture could use, each once: to be loaded and handed in with
/// [`RenderOptions::images`].
///
/// # Errors
/// What [`ExportError`] says of areas and scales.
pub fn wanted_images(
    case: &Case,
    findings: &Findings,
    areas: &[RenderArea],
    order: &Order,
) -> Result<Vec<ImageWish>, ExportError> {
    let mut wishes = Vec::new();
    for what in areas {
        wishes.extend(wishes_of(case, findings, what, &order.options)?);
    }
    if order.format != PictureFormat::Png {
        for wish in &mut wishes {
            wish.longest_px = (wish.longest_px as f32 * CLOSER) as u32;
        }
    }
    let order = |wish: &ImageWish| (wish.key.sha256, wish.key.part, wish.longest_px);
    wishes.sort_by_key(order);
    wishes.dedup_by_key(|wish| order(wish));
    Ok(wishes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_of_frames_have_names_that_sort() {
        let names = numbered_names(Path::new("out/board.svg"), 12);
        assert_eq!(names[0], Path::new("out/board-01.svg"));
        assert_eq!(names[11], Path::new("out/board-12.svg"));
        let few = numbered_names(Path::new("b.png"), 2);
        assert_eq!(few, [Path::new("b-1.png"), Path::new("b-2.png")]);
    }

    #[test]
    fn formats_are_known_by_their_endings() {
        for format in PictureFormat::ALL {
            let ending = format.ending().to_uppercase();
            assert_eq!(PictureFormat::of_ending(&ending), Some(format));
        }
        assert_eq!(PictureFormat::of_ending("jpg"), None);
    }
}

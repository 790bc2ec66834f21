//! Puts the pages of a PDF together.

use super::super::curves::read;
use super::super::drawing::{Drawing, Subject, fonts};
use super::super::letters::Faces;
use super::super::options::{ExportError, RenderArea, RenderOptions};
use super::super::page::{PageNumber, PagePlan, make_page, plan_page};
use super::super::threads::threads;
use super::pages::{Page, Paper};
use super::sheet::{Inventory, PdfSheet};
use crate::board::{BoardIndex, Ground, Medium};
use crate::model::{Case, Findings, Frame};
use emath::{Rect, pos2};
use krilla::destination::XyzDestination;
use krilla::geom::{Point, Transform};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::{Document, SerializeSettings};

/// How a PDF is made, beside what is the same for all pictures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PdfOptions {
    /// The paper; without one each page is as large as its picture.
    pub paper: Option<Paper>,
    /// The title in the file's metadata; none unless asked for.
    pub title: Option<String>,
    /// The author in the file's metadata; none unless asked for.
    pub author: Option<String>,
}

/// Pictures parts of the board as the pages of one PDF, with a bookmark for each frame. The same case gives the same bytes.
/// `watch` hears how far it is, from 0 to 1, and stops the work where it answers with false.
///
/// # Errors
/// What [`ExportError`] names, but for sizes in pixels: curves have none.
pub fn render_pdf(
    case: &Case,
    findings: &Findings,
    pages: &[RenderArea],
    options: &RenderOptions,
    pdf: &PdfOptions,
    watch: &mut dyn FnMut(f32) -> bool,
) -> Result<Vec<u8>, ExportError> {
    let mut document = Document::new_with(SerializeSettings {
        // It would hold the time and the name of the program.
        xmp_metadata: false,
        enable_tagging: false,
        ..SerializeSettings::default()
    });
    let mut outline = Outline::new();
    let mut inventory = Inventory::default();
    let subject = Subject {
        case,
        findings,
        index: &BoardIndex::of(case),
        options,
        medium: Medium::Curves,
    };
    let mut planner = fonts(options);
    let plans = pages
        .iter()
        .map(|what| plan_page(&subject, what, pdf.paper, &mut planner))
        .collect::<Result<Vec<PagePlan>, _>>()?;
    drop(planner);
    let count: usize = plans.iter().map(PagePlan::sheets).sum();
    let mut number = 0;
    for (what, plan) in pages.iter().zip(&plans) {
        for sheet in 0..plan.sheets() {
            let mut typesetter = fonts(options);
            let place = PageNumber {
                number: number + 1,
                count,
            };
            let mut drawing = make_page(&subject, plan, sheet, place, &mut typesetter);
            let faces = Faces::of(&typesetter);
            drop(typesetter);
            let page = Page::of(drawing.size_px, plan.paper);
            if sheet == 0 {
                bookmark(case, what, (number, &page), &drawing, &mut outline);
            }
            let done = |share: f32| (number as f32 + 0.3 + 0.4 * share) / count as f32;
            add_page(
                &mut document,
                &page,
                &mut drawing,
                (&faces, &mut inventory),
                options,
                &mut |share: f32| watch(done(share)),
            )?;
            inventory.forget_faces();
            number += 1;
        }
    }
    document.set_outline(outline);
    if pdf.title.is_some() || pdf.author.is_some() {
        document.set_metadata(metadata(pdf));
    }
    document.finish().map_err(|error| ExportError::Encoding {
        format: "PDF",
        why: format!("{error:?}"),
    })
}

fn metadata(pdf: &PdfOptions) -> Metadata {
    let mut metadata = Metadata::new();
    if let Some(title) = &pdf.title {
        metadata = metadata.title(title.clone());
    }
    if let Some(author) = &pdf.author {
        metadata = metadata.authors(vec![author.clone()]);
    }
    metadata
}

fn add_page(
    document: &mut Document,
    page: &Page,
    drawing: &mut Drawing,
    (faces, inventory): (&Faces, &mut Inventory),
    options: &RenderOptions,
    watch: &mut dyn FnMut(f32) -> bool,
) -> Result<(), ExportError> {
    let settings = PageSettings::from_wh(page.size.x, page.size.y).ok_or(ExportError::EmptyArea)?;
    let mut sheet_of_paper = document.start_page_with(settings);
    let mut surface = sheet_of_paper.surface();
    let mut sheet = PdfSheet::new(&mut surface, inventory);
    if options.ground == Ground::Board {
        sheet.paint_paper(page.size, drawing.ground);
    }
    let scale = page.picture.width() / drawing.viewport.width();
    let min = page.picture.min;
    sheet.start(
        Transform::from_row(scale, 0.0, 0.0, scale, min.x, min.y),
        drawing.viewport,
    );
    let images = options.images.textures();
    let went_through = read(drawing, images, faces, &mut sheet, threads(), watch);
    sheet.end();
    surface.finish();
    sheet_of_paper.finish();
    if went_through {
        Ok(())
    } else {
        Err(ExportError::Cancelled)
    }
}

/// Adds the bookmarks of a page: the frame that it shows, or all frames in sight.
fn bookmark(
    case: &Case,
    what: &RenderArea,
    (number, page): (usize, &Page),
    drawing: &Drawing,
    outline: &mut Outline,
) {
    let seen = drawing.frames.iter();
    let mut frames: Vec<(&Frame, Rect)> = seen
        .filter(|(id, _)| !matches!(what, RenderArea::Frame(shown) if shown != id))
        .filter_map(|(id, rect)| Some((case.frame(*id)?, *rect)))
        .collect();
    frames.sort_by_key(|(frame, _)| (frame.page == 0, frame.page, frame.id));
    let scale = page.picture.width() / drawing.viewport.width();
    let sheet = Rect::from_min_size(pos2(0.0, 0.0), page.size);
    for (frame, rect) in frames {
        let at = match what {
            RenderArea::Frame(_) => pos2(0.0, 0.0),
            _ => sheet.clamp(page.picture.min + rect.min.to_vec2() * scale),
        };
        let title = match frame.title.trim() {
            "" => "(untitled frame)".to_owned(),
            title => title.to_owned(),
        };
        let place = XyzDestination::new(number, Point::from_xy(at.x, at.y));
        outline.push_child(OutlineNode::new(title, place));
    }
}

//! What a picture will be like, before it is written: its size, a small view of it, and about how many bytes it will have.
//! Worked out by a job; while one works, what is asked meanwhile waits, and only the last question counts.

use super::choice::ExportChoice;
use super::prepare::{PictureToDraw, PictureWish};
use crate::app::action::ExportArea;
use crate::app::handling::Withholding;
use crate::app::jobs::JobControl;
use crate::app::message::JobMessage;
use crate::app::session::Session;
use crate::board::Medium;
use crate::export::{
    self, Banner, ExportError, InTheWay, Order, Paper, PictureFormat, RenderArea, RgbaPicture,
};
use crate::model::Tlp;
use std::sync::Arc;

/// What a picture will be like.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ExportOutlook {
    /// Width and height in pixels of 1/96 inch; what is no picture has none.
    pub size_px: Option<[u32; 2]>,
    /// Why there can be no such picture, in a sentence.
    pub trouble: Option<String>,
    /// A small view of it, width and height and four bytes for each pixel; none while it is being made.
    pub view: Option<Arc<RgbaPicture>>,
    /// About how many bytes the file will have; none while that is being worked out.
    pub bytes: Option<u64>,
    /// What it would show although it is marked higher: it is refused as long as there is any.
    pub in_the_way: Arc<[InTheWay]>,
    /// Its mark; that of the first page, if there are several.
    pub mark: Tlp,
    /// How much would be withheld; none if nothing is to be.
    pub withheld: Option<usize>,
}

/// What was asked: the picture, and the state of the case.
#[derive(Debug, Clone, PartialEq)]
struct Question {
    areas: Vec<RenderArea>,
    choice: ExportChoice,
    /// Which case, and in which state.
    state: (u64, u64),
}

/// The answer of a job.
#[derive(Debug)]
pub(in crate::app) struct FinishedOutlook {
    question: Question,
    outlook: ExportOutlook,
}

/// What is known of the picture that was asked for last.
#[derive(Debug, Default)]
pub(in crate::app) struct OutlookKeeper {
    known: Option<(Question, ExportOutlook)>,
    is_working: bool,
}

/// The longest side of the small view, in pixels.
const VIEW_SIDE: f32 = 800.0;
/// Pictures up to so many pixels are made to know how many bytes they have; of larger ones a smaller one is made.
const MOST_PIXELS: f32 = 6_000_000.0;
/// Boards of more cards are not written only to know their size.
const MOST_CARDS: usize = 3_000;

impl Session {
    /// What a picture will be like. Asks a job for what is not known yet, so that the panel calls this in every frame.
    pub fn export_outlook(&mut self, area: ExportArea, choice: ExportChoice) -> ExportOutlook {
        self.refresh();
        let question = Question {
            areas: self.render_areas(area),
            choice: choice.within_limits(),
            state: (self.case_number(), self.editor.revision()),
        };
        if let Some((known, outlook)) = &self.derived.outlook.known
            && *known == question
        {
            return outlook.clone();
        }
        let wish = self.picture_wish(area, choice);
        let outlook = self.first_look(&question.areas, &wish.order);
        if self.derived.outlook.is_working {
            return outlook;
        }
        self.derived.outlook.known = Some((question.clone(), outlook.clone()));
        if outlook.trouble.is_none() {
            self.derived.outlook.is_working = true;
            let size = outlook.size_px.unwrap_or_default();
            let scale = self.scale_of(&question.areas, &wish.order, size);
            self.jobs
                .start_unseen("Looking at the picture", move |control| {
                    let outlook = look(wish, (size, scale), control);
                    JobMessage::ExportOutlook(Box::new(FinishedOutlook { question, outlook }))
                });
        }
        outlook
    }

    /// What is known at once: the size, or why there is none.
    fn first_look(&self, areas: &[RenderArea], order: &Order) -> ExportOutlook {
        let index = &self.derived.index;
        let size = |area| match order.format {
            PictureFormat::Png => export::picture_size_px(index, area, &order.options),
            PictureFormat::Svg | PictureFormat::Pdf => {
                let size = export::curves_size(index, area, &order.options)?;
                Ok([size.x as u32, size.y as u32])
            }
        };
        match areas.first().ok_or(ExportError::EmptyArea).and_then(size) {
            Ok(size_px) => ExportOutlook {
                size_px: Some(size_px),
                ..ExportOutlook::default()
            },
            Err(error) => ExportOutlook {
                trouble: Some(error.to_string()),
                ..ExportOutlook::default()
            },
        }
    }

    /// Pixels to a board point.
    fn scale_of(&self, areas: &[RenderArea], order: &Order, [width, _]: [u32; 2]) -> f32 {
        let Some(wanted) = order.options.width_px else {
            return order.options.scale;
        };
        let mut whole = order.options.clone();
        (whole.scale, whole.width_px) = (1.0, None);
        let area = areas.first().unwrap_or(&RenderArea::Board);
        let size = export::curves_size(&self.derived.index, area, &whole);
        size.map_or(1.0, |size| wanted.max(width) as f32 / size.x.max(1.0))
    }

    /// Takes in what a job found.
    pub(in crate::app) fn take_outlook(&mut self, found: FinishedOutlook) {
        self.derived.outlook.is_working = false;
        if let Some((question, outlook)) = &mut self.derived.outlook.known
            && *question == found.question
        {
            *outlook = found.outlook;
        }
    }

    /// Takes in that a job failed.
    pub(in crate::app) fn forget_outlook(&mut self) {
        self.derived.outlook = OutlookKeeper::default();
    }
}

/// The scales at which cards begin to show more: a picture shows what one of the next smaller of these shows.
const STEPS_OF_DETAIL: [f32; 3] = [0.6, 0.4, 0.25];

/// Makes a small view, and finds out about how large the file will be and whether it may leave.
fn look(
    wish: PictureWish,
    ([width, height], scale): ([u32; 2], f32),
    control: &JobControl,
) -> ExportOutlook {
    let mut outlook = ExportOutlook {
        size_px: Some([width, height]),
        ..ExportOutlook::default()
    };
    if wish.withholding == Withholding::Refuse {
        outlook.in_the_way = wish.in_the_way().into();
    }
    let ready = match wish.prepare() {
        Ok(ready) => ready,
        Err(trouble) => {
            outlook.trouble = Some(trouble);
            return outlook;
        }
    };
    outlook.withheld = ready.report.as_ref().map(|report| report.records.len());
    let Some(first) = ready.areas.first() else {
        return outlook;
    };
    outlook.mark = ready.order.options.furniture.mark_for(&ready.case, first);
    match page_size(&ready, first) {
        Ok(size_px) => outlook.size_px = Some(size_px),
        Err(error) => {
            outlook.trouble = Some(error.to_string());
            return outlook;
        }
    }
    let (wide, high) = (width.max(1) as f32, height.max(1) as f32);
    let mut small = ready.order.options.clone();
    // As much is seen as in the picture itself, in as few pixels as that takes.
    let step = STEPS_OF_DETAIL.into_iter().find(|step| *step <= scale);
    let step = step.unwrap_or(scale);
    if wide * high * (step / scale).powi(2) <= MOST_PIXELS {
        (small.scale, small.width_px) = (step, None);
    } else {
        let share = (VIEW_SIDE / wide.max(high)).min(1.0);
        small.width_px = Some(((wide * share) as u32).max(16));
    }
    let (case, findings) = (&ready.case, &ready.findings);
    let view = match paper_of(&ready.order) {
        Some(paper) => export::render_sheet_rgba(case, findings, first, &small, paper),
        None => export::render_rgba(case, findings, first, &small),
    };
    let view = view.ok();
    outlook.view = view.map(|view| Arc::new(view.shrunk(VIEW_SIDE as u32)));
    outlook.bytes = bytes(&ready, wide * high, control);
    outlook
}

/// The size of a page with what stands around the picture.
fn page_size(ready: &PictureToDraw, area: &RenderArea) -> Result<[u32; 2], ExportError> {
    let medium = match ready.order.format {
        PictureFormat::Png => Medium::Pixels,
        PictureFormat::Svg | PictureFormat::Pdf => Medium::Curves,
    };
    let how = (&ready.order.options, paper_of(&ready.order));
    export::page_size_px(&ready.case, &ready.findings, area, how, medium)
}

/// The paper, if the format has any.
fn paper_of(order: &Order) -> Option<Paper> {
    order
        .pdf
        .paper
        .filter(|_| order.format == PictureFormat::Pdf)
}

/// About how many bytes a picture has; `None` where finding out would take as long as making it.
fn bytes(ready: &PictureToDraw, pixels: f32, control: &JobControl) -> Option<u64> {
    let mut order = ready.order.clone();
    // What may not leave is refused when it is to be written; here only its size is asked for.
    order.options.furniture.banner = Banner::Absent;
    if order.format != PictureFormat::Png && ready.case.cards().len() > MOST_CARDS {
        return None;
    }
    let mut times = 1.0;
    if order.format == PictureFormat::Png && pixels > MOST_PIXELS {
        // Edges grow with the side of a picture, areas of one colour cost next to nothing.
        let share = (MOST_PIXELS / pixels).sqrt();
        times = (1.0 / share).powf(1.25);
        match &mut order.options.width_px {
            Some(width) => *width = (*width as f32 * share) as u32,
            None => order.options.scale *= share,
        }
    }
    let mut watch = |_| !control.is_cancelled();
    let several = match order.format {
        PictureFormat::Pdf => 1,
        PictureFormat::Png | PictureFormat::Svg => ready.areas.len().max(1),
    };
    let areas = &ready.areas;
    let made = export::render(&ready.case, &ready.findings, areas, &order, &mut watch).ok()?;
    Some((made.len() as f32 * times) as u64 * several as u64)
}

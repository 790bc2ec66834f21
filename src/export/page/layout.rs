//! How a page is divided: what stands on it, and how high each part is.

use super::super::drawing::Subject;
use super::super::options::{ExportError, RenderArea};
use super::super::pdf::Paper;
use super::super::plan::{Plan, plan};
use super::super::shown::Shown;
use super::furniture::{Banner, Foot};
use super::key::Key;
use super::legend::legend_of;
use super::notes::{Notes, Portion};
use super::sources::{Sources, sources_of};
use super::text::Text;
use crate::board::fonts::Weight;
use crate::board::{BoardTheme, Level};
use crate::model::{CardId, Tlp};
use emath::{Rect, Vec2, pos2, vec2};
use epaint::text::{Fonts, FontsView};

/// Height of a banner, in units.
pub(super) const BANNER: f32 = 26.0;
/// Type of a banner: 12 points, as TLP 2.0 asks.
pub(super) const BANNER_TYPE: f32 = 16.0;
/// From the edge of the page to words, in units.
pub(super) const PAD: f32 = 14.0;
/// Above and below each part, in units.
const GAP: f32 = 7.0;
const HEAD_TYPE: f32 = 17.0;
const CAPTION_TYPE: f32 = 10.5;
const FOOT_TYPE: f32 = 9.0;
/// The share of a paper's height that source notes may take before they go on to a page of their own.
const MOST_NOTES: f32 = 0.33;
/// A page that is as large as its picture is this many units wide, or more where the picture is small.
const USUAL_WIDTH: f32 = 1400.0;
/// Pixels of 1/96 inch to a PDF point.
const PIXELS_PER_POINT_OF_PDF: f32 = 96.0 / 72.0;

/// The parts around a picture, laid out.
pub(super) struct Parts {
    /// The mark of the banners; none has no banners.
    pub mark: Option<Tlp>,
    pub title: Option<Text>,
    pub legend: Option<(Text, Key)>,
    pub notes: Option<(Text, Notes)>,
    /// The numbers of source notes, by card.
    pub numbers: Vec<(CardId, Vec<usize>)>,
    pub foot: Option<Vec<Text>>,
    /// Where the page number goes, at most so wide.
    pub number_width: f32,
}

/// Which notes stand on which sheet, and where everything on the first sheet is, in units.
pub(in crate::export) struct PagePlan {
    pub plan: Plan,
    pub(super) parts: Parts,
    /// Width and height of each sheet.
    pub(super) size: Vec<Vec2>,
    /// The notes of each sheet; the first one is that of the picture.
    pub(super) portions: Vec<Option<Portion>>,
    /// The picture on the first sheet.
    pub(super) picture: Rect,
    pub(super) points_per_unit: f32,
    /// The paper in PDF points.
    pub paper: Option<Vec2>,
}

impl PagePlan {
    /// How many sheets the page takes.
    pub fn sheets(&self) -> usize {
        self.portions.len()
    }
}

/// Plans the page of a part of the board.
pub(in crate::export) fn plan_page(
    subject: &Subject<'_>,
    what: &RenderArea,
    paper: Option<Paper>,
    fonts: &mut Fonts,
) -> Result<PagePlan, ExportError> {
    let plan = plan(subject.index, what, subject.options, subject.medium)?;
    let picture = plan.size_px / plan.pixels_per_point;
    let paper = paper.map(|paper| paper.page(plan.size_px));
    let (width, points_per_unit) = match paper {
        Some(paper) => (paper.x * PIXELS_PER_POINT_OF_PDF, 1.0),
        None => {
            let unit = (picture.x / USUAL_WIDTH).max(plan.zoom.clamp(0.8, 4.0));
            (picture.x / unit, unit)
        }
    };
    let mut view = fonts.with_pixels_per_point(1.0);
    let parts = Parts::of(subject, what, &plan, width, &mut view);
    let mut page = PagePlan {
        plan,
        parts,
        size: Vec::new(),
        portions: Vec::new(),
        picture: Rect::ZERO,
        points_per_unit,
        paper,
    };
    match paper {
        Some(paper) => page.divide_paper(paper * PIXELS_PER_POINT_OF_PDF, picture),
        None => page.stack(width, picture / points_per_unit),
    }
    Ok(page)
}

impl Parts {
    fn of(
        subject: &Subject<'_>,
        what: &RenderArea,
        plan: &Plan,
        page_width: f32,
        fonts: &mut FontsView<'_>,
    ) -> Self {
        let furniture = &subject.options.furniture;
        let width = (page_width - 2.0 * PAD).max(20.0);
        let shown = match plan.area {
            Some(area) if furniture.legend.is_shown() || furniture.sources.is_shown() => {
                Shown::in_area(subject.index, area, subject.options)
            }
            _ => Shown::default(),
        };
        let caption = |words: &str, fonts: &mut FontsView<'_>| {
            Text::new(words, Weight::SemiBold, CAPTION_TYPE, (width, 1), fonts)
        };
        let mut parts = Self {
            mark: (furniture.banner == Banner::Shown)
                .then(|| furniture.mark_for(subject.case, what)),
            title: None,
            legend: None,
            notes: None,
            numbers: Vec::new(),
            foot: None,
            number_width: (width * 0.3).min(110.0),
        };
        if let Some(foot) = &furniture.foot {
            let title = title_of(subject, what);
            parts.title = Some(Text::new(
                &title,
                Weight::SemiBold,
                HEAD_TYPE,
                (width, 2),
                fonts,
            ));
            let lines = foot_lines(subject, foot);
            let set = |(at, line): (usize, &String)| {
                let room = if at == 0 {
                    width - parts.number_width
                } else {
                    width
                };
                Text::new(line, Weight::Regular, FOOT_TYPE, (room.max(20.0), 4), fonts)
            };
            parts.foot = Some(lines.iter().enumerate().map(set).collect());
        }
        if furniture.legend.is_shown() {
            let theme = BoardTheme::of(subject.options.appearance);
            let level = Level::of_zoom(plan.zoom);
            let entries = legend_of(subject.case, subject.findings, &shown, level, &theme);
            if !entries.is_empty() {
                let key = Key::new(&entries, width, fonts);
                parts.legend = Some((caption("Legend", fonts), key));
            }
        }
        if furniture.sources.is_shown() {
            let cards: Vec<CardId> = shown.cards.iter().map(|card| card.id).collect();
            let hidden = &subject.options.hidden_cards;
            let found = sources_of(subject.case, subject.index, &cards, hidden);
            let Sources {
                notes,
                remark,
                numbers,
            } = found;
            let notes = Notes::new(&notes, &remark, width, fonts);
            if !notes.is_empty() {
                parts.notes = Some((caption("Sources", fonts), notes));
            }
            parts.numbers = numbers;
        }
        parts
    }

    pub(super) fn banner_height(&self) -> f32 {
        if self.mark.is_some() { BANNER } else { 0.0 }
    }

    pub(super) fn title_height(&self) -> f32 {
        self.title.as_ref().map_or(0.0, |title| title.size.y + GAP)
    }

    pub(super) fn legend_height(&self) -> f32 {
        let legend = self.legend.as_ref();
        legend.map_or(0.0, |(caption, key)| caption.size.y + key.height + GAP)
    }

    pub(super) fn notes_height(&self, portion: Option<Portion>) -> f32 {
        match (&self.notes, portion) {
            (Some((caption, _)), Some(portion)) => caption.size.y + 2.0 + portion.height + GAP,
            _ => 0.0,
        }
    }

    pub(super) fn foot_height(&self) -> f32 {
        let height = |lines: &Vec<Text>| lines.iter().map(|line| line.size.y).sum::<f32>() + GAP;
        self.foot.as_ref().map_or(0.0, height)
    }
}

impl PagePlan {
    /// Everything one below the other on a page that is as high as that.
    fn stack(&mut self, width: f32, picture: Vec2) {
        let parts = &self.parts;
        let portion = parts
            .notes
            .as_ref()
            .map(|(_, notes)| notes.portion(0, f32::INFINITY));
        let top = parts.banner_height() + parts.title_height();
        let below = parts.legend_height() + parts.notes_height(portion) + parts.foot_height();
        let space = if below > 0.0 { GAP } else { 0.0 };
        self.picture = Rect::from_min_size(pos2(0.0, top), picture);
        let height = self.picture.max.y + space + below + parts.banner_height();
        self.size = vec![vec2(width, height)];
        self.portions = vec![portion];
    }

    /// A picture fitted into what paper leaves it, and more sheets for source notes that find no room below it.
    fn divide_paper(&mut self, paper: Vec2, picture: Vec2) {
        let parts = &self.parts;
        let around = 2.0 * parts.banner_height() + parts.title_height() + parts.foot_height();
        let free = (paper.y - around - 2.0 * GAP).max(40.0);
        let caption = parts
            .notes
            .as_ref()
            .map_or(0.0, |(caption, _)| caption.size.y + 2.0);
        let portion = |first: usize, height: f32| {
            let (_, notes) = parts.notes.as_ref()?;
            (first < notes.len()).then(|| notes.portion(first, (height - caption - GAP).max(1.0)))
        };
        let first = portion(0, free * MOST_NOTES);
        let mut portions = vec![first];
        let mut at = first.map_or(0, |portion| portion.end);
        while let Some(next) = portion(at, free) {
            at = next.end;
            portions.push(Some(next));
        }
        let below = parts.legend_height() + parts.notes_height(first);
        let room = Rect::from_min_size(
            pos2(PAD, parts.banner_height() + parts.title_height() + GAP),
            vec2(paper.x - 2.0 * PAD, (free - below).max(20.0)),
        );
        let fit = (room.width() / picture.x).min(room.height() / picture.y);
        self.points_per_unit = 1.0 / fit;
        self.picture = Rect::from_center_size(room.center(), picture * fit);
        self.size = vec![paper; portions.len()];
        self.portions = portions;
    }
}

/// What a page is called: the frame's title, or the case's.
fn title_of(subject: &Subject<'_>, what: &RenderArea) -> String {
    match what {
        RenderArea::Frame(id) => subject.case.name_of((*id).into()),
        _ => subject.case.info().title.clone(),
    }
}

/// What stands at the foot: the case, its reference and its time, and the digest of its file.
fn foot_lines(subject: &Subject<'_>, foot: &Foot) -> Vec<String> {
    let info = subject.case.info();
    let mut parts = vec![info.title.trim().to_owned()];
    if !info.reference.trim().is_empty() {
        parts.push(format!("Case {}", info.reference.trim()));
    }
    if !foot.as_of.is_empty() {
        parts.push(format!("as of {}", foot.as_of));
    }
    parts.retain(|part| !part.is_empty());
    let mut lines = vec![parts.join(" · ")];
    lines.extend(foot.sha256.map(|digest| {
        if foot.is_saved {
            format!("SHA-256 of the case file {digest}")
        } else {
            format!("SHA-256 {digest} of the case as it would be saved")
        }
    }));
    lines
}

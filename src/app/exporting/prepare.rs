//! What a job does before it draws: withhold what is marked too high, and find out what stands at the foot.

use crate::app::handling::{WithheldReport, Withholding, sanitised};
use crate::export::{self, Foot, InTheWay, Order, RenderArea};
use crate::model::{Case, Findings, Sha256Digest};
use crate::storage;

/// A picture as it was asked for.
#[derive(Debug, Clone)]
pub struct PictureWish {
    /// The case as it is.
    pub case: Case,
    /// What is shown.
    pub areas: Vec<RenderArea>,
    /// How it is made.
    pub order: Order,
    /// What becomes of what is marked too high.
    pub withholding: Withholding,
    /// What time it is, as it shall be written; empty tells none.
    pub as_of: String,
    /// The digest of the case file, where it is known and holds the case as it is.
    pub file_sha256: Option<Sha256Digest>,
}

/// A picture that may be drawn.
#[derive(Debug)]
pub struct PictureToDraw {
    /// The case, or a copy from which things were withheld.
    pub case: Case,
    /// What comparison says of it.
    pub findings: Findings,
    /// What is shown.
    pub areas: Vec<RenderArea>,
    /// How it is made.
    pub order: Order,
    /// What was withheld; `None` if nothing was to be.
    pub report: Option<WithheldReport>,
}

impl PictureWish {
    /// What would be shown although it is marked higher than the picture.
    pub fn in_the_way(&self) -> Vec<InTheWay> {
        let found = export::in_the_way(&self.case, &self.areas, &self.order.options);
        // An area that cannot be drawn is told when it is.
        found.unwrap_or_default()
    }

    /// Withholds what is to be withheld, and fills in the foot.
    ///
    /// # Errors
    /// A sentence.
    pub fn prepare(mut self) -> Result<PictureToDraw, String> {
        if let Some(foot) = &mut self.order.options.furniture.foot {
            *foot = foot_of(&self.case, &self.as_of, self.file_sha256);
        }
        let mut report = None;
        if self.withholding != Withholding::Refuse {
            report = Some(self.withhold()?);
        }
        Ok(PictureToDraw {
            findings: crate::compare::findings(&self.case),
            case: self.case,
            areas: self.areas,
            order: self.order,
            report,
        })
    }

    fn withhold(&mut self) -> Result<WithheldReport, String> {
        let furniture = &mut self.order.options.furniture;
        let marks = self
            .areas
            .iter()
            .map(|area| furniture.mark_for(&self.case, area));
        let mark = marks.min().unwrap_or(self.case.info().mark);
        furniture.mark = Some(mark);
        let copy =
            sanitised(&self.case, mark, self.withholding).map_err(|error| error.to_string())?;
        self.case = copy.case;
        let case = &self.case;
        self.areas
            .retain(|area| !matches!(area, RenderArea::Frame(id) if case.frame(*id).is_none()));
        for words in [&mut self.order.pdf.title, &mut self.order.svg.title] {
            if words.is_some() {
                *words = Some(case.info().title.clone());
            }
        }
        if case.info().analyst.is_empty() {
            self.order.pdf.author = None;
        }
        if self.areas.is_empty() {
            return Err(format!("every page is marked higher than {}", mark.label()));
        }
        Ok(copy.report)
    }
}

/// What stands at the foot: the digest of the file, or of the case as it would be saved.
fn foot_of(case: &Case, as_of: &str, file_sha256: Option<Sha256Digest>) -> Foot {
    let as_saved = || {
        let text = storage::write(case).ok()?;
        Some(Sha256Digest::of(text.as_bytes()))
    };
    Foot {
        as_of: as_of.to_owned(),
        sha256: file_sha256.or_else(as_saved),
        is_saved: file_sha256.is_some(),
        page: None,
    }
}

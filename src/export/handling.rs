//! Marks hold: a picture must not be marked lower than what it shows.

use super::options::{ExportError, RenderArea, RenderOptions};
use super::page::articles_of;
use super::plan::plan;
use super::shown::Shown;
use crate::board::{BoardIndex, Medium};
use crate::model::{Case, RecordRef, Tlp};
use std::collections::BTreeSet;

/// Something that a picture shows and that is marked higher than the picture.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct InTheWay {
    /// What is shown; `None` for what is said of the case as a whole.
    pub record: Option<RecordRef>,
    /// Its name.
    pub name: String,
    /// Its mark.
    pub mark: Tlp,
    /// The mark of the picture.
    pub picture: Tlp,
}

impl InTheWay {
    /// As a line of a list: `claim “Ships left” (TLP:RED)`.
    pub fn line(&self) -> String {
        let word = self
            .record
            .map_or("what is said of the case:", |record| record.kind().word());
        let name: String = self.name.chars().take(80).collect();
        format!("{word} “{name}” ({})", self.mark.label())
    }
}

/// What pictures of these parts of the board would show although it is marked higher than they are; empty if they may leave.
/// Each record is named once, the most restricted first.
///
/// # Errors
/// What [`ExportError`] says of areas and scales.
pub fn in_the_way(
    case: &Case,
    areas: &[RenderArea],
    options: &RenderOptions,
) -> Result<Vec<InTheWay>, ExportError> {
    let index = BoardIndex::of(case);
    let mut found = BTreeSet::new();
    for what in areas {
        let picture = options.furniture.mark_for(case, what);
        if options.furniture.foot.is_some() && case.info().mark > picture {
            found.insert(InTheWay {
                record: None,
                name: case.info().title.clone(),
                mark: case.info().mark,
                picture,
            });
        }
        let plan = plan(&index, what, options, Medium::Curves)?;
        let Some(area) = plan.area else {
            continue;
        };
        for record in records_in(case, &index, area, options) {
            let mark = case.mark_of(record);
            if mark > picture {
                found.insert(InTheWay {
                    record: Some(record),
                    name: case.name_of(record),
                    mark,
                    picture,
                });
            }
        }
    }
    let mut seen = BTreeSet::new();
    let each_once = found.into_iter().filter(|it| seen.insert(it.record));
    let mut list: Vec<InTheWay> = each_once.collect();
    list.sort_by_key(|thing| std::cmp::Reverse(thing.mark));
    Ok(list)
}

/// The lowest mark that pictures of these parts may have: that of the most restricted thing they show, and no lower than
/// theirs is now.
pub fn least_mark(case: &Case, areas: &[RenderArea], options: &RenderOptions) -> Tlp {
    let own = areas
        .iter()
        .map(|what| options.furniture.mark_for(case, what));
    // Where nothing can be drawn, nothing is shown.
    let higher = in_the_way(case, areas, options).unwrap_or_default();
    let higher = higher.into_iter().map(|thing| thing.mark);
    own.chain(higher).max().unwrap_or_default()
}

/// Every record of which a picture of this rectangle shows something, in its source notes too.
fn records_in(
    case: &Case,
    index: &BoardIndex,
    area: emath::Rect,
    options: &RenderOptions,
) -> BTreeSet<RecordRef> {
    let shown = Shown::in_area(index, area, options);
    let mut records = shown.records(case);
    if options.furniture.sources.is_shown() {
        let claims = shown.cards.iter().filter_map(|card| match card.subject {
            RecordRef::Claim(id) => case.claim(id),
            _ => None,
        });
        let articles = claims.flat_map(|claim| articles_of(case, claim));
        records.extend(articles.map(RecordRef::from));
    }
    records
}

/// Refuses pictures that would be marked lower than what they show.
///
/// # Errors
/// [`ExportError::MarkedHigher`] with the list, and what [`ExportError`] says of areas and scales.
pub fn check_marks(
    case: &Case,
    areas: &[RenderArea],
    options: &RenderOptions,
) -> Result<(), ExportError> {
    let found = in_the_way(case, areas, options)?;
    if found.is_empty() {
        Ok(())
    } else {
        Err(ExportError::MarkedHigher(found))
    }
}

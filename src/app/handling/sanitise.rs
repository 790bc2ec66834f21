//! A copy of a case without what is marked higher than it may show.

use super::redact::Redactor;
use super::report::{WithheldRecord, WithheldReport};
use crate::edit::{EditError, Editor, Tx, ops};
use crate::export::InTheWay;
use crate::model::{
    Card, Case, Frame, IdSource, Note, NoteKind, OutletId, RecordKind, RecordRef, Tlp,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What becomes of cards that are marked too high.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Withholding {
    /// The picture is refused.
    #[default]
    Refuse,
    /// They are left out.
    LeaveOut,
    /// Empty cards that say "Withheld" stand in their places.
    ShowAsWithheld,
}

/// A copy of a case for pictures up to a mark, and what it lacks.
#[derive(Debug, Clone)]
pub struct Sanitised {
    /// The copy. For pictures only: texts of articles may have gaps in it.
    pub case: Case,
    /// What was taken out.
    pub report: WithheldReport,
}

/// What stands on cards in place of others, and for names in texts.
const WITHHELD: &str = "Withheld";

/// A copy of a case in which nothing is marked higher than `mark`.
///
/// Records marked higher are gone, with their cards, links and excerpts, and outlets that only they named. Their names and
/// titles are taken out of all other words, too. If the case itself is marked higher, so are title and properties of it. The
/// same case gives the same copy.
///
/// # Errors
/// [`EditError`], which no case is known to cause.
pub fn sanitised(case: &Case, mark: Tlp, how: Withholding) -> Result<Sanitised, EditError> {
    let doomed = marked_higher(case, mark);
    let orphans = orphaned_outlets(case, &doomed);
    let mut report = WithheldReport {
        mark,
        records: withheld_records(case, &doomed),
        redactions: Vec::new(),
        takes_case_properties: case.info().mark > mark,
    };
    let mut redactor = Redactor::new(case, &doomed, &orphans);
    let mut editor = Editor::unsaved(case.clone(), IdSource::new(0));
    editor.apply("Sanitise", |tx| {
        let places = places_of(tx.case(), &doomed);
        let mut all = doomed.clone();
        all.extend(orphans.iter().copied().map(RecordRef::from));
        ops::delete_records(tx, &all)?;
        if how == Withholding::ShowAsWithheld {
            places
                .into_iter()
                .try_for_each(|card| put_placeholder(tx, card))?;
        }
        let mut info = (**tx.case().info()).clone();
        if info.mark > mark {
            info.title = "Sanitised copy".to_owned();
            info.question.clear();
            info.analyst.clear();
            info.reference.clear();
            info.mark = mark;
        }
        info.foreign = None;
        tx.set_info(info);
        Ok(())
    })?;
    let case = redactor.redacted(editor.case());
    report.redactions = redactor.into_counts();
    Ok(Sanitised { case, report })
}

/// What is marked higher, of the kinds that have marks.
fn marked_higher(case: &Case, mark: Tlp) -> BTreeSet<RecordRef> {
    let mut all: Vec<RecordRef> = Vec::new();
    all.extend(case.articles().ids().map(RecordRef::from));
    all.extend(case.entities().ids().map(RecordRef::from));
    all.extend(case.claims().ids().map(RecordRef::from));
    all.extend(case.notes().ids().map(RecordRef::from));
    all.extend(case.images().ids().map(RecordRef::from));
    all.extend(case.links().ids().map(RecordRef::from));
    all.extend(case.frames().ids().map(RecordRef::from));
    all.extend(case.bookmarks().ids().map(RecordRef::from));
    let higher = all
        .into_iter()
        .filter(|record| case.mark_of(*record) > mark);
    higher.collect()
}

/// The outlets that only withheld articles name: their cards would have shown them.
fn orphaned_outlets(case: &Case, doomed: &BTreeSet<RecordRef>) -> BTreeSet<OutletId> {
    let outlets_of = |is_doomed: bool| -> BTreeSet<OutletId> {
        let articles = case.articles().iter();
        articles
            .filter(|article| doomed.contains(&article.id.into()) == is_doomed)
            .filter_map(|article| article.outlet)
            .collect()
    };
    let kept = outlets_of(false);
    outlets_of(true).difference(&kept).copied().collect()
}

fn withheld_records(case: &Case, doomed: &BTreeSet<RecordRef>) -> Vec<WithheldRecord> {
    let told = doomed
        .iter()
        .filter(|record| record.kind() != RecordKind::Bookmark);
    told.map(|record| {
        WithheldRecord(InTheWay {
            record: Some(*record),
            name: case.name_of(*record),
            mark: case.mark_of(*record),
            picture: Tlp::default(),
        })
    })
    .collect()
}

/// The cards of withheld records, as they lie.
fn places_of(case: &Case, doomed: &BTreeSet<RecordRef>) -> Vec<Card> {
    let cards = case.cards().iter();
    cards
        .filter(|card| doomed.contains(&card.subject))
        .cloned()
        .collect()
}

/// Puts an empty card where one was withheld.
fn put_placeholder(tx: &mut Tx<'_>, mut card: Card) -> Result<(), EditError> {
    let id = tx.fresh_id::<Note>();
    tx.insert(Note::new(id, NoteKind::Note, WITHHELD))?;
    card.id = tx.fresh_id::<Card>();
    card.subject = id.into();
    card.frame = card
        .frame
        .filter(|frame| tx.case().get::<Frame>(*frame).is_some());
    card.folded_into = card
        .folded_into
        .filter(|host| tx.case().get::<Card>(*host).is_some());
    card.tint = Default::default();
    card.foreign = None;
    tx.insert(card).map(|_| ())
}

//! Two states of one case compared, record by record: what a version of the past was, what another program made of the
//! file.

use crate::model::{Case, Record, RecordKind, RecordRef, Table};
use std::cmp::Ordering;
use std::sync::Arc;

/// What became of a record from one state to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Became {
    /// Only the later state has it.
    Added,
    /// Both have it, and it is not the same.
    Changed,
    /// Only the earlier state has it.
    Removed,
}

/// A record that is not the same in two states of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The record; `None` for what is said of the case as a whole.
    pub record: Option<RecordRef>,
    /// What became of it.
    pub became: Became,
    /// Its name in the later state, or in the earlier one if it is gone.
    pub name: String,
}

/// Everything that differs between two states of a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseDifferences {
    /// What differs, in the order of kinds and ids.
    pub all: Vec<Difference>,
}

impl CaseDifferences {
    /// How many became so.
    pub fn count(&self, became: Became) -> usize {
        let counted = |difference: &&Difference| difference.became == became;
        self.all.iter().filter(counted).count()
    }

    /// Each kind of record of which some became so, with how many.
    pub fn count_by_kind(&self, became: Became) -> Vec<(RecordKind, usize)> {
        let of_kind = |kind: RecordKind| {
            let counted = |difference: &&Difference| {
                difference.became == became
                    && difference
                        .record
                        .is_some_and(|record| record.kind() == kind)
            };
            (kind, self.all.iter().filter(counted).count())
        };
        let kinds = RecordKind::ALL.iter().map(|kind| of_kind(*kind));
        kinds.filter(|(_, count)| *count > 0).collect()
    }
}

/// What differs between two states of a case. Two equal states differ in nothing.
pub fn case_differences(earlier: &Case, later: &Case) -> CaseDifferences {
    let mut all = Vec::new();
    if earlier.info() != later.info() {
        all.push(Difference {
            record: None,
            became: Became::Changed,
            name: later.info().title.clone(),
        });
    }
    let mut found = |record: RecordRef, became: Became| {
        let named_in = match became {
            Became::Removed => earlier,
            Became::Added | Became::Changed => later,
        };
        all.push(Difference {
            record: Some(record),
            became,
            name: named_in.name_of(record),
        });
    };
    compare(earlier.outlets(), later.outlets(), &mut found);
    compare(earlier.articles(), later.articles(), &mut found);
    compare(earlier.excerpts(), later.excerpts(), &mut found);
    compare(earlier.entities(), later.entities(), &mut found);
    compare(earlier.claims(), later.claims(), &mut found);
    compare(earlier.notes(), later.notes(), &mut found);
    compare(earlier.images(), later.images(), &mut found);
    compare(earlier.links(), later.links(), &mut found);
    compare(earlier.frames(), later.frames(), &mut found);
    compare(earlier.cards(), later.cards(), &mut found);
    compare(earlier.bookmarks(), later.bookmarks(), &mut found);
    CaseDifferences { all }
}

/// Walks over two tables side by side; both are in the order of ids.
fn compare<R: Record>(
    earlier: &Table<R>,
    later: &Table<R>,
    found: &mut impl FnMut(RecordRef, Became),
) {
    let mut before = earlier.iter_shared().peekable();
    let mut after = later.iter_shared().peekable();
    loop {
        let order = match (before.peek(), after.peek()) {
            (Some(one), Some(other)) => one.id().cmp(&other.id()),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return,
        };
        match order {
            Ordering::Less => {
                if let Some(gone) = before.next() {
                    found(gone.id().into(), Became::Removed);
                }
            }
            Ordering::Greater => {
                if let Some(new) = after.next() {
                    found(new.id().into(), Became::Added);
                }
            }
            Ordering::Equal => {
                let pair = before.next().zip(after.next());
                if let Some((one, other)) = pair
                    && !Arc::ptr_eq(one, other)
                    && one != other
                {
                    found(other.id().into(), Became::Changed);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AnyRecord, CaseInfo, Note, NoteId, NoteKind, TypedId as _};

    fn case(notes: &[(u64, &str)]) -> Case {
        let mut case = Case::new("A");
        for (number, text) in notes {
            let note = Note::new(NoteId::from_number(*number), NoteKind::Note, *text);
            case.put(&AnyRecord::from(note));
        }
        case
    }

    #[test]
    fn each_record_is_found_that_came_went_or_changed() {
        let earlier = case(&[(1, "stays"), (2, "goes"), (4, "old words")]);
        let mut later = case(&[(1, "stays"), (3, "comes"), (4, "new words"), (9, "too")]);
        later.put_info(Arc::new(CaseInfo {
            title: "B".to_owned(),
            ..CaseInfo::default()
        }));
        let found = case_differences(&earlier, &later);
        let rows: Vec<_> = found
            .all
            .iter()
            .map(|it| (it.name.as_str(), it.became))
            .collect();
        assert_eq!(
            rows,
            [
                ("B", Became::Changed),
                ("goes", Became::Removed),
                ("comes", Became::Added),
                ("new words", Became::Changed),
                ("too", Became::Added),
            ]
        );
        assert_eq!(found.count(Became::Added), 2);
        assert_eq!(
            found.count_by_kind(Became::Changed),
            [(RecordKind::Note, 1)]
        );
        let back = case_differences(&later, &earlier);
        assert_eq!(back.count(Became::Removed), 2);
        assert_eq!(case_differences(&later, &later), CaseDifferences::default());
    }
}

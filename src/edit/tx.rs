//! The transaction: the only way to change a case.

use super::diff::{Change, Diff};
use crate::model::{AnyRecord, Case, CaseInfo, IdSource, Record, RecordRef};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Why an edit was not made. The case is then exactly as before.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The edit refers to a record that is not there (any more).
    #[error("{0} is not in this case any more")]
    Missing(RecordRef),
    /// A new record has the id of one that is there.
    #[error("{0} is already in this case")]
    Exists(RecordRef),
    /// The text of an article never changes.
    #[error("the text of an article cannot be changed: {0}")]
    TextIsFixed(RecordRef),
    /// The edit would break the case; the sentence says how.
    #[error("{0}")]
    Refused(String),
}

/// An edit being made. Notes each record as it was before the edit first touched it.
pub struct Tx<'a> {
    case: &'a mut Case,
    ids: &'a mut IdSource,
    before: BTreeMap<RecordRef, Option<AnyRecord>>,
    info_before: Option<Arc<CaseInfo>>,
}

impl<'a> Tx<'a> {
    pub(super) fn new(case: &'a mut Case, ids: &'a mut IdSource) -> Self {
        Self {
            case,
            ids,
            before: BTreeMap::new(),
            info_before: None,
        }
    }

    /// The case as it stands within this edit.
    pub fn case(&self) -> &Case {
        self.case
    }

    /// An id for a new record of this kind.
    pub fn fresh_id<R: Record>(&mut self) -> R::Id {
        let table = R::table(self.case);
        self.ids.fresh(|id| table.contains(id))
    }

    /// The record with this id.
    ///
    /// # Errors
    /// [`EditError::Missing`] if there is none.
    pub fn get<R: Record>(&self, id: R::Id) -> Result<&R, EditError> {
        R::table(self.case)
            .get(id)
            .ok_or_else(|| EditError::Missing(id.into()))
    }

    /// Adds a new record.
    ///
    /// # Errors
    /// [`EditError::Exists`] if its id is taken.
    pub fn insert<R: Record>(&mut self, record: R) -> Result<R::Id, EditError> {
        let id = record.id();
        if R::table(self.case).contains(id) {
            return Err(EditError::Exists(id.into()));
        }
        self.put(R::wrap(Arc::new(record)));
        Ok(id)
    }

    /// Changes a record.
    ///
    /// # Errors
    /// [`EditError::Missing`] if there is none with this id, [`EditError::TextIsFixed`] if an article's text changed.
    pub fn update<R: Record>(
        &mut self,
        id: R::Id,
        change: impl FnOnce(&mut R),
    ) -> Result<(), EditError> {
        let mut record = self.get::<R>(id)?.clone();
        change(&mut record);
        self.replace(R::wrap(Arc::new(record.with_id(id))))
    }

    /// Puts a record in place of the one with its id.
    ///
    /// # Errors
    /// As [`Tx::update`].
    pub fn replace(&mut self, record: AnyRecord) -> Result<(), EditError> {
        let name = record.record_ref();
        let before = name.get(self.case).ok_or(EditError::Missing(name))?;
        if let (AnyRecord::Article(old), AnyRecord::Article(new)) = (&before, &record)
            && (old.sha256 != new.sha256 || old.text != new.text)
        {
            return Err(EditError::TextIsFixed(name));
        }
        if before != record {
            self.put(record);
        }
        Ok(())
    }

    /// Takes a record out. What refers to it is the caller's to mend: see `ops::delete_records`.
    ///
    /// # Errors
    /// [`EditError::Missing`] if it is not there.
    pub fn remove(&mut self, record: impl Into<RecordRef>) -> Result<(), EditError> {
        let record = record.into();
        if !record.exists_in(self.case) {
            return Err(EditError::Missing(record));
        }
        self.note_before(record);
        self.case.remove(record);
        Ok(())
    }

    /// Changes what is said of the case as a whole.
    pub fn set_info(&mut self, info: CaseInfo) {
        self.info_before
            .get_or_insert_with(|| Arc::clone(self.case.info()));
        self.case.put_info(Arc::new(info));
    }

    fn put(&mut self, record: AnyRecord) {
        self.note_before(record.record_ref());
        self.case.put(&record);
    }

    fn note_before(&mut self, record: RecordRef) {
        self.before
            .entry(record)
            .or_insert_with(|| record.get(self.case));
    }

    /// Ends the edit and says what it changed in the end.
    pub(super) fn finish(self, label: &str) -> Diff {
        let changes = self
            .before
            .into_iter()
            .map(|(record, before)| Change {
                record,
                before,
                after: record.get(self.case),
            })
            .filter(|change| change.before != change.after)
            .collect();
        let info = self
            .info_before
            .map(|before| (before, Arc::clone(self.case.info())));
        Diff {
            label: label.to_owned(),
            info: info.filter(|(before, after)| before != after),
            changes,
        }
    }

    /// Ends the edit and puts everything back.
    pub(super) fn roll_back(self) {
        if let Some(before) = self.info_before {
            self.case.put_info(before);
        }
        for (record, before) in self.before {
            match before {
                Some(before) => self.case.put(&before),
                None => self.case.remove(record),
            }
        }
    }
}

//! A table of records by id.

use super::record::Record;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The records of one kind, in the order of their ids.
///
/// Cloning is cheap (it shares the records), so a job can work on a whole case while the user goes on editing: the first
/// change after that copies the table's spine, never the records.
#[derive(Debug)]
pub struct Table<R: Record> {
    records: Arc<BTreeMap<R::Id, Arc<R>>>,
}

impl<R: Record> Clone for Table<R> {
    fn clone(&self) -> Self {
        Self {
            records: Arc::clone(&self.records),
        }
    }
}

impl<R: Record> Default for Table<R> {
    fn default() -> Self {
        Self {
            records: Arc::default(),
        }
    }
}

impl<R: Record> PartialEq for Table<R> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.records, &other.records) || self.records == other.records
    }
}

impl<R: Record> Table<R> {
    /// The record with this id.
    pub fn get(&self, id: R::Id) -> Option<&R> {
        self.records.get(&id).map(Arc::as_ref)
    }

    /// The record with this id, to keep.
    pub fn shared(&self, id: R::Id) -> Option<&Arc<R>> {
        self.records.get(&id)
    }

    /// Whether there is a record with this id.
    pub fn contains(&self, id: R::Id) -> bool {
        self.records.contains_key(&id)
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Every record, in the order of ids.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &R> + ExactSizeIterator + Clone {
        self.records.values().map(Arc::as_ref)
    }

    /// Every record, to keep, in the order of ids.
    pub fn iter_shared(
        &self,
    ) -> impl DoubleEndedIterator<Item = &Arc<R>> + ExactSizeIterator + Clone {
        self.records.values()
    }

    /// Every id, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = R::Id> + ExactSizeIterator + Clone + '_ {
        self.records.keys().copied()
    }

    /// Puts a record in place of the one with its id; returns that one.
    pub(crate) fn put_shared(&mut self, record: Arc<R>) -> Option<Arc<R>> {
        Arc::make_mut(&mut self.records).insert(record.id(), record)
    }

    /// Takes a record out.
    pub(crate) fn remove(&mut self, id: R::Id) -> Option<Arc<R>> {
        Arc::make_mut(&mut self.records).remove(&id)
    }

    /// A table of these records; fails with the id that two of them share.
    pub(crate) fn from_records(records: Vec<R>) -> Result<Self, R::Id> {
        let count = records.len();
        let ids: Vec<R::Id> = records.iter().map(Record::id).collect();
        let map: BTreeMap<_, _> = records
            .into_iter()
            .map(|record| (record.id(), Arc::new(record)))
            .collect();
        if map.len() == count {
            return Ok(Self {
                records: Arc::new(map),
            });
        }
        let mut seen = std::collections::BTreeSet::new();
        match ids.into_iter().find(|id| !seen.insert(*id)) {
            Some(twice) => Err(twice),
            None => Ok(Self {
                records: Arc::new(map),
            }),
        }
    }
}

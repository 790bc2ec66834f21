//! A table of records by id.

use super::record::Record;
use std::collections::BTreeSet;
use std::slice;
use std::sync::Arc;

/// How many records a chunk holds at most.
const CHUNK: usize = 256;
/// How many a new table puts into each chunk, so that some room is left.
const FILL: usize = 192;

/// Neighbours by id, in order; never empty.
type Chunk<R> = Vec<(<R as Record>::Id, Arc<R>)>;

/// The records of one kind, in the order of their ids.
///
/// Cloning is cheap (it shares the records), so a job can work on a whole case while the user goes on editing. Records lie
/// in chunks: the first change after a clone copies the list of chunks and the one chunk it changes, so that it costs the
/// same, next to nothing, in a table of any size.
#[derive(Debug)]
pub struct Table<R: Record> {
    chunks: Arc<Vec<Arc<Chunk<R>>>>,
    len: usize,
}

impl<R: Record> Clone for Table<R> {
    fn clone(&self) -> Self {
        Self {
            chunks: Arc::clone(&self.chunks),
            len: self.len,
        }
    }
}

impl<R: Record> Default for Table<R> {
    fn default() -> Self {
        Self {
            chunks: Arc::default(),
            len: 0,
        }
    }
}

impl<R: Record> PartialEq for Table<R> {
    fn eq(&self, other: &Self) -> bool {
        let same = |(one, two): (&Arc<R>, &Arc<R>)| Arc::ptr_eq(one, two) || one == two;
        Arc::ptr_eq(&self.chunks, &other.chunks)
            || self.len == other.len && self.iter_shared().zip(other.iter_shared()).all(same)
    }
}

impl<R: Record> Table<R> {
    /// The record with this id.
    pub fn get(&self, id: R::Id) -> Option<&R> {
        self.shared(id).map(Arc::as_ref)
    }

    /// The record with this id, to keep.
    pub fn shared(&self, id: R::Id) -> Option<&Arc<R>> {
        let chunk = self.chunks.get(self.chunk_of(id)?)?;
        let at = chunk.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        chunk.get(at).map(|(_, record)| record)
    }

    /// Whether there is a record with this id.
    pub fn contains(&self, id: R::Id) -> bool {
        self.shared(id).is_some()
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Every record, in the order of ids.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &R> + ExactSizeIterator + Clone {
        self.entries().map(|(_, record)| record.as_ref())
    }

    /// Every record, to keep, in the order of ids.
    pub fn iter_shared(
        &self,
    ) -> impl DoubleEndedIterator<Item = &Arc<R>> + ExactSizeIterator + Clone {
        self.entries().map(|(_, record)| record)
    }

    /// Every id, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = R::Id> + ExactSizeIterator + Clone + '_ {
        self.entries().map(|(id, _)| *id)
    }

    fn entries(&self) -> Entries<'_, R> {
        Entries {
            chunks: self.chunks.iter(),
            front: [].iter(),
            back: [].iter(),
            left: self.len,
        }
    }

    /// The last chunk that begins at or before an id: the only one that can hold it.
    fn chunk_of(&self, id: R::Id) -> Option<usize> {
        let begins_before =
            |chunk: &Arc<Chunk<R>>| chunk.first().is_some_and(|(first, _)| *first <= id);
        self.chunks.partition_point(begins_before).checked_sub(1)
    }

    /// Puts a record in place of the one with its id; returns that one.
    pub(crate) fn put_shared(&mut self, record: Arc<R>) -> Option<Arc<R>> {
        let id = record.id();
        let at = self.chunk_of(id).unwrap_or(0);
        let chunks = Arc::make_mut(&mut self.chunks);
        let Some(shared) = chunks.get_mut(at) else {
            chunks.push(Arc::new(vec![(id, record)]));
            self.len += 1;
            return None;
        };
        let chunk = Arc::make_mut(shared);
        let place = match chunk.binary_search_by_key(&id, |(id, _)| *id) {
            Ok(place) => {
                let (_, old) = chunk.get_mut(place)?;
                return Some(std::mem::replace(old, record));
            }
            Err(place) => place,
        };
        chunk.insert(place, (id, record));
        self.len += 1;
        if chunk.len() > CHUNK {
            let upper = chunk.split_off(CHUNK / 2);
            chunks.insert(at + 1, Arc::new(upper));
        }
        None
    }

    /// Takes a record out.
    pub(crate) fn remove(&mut self, id: R::Id) -> Option<Arc<R>> {
        let at = self.chunk_of(id)?;
        let place = {
            let chunk = self.chunks.get(at)?;
            chunk.binary_search_by_key(&id, |(id, _)| *id).ok()?
        };
        let chunks = Arc::make_mut(&mut self.chunks);
        let chunk = Arc::make_mut(chunks.get_mut(at)?);
        let (_, record) = chunk.remove(place);
        self.len -= 1;
        if chunk.is_empty() {
            chunks.remove(at);
        }
        Some(record)
    }

    /// A table of these records; fails with the id that two of them share.
    pub(crate) fn from_records(records: Vec<R>) -> Result<Self, R::Id> {
        let mut entries: Vec<(R::Id, Arc<R>)> = records
            .into_iter()
            .map(|record| (record.id(), Arc::new(record)))
            .collect();
        let is_in_order = entries.is_sorted_by(|(one, _), (two, _)| one < two);
        if !is_in_order {
            let mut seen = BTreeSet::new();
            if let Some((twice, _)) = entries.iter().find(|(id, _)| !seen.insert(*id)) {
                return Err(*twice);
            }
            entries.sort_by_key(|(id, _)| *id);
        }
        let len = entries.len();
        let mut chunks = Vec::with_capacity(len.div_ceil(FILL));
        let mut rest = entries.into_iter();
        loop {
            let chunk: Chunk<R> = rest.by_ref().take(FILL).collect();
            if chunk.is_empty() {
                break;
            }
            chunks.push(Arc::new(chunk));
        }
        Ok(Self {
            chunks: Arc::new(chunks),
            len,
        })
    }
}

/// Walks over all chunks from both ends.
struct Entries<'a, R: Record> {
    chunks: slice::Iter<'a, Arc<Chunk<R>>>,
    /// What is left of the chunks at either end.
    front: slice::Iter<'a, (R::Id, Arc<R>)>,
    back: slice::Iter<'a, (R::Id, Arc<R>)>,
    left: usize,
}

impl<R: Record> Clone for Entries<'_, R> {
    fn clone(&self) -> Self {
        Self {
            chunks: self.chunks.clone(),
            front: self.front.clone(),
            back: self.back.clone(),
            left: self.left,
        }
    }
}

impl<'a, R: Record> Iterator for Entries<'a, R> {
    type Item = &'a (R::Id, Arc<R>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(entry) = self.front.next() {
                self.left -= 1;
                return Some(entry);
            }
            match self.chunks.next() {
                Some(chunk) => self.front = chunk.iter(),
                None => {
                    let entry = self.back.next()?;
                    self.left -= 1;
                    return Some(entry);
                }
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<R: Record> DoubleEndedIterator for Entries<'_, R> {
    fn next_back(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(entry) = self.back.next_back() {
                self.left -= 1;
                return Some(entry);
            }
            match self.chunks.next_back() {
                Some(chunk) => self.back = chunk.iter(),
                None => {
                    let entry = self.front.next_back()?;
                    self.left -= 1;
                    return Some(entry);
                }
            }
        }
    }
}

impl<R: Record> ExactSizeIterator for Entries<'_, R> {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Note, NoteId, NoteKind, TypedId as _};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn note(number: u64, text: &str) -> Note {
        Note::new(NoteId::from_number(number), NoteKind::Note, text)
    }

    fn numbers(table: &Table<Note>) -> Vec<u64> {
        table.ids().map(|id| id.number()).collect()
    }

    proptest! {
        #[test]
        fn a_table_is_a_map_in_the_order_of_ids(
            edits in prop::collection::vec((0u64..900, any::<bool>()), 0..1500),
            ends in prop::collection::vec(any::<bool>(), 0..900),
        ) {
            let mut table = Table::default();
            let mut map = BTreeMap::new();
            for (round, (number, is_put)) in edits.iter().enumerate() {
                let id = NoteId::from_number(*number);
                if *is_put {
                    let new = note(*number, &round.to_string());
                    let old = table.put_shared(Arc::new(new.clone()));
                    prop_assert_eq!(old.as_deref().cloned(), map.insert(id, new));
                } else {
                    prop_assert_eq!(table.remove(id).as_deref().cloned(), map.remove(&id));
                }
            }
            prop_assert_eq!(table.len(), map.len());
            prop_assert!(table.iter().eq(map.values()) && table.iter().rev().eq(map.values().rev()));
            prop_assert!((0..900).map(NoteId::from_number).all(|id| table.get(id) == map.get(&id)));
            let (mut walk, mut other) = (table.iter(), map.values());
            for from_front in ends {
                let (one, two) = if from_front {
                    (walk.next(), other.next())
                } else {
                    (walk.next_back(), other.next_back())
                };
                prop_assert_eq!((one, walk.len()), (two, other.len()));
            }
            let again = Table::from_records(map.into_values().rev().collect());
            prop_assert_eq!(again, Ok(table.clone()));
        }
    }

    #[test]
    fn a_clone_stays_as_it_was_and_a_change_copies_one_chunk() {
        let notes = (0..2_000).map(|number| note(number, "")).collect();
        let mut table = Table::from_records(notes).expect("ids are unique");
        let before = table.clone();
        table.put_shared(Arc::new(note(700, "changed")));
        table.remove(NoteId::from_number(701));
        assert_eq!(before.len(), 2_000);
        assert_eq!(before.get(NoteId::from_number(700)), Some(&note(700, "")));
        assert!(before != table);
        let shared = before.chunks.iter().zip(table.chunks.iter());
        let copied = shared.filter(|(one, two)| !Arc::ptr_eq(one, two)).count();
        assert_eq!(copied, 1);
    }

    #[test]
    fn two_records_with_one_id_are_told() {
        let notes = vec![note(3, "a"), note(1, "b"), note(3, "c")];
        assert_eq!(Table::from_records(notes), Err(NoteId::from_number(3)));
        let in_any_order = Table::from_records(vec![note(3, ""), note(1, "")]);
        assert_eq!(numbers(&in_any_order.expect("ids are unique")), [1, 3]);
    }
}

//! A set of cards that is passed around every frame: a test costs the same at any size, a copy costs nothing.

use crate::model::CardId;
use foldhash::fast::FixedState;
use std::collections::HashSet;
use std::sync::Arc;

/// A set of cards, shared until one side changes it. Testing for a card does not slow down with size; cloning shares.
///
/// It has no order of its own: [`Self::iter`] is the same in every run for the same set made the same way, but nothing a
/// user reads should follow it.
#[derive(Debug, Clone, Default)]
pub struct CardSet(Arc<HashSet<CardId, FixedState>>);

impl CardSet {
    /// The empty set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether a card is in it.
    pub fn contains(&self, id: CardId) -> bool {
        !self.0.is_empty() && self.0.contains(&id)
    }

    /// How many cards are in it.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no card is in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its cards, in no particular order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = CardId> + '_ {
        self.0.iter().copied()
    }

    /// Puts a card in. Returns whether it was not there before.
    pub fn insert(&mut self, id: CardId) -> bool {
        Arc::make_mut(&mut self.0).insert(id)
    }

    /// Takes a card out. Returns whether it was there.
    pub fn remove(&mut self, id: CardId) -> bool {
        self.contains(id) && Arc::make_mut(&mut self.0).remove(&id)
    }

    /// Keeps the cards for which `keep` says yes; copies nothing if that is all of them.
    pub fn retain(&mut self, mut keep: impl FnMut(CardId) -> bool) {
        if self.iter().any(|id| !keep(id)) {
            Arc::make_mut(&mut self.0).retain(|id| keep(*id));
        }
    }

    /// Takes all cards out.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Whether the two are one and the same in memory; then they are equal, and nobody looked at their cards.
    pub fn is_shared_with(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.is_empty() && other.is_empty()
    }
}

impl PartialEq for CardSet {
    fn eq(&self, other: &Self) -> bool {
        self.is_shared_with(other) || self.0 == other.0
    }
}

impl Eq for CardSet {}

impl FromIterator<CardId> for CardSet {
    fn from_iter<I: IntoIterator<Item = CardId>>(cards: I) -> Self {
        Self(Arc::new(cards.into_iter().collect()))
    }
}

impl Extend<CardId> for CardSet {
    fn extend<I: IntoIterator<Item = CardId>>(&mut self, cards: I) {
        Arc::make_mut(&mut self.0).extend(cards);
    }
}

impl<const N: usize> From<[CardId; N]> for CardSet {
    fn from(cards: [CardId; N]) -> Self {
        cards.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TypedId as _;

    fn id(number: u64) -> CardId {
        CardId::from_number(number)
    }

    #[test]
    fn a_copy_stays_as_it_was() {
        let mut set = CardSet::from([id(1), id(2)]);
        let copy = set.clone();
        assert!(copy.is_shared_with(&set));
        assert!(set.insert(id(3)) && !set.insert(id(3)));
        assert!(set.remove(id(1)) && !set.remove(id(9)));
        assert_eq!(copy, CardSet::from([id(2), id(1)]));
        assert_eq!(set, CardSet::from([id(2), id(3)]));
    }

    #[test]
    fn keeping_all_copies_nothing() {
        let mut set: CardSet = (1..100).map(id).collect();
        let copy = set.clone();
        set.retain(|_| true);
        assert!(copy.is_shared_with(&set));
        set.retain(|card| card.number() % 2 == 0);
        assert_eq!((set.len(), copy.len()), (49, 99));
    }
}

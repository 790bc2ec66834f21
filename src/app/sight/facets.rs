//! What there is to choose from in a filter, and how many cards each choice has.

use super::filter::CardKind;
use super::matcher::{credibility_of, kind_of, outlets_of, reliability_of, tags_of};
use crate::model::{Case, Credibility, OutletId, Reliability};
use std::collections::BTreeMap;

/// How many cards of a case have each value. `None` stands for the cards that have nothing of the kind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    /// By kind.
    pub kinds: BTreeMap<CardKind, usize>,
    /// By outlet.
    pub outlets: BTreeMap<Option<OutletId>, usize>,
    /// By reliability of the source.
    pub reliability: BTreeMap<Option<Reliability>, usize>,
    /// By credibility of the information.
    pub credibility: BTreeMap<Option<Credibility>, usize>,
    /// By keyword.
    pub tags: BTreeMap<Option<String>, usize>,
}

impl Facets {
    /// Counts the cards of a case.
    pub fn of(case: &Case) -> Self {
        let mut facets = Self::default();
        for card in case.cards().iter() {
            let subject = card.subject;
            count(&mut facets.kinds, [kind_of(case, subject)]);
            count(&mut facets.outlets, outlets_of(case, subject));
            count(&mut facets.reliability, reliability_of(case, subject));
            count(&mut facets.credibility, [credibility_of(case, subject)]);
            count(&mut facets.tags, tags_of(case, subject));
        }
        facets
    }
}

fn count<T: Ord>(counts: &mut BTreeMap<T, usize>, values: impl IntoIterator<Item = T>) {
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
}

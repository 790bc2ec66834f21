//! Where a claim comes from in the end.

use super::groups::{Classes, reach};
use crate::model::{ArticleId, Attribution, Case, Claim, EntityId, LinkKind, RecordRef};
use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;
use std::collections::{BTreeMap, BTreeSet};

/// What a claim goes back to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Origin {
    /// An entity, an article or another record of the case.
    Record(RecordRef),
    /// Somebody who is no entity of the case, by the words of the source.
    Wording(String),
}

/// Finds the origins of a case's claims.
#[derive(Debug)]
pub(super) struct Origins {
    same: Classes,
    /// Records that derive from each other in a ring, by the first of the ring; by the names of their classes.
    rings: BTreeMap<RecordRef, RecordRef>,
    /// By record, what it derives from, without rings; both by the names of their classes and rings.
    derives_from: BTreeMap<RecordRef, BTreeSet<RecordRef>>,
    /// Entities by name and alias, normalised; a name that two entities share belongs to the first.
    by_name: BTreeMap<String, EntityId>,
}

impl Origins {
    pub(super) fn of(case: &Case) -> Self {
        let same = Classes::tied_by(case, &[LinkKind::SameAs]);
        let mut derives_from: BTreeMap<RecordRef, BTreeSet<RecordRef>> = BTreeMap::new();
        for link in case.links().iter() {
            let is_whole = link.from.exists_in(case) && link.to.exists_in(case);
            let (from, to) = (same.name_of(link.from), same.name_of(link.to));
            if link.kind == LinkKind::DerivesFrom && is_whole && from != to {
                derives_from.entry(from).or_default().insert(to);
            }
        }
        let rings = rings_of(&derives_from);
        if !rings.is_empty() {
            derives_from = without_rings(&derives_from, &rings);
        }
        let mut by_name = BTreeMap::new();
        for entity in case.entities().iter() {
            for name in std::iter::once(&entity.name).chain(&entity.aliases) {
                by_name.entry(normalised(name)).or_insert(entity.id);
            }
        }
        by_name.remove("");
        Self {
            same,
            rings,
            derives_from,
            by_name,
        }
    }

    /// The origins of a claim that rests on these articles: those of the source it names, else those of its articles.
    pub(super) fn of_claim(
        &self,
        claim: &Claim,
        articles: &BTreeSet<ArticleId>,
    ) -> BTreeSet<Origin> {
        let chain = claim.according_to.iter().rev();
        let named = chain
            .filter_map(|step| self.of_step(step))
            .chain(claim.speaker.map(|speaker| Origin::Record(speaker.into())))
            .next();
        match named {
            Some(Origin::Record(source)) => self.ends_of(source),
            Some(wording) => BTreeSet::from([wording]),
            None => articles
                .iter()
                .flat_map(|article| self.ends_of((*article).into()))
                .collect(),
        }
    }

    /// The origins of an article that derives from something; none for one that stands for itself.
    pub(super) fn behind(&self, article: ArticleId) -> BTreeSet<Origin> {
        let article = RecordRef::from(article);
        let name = self.same.name_of(article);
        if self.derives_from.contains_key(&name) || self.rings.contains_key(&name) {
            self.ends_of(article)
        } else {
            BTreeSet::new()
        }
    }

    /// What a step of an according-to chain names; `None` for a step that says nothing.
    fn of_step(&self, step: &Attribution) -> Option<Origin> {
        if let Some(source) = step.source {
            return Some(Origin::Record(source.into()));
        }
        let wording = normalised(&step.wording);
        match self.by_name.get(&wording) {
            Some(entity) => Some(Origin::Record((*entity).into())),
            None if wording.is_empty() => None,
            None => Some(Origin::Wording(wording)),
        }
    }

    /// The ends of what a record derives from; the record itself if it derives from nothing. Records that derive from each
    /// other in a ring have one origin, the first of them.
    fn ends_of(&self, record: RecordRef) -> BTreeSet<Origin> {
        let name = self.same.name_of(record);
        let start = self.rings.get(&name).copied().unwrap_or(name);
        let reached = reach(start, &self.derives_from);
        let ends: BTreeSet<Origin> = reached
            .iter()
            .filter(|record| !self.derives_from.contains_key(record))
            .map(|record| Origin::Record(*record))
            .collect();
        if ends.is_empty() {
            // A chain longer than a walk: it stands for itself.
            BTreeSet::from([Origin::Record(start)])
        } else {
            ends
        }
    }
}

/// Records that derive from each other in rings: each with the first of its ring.
fn rings_of(
    derives_from: &BTreeMap<RecordRef, BTreeSet<RecordRef>>,
) -> BTreeMap<RecordRef, RecordRef> {
    let mut graph = DiGraph::<RecordRef, ()>::new();
    let mut nodes = BTreeMap::new();
    for (from, origins) in derives_from {
        for to in origins {
            let ends =
                [*from, *to].map(|end| *nodes.entry(end).or_insert_with(|| graph.add_node(end)));
            graph.add_edge(ends[0], ends[1], ());
        }
    }
    let mut rings = BTreeMap::new();
    for ring in kosaraju_scc(&graph).iter().filter(|ring| ring.len() > 1) {
        let members = || {
            ring.iter()
                .filter_map(|node| graph.node_weight(*node).copied())
        };
        if let Some(first) = members().min() {
            rings.extend(members().map(|member| (member, first)));
        }
    }
    rings
}

fn without_rings(
    derives_from: &BTreeMap<RecordRef, BTreeSet<RecordRef>>,
    rings: &BTreeMap<RecordRef, RecordRef>,
) -> BTreeMap<RecordRef, BTreeSet<RecordRef>> {
    let name = |record: &RecordRef| rings.get(record).copied().unwrap_or(*record);
    let mut joined: BTreeMap<RecordRef, BTreeSet<RecordRef>> = BTreeMap::new();
    for (from, origins) in derives_from {
        let from = name(from);
        for to in origins.iter().map(name).filter(|to| *to != from) {
            joined.entry(from).or_default().insert(to);
        }
    }
    joined
}

/// A name for comparison: lower case, single spaces, no punctuation around it, no article in front.
fn normalised(name: &str) -> String {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower
        .split_whitespace()
        .map(|word| word.trim_matches(|character: char| !character.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    let rest = match words.as_slice() {
        ["a" | "an" | "the", rest @ ..] if !rest.is_empty() => rest,
        all => all,
    };
    rest.join(" ")
}

//! Claims that say the same: groups of claims, and which groups refine which.

use crate::model::{Case, ClaimId, LinkKind, RecordRef};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// How many records a walk along links visits at most. Real chains have a handful; the bound keeps the cost of a
/// contrived case linear.
pub(super) const WALK_LIMIT: usize = 256;

/// Records joined into classes; each class is named by its smallest member.
#[derive(Debug, Default)]
pub(super) struct Classes {
    parents: BTreeMap<RecordRef, RecordRef>,
}

impl Classes {
    /// The classes that links of the given kinds between records of one kind make.
    pub(super) fn tied_by(case: &Case, kinds: &[LinkKind]) -> Self {
        let mut classes = Self::default();
        for link in case.links().iter() {
            let is_tie = kinds.contains(&link.kind) && link.from.kind() == link.to.kind();
            if is_tie && link.from.exists_in(case) && link.to.exists_in(case) {
                classes.join(link.from, link.to);
            }
        }
        classes.flatten();
        classes
    }

    fn join(&mut self, a: RecordRef, b: RecordRef) {
        let (a, b) = (self.shorten(a), self.shorten(b));
        if a != b {
            self.parents.insert(a.max(b), a.min(b));
        }
    }

    /// The name of a record's class: itself if it is tied to nothing.
    pub(super) fn name_of(&self, record: RecordRef) -> RecordRef {
        self.parents.get(&record).copied().unwrap_or(record)
    }

    /// Points every record straight at its class. Parents are smaller than their children, so each one's own parent is
    /// final by the time it is looked up.
    fn flatten(&mut self) {
        let mut flat: BTreeMap<RecordRef, RecordRef> = BTreeMap::new();
        for (record, parent) in &self.parents {
            let class = flat.get(parent).copied().unwrap_or(*parent);
            flat.insert(*record, class);
        }
        self.parents = flat;
    }

    /// Walks up to the name of a record's class as it is so far; halves the way for those who come next.
    fn shorten(&mut self, record: RecordRef) -> RecordRef {
        let mut at = record;
        while let Some(parent) = self.parents.get(&at).copied() {
            if let Some(grandparent) = self.parents.get(&parent).copied() {
                self.parents.insert(at, grandparent);
            }
            at = parent;
        }
        at
    }
}

/// Everything within reach of `start` along `next`, `start` included, nearest first; at most [`WALK_LIMIT`] records.
pub(super) fn reach<T: Copy + Ord>(start: T, next: &BTreeMap<T, BTreeSet<T>>) -> Vec<T> {
    let mut seen = BTreeSet::from([start]);
    let mut reached = vec![start];
    let mut queue = VecDeque::from([start]);
    while let Some(at) = queue.pop_front() {
        for neighbour in next.get(&at).into_iter().flatten() {
            if reached.len() < WALK_LIMIT && seen.insert(*neighbour) {
                reached.push(*neighbour);
                queue.push_back(*neighbour);
            }
        }
    }
    reached
}

/// The groups of claims of a case.
#[derive(Debug)]
pub(super) struct Groups {
    classes: Classes,
    /// By group, the groups that say the same more exactly.
    refined_by: BTreeMap<RecordRef, BTreeSet<RecordRef>>,
    /// Groups of which a claim is contradicted.
    pub(super) differing: BTreeSet<RecordRef>,
}

impl Groups {
    pub(super) fn of(case: &Case) -> Self {
        let classes = Classes::tied_by(case, &[LinkKind::Restates, LinkKind::SameAs]);
        let mut refined_by: BTreeMap<RecordRef, BTreeSet<RecordRef>> = BTreeMap::new();
        let mut differing = BTreeSet::new();
        for link in case.links().iter() {
            let ends = (link.from, link.to);
            match (link.kind, ends) {
                (LinkKind::Refines, (RecordRef::Claim(_), RecordRef::Claim(_))) => {
                    let finer = classes.name_of(link.from);
                    refined_by
                        .entry(classes.name_of(link.to))
                        .or_default()
                        .insert(finer);
                }
                (LinkKind::Contradicts, (from, to)) => {
                    differing.extend([classes.name_of(from), classes.name_of(to)]);
                }
                _ => {}
            }
        }
        Self {
            classes,
            refined_by,
            differing,
        }
    }

    /// The name of a claim's group.
    pub(super) fn group_of(&self, claim: ClaimId) -> RecordRef {
        self.classes.name_of(claim.into())
    }

    /// The group itself and all that say the same more exactly.
    pub(super) fn carriers_of(&self, group: RecordRef) -> Vec<RecordRef> {
        reach(group, &self.refined_by)
    }
}

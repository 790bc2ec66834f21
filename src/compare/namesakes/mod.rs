//! Entities that may be one and the same. Found and offered; never merged by themselves.
//!
//! Names are brought into several forms, from strict to loose; entities that share a form are pairs, the strictest form
//! they share is the reason. Only within such groups are names compared letter by letter, so that the time grows with the
//! entities and not with their pairs. Pairs of kinds that cannot be one thing, that registries tell apart, that the analyst
//! tied as the same or found not to be the same are left out.

mod forms;
mod pairs;
#[cfg(test)]
mod tests;

use crate::model::{Case, EntityId, LinkKind, Namesake, RecordRef};
use std::collections::BTreeSet;

/// Pairs of entities that may be one, the likeliest first.
pub fn namesakes(case: &Case) -> Vec<Namesake> {
    let mut settled: BTreeSet<(EntityId, EntityId)> = BTreeSet::new();
    let not_same = case.info().not_same.iter().copied();
    let same = case
        .links()
        .iter()
        .filter_map(|link| match (link.from, link.to) {
            (RecordRef::Entity(from), RecordRef::Entity(to)) if link.kind == LinkKind::SameAs => {
                Some((from, to))
            }
            _ => None,
        });
    settled.extend(
        not_same
            .chain(same)
            .map(|(one, other)| (one.min(other), one.max(other))),
    );
    let found = pairs::pairs(case, &settled);
    let mut list: Vec<Namesake> = found
        .into_iter()
        .map(|((one, other), reason)| Namesake {
            one,
            other,
            reason: reason.reason,
            name: reason.names[0].clone(),
            other_name: reason.names[1].clone(),
        })
        .collect();
    list.sort_by_key(|pair| (pair.reason, pair.one, pair.other));
    list
}

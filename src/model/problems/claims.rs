//! Claims: what they refer to and how many they speak of.

use super::problem::Found;
use crate::model::{Claim, Comparator, Entity, Excerpt, Quantity};

pub(super) fn check(found: &mut Found<'_>) {
    for claim in found.case.claims().iter() {
        check_references(found, claim);
        if let Some(what) = claim.quantity.as_ref().and_then(wrong_quantity) {
            found.note(claim.id, what);
        }
    }
}

fn check_references(found: &mut Found<'_>, claim: &Claim) {
    if let Some(speaker) = claim.speaker {
        found.require::<Entity>(claim.id, "speaker", speaker);
    }
    for source in claim.according_to.iter().filter_map(|step| step.source) {
        found.require::<Entity>(claim.id, "according-to source", source);
    }
    if let Some(place) = claim.place {
        found.require::<Entity>(claim.id, "place", place);
    }
    for entity in &claim.entities {
        found.require::<Entity>(claim.id, "named entity", *entity);
    }
    for excerpt in &claim.excerpts {
        found.require::<Excerpt>(claim.id, "excerpt", *excerpt);
    }
}

/// What is wrong with a quantity, if anything.
fn wrong_quantity(quantity: &Quantity) -> Option<String> {
    let (value, upper) = (quantity.value, quantity.upper);
    if !value.is_finite() || upper.is_some_and(|upper| !upper.is_finite()) {
        return Some("its quantity is not a number".to_owned());
    }
    match (quantity.comparator, upper) {
        (Comparator::Between, None) => Some(format!(
            "its quantity is between {value} and nothing: the upper end is missing"
        )),
        (Comparator::Between, Some(upper)) if upper < value => Some(format!(
            "its quantity is between {value} and {upper}: the upper end is below the lower"
        )),
        _ => None,
    }
}

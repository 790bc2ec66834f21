//! By what cards are put in order: dates, or kind and title.

use super::Arrangement;
use super::units::Unit;
use crate::model::{CardId, Case, RecordRef};

/// The place of each unit in the order that an arrangement goes by; `None` where it goes by none.
pub(super) fn orders(case: &Case, arrangement: Arrangement, units: &[Unit]) -> Vec<Option<i64>> {
    match arrangement {
        Arrangement::Timeline => units.iter().map(|unit| day_of(case, unit)).collect(),
        Arrangement::GridByKind => by_kind(case, units),
        _ => vec![None; units.len()],
    }
}

/// The first day that any card of a unit speaks of, as a number that grows with time.
fn day_of(case: &Case, unit: &Unit) -> Option<i64> {
    unit.cards
        .iter()
        .filter_map(|card| day_of_card(case, *card))
        .min()
}

fn day_of_card(case: &Case, card: CardId) -> Option<i64> {
    let date = match case.card(card)?.subject {
        RecordRef::Article(id) => case.article(id)?.published.clone(),
        RecordRef::Claim(id) => case.claim(id)?.when.as_ref().map(|when| when.edtf.clone()),
        _ => None,
    };
    let day = date?.bounds().0?;
    let (year, month, day) = (day.year(), day.month(), day.day());
    Some((i64::from(year) * 12 + i64::from(month)) * 31 + i64::from(day))
}

/// Frames first, then cards by kind, each by title.
fn by_kind(case: &Case, units: &[Unit]) -> Vec<Option<i64>> {
    let key = |unit: &Unit| match (unit.frames.first(), unit.cards.first()) {
        (Some(frame), _) => (None, case.name_of((*frame).into()).to_lowercase()),
        (None, card) => {
            let subject = card
                .and_then(|card| case.card(*card))
                .map(|card| card.subject);
            let name = subject.map(|subject| case.name_of(subject).to_lowercase());
            (
                subject.map(|subject| subject.kind()),
                name.unwrap_or_default(),
            )
        }
    };
    let mut sorted: Vec<_> = units.iter().map(key).zip(0..).collect();
    sorted.sort();
    let mut orders = vec![None; units.len()];
    for (rank, (_, at)) in (0..).zip(sorted) {
        if let Some(order) = orders.get_mut::<usize>(at) {
            *order = Some(rank);
        }
    }
    orders
}

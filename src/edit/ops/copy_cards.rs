//! Take a copy of cards and what they need.

use super::fragment::Fragment;
use super::membership::carried_by;
use crate::model::references_of;
use crate::model::{AnyRecord, CardId, Case, FrameId, RecordKind, RecordRef};
use std::collections::BTreeSet;

/// A copy of cards with their records and what is folded into them, of frames with the cards they carry, and of the links among the copied records.
/// What those refer to comes along apart.
pub fn copy(case: &Case, cards: &BTreeSet<CardId>, frames: &BTreeSet<FrameId>) -> Fragment {
    let mut cards: BTreeSet<CardId> = cards
        .iter()
        .copied()
        .chain(carried_by(case, frames))
        .collect();
    add_folded(case, &mut cards);
    let mut chosen: BTreeSet<RecordRef> = frames.iter().map(|frame| (*frame).into()).collect();
    for card in cards.iter().filter_map(|id| case.card(*id)) {
        chosen.extend([card.id.into(), card.subject]);
    }
    let links = case
        .links()
        .iter()
        .filter(|link| chosen.contains(&link.from) && chosen.contains(&link.to));
    let links: Vec<RecordRef> = links.map(|link| link.id.into()).collect();
    chosen.extend(links);
    let quoted = quoted_by(case, &chosen);
    chosen.extend(quoted);
    let records = |names: &BTreeSet<RecordRef>| {
        names
            .iter()
            .filter_map(|name| name.get(case))
            .collect::<Vec<_>>()
    };
    let chosen_records = records(&chosen);
    let needed = needed_by(case, &chosen_records, &chosen);
    Fragment {
        chosen: chosen_records,
        needed: records(&needed),
    }
}

/// Adds what is folded into the cards, and into those in turn.
fn add_folded(case: &Case, cards: &mut BTreeSet<CardId>) {
    let folded: Vec<(CardId, CardId)> = case
        .cards()
        .iter()
        .filter_map(|card| Some((card.id, card.folded_into?)))
        .collect();
    loop {
        let known = cards.len();
        let more = folded.iter().filter(|(_, host)| cards.contains(host));
        let more: Vec<CardId> = more.map(|(card, _)| *card).collect();
        cards.extend(more);
        if cards.len() == known {
            return;
        }
    }
}

/// The excerpts that chosen records rest on and whose article is chosen too: a copied claim quotes the copied article.
fn quoted_by(case: &Case, chosen: &BTreeSet<RecordRef>) -> Vec<RecordRef> {
    let references = chosen
        .iter()
        .filter_map(|name| name.get(case))
        .flat_map(|record| references_of(&record));
    let is_of_chosen_article = |name: &RecordRef| match name {
        RecordRef::Excerpt(id) => case
            .excerpt(*id)
            .is_some_and(|excerpt| chosen.contains(&excerpt.article.into())),
        _ => false,
    };
    references.filter(is_of_chosen_article).collect()
}

/// Everything that records refer to, and what that refers to in turn, apart from the chosen themselves. Frames and cards
/// are not needed: a copied card leaves its frame, and the card it is folded into, behind unless that is copied too.
fn needed_by(
    case: &Case,
    records: &[AnyRecord],
    chosen: &BTreeSet<RecordRef>,
) -> BTreeSet<RecordRef> {
    let mut needed = BTreeSet::new();
    let mut to_look_at: Vec<RecordRef> = records.iter().flat_map(references_of).collect();
    while let Some(name) = to_look_at.pop() {
        let stays = matches!(name.kind(), RecordKind::Frame | RecordKind::Card);
        let is_new = !stays && !chosen.contains(&name) && needed.insert(name);
        if let Some(record) = name.get(case).filter(|_| is_new) {
            to_look_at.extend(references_of(&record));
        }
    }
    needed
}

//! The links of a generated case: mostly within a cluster, some to the next, a few across the board; one hub.

use super::chance::Chance;
use super::{CLUSTER, HUB_LINKS};
use crate::model::*;
use std::collections::BTreeSet;

/// How often a link that does not come about (its ends are linked already) is tried again.
const TRIES: usize = 20;

/// Adds links, one and a half a card, to the subjects of all cards in their order.
pub(super) fn add(
    parts: &mut CaseParts,
    subjects: &[RecordRef],
    ids: &mut IdSource,
    chance: &mut Chance,
) {
    let wanted = subjects.len() + subjects.len() / 2;
    let hub = subjects.len() / 2 / CLUSTER * CLUSTER + CLUSTER / 2;
    let hub = hub.min(subjects.len().saturating_sub(1));
    let mut pairs = hub_pairs(subjects.len(), hub);
    let mut tied: BTreeSet<(usize, usize)> = pairs.iter().copied().map(in_order).collect();
    while pairs.len() < wanted {
        let free = (0..TRIES)
            .map(|_| any_pair(subjects.len(), chance))
            .find(|pair| {
                let is_hub = pair.0 == hub || pair.1 == hub;
                pair.0 != pair.1 && !is_hub && !tied.contains(&in_order(*pair))
            });
        let Some(pair) = free else { break };
        tied.insert(in_order(pair));
        pairs.push(pair);
    }
    for (from, to) in pairs {
        if let (Some(from), Some(to)) = (subjects.get(from), subjects.get(to)) {
            let link = link(ids.fresh(|_| false), *from, *to, chance);
            parts.links.push(link);
        }
    }
}

fn in_order((a, b): (usize, usize)) -> (usize, usize) {
    (a.min(b), a.max(b))
}

/// The hub with its own cluster first, then with whoever comes next.
fn hub_pairs(cards: usize, hub: usize) -> Vec<(usize, usize)> {
    let first = hub / CLUSTER * CLUSTER;
    (first..cards)
        .chain((0..first).rev())
        .filter(|other| *other != hub)
        .take(HUB_LINKS)
        .map(|other| {
            if other % 2 == 0 {
                (hub, other)
            } else {
                (other, hub)
            }
        })
        .collect()
}

/// Two cards by chance, not always two different ones.
fn any_pair(cards: usize, chance: &mut Chance) -> (usize, usize) {
    let from = chance.below(cards);
    let cluster = from / CLUSTER;
    let other_cluster = match chance.below(100) {
        0..88 => cluster,
        88..98 => cluster + 1,
        _ => chance.below(cards.div_ceil(CLUSTER)),
    };
    let first = other_cluster * CLUSTER;
    let last = (first + CLUSTER).min(cards);
    match last.checked_sub(first) {
        Some(size) if size > 0 => (from, first + chance.below(size)),
        _ => (from, from),
    }
}

fn link(id: LinkId, from: RecordRef, to: RecordRef, chance: &mut Chance) -> Link {
    let kind = chance.pick(kinds_between(from.kind(), to.kind()));
    let mut link = Link::new(id, kind, from, to);
    link.strength = match chance.below(100) {
        0..60 => Strength::Confirmed,
        60..85 => Strength::Unconfirmed,
        _ => Strength::Tentative,
    };
    if kind == LinkKind::Custom || chance.happens(8) {
        let words = [
            "paid for",
            "met",
            "same voyage",
            "see also",
            "owns a share",
            "on the day before",
        ];
        link.label = chance.one_of(&words).to_owned();
    }
    link
}

/// What a link between two records may say.
const fn kinds_between(from: RecordKind, to: RecordKind) -> &'static [LinkKind] {
    use LinkKind::*;
    match (from, to) {
        (RecordKind::Claim, RecordKind::Claim) => &[
            Supports,
            Supports,
            Refines,
            Restates,
            Contradicts,
            Undercuts,
        ],
        (RecordKind::Article, RecordKind::Article) => &[DerivesFrom, Restates, About],
        (RecordKind::Entity, RecordKind::Entity) => &[MemberOf, PartOf, LocatedIn, SameAs, Custom],
        (RecordKind::Entity, RecordKind::Claim) => &[Says],
        (RecordKind::Note, _) => &[About, Custom],
        _ => &[Mentions, About, Supports],
    }
}

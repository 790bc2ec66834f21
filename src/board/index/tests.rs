//! Keeping the index up to date must leave what reading the case anew gives.

use super::*;
use crate::board::{TieKind, sample};
use crate::model::{AnyRecord, Card, Excerpt, ExcerptId, Link, TypedId};
use emath::{pos2, vec2};

/// Everything in an index, in an order that does not depend on how it came about.
fn contents(index: &BoardIndex) -> String {
    fn leaves<T: std::fmt::Debug>(tree: &RTree<Leaf<T>>) -> Vec<String> {
        let mut leaves: Vec<String> = tree.iter().map(|leaf| format!("{leaf:?}")).collect();
        leaves.sort();
        leaves
    }
    format!(
        "{:#?}",
        (
            (
                &index.cards,
                &index.cards_of,
                &index.frames,
                &index.edges,
                &index.pair_of_link
            ),
            (
                &index.neighbours,
                &index.links_at,
                &index.link_ends,
                &index.claims_at,
                &index.claim_refs
            ),
            (
                leaves(&index.card_tree),
                leaves(&index.edge_tree),
                leaves(&index.frame_tree)
            ),
        )
    )
}

/// A small generator of numbers, the same on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides.max(1)
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        from.get(self.roll(from.len() as u64) as usize).copied()
    }
}

/// Changes one record at random; says which.
fn change(case: &mut Case, dice: &mut Dice) -> Option<RecordRef> {
    let cards: Vec<CardId> = case.cards().ids().collect();
    let record: AnyRecord = match dice.roll(8) {
        0 | 1 => {
            let mut card = case.card(dice.pick(&cards)?)?.clone();
            card.pos = pos2(dice.roll(900) as f32, dice.roll(900) as f32);
            if dice.roll(9) == 0 {
                card.pos.x = f32::NAN;
            }
            card.collapsed = dice.roll(3) == 0;
            card.into()
        }
        2 => {
            let id = dice.pick(&cards)?;
            case.remove(id.into());
            return Some(id.into());
        }
        3 => {
            let subjects: Vec<RecordRef> = case
                .claims()
                .ids()
                .map(RecordRef::from)
                .chain(case.entities().ids().map(RecordRef::from))
                .collect();
            let id = CardId::from_number(dice.roll(40) + 1);
            let rect = Rect::from_min_size(pos2(dice.roll(900) as f32, 5.0), vec2(100.0, 50.0));
            Card::new(id, dice.pick(&subjects)?, rect).into()
        }
        4 => {
            let ends: Vec<RecordRef> = case.cards().iter().map(|card| card.subject).collect();
            let id = LinkId::from_number(dice.roll(12) + 1);
            Link::new(
                id,
                dice.pick(LinkKind::ALL)?,
                dice.pick(&ends)?,
                dice.pick(&ends)?,
            )
            .into()
        }
        5 => {
            let id = LinkId::from_number(dice.roll(12) + 1);
            case.remove(id.into());
            return Some(id.into());
        }
        6 => {
            let ids: Vec<ClaimId> = case.claims().ids().collect();
            let mut claim = case.claim(dice.pick(&ids)?)?.clone();
            claim.speaker = dice.pick(&case.entities().ids().collect::<Vec<_>>());
            claim.place = dice.pick(&case.entities().ids().collect::<Vec<_>>());
            claim.excerpts.reverse();
            claim.excerpts.truncate(1);
            claim.into()
        }
        _ => {
            let ids: Vec<ExcerptId> = case.excerpts().ids().collect();
            let mut excerpt: Excerpt = case.excerpt(dice.pick(&ids)?)?.clone();
            excerpt.article = dice.pick(&case.articles().ids().collect::<Vec<_>>())?;
            excerpt.into()
        }
    };
    case.put(&record);
    Some(record.record_ref())
}

#[test]
fn an_updated_index_equals_a_new_one() {
    for seed in 0..30 {
        let (mut case, _) = sample::varied();
        let mut index = BoardIndex::of(&case);
        let mut dice = Dice(seed);
        for step in 0..25 {
            let count = 1 + dice.roll(4);
            let changed: BTreeSet<RecordRef> = (0..count)
                .filter_map(|_| change(&mut case, &mut dice))
                .collect();
            index.update(&case, &changed);
            let is_same = contents(&index) == contents(&BoardIndex::of(&case));
            assert!(is_same, "seed {seed}, step {step}: {changed:?}");
        }
    }
}

#[test]
fn what_has_no_place_is_left_out() {
    let (case, _) = sample::varied();
    let index = BoardIndex::of(&case);
    let placed = case.cards().iter().filter(|card| card.is_placed()).count();
    assert!(placed < case.cards().len());
    assert_eq!(index.cards().len(), placed);
    assert!(index.bounds().is_some_and(|bounds| bounds.is_finite()));
}

#[test]
fn a_tie_that_a_link_says_already_is_not_drawn() {
    let (mut case, _) = sample::varied();
    let claim = ClaimId::from_number(1);
    let speaker = case
        .claim(claim)
        .and_then(|claim| claim.speaker)
        .expect("it has a speaker");
    let said_by = |index: &BoardIndex| {
        index
            .edges()
            .filter(|edge| matches!(edge.key, EdgeKey::Tie(key) if key.kind == TieKind::SaidBy))
            .count()
    };
    let mut index = BoardIndex::of(&case);
    let before = said_by(&index);
    let link = Link::new(LinkId::from_number(50), LinkKind::Says, speaker, claim);
    case.put(&link.into());
    index.update(&case, &BTreeSet::from([LinkId::from_number(50).into()]));
    assert_eq!(said_by(&index), before - 1);
}

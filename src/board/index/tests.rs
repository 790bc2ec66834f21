//! Keeping the index up to date must leave what reading the case anew gives.

use super::*;
use crate::board::{TieKind, sample};
use crate::model::{
    AnyRecord, Card, ClaimId, EntityId, Excerpt, ExcerptId, Frame, Link, Note, NoteId, NoteKind,
    TypedId,
};
use emath::{pos2, vec2};

/// Everything in an index, in an order that does not depend on how it came about.
fn contents(index: &BoardIndex) -> String {
    let ids: BTreeMap<u32, CardId> = index
        .slot_of
        .iter()
        .map(|(id, slot)| (*slot, *id))
        .collect();
    let key_of = |slot: u32| index.edges.get(slot).map(|edge| edge.key);
    let keys_of = |slots: &[u32]| slots.iter().copied().map(key_of).collect::<BTreeSet<_>>();
    let cards: BTreeMap<_, _> = index
        .cards
        .iter()
        .map(|(slot, node)| (ids.get(&slot), (node.card, keys_of(&node.edges))))
        .map(|(id, (card, edges))| (id, format!("{card:?} {edges:?}")))
        .collect();
    let edges: BTreeMap<_, _> = index.edges().map(|edge| (edge.key, edge)).collect();
    let frame_edges: BTreeMap<_, _> = index
        .frame_edges
        .iter()
        .map(|(id, slots)| (id, keys_of(slots)))
        .collect();
    let by_link: BTreeMap<_, _> = index
        .edge_of_link
        .iter()
        .map(|(id, slot)| (id, key_of(*slot)))
        .collect();
    let card_places: BTreeSet<_> = index
        .card_grid
        .sorted()
        .into_iter()
        .map(|(slot, place)| (ids.get(&slot).copied(), place))
        .collect();
    let edge_places: BTreeSet<_> = index
        .edge_grid
        .sorted()
        .into_iter()
        .map(|(slot, place)| (key_of(slot), place))
        .collect();
    let references = &index.references;
    format!(
        "{:#?}",
        (
            (cards, &index.frames, edges, frame_edges, by_link),
            (
                card_places,
                edge_places,
                index.bounds,
                index.density.sorted(),
                sorted(&index.cards_of)
            ),
            (sorted(&references.links), sorted(&references.links_at)),
            (sorted(&references.told), sorted(&references.tellers_at)),
            (
                sorted(&references.carriers),
                sorted(&references.members),
                sorted(&references.folded)
            ),
        )
    )
}

fn sorted<K: Ord, V>(table: &Table<K, V>) -> BTreeMap<&K, &V> {
    table.iter().collect()
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
    let record: AnyRecord = match dice.roll(12) {
        0 | 1 => {
            let mut card = case.card(dice.pick(&cards)?)?.clone();
            card.pos = pos2(dice.roll(900) as f32, dice.roll(900) as f32);
            if dice.roll(9) == 0 {
                card.pos.x = f32::NAN;
            }
            card.collapsed = dice.roll(3) == 0;
            card.z = dice.roll(3) as i32;
            card.frame = dice.pick(&[
                None,
                Some(FrameId::from_number(1)),
                Some(FrameId::from_number(9)),
            ])?;
            card.folded_into = (dice.roll(6) == 0).then_some(dice.pick(&cards)?);
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
                .chain(case.notes().ids().map(RecordRef::from))
                .collect();
            let id = CardId::from_number(dice.roll(40) + 1);
            let rect = Rect::from_min_size(pos2(dice.roll(900) as f32, 5.0), vec2(100.0, 50.0));
            Card::new(id, dice.pick(&subjects)?, rect).into()
        }
        4 => {
            let cards = case.cards().iter().map(|card| card.subject);
            let frames = case.frames().ids().map(RecordRef::from);
            let ends: Vec<RecordRef> = cards.chain(frames).collect();
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
            let id = FrameId::from_number(dice.roll(3) + 1);
            let rect = Rect::from_min_size(pos2(dice.roll(900) as f32, 0.0), vec2(300.0, 250.0));
            let mut frame = Frame::new(id, "", rect);
            frame.collapsed = dice.roll(2) == 0;
            frame.into()
        }
        7 => {
            let id = FrameId::from_number(dice.roll(3) + 1);
            case.remove(id.into());
            return Some(id.into());
        }
        8 => {
            let ids: Vec<ClaimId> = case.claims().ids().collect();
            let mut claim = case.claim(dice.pick(&ids)?)?.clone();
            claim.speaker = dice.pick(&case.entities().ids().collect::<Vec<_>>());
            claim.place = dice.pick(&case.entities().ids().collect::<Vec<_>>());
            claim.excerpts.reverse();
            claim.excerpts.truncate(1);
            claim.into()
        }
        9 => {
            let ids: Vec<EntityId> = case.entities().ids().collect();
            let mut entity = case.entity(dice.pick(&ids)?)?.clone();
            let excerpt = dice.pick(&case.excerpts().ids().collect::<Vec<_>>());
            entity.excerpts = excerpt.into_iter().filter(|_| dice.roll(4) > 0).collect();
            entity.into()
        }
        10 => {
            let id = NoteId::from_number(dice.roll(3) + 1);
            if dice.roll(5) == 0 {
                case.remove(id.into());
                return Some(id.into());
            }
            let mut note = Note::new(id, NoteKind::Note, "");
            note.excerpts
                .extend(dice.pick(&case.excerpts().ids().collect::<Vec<_>>()));
            note.into()
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
    for seed in 0..60 {
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
    assert_eq!(index.card_count(), placed);
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

#[test]
fn what_is_folded_or_in_a_closed_frame_is_not_on_the_board() {
    let (mut case, _) = sample::varied();
    let ids: Vec<CardId> = case
        .cards()
        .iter()
        .filter(|card| card.is_placed())
        .map(|card| card.id)
        .collect();
    let mut index = BoardIndex::of(&case);
    let all = index.card_count();
    let frame = FrameId::from_number(1);
    let mut put = |index: &mut BoardIndex, record: AnyRecord| -> Case {
        case.put(&record);
        index.update(&case, &BTreeSet::from([record.record_ref()]));
        case.clone()
    };
    let card = |case: &Case, at: usize| case.card(ids[at]).expect("it is there").clone();
    let case = put(
        &mut index,
        Frame::new(
            frame,
            "one",
            Rect::from_min_size(pos2(0.0, 0.0), vec2(500.0, 500.0)),
        )
        .into(),
    );
    let case = put(
        &mut index,
        Card {
            frame: Some(frame),
            folded_into: None,
            ..card(&case, 0)
        }
        .into(),
    );
    let case = put(
        &mut index,
        Card {
            folded_into: Some(ids[3]),
            frame: None,
            ..card(&case, 1)
        }
        .into(),
    );
    let case = put(
        &mut index,
        Card {
            folded_into: Some(ids[1]),
            frame: None,
            ..card(&case, 2)
        }
        .into(),
    );
    assert_eq!(
        (index.card_count(), index.folded_into(ids[3])),
        (all - 2, 2)
    );
    assert!(index.card(ids[1]).is_none() && index.edges_at(ids[2]).next().is_none());
    let members = index.carried_by(frame);
    let on_board = index
        .cards()
        .filter(|it| {
            case.card(it.id)
                .is_some_and(|card| card.frame == Some(frame))
        })
        .count();
    let mut closed = case.frame(frame).expect("it is there").clone();
    closed.collapsed = true;
    let case = put(&mut index, closed.into());
    assert!(members > 0 && on_board > 0);
    assert_eq!(index.card_count(), all - 2 - on_board);
    assert_eq!(contents(&index), contents(&BoardIndex::of(&case)));
}

#[test]
fn links_may_lead_to_frames() {
    let (mut case, _) = sample::varied();
    let frame = Frame::new(
        FrameId::from_number(2),
        "two",
        Rect::from_min_size(pos2(2000.0, 0.0), vec2(500.0, 500.0)),
    );
    case.put(&frame.into());
    let subject = case.cards().iter().next().expect("there are cards").subject;
    let link = LinkId::from_number(50);
    case.put(&Link::new(link, LinkKind::About, FrameId::from_number(2), subject).into());
    let index = BoardIndex::of(&case);
    let edge = index.link(link).expect("it is drawn");
    assert_eq!(edge.from, Item::Frame(FrameId::from_number(2)));
    assert!(
        index
            .edges_at(FrameId::from_number(2))
            .any(|at| at.key == edge.key)
    );
    assert!(
        index
            .edges_in(edge.route.bounds())
            .any(|at| at.key == edge.key)
    );
}

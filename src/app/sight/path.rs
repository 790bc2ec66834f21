//! The ways from one card to another by links and ties, shortest first, one after the other.
//!
//! Yen's algorithm (Management Science 17, 1971) over breadth-first searches: each further way leaves an earlier one at
//! some card. Equally short ways come in the order of the ids of their cards, so that the same board always gives the
//! same ways.

use super::ground::Ground;
use crate::board::{CardSet, EdgeKey};
use crate::model::CardId;
use std::collections::{BTreeSet, HashMap};

/// More ways than this are not looked for.
const MOST: usize = 50;

/// One step of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PathStep {
    /// The link or tie it goes along.
    pub edge: EdgeKey,
    /// Whether it goes the way the link points; along a tie, from the claim to what it rests on or names.
    pub is_forward: bool,
    /// The card it leads to.
    pub to: CardId,
}

/// Finds ways between two cards, one at a time.
#[derive(Debug, Clone, Default)]
pub struct PathFinder {
    found: Vec<Vec<CardId>>,
    /// Ways that are known but not handed out yet, in the order in which they will be.
    waiting: BTreeSet<(usize, Vec<CardId>)>,
}

impl PathFinder {
    /// The next way, as cards from first to last; `None` if there is no further one.
    pub(super) fn next(
        &mut self,
        ground: &Ground<'_>,
        from: CardId,
        to: CardId,
    ) -> Option<Vec<CardId>> {
        if self.found.len() >= MOST {
            return None;
        }
        match self.found.last().cloned() {
            None => {
                let first = search(ground, from, to, &Barred::default())?;
                self.waiting.insert((first.len(), first));
            }
            Some(last) => self.branch_off(ground, &last, to),
        }
        let (_, next) = self.waiting.pop_first()?;
        self.found.push(next.clone());
        Some(next)
    }

    /// Finds the ways that leave the last one at each of its cards.
    fn branch_off(&mut self, ground: &Ground<'_>, last: &[CardId], to: CardId) {
        for at in 0..last.len().saturating_sub(1) {
            let (Some(root), Some(spur)) = (last.get(..at), last.get(at)) else {
                continue;
            };
            let head = last.get(..=at);
            // Where earlier ways went on from here is barred, and so is going back.
            let same_head = self.found.iter().filter(|way| way.get(..=at) == head);
            let barred = Barred {
                cards: root.iter().copied().collect(),
                start: Some(*spur),
                first_steps: same_head
                    .filter_map(|way| way.get(at + 1))
                    .copied()
                    .collect(),
            };
            if let Some(rest) = search(ground, *spur, to, &barred) {
                let way: Vec<CardId> = root.iter().copied().chain(rest).collect();
                self.waiting.insert((way.len(), way));
            }
        }
    }
}

/// Where a search must not go.
#[derive(Debug, Default)]
struct Barred {
    cards: BTreeSet<CardId>,
    start: Option<CardId>,
    /// Cards to which the first step must not lead.
    first_steps: BTreeSet<CardId>,
}

impl Barred {
    fn allows(&self, from: CardId, to: CardId) -> bool {
        let is_first_step = self.start == Some(from);
        !(self.cards.contains(&to) || is_first_step && self.first_steps.contains(&to))
    }
}

/// The shortest way, of several equally short ones the first by ids: distances are measured from the end, and then each
/// step goes to the first card that is one nearer.
fn search(ground: &Ground<'_>, from: CardId, to: CardId, barred: &Barred) -> Option<Vec<CardId>> {
    if from == to {
        return None;
    }
    let steps_to_end = distances(ground, from, to, barred)?;
    let mut way = vec![from];
    let mut here = from;
    let mut left = *steps_to_end.get(&from)?;
    while left > 0 {
        left -= 1;
        let is_nearer =
            |next: &CardId| barred.allows(here, *next) && steps_to_end.get(next) == Some(&left);
        let nearer = ground.around(here).filter(is_nearer).min()?;
        way.push(nearer);
        here = nearer;
    }
    Some(way)
}

/// How many steps it is to the end from `from` and all cards nearer to the end; `None` if there is no way.
fn distances(
    ground: &Ground<'_>,
    from: CardId,
    to: CardId,
    barred: &Barred,
) -> Option<HashMap<CardId, usize, foldhash::fast::FixedState>> {
    let mut steps = HashMap::default();
    steps.insert(to, 0);
    let mut front = vec![to];
    let mut depth = 0;
    while !front.is_empty() && !steps.contains_key(&from) {
        depth += 1;
        let mut next_front = Vec::new();
        for card in front {
            for next in ground.around(card) {
                // Seen from the start the step goes from `next` to `card`.
                let is_open = !barred.cards.contains(&next) && barred.allows(next, card);
                if is_open && !steps.contains_key(&next) {
                    steps.insert(next, depth);
                    next_front.push(next);
                }
            }
        }
        front = next_front;
    }
    steps.contains_key(&from).then_some(steps)
}

/// The cards of steps from a first one, each once.
pub(super) fn cards_of(from: CardId, steps: &[PathStep]) -> CardSet {
    [from]
        .into_iter()
        .chain(steps.iter().map(|step| step.to))
        .collect()
}

/// The edges of steps.
pub(super) fn edges_of(steps: &[PathStep]) -> BTreeSet<EdgeKey> {
    steps.iter().map(|step| step.edge).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::board::BoardIndex;
    use crate::model::{
        Card, Case, CaseParts, Link, LinkId, LinkKind, Note, NoteId, NoteKind, RecordRef,
        TypedId as _,
    };
    use emath::{Rect, pos2, vec2};

    /// Notes 1, 2, … with links between some of them, some locked.
    pub(in super::super) fn case(count: u64, links: &[(u64, u64)], locked: &[u64]) -> Case {
        let mut parts = CaseParts::default();
        for number in 1..=count {
            let note = NoteId::from_number(number);
            let words = format!("note {number}");
            parts.notes.push(Note::new(note, NoteKind::Note, words));
            let place = Rect::from_min_size(pos2(number as f32 * 300.0, 0.0), vec2(200.0, 80.0));
            let mut card = Card::new(CardId::from_number(number), note, place);
            card.locked = locked.contains(&number);
            parts.cards.push(card);
        }
        for (at, (from, to)) in (1..).zip(links) {
            let [from, to] = [from, to].map(|number| RecordRef::from(NoteId::from_number(*number)));
            let id = LinkId::from_number(at);
            parts
                .links
                .push(Link::new(id, LinkKind::Supports, from, to));
        }
        parts.into_case().expect("ids differ")
    }

    /// The board of such a case.
    pub(in super::super) fn board(count: u64, links: &[(u64, u64)]) -> BoardIndex {
        BoardIndex::of(&case(count, links, &[]))
    }

    fn ways(index: &BoardIndex, hidden: &[u64], from: u64, to: u64) -> Vec<String> {
        let hidden = hidden
            .iter()
            .map(|number| CardId::from_number(*number))
            .collect();
        let ground = Ground {
            index,
            hidden_ties: &BTreeSet::new(),
            hidden: &hidden,
        };
        let mut finder = PathFinder::default();
        let [from, to] = [from, to].map(CardId::from_number);
        let mut ways = Vec::new();
        while let Some(way) = finder.next(&ground, from, to) {
            assert!(
                ground
                    .steps_along(&way)
                    .is_some_and(|steps| steps.len() + 1 == way.len())
            );
            let names: Vec<String> = way.iter().map(|id| id.number().to_string()).collect();
            ways.push(names.join(" "));
        }
        ways
    }

    #[test]
    fn ways_come_shortest_first_and_equals_by_id() {
        // Two ways of two steps, one of three; links may be walked backwards.
        let index = board(6, &[(1, 3), (2, 1), (3, 4), (2, 4), (1, 5), (5, 6), (6, 4)]);
        assert_eq!(ways(&index, &[], 1, 4), ["1 2 4", "1 3 4", "1 5 6 4"]);
        assert_eq!(ways(&index, &[], 4, 1), ["4 2 1", "4 3 1", "4 6 5 1"]);
    }

    #[test]
    fn no_way_leads_over_hidden_cards_or_to_an_island() {
        let index = board(5, &[(1, 2), (2, 4), (1, 3), (3, 4)]);
        assert_eq!(ways(&index, &[2], 1, 4), ["1 3 4"]);
        assert_eq!(ways(&index, &[2, 3], 1, 4), [""; 0]);
        assert_eq!(ways(&index, &[], 1, 5), [""; 0]);
        assert_eq!(ways(&index, &[], 1, 1), [""; 0]);
    }

    #[test]
    fn every_simple_way_is_found_once() {
        // All pairs of five cards are linked: 1 + 3 + 6 + 6 ways without a loop.
        let pairs: Vec<(u64, u64)> = (1..=5)
            .flat_map(|a| (a + 1..=5).map(move |b| (a, b)))
            .collect();
        let found = ways(&board(5, &pairs), &[], 1, 5);
        let distinct: BTreeSet<&String> = found.iter().collect();
        assert_eq!((found.len(), distinct.len()), (16, 16));
        assert!(found.is_sorted_by_key(|way| way.len()));
    }

    #[test]
    fn the_link_that_points_the_way_is_named() {
        let index = board(2, &[(2, 1), (1, 2)]);
        let hidden = CardSet::new();
        let ground = Ground {
            index: &index,
            hidden_ties: &BTreeSet::new(),
            hidden: &hidden,
        };
        let steps = ground
            .steps_along(&[1, 2].map(CardId::from_number))
            .expect("linked");
        assert_eq!(
            steps.first().map(|step| (step.edge, step.is_forward)),
            Some((EdgeKey::Link(LinkId::from_number(2)), true))
        );
    }
}

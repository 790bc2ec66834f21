//! Walking from card to card by keyboard: along links, by direction, in the order of reading.

use crate::board::{BoardIndex, CardSet, IndexedCard};
use crate::model::{BOARD_LIMIT, CardId};
use emath::{Pos2, Rect, Vec2};
use std::collections::BTreeSet;

/// Which way to walk along links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// On (Tab).
    Forward,
    /// Back (Shift+Tab).
    Back,
}

/// A direction of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Towards smaller x.
    Left,
    /// Towards larger x.
    Right,
    /// Towards smaller y.
    Up,
    /// Towards larger y.
    Down,
}

impl Direction {
    fn unit(self) -> Vec2 {
        match self {
            Self::Left => Vec2::LEFT,
            Self::Right => Vec2::RIGHT,
            Self::Up => Vec2::UP,
            Self::Down => Vec2::DOWN,
        }
    }
}

/// The cards to which one can walk: those on the board, but for the hidden ones.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// Where everything is.
    pub index: &'a BoardIndex,
    /// Cards that a filter takes off the board.
    pub hidden: &'a CardSet,
}

impl<'a> Shown<'a> {
    fn card(&self, id: CardId) -> Option<&'a IndexedCard> {
        let card = self.index.card(id);
        card.filter(|card| !self.hidden.contains(card.id))
    }

    fn cards(&self) -> impl Iterator<Item = &'a IndexedCard> + 'a {
        let hidden = self.hidden;
        let cards = self.index.cards();
        cards.filter(move |card| !hidden.contains(card.id))
    }

    fn cards_in(&self, rect_in_board: Rect) -> impl Iterator<Item = &'a IndexedCard> + 'a {
        let hidden = self.hidden;
        let cards = self.index.cards_in(rect_in_board);
        cards.filter(move |card| !hidden.contains(card.id))
    }

    fn neighbours(&self, id: CardId) -> impl Iterator<Item = CardId> + 'a {
        let hidden = self.hidden;
        let cards = self.index.neighbours(id);
        cards.filter(move |card| !hidden.contains(*card))
    }
}

/// A walk along links that comes by every card of a linked group once: from card to linked card, and where all of those
/// have been seen, on from the last one that leads to something new. Then it begins anew.
///
/// Keep one with the session. It starts afresh by itself when the selection was changed by other means.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LinkWalk {
    /// The cards walked, in order.
    trail: Vec<CardId>,
    /// Where on the trail we are.
    at: usize,
    seen: BTreeSet<CardId>,
}

impl LinkWalk {
    /// The next card from `from`; `None` on a board without another card. A card without links leads to the nearest one.
    pub fn step(&mut self, shown: &Shown<'_>, from: CardId, step: Step) -> Option<CardId> {
        if self.trail.get(self.at) != Some(&from) {
            *self = Self {
                trail: vec![from],
                at: 0,
                seen: BTreeSet::from([from]),
            };
        }
        let to = match step {
            Step::Back => self.back(shown, from),
            Step::Forward => self.forward(shown, from),
        }?;
        shown.card(to).map(|card| card.id)
    }

    fn back(&mut self, shown: &Shown<'_>, from: CardId) -> Option<CardId> {
        if let Some(before) = self.at.checked_sub(1) {
            self.at = before;
            return self.trail.get(before).copied();
        }
        // Nothing behind: the last of the linked cards, and a new walk from there.
        let to = linked_cards(shown, from).pop();
        let to = to.or_else(|| nearest_card(shown, from))?;
        *self = Self::default();
        Some(to)
    }

    fn forward(&mut self, shown: &Shown<'_>, from: CardId) -> Option<CardId> {
        if let Some(next) = self.trail.get(self.at + 1) {
            self.at += 1;
            return Some(*next);
        }
        let trail = self.trail.iter().rev();
        let unseen = |card: &CardId| {
            let mut linked = linked_cards(shown, *card).into_iter();
            linked.find(|linked| !self.seen.contains(linked))
        };
        if let Some(next) = trail.filter_map(unseen).next() {
            self.trail.push(next);
            self.at += 1;
            self.seen.insert(next);
            return Some(next);
        }
        let first = self.trail.first().copied().filter(|first| *first != from);
        let to = first.or_else(|| nearest_card(shown, from));
        *self = Self::default();
        to
    }
}

/// The cards that links and ties of a card lead to, clockwise from above.
pub fn linked_cards(shown: &Shown<'_>, from: CardId) -> Vec<CardId> {
    let Some(center) = shown.card(from).map(|card| card.rect.center()) else {
        return Vec::new();
    };
    let mut linked: Vec<(f32, CardId)> = shown
        .neighbours(from)
        .filter(|id| *id != from)
        .filter_map(|id| {
            let off = shown.card(id)?.rect.center() - center;
            // Clockwise with y down: 0 straight above, up to a full turn.
            let turn = off.x.atan2(-off.y).rem_euclid(std::f32::consts::TAU);
            Some((turn, id))
        })
        .collect();
    linked.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
    linked.into_iter().map(|(_, id)| id).collect()
}

/// The nearest card in a direction: straight ahead counts for more than to the side. `None` if there is none that way.
pub fn nearest_in_direction(
    shown: &Shown<'_>,
    from: CardId,
    direction: Direction,
) -> Option<CardId> {
    let start = shown.card(from)?;
    let center = start.rect.center();
    let ahead = direction.unit();
    let cost = |card: &IndexedCard| {
        let off = card.rect.center() - center;
        let along = off.dot(ahead);
        let aside = (off - ahead * along).length();
        // What lies more to the side than twice as far ahead is another direction's.
        (along > 0.0 && aside <= 2.0 * along).then_some(along + 2.0 * aside)
    };
    widening(start.rect, |area, sight| {
        let found = best(shown, area, from, cost)?;
        // Something nearer may lie outside of a small area only if the cost is beyond its reach.
        (found.0 <= sight).then_some(found.1)
    })
}

/// The nearest card, whichever way.
fn nearest_card(shown: &Shown<'_>, from: CardId) -> Option<CardId> {
    let start = shown.card(from)?;
    let center = start.rect.center();
    widening(start.rect, |area, sight| {
        let distance = |card: &IndexedCard| Some(card.rect.center().distance(center));
        let found = best(shown, area, from, distance)?;
        (found.0 <= sight).then_some(found.1)
    })
}

/// Asks for larger and larger areas around a rectangle until there is an answer. `sight` is how far the area goes in
/// every direction; at last it is without end.
fn widening<T>(around: Rect, ask: impl Fn(Rect, f32) -> Option<T>) -> Option<T> {
    let mut sight = 400.0;
    while sight < 2.0 * BOARD_LIMIT {
        let area = Rect::from_center_size(around.center(), Vec2::splat(2.0 * sight));
        let answer = ask(area, sight);
        if answer.is_some() {
            return answer;
        }
        sight *= 2.0;
    }
    ask(whole_board(), f32::INFINITY)
}

fn whole_board() -> Rect {
    Rect::from_center_size(Pos2::ZERO, Vec2::splat(2.0 * BOARD_LIMIT))
}

/// The cheapest card of an area, without `from`; of equally cheap ones that with the smallest id.
fn best(
    shown: &Shown<'_>,
    area: Rect,
    from: CardId,
    cost: impl Fn(&IndexedCard) -> Option<f32>,
) -> Option<(f32, CardId)> {
    shown
        .cards_in(area)
        .filter(|card| card.id != from)
        .filter_map(|card| Some((cost(card)?, card.id)))
        .min_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)))
}

/// The height of a row of reading, in board points: cards whose upper edges are in the same row are read left to right.
const ROW: f32 = 64.0;

/// Where a card comes in the order of reading.
fn reading_key(card: &IndexedCard) -> (i64, i64, CardId) {
    let row = (card.rect.min.y / ROW).floor() as i64;
    // In tenths of a point: an order on floats without their oddities.
    (row, (card.rect.min.x * 10.0).round() as i64, card.id)
}

/// The next or last card in the order of reading: row by row, each from left to right. At the end it begins anew. `None`
/// if there is no other card.
pub fn next_in_reading_order(shown: &Shown<'_>, from: CardId, step: Step) -> Option<CardId> {
    let start = shown.card(from)?;
    let here = reading_key(start);
    let ahead = |card: &&IndexedCard| match step {
        Step::Forward => reading_key(card) > here,
        Step::Back => reading_key(card) < here,
    };
    let mut depth = 2.0 * ROW;
    while depth < 4.0 * BOARD_LIMIT {
        let band = band_of_rows(here.0, depth, step);
        let in_band = |card: &&IndexedCard| band.y_range().contains(card.rect.min.y);
        let found = shown.cards_in(band).filter(in_band).filter(ahead);
        if let Some(id) = first_read(found, step) {
            return Some(id);
        }
        depth *= 2.0;
    }
    first_read(shown.cards(), step).filter(|id| *id != from)
}

fn first_read<'a>(cards: impl Iterator<Item = &'a IndexedCard>, step: Step) -> Option<CardId> {
    let keys = cards.map(reading_key);
    let key = match step {
        Step::Forward => keys.min(),
        Step::Back => keys.max(),
    };
    key.map(|(.., id)| id)
}

/// The rows from this one on, so many board points deep, right across the board.
fn band_of_rows(row: i64, depth: f32, step: Step) -> Rect {
    let top = row as f32 * ROW;
    let (min_y, max_y) = match step {
        Step::Forward => (top, top + depth),
        Step::Back => (top + ROW - depth, top + ROW),
    };
    let x = BOARD_LIMIT;
    Rect::from_min_max(Pos2::new(-x, min_y), Pos2::new(x, max_y))
}

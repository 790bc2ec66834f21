//! A free place for a new card: near where it is wanted, in line with what is in the way, on top of nothing.

use crate::board::BoardIndex;
use crate::model::{BOARD_LIMIT, SMALLEST_SIDE};
use emath::{Pos2, Rect, Vec2};
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

/// How many places are tried before the search gives up and goes outside of everything.
const TRIES: usize = 600;

/// The place nearest to `wanted`, of its size, that leaves `gap` board points to every card. Nothing else moves. The
/// same board and wish give the same place.
///
/// The effort is bounded: where a board is full far and wide, the place is outside of all its cards.
pub fn free_rect_near(index: &BoardIndex, wanted: Rect, gap: f32) -> Rect {
    let blockers = |rect: Rect| -> Vec<Rect> {
        index
            .cards_in(rect)
            .map(|card| card.rect)
            .filter(|card| card.intersects(rect))
            .collect()
    };
    free_place(wanted, gap, blockers, || index.bounds())
}

/// As [`free_rect_near`], but also off the borders and titles of frames, and in no frame but those that hold `home`: a new
/// card joins the frame under it, and belongs with what it was made from.
pub fn free_rect_near_home(index: &BoardIndex, wanted: Rect, gap: f32, home: Rect) -> Rect {
    /// Room for the title above a frame, in board points.
    const TITLE: f32 = 40.0;
    let blockers = |rect: Rect| -> Vec<Rect> {
        let cards = index.cards_in(rect).map(|card| card.rect);
        let mut found: Vec<Rect> = cards.filter(|card| card.intersects(rect)).collect();
        let with_title = rect.with_max_y(rect.max.y + TITLE);
        for frame in index.frames_in(with_title) {
            let holds = frame.rect.contains_rect(rect) && frame.rect.contains(home.center());
            if !holds {
                found.push(frame.rect.with_min_y(frame.rect.min.y - TITLE));
            }
        }
        found
    };
    free_place(wanted, gap, blockers, || index.bounds())
}

/// As [`free_rect_near`], for any way of asking what lies in a rectangle; `bounds` is around all of it.
fn free_place(
    wanted: Rect,
    gap: f32,
    blockers: impl Fn(Rect) -> Vec<Rect>,
    bounds: impl FnOnce() -> Option<Rect>,
) -> Rect {
    let wanted = usable(wanted);
    let gap = if gap.is_finite() {
        gap.clamp(0.0, 1000.0)
    } else {
        0.0
    };
    let mut search = Search::new(wanted);
    for _ in 0..TRIES {
        let Some(rect) = search.nearest() else { break };
        // A touch less than the gap, so that a place exactly one gap away is free despite rounding.
        let in_the_way = blockers(rect.expand((gap - 0.5).max(0.0)));
        if in_the_way.is_empty() {
            return rect;
        }
        for other in in_the_way {
            search.go_around(rect, other, gap);
        }
    }
    outside(wanted, gap, bounds())
}

/// The wish with every number in range.
fn usable(wanted: Rect) -> Rect {
    let side = |length: f32| {
        if length.is_finite() {
            length.clamp(SMALLEST_SIDE, BOARD_LIMIT / 4.0)
        } else {
            SMALLEST_SIDE
        }
    };
    let size = Vec2::new(side(wanted.width()), side(wanted.height()));
    let place = |at: f32, length: f32| {
        if at.is_finite() {
            at.clamp(-BOARD_LIMIT, BOARD_LIMIT - length)
        } else {
            0.0
        }
    };
    let pos = Pos2::new(place(wanted.min.x, size.x), place(wanted.min.y, size.y));
    Rect::from_min_size(pos, size)
}

/// Right of, below, left of or above everything, whatever the board has room for.
fn outside(wanted: Rect, gap: f32, bounds: Option<Rect>) -> Rect {
    let Some(bounds) = bounds else { return wanted };
    let size = wanted.size();
    [
        Pos2::new(bounds.max.x + gap, wanted.min.y),
        Pos2::new(wanted.min.x, bounds.max.y + gap),
        Pos2::new(bounds.min.x - gap - size.x, wanted.min.y),
        Pos2::new(wanted.min.x, bounds.min.y - gap - size.y),
    ]
    .into_iter()
    .map(|pos| Rect::from_min_size(pos, size))
    .find(|rect| is_on_board(*rect))
    .unwrap_or(wanted)
}

fn is_on_board(rect: Rect) -> bool {
    let limit = Vec2::splat(BOARD_LIMIT);
    Rect::from_min_max((-limit).to_pos2(), limit.to_pos2()).contains_rect(rect)
}

/// Places still to be tried, the nearest to the wish first.
struct Search {
    wanted: Rect,
    /// Squared distance in whole board points, then the order of discovery, then the place.
    waiting: BinaryHeap<Reverse<(u64, usize, [i64; 2])>>,
    places: Vec<Pos2>,
    seen: BTreeSet<[i64; 2]>,
}

impl Search {
    fn new(wanted: Rect) -> Self {
        let mut search = Self {
            wanted,
            waiting: BinaryHeap::new(),
            places: Vec::new(),
            seen: BTreeSet::new(),
        };
        search.offer(wanted.min);
        search
    }

    fn nearest(&mut self) -> Option<Rect> {
        let Reverse((_, at, _)) = self.waiting.pop()?;
        let pos = *self.places.get(at)?;
        Some(Rect::from_min_size(pos, self.wanted.size()))
    }

    /// Offers the four places at which `rect` just clears `other`; of equally near ones the right and lower come first.
    fn go_around(&mut self, rect: Rect, other: Rect, gap: f32) {
        let size = rect.size();
        self.offer(Pos2::new(other.max.x + gap, rect.min.y));
        self.offer(Pos2::new(rect.min.x, other.max.y + gap));
        self.offer(Pos2::new(other.min.x - gap - size.x, rect.min.y));
        self.offer(Pos2::new(rect.min.x, other.min.y - gap - size.y));
    }

    fn offer(&mut self, pos: Pos2) {
        let key = [pos.x.round() as i64, pos.y.round() as i64];
        if is_on_board(Rect::from_min_size(pos, self.wanted.size())) && self.seen.insert(key) {
            let distance = self.wanted.min.distance_sq(pos).round() as u64;
            self.waiting
                .push(Reverse((distance, self.places.len(), key)));
            self.places.push(pos);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use emath::{pos2, vec2};

    fn rect(x: f32, y: f32, w: f32, h: f32) -> Rect {
        Rect::from_min_size(pos2(x, y), vec2(w, h))
    }

    /// Places one card after the other at the same wish and lists where they went.
    fn fill(wanted: Rect, gap: f32, mut cards: Vec<Rect>, count: usize) -> Vec<Rect> {
        let before = cards.len();
        for _ in 0..count {
            let bounds = cards.iter().copied().reduce(Rect::union);
            let blockers = |rect: Rect| -> Vec<Rect> {
                let hit = cards.iter().filter(|card| card.intersects(rect));
                hit.copied().collect()
            };
            let place = free_place(wanted, gap, blockers, || bounds);
            cards.push(place);
        }
        cards.split_off(before)
    }

    #[test]
    fn an_empty_board_gives_what_is_wanted() {
        let wanted = rect(10.0, 20.0, 240.0, 130.0);
        assert_eq!(fill(wanted, 16.0, Vec::new(), 1), [wanted]);
    }

    #[test]
    fn a_taken_place_gives_the_nearest_one_in_line() {
        let wanted = rect(0.0, 0.0, 200.0, 100.0);
        let places = fill(wanted, 16.0, vec![wanted], 4);
        let corners: Vec<_> = places.iter().map(|r| (r.min.x, r.min.y)).collect();
        assert_eq!(
            corners,
            [(0.0, 116.0), (0.0, -116.0), (216.0, 0.0), (-216.0, 0.0)]
        );
    }

    #[test]
    fn many_cards_never_overlap_and_keep_the_gap() {
        let wanted = rect(0.0, 0.0, 90.0, 50.0);
        let odd = vec![
            rect(-40.0, -30.0, 33.0, 400.0),
            rect(70.0, 10.0, 300.0, 41.0),
        ];
        let mut all = odd.clone();
        all.extend(fill(wanted, 12.0, odd, 150));
        for (at, one) in all.iter().enumerate() {
            for other in &all[at + 1..] {
                assert!(!one.expand(11.0).intersects(*other), "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn a_board_full_far_and_wide_is_left() {
        let everywhere = rect(-5000.0, -5000.0, 10_000.0, 10_000.0);
        let wall = |_: Rect| vec![rect(-1.0, -1.0, 2.0, 2.0)];
        let place = free_place(rect(0.0, 0.0, 90.0, 50.0), 10.0, wall, || Some(everywhere));
        assert_eq!(place, rect(5010.0, 0.0, 90.0, 50.0));
    }

    #[test]
    fn absurd_wishes_give_usable_places() {
        for wanted in [
            Rect::NAN,
            Rect::NOTHING,
            Rect::EVERYTHING,
            rect(1e30, -1e30, 1e9, 0.0),
        ] {
            for gap in [f32::NAN, f32::INFINITY, -4.0] {
                let place = fill(wanted, gap, vec![rect(0.0, 0.0, 100.0, 100.0)], 1)[0];
                assert!(crate::model::is_usable_rect(place), "{wanted:?}: {place:?}");
            }
        }
    }
}

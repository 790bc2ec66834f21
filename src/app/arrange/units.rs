//! What is arranged as one: a card, with those folded into it, or a frame with everything in it.

use crate::board::{CardSet, Selection};
use crate::edit::ops::Places;
use crate::model::{Card, CardId, Case, Frame, FrameId};
use emath::{Pos2, Rect, Vec2};
use std::collections::{BTreeMap, BTreeSet};

/// Room that the name of a frame takes above it, in board points.
const TAB: f32 = 36.0;
/// Room between a frame and the cards arranged in it, in board points.
const PADDING: f32 = 24.0;

/// Things that move by the same way.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Unit {
    /// What it takes of the board, in board points.
    pub rect: Rect,
    /// Its cards; the first one gives the unit its name if it has no frame.
    pub cards: Vec<CardId>,
    /// Its frames, the outermost first.
    pub frames: Vec<FrameId>,
    /// It stays.
    pub is_locked: bool,
}

/// What is to be arranged, and what else is on the board.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Units {
    pub all: Vec<Unit>,
    /// What must not be covered, in board points.
    pub obstacles: Vec<Rect>,
    /// The frame within which cards are arranged.
    pub within: Option<FrameId>,
}

/// Finds the units of a selection, or of the whole board if less than two cards are selected.
pub(super) fn units(case: &Case, selection: &Selection, hidden: &CardSet) -> Units {
    let board = Board::new(case, hidden);
    let selected = board.selected(selection);
    let (cards, frames) = if selected.0.len() + selected.1.len() >= 2 {
        selected
    } else {
        (
            board.cards.keys().copied().collect(),
            board.roots.keys().copied().collect(),
        )
    };
    let first_frame = cards.first().and_then(|card| board.frame_of(*card));
    let within = first_frame.filter(|frame| {
        frames.is_empty()
            && cards
                .iter()
                .all(|card| board.frame_of(*card) == Some(*frame))
    });
    if let Some(frame) = within {
        return board.inside(frame, &cards);
    }
    let units = board.whole(&cards, &frames);
    match units.all.as_slice() {
        // All there is lies in one frame: then what is in it is meant.
        [Unit { frames, .. }] if let Some(frame) = frames.first() => {
            let carried = board
                .cards
                .values()
                .filter(|card| card.frame == Some(*frame));
            let cards = carried.map(|card| card.id).collect();
            board.inside(*frame, &cards)
        }
        _ => units,
    }
}

/// The board without what is folded away, hidden or without a place.
struct Board<'a> {
    case: &'a Case,
    cards: BTreeMap<CardId, &'a Card>,
    /// Each frame, and the outermost one that it lies in.
    roots: BTreeMap<FrameId, FrameId>,
    /// Cards that are not on the board, by the card or frame with which they move.
    folded: BTreeMap<CardId, Vec<CardId>>,
    carried: BTreeMap<FrameId, Vec<CardId>>,
    /// What a filter takes off the board still takes its room.
    hidden: Vec<Rect>,
}

impl<'a> Board<'a> {
    fn new(case: &'a Case, hidden: &CardSet) -> Self {
        let mut board = Self {
            case,
            cards: BTreeMap::new(),
            roots: roots(case),
            folded: BTreeMap::new(),
            carried: BTreeMap::new(),
            hidden: Vec::new(),
        };
        for card in case.cards().iter().filter(|card| card.is_placed()) {
            let frame = card.frame.and_then(|frame| case.frame(frame));
            if let Some(host) = card.folded_into {
                board.folded.entry(host).or_default().push(card.id);
                continue;
            }
            if let Some(frame) = frame {
                board.carried.entry(frame.id).or_default().push(card.id);
            }
            if frame.is_some_and(|frame| frame.collapsed) {
                continue;
            }
            if hidden.contains(card.id) {
                board.hidden.push(card.rect());
            } else {
                board.cards.insert(card.id, card);
            }
        }
        board
    }

    /// The frame that carries a card, if there is such a frame.
    fn frame_of(&self, card: CardId) -> Option<FrameId> {
        let frame = self.cards.get(&card)?.frame?;
        self.roots.contains_key(&frame).then_some(frame)
    }

    fn selected(&self, selection: &Selection) -> (BTreeSet<CardId>, BTreeSet<FrameId>) {
        let cards = selection.cards.iter().copied();
        let frames = selection.frames.iter().copied();
        (
            cards.filter(|card| self.cards.contains_key(card)).collect(),
            frames
                .filter(|frame| self.roots.contains_key(frame))
                .collect(),
        )
    }

    /// Frames as wholes, and cards that are in none.
    fn whole(&self, cards: &BTreeSet<CardId>, frames: &BTreeSet<FrameId>) -> Units {
        let frames_of_cards = cards.iter().filter_map(|card| self.frame_of(*card));
        let wanted: BTreeSet<FrameId> = frames
            .iter()
            .copied()
            .chain(frames_of_cards)
            .filter_map(|frame| self.roots.get(&frame).copied())
            .collect();
        let mut members: BTreeMap<FrameId, Vec<FrameId>> = BTreeMap::new();
        let mut units = Units::default();
        for (frame, root) in &self.roots {
            if wanted.contains(root) {
                members.entry(*root).or_default().push(*frame);
            } else if let Some(frame) = self.case.frame(*frame) {
                units.obstacles.push(outline(frame));
            }
        }
        for (root, mut frames) in members {
            frames.sort_by_key(|frame| *frame != root);
            units.all.push(self.unit_of_frames(frames));
        }
        for card in self.cards.values() {
            let root = self
                .frame_of(card.id)
                .and_then(|frame| self.roots.get(&frame));
            match root {
                Some(root) if wanted.contains(root) => {}
                None if cards.contains(&card.id) => units.all.push(self.unit_of_card(card)),
                _ => units.obstacles.push(card.rect()),
            }
        }
        units.obstacles.extend(&self.hidden);
        units
    }

    /// Single cards of one frame; what else is in it stands in the way.
    fn inside(&self, frame: FrameId, cards: &BTreeSet<CardId>) -> Units {
        let mut units = Units {
            within: Some(frame),
            ..Units::default()
        };
        for card in self.cards.values().filter(|card| card.frame == Some(frame)) {
            if cards.contains(&card.id) {
                units.all.push(self.unit_of_card(card));
            } else {
                units.obstacles.push(card.rect());
            }
        }
        let own = self.case.frame(frame).map(Frame::rect);
        let inner = self.case.frames().iter().filter(|other| {
            other.id != frame
                && other.is_placed()
                && own.is_some_and(|own| own.contains_rect(other.rect()) && own != other.rect())
        });
        units.obstacles.extend(inner.map(outline));
        units
    }

    fn unit_of_card(&self, card: &Card) -> Unit {
        let mut cards = vec![card.id];
        self.add_folded(card.id, &mut cards);
        Unit {
            rect: card.rect(),
            is_locked: card.locked,
            cards,
            frames: Vec::new(),
        }
    }

    fn unit_of_frames(&self, frames: Vec<FrameId>) -> Unit {
        let mut unit = Unit {
            rect: Rect::NOTHING,
            cards: Vec::new(),
            frames,
            is_locked: false,
        };
        for id in &unit.frames {
            let Some(frame) = self.case.frame(*id) else {
                continue;
            };
            unit.rect = unit.rect.union(outline(frame));
            unit.is_locked |= frame.locked;
            for card in self.carried.get(id).into_iter().flatten() {
                unit.cards.push(*card);
                self.add_folded(*card, &mut unit.cards);
                if let Some(card) = self.cards.get(card) {
                    unit.rect = unit.rect.union(card.rect());
                    unit.is_locked |= card.locked;
                }
            }
        }
        unit
    }

    /// Adds what is folded into a card, and into that.
    fn add_folded(&self, host: CardId, cards: &mut Vec<CardId>) {
        let mut hosts = vec![host];
        let mut seen: BTreeSet<CardId> = [host].into();
        while let Some(host) = hosts.pop() {
            for card in self.folded.get(&host).into_iter().flatten() {
                if seen.insert(*card) {
                    cards.push(*card);
                    hosts.push(*card);
                }
            }
        }
    }
}

/// What a frame takes of the board, with its name.
fn outline(frame: &Frame) -> Rect {
    let mut rect = frame.rect();
    rect.min.y -= TAB;
    rect
}

/// The outermost frame that each placed frame lies in, itself if in none.
fn roots(case: &Case) -> BTreeMap<FrameId, FrameId> {
    let mut frames: Vec<(Rect, FrameId)> = case
        .frames()
        .iter()
        .filter(|frame| frame.is_placed())
        .map(|frame| (frame.rect(), frame.id))
        .collect();
    // Largest first; only those that lie in none can hold others, and those are few beside each other.
    frames.sort_by(|one, other| {
        let by_area = other.0.area().total_cmp(&one.0.area());
        by_area.then(one.1.cmp(&other.1))
    });
    let mut outermost: Vec<(Rect, FrameId)> = Vec::new();
    let mut roots = BTreeMap::new();
    for (rect, frame) in frames {
        let root = outermost
            .iter()
            .find(|(outer, _)| outer.contains_rect(rect));
        match root {
            Some((_, root)) => drop(roots.insert(frame, *root)),
            None => {
                outermost.push((rect, frame));
                roots.insert(frame, frame);
            }
        }
    }
    roots
}

impl Units {
    /// Where cards may be, in board points, if they shall stay within a frame.
    pub fn room(&self, case: &Case) -> Option<Rect> {
        let frame = self.within.and_then(|frame| case.frame(frame))?;
        Some(frame.rect().shrink(PADDING))
    }

    /// Where everything goes when the units go to these upper left corners.
    pub fn places(&self, case: &Case, corners: &[Pos2]) -> Places {
        let mut places = Places::default();
        let mut bounds = Rect::NOTHING;
        for (unit, corner) in self.all.iter().zip(corners) {
            let way = *corner - unit.rect.min;
            bounds = bounds.union(unit.rect.translate(way));
            // What moves by less than can be seen stays.
            if !unit.is_locked && way.length() > 0.01 {
                self.put_unit(case, unit, way, &mut places);
            }
        }
        if let Some(frame) = self.within.and_then(|frame| case.frame(frame))
            && !frame.locked
            && bounds.is_finite()
            && !frame.rect().contains_rect(bounds)
        {
            let grown = frame.rect().union(bounds.expand(PADDING));
            places.frames.insert(frame.id, grown);
            self.make_room(case, frame, grown, &mut places);
        }
        places
    }

    fn put_unit(&self, case: &Case, unit: &Unit, way: Vec2, places: &mut Places) {
        let cards = unit.cards.iter().filter_map(|card| case.card(*card));
        places
            .cards
            .extend(cards.map(|card| (card.id, card.pos + way)));
        let frames = unit.frames.iter().filter_map(|frame| case.frame(*frame));
        places
            .frames
            .extend(frames.map(|frame| (frame.id, frame.open_rect().translate(way))));
    }

    /// A frame that has grown goes aside with all it carries if it would cover what it did not cover before.
    fn make_room(&self, case: &Case, frame: &Frame, grown: Rect, places: &mut Places) {
        let is_free = |rect: &Rect| !rect.intersects(frame.rect());
        let frames = case.frames().iter().filter(|other| other.id != frame.id);
        let cards = case
            .cards()
            .iter()
            .filter(|card| card.frame != Some(frame.id) && card.folded_into.is_none());
        let others: Vec<Rect> = frames
            .filter(|other| other.is_placed())
            .map(outline)
            .chain(cards.filter(|card| card.is_placed()).map(Card::rect))
            .filter(is_free)
            .collect();
        let way = crate::layout::way_aside(&[grown], &others, PADDING);
        if way == Vec2::ZERO {
            return;
        }
        places.frames.insert(frame.id, grown.translate(way));
        for card in case
            .cards()
            .iter()
            .filter(|card| card.frame == Some(frame.id))
        {
            let pos = places.cards.entry(card.id).or_insert(card.pos);
            *pos += way;
        }
    }
}

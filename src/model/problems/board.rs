//! Links, frames and cards.

use super::problem::{Found, a_or_an};
use crate::model::{
    BOARD_LIMIT, Card, CardId, Excerpt, Frame, Link, Record as _, RecordRef, SMALLEST_SIDE,
};
use emath::{Pos2, Vec2};
use std::collections::BTreeMap;

pub(super) fn check(found: &mut Found<'_>) {
    let case = found.case;
    for link in case.links().iter() {
        check_link(found, link);
    }
    for frame in case.frames().iter().filter(|frame| !frame.is_placed()) {
        found.note(frame.id, placement(frame.pos, frame.size));
    }
    let mut cards: BTreeMap<RecordRef, CardId> = BTreeMap::new();
    for card in case.cards().iter() {
        check_card(found, card);
        let first = *cards.entry(card.subject).or_insert(card.id);
        if first != card.id {
            let subject = card.subject;
            found.note(
                card.id,
                format!("it is a second card of {subject}, which {first} shows already"),
            );
        }
    }
}

fn check_link(found: &mut Found<'_>, link: &Link) {
    for (verb, end) in [("starts", link.from), ("ends", link.to)] {
        if !end.kind().can_be_linked() {
            let kind = a_or_an(end.kind());
            found.note(
                link.id,
                format!("it {verb} at {end}, but {kind} cannot be linked"),
            );
        } else if !end.exists_in(found.case) {
            found.note(
                link.id,
                format!("it {verb} at {end}, which is not in this case"),
            );
        }
    }
    if let Some(excerpt) = link.excerpt {
        found.require::<Excerpt>(link.id(), "excerpt", excerpt);
    }
}

fn check_card(found: &mut Found<'_>, card: &Card) {
    let subject = card.subject;
    if !subject.kind().can_have_card() {
        let kind = a_or_an(subject.kind());
        found.note(
            card.id,
            format!("it shows {subject}, but {kind} cannot have a card"),
        );
    } else if !subject.exists_in(found.case) {
        found.note(
            card.id,
            format!("it shows {subject}, which is not in this case"),
        );
    }
    if !card.is_placed() {
        found.note(card.id, placement(card.pos, card.size));
    }
    if let Some(frame) = card.frame {
        found.require::<Frame>(card.id, "frame", frame);
    }
}

/// What is wrong with a place that is not usable.
fn placement(pos: Pos2, size: Vec2) -> String {
    let (x, y, width, height) = (pos.x, pos.y, size.x, size.y);
    if !(pos.is_finite() && size.is_finite()) {
        format!("its place is not made of numbers (x {x}, y {y}, {width} wide, {height} high)")
    } else if width < SMALLEST_SIDE || height < SMALLEST_SIDE {
        format!("it is too small ({width} × {height}); no side may be under {SMALLEST_SIDE}")
    } else {
        format!(
            "it lies outside the board (x {x}, y {y}, {width} × {height}), which reaches {BOARD_LIMIT} points each way"
        )
    }
}

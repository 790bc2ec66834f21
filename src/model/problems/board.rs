//! Links, frames and cards.

use super::problem::{Found, a_or_an};
use crate::model::{
    BOARD_LIMIT, Bookmark, Card, CardId, Excerpt, Frame, Link, Record as _, RecordRef,
    SMALLEST_SIDE,
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
    for bookmark in case.bookmarks().iter() {
        check_bookmark(found, bookmark);
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
    if let Some(host) = card.folded_into {
        check_folding(found, card, host);
    }
}

/// Cards may be folded into each other in rows, never in rings: such cards would never be seen again.
fn check_folding(found: &mut Found<'_>, card: &Card, host: CardId) {
    let case = found.case;
    if !case.cards().contains(host) {
        found.note(
            card.id,
            format!("it is folded into {host}, which is not in this case"),
        );
        return;
    }
    // A ring that does not lead back to this card is told at the cards that it leads back to.
    let mut seen = 0usize;
    let mut at = Some(host);
    while let Some(id) = at {
        seen += 1;
        if id == card.id {
            found.note(card.id, "it is folded into itself".to_owned());
            return;
        }
        if seen > case.cards().len() {
            return;
        }
        at = case.card(id).and_then(|card| card.folded_into);
    }
}

fn check_bookmark(found: &mut Found<'_>, bookmark: &Bookmark) {
    if !bookmark.is_usable() {
        let (x, y, zoom) = (bookmark.center.x, bookmark.center.y, bookmark.zoom);
        found.note(
            bookmark.id,
            format!("it shows no place on the board (x {x}, y {y}, zoom {zoom})"),
        );
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

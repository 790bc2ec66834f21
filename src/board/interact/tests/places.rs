//! Walking from card to card, and places for new ones.

use super::player::{TWO, area, board, id, name};
use crate::board::interact::{
    Direction, LinkWalk, Shown, Step, free_rect_near, free_rect_near_home, nearest_in_direction,
    next_in_reading_order,
};
use crate::board::{BoardIndex, CardSet};
use crate::model::{CardId, FrameId, TypedId as _};
use emath::{Rect, pos2, vec2};

fn rect(x: f32, y: f32, width: f32, height: f32) -> Rect {
    Rect::from_min_size(pos2(x, y), vec2(width, height))
}

/// All of a board but for the hidden cards.
fn shown<'a>(index: &'a BoardIndex, hidden: &'a CardSet) -> Shown<'a> {
    Shown { index, hidden }
}

#[test]
fn walking_along_links_comes_by_every_card_once() {
    let case = board(
        "card a 0,0 100x50; card b 0,-200 100x50; card c 200,0 100x50; card d 400,0 100x50; card e 900,0 100x50
         link a a b; link b a c; link c c d",
    );
    let (index, none) = (BoardIndex::of(&case), CardSet::new());
    let all = shown(&index, &none);
    let mut walk = LinkWalk::default();
    let mut at: CardId = id("a");
    let mut path = String::new();
    for _ in 0..5 {
        at = walk.step(&all, at, Step::Forward).expect("a linked card");
        path.push(name(at));
    }
    assert_eq!(path, "bcdab");
    let back = walk.step(&all, at, Step::Back);
    assert_eq!(back.map(name), Some('a'));
    // Without links: the nearest.
    assert_eq!(walk.step(&all, id("e"), Step::Forward).map(name), Some('d'));
    assert_eq!(
        walk.step(
            &shown(&BoardIndex::default(), &none),
            id("e"),
            Step::Forward
        ),
        None
    );
}

#[test]
fn arrows_go_to_the_nearest_card_that_way() {
    let case = board(
        "card a 0,0 100x50; card b 300,20 100x50; card c 150,400 100x50; card d -9000,0 100x50; card e 0,-90 100x50",
    );
    let (index, none) = (BoardIndex::of(&case), CardSet::new());
    let all = shown(&index, &none);
    let go = |from: &str, way| nearest_in_direction(&all, id(from), way).map(name);
    assert_eq!(go("a", Direction::Right), Some('b'));
    assert_eq!(go("a", Direction::Down), Some('c'));
    assert_eq!(go("a", Direction::Up), Some('e'));
    assert_eq!(go("a", Direction::Left), Some('d'));
    assert_eq!(go("d", Direction::Left), None);
    let hidden = [id("b"), id("c")].into();
    let rest = shown(&index, &hidden);
    let right = nearest_in_direction(&rest, id("a"), Direction::Right);
    assert_eq!(right, None, "nobody walks to a hidden card");
}

#[test]
fn reading_goes_row_by_row_and_around() {
    let case = board(
        "card c 300,130 100x50; card a 0,0 100x50; card b 200,20 100x50; card d 0,9000 100x50",
    );
    let (index, none) = (BoardIndex::of(&case), CardSet::new());
    let all = shown(&index, &none);
    for (step, expected) in [(Step::Forward, "bcda"), (Step::Back, "dcba")] {
        let mut at: CardId = id("a");
        let mut path = String::new();
        for _ in 0..4 {
            at = next_in_reading_order(&all, at, step).expect("another card");
            path.push(name(at));
        }
        assert_eq!(path, expected);
    }
}

#[test]
fn a_new_card_finds_a_place_beside_the_others() {
    let index = BoardIndex::of(&board(TWO));
    let wanted = Rect::from_min_size(pos2(150.0, 120.0), vec2(180.0, 100.0));
    let place = free_rect_near(&index, wanted, 16.0);
    assert_eq!(area(place), "150,216 180x100");
}

#[test]
fn a_new_card_stays_off_frames_that_do_not_hold_its_home() {
    let home = rect(0.0, 0.0, 200.0, 100.0);
    let mut case = crate::model::Case::new("frames");
    let frame = |number: u64, rect: Rect| {
        crate::model::Frame::new(FrameId::from_number(number), "frame", rect)
    };
    case.put(&frame(1, rect(-50.0, -50.0, 700.0, 400.0)).into());
    case.put(&frame(2, rect(300.0, -20.0, 320.0, 300.0)).into());
    let index = BoardIndex::of(&case);
    let wanted = rect(320.0, 0.0, 200.0, 100.0);
    let place = free_rect_near_home(&index, wanted, 24.0, home);
    let (own, other) = (
        rect(-50.0, -50.0, 700.0, 400.0),
        rect(300.0, -20.0, 320.0, 300.0),
    );
    assert!(!place.intersects(other), "{place:?}");
    assert!(
        own.contains_rect(place) || !own.intersects(place),
        "{place:?}"
    );
    assert_eq!(
        free_rect_near_home(&BoardIndex::default(), wanted, 24.0, home),
        wanted
    );
}

//! Arrangements: proposed, looked at, kept as one edit, undone, dropped.

use crate::driver::Driver;
use caseboard::app::{Action, Along, Arrangement, CommandId, Edit, NewRecord};
use caseboard::board::Selection;
use caseboard::model::{Case, LinkKind, NoteKind};
use emath::{Rect, pos2};

const ALL: [Arrangement; 8] = [
    Arrangement::Force,
    Arrangement::Groups,
    Arrangement::Layers(Along::Everything),
    Arrangement::Grid,
    Arrangement::GridByKind,
    Arrangement::Timeline,
    Arrangement::Circle,
    Arrangement::Tidy,
];

/// A session that has proposed an arrangement.
fn proposed(driver: &mut Driver, arrangement: Arrangement) {
    driver.dispatch(Action::Arrange(arrangement));
    driver.session.poll();
}

/// How many pairs of things that are on the board by themselves overlap.
fn overlaps(case: &Case) -> usize {
    let free: Vec<Rect> = case
        .cards()
        .iter()
        .filter(|card| card.frame.is_none())
        .map(|card| card.rect())
        .chain(case.frames().iter().map(|frame| frame.rect()))
        .collect();
    let shared = |one: &Rect, other: &Rect| one.intersect(*other).size().min_elem() > 1.0;
    let pairs = free.iter().enumerate();
    pairs
        .map(|(at, one)| {
            free[at + 1..]
                .iter()
                .filter(|other| shared(one, other))
                .count()
        })
        .sum()
}

#[test]
fn every_arrangement_is_proposed_kept_as_one_edit_and_undone() {
    for arrangement in ALL {
        let mut driver = Driver::with_sample();
        let opened = driver.case().clone();
        proposed(&mut driver, arrangement);
        assert_eq!(*driver.case(), opened, "a proposal changes nothing");
        let Some(on_show) = driver.session.arrangement() else {
            assert_eq!(
                driver.notice(),
                "Everything is arranged like this already.",
                "{arrangement:?}"
            );
            continue;
        };
        assert_eq!(on_show.progress, None);
        driver.run(CommandId::Open);
        assert!(driver.session.arrangement().is_none());
        assert_ne!(*driver.case(), opened, "{arrangement:?}");
        assert_eq!(overlaps(driver.case()), 0, "{arrangement:?}");
        assert_eq!(driver.case().problems(), []);
        let label = driver.session.undo_label().unwrap_or_default().to_owned();
        assert!(label.starts_with("Arrange "), "{label}");
        let kept = driver.case().clone();
        let places = places(&driver);
        driver.run(CommandId::Undo);
        assert_eq!(*driver.case(), opened);
        driver.run(CommandId::Redo);
        assert_eq!(*driver.case(), kept);
        assert_eq!(self::places(&driver), places);
    }
}

/// Where the index has the cards.
fn places(driver: &Driver) -> Vec<Rect> {
    let case = driver.case();
    let rects = case
        .cards()
        .ids()
        .filter_map(|id| driver.session.index().card(id));
    rects.map(|card| card.rect).collect()
}

#[test]
fn the_board_shows_the_proposal_and_the_case_once_it_is_dropped() {
    let mut driver = Driver::with_sample();
    let before = places(&driver);
    let camera = driver.session.board().camera;
    proposed(&mut driver, Arrangement::Grid);
    driver.session.finish_gliding();
    assert_ne!(places(&driver), before);
    driver.run(CommandId::SelectNone);
    assert_eq!(places(&driver), before);
    assert_eq!(driver.session.board().camera, camera);
    assert!(!driver.session.is_dirty());
}

#[test]
fn what_changes_the_case_drops_the_proposal_and_says_so() {
    let mut driver = Driver::with_sample();
    proposed(&mut driver, Arrangement::Force);
    driver.dispatch(Action::Edit(Edit::Create {
        new: NewRecord::Note {
            kind: NoteKind::Note,
            text: "meanwhile".to_owned(),
        },
        at_in_board: Some(pos2(0.0, 0.0)),
        linked_from: None,
    }));
    assert!(driver.session.arrangement().is_none());
    let said = driver.session.notices().shown().iter();
    assert!(
        said.into_iter()
            .any(|notice| notice.text.contains("arrangement was dropped"))
    );
}

#[test]
fn only_the_selected_cards_move_and_nothing_else_is_covered() {
    let mut driver = Driver::with_sample();
    let case = driver.case().clone();
    let frame = case
        .frames()
        .iter()
        .next()
        .expect("the sample has frames")
        .id;
    let cards: Vec<_> = case
        .cards()
        .iter()
        .filter(|card| card.frame == Some(frame))
        .collect();
    assert!(cards.len() > 1);
    driver.dispatch(Action::Select(Selection {
        cards: cards.iter().map(|card| card.id).collect(),
        ..Selection::default()
    }));
    proposed(&mut driver, Arrangement::Grid);
    driver.run(CommandId::Open);
    let arranged = driver.case();
    for card in case.cards().iter().filter(|card| card.frame != Some(frame)) {
        assert_eq!(arranged.card(card.id).map(|card| card.pos), Some(card.pos));
    }
    let frame = arranged.frame(frame).expect("it is still there").rect();
    for card in cards {
        let card = arranged.card(card.id).expect("it is still there");
        assert!(frame.contains_rect(card.rect()), "it stays in its frame");
    }
}

#[test]
fn locked_cards_stay() {
    let mut driver = Driver::with_sample();
    driver.run(CommandId::SelectAll);
    driver.run(CommandId::Lock);
    driver.dispatch(Action::Arrange(Arrangement::Grid));
    assert!(driver.session.arrangement().is_none());
    assert_eq!(driver.notice(), "Everything there is locked.");
}

#[test]
fn layers_without_such_links_are_not_proposed() {
    let mut driver = Driver::with_sample();
    let along = Along::Links(LinkKind::Undercuts);
    driver.dispatch(Action::Arrange(Arrangement::Layers(along)));
    assert!(driver.session.arrangement().is_none());
    assert_eq!(
        driver.notice(),
        "No two of these cards are linked by “undercuts”."
    );
}

#[test]
fn an_arrangement_in_the_making_is_called_off_when_another_case_is_opened() {
    let mut driver = Driver::with_sample();
    driver.session.dispatch(Action::Arrange(Arrangement::Force));
    driver.run(CommandId::NewCase);
    driver.session.poll();
    assert!(driver.session.arrangement().is_none());
    assert!(driver.case().cards().is_empty());
}

#[test]
fn a_folded_card_goes_along_with_the_one_that_holds_it() {
    let mut driver = Driver::new();
    for (at, x) in [0.0f32, 10.0, 20.0].into_iter().enumerate() {
        driver.dispatch(Action::Edit(Edit::Create {
            new: NewRecord::Note {
                kind: NoteKind::Note,
                text: format!("note {at}"),
            },
            at_in_board: Some(pos2(x, 0.0)),
            linked_from: None,
        }));
        driver.dispatch(Action::EndEditTitle(None));
    }
    let mut case = driver.case().clone();
    let ids: Vec<_> = case.cards().ids().collect();
    let mut editor = caseboard::edit::Editor::opened(case, caseboard::model::IdSource::new(3));
    editor
        .apply("fold", |tx| {
            tx.update::<caseboard::model::Card>(ids[2], |card| card.folded_into = Some(ids[0]))
        })
        .expect("folds");
    case = editor.case().clone();
    let path = driver.path("folded.ron");
    let text = caseboard::storage::write(&case).expect("it can be written");
    std::fs::write(&path, text).expect("the folder is there");
    let mut other = Driver::new();
    other.open(&path);
    let driver = &mut other;
    let way = |case: &Case| {
        let pos = |at: usize| case.card(ids[at]).map(|card| card.pos).unwrap_or_default();
        pos(2) - pos(0)
    };
    let before = way(driver.case());
    proposed(driver, Arrangement::Tidy);
    driver.run(CommandId::Open);
    assert_eq!(way(driver.case()), before);
}

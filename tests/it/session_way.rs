//! Finding the way on the board: back and forward, bookmarks, the map.

use crate::driver::Driver;
use caseboard::app::{Action, Availability, CommandId, Edit};
use caseboard::board::{BoardTheme, Camera};
use caseboard::model::RecordRef;
use emath::{Rect, pos2, vec2};

fn view(driver: &Driver) -> Camera {
    driver.session.board().camera
}

#[test]
fn jumps_are_gone_back_and_forward() {
    let mut driver = Driver::with_sample();
    let start = view(&driver);
    assert_eq!(
        driver.session.availability(CommandId::GoBack),
        Availability::Disabled
    );
    driver.dispatch(Action::JumpTo(pos2(4000.0, 500.0)));
    let there = view(&driver);
    assert_eq!(there.center_in_board(), pos2(4000.0, 500.0));
    // Panning by hand is no jump: going back leads to where the last one began.
    driver.dispatch(Action::PanBy(vec2(30.0, 40.0)));
    let panned = view(&driver);
    driver.run(CommandId::GoBack);
    assert_eq!(view(&driver), start);
    driver.run(CommandId::GoForward);
    assert_eq!(view(&driver), panned);
    // Another case has another trail.
    driver.run(CommandId::NewCase);
    assert_eq!(
        driver.session.availability(CommandId::GoBack),
        Availability::Disabled
    );
}

#[test]
fn finding_a_card_can_be_gone_back_from() {
    let mut driver = Driver::with_sample();
    driver.dispatch(Action::JumpTo(pos2(50_000.0, 0.0)));
    let before = view(&driver);
    let claim = driver
        .case()
        .claims()
        .ids()
        .next()
        .expect("the sample has claims");
    driver.dispatch(Action::Reveal(claim.into()));
    assert_ne!(view(&driver), before);
    driver.run(CommandId::GoBack);
    assert_eq!(view(&driver), before);
}

#[test]
fn bookmarks_are_kept_in_the_file_renamed_moved_and_undone() {
    let mut driver = Driver::with_sample();
    let frame = driver
        .case()
        .frames()
        .iter()
        .next()
        .expect("the sample has frames")
        .clone();
    driver.dispatch(Action::JumpTo(frame.rect().center()));
    driver.run(CommandId::AddBookmark);
    driver.dispatch(Action::JumpTo(pos2(-90_000.0, 0.0)));
    driver.run(CommandId::AddBookmark);
    let titles = |driver: &Driver| -> Vec<String> {
        driver
            .session
            .bookmarks()
            .map(|it| it.title.clone())
            .collect()
    };
    assert_eq!(titles(&driver), [frame.title.clone(), "View 1".to_owned()]);

    driver.run(CommandId::Bookmark1);
    assert_eq!(view(&driver).center_in_board(), frame.rect().center());
    assert_eq!(
        driver.session.availability(CommandId::Bookmark3),
        Availability::Disabled
    );

    let second = driver
        .case()
        .bookmarks()
        .ids()
        .nth(1)
        .expect("two were made");
    driver.dispatch(Action::Edit(Edit::MoveBookmark(second)));
    driver.dispatch(Action::JumpTo(pos2(7.0, 7.0)));
    driver.dispatch(Action::GoToBookmark(second));
    assert_eq!(view(&driver).center_in_board(), frame.rect().center());

    driver.dispatch(Action::Edit(Edit::Delete(vec![RecordRef::Bookmark(
        second,
    )])));
    assert_eq!(titles(&driver).len(), 1);
    driver.run(CommandId::Undo);
    assert_eq!(titles(&driver).len(), 2);

    driver.run(CommandId::Save);
    let path = driver.path("sample.ron");
    let before = driver.case().clone();
    driver.restart();
    driver.open(&path);
    assert_eq!(*driver.case(), before);
}

#[test]
fn the_map_follows_what_is_on_the_board() {
    let mut driver = Driver::with_sample();
    let theme = BoardTheme::light();
    let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(200.0, 140.0));
    let spot = |driver: &mut Driver, at| {
        let map = driver
            .session
            .minimap(&theme, rect)
            .expect("the sample has cards");
        map.screen_from_board * at
    };
    let far = pos2(60_000.0, 0.0);
    assert!(!rect.contains(spot(&mut driver, far)));
    driver.dispatch(Action::Edit(Edit::Create {
        new: caseboard::app::NewRecord::Claim,
        at_in_board: Some(far),
        linked_from: None,
    }));
    assert!(rect.contains(spot(&mut driver, far)));
}

#[test]
fn an_offer_to_undo_goes_with_the_next_edit() {
    let mut driver = Driver::with_sample();
    driver.run(CommandId::AddBookmark);
    let offers = |driver: &Driver| {
        let shown = driver.session.notices().shown().iter();
        shown.filter(|notice| notice.offer.is_some()).count()
    };
    assert_eq!(offers(&driver), 1);
    // Some edits say nothing of themselves; the old offer would undo them.
    let mut info = (**driver.case().info()).clone();
    info.title = "Another title".to_owned();
    driver.dispatch(Action::Edit(Edit::SetInfo(info)));
    assert_eq!(offers(&driver), 0);
}

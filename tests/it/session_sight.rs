//! What of the board is seen: filter, focus, path, folded cards and closed frames.

use crate::driver::Driver;
use caseboard::app::{
    Action, Availability, CardKind, CommandId, Edit, ExportArea, ExportChoice, ExportRequest,
    ExportTarget, Filter, Others, PictureTheme,
};
use caseboard::board::Selection;
use caseboard::board::interact::{Modifiers, shown_handles};
use caseboard::model::{CardId, LinkKind, NoteKind, RecordRef};
use emath::{Rect, pos2, vec2};
use std::collections::BTreeSet;

fn claims_only(others: Others) -> Action {
    Action::SetFilter(Filter {
        kinds: [CardKind::Claim].into(),
        others,
        ..Filter::default()
    })
}

fn card_of(driver: &Driver, record: RecordRef) -> CardId {
    let mut cards = driver.case().cards().iter();
    let card = cards.find(|card| card.subject == record);
    card.expect("it has a card").id
}

fn select(driver: &mut Driver, records: &[RecordRef]) {
    let cards = records
        .iter()
        .map(|record| card_of(driver, *record))
        .collect();
    driver.dispatch(Action::Select(Selection {
        cards,
        ..Selection::default()
    }));
}

fn selected_subjects(driver: &Driver) -> BTreeSet<RecordRef> {
    let cards = driver.session.selection().cards.iter();
    cards
        .filter_map(|id| driver.case().card(*id))
        .map(|card| card.subject)
        .collect()
}

/// Four notes in a row, linked one to the next: hub – near – far – end, and a leaf at the hub.
fn chain() -> (Driver, [RecordRef; 5]) {
    let mut driver = Driver::new();
    let names = ["hub", "near", "far", "end", "leaf"];
    let notes = names.map(|name| {
        let at = names
            .iter()
            .position(|other| *other == name)
            .unwrap_or_default();
        driver.dispatch(Action::Edit(Edit::Create {
            new: caseboard::app::NewRecord::Note {
                kind: NoteKind::Note,
                text: name.to_owned(),
            },
            at_in_board: Some(pos2(400.0 * at as f32, 0.0)),
            linked_from: None,
        }));
        driver.dispatch(Action::EndEditTitle(Some(name.to_owned())));
        driver.named(name)
    });
    for (from, to) in [(0, 1), (1, 2), (2, 3), (0, 4)] {
        driver.dispatch(Action::Edit(Edit::Link {
            from: notes[from],
            to: notes[to],
            kind: LinkKind::Supports,
        }));
    }
    driver.dispatch(Action::Select(Selection::default()));
    (driver, notes)
}

#[test]
fn what_a_filter_hides_is_neither_selected_nor_hit_nor_walked_to() {
    let mut driver = Driver::with_sample();
    let before = driver.case().clone();
    driver.run(CommandId::SelectAll);
    driver.dispatch(claims_only(Others::Hide));
    let is_claim = |record: &RecordRef| matches!(record, RecordRef::Claim(_));
    assert!(
        selected_subjects(&driver).iter().all(is_claim),
        "what is hidden is not selected any more"
    );
    driver.run(CommandId::SelectAll);
    let claims = before
        .cards()
        .iter()
        .filter(|card| is_claim(&card.subject))
        .count();
    assert_eq!(driver.session.selection().cards.len(), claims);
    let sight = driver.session.sight();
    assert_eq!(sight.matched(), Some((claims, before.cards().len())));
    assert_eq!(sight.hidden_by_filter(), before.cards().len() - claims);

    // A click where an article was hits no card.
    let article = before.articles().ids().next().expect("articles").into();
    let center = driver.rect_of(article).center();
    driver.press(center, Modifiers::NONE);
    driver.release(center, Modifiers::NONE);
    assert!(!selected_subjects(&driver).contains(&article));
    // Walking goes from claim to claim.
    driver.dispatch(Action::Select(Selection::default()));
    for _ in 0..12 {
        driver.run(CommandId::NextLinked);
        assert!(selected_subjects(&driver).iter().all(is_claim));
        driver.run(CommandId::GoRight);
        assert!(selected_subjects(&driver).iter().all(is_claim));
    }
    // A filter is no change of the case.
    assert_eq!(*driver.case(), before);
    assert!(!driver.session.is_dirty());

    // What is looked for and hidden is told, not shown.
    driver.dispatch(Action::Reveal(article));
    assert!(
        driver.notice().starts_with("The filter hides"),
        "{}",
        driver.notice()
    );
    assert_eq!(driver.session.inspected(), Some(article));
    driver.run(CommandId::ClearFilter);
    driver.dispatch(Action::Reveal(article));
    assert_eq!(selected_subjects(&driver), [article].into());
}

#[test]
fn hidden_cards_are_not_in_exported_pictures() {
    let mut driver = Driver::with_sample();
    let size_of = |driver: &mut Driver, name: &str| {
        let path = driver.path(name);
        driver.dispatch(Action::Export(ExportRequest {
            area: ExportArea::Board,
            choice: ExportChoice {
                scale: 1.0,
                theme: PictureTheme::Light,
                ..ExportChoice::default()
            },
            target: ExportTarget::File(path.clone()),
        }));
        std::fs::read(path).expect("the picture was written").len()
    };
    let all = size_of(&mut driver, "all.png");
    driver.dispatch(Action::SetFilter(Filter {
        text: "no card says this".to_owned(),
        others: Others::Hide,
        ..Filter::default()
    }));
    let none = size_of(&mut driver, "none.png");
    assert!(none * 4 < all, "{none} of {all} bytes");
}

#[test]
fn what_is_made_under_a_filter_stays_in_sight() {
    let mut driver = Driver::with_sample();
    driver.dispatch(claims_only(Others::Hide));
    driver.run(CommandId::NewNote);
    driver.dispatch(Action::EndEditTitle(Some("A thought".to_owned())));
    let note = driver.named("A thought");
    let card = card_of(&driver, note);
    assert!(!driver.session.board().scene.hidden.contains(card));
    assert_eq!(selected_subjects(&driver), [note].into());
    // An edit moves a card from one side to the other.
    let claim = driver
        .case()
        .claims()
        .iter()
        .next()
        .expect("claims")
        .clone();
    driver.dispatch(Action::SetFilter(Filter {
        text: "walrus".to_owned(),
        others: Others::Hide,
        ..Filter::default()
    }));
    let claim_card = card_of(&driver, claim.id.into());
    assert!(driver.session.board().scene.hidden.contains(claim_card));
    driver.dispatch(Action::Edit(Edit::Replace {
        record: caseboard::model::Claim {
            statement: "A walrus was seen".to_owned(),
            ..claim
        }
        .into(),
        label: "Edit statement".to_owned(),
    }));
    assert!(!driver.session.board().scene.hidden.contains(claim_card));
    driver.run(CommandId::Undo);
    assert!(driver.session.board().scene.hidden.contains(claim_card));
}

#[test]
fn a_filter_is_gone_with_its_case() {
    let mut driver = Driver::with_sample();
    driver.dispatch(claims_only(Others::Hide));
    driver.run(CommandId::NewCase);
    assert!(!driver.session.sight().filter().is_active());
    assert!(driver.session.board().scene.hidden.is_empty());
}

#[test]
fn a_focus_dims_what_is_farther_away() {
    let (mut driver, [hub, near, far, end, leaf]) = chain();
    select(&mut driver, &[hub]);
    driver.run(CommandId::Focus);
    let undimmed = |driver: &Driver| -> BTreeSet<RecordRef> {
        let cards = driver
            .session
            .board()
            .scene
            .undimmed
            .clone()
            .expect("something is dimmed");
        cards
            .iter()
            .filter_map(|id| driver.case().card(id))
            .map(|card| card.subject)
            .collect()
    };
    assert_eq!(undimmed(&driver), [hub, near, leaf].into());
    driver.run(CommandId::FocusDeeper);
    assert_eq!(undimmed(&driver), [hub, near, far, leaf].into());
    driver.run(CommandId::FocusHides);
    let scene = &driver.session.board().scene;
    assert_eq!((scene.undimmed.is_none(), scene.hidden.len()), (true, 1));
    assert!(scene.hidden.contains(card_of(&driver, end)));
    // What is made now is seen, although nothing links it.
    driver.run(CommandId::NewNote);
    driver.dispatch(Action::EndEditTitle(Some("made".to_owned())));
    let made = card_of(&driver, driver.named("made"));
    assert_eq!(driver.session.selection().only_card(), Some(made));
    assert!(!driver.session.board().scene.hidden.contains(made));
    select(&mut driver, &[hub]);
    driver.run(CommandId::FocusHides);
    // It follows a click if asked to.
    driver.run(CommandId::FocusFollows);
    driver.run(CommandId::FocusNearer);
    select(&mut driver, &[far]);
    assert_eq!(undimmed(&driver), [near, far, end].into());
    driver.run(CommandId::SelectNone);
    assert!(driver.session.board().scene.undimmed.is_none());
    assert_eq!(selected_subjects(&driver), [far].into());
}

#[test]
fn a_path_is_shown_and_left_before_the_focus() {
    let (mut driver, [hub, _, far, end, leaf]) = chain();
    select(&mut driver, &[hub]);
    driver.run(CommandId::Focus);
    select(&mut driver, &[hub, end]);
    driver.run(CommandId::ShowPath);
    let path = driver.session.sight().path().expect("they are linked");
    assert_eq!(path.steps().len(), 3);
    let scene = &driver.session.board().scene;
    assert_eq!(scene.traced.len(), 3);
    let undimmed = scene.undimmed.clone().expect("the rest is dimmed");
    assert!(undimmed.contains(card_of(&driver, far)) && !undimmed.contains(card_of(&driver, leaf)));
    driver.run(CommandId::NextPath);
    assert_eq!(driver.notice(), "There is no other path");

    // Esc: first the path, then the focus, then the selection.
    let state = |driver: &Driver| {
        let sight = driver.session.sight();
        (
            sight.path().is_some(),
            sight.focus().is_some(),
            driver.session.selection().is_empty(),
        )
    };
    assert_eq!(state(&driver), (true, true, false));
    for expected in [
        (false, true, false),
        (false, false, false),
        (false, false, true),
    ] {
        driver.run(CommandId::SelectNone);
        assert_eq!(state(&driver), expected);
    }
    assert!(driver.session.board().scene.traced.is_empty());
    assert_eq!(
        driver.session.availability(CommandId::ShowPath),
        Availability::Disabled
    );
}

#[test]
fn a_path_goes_with_its_links() {
    let (mut driver, [hub, near, _, end, _]) = chain();
    select(&mut driver, &[hub, end]);
    driver.run(CommandId::ShowPath);
    driver.dispatch(Action::Edit(Edit::Delete(vec![near])));
    assert!(driver.session.sight().path().is_none());
    select(&mut driver, &[hub, end]);
    driver.run(CommandId::ShowPath);
    assert!(
        driver.notice().starts_with("No links lead from"),
        "{}",
        driver.notice()
    );
}

#[test]
fn leaves_fold_and_come_back() {
    let (mut driver, [hub, near, _, _, leaf]) = chain();
    let before = driver.case().clone();
    select(&mut driver, &[hub]);
    driver.run(CommandId::FoldNeighbours);
    let folded = |driver: &Driver| driver.session.index().all_folded_into(card_of(driver, hub));
    assert_eq!(folded(&driver), [card_of(&driver, leaf)].into());
    driver.run(CommandId::FoldNeighbours);
    assert_eq!(
        folded(&driver).len(),
        2,
        "then what else is around: {near:?}"
    );
    driver.run(CommandId::SelectAll);
    assert_eq!(
        driver.session.selection().cards.len(),
        3,
        "what is folded is not on the board"
    );
    driver.run(CommandId::Undo);
    driver.run(CommandId::Undo);
    assert_eq!(*driver.case(), before);
    driver.run(CommandId::Redo);
    select(&mut driver, &[hub]);
    driver.run(CommandId::Unfold);
    assert_eq!(*driver.case(), before);
    assert_eq!(
        driver.session.availability(CommandId::Unfold),
        Availability::Disabled
    );
}

#[test]
fn revealing_a_folded_card_unfolds_it_in_one_step() {
    let (mut driver, [hub, _, _, _, leaf]) = chain();
    select(&mut driver, &[hub]);
    driver.run(CommandId::FoldNeighbours);
    let folded = driver.case().clone();
    driver.dispatch(Action::Reveal(leaf));
    assert_eq!(selected_subjects(&driver), [leaf].into());
    assert!(
        driver.notice().starts_with("Unfolded to show"),
        "{}",
        driver.notice()
    );
    driver.run(CommandId::Undo);
    assert_eq!(*driver.case(), folded);
    // Placing a record that has a card somewhere never makes a second one.
    let cards = driver.case().cards().len();
    driver.dispatch(Action::Edit(Edit::PlaceCard {
        subject: leaf,
        at_in_board: Some(pos2(0.0, 900.0)),
    }));
    assert_eq!(driver.case().cards().len(), cards);
    assert_eq!(driver.case().problems(), []);
}

#[test]
fn what_is_folded_into_a_card_goes_where_the_card_goes() {
    let (mut driver, [hub, near, far, _, leaf]) = chain();
    select(&mut driver, &[hub]);
    driver.run(CommandId::FoldAllNeighbours);
    let place = |driver: &Driver, record| {
        driver
            .case()
            .card(card_of(driver, record))
            .expect("a card")
            .pos
    };
    let start = [hub, near, leaf].map(|record| place(&driver, record));
    driver.run(CommandId::NudgeDownFar);
    let grip = driver.rect_of(hub).center_top() + vec2(0.0, 8.0);
    driver.drag(
        grip,
        vec2(60.0, 90.0),
        Modifiers {
            ctrl: true,
            ..Modifiers::NONE
        },
    );
    let moved = [hub, near, leaf].map(|record| place(&driver, record));
    let by = moved[0] - start[0];
    assert!(by.y > 10.0, "{by:?}");
    for (before, after) in start.iter().zip(moved) {
        assert_eq!(after - *before, by);
    }
    assert_ne!(place(&driver, far) - start[0], by);
}

#[test]
fn a_closed_frame_takes_its_cards_off_the_board() {
    let (mut driver, [hub, near, far, ..]) = chain();
    select(&mut driver, &[hub, near]);
    driver.run(CommandId::FrameSelection);
    driver.dispatch(Action::EndEditTitle(Some("Pair".to_owned())));
    let open = driver.case().clone();
    driver.run(CommandId::CloseFrame);
    let index = driver.session.index();
    assert!(index.card(card_of(&driver, hub)).is_none());
    assert!(index.card(card_of(&driver, far)).is_some());
    assert_eq!(
        driver.session.availability(CommandId::CloseFrame),
        Availability::Disabled
    );
    // It keeps the size it opens to: there is nothing to resize it by.
    let (case, scene) = (driver.case(), &driver.session.board().scene);
    let to_screen = emath::TSTransform::from_scaling(2.0);
    let handles = shown_handles(case, driver.session.index(), scene, to_screen);
    assert!(scene.selection.only_frame().is_some() && handles.is_empty());
    driver.dispatch(Action::Reveal(near));
    assert_eq!(*driver.case(), open);
    assert_eq!(selected_subjects(&driver), [near].into());
    driver.run(CommandId::Undo);
    driver.dispatch(Action::Select(Selection {
        frames: driver.case().frames().ids().collect(),
        ..Selection::default()
    }));
    driver.run(CommandId::OpenFrame);
    assert_eq!(*driver.case(), open);
    // A box around everything takes in the cards again.
    driver.run(CommandId::FitAll);
    let all = Rect::from_min_size(pos2(205.0, 65.0), vec2(1190.0, 790.0));
    driver.drag(all.min, all.size(), Modifiers::NONE);
    assert_eq!(driver.session.selection().cards.len(), 5);
}

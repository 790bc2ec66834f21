//! An hour's work in a minute: drag, link, write, undo, save, reopen.

use crate::driver::Driver;
use caseboard::app::{Action, CommandId, Edit, LinkEnd, NewRecord, WindowRequest};
use caseboard::board::Selection;
use caseboard::board::interact::Modifiers;
use caseboard::model::{AnyRecord, Claim, LinkKind, NoteKind, RecordRef};
use emath::{pos2, vec2};

#[test]
fn the_sample_is_opened_dragged_linked_edited_undone_saved_and_reopened() {
    let mut driver = Driver::with_sample();
    let opened = driver.case().clone();
    assert!(!driver.session.is_dirty());

    // Drag an article's card.
    let article: RecordRef = opened
        .articles()
        .iter()
        .next()
        .expect("the sample has articles")
        .id
        .into();
    driver.dispatch(Action::Reveal(article));
    let before = driver.rect_of(article);
    let grip = before.center_top() + vec2(0.0, before.height() * 0.4);
    driver.drag(grip, vec2(37.0, -23.0), Modifiers::NONE);
    assert_ne!(driver.rect_of(article).min, before.min);
    assert_eq!(driver.session.undo_label(), Some("Move 1 card"));
    assert!(driver.session.is_dirty());

    // Link it to a note made on the spot.
    driver.dispatch(Action::Edit(Edit::Create {
        new: NewRecord::Note {
            kind: NoteKind::Question,
            text: "Who filmed it?".to_owned(),
        },
        at_in_board: Some(pos2(-900.0, -900.0)),
        linked_from: Some(article),
    }));
    driver.dispatch(Action::EndEditTitle(Some(
        "Who filmed the ship?".to_owned(),
    )));
    let note = driver.named("Who filmed the ship?");
    assert!(
        driver
            .case()
            .links()
            .iter()
            .any(|link| link.from == article && link.to == note)
    );

    // Edit a claim.
    let claim = driver
        .case()
        .claims()
        .iter()
        .next()
        .expect("the sample has claims")
        .clone();
    let edited = Claim {
        statement: "Edited by a script".to_owned(),
        ..claim
    };
    driver.dispatch(Action::Edit(Edit::Replace {
        record: AnyRecord::from(edited),
        label: "Edit statement".to_owned(),
    }));
    let finished = driver.case().clone();

    // Undo all of it, redo all of it.
    for _ in 0..4 {
        driver.run(CommandId::Undo);
    }
    assert_eq!(*driver.case(), opened);
    assert!(
        !driver.session.is_dirty(),
        "undone to what was opened is not dirty"
    );
    for _ in 0..4 {
        driver.run(CommandId::Redo);
    }
    assert_eq!(*driver.case(), finished);

    // Save, start again, reopen.
    driver.run(CommandId::Save);
    assert_eq!(driver.notice(), "Saved sample.ron");
    assert!(!driver.session.is_dirty());
    driver.restart();
    let recent = driver
        .session
        .recents()
        .first()
        .cloned()
        .expect("the file is remembered");
    driver.open(&recent.path);
    assert_eq!(*driver.case(), finished);
    assert_eq!(driver.case().problems(), []);
}

#[test]
fn a_gesture_dropped_with_escape_changes_nothing() {
    let mut driver = Driver::with_sample();
    let before = driver.case().clone();
    let claim: RecordRef = before
        .claims()
        .iter()
        .next()
        .expect("the sample has claims")
        .id
        .into();
    driver.dispatch(Action::Reveal(claim));
    let from = driver.rect_of(claim).center();
    driver.press(from, Modifiers::NONE);
    driver.pointer_moves(from + vec2(80.0, 60.0));
    assert!(!driver.session.board().scene.preview.moved.is_empty());
    driver.run(CommandId::SelectNone);
    driver.release(from + vec2(80.0, 60.0), Modifiers::NONE);
    assert_eq!(*driver.case(), before);
    assert!(driver.session.board().scene.preview.moved.is_empty());
}

#[test]
fn dragging_from_a_handle_asks_what_the_link_says() {
    let mut driver = Driver::new();
    for x in [0.0, 500.0] {
        driver.dispatch(Action::Edit(Edit::Create {
            new: NewRecord::Note {
                kind: NoteKind::Note,
                text: format!("at {x}"),
            },
            at_in_board: Some(pos2(x, 0.0)),
            linked_from: None,
        }));
        driver.dispatch(Action::EndEditTitle(None));
    }
    driver.run(CommandId::FitAll);
    let (one, two) = (driver.named("at 0"), driver.named("at 500"));
    driver.dispatch(Action::Reveal(one));
    let handle = driver.rect_of(one).right_center();
    let to = driver.rect_of(two).center();
    driver.drag(handle, to - handle, Modifiers::NONE);
    let asked = driver
        .requests()
        .into_iter()
        .find_map(|request| match request {
            WindowRequest::ShowLinkMenu { from, to, .. } => Some((from, to)),
            _ => None,
        });
    assert_eq!(asked, Some((one, LinkEnd::Record(two))));
    driver.dispatch(Action::Edit(Edit::Link {
        from: one,
        to: two,
        kind: LinkKind::Supports,
    }));
    let link = driver
        .case()
        .links()
        .iter()
        .next()
        .expect("the link was made");
    assert_eq!(
        (link.from, link.to, link.kind),
        (one, two, LinkKind::Supports)
    );
    assert_eq!(
        driver.session.inspected(),
        Some(link.id.into()),
        "the new link is selected"
    );
}

#[test]
fn deleting_a_card_deletes_its_record_and_undo_brings_both_back() {
    let mut driver = Driver::with_sample();
    let before = driver.case().clone();
    let claim = before
        .claims()
        .iter()
        .next()
        .expect("the sample has claims")
        .id;
    driver.dispatch(Action::Reveal(claim.into()));
    driver.run(CommandId::Delete);
    assert!(driver.case().claim(claim).is_none());
    assert_eq!(driver.case().problems(), []);
    assert_eq!(driver.notice(), "Deleted claim");
    driver.run(CommandId::Undo);
    assert_eq!(*driver.case(), before);
    assert_eq!(
        driver.session.inspected(),
        Some(claim.into()),
        "what came back is selected"
    );

    driver.run(CommandId::RemoveFromBoard);
    assert!(
        driver.case().claim(claim).is_some(),
        "the record stays in the library"
    );
    assert!(
        !driver
            .case()
            .cards()
            .iter()
            .any(|card| card.subject == claim.into())
    );
    driver.dispatch(Action::Edit(Edit::PlaceCard {
        subject: claim.into(),
        at_in_board: None,
    }));
    assert!(
        driver
            .case()
            .cards()
            .iter()
            .any(|card| card.subject == claim.into())
    );
}

#[test]
fn commands_do_only_what_is_enabled_and_never_panic() {
    let sample = std::fs::read("saves/north-korea-shipments.ron").expect("the sample can be read");
    let mut driver = Driver::with_sample();
    let cards: Vec<_> = driver.case().cards().ids().take(5).collect();
    for count in 0..=cards.len() {
        // Drawing the whole board is slow without optimisation, and once is enough.
        let draws = |id| id == CommandId::CopyPicture && count != 1;
        for command in caseboard::app::COMMANDS
            .iter()
            .filter(|command| !draws(command.id))
        {
            let selection = Selection {
                cards: cards.iter().take(count).copied().collect(),
                ..Selection::default()
            };
            driver.dispatch(Action::Select(selection));
            driver.session.dispatch(Action::Run(command.id));
            driver.requests();
            while driver.session.prompt().is_some() {
                driver.dispatch(Action::Answer(caseboard::app::Answer::Cancel));
            }
            assert_eq!(driver.case().problems(), [], "after {}", command.label);
            if driver.case().cards().is_empty() {
                driver.open(&driver.path("sample.ron"));
                driver.dispatch(Action::Answer(caseboard::app::Answer::Discard));
            }
        }
    }
    assert_eq!(
        std::fs::read(driver.path("sample.ron"))
            .map(|bytes| bytes.is_empty())
            .ok(),
        Some(false)
    );
    assert!(!sample.is_empty());
}

#[test]
fn a_new_record_without_words_goes_again() {
    let mut driver = Driver::with_sample();
    let before = driver.case().clone();
    driver.run(CommandId::NewNote);
    assert_eq!(driver.case().notes().len(), before.notes().len() + 1);
    driver.dispatch(Action::EndEditTitle(Some(String::new())));
    assert_eq!(*driver.case(), before);

    driver.run(CommandId::NewGap);
    driver.dispatch(Action::EndEditTitle(Some("Nobody saw the ship".to_owned())));
    let gap = driver.named("Nobody saw the ship");
    driver.dispatch(Action::EditTitle(gap));
    driver.dispatch(Action::EndEditTitle(Some(String::new())));
    assert!(
        gap.exists_in(driver.case()),
        "an older record stays, whatever its words"
    );
}

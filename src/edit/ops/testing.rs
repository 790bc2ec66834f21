//! Small cases for the tests of operations.

use super::{add_card, add_excerpt, add_frame, create_with_card, link_records};
use crate::edit::{Editor, Tx};
use crate::model::{
    AnyRecord, Article, Attribution, CardId, Case, Claim, Comparator, Coordinates, Entity,
    EntityKind, IdSource, LinkKind, Note, NoteKind, Outlet, Quantity,
};
use emath::{Rect, pos2, vec2};
use std::collections::BTreeSet;

pub(in crate::edit) fn editor() -> Editor {
    Editor::opened(Case::new("test"), IdSource::new(1))
}

pub(in crate::edit) fn rect(x: f32, y: f32, width: f32, height: f32) -> Rect {
    Rect::from_min_size(pos2(x, y), vec2(width, height))
}

pub(in crate::edit) fn note(tx: &mut Tx<'_>, text: &str) -> AnyRecord {
    Note::new(tx.fresh_id::<Note>(), NoteKind::Note, text).into()
}

/// Notes of 100 × 50 at these places.
pub(in crate::edit) fn editor_with_cards(places: &[(f32, f32)]) -> (Editor, BTreeSet<CardId>) {
    let mut editor = editor();
    let cards = places.iter().map(|(x, y)| {
        let made = editor.apply("new", |tx| {
            let note = note(tx, "note");
            create_with_card(tx, note, rect(*x, *y, 100.0, 50.0))
        });
        made.expect("the place is sound").value
    });
    let cards = cards.collect();
    (editor, cards)
}

/// The upper left corners of all cards, in the order of their ids.
pub(in crate::edit) fn positions(editor: &Editor) -> String {
    editor
        .case()
        .cards()
        .iter()
        .map(|card| format!("{},{}", card.pos.x, card.pos.y))
        .collect::<Vec<_>>()
        .join(" ")
}

/// A case with a record of every kind but an image, each referring to others, all on the board that can be.
pub(in crate::edit) fn small_case_editor() -> Editor {
    let mut editor = editor();
    editor.apply("build", build).expect("the case is sound");
    editor
}

fn build(tx: &mut Tx<'_>) -> Result<(), crate::edit::EditError> {
    let outlet = Outlet::new(tx.fresh_id::<Outlet>(), "Harbour Post");
    let outlet = tx.insert(outlet)?;
    let article = Article::new(
        tx.fresh_id::<Article>(),
        "Crane fell",
        "The crane fell on 3 May. Nobody was hurt.",
    );
    let article = tx.insert(Article {
        outlet: Some(outlet),
        ..article
    })?;
    let mayor = Entity::new(tx.fresh_id::<Entity>(), EntityKind::Person, "Mayor");
    let mayor = tx.insert(Entity {
        aliases: vec!["the mayor".to_owned()],
        ..mayor
    })?;
    let port = Entity::new(tx.fresh_id::<Entity>(), EntityKind::Place, "Port");
    let port = tx.insert(Entity {
        coordinates: Some(Coordinates {
            lat: 54.0,
            lon: 10.0,
        }),
        ..port
    })?;
    let excerpt = add_excerpt(tx, article, 0, 23)?;
    let (claim_id, other_id) = (tx.fresh_id::<Claim>(), tx.fresh_id::<Claim>());
    let claim = tx.insert(Claim {
        speaker: Some(mayor),
        according_to: vec![Attribution {
            source: Some(mayor),
            ..Attribution::default()
        }],
        place: Some(port),
        entities: vec![mayor, port],
        excerpts: vec![excerpt],
        quantity: Some(Quantity {
            comparator: Comparator::AtLeast,
            value: 1.0,
            upper: None,
            unit: "crane".to_owned(),
            wording: String::new(),
        }),
        ..Claim::new(claim_id, "A crane fell")
    })?;
    let other = tx.insert(Claim {
        excerpts: vec![excerpt],
        ..Claim::new(other_id, "Nobody was hurt")
    })?;
    let gap = Note::new(tx.fresh_id::<Note>(), NoteKind::Gap, "Who owned the crane?");
    let gap = tx.insert(gap)?;
    let frame = add_frame(tx, rect(0.0, 0.0, 700.0, 400.0), "What fell")?;
    let subjects = [
        article.into(),
        mayor.into(),
        port.into(),
        claim.into(),
        other.into(),
        gap.into(),
    ];
    for (at, subject) in subjects.into_iter().enumerate() {
        let (column, row) = (at % 3, at / 3);
        let place = rect(
            20.0 + 300.0 * column as f32,
            20.0 + 200.0 * row as f32,
            240.0,
            120.0,
        );
        add_card(tx, subject, place, (column < 2).then_some(frame))?;
    }
    link_records(tx, claim.into(), other.into(), LinkKind::Supports)?;
    link_records(tx, gap.into(), claim.into(), LinkKind::About)?;
    link_records(tx, mayor.into(), port.into(), LinkKind::MemberOf)?;
    Ok(())
}

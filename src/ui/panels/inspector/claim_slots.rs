//! The slots of a claim that are entities: who said it, where, whom it names.

use super::claim_proposals::{Offer, entity_offers, offers};
use super::form::{Form, entity_rows, label};
use crate::app::{Action, Edit, EntitySlot};
use crate::model::{Claim, EntityKind, RecordRef};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::size;
use crate::ui::widgets::{Chip, ChipEvent, Look, Picked, PickerSource, chip, quiet_button};
use egui::Ui;

/// What can be created in a slot, in the order of the words offered.
pub const SPEAKERS: (&[&str], &[EntityKind]) = (
    &["person", "organisation", "other"],
    &[
        EntityKind::Person,
        EntityKind::Organisation,
        EntityKind::Other,
    ],
);
const PLACES: (&[&str], &[EntityKind]) = (
    &["place", "facility"],
    &[EntityKind::Place, EntityKind::Facility],
);
const ANYTHING: (&[&str], &[EntityKind]) = (
    &[
        "person",
        "organisation",
        "place",
        "facility",
        "vessel",
        "equipment",
        "event",
        "other",
    ],
    &[
        EntityKind::Person,
        EntityKind::Organisation,
        EntityKind::Place,
        EntityKind::Facility,
        EntityKind::Vessel,
        EntityKind::Equipment,
        EntityKind::Event,
        EntityKind::Other,
    ],
);

/// The action that makes an entity for a slot.
pub fn creating(name: String, at: usize, kinds: &[EntityKind], slot: EntitySlot) -> Action {
    let kind = kinds.get(at).copied().unwrap_or_default();
    Action::Edit(Edit::CreateEntityFor { name, kind, slot })
}

pub fn speaker(ui: &mut Ui, form: &mut Form<'_>, claim: &Claim) {
    label(ui, "Said by");
    match form.entity_slot(
        ui,
        "Said by",
        claim.speaker,
        ("Who made the claim", SPEAKERS.0),
    ) {
        Some(Picked::Record(RecordRef::Entity(id))) => {
            form.change(claim, "Edit speaker", |claim| claim.speaker = Some(id))
        }
        Some(Picked::Clear) => form.change(claim, "Edit speaker", |claim| claim.speaker = None),
        Some(Picked::New(name, at)) => form.actions.push(creating(
            name,
            at,
            SPEAKERS.1,
            EntitySlot::Speaker(claim.id),
        )),
        _ => {}
    }
    offers(ui, form, claim, Offer::Speaker);
}

pub fn place(ui: &mut Ui, form: &mut Form<'_>, claim: &Claim) {
    label(ui, "Where");
    match form.entity_slot(ui, "Where", claim.place, ("Where it happened", PLACES.0)) {
        Some(Picked::Record(RecordRef::Entity(id))) => {
            form.change(claim, "Edit place", |claim| claim.place = Some(id))
        }
        Some(Picked::Clear) => form.change(claim, "Edit place", |claim| claim.place = None),
        Some(Picked::New(name, at)) => {
            form.actions
                .push(creating(name, at, PLACES.1, EntitySlot::Place(claim.id)))
        }
        _ => {}
    }
    offers(ui, form, claim, Offer::Place);
}

pub fn named(ui: &mut Ui, form: &mut Form<'_>, claim: &Claim) {
    label(ui, "Names");
    let look = Look::of(ui);
    let case = form.case;
    let mut event = None;
    let mut add = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(size::S1, size::S1);
        for id in &claim.entities {
            let name = case.name_of((*id).into());
            let sign = (
                icons::of_record(case, (*id).into()),
                look.board.kinds.entity.line,
            );
            let spec = Chip {
                icon: Some(sign),
                words: &name,
                remove: Some(format!("Remove {name} from the claim")),
            };
            event = event.or(chip(ui, &spec).map(|event| (*id, event)));
        }
        add = Some(quiet_button(ui, Icon::Plus, "Add entity"));
    });
    match event {
        Some((id, ChipEvent::Clicked)) => form.actions.push(Action::Reveal(id.into())),
        Some((id, ChipEvent::Removed)) => {
            form.change(claim, "Remove entity from claim", |claim| {
                claim.entities.retain(|named| *named != id)
            });
        }
        None => {}
    }
    entity_offers(ui, form, claim);
    let Some(button) = add else { return };
    let rows = |query: &str, most: usize| {
        let known = |row: &crate::ui::widgets::PickRow| {
            claim.entities.iter().any(|id| row.record == (*id).into())
        };
        let mut rows = entity_rows(case, look, query, most + claim.entities.len(), None);
        rows.retain(|row| !known(row));
        rows.truncate(most);
        rows
    };
    let revision = form.session.revision();
    let source = PickerSource {
        name: "Add entity",
        revision,
        rows: &rows,
        creates: ANYTHING.0,
        clear: None,
    };
    match form.state.picker.show(&button, &source) {
        Some(Picked::Record(RecordRef::Entity(id))) => {
            form.change(claim, "Name entity in claim", |claim| {
                claim.entities.push(id)
            })
        }
        Some(Picked::New(name, at)) => {
            form.actions
                .push(creating(name, at, ANYTHING.1, EntitySlot::Named(claim.id)))
        }
        _ => {}
    }
}

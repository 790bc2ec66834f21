//! The slots of a claim: who said it, when, where, how many, whom it names.

use super::form::{Form, Line, entity_rows, label, parse_date, remark, warning};
use super::numbers::{parse_number, parse_optional};
use crate::app::{Action, Edit, EntitySlot};
use crate::model::{Claim, Comparator, EntityKind, Quantity, RecordRef, When};
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
}

pub fn when(ui: &mut Ui, form: &mut Form<'_>, claim: &Claim) {
    label(ui, "When");
    let shown = claim
        .when
        .as_ref()
        .map(|when| when.edtf.to_string())
        .unwrap_or_default();
    let wording = claim
        .when
        .as_ref()
        .map(|when| when.wording.clone())
        .unwrap_or_default();
    // A span of days needs the whole width.
    let line = Line::of("When").hint("2023-09-07/2023-10-01");
    let date = form.bare_field(ui, claim, line, &shown, |claim: &mut Claim, words| {
        claim.when = parse_date(words)?.map(|edtf| {
            let wording = claim
                .when
                .take()
                .map(|when| when.wording)
                .unwrap_or_default();
            When { edtf, wording }
        });
        Ok(())
    });
    match (&date.error, parse_date(&date.words)) {
        (Some(error), _) => warning(ui, error),
        (None, Ok(Some(edtf))) => remark(ui, &edtf.describe()),
        _ => {}
    }
    let line = Line::of("Wording of the date").hint("as the source says it");
    let words = form.bare_field(ui, claim, line, &wording, |claim: &mut Claim, words| {
        match &mut claim.when {
            Some(when) => words.trim().clone_into(&mut when.wording),
            None if words.trim().is_empty() => {}
            None => {
                return Err("Give the date first, then the source's words for it.".to_owned());
            }
        }
        Ok(())
    });
    if let Some(error) = words.error {
        warning(ui, &error);
    }
}

pub fn quantity(ui: &mut Ui, form: &mut Form<'_>, claim: &Claim) {
    let quantity = claim.quantity.as_ref();
    let comparator = quantity.map(|it| it.comparator).unwrap_or_default();
    if quantity.is_some() {
        let choices = (
            Comparator::ALL,
            comparator,
            Comparator::label as fn(Comparator) -> &'static str,
        );
        form.choose(
            ui,
            claim,
            "How the number is meant",
            choices,
            |claim, comparator| {
                if let Some(quantity) = &mut claim.quantity {
                    quantity.comparator = comparator;
                    if comparator != Comparator::Between {
                        quantity.upper = None;
                    }
                }
            },
        );
    }
    let mut errors = Vec::new();
    ui.columns(2, |columns| {
        let shown = quantity.map(|it| it.value.to_string()).unwrap_or_default();
        let line = Line::of("How many").hint("1,000");
        label(&mut columns[0], "How many");
        errors.push(
            form.bare_field(&mut columns[0], claim, line, &shown, set_value)
                .error,
        );
        let unit = quantity.map(|it| it.unit.clone()).unwrap_or_default();
        label(&mut columns[1], "Of what");
        let line = Line::of("Of what").hint("containers, km");
        errors.push(
            form.bare_field(
                &mut columns[1],
                claim,
                line,
                &unit,
                |claim: &mut Claim, words| {
                    with_quantity(claim, words, |quantity, words| {
                        words.clone_into(&mut quantity.unit)
                    })
                },
            )
            .error,
        );
    });
    if comparator == Comparator::Between {
        let shown = quantity
            .and_then(|it| it.upper)
            .map(|upper| upper.to_string())
            .unwrap_or_default();
        errors.push(
            form.checked(ui, claim, Line::of("Up to"), &shown, set_upper)
                .error
                .map(|_| String::new()),
        );
    }
    errors
        .iter()
        .flatten()
        .filter(|error| !error.is_empty())
        .for_each(|error| warning(ui, error));
    if let Some(quantity) = quantity {
        let line = Line::of("Wording of the number").hint("as the source says it");
        form.checked(
            ui,
            claim,
            line,
            &quantity.wording,
            |claim: &mut Claim, words| {
                with_quantity(claim, words, |quantity, words| {
                    words.clone_into(&mut quantity.wording)
                })
            },
        );
        remark(ui, &quantity.to_string());
    }
}

fn set_value(claim: &mut Claim, words: &str) -> Result<(), String> {
    match (parse_optional(words)?, &mut claim.quantity) {
        (Some(value), Some(quantity)) => quantity.value = value,
        (Some(value), none) => {
            let (unit, wording) = (String::new(), String::new());
            *none = Some(Quantity {
                comparator: Comparator::Exactly,
                value,
                upper: None,
                unit,
                wording,
            });
        }
        (None, quantity) => *quantity = None,
    }
    Ok(())
}

fn set_upper(claim: &mut Claim, words: &str) -> Result<(), String> {
    let upper = parse_number(words)?;
    match &mut claim.quantity {
        Some(quantity) if upper >= quantity.value => quantity.upper = Some(upper),
        Some(quantity) => {
            return Err(format!(
                "The upper end must not be less than {}.",
                quantity.value
            ));
        }
        None => {}
    }
    Ok(())
}

fn with_quantity(
    claim: &mut Claim,
    words: &str,
    set: impl FnOnce(&mut Quantity, &str),
) -> Result<(), String> {
    match &mut claim.quantity {
        Some(quantity) => set(quantity, words.trim()),
        None if words.trim().is_empty() => {}
        None => return Err("Give the number first.".to_owned()),
    }
    Ok(())
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

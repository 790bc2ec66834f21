//! The form of an entity.

use super::article::claim_rows;
use super::form::{Form, Line, entity_rows, label, remark, warning};
use super::head::{head, links};
use super::mentions;
use super::merging::{self, Merging};
use super::placing;
use super::record_slot::{RecordSlot, record_slot};
use super::splitting;
use crate::app::{Action, PictureAction, PictureUse, read_coordinates};
use crate::model::{Coordinates, Entity, EntityKind, Identifier, RecordRef};
use crate::ui::icons::Icon;
use crate::ui::widgets::{Look, Picked, PickerSource, quiet_button, sign_button};
use egui::Ui;

/// Shows the form.
pub fn ui(ui: &mut Ui, form: &mut Form<'_>, entity: &Entity) {
    head(ui, form, entity.id.into(), "Entity", |_| {});
    form.text(
        ui,
        entity,
        Line::of("Name"),
        &entity.name,
        |entity: &mut Entity, words| entity.name = words,
    );
    merging::maybe_same(ui, form, entity);
    merging::preview(ui, form, entity);
    form.choose(
        ui,
        entity,
        "Kind",
        (EntityKind::ALL, entity.kind, EntityKind::label),
        |entity, kind| entity.kind = kind,
    );
    let line = Line::of("Description")
        .rows(2)
        .hint("a few words on what it is");
    form.text(
        ui,
        entity,
        line,
        &entity.description,
        |entity: &mut Entity, words| entity.description = words,
    );
    form.words_list(
        ui,
        entity,
        ("Also known as", "alias"),
        &entity.aliases,
        |entity| &mut entity.aliases,
    );
    identifiers(ui, form, entity);
    coordinates(ui, form, entity);
    portrait(ui, form, entity);
    let remarks = Line::of("Remarks").rows(2);
    form.text(
        ui,
        entity,
        remarks,
        &entity.remarks,
        |entity: &mut Entity, words| entity.remarks = words,
    );
    form.words_list(ui, entity, ("Tags", "tag"), &entity.tags, |entity| {
        &mut entity.tags
    });
    form.mark(ui, entity, entity.mark, |entity, mark| entity.mark = mark);
    mentions::ui(ui, form, entity);
    let (said, named) = (
        form.state.related.said.clone(),
        form.state.related.claims.clone(),
    );
    if !said.is_empty() {
        form.heading(ui, &format!("It says ({})", said.len()));
        claim_rows(ui, form, &said, "said");
    }
    form.heading(ui, &format!("Claims that name it ({})", named.len()));
    claim_rows(ui, form, &named, "named");
    placing::ui(ui, form);
    links(ui, form, entity.id.into());
    merge(ui, form, entity);
    splitting::ui(ui, form, entity);
}

fn identifiers(ui: &mut Ui, form: &mut Form<'_>, entity: &Entity) {
    label(ui, "Identifiers");
    let mut removed = None;
    for (at, identifier) in entity.identifiers.iter().enumerate() {
        ui.push_id(("identifier", at), |ui| {
            ui.horizontal(|ui| {
                let room = ui.available_width()
                    - crate::ui::theme::size::S6
                    - 2.0 * ui.spacing().item_spacing.x;
                let third = (room / 3.0).max(40.0);
                sized(ui, third, |ui| {
                    let line = Line::of("Scheme of identifier").slot(at).hint("IMO");
                    form.bare_field(
                        ui,
                        entity,
                        line,
                        &identifier.scheme,
                        move |entity: &mut Entity, words| {
                            set_identifier(entity, at, |identifier| {
                                words.trim().clone_into(&mut identifier.scheme)
                            });
                            Ok(())
                        },
                    );
                });
                sized(ui, (room - third).max(40.0), |ui| {
                    let line = Line::of("Value of identifier")
                        .slot(at)
                        .hint("number or name there");
                    form.bare_field(
                        ui,
                        entity,
                        line,
                        &identifier.value,
                        move |entity: &mut Entity, words| {
                            set_identifier(entity, at, |identifier| {
                                words.trim().clone_into(&mut identifier.value)
                            });
                            Ok(())
                        },
                    );
                });
                if sign_button(ui, Icon::X, &format!("Remove identifier {}", at + 1)).clicked() {
                    removed = Some(at);
                }
            });
        });
    }
    if let Some(at) = removed {
        form.change(entity, "Remove identifier", |entity| {
            if at < entity.identifiers.len() {
                entity.identifiers.remove(at);
            }
        });
    }
    if quiet_button(ui, Icon::Plus, "Add identifier").clicked() {
        form.change(entity, "Add identifier", |entity| {
            entity.identifiers.push(Identifier {
                scheme: String::new(),
                value: String::new(),
            });
        });
    }
}

fn set_identifier(entity: &mut Entity, at: usize, set: impl FnOnce(&mut Identifier)) {
    if let Some(identifier) = entity.identifiers.get_mut(at) {
        set(identifier);
    }
}

/// A column of this width within a row.
pub fn sized(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    let size = egui::vec2(width, crate::ui::theme::size::CONTROL);
    ui.allocate_ui_with_layout(size, egui::Layout::top_down(egui::Align::Min), content);
}

fn coordinates(ui: &mut Ui, form: &mut Form<'_>, entity: &Entity) {
    let may_lie = matches!(entity.kind, EntityKind::Place | EntityKind::Facility);
    // A person has none; those that were noted all the same can be read and taken out.
    if !may_lie && entity.coordinates.is_none() && entity.kind != EntityKind::Other {
        return;
    }
    label(ui, "Coordinates");
    let shown = entity.coordinates.map(Coordinates::to_decimal);
    let line = Line::of("Coordinates").hint("45.03, 38.97 or 45°02′N 38°58′E");
    let shown = shown.unwrap_or_default();
    let output = form.bare_field(ui, entity, line, &shown, |entity: &mut Entity, words| {
        entity.coordinates = read_coordinates(words)?;
        Ok(())
    });
    match (output.error, read_coordinates(&output.words)) {
        (Some(error), _) => warning(ui, &error),
        (None, Ok(Some(at))) => remark(ui, &at.describe()),
        _ => {}
    }
    if let Some(at) = entity.coordinates
        && quiet_button(ui, Icon::Copy, "Copy coordinates").clicked()
    {
        ui.ctx().copy_text(at.to_decimal());
    }
}

fn merge(ui: &mut Ui, form: &mut Form<'_>, entity: &Entity) {
    ui.add_space(crate::ui::theme::size::S3);
    let look = Look::of(ui);
    let case = form.case;
    let button = quiet_button(ui, Icon::Merge, "Merge another entity into this one");
    let rows = |query: &str, most: usize| entity_rows(case, look, query, most, Some(entity.id));
    let revision = form.session.revision();
    let source = PickerSource {
        name: "Merge",
        revision,
        rows: &rows,
        creates: &[],
        clear: None,
    };
    if let Some(Picked::Record(RecordRef::Entity(other))) = form.state.picker.show(&button, &source)
    {
        form.state.merging = Some(Merging {
            keep: entity.id,
            other,
            is_new: true,
        });
    }
}

fn portrait(ui: &mut Ui, form: &mut Form<'_>, entity: &Entity) {
    let case = form.case;
    label(ui, "Portrait");
    if quiet_button(ui, Icon::ImagePlus, "Choose portrait\u{2026}").clicked() {
        let choose = PictureAction::Choose(PictureUse::PortraitOf(entity.id));
        form.actions.push(Action::Picture(choose));
    }
    // Without a picture in the case there is nothing else to choose from.
    if case.images().is_empty() {
        return;
    }
    let slot = RecordSlot {
        name: "Portrait",
        empty: "a picture of the case",
        now: entity.portrait.map(Into::into),
        choices: &|| {
            let images = case.images().iter();
            images
                .map(|image| (image.id.into(), image.source.clone()))
                .collect()
        },
    };
    match record_slot(ui, form, &slot) {
        Some(Some(RecordRef::Image(id))) => {
            form.change(entity, "Choose portrait", |entity| {
                entity.portrait = Some(id)
            });
        }
        Some(None) => form.change(entity, "Remove portrait", |entity| entity.portrait = None),
        _ => {}
    }
}

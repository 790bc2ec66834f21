//! The according-to chain of a claim: on whose word the speaker rests, nearest first; the last step is the origin.

use super::claim_proposals::{Offer, offers};
use super::claim_slots::{SPEAKERS, creating};
use super::form::{Form, Line, label, remark};
use crate::app::EntitySlot;
use crate::model::{Attribution, Claim, RecordRef, SourceKnowledge};
use crate::ui::icons::Icon;
use crate::ui::widgets::{Look, Picked, choice_row, quiet_button, sign_button};
use egui::{Align, Layout, Ui};

/// What to do with a step.
#[derive(Clone, Copy)]
enum Move {
    Up(usize),
    Down(usize),
    Out(usize),
}

/// Shows the chain.
pub fn chain(ui: &mut Ui, form: &mut Form<'_>, claim: &Claim) {
    label(ui, "According to");
    let mut moved = None;
    for (at, step) in claim.according_to.iter().enumerate() {
        ui.push_id(("step", at), |ui| {
            moved = moved.or(step_ui(ui, form, claim, at, step))
        });
    }
    offers(ui, form, claim, Offer::AccordingTo);
    if quiet_button(ui, Icon::Plus, "Add step").clicked() {
        form.change(claim, "Add step to the according-to chain", |claim| {
            claim.according_to.push(Attribution::default())
        });
    }
    match moved {
        Some(Move::Up(at)) => form.change(claim, "Reorder the according-to chain", |claim| {
            swap(claim, at, at.wrapping_sub(1))
        }),
        Some(Move::Down(at)) => form.change(claim, "Reorder the according-to chain", |claim| {
            swap(claim, at, at + 1)
        }),
        Some(Move::Out(at)) => {
            form.change(claim, "Remove step of the according-to chain", |claim| {
                if at < claim.according_to.len() {
                    claim.according_to.remove(at);
                }
            })
        }
        None => {}
    }
}

fn swap(claim: &mut Claim, one: usize, other: usize) {
    if one.max(other) < claim.according_to.len() {
        claim.according_to.swap(one, other);
    }
}

fn step_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    claim: &Claim,
    at: usize,
    step: &Attribution,
) -> Option<Move> {
    let look = Look::of(ui);
    let number = at + 1;
    let is_last = number == claim.according_to.len();
    let mut moved = None;
    ui.horizontal(|ui| {
        ui.label(look.meta(if is_last {
            format!("{number} \u{b7} origin")
        } else {
            format!("{number}")
        }));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if sign_button(ui, Icon::X, &format!("Remove step {number}")).clicked() {
                moved = Some(Move::Out(at));
            }
            if !is_last
                && sign_button(ui, Icon::ArrowDown, &format!("Move step {number} down")).clicked()
            {
                moved = Some(Move::Down(at));
            }
            if at > 0 && sign_button(ui, Icon::ArrowUp, &format!("Move step {number} up")).clicked()
            {
                moved = Some(Move::Up(at));
            }
        });
    });
    let set = move |claim: &mut Claim, change: &dyn Fn(&mut Attribution)| {
        if let Some(step) = claim.according_to.get_mut(at) {
            change(step);
        }
    };
    let name = format!("Source of step {number}");
    match form.entity_slot(
        ui,
        &name,
        step.source,
        ("Who or what passed it on", SPEAKERS.0),
    ) {
        Some(Picked::Record(RecordRef::Entity(id))) => {
            form.change(claim, "Edit the according-to chain", |claim| {
                set(claim, &|step| step.source = Some(id))
            });
        }
        Some(Picked::Clear) => {
            form.change(claim, "Edit the according-to chain", |claim| {
                set(claim, &|step| step.source = None)
            });
        }
        Some(Picked::New(name, kind)) => {
            form.actions.push(creating(
                name,
                kind,
                SPEAKERS.1,
                EntitySlot::ChainStep(claim.id, at),
            ));
        }
        _ => {}
    }
    let wording = Line::of("Wording of the source")
        .slot(at)
        .hint("as the source is described");
    form.bare_field(
        ui,
        claim,
        wording,
        &step.wording,
        move |claim: &mut Claim, words| {
            set(claim, &|step| words.trim().clone_into(&mut step.wording));
            Ok(())
        },
    );
    let names: Vec<&str> = SourceKnowledge::ALL
        .iter()
        .map(|it| knowledge(*it))
        .collect();
    let chosen = SourceKnowledge::ALL
        .iter()
        .position(|it| *it == step.knowledge)
        .unwrap_or(0);
    let name = format!("How the source of step {number} knew");
    if let Some(picked) =
        choice_row(ui, &name, &names, chosen).and_then(|it| SourceKnowledge::ALL.get(it).copied())
    {
        form.change(claim, "Edit how the source knew", |claim| {
            set(claim, &|step| step.knowledge = picked)
        });
    }
    if step.source.is_none() && step.wording.is_empty() {
        remark(ui, "Name the source, or give its words.");
    }
    moved
}

fn knowledge(it: SourceKnowledge) -> &'static str {
    match it {
        SourceKnowledge::Unknown => "how it knew is unknown",
        SourceKnowledge::Told => "was told",
        SourceKnowledge::Witnessed => "witnessed it",
        SourceKnowledge::Induced => "induced it",
        SourceKnowledge::Deduced => "deduced it",
    }
}

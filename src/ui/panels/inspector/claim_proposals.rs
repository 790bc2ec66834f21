//! What the marked words suggest for a claim's slots: dim chips that are taken with a click or Enter, and waved away with
//! Esc. Nothing is taken by itself.

use super::claim_slots::creating;
use super::form::Form;
use crate::app::{EntitySlot, Named, Proposals, Session};
use crate::model::{Attribution, Claim, ClaimId, EntityId, EntityKind};
use crate::ui::theme::size;
use crate::ui::widgets::{Look, proposal};
use egui::{Key, Ui};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A slot for which something is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Offer {
    /// Who said it.
    Speaker,
    /// On whose word.
    AccordingTo,
    /// How sure they were.
    Modality,
    /// When it happened.
    When,
    /// Where.
    Place,
    /// How many.
    Quantity,
    /// One more entity.
    Entity(EntityId),
}

/// The proposals for the claim on show, worked out once per claim and revision, and which of them were waved away.
#[derive(Debug, Default)]
pub struct Offered {
    built_for: Option<(ClaimId, u64, u64)>,
    proposals: Arc<Proposals>,
    refused: BTreeSet<(ClaimId, Offer)>,
}

impl Offered {
    /// Works the proposals out anew where the case or the names found in it changed.
    pub fn refresh(&mut self, session: &Session, claim: ClaimId) {
        let built_for = (claim, session.revision(), session.mentions().number());
        if self.built_for != Some(built_for) {
            self.built_for = Some(built_for);
            self.proposals = Arc::new(session.proposals_for(claim));
        }
    }
}

/// Shows what is proposed for one slot, if anything is.
pub fn offers(ui: &mut Ui, form: &mut Form<'_>, claim: &Claim, offer: Offer) {
    let proposals = Arc::clone(&form.state.offered.proposals);
    if form.state.offered.refused.contains(&(claim.id, offer)) {
        return;
    }
    let Some(words) = words_of(form, &proposals, offer) else {
        return;
    };
    let response = proposal(ui, &words, "from the words");
    // The window takes the focus away with Esc before anything else hears of it.
    let is_refused = (response.has_focus() || response.lost_focus())
        && ui.input(|input| input.key_pressed(Key::Escape));
    if is_refused {
        form.state.offered.refused.insert((claim.id, offer));
    } else if response.clicked() {
        take(form, claim, &proposals, offer);
    }
}

/// The entities that are proposed besides.
pub fn entity_offers(ui: &mut Ui, form: &mut Form<'_>, claim: &Claim) {
    let proposals = Arc::clone(&form.state.offered.proposals);
    if proposals.entities.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(size::S1, size::S1);
        for id in &proposals.entities {
            offers(ui, form, claim, Offer::Entity(*id));
        }
    });
}

/// A button that takes everything that is proposed at once, where it is more than one thing.
pub fn take_all(ui: &mut Ui, form: &mut Form<'_>, claim: &Claim) {
    let proposals = Arc::clone(&form.state.offered.proposals);
    let open: Vec<Offer> = all_of(&proposals)
        .into_iter()
        .filter(|offer| !form.state.offered.refused.contains(&(claim.id, *offer)))
        .collect();
    if open.len() < 2 {
        return;
    }
    let words = format!("{} proposals", open.len());
    ui.horizontal_wrapped(|ui| {
        let response = proposal(ui, &format!("Take all {words}"), "");
        let look = Look::of(ui);
        ui.label(look.meta("or one by one below; Esc on one drops it"));
        if response.clicked() {
            take_several(form, claim, &proposals, &open);
        }
    });
}

fn all_of(proposals: &Proposals) -> Vec<Offer> {
    let some = |is: bool, offer: Offer| is.then_some(offer);
    let mut all: Vec<Offer> = [
        some(proposals.speaker.is_some(), Offer::Speaker),
        some(proposals.according_to.is_some(), Offer::AccordingTo),
        some(proposals.modality.is_some(), Offer::Modality),
        some(proposals.when.is_some(), Offer::When),
        some(proposals.place.is_some(), Offer::Place),
        some(proposals.quantity.is_some(), Offer::Quantity),
    ]
    .into_iter()
    .flatten()
    .collect();
    all.extend(proposals.entities.iter().map(|id| Offer::Entity(*id)));
    all
}

/// What the chip says.
fn words_of(form: &Form<'_>, proposals: &Proposals, offer: Offer) -> Option<String> {
    let name = |id: EntityId| form.case.name_of(id.into());
    let who = |named: &Named| match named.entity {
        Some(id) => name(id),
        None => format!("{} (new)", named.wording),
    };
    Some(match offer {
        Offer::Speaker => who(proposals.speaker.as_ref()?),
        Offer::AccordingTo => {
            let named = proposals.according_to.as_ref()?;
            match named.entity {
                Some(id) => name(id),
                None => format!("\u{201c}{}\u{201d}", named.wording),
            }
        }
        Offer::Modality => {
            let (modality, cue) = proposals.modality.as_ref()?;
            format!("{} \u{b7} \u{201c}{cue}\u{201d}", modality.label())
        }
        Offer::When => {
            let (when, assumed) = proposals.when.as_ref()?;
            let year = assumed.map_or_else(String::new, |year| {
                format!(", {year} assumed from the article")
            });
            format!("{}{year}", when.edtf.describe())
        }
        Offer::Place => name(proposals.place?),
        Offer::Quantity => proposals.quantity.as_ref()?.to_string(),
        Offer::Entity(id) => proposals.entities.contains(&id).then(|| name(id))?,
    })
}

fn take(form: &mut Form<'_>, claim: &Claim, proposals: &Proposals, offer: Offer) {
    let label = match offer {
        Offer::Speaker => "Edit speaker",
        Offer::AccordingTo => "Edit the according-to chain",
        Offer::Modality => "Edit how sure the speaker was",
        Offer::When => "Edit when",
        Offer::Place => "Edit place",
        Offer::Quantity => "Edit how many",
        Offer::Entity(_) => "Name entity in claim",
    };
    if let (Offer::Speaker, Some((name, kind))) = (offer, new_speaker(proposals)) {
        let slot = EntitySlot::Speaker(claim.id);
        let action = creating(name, 0, &[kind], slot);
        form.actions.push(action);
        return;
    }
    form.change(claim, label, |claim| fill(claim, proposals, offer));
}

/// Fills every slot in one edit; a speaker who is not known yet is made in a second.
fn take_several(form: &mut Form<'_>, claim: &Claim, proposals: &Proposals, all: &[Offer]) {
    form.change(claim, "Take what the words propose", |claim| {
        for offer in all {
            fill(claim, proposals, *offer);
        }
    });
    if all.contains(&Offer::Speaker)
        && let Some((name, kind)) = new_speaker(proposals)
    {
        let slot = EntitySlot::Speaker(claim.id);
        form.actions.push(creating(name, 0, &[kind], slot));
    }
}

/// Name and kind of a proposed speaker who is no entity yet.
fn new_speaker(proposals: &Proposals) -> Option<(String, EntityKind)> {
    let named = proposals.speaker.as_ref()?;
    named
        .entity
        .is_none()
        .then(|| (named.wording.clone(), named.kind))
}

fn fill(claim: &mut Claim, proposals: &Proposals, offer: Offer) {
    match offer {
        Offer::Speaker => {
            let known = proposals.speaker.as_ref().and_then(|named| named.entity);
            claim.speaker = claim.speaker.or(known);
        }
        Offer::AccordingTo => {
            if let Some(named) = &proposals.according_to {
                claim.according_to.push(Attribution {
                    source: named.entity,
                    wording: named.wording.clone(),
                    ..Attribution::default()
                });
            }
        }
        Offer::Modality => {
            if let Some((modality, _)) = &proposals.modality {
                claim.modality = *modality;
            }
        }
        Offer::When => claim.when = proposals.when.as_ref().map(|(when, _)| when.clone()),
        Offer::Place => claim.place = proposals.place,
        Offer::Quantity => claim.quantity.clone_from(&proposals.quantity),
        Offer::Entity(id) => {
            if !claim.all_entities().contains(&id) {
                claim.entities.push(id);
            }
        }
    }
}

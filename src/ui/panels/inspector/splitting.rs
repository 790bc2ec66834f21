//! One entity becomes two: what moves is chosen here, then done in one step.

use super::form::{Form, label};
use crate::app::{Action, Parts, PeopleAction, Session, Split};
use crate::model::{Entity, EntityId, RecordRef};
use crate::ui::icons::Icon;
use crate::ui::theme::size;
use crate::ui::widgets::{Tone, big_button, quiet_button};
use crate::ui::words::shortened;
use egui::{Checkbox, TextEdit, Ui};
use std::collections::BTreeSet;

/// Longer lists are cut: what does not show stays where it is.
const MOST_ROWS: usize = 60;
/// Names longer than this are cut; the whole is in the tooltip.
const SHORT: usize = 36;

/// A split being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splitting {
    entity: EntityId,
    split: Split,
}

/// What of an entity can move, found once per revision.
#[derive(Default)]
pub struct PartsOf {
    built_for: Option<(EntityId, u64)>,
    parts: Parts,
}

impl PartsOf {
    /// What of an entity can move.
    pub fn of(&mut self, session: &Session, entity: EntityId) -> &Parts {
        let wanted = (entity, session.revision());
        if self.built_for != Some(wanted) {
            self.built_for = Some(wanted);
            self.parts = session.parts_of(entity);
        }
        &self.parts
    }
}

/// Shows the button, or what is chosen to move.
pub fn ui(ui: &mut Ui, form: &mut Form<'_>, entity: &Entity) {
    match form.state.splitting.take() {
        Some(splitting) if splitting.entity == entity.id => choose(ui, form, entity, splitting),
        _ => {
            if quiet_button(ui, Icon::Split, "Split off another entity").clicked() {
                let name = entity.aliases.first().cloned().unwrap_or_default();
                form.state.splitting = Some(Splitting {
                    entity: entity.id,
                    split: Split {
                        name,
                        ..Split::default()
                    },
                });
            }
        }
    }
}

fn choose(ui: &mut Ui, form: &mut Form<'_>, entity: &Entity, mut splitting: Splitting) {
    let split = &mut splitting.split;
    form.heading(ui, "Split off another entity");
    label(ui, "Name of the new entity");
    let field = TextEdit::singleline(&mut split.name).desired_width(f32::INFINITY);
    ui.add(field).accessible_name("Name of the new entity");
    let others = entity
        .aliases
        .iter()
        .filter(|alias| alias.trim() != split.name.trim());
    let others: Vec<String> = others.cloned().collect();
    let case = form.case;
    let parts = form.state.parts.of(form.session, entity.id).clone();
    let shown = |record: RecordRef| shortened(&case.name_of(record), 80);
    let own = RecordRef::from(entity.id);
    let link_name = |id| {
        case.link(id).map_or_else(String::new, |link| {
            let said = link.shown_label();
            if link.from == own {
                format!("{said} \u{2192} {}", shown(link.to))
            } else {
                format!("{said} \u{2190} {}", shown(link.from))
            }
        })
    };
    let alias_rows = others
        .into_iter()
        .map(|alias| (alias.clone(), alias))
        .collect();
    let excerpt_rows = parts
        .excerpts
        .iter()
        .map(|id| (*id, shown((*id).into())))
        .collect();
    let claim_rows = parts
        .claims
        .iter()
        .map(|id| (*id, shown((*id).into())))
        .collect();
    let link_rows = parts.links.iter().map(|id| (*id, link_name(*id))).collect();
    choices(ui, "Other names that move", alias_rows, &mut split.aliases);
    choices(
        ui,
        "Marked words that move",
        excerpt_rows,
        &mut split.excerpts,
    );
    choices(
        ui,
        "Claims that mean the new one",
        claim_rows,
        &mut split.claims,
    );
    choices(ui, "Links of the new one", link_rows, &mut split.links);
    let mut is_open = true;
    ui.add_space(size::S2);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::S2;
        let can_split = !splitting.split.name.trim().is_empty();
        let button = ui.add_enabled_ui(can_split, |ui| big_button(ui, Tone::Main, "Split off"));
        if button.inner.clicked() {
            form.actions.push(Action::People(PeopleAction::Split {
                entity: entity.id,
                split: splitting.split.clone(),
            }));
            is_open = false;
        }
        is_open &= !big_button(ui, Tone::Plain, "Cancel").clicked();
    });
    if is_open {
        form.state.splitting = Some(splitting);
    }
}

fn choices<T: Ord + Clone>(
    ui: &mut Ui,
    words: &str,
    rows: Vec<(T, String)>,
    chosen: &mut BTreeSet<T>,
) {
    if rows.is_empty() {
        return;
    }
    label(ui, words);
    for (at, (item, name)) in rows.into_iter().take(MOST_ROWS).enumerate() {
        ui.push_id((words, at), |ui| {
            let mut is_chosen = chosen.contains(&item);
            let short = shortened(&name, SHORT);
            let choice = ui
                .add(Checkbox::new(&mut is_chosen, short))
                .accessible_name(&name);
            if choice.on_hover_text(&name).changed() {
                if is_chosen {
                    chosen.insert(item);
                } else {
                    chosen.remove(&item);
                }
            }
        });
    }
}

//! Two entities that may be one: offered with the reason, merged in place with a preview of what follows.

use super::form::{Form, label, remark};
use crate::app::{Action, Edit, PeopleAction};
use crate::model::{Entity, EntityId, Namesake};
use crate::ui::icons::Icon;
use crate::ui::theme::size;
use crate::ui::widgets::{Tone, big_button, link_button, quiet_button};
use crate::ui::words::{capital, count, shortened};
use egui::Ui;

/// Pairs of one entity that are shown.
const MOST_SHOWN: usize = 4;

/// A merge being thought over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merging {
    /// The entity that stays.
    pub keep: EntityId,
    /// The one that goes.
    pub other: EntityId,
    /// Whether it still has to be brought into view.
    pub is_new: bool,
}

/// The entities that this one may be the same as.
pub fn maybe_same(ui: &mut Ui, form: &mut Form<'_>, entity: &Entity) {
    let session = form.session;
    let pairs = session.namesakes().iter();
    let own: Vec<(&Namesake, EntityId)> = pairs
        .filter_map(|pair| Some((pair, pair.other_than(entity.id)?)))
        .filter(|(_, other)| form.case.entity(*other).is_some())
        .take(MOST_SHOWN)
        .collect();
    if own.is_empty() {
        return;
    }
    label(ui, "May be the same as");
    for (pair, other) in own {
        ui.push_id(("namesake", other), |ui| {
            form.record_row(ui, other.into(), "", "");
            remark(ui, &reason(pair));
            ui.horizontal(|ui| {
                if quiet_button(ui, Icon::Merge, "Merge\u{2026}").clicked() {
                    form.state.merging = Some(Merging {
                        keep: entity.id,
                        other,
                        is_new: true,
                    });
                }
                if quiet_button(ui, Icon::EqualNot, "Not the same").clicked() {
                    let action = PeopleAction::NotSame(entity.id, other);
                    form.actions.push(Action::People(action));
                }
            });
        });
    }
}

/// Why two may be one, with the names that say so.
pub fn reason(pair: &Namesake) -> String {
    let (one, other) = (shortened(&pair.name, 40), shortened(&pair.other_name, 40));
    let words = capital(pair.reason.label());
    if one == other {
        format!("{words}: {one}")
    } else {
        format!("{words}: {one} / {other}")
    }
}

/// What a merge would do, and the way to do it.
pub fn preview(ui: &mut Ui, form: &mut Form<'_>, entity: &Entity) {
    let Some(merging) = form.state.merging else {
        return;
    };
    if ![merging.keep, merging.other].contains(&entity.id) {
        form.state.merging = None;
        return;
    }
    let (Some(kept), Some(gone)) = (
        form.case.entity(merging.keep),
        form.case.entity(merging.other),
    ) else {
        form.state.merging = None;
        return;
    };
    if merging.is_new {
        ui.scroll_to_cursor(Some(egui::Align::Center));
        form.state.merging = Some(Merging {
            is_new: false,
            ..merging
        });
    }
    let names = [kept, gone].map(|entity| form.case.name_of(entity.id.into()));
    form.heading(
        ui,
        &format!(
            "Merge \u{201c}{}\u{201d} into \u{201c}{}\u{201d}",
            names[1], names[0]
        ),
    );
    remark(ui, &what_follows(form, gone, &names[0]));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::S2;
        if big_button(ui, Tone::Main, "Merge").clicked() {
            form.actions.push(Action::Edit(Edit::MergeEntities {
                keep: merging.keep,
                other: merging.other,
            }));
            form.actions.push(Action::Inspect(merging.keep.into()));
            form.state.merging = None;
        }
        if big_button(ui, Tone::Plain, "Cancel").clicked() {
            form.state.merging = None;
        }
    });
    if link_button(ui, &format!("Keep \u{201c}{}\u{201d} instead", names[1])).clicked() {
        form.state.merging = Some(Merging {
            keep: merging.other,
            other: merging.keep,
            is_new: false,
        });
    }
}

/// "Its name and 2 aliases become other names of …; 3 claims, 1 link, 2 marks follow."
fn what_follows(form: &mut Form<'_>, gone: &Entity, kept: &str) -> String {
    let parts = form.state.parts.of(form.session, gone.id);
    let some = [
        (parts.claims.len(), "claim"),
        (parts.links.len(), "link"),
        (parts.excerpts.len(), "mark"),
        (gone.identifiers.len(), "identifier"),
    ];
    let follow: Vec<String> = some
        .into_iter()
        .filter(|(some, _)| *some > 0)
        .map(|(some, noun)| count(some, noun))
        .collect();
    let names = match gone.aliases.len() {
        0 => "Its name becomes".to_owned(),
        1 => "Its name and 1 other name become".to_owned(),
        some => format!("Its name and {some} other names become"),
    };
    let (places, _) = form.session.mentions().count_of(gone.id);
    let mut told = format!("{names} other names of \u{201c}{kept}\u{201d}");
    if !follow.is_empty() {
        told += &format!("; {} follow", follow.join(", "));
    }
    if places > 0 {
        told += &format!("; {} follow with the names", count(places, "mention"));
    }
    told + "."
}

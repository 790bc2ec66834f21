//! Entities that may be one: the analyst decides, one pair at a time.

use crate::app::{Action, Edit, PeopleAction, Session};
use crate::model::{Entity, Namesake};
use crate::ui::icons::{self, Icon};
use crate::ui::panels::inspector::reason_of_pair;
use crate::ui::theme::{self, size};
use crate::ui::widgets::quiet_button;
use crate::ui::words::{count, shortened};
use egui::{Button, RichText, Ui};

/// More pairs than this are not shown at once: the likeliest come first.
const MOST_SHOWN: usize = 100;

/// The page.
pub(super) fn namesakes(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let colors = theme::colors(ui.visuals());
    let pairs = session.namesakes();
    if pairs.is_empty() {
        ui.label(RichText::new("No two entities look like one.").color(colors.muted));
    } else {
        let lead = "Nothing is merged by itself. What you keep takes over names, links, claims and marks of the other.";
        ui.label(RichText::new(lead).color(colors.muted));
    }
    for pair in pairs.iter().take(MOST_SHOWN) {
        ui.push_id((pair.one, pair.other), |ui| {
            pair_ui(ui, session, pair, actions)
        });
    }
    if pairs.len() > MOST_SHOWN {
        let more = format!("and {} more, less likely ones", pairs.len() - MOST_SHOWN);
        ui.label(RichText::new(more).color(colors.muted));
    }
    settled(ui, session, actions);
}

fn pair_ui(ui: &mut Ui, session: &Session, pair: &Namesake, actions: &mut Vec<Action>) {
    let case = session.case();
    // The list of a large case is a moment behind.
    let (Some(one), Some(other)) = (case.entity(pair.one), case.entity(pair.other)) else {
        return;
    };
    ui.add_space(size::S2);
    ui.separator();
    ui.horizontal_wrapped(|ui| {
        entity_button(ui, session, one, actions);
        entity_button(ui, session, other, actions);
    });
    let colors = theme::colors(ui.visuals());
    let reason = RichText::new(reason_of_pair(pair)).size(size::TEXT_META);
    ui.label(reason.color(colors.muted));
    ui.horizontal_wrapped(|ui| {
        for (kept, gone) in [(one, other), (other, one)] {
            ui.push_id(kept.id, |ui| {
                let words = format!("Keep \u{201c}{}\u{201d}", shortened(&kept.name, 32));
                if quiet_button(ui, Icon::Merge, &words).clicked() {
                    actions.push(Action::Edit(Edit::MergeEntities {
                        keep: kept.id,
                        other: gone.id,
                    }));
                }
            });
        }
        if quiet_button(ui, Icon::EqualNot, "Not the same").clicked() {
            actions.push(Action::People(PeopleAction::NotSame(one.id, other.id)));
        }
    });
}

/// Name, kind, other names and mentions; a click shows the entity in the inspector.
fn entity_button(ui: &mut Ui, session: &Session, entity: &Entity, actions: &mut Vec<Action>) {
    let colors = theme::colors(ui.visuals());
    let ink = theme::board(ui.visuals()).kinds.entity.line;
    ui.label(icons::colored(
        icons::of_entity(entity.kind),
        size::ICON,
        ink,
    ));
    let name = session.case().name_of(entity.id.into());
    let words = RichText::new(shortened(&name, 48)).font(theme::medium(size::TEXT_BODY));
    if ui
        .add(Button::new(words).frame_when_inactive(false))
        .clicked()
    {
        actions.push(Action::Inspect(entity.id.into()));
    }
    let mut about = vec![entity.kind.label().to_owned()];
    about.extend(entity.aliases.first().map(|alias| shortened(alias, 32)));
    about.push(count(session.mentions().count_of(entity.id).0, "mention"));
    let about = RichText::new(about.join(" \u{b7} ")).size(size::TEXT_META);
    ui.label(about.color(colors.muted));
}

/// Pairs that were found not to be the same, to take that back.
fn settled(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let case = session.case();
    let known =
        |(one, other): &&(_, _)| case.entity(*one).is_some() && case.entity(*other).is_some();
    let pairs: Vec<_> = case
        .info()
        .not_same
        .iter()
        .filter(known)
        .take(MOST_SHOWN)
        .collect();
    if pairs.is_empty() {
        return;
    }
    let colors = theme::colors(ui.visuals());
    ui.add_space(size::S4);
    ui.label(
        RichText::new("Found not to be the same")
            .font(theme::semibold(size::TEXT_META))
            .color(colors.muted),
    );
    for (one, other) in pairs {
        ui.push_id((one, other), |ui| {
            ui.horizontal_wrapped(|ui| {
                let names = [one, other].map(|id| shortened(&case.name_of((*id).into()), 40));
                ui.label(
                    RichText::new(format!("{} \u{2260} {}", names[0], names[1])).color(colors.text),
                );
                if quiet_button(ui, Icon::Undo2, "Compare again").clicked() {
                    actions.push(Action::People(PeopleAction::MaybeSame(*one, *other)));
                }
            });
        });
    }
}

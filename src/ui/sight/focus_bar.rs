//! The bar of the focus: on what, how deep, what becomes of the rest.

use crate::app::{Action, Availability, CommandId, Focus, Session};
use crate::model::Case;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::size;
use crate::ui::widgets::{Look, icon_button, separator};
use crate::ui::words::{count, number, shortened};
use egui::{Checkbox, Ui};

pub(super) fn content(ui: &mut Ui, session: &Session, focus: &Focus, actions: &mut Vec<Action>) {
    let look = Look::of(ui);
    ui.label(icons::colored(Icon::Focus, size::ICON, look.accent()));
    let name = focus_name(session.case(), focus);
    ui.label(look.body(format!("Focus: {name}")))
        .on_hover_text(name);
    separator(ui);
    step(ui, session, CommandId::FocusNearer, Icon::Minus, actions);
    let depth = format!("depth {}", focus.depth);
    let cards = format!(
        "{} cards within {}",
        number(focus.count),
        count(focus.depth.into(), "step")
    );
    ui.label(look.body(depth)).on_hover_text(cards);
    step(ui, session, CommandId::FocusDeeper, Icon::Plus, actions);
    separator(ui);
    ui.label(look.meta(format!("{} cards", number(focus.count))));
    separator(ui);
    switch(ui, session, CommandId::FocusHides, "Hide others", actions);
    ui.add_space(size::S2);
    switch(
        ui,
        session,
        CommandId::FocusFollows,
        "Follow selection",
        actions,
    );
    separator(ui);
    step(ui, session, CommandId::LeaveFocus, Icon::X, actions);
}

fn focus_name(case: &Case, focus: &Focus) -> String {
    match (focus.on.first(), focus.on.len()) {
        (Some(only), 1) => shortened(&case.name_of((*only).into()), 40),
        (_, some) => count(some, "card"),
    }
}

/// A button for a command, with its key.
pub(super) fn step(
    ui: &mut Ui,
    session: &Session,
    id: CommandId,
    icon: Icon,
    actions: &mut Vec<Action>,
) {
    let command = id.command();
    let keys = match id {
        CommandId::LeaveFocus | CommandId::LeavePath => "Esc".to_owned(),
        _ => command
            .shortcuts
            .first()
            .map(ToString::to_string)
            .unwrap_or_default(),
    };
    let enabled = command.availability(session).is_enabled();
    if icon_button(ui, icon, command.label, &keys, false, enabled).clicked() {
        actions.push(Action::Run(id));
    }
}

fn switch(ui: &mut Ui, session: &Session, id: CommandId, words: &str, actions: &mut Vec<Action>) {
    let mut is_on = session.availability(id) == Availability::Checked;
    if ui.add(Checkbox::new(&mut is_on, words)).clicked() {
        actions.push(Action::Run(id));
    }
}

//! Rows of menus: sign or check mark, words, shortcut at the right.

use crate::app::{Action, Availability, CommandId, Session};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, size};
use egui::{Button, Color32, Response, RichText, Ui};

/// What stands in a row's gutter.
#[derive(Debug, Clone, Copy)]
pub enum MenuChoice {
    /// Nothing.
    Plain,
    /// A check mark: switched on.
    Checked,
    /// A sign in a colour.
    Sign(Icon, Color32),
}

/// A row of a menu. `name` is also its accessible name.
pub fn menu_row(
    ui: &mut Ui,
    choice: MenuChoice,
    name: &str,
    shortcut: &str,
    enabled: bool,
) -> Response {
    let colors = theme::colors(ui.visuals());
    let gutter = match choice {
        MenuChoice::Plain => icons::colored(Icon::Check, size::ICON_SMALL, Color32::TRANSPARENT),
        MenuChoice::Checked => icons::colored(Icon::Check, size::ICON_SMALL, colors.text),
        MenuChoice::Sign(icon, color) => icons::colored(icon, size::ICON_SMALL, color),
    };
    let shortcut = RichText::new(shortcut)
        .size(size::TEXT_META)
        .color(colors.muted);
    let button = Button::new((gutter, name))
        .shortcut_text(shortcut)
        .frame_when_inactive(false);
    let button = match choice {
        MenuChoice::Checked => button.selected(false),
        _ => button,
    };
    let response = ui.add_enabled(enabled, button).accessible_name(name);
    if response.clicked() {
        // A click of the pointer closes the menu anyway; one of the keyboard would not.
        ui.close();
    }
    response
}

/// The row of a command: its state, its words (undo and redo name their step) and its first shortcut.
pub fn command_row(ui: &mut Ui, session: &Session, id: CommandId, actions: &mut Vec<Action>) {
    let command = id.command();
    let availability = command.availability(session);
    let step = match id {
        CommandId::Undo => session.undo_label(),
        CommandId::Redo => session.redo_label(),
        _ => None,
    };
    let name = match step {
        Some(step) => format!("{}: {step}", command.label),
        None => command.label.to_owned(),
    };
    let shortcut = command
        .shortcuts
        .first()
        .map(ToString::to_string)
        .unwrap_or_default();
    let choice = match availability {
        Availability::Checked => MenuChoice::Checked,
        _ => MenuChoice::Plain,
    };
    if menu_row(ui, choice, &name, &shortcut, availability.is_enabled()).clicked() {
        actions.push(Action::Run(id));
    }
}

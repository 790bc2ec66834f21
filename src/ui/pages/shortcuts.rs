//! All shortcuts, from the command table.

use crate::app::{COMMANDS, Menu};
use crate::ui::theme::{self, size};
use crate::ui::widgets::{key_cap, section_title};
use egui::{Align, Layout, RichText, Ui};

/// What the pointer does, which no table of keys has.
const GESTURES: [(&str, &str); 8] = [
    ("Scroll the board", "Wheel"),
    ("Zoom at the pointer", "Ctrl+wheel, pinch"),
    ("Pan", "Space+drag, middle drag"),
    ("Add to the selection", "Shift+click, Shift+drag"),
    ("Duplicate", "Alt+drag"),
    ("Link", "Drag from an edge handle"),
    ("New note", "Double-click on the board"),
    ("Bars and panels", "F6, then Tab; Esc returns"),
];

/// The page.
pub(super) fn shortcuts(ui: &mut Ui) {
    ui.spacing_mut().item_spacing.x = size::S6;
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        for column in [&mut *left, &mut *right] {
            column.spacing_mut().item_spacing.x = size::S2;
        }
        // The scroll bar floats over the right edge.
        right.set_max_width(right.available_width() - size::S3);
        gestures(left);
        for menu in [Menu::File, Menu::Edit, Menu::View] {
            group(left, menu, menu.label());
        }
        for (menu, name) in [
            (Menu::Tool, "Tools"),
            (Menu::Insert, "Insert"),
            (Menu::Go, "On the board"),
            (Menu::Arrange, "Arrange"),
            (Menu::Help, "Help"),
        ] {
            group(right, menu, name);
        }
    });
}

fn gestures(ui: &mut Ui) {
    heading(ui, "Pointer");
    for (name, keys) in GESTURES {
        line(ui, name, |ui| {
            let muted = theme::colors(ui.visuals()).muted;
            ui.label(RichText::new(keys).size(size::TEXT_META).color(muted));
        });
    }
}

fn group(ui: &mut Ui, menu: Menu, name: &str) {
    heading(ui, name);
    for command in COMMANDS
        .iter()
        .filter(|command| command.menu == menu && !command.shortcuts.is_empty())
    {
        line(ui, command.label, |ui| {
            for shortcut in command.shortcuts.iter().rev() {
                key_cap(ui, &shortcut.to_string());
            }
        });
    }
}

fn heading(ui: &mut Ui, name: &str) {
    ui.add_space(size::S3);
    section_title(ui, &name.to_uppercase());
}

fn line(ui: &mut Ui, name: &str, keys: impl FnOnce(&mut Ui)) {
    ui.spacing_mut().interact_size.y = 22.0;
    ui.horizontal(|ui| {
        ui.label(name);
        ui.with_layout(Layout::right_to_left(Align::Center), keys);
    });
}

//! A button that opens a list of values to tick, each with the number of cards that have it.

use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, choice_button, link_button, matches_all_words};
use crate::ui::words::number;
use egui::{
    Align, Button, Checkbox, Color32, Layout, Popup, PopupCloseBehavior, Response, RichText,
    ScrollArea, TextEdit, Ui, vec2,
};
use std::collections::BTreeSet;

/// Longer lists have a box to search them.
const SEARCHED_FROM: usize = 12;

/// One value to tick.
pub(super) struct FacetRow<T> {
    pub value: T,
    pub icon: Option<(Icon, Color32)>,
    pub words: String,
    /// How many cards have it.
    pub count: usize,
}

/// The button of a facet. It says what is chosen; a click opens `content`, which stays open while one ticks.
pub(super) fn facet_button(
    ui: &mut Ui,
    name: &str,
    chosen: &str,
    content: impl FnOnce(&mut Ui),
) -> Response {
    let look = Look::of(ui);
    let is_active = !chosen.is_empty();
    let words = if is_active {
        format!("{name}: {chosen}")
    } else {
        name.to_owned()
    };
    let ink = if is_active { look.text() } else { look.muted() };
    let atoms = (
        RichText::new(words)
            .font(theme::regular(size::TEXT_BODY))
            .color(look.text()),
        icons::colored(Icon::ChevronDown, size::ICON_SMALL, ink),
    );
    let button = choice_button(ui, is_active, atoms);
    let button = button.accessible_name(format!("Filter by {}", name.to_lowercase()));
    Popup::from_toggle_button_response(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(size::FACETS)
        .frame(egui::Frame::popup(ui.style()).inner_margin(size::S2))
        .show(content);
    button
}

/// Values to tick. Returns what is chosen after a click. `query` is what was typed to search a long list.
pub(super) fn facet_rows<T: Ord + Clone>(
    ui: &mut Ui,
    name: &str,
    rows: &[FacetRow<T>],
    chosen: &BTreeSet<T>,
    query: &mut String,
) -> Option<BTreeSet<T>> {
    let look = Look::of(ui);
    let mut changed = None;
    ui.horizontal(|ui| {
        ui.label(look.heading(name));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let is_any = !chosen.is_empty();
            ui.add_enabled_ui(is_any, |ui| {
                let button = link_button(ui, "Any");
                if button
                    .accessible_name(format!("Any {}", name.to_lowercase()))
                    .clicked()
                {
                    changed = Some(BTreeSet::new());
                }
            });
        });
    });
    if rows.len() > SEARCHED_FROM {
        word_field(ui, query, "Search", ui.available_width())
            .accessible_name(format!("Search {}", name.to_lowercase()));
    } else {
        query.clear();
    }
    let wanted = query.to_lowercase();
    let found: Vec<&FacetRow<T>> = rows
        .iter()
        .filter(|row| matches_all_words(&wanted, [row.words.as_str()].into_iter()))
        .collect();
    if found.is_empty() {
        ui.label(look.meta("Nothing to choose from"));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt(name)
        .max_height(size::FACET_LIST)
        .min_scrolled_height(size::FACET_LIST)
        .show_rows(ui, size::S6, found.len(), |ui, range| {
            for row in found.get(range).into_iter().flatten() {
                if tick(ui, row, chosen.contains(&row.value)) {
                    let mut after = chosen.clone();
                    if !after.remove(&row.value) {
                        after.insert(row.value.clone());
                    }
                    changed = Some(after);
                }
            }
        });
    changed
}

/// A field of one line of this width.
pub(super) fn word_field(ui: &mut Ui, words: &mut String, hint: &str, width: f32) -> Response {
    let look = Look::of(ui);
    let field = TextEdit::singleline(words)
        .hint_text(look.meta(hint).size(size::TEXT_BODY))
        .align(egui::Align2::LEFT_CENTER)
        .margin(egui::Margin::symmetric(size::S2 as i8, 0))
        .min_size(vec2(0.0, size::CONTROL))
        .desired_width(width);
    ui.add(field)
}

/// One row; returns whether it was clicked.
fn tick<T>(ui: &mut Ui, row: &FacetRow<T>, mut is_on: bool) -> bool {
    let look = Look::of(ui);
    let room = vec2(ui.available_width(), size::S6);
    let row_ui = |ui: &mut Ui| {
        let count = look.meta(number(row.count));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(size::SCROLL_LANE);
            ui.label(count);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let words = RichText::new(&row.words).color(look.text());
                let check = ui.add(Checkbox::new(&mut is_on, ()));
                let check = check.accessible_name(spoken(&row.words, row.count));
                let label = match row.icon {
                    Some((icon, color)) => {
                        Button::new((icons::colored(icon, size::ICON_SMALL, color), words))
                    }
                    None => Button::new(words),
                };
                let label = label.frame(false).truncate();
                let label = ui.add(label).on_hover_text(&row.words);
                check.clicked() || label.clicked()
            })
            .inner
        })
        .inner
    };
    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), row_ui)
        .inner
}

/// How a value is read aloud, such as "Claim, 24 cards".
fn spoken(words: &str, count: usize) -> String {
    format!("{words}, {}", crate::ui::words::count(count, "card"))
}

/// What a facet's button says: the one value that is chosen, or how many are.
pub(super) fn chosen_words<T: Ord>(chosen: &BTreeSet<T>, rows: &[FacetRow<T>]) -> String {
    let only = chosen.first().filter(|_| chosen.len() == 1);
    let words = only.and_then(|value| rows.iter().find(|row| row.value == *value));
    match (words, chosen.len()) {
        (_, 0) => String::new(),
        (Some(row), _) => crate::ui::words::shortened(&row.words, 18),
        (None, some) => some.to_string(),
    }
}

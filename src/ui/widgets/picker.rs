//! "Search or create": a list in a popup that narrows while one types.
//!
//! The list is built once per query and revision, not per frame, and shows the best rows only.

use super::look::Look;
use super::row::{Row, RowTail, row};
use crate::model::RecordRef;
use crate::ui::theme::size;
use egui::{
    Color32, Id, Key, Popup, PopupCloseBehavior, Response, ScrollArea, Sense, TextEdit, Ui,
};
use lucide_icons::Icon;

/// A record to choose.
#[derive(Debug, Clone)]
pub struct PickRow {
    /// The record.
    pub record: RecordRef,
    /// Its icon.
    pub icon: Icon,
    /// The icon's colour.
    pub color: Color32,
    /// Its name.
    pub name: String,
    /// What else helps to know it.
    pub aside: String,
}

/// Where a picker takes its rows from.
pub struct PickerSource<'a> {
    /// What is chosen here, such as "Said by".
    pub name: &'a str,
    /// The revision of the case: rows are rebuilt when it changes.
    pub revision: u64,
    /// The rows that match a query, at most this many.
    pub rows: &'a dyn Fn(&str, usize) -> Vec<PickRow>,
    /// What can be made of a query that names nothing yet: words after "Create …".
    pub creates: &'a [&'a str],
    /// Words of the row that empties the field, if there is something to take away.
    pub clear: Option<&'a str>,
}

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    /// This record.
    Record(RecordRef),
    /// A new one of this name; the number says which of `creates`.
    New(String, usize),
    /// Nothing: empty the field.
    Clear,
}

/// The open picker: only one is open at a time.
#[derive(Default)]
pub struct Picker {
    owner: Option<Id>,
    query: String,
    built_for: Option<(String, u64)>,
    rows: Vec<PickRow>,
    cursor: usize,
}

/// More rows than this are not shown: one types another letter instead.
const MOST_ROWS: usize = 60;

impl Picker {
    /// Shows the list under its button while it is open; returns what was chosen.
    pub fn show(&mut self, button: &Response, source: &PickerSource<'_>) -> Option<Picked> {
        let popup = Popup::from_toggle_button_response(button);
        if button.clicked() && !popup.is_open() {
            *self = Self {
                owner: Some(button.id),
                ..Self::default()
            };
        }
        let width = button.rect.width().max(size::MENU);
        let popup = popup
            .width(width)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .gap(4.0);
        let popup_id = popup.get_id();
        let picked = popup
            .show(|ui| self.list(ui, button, source))
            .and_then(|shown| shown.inner);
        if picked.is_some() {
            Popup::close_id(&button.ctx, popup_id);
            *self = Self::default();
        }
        picked
    }

    fn list(
        &mut self,
        ui: &mut Ui,
        button: &Response,
        source: &PickerSource<'_>,
    ) -> Option<Picked> {
        let just_opened = self.owner != Some(button.id) || self.built_for.is_none();
        if self.owner != Some(button.id) {
            *self = Self {
                owner: Some(button.id),
                ..Self::default()
            };
        }
        let (up, down, enter) = ui.input_mut(|input| {
            let mut take = |key| input.consume_key(egui::Modifiers::NONE, key);
            (take(Key::ArrowUp), take(Key::ArrowDown), take(Key::Enter))
        });
        let look = Look::of(ui);
        let hint = if source.creates.is_empty() {
            "Search"
        } else {
            "Search or create"
        };
        let search = ui.add(
            TextEdit::singleline(&mut self.query)
                .id(button.id.with("query"))
                .hint_text(look.meta(hint))
                .desired_width(f32::INFINITY),
        );
        let search = search.accessible_name(format!("Search: {}", source.name));
        if just_opened {
            search.request_focus();
        }
        self.build(source);
        let query = self.query.trim().to_owned();
        let extra = if query.is_empty() {
            0
        } else {
            source.creates.len()
        };
        let total = self.rows.len() + extra;
        if down {
            self.cursor = (self.cursor + 1).min(total.saturating_sub(1));
        }
        self.cursor = if up {
            self.cursor.saturating_sub(1)
        } else {
            self.cursor.min(total.saturating_sub(1))
        };
        let mut picked = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical()
            .max_height(size::POPUP_LIST)
            .show(ui, |ui| {
                for (at, found) in self.rows.iter().enumerate() {
                    let spec = Row {
                        icon: found.icon,
                        color: found.color,
                        name: &found.name,
                        aside: &found.aside,
                        tail: RowTail::None,
                        is_selected: at == self.cursor,
                    };
                    let response = row(ui, &spec, Sense::click());
                    if response.clicked() || (enter && at == self.cursor) {
                        picked = Some(Picked::Record(found.record));
                    }
                }
                picked = picked
                    .take()
                    .or_else(|| self.creating_rows(ui, source, &query, enter));
                if let Some(words) = source.clear
                    && super::menu_button_row(ui, Icon::X, words).clicked()
                {
                    picked = Some(Picked::Clear);
                }
            });
        if total == 0 {
            ui.label(look.meta("Nothing of that name"));
        }
        picked
    }

    fn creating_rows(
        &self,
        ui: &mut Ui,
        source: &PickerSource<'_>,
        query: &str,
        enter: bool,
    ) -> Option<Picked> {
        if query.is_empty() {
            return None;
        }
        let look = Look::of(ui);
        let mut picked = None;
        for (at, word) in source.creates.iter().enumerate() {
            let name = format!("Create {word} \u{201c}{query}\u{201d}");
            let is_selected = self.rows.len() + at == self.cursor;
            let spec = Row {
                icon: Icon::Plus,
                color: look.accent(),
                name: &name,
                aside: "",
                tail: RowTail::None,
                is_selected,
            };
            if row(ui, &spec, Sense::click()).clicked() || (enter && is_selected) {
                picked = Some(Picked::New(query.to_owned(), at));
            }
        }
        picked
    }

    fn build(&mut self, source: &PickerSource<'_>) {
        let wanted = (self.query.trim().to_lowercase(), source.revision);
        if self.built_for.as_ref() != Some(&wanted) {
            if self
                .built_for
                .as_ref()
                .is_some_and(|(query, _)| *query != wanted.0)
            {
                self.cursor = 0;
            }
            self.rows = (source.rows)(&wanted.0, MOST_ROWS);
            self.built_for = Some(wanted);
        }
    }
}

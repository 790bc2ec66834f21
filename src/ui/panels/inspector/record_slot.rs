//! A field that holds one record of a kind that is chosen from those there are: a link's excerpt, an entity's portrait.

use super::form::Form;
use crate::model::RecordRef;
use crate::ui::icons;
use crate::ui::widgets::{Look, PickRow, Picked, PickerSource, dropdown, matches_all_words};
use egui::Ui;

/// What the field is called and holds.
pub struct RecordSlot<'a> {
    /// Its name, for readers of the screen.
    pub name: &'a str,
    /// What it says while it is empty.
    pub empty: &'a str,
    /// The record it holds.
    pub now: Option<RecordRef>,
    /// The records to choose from, and a few words on each.
    pub choices: &'a dyn Fn() -> Vec<(RecordRef, String)>,
}

/// What the user chose: `Some(None)` takes the record out of the field.
pub fn record_slot(
    ui: &mut Ui,
    form: &mut Form<'_>,
    slot: &RecordSlot<'_>,
) -> Option<Option<RecordRef>> {
    let look = Look::of(ui);
    let case = form.case;
    let button = match slot.now {
        Some(record) => {
            let sign = form.sign_of(look, record);
            dropdown(ui, slot.name, Some(sign), &case.name_of(record), "")
        }
        None => dropdown(ui, slot.name, None, "", slot.empty),
    };
    let rows = |query: &str, most: usize| -> Vec<PickRow> {
        let all = (slot.choices)().into_iter().map(|(record, aside)| PickRow {
            record,
            icon: icons::of_kind(record.kind()),
            color: look.board.kinds.article.line,
            name: case.name_of(record),
            aside,
        });
        all.filter(|row| {
            matches_all_words(query, [row.name.as_str(), row.aside.as_str()].into_iter())
        })
        .take(most)
        .collect()
    };
    let source = PickerSource {
        name: slot.name,
        revision: form.session.revision(),
        rows: &rows,
        creates: &[],
        clear: slot.now.map(|_| "Take away"),
    };
    match form.state.picker.show(&button, &source)? {
        Picked::Record(record) => Some(Some(record)),
        Picked::Clear => Some(None),
        Picked::New(..) => None,
    }
}

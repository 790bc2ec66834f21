//! The dates a filter asks for: from and to in EDTF, and whether cards without a date are meant.

use super::facet_menu::word_field;
use crate::app::DateRange;
use crate::model::Edtf;
use crate::ui::theme::size;
use crate::ui::widgets::{Look, link_button};
use egui::{Checkbox, Ui, vec2};

/// What was typed, apart from what could be understood of it.
#[derive(Debug, Default)]
pub(super) struct DateMenu {
    from: String,
    to: String,
    /// What the words stand for, or stood for when they were last understood.
    shown: DateRange,
}

impl DateMenu {
    /// Shows the fields; returns the range after a change.
    pub(super) fn show(&mut self, ui: &mut Ui, range: &DateRange) -> Option<DateRange> {
        if self.shown != *range {
            self.from = words_of(range.from.as_ref());
            self.to = words_of(range.to.as_ref());
            self.shown.clone_from(range);
        }
        let look = Look::of(ui);
        ui.label(look.heading("Date"));
        ui.label(look.meta("When an article was published, when a claim says it happened."));
        ui.add_space(size::S1);
        let mut after = range.clone();
        field(ui, "From", &mut self.from, &mut after.from);
        field(ui, "To", &mut self.to, &mut after.to);
        ui.add_space(size::S1);
        let words = if after.from.is_some() || after.to.is_some() {
            "Cards without a date, too"
        } else {
            "Only cards without a date"
        };
        ui.add(Checkbox::new(&mut after.undated, words));
        if range.is_active() && link_button(ui, "Any date").clicked() {
            after = DateRange::default();
            self.from.clear();
            self.to.clear();
        }
        if after == *range {
            return None;
        }
        self.shown.clone_from(&after);
        Some(after)
    }
}

/// What a facet's button says of the range.
pub(super) fn date_words(range: &DateRange) -> String {
    let undated = if range.undated { " or none" } else { "" };
    match (&range.from, &range.to) {
        (None, None) if range.undated => "none".to_owned(),
        (None, None) => String::new(),
        (Some(from), None) => format!("from {from}{undated}"),
        (None, Some(to)) => format!("to {to}{undated}"),
        (Some(from), Some(to)) if from == to => format!("{from}{undated}"),
        (Some(from), Some(to)) => format!("{from} – {to}{undated}"),
    }
}

fn words_of(date: Option<&Edtf>) -> String {
    date.map(ToString::to_string).unwrap_or_default()
}

fn field(ui: &mut Ui, name: &str, words: &mut String, date: &mut Option<Edtf>) {
    let look = Look::of(ui);
    ui.horizontal(|ui| {
        ui.add_sized(vec2(36.0, size::CONTROL), egui::Label::new(look.meta(name)));
        let width = ui.available_width();
        word_field(ui, words, "2023-09-07", width).accessible_name(format!("{name} date"));
    });
    let typed = words.trim();
    if typed.is_empty() {
        *date = None;
        return;
    }
    match typed.parse::<Edtf>() {
        Ok(understood) => *date = Some(understood),
        Err(_) => {
            let hint = "Write a day, month or year: 2023-09-07, 2023-09, 2023.";
            ui.label(look.meta(hint).color(look.warning()));
        }
    }
}

//! The handling mark of a picture, and what is in its way.

use super::caption;
use crate::app::{ExportChoice, ExportOutlook, Withholding};
use crate::model::Tlp;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, size};
use crate::ui::widgets::{choice_button, mark_plate};
use egui::{ComboBox, RichText, Ui};

/// How many of the things in the way are named.
const NAMED: usize = 5;

/// The mark, and what to do about things that are marked higher.
pub(super) fn mark_choice(ui: &mut Ui, choice: &mut ExportChoice, outlook: &ExportOutlook) {
    caption(ui, "Handling mark");
    ui.horizontal_wrapped(|ui| {
        let shown = match choice.mark {
            Some(mark) => mark.label().to_owned(),
            None => "As marked in the case".to_owned(),
        };
        ComboBox::from_id_salt("mark")
            .selected_text(shown)
            .show_ui(ui, |ui| {
                ui.selectable_value(&mut choice.mark, None, "As marked in the case");
                for mark in Tlp::ALL {
                    ui.selectable_value(&mut choice.mark, Some(*mark), mark.label());
                }
            });
        if outlook.view.is_some() {
            mark_plate(ui, outlook.mark);
        }
        if choice.withholding != Withholding::Refuse {
            ui.add_space(size::S2);
            withheld(ui, choice, outlook);
        }
    });
    if !outlook.in_the_way.is_empty() {
        in_the_way(ui, choice, outlook);
    }
}

/// How much is withheld, and how to take that back.
fn withheld(ui: &mut Ui, choice: &mut ExportChoice, outlook: &ExportOutlook) {
    let colors = theme::colors(ui.visuals());
    let words = match outlook.withheld {
        Some(1) => "1 thing withheld".to_owned(),
        Some(count) => format!("{count} things withheld"),
        None => "Withholding…".to_owned(),
    };
    ui.label(RichText::new(words).color(colors.text));
    if choice_button(ui, false, "Withhold nothing").clicked() {
        choice.withholding = Withholding::Refuse;
    }
}

/// The list, and the three ways on.
fn in_the_way(ui: &mut Ui, choice: &mut ExportChoice, outlook: &ExportOutlook) {
    let colors = theme::colors(ui.visuals());
    let things = &outlook.in_the_way;
    let highest = things.iter().map(|thing| thing.mark).max();
    let highest = highest.unwrap_or_default();
    let count = match things.len() {
        1 => "One thing is".to_owned(),
        some => format!("{some} things are"),
    };
    ui.add_space(size::S1);
    ui.horizontal_wrapped(|ui| {
        let alarm = icons::colored(Icon::TriangleAlert, size::ICON_SMALL, colors.danger);
        ui.label(alarm);
        let words = format!(
            "{count} marked higher than {}. The picture cannot leave like this.",
            outlook.mark.label()
        );
        ui.label(RichText::new(words).color(colors.text));
    });
    for thing in things.iter().take(NAMED) {
        let line = crate::ui::words::shortened(&thing.line(), 90);
        let line = RichText::new(line).size(size::TEXT_META);
        ui.label(line.color(colors.muted));
    }
    if things.len() > NAMED {
        let more = format!("and {} more", things.len() - NAMED);
        ui.label(
            RichText::new(more)
                .size(size::TEXT_META)
                .color(colors.muted),
        );
    }
    ui.add_space(size::S1);
    ui.horizontal_wrapped(|ui| {
        if choice_button(ui, false, format!("Mark it {}", highest.label())).clicked() {
            choice.mark = Some(highest);
        }
        for (words, how) in [
            ("Leave them out", Withholding::LeaveOut),
            ("Show them as withheld", Withholding::ShowAsWithheld),
        ] {
            if choice_button(ui, false, words).clicked() {
                choice.mark = Some(outlook.mark);
                choice.withholding = how;
            }
        }
    });
}

//! What was withheld from the picture that was exported last.

use crate::app::Session;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, size};
use crate::ui::widgets::quiet_button;
use egui::{RichText, Ui};

/// How many lines are shown; all of them can be copied.
const MOST_LINES: usize = 400;

/// The page.
pub(super) fn withheld(ui: &mut Ui, session: &Session) {
    let colors = theme::colors(ui.visuals());
    let Some(report) = session.withheld() else {
        ui.label(RichText::new("Nothing was withheld from a picture yet.").color(colors.muted));
        return;
    };
    let lead = "This list is for you: nothing of it is in the picture. Texts that describe a withheld thing in other words \
                are still there; look the picture over before you pass it on.";
    ui.label(RichText::new(lead).color(colors.muted));
    ui.add_space(size::S2);
    let lines = report.lines();
    for line in lines.iter().take(MOST_LINES) {
        ui.label(RichText::new(line).color(colors.text));
    }
    if lines.len() > MOST_LINES {
        let more = format!("and {} more lines", lines.len() - MOST_LINES);
        ui.label(RichText::new(more).color(colors.muted));
    }
    ui.add_space(size::S4);
    if quiet_button(ui, Icon::Copy, "Copy the list").clicked() {
        ui.ctx().copy_text(lines.join("\n"));
    }
}

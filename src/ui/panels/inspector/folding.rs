//! What is folded into a card, into what it is folded itself, and what a closed frame holds.

use super::form::{Form, label, remark};
use crate::app::{Action, CommandId, Edit};
use crate::model::{Card, Frame};
use crate::ui::icons::Icon;
use crate::ui::widgets::quiet_button;
use crate::ui::words::count;
use egui::Ui;

/// More cards than this are counted, not listed.
const MOST_ROWS: usize = 40;

/// The rows of a card: nothing for one that has to do with no fold.
pub fn ui(ui: &mut Ui, form: &mut Form<'_>, card: &Card) {
    let case = form.case;
    if let Some(host) = card.folded_into.and_then(|id| case.card(id)) {
        label(ui, "Folded into");
        form.record_row(ui, host.subject, "", "");
        if quiet_button(ui, Icon::UnfoldVertical, "Bring back to the board").clicked() {
            form.actions.push(Action::Reveal(card.subject));
        }
    }
    let folded = form.session.index().all_folded_into(card.id);
    if folded.is_empty() {
        return;
    }
    label(
        ui,
        &format!("{} folded into this", count(folded.len(), "card")),
    );
    let subjects = folded.iter().filter_map(|id| case.card(*id));
    for subject in subjects.map(|card| card.subject).take(MOST_ROWS) {
        // Looking at one leaves the others folded.
        if form.row_clicked(ui, subject) {
            form.actions.push(Action::Inspect(subject));
        }
    }
    if folded.len() > MOST_ROWS {
        remark(ui, &format!("and {} more", folded.len() - MOST_ROWS));
    }
    if quiet_button(ui, Icon::UnfoldVertical, "Unfold").clicked() {
        form.actions.push(Action::Edit(Edit::Unfold(card.id)));
    }
}

/// Whether a frame is closed, and over how many cards.
pub fn closed_frame(ui: &mut Ui, form: &mut Form<'_>, frame: &Frame) {
    let cards = count(form.session.index().carried_by(frame.id), "card");
    if frame.collapsed {
        remark(ui, &format!("Closed, {cards}"));
        if quiet_button(ui, Icon::FolderOpen, "Open frame").clicked() {
            form.actions.push(Action::Edit(Edit::OpenFrame(frame.id)));
        }
    } else {
        remark(ui, &format!("Open, {cards}"));
        let is_selected = form.session.selection().frames.contains(&frame.id);
        if is_selected && quiet_button(ui, Icon::FolderClosed, "Close frame").clicked() {
            form.actions.push(Action::Run(CommandId::CloseFrame));
        }
    }
}

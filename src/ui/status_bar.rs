//! The status bar: what is there, what is selected, what runs, whether it is saved, the zoom.

use super::icons::{self, Icon};
use super::theme::{self, size};
use super::widgets::command_row;
use super::words::{count, number};
use crate::app::{Action, CommandId, Origin, Outside, Session};
use egui::{Align, Button, Layout, Popup, ProgressBar, RichText, Ui};

/// The status bar.
pub fn status_bar(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.x = size::S4;
    ui.spacing_mut().interact_size.y = size::STATUS_BAR - 4.0;
    ui.horizontal_centered(|ui| {
        let case = session.case();
        meta(
            ui,
            format!(
                "{} · {}",
                count(case.cards().len(), "card"),
                count(case.links().len(), "link")
            ),
        );
        match session.selection().len() {
            0 => {}
            some => meta(ui, format!("{} selected", number(some))),
        }
        filtered(ui, session, actions);
        jobs(ui, session, actions);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            zoom(ui, session, actions);
            meta(ui, saved_state(session));
            let origins = session.findings().origins;
            let articles = case.articles().len();
            if articles > 0 {
                meta(
                    ui,
                    format!(
                        "{} · {}",
                        count(articles, "article"),
                        count(origins, "independent origin")
                    ),
                );
            }
        });
    });
}

fn meta(ui: &mut Ui, words: String) {
    let muted = theme::colors(ui.visuals()).muted;
    ui.label(RichText::new(words).size(size::TEXT_META).color(muted));
}

/// What the filter does, so that nobody forgets it.
fn filtered(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let sight = session.sight();
    let words = match sight.hidden_by_filter() {
        _ if !sight.filter().is_active() => return,
        0 => format!("Filter: {}", super::sight::result_words(session)),
        some => format!("{} hidden by filter", number(some)),
    };
    let accent = theme::colors(ui.visuals()).accent;
    let shown = RichText::new(&words).size(size::TEXT_META).color(accent);
    let button = ui.add(Button::new(shown).frame_when_inactive(false).small());
    if button
        .on_hover_text("Show or close the filter bar")
        .clicked()
    {
        actions.push(Action::Run(CommandId::FilterBar));
    }
}

fn saved_state(session: &Session) -> String {
    if session.document().access.read_only().is_some() {
        return "Read-only".to_owned();
    }
    if session.outside() == Some(Outside::Changed) {
        return "File changed outside".to_owned();
    }
    match (&session.document().origin, session.is_dirty()) {
        (_, true) => "Not saved".to_owned(),
        (Origin::File { .. }, false) => "Saved".to_owned(),
        (Origin::BuiltIn, false) => "Built-in case".to_owned(),
        (Origin::Imported { .. }, false) => "Opened as a new case".to_owned(),
        (Origin::Repaired { .. }, false) => "Read from a damaged file".to_owned(),
        (Origin::Recovered { .. }, false) => "Recovered copy".to_owned(),
        (Origin::New, false) => "New case".to_owned(),
    }
}

fn jobs(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    for job in session.jobs().iter().filter(|job| job.is_shown()) {
        let note = job.note();
        meta(
            ui,
            if note.is_empty() {
                job.label.clone()
            } else {
                format!("{}: {note}", job.label)
            },
        );
        ui.add(
            ProgressBar::new(job.progress())
                .desired_width(96.0)
                .desired_height(6.0),
        );
        let stop = icons::icon(Icon::X, size::ICON_SMALL);
        let button = ui.add(Button::new(stop).frame_when_inactive(false).small());
        if button
            .accessible_name("Cancel")
            .on_hover_text("Cancel")
            .clicked()
        {
            actions.push(Action::CancelJob(job.id));
        }
    }
}

fn zoom(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let percent = (session.board().camera.zoom() * 100.0).round();
    let muted = theme::colors(ui.visuals()).muted;
    let words = RichText::new(format!("{percent} %"))
        .size(size::TEXT_META)
        .color(muted);
    let button = ui.add(Button::new(words).frame_when_inactive(false).small());
    let button = button.accessible_name("Zoom").on_hover_text("Zoom");
    Popup::menu(&button).show(|ui| {
        ui.set_min_width(size::MENU);
        for id in [
            CommandId::ZoomIn,
            CommandId::ZoomOut,
            CommandId::Zoom100,
            CommandId::FitAll,
            CommandId::FitSelection,
        ] {
            command_row(ui, session, id, actions);
        }
    });
}

//! What is wrong with the case, record by record.

use crate::app::{Action, Session};
use crate::model::{Problem, RecordRef};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, size};
use egui::{Button, Id, RichText, Ui};
use std::sync::Arc;

/// The page.
pub(super) fn problems(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let colors = theme::colors(ui.visuals());
    let problems = found(ui, session);
    if problems.is_empty() {
        ui.label(RichText::new("No problems found.").color(colors.muted));
        return;
    }
    let lead = "Nothing was dropped or mended behind your back. Each line names a record; click it to go there.";
    ui.label(RichText::new(lead).color(colors.muted));
    ui.add_space(size::S2);
    for problem in problems.iter() {
        ui.horizontal_wrapped(|ui| {
            ui.label(icons::colored(
                Icon::TriangleAlert,
                size::ICON_SMALL,
                colors.danger,
            ));
            let name = session.case().name_of(problem.record);
            let words = RichText::new(super::super::words::shortened(&name, 48))
                .font(theme::medium(size::TEXT_BODY));
            if ui
                .add(Button::new(words).frame_when_inactive(false))
                .clicked()
            {
                actions.push(Action::Reveal(shown_record(session, problem.record)));
            }
            ui.label(RichText::new(&problem.what).color(colors.muted));
        });
    }
}

/// A card is shown by what it shows.
fn shown_record(session: &Session, record: RecordRef) -> RecordRef {
    match record {
        RecordRef::Card(id) => session.case().card(id).map_or(record, |card| card.subject),
        other => other,
    }
}

/// Looking through the whole case takes time, so it is done once per change.
fn found(ui: &Ui, session: &Session) -> Arc<Vec<Problem>> {
    let id = Id::unique("problems");
    let revision = session.revision();
    let known = ui.data(|data| data.get_temp::<(u64, Arc<Vec<Problem>>)>(id));
    match known {
        Some((of, problems)) if of == revision => problems,
        _ => {
            let problems = Arc::new(session.case().problems());
            ui.data_mut(|data| data.insert_temp(id, (revision, Arc::clone(&problems))));
            problems
        }
    }
}

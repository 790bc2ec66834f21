//! What is wrong with the case, record by record.

use crate::app::{Action, Session};
use crate::model::{Advisory, Problem, RecordRef};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, size};
use egui::{Button, Id, RichText, Ui};
use std::sync::Arc;

/// The page.
pub(super) fn problems(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let colors = theme::colors(ui.visuals());
    let found = found(ui, session);
    if found.problems.is_empty() {
        ui.label(RichText::new("No problems found.").color(colors.muted));
    } else {
        let lead = "Nothing was dropped or mended behind your back. Each line names a record; click it to go there.";
        ui.label(RichText::new(lead).color(colors.muted));
        ui.add_space(size::S2);
    }
    let alarm = icons::colored(Icon::TriangleAlert, size::ICON_SMALL, colors.danger);
    for problem in &found.problems {
        line(
            ui,
            session,
            alarm.clone(),
            (problem.record, &problem.what),
            actions,
        );
    }
    if found.advisories.is_empty() {
        return;
    }
    ui.add_space(size::S4);
    ui.label(RichText::new("Worth a second look").font(theme::semibold(size::TEXT_BODY)));
    let hint = icons::colored(Icon::Info, size::ICON_SMALL, colors.muted);
    for advisory in &found.advisories {
        line(
            ui,
            session,
            hint.clone(),
            (advisory.record, &advisory.what),
            actions,
        );
    }
}

/// A record and what is said of it; a click goes there.
fn line(
    ui: &mut Ui,
    session: &Session,
    sign: RichText,
    (record, what): (RecordRef, &str),
    actions: &mut Vec<Action>,
) {
    let colors = theme::colors(ui.visuals());
    ui.horizontal_wrapped(|ui| {
        ui.label(sign);
        let name = session.case().name_of(record);
        let words = RichText::new(super::super::words::shortened(&name, 48))
            .font(theme::medium(size::TEXT_BODY));
        if ui
            .add(Button::new(words).frame_when_inactive(false))
            .clicked()
        {
            actions.push(Action::Reveal(shown_record(session, record)));
        }
        ui.label(RichText::new(what).color(colors.muted));
    });
}

/// A card is shown by what it shows.
fn shown_record(session: &Session, record: RecordRef) -> RecordRef {
    match record {
        RecordRef::Card(id) => session.case().card(id).map_or(record, |card| card.subject),
        other => other,
    }
}

/// What was found, once per change.
#[derive(Default)]
struct Found {
    problems: Vec<Problem>,
    advisories: Vec<Advisory>,
}

/// Looking through the whole case takes time, so it is done once per change.
fn found(ui: &Ui, session: &Session) -> Arc<Found> {
    let id = Id::unique("problems");
    let revision = session.revision();
    let known = ui.data(|data| data.get_temp::<(u64, Arc<Found>)>(id));
    match known {
        Some((of, found)) if of == revision => found,
        _ => {
            let found = Arc::new(Found {
                problems: session.case().problems(),
                advisories: session.advisories(),
            });
            ui.data_mut(|data| data.insert_temp(id, (revision, Arc::clone(&found))));
            found
        }
    }
}

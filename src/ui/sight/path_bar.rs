//! The bar of the path: how long it is, what leads from card to card, and on to the next one.

use super::focus_bar::step;
use crate::app::{Action, CommandId, FoundPath, Session};
use crate::model::CardId;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, link_button, separator};
use crate::ui::words::{count, shortened};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Label, Sense, Ui};

/// Room kept for what stands before and after the words of the path.
const BESIDE: f32 = 330.0;

pub(super) fn content(
    ui: &mut Ui,
    session: &Session,
    path: &FoundPath,
    widest: f32,
    actions: &mut Vec<Action>,
) {
    let look = Look::of(ui);
    ui.label(icons::colored(Icon::Route, size::ICON, look.accent()));
    ui.label(look.body(format!("Path: {}", count(path.steps().len(), "step"))));
    separator(ui);
    let whole = in_words(session, path);
    let mut job = words(look, &whole);
    job.wrap = TextWrapping::truncate_at_width((widest - BESIDE).max(80.0));
    // Laid out here: in a row a label would take all the room it wants.
    let galley = ui.painter().layout_job(job);
    ui.add(Label::new(galley).sense(Sense::hover()))
        .on_hover_text(whole);
    separator(ui);
    let place = match path.count() {
        Some(1) => "the only one".to_owned(),
        Some(all) => format!("{} of {all}", path.number()),
        None => format!("no. {}", path.number()),
    };
    ui.label(look.meta(place));
    ui.add_enabled_ui(
        session.availability(CommandId::NextPath).is_enabled(),
        |ui| {
            let next = link_button(ui, "Next").on_hover_text("Next path  Shift+P");
            if next.accessible_name("Next path").clicked() {
                actions.push(Action::Run(CommandId::NextPath));
            }
        },
    );
    step(ui, session, CommandId::LeavePath, Icon::X, actions);
}

fn words(look: Look, whole: &str) -> LayoutJob {
    let format = TextFormat::simple(theme::regular(size::TEXT_BODY), look.text());
    LayoutJob::single_section(whole.to_owned(), format)
}

/// Such as "Kirby — says → 1,000 containers ← rests on — Ukrainian daily".
fn in_words(session: &Session, path: &FoundPath) -> String {
    let name = |id: CardId| shortened(&session.case().name_of(id.into()), 32);
    let mut whole = name(path.from);
    for step in path.steps() {
        let word = session.word_of_edge(step.edge);
        whole += &match (step.is_forward, word) {
            (true, "") => " → ".to_owned(),
            (false, "") => " ← ".to_owned(),
            (true, word) => format!(" — {word} → "),
            (false, word) => format!(" ← {word} — "),
        };
        whole += &name(step.to);
    }
    whole
}

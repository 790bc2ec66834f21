//! Nothing selected: the properties of the case.

use super::form::{Form, Line, label, remark};
use crate::model::{CaseInfo, RecordKind, Tlp};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::size;
use crate::ui::widgets::{Look, mark_plate};
use egui::Ui;

/// Shows the properties.
pub fn ui(ui: &mut Ui, form: &mut Form<'_>) {
    let look = Look::of(ui);
    ui.horizontal(|ui| {
        ui.label(icons::colored(Icon::FolderOpen, size::ICON, look.muted()));
        ui.label(look.title("Case"));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            mark_plate(ui, form.case.info().mark)
        });
    });
    let info = CaseInfo::clone(form.case.info());
    form.text(
        ui,
        &info,
        Line::of("Title").rows(2),
        &info.title,
        |info: &mut CaseInfo, words| {
            info.title = words.replace('\n', " ");
        },
    );
    let line = Line::of("Question")
        .rows(4)
        .hint("what the case is to answer");
    form.text(
        ui,
        &info,
        line,
        &info.question,
        |info: &mut CaseInfo, words| info.question = words,
    );
    form.text(
        ui,
        &info,
        Line::of("Analyst"),
        &info.analyst,
        |info: &mut CaseInfo, words| info.analyst = words,
    );
    let line = Line::of("Reference").hint("file number");
    form.text(
        ui,
        &info,
        line,
        &info.reference,
        |info: &mut CaseInfo, words| info.reference = words,
    );
    form.choose(
        ui,
        &info,
        "Handling mark",
        (Tlp::ALL, info.mark, Tlp::label),
        |info, mark| info.mark = mark,
    );
    label(ui, "In this case");
    counts(ui, form);
}

fn counts(ui: &mut Ui, form: &mut Form<'_>) {
    let look = Look::of(ui);
    let case = form.case;
    let counts = [
        (RecordKind::Article, case.articles().len()),
        (RecordKind::Outlet, case.outlets().len()),
        (RecordKind::Entity, case.entities().len()),
        (RecordKind::Claim, case.claims().len()),
        (RecordKind::Note, case.notes().len()),
        (RecordKind::Image, case.images().len()),
        (RecordKind::Link, case.links().len()),
        (RecordKind::Frame, case.frames().len()),
        (RecordKind::Card, case.cards().len()),
    ];
    for (kind, count) in counts {
        ui.horizontal(|ui| {
            ui.label(icons::colored(
                icons::of_kind(kind),
                size::ICON,
                look.board.kind(kind).line,
            ));
            ui.label(look.body(format!(
                "{count} {}",
                if count == 1 {
                    kind.word()
                } else {
                    kind.plural()
                }
            )));
        });
    }
    let origins = form.session.findings().origins;
    remark(
        ui,
        &match origins {
            1 => "All claims go back to 1 independent origin.".to_owned(),
            _ => format!("Claims go back to {origins} independent origins."),
        },
    );
}

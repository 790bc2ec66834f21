//! The form of a link.

use super::claim_evidence::quote_words;
use super::form::{Form, Line, label};
use super::head::head;
use crate::app::{Action, Edit};
use crate::model::{Link, LinkKind, Strength};
use crate::ui::icons::Icon;
use crate::ui::widgets::{link_button, quiet_button};
use egui::Ui;

/// Shows the form.
pub fn ui(ui: &mut Ui, form: &mut Form<'_>, link: &Link) {
    head(ui, form, link.id.into(), "Link", |_| {});
    label(ui, "From");
    form.record_row(ui, link.from, "", "");
    form.choose(
        ui,
        link,
        "What it says",
        (LinkKind::ALL, link.kind, LinkKind::label),
        |link, kind| link.kind = kind,
    );
    label(ui, "To");
    form.record_row(ui, link.to, "", "");
    if quiet_button(ui, Icon::ArrowLeftRight, "Reverse").clicked() {
        form.actions.push(Action::Edit(Edit::ReverseLink(link.id)));
    }
    let line = Line::of("Label").hint("shows the kind's own word when empty");
    form.text(ui, link, line, &link.label, |link: &mut Link, words| {
        link.label = words
    });
    let strengths: Vec<(Strength, &str, &str)> = Strength::ALL
        .iter()
        .map(|strength| (*strength, strength.label(), strength.label()))
        .collect();
    form.grade(
        ui,
        link,
        "Strength",
        (&strengths, link.strength),
        |link, strength| link.strength = strength,
    );
    if let Some(excerpt) = link.excerpt.and_then(|id| form.case.excerpt(id)) {
        label(ui, "Rests on");
        quote_words(ui, excerpt);
        if link_button(ui, "Show article").clicked() {
            form.state.texts.go_to(excerpt.article, excerpt.start);
            form.actions.push(Action::Inspect(excerpt.article.into()));
        }
        if link_button(ui, "Remove excerpt from the link").clicked() {
            form.change(link, "Remove excerpt", |link| link.excerpt = None);
        }
    }
    let remarks = Line::of("Remarks").rows(2);
    form.text(
        ui,
        link,
        remarks,
        &link.remarks,
        |link: &mut Link, words| link.remarks = words,
    );
}

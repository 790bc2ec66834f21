//! The form of a link.

use super::claim_evidence::quote_words;
use super::form::{Form, Line, label};
use super::head::head;
use super::placing;
use super::record_slot::{RecordSlot, record_slot};
use crate::app::{Action, Edit};
use crate::model::{Arrows, Excerpt, Link, LinkKind, RecordRef, Side, Strength};
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
    label(ui, "Rests on");
    let case = form.case;
    let slot = RecordSlot {
        name: "Excerpt of the link",
        empty: "the words it rests on",
        now: link.excerpt.map(Into::into),
        choices: &|| {
            let article = |excerpt: &Excerpt| case.name_of(excerpt.article.into());
            let excerpts = case.excerpts().iter();
            excerpts
                .map(|excerpt| (excerpt.id.into(), article(excerpt)))
                .collect()
        },
    };
    match record_slot(ui, form, &slot) {
        Some(Some(RecordRef::Excerpt(id))) => {
            form.change(link, "Choose excerpt", |link| link.excerpt = Some(id));
        }
        Some(None) => form.change(link, "Remove excerpt", |link| link.excerpt = None),
        _ => {}
    }
    if let Some(excerpt) = link.excerpt.and_then(|id| case.excerpt(id)) {
        quote_words(ui, excerpt);
        if link_button(ui, "Show article").clicked() {
            form.state.texts.go_to(excerpt.article, excerpt.start);
            form.actions.push(Action::Inspect(excerpt.article.into()));
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
    line_ui(ui, form, link);
}

/// How its line is drawn.
fn line_ui(ui: &mut Ui, form: &mut Form<'_>, link: &Link) {
    form.heading(ui, "Line");
    let mut sides: Vec<(Option<Side>, &str, &str)> = vec![(None, "any", "the side that faces it")];
    sides.extend(
        Side::ALL
            .iter()
            .map(|side| (Some(*side), side.label(), side.label())),
    );
    form.grade(
        ui,
        link,
        "Leaves at",
        (&sides, link.line.from_side),
        |link, side| link.line.from_side = side,
    );
    form.grade(
        ui,
        link,
        "Arrives at",
        (&sides, link.line.to_side),
        |link, side| link.line.to_side = side,
    );
    form.choose(
        ui,
        link,
        "Arrows",
        (Arrows::ALL, link.line.arrows, Arrows::label),
        |link, arrows| link.line.arrows = arrows,
    );
    placing::tint(ui, form, link.line.tint, |form, tint| {
        form.change(link, "Recolour link", |link| link.line.tint = tint)
    });
}

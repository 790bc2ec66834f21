//! The form of a note.

use super::excerpts::excerpts;
use super::form::{Form, Line, label, remark};
use super::head::{head, links};
use super::placing;
use crate::model::{Confidence, Likelihood, Note, NoteKind};
use crate::ui::widgets::choice_row;
use egui::Ui;

/// Shows the form.
pub fn ui(ui: &mut Ui, form: &mut Form<'_>, note: &Note) {
    head(ui, form, note.id.into(), note.kind.label(), |_| {});
    form.choose(
        ui,
        note,
        "Kind",
        (NoteKind::ALL, note.kind, NoteKind::label),
        |note, kind| note.kind = kind,
    );
    form.text(
        ui,
        note,
        Line::of("Text").rows(5),
        &note.text,
        |note: &mut Note, words| note.text = words,
    );
    if note.kind == NoteKind::Judgment {
        likelihood(ui, form, note);
        confidence(ui, form, note);
    }
    excerpts(ui, form, note.id.into(), &note.excerpts, "About");
    form.words_list(ui, note, ("Tags", "tag"), &note.tags, |note| &mut note.tags);
    form.mark(ui, note, note.mark, |note, mark| note.mark = mark);
    placing::ui(ui, form);
    links(ui, form, note.id.into());
}

fn likelihood(ui: &mut Ui, form: &mut Form<'_>, note: &Note) {
    label(ui, "Likelihood");
    let worded: Vec<String> = Likelihood::ALL
        .iter()
        .map(|band| {
            format!(
                "{} ({}\u{2013}{} %)",
                band.label(),
                band.percent().0,
                band.percent().1
            )
        })
        .collect();
    let mut names = vec!["not judged"];
    names.extend(worded.iter().map(String::as_str));
    let chosen = note
        .likelihood
        .and_then(|now| Likelihood::ALL.iter().position(|it| *it == now))
        .map_or(0, |at| at + 1);
    if let Some(at) = choice_row(ui, "Likelihood", &names, chosen) {
        let picked = at
            .checked_sub(1)
            .and_then(|at| Likelihood::ALL.get(at).copied());
        form.change(note, "Edit likelihood", |note| note.likelihood = picked);
    }
    if let Some(likelihood) = note.likelihood {
        remark(ui, &format!("This is judged: {}.", likelihood.label()));
    }
}

fn confidence(ui: &mut Ui, form: &mut Form<'_>, note: &Note) {
    let mut choices = vec![(None, "not given", "not given")];
    choices.extend(
        Confidence::ALL
            .iter()
            .map(|it| (Some(*it), it.label(), it.label())),
    );
    form.grade(
        ui,
        note,
        "Confidence",
        (&choices, note.confidence),
        |note, it| note.confidence = it,
    );
    if let Some(confidence) = note.confidence {
        // A sentence of its own: likelihood and confidence are never mixed.
        remark(
            ui,
            &format!(
                "Confidence in the basis of this judgment is {}.",
                confidence.label()
            ),
        );
    }
}

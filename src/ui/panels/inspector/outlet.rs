//! The form of an outlet.

use super::article::letters;
use super::form::{Form, Line, label, parse_date, remark, warning};
use super::head::head;
use crate::model::{GradeChange, Outlet, OutletKind, Reliability};
use crate::ui::icons::Icon;
use crate::ui::theme::size;
use crate::ui::widgets::{Look, quiet_button, sign_button};
use egui::{Align, Layout, Ui};

/// Shows the form.
pub fn ui(ui: &mut Ui, form: &mut Form<'_>, outlet: &Outlet) {
    head(ui, form, outlet.id.into(), "Outlet", |_| {});
    form.text(
        ui,
        outlet,
        Line::of("Name"),
        &outlet.name,
        |outlet: &mut Outlet, words| outlet.name = words,
    );
    form.choose(
        ui,
        outlet,
        "Kind",
        (OutletKind::ALL, outlet.kind, OutletKind::label),
        |outlet, kind| outlet.kind = kind,
    );
    form.text(
        ui,
        outlet,
        Line::of("Owner"),
        &outlet.owner,
        |outlet: &mut Outlet, words| outlet.owner = words,
    );
    form.text(
        ui,
        outlet,
        Line::of("Country"),
        &outlet.country,
        |outlet: &mut Outlet, words| outlet.country = words,
    );
    let letters = letters();
    let choices: Vec<(Reliability, &str, &str)> = letters
        .iter()
        .map(|(grade, letter, long)| (*grade, *letter, long.as_str()))
        .collect();
    form.grade(
        ui,
        outlet,
        "Reliability",
        (&choices, outlet.reliability),
        |outlet, grade| outlet.reliability = grade,
    );
    remark(
        ui,
        &format!(
            "{} {}",
            outlet.reliability.letter(),
            outlet.reliability.label()
        ),
    );
    history(ui, form, outlet, &choices);
    let remarks = Line::of("Remarks").rows(2);
    form.text(
        ui,
        outlet,
        remarks,
        &outlet.remarks,
        |outlet: &mut Outlet, words| outlet.remarks = words,
    );
    let articles = form.state.related.articles.clone();
    form.heading(ui, &format!("Articles ({})", articles.len()));
    for article in articles.into_iter().filter_map(|id| form.case.article(id)) {
        let date = article
            .published
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        form.record_row(ui, article.id.into(), "", &date);
    }
}

fn history(
    ui: &mut Ui,
    form: &mut Form<'_>,
    outlet: &Outlet,
    letters: &[(Reliability, &str, &str)],
) {
    label(ui, "History of its grade, oldest first");
    let mut removed = None;
    for (at, change) in outlet.history.iter().enumerate() {
        ui.push_id(("grade change", at), |ui| {
            if change_ui(ui, form, outlet, (at, change), letters) {
                removed = Some(at);
            }
        });
        ui.add_space(size::S2);
    }
    if let Some(at) = removed {
        form.change(outlet, "Remove grade from history", |outlet| {
            if at < outlet.history.len() {
                outlet.history.remove(at);
            }
        });
    }
    if quiet_button(ui, Icon::Plus, "Add the present grade").clicked() {
        form.change(outlet, "Add grade to history", |outlet| {
            let (since, reason) = (None, String::new());
            outlet.history.push(GradeChange {
                reliability: outlet.reliability,
                since,
                reason,
            });
        });
    }
}

/// One entry; returns whether it shall go.
fn change_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    outlet: &Outlet,
    (at, change): (usize, &GradeChange),
    letters: &[(Reliability, &str, &str)],
) -> bool {
    let set = move |outlet: &mut Outlet, change: &dyn Fn(&mut GradeChange)| {
        if let Some(entry) = outlet.history.get_mut(at) {
            change(entry);
        }
    };
    let mut is_removed = false;
    ui.horizontal(|ui| {
        let look = Look::of(ui);
        ui.label(look.meta(format!("{}", at + 1)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            is_removed = sign_button(ui, Icon::X, &format!("Remove grade {}", at + 1)).clicked();
        });
    });
    let words = format!("Grade {}", at + 1);
    form.grade(
        ui,
        outlet,
        &words,
        (letters, change.reliability),
        |outlet, grade| {
            set(outlet, &|entry| entry.reliability = grade);
        },
    );
    let shown = change
        .since
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    let line = Line::of("Since").slot(at).hint("since when: 2023-09");
    let output = form.bare_field(
        ui,
        outlet,
        line,
        &shown,
        move |outlet: &mut Outlet, words| {
            let date = parse_date(words)?;
            set(outlet, &|entry| entry.since.clone_from(&date));
            Ok(())
        },
    );
    if let Some(error) = output.error {
        warning(ui, &error);
    }
    let line = Line::of("Reason").slot(at).hint("why");
    form.bare_field(
        ui,
        outlet,
        line,
        &change.reason,
        move |outlet: &mut Outlet, words| {
            set(outlet, &|entry| words.trim().clone_into(&mut entry.reason));
            Ok(())
        },
    );
    is_removed
}

//! The form of an outlet.

use super::form::{Form, Line, remark};
use super::grading;
use super::head::{head, links};
use crate::app::{Action, PeopleAction};
use crate::model::{Outlet, OutletKind, RecordKind, RecordRef};
use crate::ui::icons::{self, Icon};
use crate::ui::widgets::{Look, PickRow, Picked, PickerSource, matches_all_words, quiet_button};
use crate::ui::words::count;
use egui::Ui;

/// How many articles are shown before one asks for all.
const FEW: usize = 50;

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
    same_name(ui, form, outlet);
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
    grading::ui(ui, form, outlet);
    let remarks = Line::of("Remarks").rows(2);
    form.text(
        ui,
        outlet,
        remarks,
        &outlet.remarks,
        |outlet: &mut Outlet, words| outlet.remarks = words,
    );
    articles(ui, form);
    links(ui, form, outlet.id.into());
    merge(ui, form, outlet);
}

/// Its articles; those with a grade of their own say so.
fn articles(ui: &mut Ui, form: &mut Form<'_>) {
    let articles = form.state.related.articles.clone();
    form.heading(ui, &format!("Articles ({})", articles.len()));
    let open_id = ui.make_persistent_id("all articles");
    let is_open = ui
        .data(|data| data.get_temp::<bool>(open_id))
        .unwrap_or(false);
    let most = if is_open { articles.len() } else { FEW };
    for article in articles
        .iter()
        .take(most)
        .filter_map(|id| form.case.article(*id))
    {
        let date = article.published.as_ref().map(ToString::to_string);
        let own = article
            .reliability
            .map(|grade| format!("own grade {}", grade.letter()));
        let tail: Vec<String> = own.into_iter().chain(date).collect();
        form.record_row(ui, article.id.into(), "", &tail.join(" \u{b7} "));
    }
    if articles.len() > most
        && quiet_button(
            ui,
            Icon::ChevronDown,
            &format!("Show all {}", articles.len()),
        )
        .clicked()
    {
        ui.data_mut(|data| data.insert_temp(open_id, true));
    }
}

/// Another outlet of the same name: offered to be merged.
fn same_name(ui: &mut Ui, form: &mut Form<'_>, outlet: &Outlet) {
    let name = outlet.name.trim().to_lowercase();
    let case = form.case;
    let same = |other: &&Outlet| other.id != outlet.id && other.name.trim().to_lowercase() == name;
    if name.is_empty() {
        return;
    }
    for other in case.outlets().iter().filter(same).take(3) {
        let articles = case.articles().iter();
        let articles = articles
            .filter(|article| article.outlet == Some(other.id))
            .count();
        remark(
            ui,
            &format!(
                "Another outlet has this name, with {}",
                count(articles, "article")
            ),
        );
        ui.push_id(other.id, |ui| {
            if quiet_button(ui, Icon::Merge, "Merge it into this one").clicked() {
                let (keep, other) = (outlet.id, other.id);
                form.actions
                    .push(Action::People(PeopleAction::MergeOutlets { keep, other }));
            }
        });
    }
}

fn merge(ui: &mut Ui, form: &mut Form<'_>, outlet: &Outlet) {
    if form.case.outlets().len() < 2 {
        return;
    }
    ui.add_space(crate::ui::theme::size::S3);
    let look = Look::of(ui);
    let case = form.case;
    let button = quiet_button(ui, Icon::Merge, "Merge another outlet into this one");
    let rows = |query: &str, most: usize| -> Vec<PickRow> {
        let others = case.outlets().iter().filter(|other| other.id != outlet.id);
        let found =
            others.filter(|other| matches_all_words(query, std::iter::once(other.name.as_str())));
        found
            .take(most)
            .map(|other| PickRow {
                record: other.id.into(),
                icon: icons::of_kind(RecordKind::Outlet),
                color: look.board.kinds.article.line,
                name: case.name_of(other.id.into()),
                aside: other.kind.label().to_owned(),
            })
            .collect()
    };
    let source = PickerSource {
        name: "Merge outlet",
        revision: form.session.revision(),
        rows: &rows,
        creates: &[],
        clear: None,
    };
    if let Some(Picked::Record(RecordRef::Outlet(other))) = form.state.picker.show(&button, &source)
    {
        let keep = outlet.id;
        form.actions
            .push(Action::People(PeopleAction::MergeOutlets { keep, other }));
    }
}

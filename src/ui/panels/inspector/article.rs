//! The form of an article. Its text never changes: it is read and quoted here, not edited.

use super::claim_evidence::quoted_ranges;
use super::form::{Form, Line, label, remark, warning};
use super::head::{head, links};
use super::origin;
use super::placing;
use super::provenance::{candidates, provenance};
use super::texts::TextUse;
use crate::app::{Action, Edit, ImportAction, ReadAction};
use crate::model::{Article, MetaSlot, RecordRef, Reliability};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::size;
use crate::ui::widgets::{
    Look, PickRow, Picked, PickerSource, dropdown, link_button, matches_all_words, quiet_button,
    sign_button,
};
use egui::Ui;

/// Shows the form.
pub fn ui(ui: &mut Ui, form: &mut Form<'_>, article: &Article) {
    head(ui, form, article.id.into(), "Article", |_| {});
    if quiet_button(ui, Icon::BookOpen, "Read").clicked() {
        let open = ReadAction::Open(article.id);
        form.actions.push(Action::Read(open));
    }
    let line = Line::of("Title").rows(2);
    form.text(
        ui,
        article,
        line,
        &article.title,
        |article: &mut Article, words| article.title = words.replace('\n', " "),
    );
    candidates(ui, form, article, MetaSlot::Title);
    outlet(ui, form, article);
    candidates(ui, form, article, MetaSlot::Outlet);
    form.text(
        ui,
        article,
        Line::of("Author"),
        &article.author,
        |article: &mut Article, words| article.author = words,
    );
    candidates(ui, form, article, MetaSlot::Author);
    let dated = Line::of("Published").hint("2023-10-13");
    form.date(
        ui,
        article,
        dated,
        article.published.as_ref(),
        |article: &mut Article, date| article.published = date,
    );
    candidates(ui, form, article, MetaSlot::Published);
    let dated = Line::of("Retrieved").hint("2023-10-14");
    form.date(
        ui,
        article,
        dated,
        article.retrieved.as_ref(),
        |article: &mut Article, date| article.retrieved = date,
    );
    form.text(
        ui,
        article,
        Line::of("URL"),
        &article.url,
        |article: &mut Article, words| article.url = words.trim().to_owned(),
    );
    candidates(ui, form, article, MetaSlot::Url);
    let language = Line::of("Language").hint("en, uk, ko");
    form.text(
        ui,
        article,
        language,
        &article.language,
        |article: &mut Article, words| article.language = words.trim().to_owned(),
    );
    candidates(ui, form, article, MetaSlot::Language);
    reliability(ui, form, article);
    origin::ui(ui, form, article);
    let supplied = Line::of("Supplied by");
    form.text(
        ui,
        article,
        supplied,
        &article.supplied_by,
        |article: &mut Article, words| article.supplied_by = words,
    );
    let remarks = Line::of("Remarks").rows(2);
    form.text(
        ui,
        article,
        remarks,
        &article.remarks,
        |article: &mut Article, words| article.remarks = words,
    );
    form.words_list(ui, article, ("Tags", "tag"), &article.tags, |article| {
        &mut article.tags
    });
    form.mark(ui, article, article.mark, |article, mark| {
        article.mark = mark
    });
    versions(ui, form, article);
    provenance(ui, form, article);
    text(ui, form, article);
    claims(ui, form);
    placing::ui(ui, form);
    links(ui, form, article.id.into());
}

fn outlet(ui: &mut Ui, form: &mut Form<'_>, article: &Article) {
    label(ui, "Outlet");
    let look = Look::of(ui);
    let case = form.case;
    let outlet = article.outlet.and_then(|id| case.outlet(id));
    let button = match outlet {
        Some(outlet) => {
            let sign = (
                icons::of_kind(crate::model::RecordKind::Outlet),
                look.board.kinds.article.line,
            );
            dropdown(ui, "Outlet", Some(sign), &outlet.name, outlet.kind.label())
        }
        None => dropdown(ui, "Outlet", None, "", "Who published it"),
    };
    let rows = |query: &str, most: usize| -> Vec<PickRow> {
        let found = case
            .outlets()
            .iter()
            .filter(|outlet| matches_all_words(query, std::iter::once(outlet.name.as_str())));
        found
            .take(most)
            .map(|outlet| PickRow {
                record: outlet.id.into(),
                icon: icons::of_kind(crate::model::RecordKind::Outlet),
                color: look.board.kinds.article.line,
                name: case.name_of(outlet.id.into()),
                aside: outlet.kind.label().to_owned(),
            })
            .collect()
    };
    let revision = form.session.revision();
    let clear = article.outlet.map(|_| "Take away");
    let source = PickerSource {
        name: "Outlet",
        revision,
        rows: &rows,
        creates: &["outlet"],
        clear,
    };
    match form.state.picker.show(&button, &source) {
        Some(Picked::Record(RecordRef::Outlet(id))) => {
            form.change(article, "Edit outlet", |article| article.outlet = Some(id))
        }
        Some(Picked::Clear) => form.change(article, "Edit outlet", |article| article.outlet = None),
        Some(Picked::New(name, _)) => form.actions.push(Action::Edit(Edit::CreateOutletFor {
            name,
            article: article.id,
        })),
        _ => {}
    }
    if let Some(outlet) = outlet
        && link_button(ui, "Show outlet").clicked()
    {
        form.actions.push(Action::Inspect(outlet.id.into()));
    }
}

/// The letters A to F with their words.
pub fn letters() -> Vec<(Reliability, &'static str, String)> {
    Reliability::ALL
        .iter()
        .map(|grade| {
            (
                *grade,
                grade.letter(),
                format!("{} {}", grade.letter(), grade.label()),
            )
        })
        .collect()
}

fn reliability(ui: &mut Ui, form: &mut Form<'_>, article: &Article) {
    let letters = letters();
    let mut choices: Vec<(Option<Reliability>, &str, &str)> =
        vec![(None, "Inherit", "as its outlet")];
    choices.extend(
        letters
            .iter()
            .map(|(grade, letter, long)| (Some(*grade), *letter, long.as_str())),
    );
    let words = "Reliability of the source";
    form.grade(
        ui,
        article,
        words,
        (&choices, article.reliability),
        |article, grade| article.reliability = grade,
    );
    let grade = form.case.reliability_of(article);
    let outlet = article.outlet.and_then(|id| form.case.outlet(id));
    let from = match (article.reliability, outlet) {
        (Some(_), Some(outlet)) => {
            let theirs = outlet.reliability.letter();
            format!(", its own grade; {} has {theirs}", outlet.name)
        }
        (Some(_), None) => ", its own grade".to_owned(),
        (None, Some(outlet)) => format!(", from {}", outlet.name),
        (None, None) => ", as there is no outlet to take it from".to_owned(),
    };
    remark(ui, &format!("{} {}{from}", grade.letter(), grade.label()));
    if article.reliability.is_some()
        && outlet.is_some()
        && link_button(ui, "Take the outlet's grade").clicked()
    {
        form.change(article, "Reset reliability", |article| {
            article.reliability = None
        });
    }
}

/// The version of the document that this one takes the place of.
fn versions(ui: &mut Ui, form: &mut Form<'_>, article: &Article) {
    let Some(earlier) = article
        .earlier
        .filter(|id| form.case.articles().contains(*id))
    else {
        return;
    };
    label(ui, "Newer version of");
    form.record_row(ui, earlier.into(), "", "");
    if quiet_button(ui, Icon::GitCompare, "Compare the two").clicked() {
        form.actions
            .push(Action::Import(ImportAction::CompareVersions {
                article: article.id,
                earlier,
            }));
    }
}

fn text(ui: &mut Ui, form: &mut Form<'_>, article: &Article) {
    form.heading(ui, "Text");
    let look = Look::of(ui);
    let digest = article.sha256.to_string();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::S1;
        let short: String = digest.chars().take(12).collect();
        ui.label(look.meta(format!("SHA-256 {short}\u{2026}")))
            .on_hover_text(digest.as_str());
        if sign_button(ui, Icon::Copy, "Copy SHA-256").clicked() {
            ui.ctx().copy_text(digest.clone());
        }
    });
    if form.state.texts.is_unchanged(article) {
        remark(ui, "Unchanged since import");
    } else {
        warning(ui, "The text is not the one that was taken in");
    }
    let marked = quoted_ranges(form, article.id);
    form.state
        .texts
        .show(ui, form.case, article, TextUse::Reading, &marked);
}

/// The claims that rest on the record on show.
pub fn claims(ui: &mut Ui, form: &mut Form<'_>) {
    let ids = form.state.related.claims.clone();
    form.heading(ui, &format!("Claims that rest on it ({})", ids.len()));
    claim_rows(ui, form, &ids, "claims");
}

/// How many rows of a list are shown before one asks for all.
const FEW: usize = 50;

/// Rows of claims; a long list is cut until one asks for all.
pub fn claim_rows(
    ui: &mut Ui,
    form: &mut Form<'_>,
    ids: &[crate::model::ClaimId],
    salt: &'static str,
) {
    let open_id = ui.make_persistent_id(("all rows", salt));
    let is_open = ui
        .data(|data| data.get_temp::<bool>(open_id))
        .unwrap_or(false);
    let most = if is_open { ids.len() } else { FEW };
    for claim in ids.iter().take(most).filter_map(|id| form.case.claim(*id)) {
        let grade = claim.credibility.digit().to_string();
        form.record_row(ui, claim.id.into(), "", &grade);
    }
    if ids.len() > most
        && quiet_button(ui, Icon::ChevronDown, &format!("Show all {}", ids.len())).clicked()
    {
        ui.data_mut(|data| data.insert_temp(open_id, true));
    }
}

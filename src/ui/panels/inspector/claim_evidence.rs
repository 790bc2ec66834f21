//! What a claim rests on: quotes with their context, and choosing the words of a new one.

use super::excerpts::quote;
use super::form::{Form, label, remark};
use super::show::Quoting;
use super::texts::TextUse;
use crate::app::{Action, Edit};
use crate::model::{Claim, Excerpt, ExcerptId, RecordRef};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, size};
use crate::ui::widgets::{
    Look, PickRow, Picked, PickerSource, dropdown, link_button, matches_all_words, quiet_button,
};
use egui::Ui;
use egui::text::{LayoutJob, TextFormat};

/// Shows the quotes and the way to a new one.
pub fn evidence(ui: &mut Ui, form: &mut Form<'_>, claim: &Claim) {
    let count = claim.excerpts.len();
    let words = match count {
        0 => "Rests on no excerpt yet".to_owned(),
        1 => "Rests on 1 excerpt".to_owned(),
        _ => format!("Rests on {count} excerpts"),
    };
    label(ui, &words);
    for id in &claim.excerpts {
        if let Some(excerpt) = form.case.excerpt(*id) {
            ui.push_id(excerpt.id, |ui| quote(ui, form, claim.id.into(), excerpt));
        }
    }
    match form.state.quoting {
        Some(quoting) if quoting.claim == claim.id => choosing(ui, form, claim, quoting),
        _ => {
            if quiet_button(ui, Icon::Plus, "Add excerpt").clicked() {
                let article = claim
                    .excerpts
                    .first()
                    .and_then(|id| form.case.excerpt(*id))
                    .map(|excerpt| excerpt.article);
                form.state.quoting = Some(Quoting {
                    claim: claim.id,
                    article,
                    range: None,
                });
            }
        }
    }
}

/// The quote with a bar at its left, in the words before and after it.
pub fn quote_words(ui: &mut Ui, excerpt: &Excerpt) {
    let look = Look::of(ui);
    let plain = TextFormat::simple(theme::regular(size::TEXT_BODY), look.muted());
    let mut marked = TextFormat::simple(theme::regular(size::TEXT_BODY), look.text());
    marked.background = look.board.kinds.claim.wash;
    let mut job = LayoutJob::default();
    let one_line = |words: &str| words.replace(['\n', '\r', '\t'], " ");
    job.append(
        &format!("\u{2026}{}", one_line(&excerpt.prefix)),
        0.0,
        plain.clone(),
    );
    job.append(&one_line(&excerpt.exact), 0.0, marked);
    job.append(
        &format!("{}\u{2026}", one_line(&excerpt.suffix)),
        0.0,
        plain,
    );
    ui.label(job);
}

fn choosing(ui: &mut Ui, form: &mut Form<'_>, claim: &Claim, mut quoting: Quoting) {
    let look = Look::of(ui);
    let case = form.case;
    let name = quoting
        .article
        .map(|id| case.name_of(id.into()))
        .unwrap_or_default();
    let sign = (icons::Icon::Newspaper, look.board.kinds.article.line);
    let button = dropdown(
        ui,
        "Article of the new excerpt",
        Some(sign),
        &name,
        "Choose an article",
    );
    let rows = |query: &str, most: usize| -> Vec<PickRow> {
        case.articles()
            .iter()
            .filter(|article| matches_all_words(query, std::iter::once(article.title.as_str())))
            .take(most)
            .map(|article| PickRow {
                record: article.id.into(),
                icon: Icon::Newspaper,
                color: look.board.kinds.article.line,
                name: case.name_of(article.id.into()),
                aside: article
                    .outlet
                    .map(|id| case.name_of(id.into()))
                    .unwrap_or_default(),
            })
            .collect()
    };
    let revision = form.session.revision();
    let source = PickerSource {
        name: "Article",
        revision,
        rows: &rows,
        creates: &[],
        clear: None,
    };
    if let Some(Picked::Record(RecordRef::Article(id))) = form.state.picker.show(&button, &source) {
        quoting = Quoting {
            article: Some(id),
            range: None,
            ..quoting
        };
    }
    let mut done = false;
    if let Some(article) = quoting.article.and_then(|id| case.article(id)) {
        remark(ui, "Select the words in the text, then add them.");
        if let Some(range) = form
            .state
            .texts
            .show(ui, case, article, TextUse::Quoting, &[])
        {
            quoting.range = Some(range);
        }
        ui.horizontal(|ui| {
            let can = quoting.range.is_some();
            if let (true, Some((start, end))) = (
                ui.add_enabled_ui(can, |ui| link_button(ui, "Add selected words"))
                    .inner
                    .clicked(),
                quoting.range,
            ) {
                form.actions.push(Action::Edit(Edit::AddExcerpt {
                    claim: claim.id,
                    article: article.id,
                    start,
                    end,
                }));
                done = true;
            }
            done |= link_button(ui, "Cancel").clicked();
        });
    } else {
        done |= link_button(ui, "Cancel").clicked();
    }
    form.state.quoting = (!done).then_some(quoting);
}

/// The excerpts of an article that claims rest on, as ranges of Unicode scalar values.
pub fn quoted_ranges(form: &Form<'_>, article: crate::model::ArticleId) -> Vec<(u32, u32)> {
    let of_claims = form
        .state
        .related
        .claims
        .iter()
        .filter_map(|id| form.case.claim(*id));
    let ids = of_claims.flat_map(|claim| claim.excerpts.iter().copied());
    let excerpts = ids.filter_map(|id: ExcerptId| form.case.excerpt(id));
    let mut ranges: Vec<_> = excerpts
        .filter(|excerpt| excerpt.article == article)
        .map(|excerpt| (excerpt.start, excerpt.end))
        .collect();
    ranges.sort_unstable();
    ranges.dedup();
    ranges
}

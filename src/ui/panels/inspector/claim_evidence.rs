//! What a claim rests on: quotes with their context, and choosing the words of a new one.

use super::form::{Form, label, remark, warning};
use super::show::Quoting;
use super::texts::TextUse;
use crate::app::{Action, Edit};
use crate::model::{Claim, Excerpt, ExcerptId, RecordRef};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, size};
use crate::ui::widgets::{
    Look, PickRow, Picked, PickerSource, dropdown, link_button, matches_all_words, quiet_button,
    sign_button,
};
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Layout, Stroke, Ui};

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
            quote(ui, form, claim, excerpt);
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

fn quote(ui: &mut Ui, form: &mut Form<'_>, claim: &Claim, excerpt: &Excerpt) {
    let look = Look::of(ui);
    let left = ui.cursor().left();
    let inner = ui.horizontal(|ui| {
        ui.add_space(size::S2 + 2.0);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            quote_words(ui, excerpt);
            source_line(ui, form, excerpt);
            ui.horizontal(|ui| {
                if link_button(ui, "Show article").clicked() {
                    form.state.texts.go_to(excerpt.article, excerpt.start);
                    form.actions.push(Action::Inspect(excerpt.article.into()));
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if sign_button(ui, Icon::X, "Remove excerpt from the claim").clicked() {
                        let id = excerpt.id;
                        form.change(claim, "Remove excerpt", |claim| {
                            claim.excerpts.retain(|kept| *kept != id)
                        });
                    }
                });
            });
        });
    });
    let bar = inner.response.rect.y_range();
    ui.painter().vline(
        left + 2.0,
        bar,
        Stroke::new(3.0, look.board.kinds.article.line),
    );
}

/// Outlet, date and whether the words still stand there.
fn source_line(ui: &mut Ui, form: &mut Form<'_>, excerpt: &Excerpt) {
    let Some(article) = form.case.article(excerpt.article) else {
        return warning(ui, "Its article is gone");
    };
    let outlet = article.outlet.map(|id| form.case.name_of(id.into()));
    let mut words = outlet.unwrap_or_else(|| form.case.name_of(article.id.into()));
    if let Some(published) = &article.published {
        words.push_str(&format!(" \u{b7} {}", published.describe()));
    }
    if form.state.texts.is_unchanged(article) && form.state.texts.holds(article, excerpt) {
        remark(ui, &format!("{words} \u{b7} unchanged since import"));
    } else {
        remark(ui, &words);
        warning(ui, "The quote is not in the text at its place any more");
    }
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

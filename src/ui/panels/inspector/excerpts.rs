//! The words that an entity or note rests on, each one click from its place in the text.

use super::claim_evidence::quote_words;
use super::form::{Form, label, remark, warning};
use crate::app::{Action, MarkingAction, ReadAction};
use crate::model::{Excerpt, ExcerptId, RecordRef};
use crate::ui::icons::Icon;
use crate::ui::theme::size;
use crate::ui::widgets::{Look, link_button, sign_button};
use egui::{Align, Layout, Stroke, Ui};

/// Shows the excerpts of a record under a heading; nothing for a record without any.
pub fn excerpts(
    ui: &mut Ui,
    form: &mut Form<'_>,
    record: RecordRef,
    list: &[ExcerptId],
    one: &str,
) {
    if list.is_empty() {
        return;
    }
    let words = match list.len() {
        1 => format!("{one} 1 excerpt"),
        count => format!("{one} {count} excerpts"),
    };
    label(ui, &words);
    for excerpt in list.iter().filter_map(|id| form.case.excerpt(*id)) {
        ui.push_id(excerpt.id, |ui| quote(ui, form, record, excerpt));
    }
}

/// One quote with its article, the way to it, and the way to let go of it.
pub fn quote(ui: &mut Ui, form: &mut Form<'_>, record: RecordRef, excerpt: &Excerpt) {
    let look = Look::of(ui);
    let left = ui.cursor().left();
    let inner = ui.horizontal(|ui| {
        ui.add_space(size::S2 + 2.0);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            quote_words(ui, excerpt);
            source_line(ui, form, excerpt);
            ui.horizontal(|ui| {
                if link_button(ui, "Show in context").clicked() {
                    show_in_context(form, excerpt.id);
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let name = format!("Remove excerpt from the {}", record.kind().word());
                    if sign_button(ui, Icon::X, &name).clicked() {
                        form.actions
                            .push(Action::Marking(MarkingAction::TakeExcerpt {
                                record,
                                excerpt: excerpt.id,
                            }));
                    }
                });
            });
        });
    });
    let bar = inner.response.rect.y_range();
    let color = look.board.kinds.article.line;
    ui.painter().vline(left + 2.0, bar, Stroke::new(3.0, color));
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

/// Opens the reader at the words of an excerpt.
pub fn show_in_context(form: &mut Form<'_>, excerpt: ExcerptId) {
    form.actions
        .push(Action::Read(ReadAction::ShowExcerpt(excerpt)));
}

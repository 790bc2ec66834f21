//! Two versions of a document: what became of the excerpts of the earlier one, and what differs.

use crate::app::{
    Action, DiffKind, DiffPart, FoundAgain, ImportAction, ReadAction, Session, VersionReport,
};
use crate::model::{Excerpt, RecordRef, TextSpan};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, Tone, big_button, link_button, section_title};
use crate::ui::words::{count, shortened};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, CornerRadius, Frame, Label, Margin, Stroke, Ui};

/// How long a title may be in a line, in characters.
const TITLE_CHARS: usize = 60;
/// How much of a quote is shown, in characters.
const QUOTE_CHARS: usize = 240;
/// How much of what stayed the same is shown on each side of a change, in characters.
const CONTEXT_CHARS: usize = 70;
/// So many stretches of a diff are shown; a text that was written anew has more than anybody reads.
const MOST_PARTS: usize = 600;

/// The page.
pub(super) fn versions(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let look = Look::of(ui);
    let Some(report) = session.version_report() else {
        let words = "The two articles are not in the case any more.";
        ui.label(look.body(words).color(look.muted()));
        return;
    };
    head(ui, session, report, actions);
    excerpts(ui, session, report, actions);
    ui.add_space(size::S4);
    section_title(ui, "What differs");
    match &report.diff {
        Some(parts) => diff(ui, parts),
        None => drop(ui.label(look.meta("The texts are too long to be shown word by word."))),
    }
}

fn head(ui: &mut Ui, session: &Session, report: &VersionReport, actions: &mut Vec<Action>) {
    let look = Look::of(ui);
    let case = session.case();
    for (words, article) in [("Newer:", report.article), ("Earlier:", report.earlier)] {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::S1;
            ui.label(look.meta(words));
            let title = case.name_of(article.into());
            if link_button(ui, &shortened(&title, TITLE_CHARS)).clicked() {
                actions.push(Action::Reveal(article.into()));
            }
        });
    }
}

fn excerpts(ui: &mut Ui, session: &Session, report: &VersionReport, actions: &mut Vec<Action>) {
    let look = Look::of(ui);
    let case = session.case();
    ui.add_space(size::S2);
    if report.excerpts.is_empty() {
        ui.label(look.meta("Nothing was quoted from the earlier version."));
        return;
    }
    section_title(ui, &tally(report));
    let carried = report.carried();
    if carried > 0 {
        let words = format!("Carry {} over", count(carried, "excerpt"));
        ui.add_space(size::S1);
        if big_button(ui, Tone::Main, &words)
            .on_hover_text("What rests on these words rests on the newer version as well")
            .clicked()
        {
            actions.push(Action::Import(ImportAction::CarryExcerpts {
                article: report.article,
                earlier: report.earlier,
            }));
        }
    }
    ui.add_space(size::S1);
    for (id, found) in &report.excerpts {
        if let Some(excerpt) = case.excerpt(*id) {
            one(ui, report, excerpt, found, actions);
        }
    }
}

/// "5 excerpts: 3 intact, 1 changed, 1 gone".
fn tally(report: &VersionReport) -> String {
    let all = report.excerpts.iter().map(|(_, found)| state(found).0);
    let parts = ["intact", "moved", "changed", "gone"]
        .into_iter()
        .map(|word| (all.clone().filter(|state| *state == word).count(), word))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"));
    let parts: Vec<String> = parts.collect();
    let all = count(report.excerpts.len(), "excerpt");
    format!("{all} of the earlier version: {}", parts.join(", "))
}

const fn state(found: &FoundAgain) -> (&'static str, Icon) {
    match found {
        FoundAgain::Intact { .. } => ("intact", Icon::Check),
        FoundAgain::Moved { .. } => ("moved", Icon::MoveVertical),
        FoundAgain::Changed { .. } => ("changed", Icon::PencilLine),
        FoundAgain::Gone => ("gone", Icon::X),
    }
}

fn one(
    ui: &mut Ui,
    report: &VersionReport,
    excerpt: &Excerpt,
    found: &FoundAgain,
    actions: &mut Vec<Action>,
) {
    let look = Look::of(ui);
    let (word, icon) = state(found);
    let color = match found {
        FoundAgain::Intact { .. } => look.board.verdicts.agrees.line,
        FoundAgain::Moved { .. } => look.board.verdicts.refines.line,
        FoundAgain::Changed { .. } | FoundAgain::Gone => look.board.verdicts.conflicts.line,
    };
    let chars = match found {
        FoundAgain::Intact { chars }
        | FoundAgain::Moved { chars }
        | FoundAgain::Changed { chars, .. } => Some(chars.clone()),
        FoundAgain::Gone => None,
    };
    Frame::new()
        .fill(look.colors.field)
        .stroke(Stroke::new(1.0, look.colors.line))
        .corner_radius(CornerRadius::same(size::RADIUS))
        .inner_margin(Margin::same(size::S2 as i8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = size::S1;
                ui.label(icons::colored(icon, size::ICON_SMALL, color));
                ui.label(look.meta(word).color(color));
                if link_button(ui, "Show").clicked() {
                    let read = match &chars {
                        Some(chars) => ReadAction::ShowSpan(TextSpan {
                            article: report.article,
                            start: chars.start,
                            end: chars.end,
                        }),
                        None => ReadAction::ShowExcerpt(excerpt.id),
                    };
                    actions.push(Action::Reveal(RecordRef::Article(report.article)));
                    actions.push(Action::Read(read));
                }
            });
            let quote = shortened(&excerpt.exact, QUOTE_CHARS);
            if let FoundAgain::Changed { words, .. } = found {
                let parts = [
                    (DiffKind::Removed, quote),
                    (DiffKind::Added, shortened(words, QUOTE_CHARS)),
                ];
                for (kind, words) in parts {
                    let mut job = LayoutJob::default();
                    job.append(&words, 0.0, format_of(look, kind));
                    ui.add(Label::new(job).selectable(true).wrap());
                }
            } else {
                ui.add(
                    Label::new(look.body(format!("“{quote}”")))
                        .selectable(true)
                        .wrap(),
                );
            }
        });
}

/// The changes with a little of what stayed around them.
fn diff(ui: &mut Ui, parts: &[DiffPart]) {
    let look = Look::of(ui);
    if parts.iter().all(|part| part.kind == DiffKind::Same) {
        ui.label(look.meta("The words are the same."));
        return;
    }
    let mut job = LayoutJob::default();
    for (at, part) in parts.iter().take(MOST_PARTS).enumerate() {
        let words = match part.kind {
            DiffKind::Same => context(&part.text, at == 0, at + 1 == parts.len()),
            DiffKind::Removed | DiffKind::Added => part.text.clone(),
        };
        job.append(&words, 0.0, format_of(look, part.kind));
    }
    if parts.len() > MOST_PARTS {
        let rest = parts.len() - MOST_PARTS;
        let words = format!("\n… and {rest} more");
        job.append(&words, 0.0, format_of(look, DiffKind::Same));
    }
    ui.add(Label::new(job).selectable(true).wrap());
}

/// The ends of what stayed the same: what comes before the first change or after the last one has one end only.
fn context(text: &str, is_first: bool, is_last: bool) -> String {
    let chars = text.chars().count();
    let both = 2 * CONTEXT_CHARS;
    if chars <= both {
        return text.to_owned();
    }
    let head: String = text.chars().take(CONTEXT_CHARS).collect();
    let tail: String = text.chars().skip(chars - CONTEXT_CHARS).collect();
    match (is_first, is_last) {
        (true, true) => text.to_owned(),
        (true, false) => format!("… {tail}"),
        (false, true) => format!("{head} …"),
        (false, false) => format!("{head} …\n\n… {tail}"),
    }
}

fn format_of(look: Look, kind: DiffKind) -> TextFormat {
    let (ink, ground) = match kind {
        DiffKind::Same => (look.text(), Color32::TRANSPARENT),
        DiffKind::Removed => {
            let accent = look.board.verdicts.conflicts;
            (accent.text, accent.text.gamma_multiply(0.10))
        }
        DiffKind::Added => {
            let accent = look.board.verdicts.agrees;
            (accent.text, accent.text.gamma_multiply(0.12))
        }
    };
    let mut format = TextFormat::simple(theme::regular(size::TEXT_BODY), ink);
    format.background = ground;
    // Not by colour alone: what went is struck out, what came is underlined.
    match kind {
        DiffKind::Same => {}
        DiffKind::Removed => format.strikethrough = Stroke::new(1.0, ink),
        DiffKind::Added => format.underline = Stroke::new(1.0, ink),
    }
    format
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stayed_the_same_is_cut_down_to_its_ends() {
        let text = "ä".repeat(500);
        assert_eq!(context("short", false, false), "short");
        assert!(context(&text, true, false).starts_with("… ä"));
        assert!(context(&text, false, true).ends_with("ä …"));
        let middle = context(&text, false, false);
        assert_eq!(middle.matches('ä').count(), 2 * CONTEXT_CHARS);
    }
}

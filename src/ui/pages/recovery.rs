//! Work that an earlier run left unsaved: what it is, and what becomes of it.

use crate::app::{
    Action, Became, CaseDifferences, Difference, Draft, DraftTarget, FileNow, Orphan,
    RecoverAction, Session,
};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::size;
use crate::ui::widgets::{Look, Tone, big_button, quiet_button, section_title};
use crate::ui::words::{count, in_sight, shortened};
use egui::{CollapsingHeader, CornerRadius, Frame, Id, Label, Margin, ScrollArea, Stroke, Ui};

/// How high a list of edits may be before it scrolls, in points.
const LIST_HEIGHT: f32 = 150.0;
/// How many records that differ are named; more are only counted.
const MOST_NAMED: usize = 200;
/// How long a name may be in a line, in characters.
const NAME_CHARS: usize = 60;
/// How much of half-typed words is shown, in characters; all of them are copied.
const WORDS_CHARS: usize = 600;

/// The page.
pub(super) fn recovery(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let look = Look::of(ui);
    let orphans = session.orphans();
    let drafts = session.recovered_drafts();
    if orphans.len() == 0 && drafts.is_empty() {
        ui.label(
            look.body("There is nothing to recover.")
                .color(look.muted()),
        );
        return;
    }
    if !drafts.is_empty() {
        section_title(ui, "Half-typed words of the recovered case");
        ui.label(
            look.meta("They stay here, and safe from a breakdown, until you have dealt with them."),
        );
        ui.add_space(size::S1);
        for (at, draft) in drafts.iter().enumerate() {
            waiting_draft(ui, at, draft, actions);
        }
        ui.add_space(size::S3);
    }
    if orphans.len() > 0 {
        let lead = "The program ended before this was saved. Keep opens the case with it, as unsaved work that can be undone step by step. What you discard rests for 7 days. Close this page to decide later: File \u{203a} Unsaved work of earlier runs.";
        ui.label(look.body(lead).color(look.muted()));
        ui.add_space(size::S2);
    }
    for orphan in orphans {
        framed(ui, |ui| one(ui, orphan, actions));
        ui.add_space(size::S2);
    }
}

fn framed(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let look = Look::of(ui);
    Frame::new()
        .fill(look.colors.field)
        .stroke(Stroke::new(1.0, look.colors.line))
        .corner_radius(CornerRadius::same(size::RADIUS_PANEL))
        .inner_margin(Margin::same(size::S3 as i8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            content(ui);
        });
}

fn one(ui: &mut Ui, orphan: &Orphan, actions: &mut Vec<Action>) {
    let look = Look::of(ui);
    ui.label(look.title(line(&orphan.title)));
    let place = match &orphan.file {
        Some(path) => path.display().to_string(),
        None if orphan.can_keep => "in no file yet".to_owned(),
        None => orphan.journal.display().to_string(),
    };
    ui.add(Label::new(look.meta(place)).selectable(true).truncate());
    ui.add_space(size::S2);
    let is_one = orphan.edits.len() == 1 && orphan.drafts.is_empty();
    let was_or_were = if is_one { "was" } else { "were" };
    let sentence = match orphan.can_keep {
        true => format!("{} {was_or_were} recovered.", orphan.describe()),
        false => "This could not be recovered.".to_owned(),
    };
    ui.label(look.body(sentence));
    edits(ui, orphan);
    for trouble in &orphan.troubles {
        told(ui, Icon::TriangleAlert, trouble, true);
    }
    file_now(ui, orphan);
    for draft in &orphan.drafts {
        ui.add_space(size::S1);
        words_of(ui, draft);
    }
    ui.add_space(size::S2);
    ui.horizontal(|ui| {
        if orphan.can_keep && big_button(ui, Tone::Main, "Keep").clicked() {
            actions.push(Action::Recover(RecoverAction::Keep(orphan.id)));
        }
        if big_button(ui, Tone::Danger, "Discard")
            .on_hover_text("Its journal is kept for 7 days")
            .clicked()
        {
            actions.push(Action::Recover(RecoverAction::Discard(orphan.id)));
        }
    });
}

/// Words on one line, in the order of sight.
fn line(words: &str) -> String {
    in_sight(&shortened(words, NAME_CHARS)).into_owned()
}

/// What was done, newest first.
fn edits(ui: &mut Ui, orphan: &Orphan) {
    if orphan.edits.is_empty() {
        return;
    }
    let look = Look::of(ui);
    let row_height = ui
        .text_style_height(&egui::TextStyle::Body)
        .max(size::TEXT_BODY + 4.0);
    ScrollArea::vertical()
        .id_salt(("edits", orphan.id))
        .max_height(LIST_HEIGHT)
        .auto_shrink([false, true])
        .show_rows(ui, row_height, orphan.edits.len(), |ui, rows| {
            for at in rows {
                let Some(edit) = orphan.edits.iter().rev().nth(at) else {
                    continue;
                };
                ui.horizontal(|ui| {
                    ui.set_height(row_height);
                    ui.label(look.meta(edit.at.describe()));
                    ui.add(Label::new(look.body(line(&edit.label))).truncate());
                });
            }
        });
}

fn told(ui: &mut Ui, icon: Icon, words: &str, is_warning: bool) {
    let look = Look::of(ui);
    let color = if is_warning {
        look.warning()
    } else {
        look.muted()
    };
    ui.add_space(size::S1);
    ui.horizontal_top(|ui| {
        ui.label(icons::colored(icon, size::ICON_SMALL, color));
        ui.add(
            Label::new(look.body(words).color(color))
                .wrap()
                .selectable(true),
        );
    });
}

fn file_now(ui: &mut Ui, orphan: &Orphan) {
    let look = Look::of(ui);
    match &orphan.file_now {
        FileNow::None | FileNow::Same | FileNow::Held => {}
        FileNow::Gone => told(
            ui,
            Icon::Info,
            "The case's file is not there any more. What was recovered opens as a copy without a name.",
            false,
        ),
        FileNow::Unreadable(why) => {
            let words = format!(
                "What is in the case's file now cannot be read: {why} What was recovered opens as a copy; the file stays as it is."
            );
            told(ui, Icon::TriangleAlert, &words, true);
        }
        FileNow::Changed(differences) => {
            let words = "The case's file was changed since by another program or window. Both are kept: what was recovered opens as a copy without a name, and the file stays as it is.";
            told(ui, Icon::Info, words, false);
            let heading = look.body(format!("Compare: {}", tally(differences)));
            CollapsingHeader::new(heading)
                .id_salt(Id::unique(("compare", orphan.id)))
                .show(ui, |ui| compared(ui, differences));
        }
    }
}

/// "3 only recovered, 1 only in the file, 2 differ".
fn tally(differences: &CaseDifferences) -> String {
    let kinds = [
        (Became::Added, "only recovered"),
        (Became::Removed, "only in the file"),
        (Became::Changed, "in both but not the same"),
    ];
    let told = kinds.map(|(became, words)| (differences.count(became), words));
    let told = told.iter().filter(|(count, _)| *count > 0);
    let told: Vec<String> = told
        .map(|(count, words)| format!("{count} {words}"))
        .collect();
    told.join(", ")
}

fn compared(ui: &mut Ui, differences: &CaseDifferences) {
    let look = Look::of(ui);
    for Difference {
        record,
        became,
        name,
    } in differences.all.iter().take(MOST_NAMED)
    {
        let (sign, words) = match became {
            Became::Added => ("+", "only recovered"),
            Became::Removed => ("\u{2212}", "only in the file"),
            Became::Changed => ("\u{2260}", "not the same"),
        };
        let kind = record.map_or("case", |record| record.kind().word());
        ui.horizontal(|ui| {
            ui.label(look.body(sign));
            ui.label(look.meta(kind));
            ui.label(look.body(line(name)));
            ui.label(look.meta(words));
        });
    }
    let more = differences.all.len().saturating_sub(MOST_NAMED);
    if more > 0 {
        ui.label(look.meta(format!("and {}", count(more, "more record"))));
    }
}

/// Half-typed words, with a button that copies them.
fn words_of(ui: &mut Ui, draft: &Draft) {
    let look = Look::of(ui);
    ui.horizontal(|ui| {
        let sign = icons::colored(Icon::TextCursorInput, size::ICON_SMALL, look.muted());
        ui.label(sign);
        ui.label(look.meta(format!("Half typed: {}", draft.place)));
        if quiet_button(ui, Icon::Copy, "Copy words").clicked() {
            ui.ctx().copy_text(draft.words.clone());
        }
    });
    let words = shortened(&draft.words, WORDS_CHARS);
    Frame::new()
        .fill(look.colors.panel)
        .stroke(Stroke::new(1.0, look.colors.line))
        .corner_radius(CornerRadius::same(size::RADIUS))
        .inner_margin(Margin::same(size::S2 as i8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add(Label::new(look.body(words)).wrap().selectable(true));
        });
}

/// Half-typed words of the case on show: they can be put where they would have gone.
fn waiting_draft(ui: &mut Ui, at: usize, draft: &Draft, actions: &mut Vec<Action>) {
    framed(ui, |ui| {
        words_of(ui, draft);
        ui.add_space(size::S1);
        ui.horizontal(|ui| {
            let offer = match draft.target {
                DraftTarget::Title(_) => Some("Put them on the card"),
                DraftTarget::NewArticle(_) => Some("Add as an article"),
                DraftTarget::Field => None,
            };
            if let Some(words) = offer
                && big_button(ui, Tone::Main, words).clicked()
            {
                actions.push(Action::Recover(RecoverAction::UseDraft(at)));
            }
            if big_button(ui, Tone::Plain, "Not needed any more").clicked() {
                actions.push(Action::Recover(RecoverAction::DropDraft(at)));
            }
        });
    });
    ui.add_space(size::S1);
}

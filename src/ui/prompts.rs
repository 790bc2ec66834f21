//! Questions that must be answered first.

use super::theme::{self, size};
use super::widgets::{Tone, big_button, modal};
use crate::app::{Action, Answer, Prompt, Session};
use egui::{Align, Label, Layout, RichText, ScrollArea, Ui};

/// The question on show, if there is one.
pub(super) fn prompt(ui: &Ui, session: &Session, actions: &mut Vec<Action>) {
    let Some(prompt) = session.prompt() else {
        return;
    };
    let name = &session.case().info().title;
    let (title, text, answers): (String, String, &[(Tone, &str, Answer)]) = match prompt {
        Prompt::UnsavedChanges { .. } => (
            format!("Save changes to “{name}”?"),
            "What was changed since it was last saved would be lost.".to_owned(),
            &[
                (Tone::Main, "Save", Answer::Save),
                (Tone::Plain, "Cancel", Answer::Cancel),
                (Tone::Danger, "Do not save", Answer::Discard),
            ],
        ),
        Prompt::SaveFailed { message, .. } => (
            "The case could not be saved".to_owned(),
            message.clone(),
            &[
                (Tone::Main, "Save as…", Answer::SaveAs),
                (Tone::Plain, "Try again", Answer::Retry),
                (Tone::Plain, "Cancel", Answer::Cancel),
            ],
        ),
        Prompt::ChangedOutside { path } => (
            "The file was changed by another program".to_owned(),
            format!(
                "{} is no longer what was opened or saved here, and was not replaced. Keep mine saves your case and keeps the other file as a backup first. Reload shows the other file; what you have not saved is dropped.",
                path.display()
            ),
            &[
                (Tone::Main, "Keep mine", Answer::Retry),
                (Tone::Plain, "Compare", Answer::Compare),
                (Tone::Plain, "Save as…", Answer::SaveAs),
                (Tone::Danger, "Reload", Answer::Discard),
            ],
        ),
        Prompt::CopyLoses { path, .. } => (
            "The copy does not say all that the case says".to_owned(),
            format!(
                "{} will be a JSON Canvas. The open case stays whole; in the copy:",
                path.display()
            ),
            &[
                (Tone::Main, "Write", Answer::Save),
                (Tone::Plain, "Cancel", Answer::Cancel),
            ],
        ),
    };
    let points: &[String] = match prompt {
        Prompt::CopyLoses { losses, .. } => losses,
        _ => &[],
    };
    let modal = modal(ui, "prompt").show(ui.ctx(), |ui| {
        ui.set_width(size::PROMPT);
        let colors = theme::colors(ui.visuals());
        ui.label(
            RichText::new(title)
                .font(theme::semibold(size::TEXT_TITLE))
                .color(colors.text),
        );
        ui.add_space(size::S2);
        ui.label(RichText::new(text).color(colors.muted));
        list(ui, points);
        ui.add_space(size::S4);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            for (tone, words, answer) in answers {
                let button = big_button(ui, *tone, words);
                if *tone == Tone::Main && ui.memory(|memory| memory.focused().is_none()) {
                    button.request_focus();
                }
                if button.clicked() {
                    actions.push(Action::Answer(*answer));
                }
            }
        });
    });
    if modal.should_close()
        && !actions
            .iter()
            .any(|action| matches!(action, Action::Answer(_)))
    {
        actions.push(Action::Answer(Answer::Cancel));
    }
}

/// A sentence a row, with a dot before it; scrolls where there are many.
fn list(ui: &mut Ui, points: &[String]) {
    if points.is_empty() {
        return;
    }
    let colors = theme::colors(ui.visuals());
    ui.add_space(size::S2);
    ScrollArea::vertical()
        .max_height(size::PROMPT)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for point in points {
                ui.horizontal_top(|ui| {
                    ui.label(RichText::new("•").color(colors.muted));
                    ui.add(Label::new(RichText::new(point).color(colors.text)).wrap());
                });
            }
        });
}

//! The grade of an outlet: a change asks for its reason in place; the history shows the newest first.

use super::article::letters;
use super::form::{Form, Line, label, parse_date, remark, warning};
use crate::app::{Action, PeopleAction};
use crate::model::{GradeChange, Outlet, OutletId, Reliability};
use crate::ui::icons::Icon;
use crate::ui::theme::size;
use crate::ui::widgets::{Look, Segment, Tone, big_button, segments, sign_button};
use egui::{Align, Key, Layout, TextEdit, Ui};

/// A grade that was picked and not yet given: its reason is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grading {
    outlet: OutletId,
    grade: Reliability,
    reason: String,
    since: String,
    /// Whether the field of the reason still has to take the keyboard.
    is_new: bool,
}

/// Shows grade and history.
pub fn ui(ui: &mut Ui, form: &mut Form<'_>, outlet: &Outlet) {
    const WORDS: &str = "Reliability";
    label(ui, WORDS);
    let letters = letters();
    let parts: Vec<Segment<'_>> = letters
        .iter()
        .map(|(_, letter, long)| Segment {
            words: letter,
            name: format!("{WORDS}: {long}"),
        })
        .collect();
    let grading = form.state.grading.take();
    let grading = grading.filter(|grading| grading.outlet == outlet.id);
    let shown = grading
        .as_ref()
        .map_or(outlet.reliability, |grading| grading.grade);
    let chosen = letters.iter().position(|(grade, ..)| *grade == shown);
    let picked = segments(ui, WORDS, &parts, chosen).and_then(|at| letters.get(at));
    form.state.grading = match (picked, grading) {
        (Some((grade, ..)), _) if *grade == outlet.reliability => None,
        (Some((grade, ..)), Some(grading)) => Some(Grading {
            grade: *grade,
            ..grading
        }),
        (Some((grade, ..)), None) => Some(Grading {
            outlet: outlet.id,
            grade: *grade,
            reason: String::new(),
            since: form
                .session
                .today()
                .map(|day| day.to_string())
                .unwrap_or_default(),
            is_new: true,
        }),
        (None, grading) => grading,
    };
    remark(ui, &format!("{} {}", shown.letter(), shown.label()));
    if let Some(grading) = form.state.grading.take() {
        form.state.grading = ask_reason(ui, form, outlet, grading);
    }
    history(ui, form, outlet);
}

/// Asks why; gives the question back while it is open.
fn ask_reason(
    ui: &mut Ui,
    form: &mut Form<'_>,
    outlet: &Outlet,
    mut grading: Grading,
) -> Option<Grading> {
    label(ui, "Why");
    let hint = "what changed your judgment";
    let field = TextEdit::singleline(&mut grading.reason)
        .hint_text(hint)
        .desired_width(f32::INFINITY);
    let field = ui.add(field).accessible_name("Reason of the change");
    if std::mem::take(&mut grading.is_new) {
        field.request_focus();
    }
    let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let escape = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    label(ui, "Since");
    let field = TextEdit::singleline(&mut grading.since)
        .hint_text("2023-10-13")
        .desired_width(f32::INFINITY);
    ui.add(field).accessible_name("Since when the grade holds");
    let since = parse_date(&grading.since);
    match &since {
        Err(error) => warning(ui, error),
        Ok(Some(date)) => remark(ui, &date.describe()),
        Ok(None) => {}
    }
    let (from, to) = (outlet.reliability.letter(), grading.grade.letter());
    let mut is_open = !escape;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::S2;
        let words = format!("Change {from} to {to}");
        let button = ui.add_enabled_ui(since.is_ok(), |ui| big_button(ui, Tone::Main, &words));
        if let Ok(since) = &since
            && (button.inner.clicked() || enter)
        {
            form.actions.push(Action::People(PeopleAction::ChangeGrade {
                outlet: outlet.id,
                change: GradeChange {
                    reliability: grading.grade,
                    since: since.clone(),
                    reason: grading.reason.trim().to_owned(),
                },
            }));
            is_open = false;
        }
        is_open &= !big_button(ui, Tone::Plain, "Cancel").clicked();
    });
    is_open.then_some(grading)
}

fn history(ui: &mut Ui, form: &mut Form<'_>, outlet: &Outlet) {
    if outlet.history.is_empty() {
        return;
    }
    label(ui, "History of its grade");
    let mut removed = None;
    for (at, change) in outlet.history.iter().enumerate().rev() {
        ui.push_id(("grade change", at), |ui| {
            if change_ui(ui, form, outlet, (at, change)) {
                removed = Some(at);
            }
        });
        ui.add_space(size::S1);
    }
    if let Some(at) = removed {
        form.change(outlet, "Remove grade from history", |outlet| {
            if at < outlet.history.len() {
                outlet.history.remove(at);
            }
        });
    }
}

/// One entry; returns whether it shall go.
fn change_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    outlet: &Outlet,
    (at, change): (usize, &GradeChange),
) -> bool {
    let mut is_removed = false;
    ui.horizontal(|ui| {
        let look = Look::of(ui);
        let grade = change.reliability;
        ui.label(look.body(format!("{} {}", grade.letter(), grade.label())));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let name = format!("Remove grade {}", at + 1);
            is_removed = sign_button(ui, Icon::X, &name).clicked();
        });
    });
    let set = move |outlet: &mut Outlet, change: &dyn Fn(&mut GradeChange)| {
        if let Some(entry) = outlet.history.get_mut(at) {
            change(entry);
        }
    };
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
    is_removed
}

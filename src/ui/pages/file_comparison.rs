//! How the case differs from its file as another program left it, record by record, and what shall count.

use crate::app::{Action, Became, CaseDifferences, Difference, KeepAction, Session};
use crate::model::RecordKind;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::size;
use crate::ui::widgets::{Look, Tone, big_button, section_title};
use crate::ui::words::{count, number, shortened};
use egui::Ui;

/// More records than this are not listed for each heading: their number tells enough.
const MOST_LISTED: usize = 200;

/// How long a name may be, in characters.
const NAME_CHARS: usize = 80;

/// The page.
pub(super) fn file_comparison(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let look = Look::of(ui);
    let Some(comparison) = session.file_comparison() else {
        let words = "There is nothing to compare any more.";
        ui.label(look.body(words).color(look.muted()));
        return;
    };
    ui.label(look.meta(comparison.path.display().to_string()));
    ui.add_space(size::S2);
    let differences = &comparison.differences;
    if differences.all.is_empty() {
        let words = "The file says the same as the case, in other words or another order.";
        ui.label(look.body(words));
    }
    for (became, words) in [
        (Became::Added, "Only in the file"),
        (Became::Removed, "Only here"),
        (Became::Changed, "In both, and not the same"),
    ] {
        group(ui, differences, became, words);
    }
    choice(ui, actions);
}

fn choice(ui: &mut Ui, actions: &mut Vec<Action>) {
    let look = Look::of(ui);
    ui.add_space(size::S4);
    let words = "Keep mine saves this case; the other program's file is kept as a backup first. \
        Reload shows the file; what was not saved here is dropped.";
    ui.label(look.body(words).color(look.muted()));
    ui.add_space(size::S2);
    ui.horizontal(|ui| {
        if big_button(ui, Tone::Main, "Keep mine").clicked() {
            actions.push(Action::Keep(KeepAction::KeepMine));
        }
        if big_button(ui, Tone::Danger, "Reload").clicked() {
            actions.push(Action::Keep(KeepAction::Reload));
        }
    });
}

fn group(ui: &mut Ui, differences: &CaseDifferences, became: Became, words: &str) {
    let all = differences.count(became);
    if all == 0 {
        return;
    }
    ui.add_space(size::S3);
    section_title(ui, &format!("{words}: {}", number(all)));
    let of_group = |difference: &&Difference| difference.became == became;
    for difference in differences.all.iter().filter(of_group).take(MOST_LISTED) {
        row(ui, difference);
    }
    if all > MOST_LISTED {
        let more = format!("and {} more", number(all - MOST_LISTED));
        ui.label(Look::of(ui).meta(more));
    }
}

fn row(ui: &mut Ui, difference: &Difference) {
    let look = Look::of(ui);
    let kind = difference.record.map(|record| record.kind());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::S2;
        let icon = kind.map_or(Icon::BookOpen, icons::of_kind);
        ui.label(icons::colored(icon, size::ICON_SMALL, look.muted()));
        ui.label(look.body(shortened(&difference.name, NAME_CHARS)));
        ui.label(look.meta(kind.map_or("what is said of the case", RecordKind::word)));
    });
}

/// "3 records added, 1 changed", with kinds where there is room; nothing differs: "nothing".
pub(super) fn tally(differences: &CaseDifferences) -> String {
    let words = [
        (Became::Added, "add"),
        (Became::Changed, "change"),
        (Became::Removed, "remove"),
    ];
    let parts: Vec<String> = words
        .into_iter()
        .filter(|(became, _)| differences.count(*became) > 0)
        .map(|(became, verb)| format!("{verb} {}", count(differences.count(became), "record")))
        .collect();
    match parts.as_slice() {
        [] => "change nothing".to_owned(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

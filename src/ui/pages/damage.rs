//! A file that is not as the program saved it: what differs or could not be read, and what can be done.

use crate::app::{
    Action, Damage, DamageAction, LineDifference, LineDifferenceKind, ReadAgain, RepairFinding,
    RepairKind, Session,
};
use crate::model::{Case, RecordKind, RecordRef};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::size;
use crate::ui::widgets::{Look, Tone, big_button, quiet_button, section_title};
use crate::ui::words::{count, in_sight, number, shortened};
use egui::{Color32, CornerRadius, Frame, Label, Margin, Stroke, Ui};

/// So many lines are shown of each kind; the list that can be copied has all.
const MOST_SHOWN: usize = 100;
/// How long a record's name may be in a line, in characters.
const NAME_CHARS: usize = 40;

/// The page.
pub(super) fn damage(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let look = Look::of(ui);
    match session.damage() {
        None => {
            let words = "The file was left as it is.";
            ui.label(look.body(words).color(look.muted()));
        }
        Some(damage) => {
            ui.add(Label::new(look.title(damage.file_name())).wrap());
            ui.add(Label::new(look.meta(damage.path().display().to_string())).wrap());
            ui.add_space(size::S2);
            match damage {
                Damage::Differs(differing) => {
                    differing_ui(ui, damage, differing.differences(), actions);
                }
                Damage::ReadAgain(again) => read_again_ui(ui, damage, again, actions),
            }
        }
    }
}

/// A case that can be read, and is not what was saved.
fn differing_ui(
    ui: &mut Ui,
    damage: &Damage,
    differences: &[LineDifference],
    actions: &mut Vec<Action>,
) {
    let look = Look::of(ui);
    let is_damage = |difference: &LineDifference| difference.kind.is_damage();
    let all_damage = differences.iter().all(is_damage);
    let lead = match (differences.len(), all_damage) {
        (1, true) => {
            "One bit of this file is not as it was saved: the disk or the memory damaged it. Reading it line by line puts the bit back."
        }
        (_, true) => {
            "Single bits of this file are not as they were saved: the disk or the memory damaged them. Reading it line by line puts them back."
        }
        (1, false) => {
            "One line of this file is not as the program saved it: edited by hand, merged, or damaged. If you know of the edit, accept it."
        }
        (_, false) => {
            "Some lines of this file are not as the program saved them: edited by hand, merged, or damaged. If you know of the edits, accept them."
        }
    };
    paragraph(ui, lead);
    paragraph(
        ui,
        "It is not open yet. The file stays as it is until you save.",
    );
    ui.add_space(size::S2);
    ui.horizontal(|ui| {
        let (repair, accept) = if all_damage {
            (Tone::Main, Tone::Plain)
        } else {
            (Tone::Plain, Tone::Main)
        };
        let offers = [
            ("Accept as it is", accept, DamageAction::Accept),
            ("Read line by line", repair, DamageAction::Repair),
        ];
        offer(ui, &offers, damage, actions);
    });
    ui.add_space(size::S3);
    section_title(ui, &count(differences.len(), "line"));
    for difference in differences.iter().take(MOST_SHOWN) {
        let (icon, color) = sign_of_difference(&look, difference.kind);
        let words = difference.kind.words();
        line(
            ui,
            (icon, color),
            &head(damage.case(), difference.line, difference.record),
            words,
            "",
        );
    }
    more(ui, differences.len());
}

fn sign_of_difference(look: &Look, kind: LineDifferenceKind) -> (Icon, Color32) {
    match kind {
        LineDifferenceKind::BitFlipped | LineDifferenceKind::SumFlipped => {
            (Icon::TriangleAlert, look.colors.danger)
        }
        LineDifferenceKind::Content | LineDifferenceKind::NoSum => (Icon::Pencil, look.muted()),
        LineDifferenceKind::Neighbour => (Icon::Minus, look.muted()),
        LineDifferenceKind::Frame => (Icon::Braces, look.muted()),
    }
}

/// What could be read of a file line by line.
fn read_again_ui(ui: &mut Ui, damage: &Damage, again: &ReadAgain, actions: &mut Vec<Action>) {
    let look = Look::of(ui);
    let repaired = again.repaired();
    if let Some(reason) = again.reason() {
        let words = format!("It could not be opened as usual: {reason}");
        ui.add(
            Label::new(look.body(words).color(look.warning()))
                .selectable(true)
                .wrap(),
        );
        ui.add_space(size::S1);
    }
    paragraph(ui, &format!("Could be read: {}.", counts(damage.case())));
    if again.is_newer() {
        paragraph(
            ui,
            "It is open to be read only. What is listed here is in the file and is not shown; saving under another name leaves it out.",
        );
    } else if repaired.is_whole() {
        paragraph(
            ui,
            "Everything was put right: in all likelihood this is what was saved. The damaged file stays as it is.",
        );
    } else {
        paragraph(
            ui,
            "What could be read can be opened as a new case. The damaged file stays as it is.",
        );
    }
    ui.add_space(size::S2);
    ui.horizontal(|ui| {
        if again.is_newer() {
            copy_list(ui, damage);
        } else {
            let open = (
                "Open what could be read",
                Tone::Main,
                DamageAction::OpenRepaired,
            );
            offer(ui, &[open], damage, actions);
        }
    });
    for kind in RepairKind::ALL {
        findings_ui(ui, damage.case(), &repaired.findings, kind);
    }
}

/// All findings of one kind, under their heading.
fn findings_ui(ui: &mut Ui, case: &Case, findings: &[RepairFinding], kind: RepairKind) {
    let look = Look::of(ui);
    let of_kind = || findings.iter().filter(|finding| finding.kind == kind);
    let total = of_kind().count();
    if total == 0 {
        return;
    }
    ui.add_space(size::S3);
    section_title(ui, &format!("{} · {}", kind.label(), number(total)));
    let sign = match kind {
        RepairKind::Lost | RepairKind::Missing => (Icon::TriangleAlert, look.colors.danger),
        RepairKind::Partly | RepairKind::Reference => (Icon::Minus, look.warning()),
        RepairKind::Changed => (Icon::Pencil, look.muted()),
        RepairKind::Mended => (Icon::Check, look.board.verdicts.agrees.line),
    };
    for finding in of_kind().take(MOST_SHOWN) {
        let head = head(case, finding.line, finding.record);
        line(ui, sign, &head, &finding.what, &finding.text);
    }
    more(ui, total);
}

/// Where something is: "Line 12 · entity ent-3 · Crane 3".
fn head(case: &Case, line: usize, record: Option<RecordRef>) -> String {
    let mut parts = Vec::new();
    if line > 0 {
        parts.push(format!("Line {}", number(line)));
    }
    if let Some(record) = record {
        parts.push(format!("{} {record}", record.kind().word()));
        if record.exists_in(case) {
            let name = shortened(&case.name_of(record), NAME_CHARS);
            parts.push(in_sight(&name).into_owned());
        }
    }
    parts.join(" · ")
}

/// One thing that was found.
fn line(ui: &mut Ui, (icon, color): (Icon, Color32), head: &str, what: &str, text: &str) {
    let look = Look::of(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size::S2;
        ui.label(icons::colored(icon, size::ICON_SMALL, color));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            if !head.is_empty() {
                ui.add(Label::new(look.body(head)).wrap());
            }
            let words = look.body(what).color(look.muted());
            ui.add(Label::new(words).selectable(true).wrap());
            if !text.is_empty() {
                quoted(ui, text);
            }
        });
    });
    ui.add_space(size::S1);
}

/// What stands in the file, on a ground of its own.
fn quoted(ui: &mut Ui, text: &str) {
    let look = Look::of(ui);
    Frame::new()
        .fill(look.colors.field)
        .stroke(Stroke::new(1.0, look.colors.line))
        .corner_radius(CornerRadius::same(size::RADIUS_CHIP))
        .inner_margin(Margin::symmetric(size::S2 as i8, size::S1 as i8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add(Label::new(look.meta(text)).selectable(true).wrap());
        });
}

/// Buttons for what can be done, and one that leaves the file.
fn offer(
    ui: &mut Ui,
    offers: &[(&str, Tone, DamageAction)],
    damage: &Damage,
    actions: &mut Vec<Action>,
) {
    for (words, tone, action) in offers {
        if big_button(ui, *tone, words).clicked() {
            actions.push(Action::Damage(*action));
        }
    }
    if big_button(ui, Tone::Plain, "Leave it").clicked() {
        actions.push(Action::Damage(DamageAction::Leave));
    }
    copy_list(ui, damage);
}

fn copy_list(ui: &mut Ui, damage: &Damage) {
    if quiet_button(ui, Icon::Copy, "Copy list").clicked() {
        ui.ctx().copy_text(damage.lines().join("\n"));
    }
}

fn more(ui: &mut Ui, total: usize) {
    if total > MOST_SHOWN {
        let look = Look::of(ui);
        let words = format!(
            "and {} more; the copied list has all",
            number(total - MOST_SHOWN)
        );
        ui.label(look.meta(words));
    }
}

fn paragraph(ui: &mut Ui, words: &str) {
    let look = Look::of(ui);
    ui.add(Label::new(look.body(words).color(look.muted())).wrap());
}

/// "2 articles, 1 claim".
fn counts(case: &Case) -> String {
    let told: Vec<String> = case
        .counts()
        .into_iter()
        .filter(|(_, some)| *some > 0)
        .map(|(kind, some)| counted(kind, some))
        .collect();
    if told.is_empty() {
        "no records".to_owned()
    } else {
        told.join(", ")
    }
}

fn counted(kind: RecordKind, some: usize) -> String {
    let noun = if some == 1 {
        kind.word()
    } else {
        kind.plural()
    };
    format!("{} {noun}", number(some))
}

//! What became of the files that were imported last: what is like something else, what could not be read, every file.

use crate::app::{
    Action, FileOutcome, ImportAction, ImportReport, ImportedFile, LikeArticle, Session,
};
use crate::model::{LinkKind, RecordRef};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::size;
use crate::ui::widgets::{
    Look, Row, RowTail, Tone, big_button, link_button, quiet_button, row, section_title,
};
use crate::ui::words::shortened;
use egui::{CornerRadius, Frame, Label, Margin, Sense, Stroke, Ui};

/// How long a title may be in a line, in characters.
const TITLE_CHARS: usize = 60;

/// The page.
pub(super) fn import(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let look = Look::of(ui);
    let Some(report) = session.import_report() else {
        ui.label(look.body("Nothing was imported yet.").color(look.muted()));
        return;
    };
    head(ui, session, report);
    if !report.alike.is_empty() {
        ui.add_space(size::S3);
        section_title(ui, "Much like other articles");
        for alike in &report.alike {
            like(ui, session, alike, actions);
        }
    }
    let failed = |file: &&ImportedFile| matches!(file.outcome, FileOutcome::Failed(_));
    if report.failed() > 0 {
        ui.add_space(size::S3);
        section_title(ui, "Could not be read");
        for file in report.files.iter().filter(failed) {
            trouble(ui, file);
        }
    }
    ui.add_space(size::S3);
    section_title(ui, "Files");
    for file in report.files.iter().filter(|file| !failed(file)) {
        one(ui, session, file, actions);
    }
}

fn head(ui: &mut Ui, session: &Session, report: &ImportReport) {
    let look = Look::of(ui);
    let counts = [
        (report.imported(), "imported"),
        (report.already_there(), "already there"),
        (report.failed(), "could not be read"),
    ];
    let told: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{count} {words}"))
        .collect();
    ui.horizontal(|ui| {
        ui.label(look.body(told.join(" · ")).color(look.muted()));
        if quiet_button(ui, Icon::Copy, "Copy list").clicked() {
            let lines = report.lines(session.case());
            ui.ctx().copy_text(lines.join("\n"));
        }
    });
}

/// An article that is much like another, and what can be said of the two.
fn like(ui: &mut Ui, session: &Session, alike: &LikeArticle, actions: &mut Vec<Action>) {
    let look = Look::of(ui);
    let case = session.case();
    let (Some(article), Some(other)) = (case.article(alike.article), case.article(alike.other))
    else {
        return;
    };
    Frame::new()
        .fill(look.colors.field)
        .stroke(Stroke::new(1.0, look.colors.line))
        .corner_radius(CornerRadius::same(size::RADIUS))
        .inner_margin(Margin::same(size::S3 as i8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            if link_button(ui, &shortened(&article.title, TITLE_CHARS)).clicked() {
                actions.push(Action::Reveal(article.id.into()));
            }
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = size::S1;
                ui.label(look.body(share_words(alike)));
                if link_button(ui, &shortened(&other.title, TITLE_CHARS)).clicked() {
                    actions.push(Action::Reveal(other.id.into()));
                }
            });
            ui.add_space(size::S1);
            ui.horizontal(|ui| offers(ui, session, alike, actions));
        });
    ui.add_space(size::S1);
}

fn share_words(alike: &LikeArticle) -> String {
    let percent = |share: f32| (share * 100.0).floor() as u32;
    if alike.share >= alike.share_of_other {
        format!("{} % of it is in", percent(alike.share))
    } else {
        format!("holds {} % of", percent(alike.share_of_other))
    }
}

fn offers(ui: &mut Ui, session: &Session, alike: &LikeArticle, actions: &mut Vec<Action>) {
    let look = Look::of(ui);
    let case = session.case();
    let (article, other) = (alike.article, alike.other);
    let ends = (RecordRef::from(article), RecordRef::from(other));
    let is_linked = case
        .links()
        .iter()
        .any(|link| link.kind == LinkKind::DerivesFrom && (link.from, link.to) == ends);
    let is_newer = case
        .article(article)
        .is_some_and(|article| article.earlier == Some(other));
    if is_newer {
        ui.label(look.meta("Newer version"));
        if quiet_button(ui, Icon::GitCompare, "Compare the two").clicked() {
            actions.push(Action::Import(ImportAction::CompareVersions {
                article,
                earlier: other,
            }));
        }
    } else if alike.is_same_document
        && big_button(ui, Tone::Main, "Is a newer version of it").clicked()
    {
        actions.push(Action::Import(ImportAction::SetEarlier {
            article,
            earlier: other,
        }));
    }
    if is_linked {
        ui.label(look.meta("Linked as derived"));
    } else if big_button(ui, Tone::Plain, "Link as derived from it").clicked() {
        actions.push(Action::Import(ImportAction::LinkDerived {
            article,
            from: other,
        }));
    }
}

/// A file that could not be read, in words that can be copied.
fn trouble(ui: &mut Ui, file: &ImportedFile) {
    let look = Look::of(ui);
    let FileOutcome::Failed(reason) = &file.outcome else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = size::S1;
        let sign = icons::colored(Icon::TriangleAlert, size::ICON_SMALL, look.colors.danger);
        ui.label(sign);
        ui.add(Label::new(look.body(&file.name)).selectable(true));
        ui.add(
            Label::new(look.body(reason).color(look.muted()))
                .selectable(true)
                .wrap(),
        );
    });
}

/// A file that is in now, or was already.
fn one(ui: &mut Ui, session: &Session, file: &ImportedFile, actions: &mut Vec<Action>) {
    let look = Look::of(ui);
    let case = session.case();
    let green = look.board.verdicts.agrees.line;
    let title = |article| shortened(&case.name_of(RecordRef::Article(article)), TITLE_CHARS);
    let (icon, color, tail, goes_to) = match &file.outcome {
        FileOutcome::Imported(articles) => match articles.as_slice() {
            [only] => (Icon::Check, green, title(*only), Some(*only)),
            several => {
                let tail = format!("{} articles", several.len());
                (Icon::Check, green, tail, several.first().copied())
            }
        },
        FileOutcome::AlreadyThere(there) => {
            let tail = format!("already there: {}", title(*there));
            (Icon::CopyCheck, look.muted(), tail, Some(*there))
        }
        FileOutcome::Picture => (Icon::Image, look.muted(), "picture".to_owned(), None),
        FileOutcome::LeftOut(reason) => (
            Icon::Minus,
            look.muted(),
            shortened(reason, TITLE_CHARS),
            None,
        ),
        FileOutcome::Failed(_) => return,
    };
    let spec = Row {
        icon,
        color,
        name: &file.name,
        aside: "",
        tail: RowTail::Words(tail),
        is_selected: false,
    };
    let clicked = row(ui, &spec, Sense::click()).clicked();
    if let Some(article) = goes_to.filter(|_| clicked) {
        actions.push(Action::Reveal(article.into()));
    }
    for warning in &file.warnings {
        ui.horizontal_wrapped(|ui| {
            ui.add_space(size::S6);
            ui.add(Label::new(look.meta(warning)).selectable(true).wrap());
        });
    }
}

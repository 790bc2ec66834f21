//! The head of a text: title, where it comes from, and whether it is as it was taken in.

use super::lay::lay;
use super::pane::Scene;
use super::style::BlockStyle;
use crate::app::{ReadText, Session};
use crate::model::{Article, BlockShape};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, sign_button};
use egui::{Color32, CornerRadius, Frame, Margin, RichText, Role, Sense, Ui, WidgetInfo, vec2};

/// Shows the head.
pub(super) fn title_block(ui: &mut Ui, session: &Session, scene: &Scene<'_>) {
    let Some(article) = session.case().article(scene.pane.article) else {
        return;
    };
    ui.spacing_mut().item_spacing.y = size::S1;
    let type_size = f32::from(session.settings().reader.type_size);
    if !begins_with_title(&scene.text, &article.title) {
        title(ui, article, type_size);
        ui.add_space(size::S1);
    }
    meta(ui, session, article);
    if !article.url.is_empty() {
        address(ui, &article.url);
    }
    integrity(ui, scene.text.is_unchanged);
    ui.add_space(size::S2);
    let line = egui::Stroke::new(1.0, theme::colors(ui.visuals()).line);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, line);
}

/// Whether the text's own first heading is the title: then it is not said twice.
fn begins_with_title(text: &ReadText, title: &str) -> bool {
    let first = text.chunks.first();
    first.is_some_and(|chunk| {
        let words = text.text.get(chunk.bytes.clone()).unwrap_or_default();
        chunk.shape == BlockShape::Heading && words.trim() == title.trim()
    })
}

fn title(ui: &mut Ui, article: &Article, type_size: f32) {
    let style = BlockStyle::title(type_size);
    let ctx = ui.ctx().clone();
    let mut set = |job| ctx.fonts_mut(|fonts| fonts.layout_job(job));
    let shown = with_visible_marks(&article.title);
    let words = if shown.trim().is_empty() {
        "Untitled"
    } else {
        &shown
    };
    let width = ui.available_width();
    let laid = lay(words, 0, &style, width, &mut set);
    let (rect, response) = ui.allocate_exact_size(vec2(width, laid.height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
    let ink = theme::colors(ui.visuals()).text;
    for run in &laid.runs {
        let galley = set(run.job.clone());
        ui.painter().galley(rect.min + run.at, galley, ink);
    }
}

/// Characters that cannot be seen but change how others are read are written out by their numbers.
pub(super) fn with_visible_marks(words: &str) -> String {
    let mut shown = String::with_capacity(words.len());
    for letter in words.chars().take(1_000) {
        match letter {
            '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{061C}'
            | '\u{FEFF}'
            | '\u{00AD}' => {
                shown.push_str(&format!("[U+{:04X}]", u32::from(letter)));
            }
            letter if letter.is_control() => shown.push(' '),
            letter => shown.push(letter),
        }
    }
    shown
}

fn meta(ui: &mut Ui, session: &Session, article: &Article) {
    let case = session.case();
    let look = Look::of(ui);
    let outlet = article.outlet.and_then(|id| case.outlet(id));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = size::S2;
        ui.spacing_mut().interact_size.y = size::TEXT_BODY;
        grade(ui, case.reliability_of(article).letter());
        let parts = [
            outlet.map(|outlet| outlet.name.clone()),
            Some(article.author.clone()),
            article.published.as_ref().map(|date| date.describe()),
            Some(article.language.clone()),
        ];
        let parts = parts.into_iter().flatten();
        let known: Vec<_> = parts.filter(|part| !part.trim().is_empty()).collect();
        if known.is_empty() {
            ui.label(look.meta("No outlet, author or date"));
        }
        for (at, part) in known.iter().enumerate() {
            if at > 0 {
                ui.label(look.meta("·"));
            }
            let words = RichText::new(part).color(look.muted());
            let weight = if at == 0 && outlet.is_some() {
                words
                    .font(theme::medium(size::TEXT_BODY))
                    .color(look.text())
            } else {
                words.font(theme::regular(size::TEXT_BODY))
            };
            ui.label(weight);
        }
    });
}

/// The letter of the source's reliability.
fn grade(ui: &mut Ui, letter: &str) {
    let colors = theme::colors(ui.visuals());
    Frame::new()
        .fill(colors.field)
        .stroke(egui::Stroke::new(1.0, colors.line))
        .corner_radius(CornerRadius::same(size::RADIUS_CHIP))
        .inner_margin(Margin::symmetric(5, 1))
        .show(ui, |ui| {
            ui.label(
                RichText::new(letter)
                    .font(theme::semibold(size::TEXT_META))
                    .color(colors.text),
            )
        })
        .response
        .on_hover_text("Reliability of the source");
}

/// The address can be copied; it is never opened.
fn address(ui: &mut Ui, url: &str) {
    let look = Look::of(ui);
    ui.horizontal(|ui| {
        let room = ui.available_width() - size::S6 - size::S2;
        ui.scope(|ui| {
            ui.set_max_width(room.max(40.0));
            let shown = with_visible_marks(url);
            ui.add(egui::Label::new(look.meta(shown)).truncate());
        });
        if sign_button(ui, Icon::Copy, "Copy address").clicked() {
            ui.ctx().copy_text(url.to_owned());
        }
    });
}

fn integrity(ui: &mut Ui, is_unchanged: bool) {
    let look = Look::of(ui);
    let (icon, words, ink): (_, _, Color32) = if is_unchanged {
        (Icon::ShieldCheck, "Unchanged since import", look.muted())
    } else {
        (
            Icon::TriangleAlert,
            "This text is not the one that was imported: quotes may not be where they were",
            look.warning(),
        )
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::S1;
        ui.label(icons::colored(icon, size::ICON_SMALL, ink));
        ui.label(
            RichText::new(words)
                .font(theme::regular(size::TEXT_META))
                .color(ink),
        );
    });
}

//! The forms of frames and excerpts.

use super::claim_evidence::quote_words;
use super::excerpts::show_in_context;
use super::form::{Form, Line, label, remark};
use super::head::head;
use super::numbers::parse_number;
use super::placing;
use crate::app::{Action, Edit};
use crate::model::{Excerpt, Frame, Tint};
use crate::ui::widgets::link_button;
use egui::Ui;

/// The form of a frame.
pub fn frame(ui: &mut Ui, form: &mut Form<'_>, frame: &Frame) {
    head(ui, form, frame.id.into(), "Frame", |_| {});
    form.text(
        ui,
        frame,
        Line::of("Title"),
        &frame.title,
        |frame: &mut Frame, words| frame.title = words,
    );
    let shown = if frame.page == 0 {
        String::new()
    } else {
        frame.page.to_string()
    };
    let line = Line::of("Page").hint("no page yet");
    form.checked(ui, frame, line, &shown, |frame: &mut Frame, words| {
        frame.page = page_number(words)?;
        Ok(())
    });
    placing::tint(ui, form, frame.tint, |form, tint: Tint| {
        form.change(frame, "Recolour frame", |frame| frame.tint = tint)
    });
    let line = Line::of("Speaker notes")
        .rows(4)
        .hint("what to say when this page is shown");
    form.text(
        ui,
        frame,
        line,
        &frame.speaker_notes,
        |frame: &mut Frame, words| frame.speaker_notes = words,
    );
    form.mark(ui, frame, frame.mark, |frame, mark| frame.mark = mark);
    placing::frame(ui, form, frame);
}

fn page_number(words: &str) -> Result<u32, String> {
    if words.trim().is_empty() {
        return Ok(0);
    }
    let number = parse_number(words)?;
    if number.fract() == 0.0 && (0.0..=9999.0).contains(&number) {
        Ok(number as u32)
    } else {
        Err("A page is a whole number from 1; nothing for no page.".to_owned())
    }
}

/// What is known of an excerpt: its words, where they stand, and what rests on them.
pub fn excerpt(ui: &mut Ui, form: &mut Form<'_>, excerpt: &Excerpt) {
    let holders = form.state.related.holders.clone();
    let name = if holders.is_empty() {
        "Highlight"
    } else {
        "Excerpt"
    };
    head(ui, form, excerpt.id.into(), name, |_| {});
    quote_words(ui, excerpt);
    label(ui, "Article");
    form.record_row(ui, excerpt.article.into(), "", "");
    remark(
        ui,
        &format!("Letters {} to {} of its text", excerpt.start, excerpt.end),
    );
    ui.horizontal(|ui| {
        if link_button(ui, "Show in context").clicked() {
            show_in_context(form, excerpt.id);
        }
        if link_button(ui, "Delete highlight").clicked() {
            let delete = Edit::Delete(vec![excerpt.id.into()]);
            form.actions.push(Action::Edit(delete));
        }
    });
    form.heading(ui, &format!("What rests on it ({})", holders.len()));
    for holder in &holders {
        form.record_row(ui, *holder, holder.kind().word(), "");
    }
    if holders.is_empty() {
        remark(ui, "Nothing: these words are only highlighted.");
    }
}

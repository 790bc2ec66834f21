//! The form for a new article: a headline and the text as it was published.

use super::shell::Form;
use super::theme::{self, size};
use super::widgets::{Tone, big_button, modal};
use crate::app::{Action, Draft, DraftTarget, Edit, NewRecord};
use egui::{Align, Key, Layout, Modifiers, RichText, ScrollArea, TextEdit, Ui};

/// The form and what was typed into it.
#[derive(Debug, Default)]
pub(super) struct NewArticleForm {
    title: String,
    text: String,
    was_shown: bool,
}

impl NewArticleForm {
    /// Shows the form.
    pub(super) fn show(&mut self, ui: &Ui, actions: &mut Vec<Action>) -> Form {
        let mut form = Form::Open;
        let modal = modal(ui, "new article").show(ui.ctx(), |ui| {
            ui.set_width(size::PALETTE);
            self.fields(ui);
            ui.add_space(size::S3);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let ready = !self.text.trim().is_empty();
                let sent = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
                let pressed = ui
                    .add_enabled_ui(ready, |ui| {
                        big_button(ui, Tone::Main, "Add article").clicked()
                    })
                    .inner;
                if ready && (pressed || sent) {
                    let new = NewRecord::Article {
                        title: self.title.trim().to_owned(),
                        text: self.text.clone(),
                    };
                    actions.push(Action::Edit(Edit::Create {
                        new,
                        at_in_board: None,
                        linked_from: None,
                    }));
                    form = Form::Done;
                }
                if big_button(ui, Tone::Plain, "Cancel").clicked() {
                    form = Form::Done;
                }
            });
        });
        // Words that were typed are not lost to a click beside the form.
        let escaped = ui.input(|input| input.key_pressed(Key::Escape));
        if modal.should_close() && (escaped || self.text.trim().is_empty()) {
            form = Form::Done;
        }
        form
    }

    /// What was typed, if anything.
    pub(super) fn draft(&self) -> Option<Draft> {
        let is_empty = self.title.trim().is_empty() && self.text.trim().is_empty();
        (!is_empty).then(|| Draft {
            place: match self.title.trim() {
                "" => "Text of a new article".to_owned(),
                title => format!("Text of a new article, “{title}”"),
            },
            target: DraftTarget::NewArticle(self.title.trim().to_owned()),
            words: self.text.clone(),
        })
    }

    fn fields(&mut self, ui: &mut Ui) {
        let colors = theme::colors(ui.visuals());
        ui.label(
            RichText::new("New article")
                .font(theme::semibold(size::TEXT_PAGE))
                .color(colors.text),
        );
        let hint = "Paste the text as it was published. It is kept unchanged from then on, with its SHA-256.";
        ui.label(RichText::new(hint).color(colors.muted));
        ui.add_space(size::S2);
        ui.label(
            RichText::new("Headline")
                .size(size::TEXT_META)
                .color(colors.muted),
        );
        let title = TextEdit::singleline(&mut self.title)
            .desired_width(f32::INFINITY)
            .hint_text("First line of the text if left empty");
        let title = ui.add(title).accessible_name("Headline");
        if !self.was_shown {
            self.was_shown = true;
            title.request_focus();
        }
        ui.add_space(size::S1);
        ui.label(
            RichText::new("Text")
                .size(size::TEXT_META)
                .color(colors.muted),
        );
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            let text = TextEdit::multiline(&mut self.text)
                .desired_width(f32::INFINITY)
                .desired_rows(14);
            ui.add(text).accessible_name("Text of the article");
        });
    }
}

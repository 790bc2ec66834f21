//! A text field that keeps the words being typed apart from the record and hands them over once: on Enter, when the
//! focus leaves, or when the field is no longer shown. Esc restores.
//!
//! Only one field has the focus at a time, so there is one buffer. It belongs to the field in which typing began: when
//! another record is shown while typing, the words still go to the record they were meant for.

use super::look::Look;
use crate::app::Action;
use crate::model::Case;
use crate::ui::theme::size;
use egui::{CornerRadius, Event, Frame, Id, Key, Margin, Response, Stroke, TextEdit, Ui};
use std::collections::HashMap;

/// Turns typed words into an action; `None` if they change nothing, words on what is wrong if they cannot be taken.
type Commit = Box<dyn Fn(&Case, &str) -> Result<Option<Action>, String>>;

/// One text field to show.
pub struct Field<'a> {
    /// Names the field among all fields of all records.
    pub id: Id,
    /// The accessible name.
    pub name: &'a str,
    /// What the record says now.
    pub value: &'a str,
    /// What an empty field shows.
    pub hint: &'a str,
    /// Rows at least; 1 is a single line that Enter commits.
    pub rows: usize,
}

/// What a field has to say this frame.
pub struct FieldOutput {
    /// The widget.
    pub response: Response,
    /// The words as they stand in the field.
    pub words: String,
    /// Why they cannot be taken.
    pub error: Option<String>,
}

/// The words being typed.
#[derive(Default)]
pub struct WordBuffers {
    typing: Option<Typing>,
    /// Words that could not be taken, by field: shown again until they are corrected or given up.
    rejected: HashMap<Id, Rejected>,
}

struct Typing {
    field: Id,
    words: String,
    /// The value when typing began.
    base: String,
    commit: Commit,
    /// Whether the field was shown since the last call of [`WordBuffers::end_frame`].
    shown: bool,
}

struct Rejected {
    words: String,
    base: String,
}

/// More rejected words than this are forgotten.
const MOST_REJECTED: usize = 64;

impl WordBuffers {
    /// Shows a field. `commit` makes the action out of the typed words and the case as it is then.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        case: &Case,
        field: Field<'_>,
        actions: &mut Vec<Action>,
        commit: impl Fn(&Case, &str) -> Result<Option<Action>, String> + 'static,
    ) -> FieldOutput {
        let is_mine = self
            .typing
            .as_ref()
            .is_some_and(|typing| typing.field == field.id);
        let mut words = self.words_of(&field);
        let error = if words == field.value {
            None
        } else {
            commit(case, &words).err()
        };
        let response = paint(ui, &field, &mut words, error.is_some());
        if (response.has_focus() || response.changed()) && !is_mine {
            self.finish(case, actions);
            self.begin(&field, commit);
        }
        if let Some(typing) = self
            .typing
            .as_mut()
            .filter(|typing| typing.field == field.id)
        {
            typing.words.clone_from(&words);
            typing.shown = true;
        }
        self.end_of_typing(ui, case, &field, &response, actions);
        FieldOutput {
            response,
            words,
            error,
        }
    }

    /// Whether a field has the keyboard.
    pub fn is_typing(&self) -> bool {
        self.typing.is_some()
    }

    /// To be called when all fields of a panel were shown: words of a field that was not shown are handed over.
    pub fn end_frame(&mut self, case: &Case, actions: &mut Vec<Action>) {
        match &mut self.typing {
            Some(typing) if typing.shown => typing.shown = false,
            Some(_) => self.finish(case, actions),
            None => {}
        }
    }

    /// Hands the words being typed over now: before saving, before the panel closes.
    pub fn finish(&mut self, case: &Case, actions: &mut Vec<Action>) {
        let Some(typing) = self.typing.take() else {
            return;
        };
        self.rejected.remove(&typing.field);
        if typing.words == typing.base {
            return;
        }
        match (typing.commit)(case, &typing.words) {
            Ok(action) => actions.extend(action),
            Err(_) => {
                if self.rejected.len() >= MOST_REJECTED {
                    self.rejected.clear();
                }
                self.rejected.insert(
                    typing.field,
                    Rejected {
                        words: typing.words,
                        base: typing.base,
                    },
                );
            }
        }
    }

    fn words_of(&mut self, field: &Field<'_>) -> String {
        if let Some(typing) = self
            .typing
            .as_mut()
            .filter(|typing| typing.field == field.id)
        {
            if typing.words == typing.base && typing.base != field.value {
                // Nothing was typed yet: the field follows the record.
                field.value.clone_into(&mut typing.words);
                field.value.clone_into(&mut typing.base);
            }
            return typing.words.clone();
        }
        match self.rejected.get(&field.id) {
            Some(rejected) if rejected.base == field.value => rejected.words.clone(),
            Some(_) => {
                self.rejected.remove(&field.id);
                field.value.to_owned()
            }
            None => field.value.to_owned(),
        }
    }

    fn begin(
        &mut self,
        field: &Field<'_>,
        commit: impl Fn(&Case, &str) -> Result<Option<Action>, String> + 'static,
    ) {
        self.typing = Some(Typing {
            field: field.id,
            words: field.value.to_owned(),
            base: field.value.to_owned(),
            commit: Box::new(commit),
            shown: true,
        });
    }

    fn end_of_typing(
        &mut self,
        ui: &Ui,
        case: &Case,
        field: &Field<'_>,
        response: &Response,
        actions: &mut Vec<Action>,
    ) {
        let is_mine = self
            .typing
            .as_ref()
            .is_some_and(|typing| typing.field == field.id);
        if response.has_focus() && ui.input(|input| input.events.iter().any(is_ctrl_enter)) {
            response.surrender_focus();
        }
        if !is_mine || !response.lost_focus() {
            return;
        }
        if ui.input(|input| input.key_pressed(Key::Escape)) {
            self.typing = None;
            self.rejected.remove(&field.id);
        } else {
            self.finish(case, actions);
        }
    }
}

/// The modifiers of the key itself count: a quick hand has let go of them by the end of the frame.
fn is_ctrl_enter(event: &Event) -> bool {
    matches!(event, Event::Key { key: Key::Enter, pressed: true, modifiers, .. } if modifiers.command)
}

fn paint(ui: &mut Ui, field: &Field<'_>, words: &mut String, is_wrong: bool) -> Response {
    let look = Look::of(ui);
    let has_focus = ui.memory(|memory| memory.has_focus(field.id));
    let line = match (is_wrong, has_focus) {
        (true, _) => look.board.verdicts.conflicts.line,
        (false, true) => look.accent(),
        (false, false) => look.colors.line,
    };
    let frame = Frame::new()
        .fill(look.colors.field)
        .stroke(Stroke::new(1.0, line))
        .corner_radius(CornerRadius::same(size::RADIUS))
        .inner_margin(Margin::symmetric(8, 5));
    let edit = if field.rows > 1 {
        TextEdit::multiline(words).desired_rows(field.rows)
    } else {
        TextEdit::singleline(words)
    };
    edit.id(field.id)
        .frame(frame)
        .font(look.font(size::TEXT_BODY, crate::board::fonts::Weight::Regular))
        .text_color(look.text())
        .hint_text(look.meta(field.hint))
        .desired_width(f32::INFINITY)
        .show(ui)
        .response
        .response
        .accessible_name(field.name)
}

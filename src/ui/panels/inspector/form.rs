//! What every form is made of: labelled fields that change one record, and lists of other records.

use super::show::InspectorState;
use super::subject::Subject;
use crate::app::{Action, Session};
use crate::model::{Case, Edtf, EntityId, Record, RecordRef, Tlp};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::size;
use crate::ui::widgets::{
    Chip, ChipEvent, Field, FieldOutput, Look, PickRow, Picked, PickerSource, Row, RowTail,
    Segment, chip, choice_row, dropdown, matches_all_words, row, segments,
};
use egui::{Id, Sense, Ui};

/// The form of one frame.
pub struct Form<'a> {
    /// What is read.
    pub session: &'a Session,
    /// The session's case.
    pub case: &'a Case,
    /// What the inspector remembers.
    pub state: &'a mut InspectorState,
    /// What the user wants.
    pub actions: &'a mut Vec<Action>,
}

/// One text field of a form.
#[derive(Clone, Copy)]
pub struct Line<'l> {
    /// Shown above the field; the accessible name too.
    pub label: &'l str,
    /// Tells fields of one label apart, as in a list.
    pub slot: usize,
    /// Rows at least; 1 is a single line.
    pub rows: usize,
    /// What an empty field shows.
    pub hint: &'l str,
}

impl<'l> Line<'l> {
    /// A single line.
    pub const fn of(label: &'l str) -> Self {
        Self {
            label,
            slot: 0,
            rows: 1,
            hint: "",
        }
    }

    /// Several rows.
    pub const fn rows(self, rows: usize) -> Self {
        Self { rows, ..self }
    }

    /// What an empty field shows.
    pub const fn hint(self, hint: &'l str) -> Self {
        Self { hint, ..self }
    }

    /// The field's place in a list.
    pub const fn slot(self, slot: usize) -> Self {
        Self { slot, ..self }
    }
}

/// The words for the undo list when a field of this label was edited.
fn edit_label(label: &str) -> String {
    let mut letters = label.chars();
    match letters.next() {
        // "URL", "TLP" and the like keep their capitals.
        Some(first) if !label.chars().nth(1).is_some_and(char::is_uppercase) => {
            format!("Edit {}{}", first.to_lowercase(), letters.as_str())
        }
        _ => format!("Edit {label}"),
    }
}

/// A label above a field.
pub fn label(ui: &mut Ui, words: &str) {
    let look = Look::of(ui);
    ui.add_space(size::S2);
    ui.label(look.meta(words));
}

/// Words below a field, in the colour of a warning.
pub fn warning(ui: &mut Ui, words: &str) {
    let look = Look::of(ui);
    ui.label(look.meta(words).color(look.warning()));
}

/// Words below a field.
pub fn remark(ui: &mut Ui, words: &str) {
    let look = Look::of(ui);
    ui.label(look.meta(words));
}

impl Form<'_> {
    /// Changes a record at once, if `change` changes anything.
    pub fn change<S: Subject>(&mut self, subject: &S, words: &str, change: impl FnOnce(&mut S)) {
        let mut changed = subject.clone();
        change(&mut changed);
        if changed != *subject {
            self.actions.push(changed.replacing(words.to_owned()));
        }
    }

    /// A text field without label, whose words `set` checks and puts into the record.
    pub fn bare_field<S: Subject>(
        &mut self,
        ui: &mut Ui,
        subject: &S,
        line: Line<'_>,
        value: &str,
        set: impl Fn(&mut S, &str) -> Result<(), String> + 'static,
    ) -> FieldOutput {
        let key = subject.key();
        let words = edit_label(line.label);
        let id = Id::unique(("inspector field", key, line.label, line.slot));
        let field = Field {
            id,
            name: line.label,
            value,
            hint: line.hint,
            rows: line.rows,
        };
        let commit = move |case: &Case, typed: &str| {
            let Some(before) = S::fetch(case, key) else {
                return Ok(None);
            };
            let mut after = before.clone();
            set(&mut after, typed)?;
            Ok((after != before).then(|| after.replacing(words.clone())))
        };
        self.state
            .words
            .show(ui, self.case, field, self.actions, commit)
    }

    /// A labelled text field whose words are checked; shows what is wrong with them.
    pub fn checked<S: Subject>(
        &mut self,
        ui: &mut Ui,
        subject: &S,
        line: Line<'_>,
        value: &str,
        set: impl Fn(&mut S, &str) -> Result<(), String> + 'static,
    ) -> FieldOutput {
        label(ui, line.label);
        let output = self.bare_field(ui, subject, line, value, set);
        if let Some(error) = &output.error {
            warning(ui, error);
        }
        output
    }

    /// A labelled text field that takes any words.
    pub fn text<S: Subject>(
        &mut self,
        ui: &mut Ui,
        subject: &S,
        line: Line<'_>,
        value: &str,
        set: impl Fn(&mut S, String) + 'static,
    ) {
        self.checked(ui, subject, line, value, move |subject, words| {
            set(subject, words.to_owned());
            Ok(())
        });
    }

    /// A labelled date; says in words how it is understood, or what is wrong.
    pub fn date<S: Subject>(
        &mut self,
        ui: &mut Ui,
        subject: &S,
        line: Line<'_>,
        value: Option<&Edtf>,
        set: impl Fn(&mut S, Option<Edtf>) + 'static,
    ) {
        let shown = value.map(ToString::to_string).unwrap_or_default();
        let output = self.checked(ui, subject, line, &shown, move |subject, words| {
            set(subject, parse_date(words)?);
            Ok(())
        });
        if let (None, Ok(Some(date))) = (&output.error, parse_date(&output.words)) {
            remark(ui, &date.describe());
        }
    }

    /// A labelled list of choices.
    pub fn choose<S: Subject, T: Copy + PartialEq>(
        &mut self,
        ui: &mut Ui,
        subject: &S,
        words: &str,
        (all, now, name): (&[T], T, fn(T) -> &'static str),
        set: impl FnOnce(&mut S, T),
    ) {
        label(ui, words);
        let names: Vec<&str> = all.iter().map(|choice| name(*choice)).collect();
        let chosen = all.iter().position(|choice| *choice == now).unwrap_or(0);
        if let Some(picked) =
            choice_row(ui, words, &names, chosen).and_then(|at| all.get(at).copied())
        {
            self.change(subject, &edit_label(words), |subject| set(subject, picked));
        }
    }

    /// A labelled row of segments.
    pub fn grade<S: Subject, T: Copy + PartialEq>(
        &mut self,
        ui: &mut Ui,
        subject: &S,
        words: &str,
        (choices, now): (&[(T, &str, &str)], T),
        set: impl FnOnce(&mut S, T),
    ) {
        label(ui, words);
        let parts: Vec<Segment<'_>> = choices
            .iter()
            .map(|(_, short, long)| Segment {
                words: short,
                name: format!("{words}: {long}"),
            })
            .collect();
        let chosen = choices.iter().position(|(choice, ..)| *choice == now);
        if let Some((picked, ..)) =
            segments(ui, words, &parts, chosen).and_then(|at| choices.get(at))
        {
            self.change(subject, &edit_label(words), |subject| set(subject, *picked));
        }
    }

    /// A labelled list of words as chips, with a field that adds one.
    pub fn words_list<S: Subject>(
        &mut self,
        ui: &mut Ui,
        subject: &S,
        (words, one): (&str, &str),
        list: &[String],
        get: fn(&mut S) -> &mut Vec<String>,
    ) {
        label(ui, words);
        let look = Look::of(ui);
        let mut removed = None;
        if !list.is_empty() {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(size::S1, size::S1);
                for (at, word) in list.iter().enumerate() {
                    let spec = Chip {
                        icon: None,
                        words: word,
                        remove: Some(format!("Remove {one} {word}")),
                    };
                    if chip(ui, &spec) == Some(ChipEvent::Removed) {
                        removed = Some(at);
                    }
                }
            });
        }
        if let Some(at) = removed {
            self.change(subject, &format!("Remove {one}"), |subject| {
                let list = get(subject);
                if at < list.len() {
                    list.remove(at);
                }
            });
        }
        let name = format!("Add {one}");
        let line = Line {
            label: &name,
            slot: 0,
            rows: 1,
            hint: &name,
        };
        let output = self.bare_field(ui, subject, line, "", move |subject, typed| {
            let typed = typed.trim();
            let list = get(subject);
            if !typed.is_empty() && !list.iter().any(|known| known == typed) {
                list.push(typed.to_owned());
            }
            Ok(())
        });
        if output.response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
            output.response.request_focus();
        }
        let _ = look;
    }

    /// A labelled handling mark of its own, or what it inherits.
    pub fn mark<R: Record>(
        &mut self,
        ui: &mut Ui,
        subject: &R,
        now: Option<Tlp>,
        set: impl FnOnce(&mut R, Option<Tlp>),
    ) {
        let record = subject.id().into();
        if let Some(picked) = mark_row(ui, self.case.mark_without_own(record), now) {
            self.change(subject, "Edit handling mark", |subject| {
                set(subject, picked)
            });
        }
    }

    /// A field-like button that opens "search or create" over entities.
    pub fn entity_slot(
        &mut self,
        ui: &mut Ui,
        name: &str,
        now: Option<EntityId>,
        (empty, creates): (&str, &[&str]),
    ) -> Option<Picked> {
        let look = Look::of(ui);
        let entity = now.and_then(|id| self.case.entity(id));
        let button = match entity {
            Some(entity) => {
                let sign = (icons::of_entity(entity.kind), look.board.kinds.entity.line);
                dropdown(ui, name, Some(sign), &entity.name, &entity.description)
            }
            None => dropdown(ui, name, None, "", empty),
        };
        let case = self.case;
        let rows = |query: &str, most: usize| entity_rows(case, look, query, most, None);
        let source = PickerSource {
            name,
            revision: self.session.revision(),
            rows: &rows,
            creates,
            clear: now.map(|_| "Take away"),
        };
        self.state.picker.show(&button, &source)
    }

    /// A clickable line that goes to a record.
    pub fn record_row(&mut self, ui: &mut Ui, record: RecordRef, aside: &str, tail: &str) {
        if self.row_of(ui, record, aside, tail) {
            self.actions.push(Action::Reveal(record));
        }
    }

    /// A row that names a record; returns whether it was clicked.
    pub fn row_clicked(&mut self, ui: &mut Ui, record: RecordRef) -> bool {
        self.row_of(ui, record, "", "")
    }

    fn row_of(&self, ui: &mut Ui, record: RecordRef, aside: &str, tail: &str) -> bool {
        let look = Look::of(ui);
        let name = self.case.name_of(record);
        let (icon, color) = self.sign_of(look, record);
        let spec = Row {
            icon,
            color,
            name: &name,
            aside,
            tail: RowTail::Words(tail.to_owned()),
            is_selected: false,
        };
        row(ui, &spec, Sense::click())
            .on_hover_text(name.as_str())
            .clicked()
    }

    /// Icon and colour of a record: a claim has those of its standing.
    pub fn sign_of(&self, look: Look, record: RecordRef) -> (Icon, egui::Color32) {
        if let RecordRef::Claim(id) = record {
            let standing = self
                .session
                .findings()
                .claims
                .get(&id)
                .map(|facts| facts.standing)
                .unwrap_or_default();
            return (
                icons::of_standing(standing),
                look.board.standing(standing).line,
            );
        }
        (
            icons::of_record(self.case, record),
            look.board.kind(record.kind()).line,
        )
    }

    /// A group's heading.
    pub fn heading(&self, ui: &mut Ui, words: &str) {
        let look = Look::of(ui);
        ui.add_space(size::S3);
        ui.label(look.heading(words));
    }
}

/// A date out of typed words; nothing typed is no date.
pub fn parse_date(words: &str) -> Result<Option<Edtf>, String> {
    let words = words.trim();
    if words.is_empty() {
        return Ok(None);
    }
    words
        .parse::<Edtf>()
        .map(Some)
        .map_err(|error| format!("Not a date: {}", error.expected))
}

/// The entities whose names, aliases or description match a query.
pub fn entity_rows(
    case: &Case,
    look: Look,
    query: &str,
    most: usize,
    except: Option<EntityId>,
) -> Vec<PickRow> {
    case.entities()
        .iter()
        .filter(|entity| Some(entity.id) != except)
        .filter(|entity| {
            let names = std::iter::once(entity.name.as_str())
                .chain(entity.aliases.iter().map(String::as_str));
            matches_all_words(
                query,
                names.chain(std::iter::once(entity.description.as_str())),
            )
        })
        .take(most)
        .map(|entity| PickRow {
            record: entity.id.into(),
            icon: icons::of_entity(entity.kind),
            color: look.board.kinds.entity.line,
            name: case.name_of(entity.id.into()),
            aside: if entity.description.is_empty() {
                entity.kind.label().to_owned()
            } else {
                entity.description.clone()
            },
        })
        .collect()
}

/// A labelled handling mark, or none of its own; returns what was picked.
pub(super) fn mark_row(ui: &mut Ui, inherited: Tlp, now: Option<Tlp>) -> Option<Option<Tlp>> {
    let inherited = format!("Inherited: {}", inherited.label());
    label(ui, "Handling mark");
    let mut names = vec![inherited.as_str()];
    names.extend(Tlp::ALL.iter().map(|mark| mark.label()));
    let chosen = now
        .and_then(|now| Tlp::ALL.iter().position(|mark| *mark == now))
        .map_or(0, |at| at + 1);
    let picked = choice_row(ui, "Handling mark", &names, chosen)?;
    Some(
        picked
            .checked_sub(1)
            .and_then(|at| Tlp::ALL.get(at).copied()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undo_labels_read_as_sentences() {
        assert_eq!(edit_label("Statement"), "Edit statement");
        assert_eq!(edit_label("URL"), "Edit URL");
    }

    #[test]
    fn a_bad_date_is_told_and_an_empty_one_is_none() {
        assert_eq!(parse_date("  "), Ok(None));
        assert!(parse_date("yesterday").is_err());
        assert!(parse_date("2023-09-01/2023-10-01").is_ok_and(|date| date.is_some()));
    }
}

//! Shows the library: tabs, search, and the rows in view.

use super::head::{nothing, search, tabs};
use super::rows::line_ui;
use crate::app::library::{Filter, LibraryLists, Line, Question};
use crate::app::{Action, Session};
use crate::model::RecordRef;
use crate::ui::theme::size;
use crate::ui::widgets::{Look, link_button};
use egui::{EventFilter, Id, Key, Role, ScrollArea, Sense, Ui, WidgetInfo};
use std::sync::Arc;

/// What the library remembers between frames.
#[derive(Default)]
pub struct LibraryState {
    question: Question,
    lists: Arc<LibraryLists>,
    /// The row that Up and Down move.
    cursor: Option<RecordRef>,
    /// What was inspected in the last frame: when it changes, its row is brought into view.
    followed: Option<RecordRef>,
    /// The lines that were in view in the last frame.
    in_view: std::ops::Range<usize>,
}

impl LibraryState {
    /// The words in the search box.
    pub fn query(&self) -> &str {
        &self.question.query
    }
}

/// Shows the library. Pushes actions; changes nothing itself.
pub fn library_ui(
    ui: &mut Ui,
    session: &mut Session,
    state: &mut LibraryState,
    actions: &mut Vec<Action>,
) {
    ui.spacing_mut().item_spacing.y = size::S1;
    tabs(ui, &mut state.question);
    ui.add_space(size::S1);
    let leaves_search = search(ui, &mut state.question);
    state.lists = session.library(&state.question);
    let session = &*session;
    if state.question.filter != Filter::default() || !state.question.query.trim().is_empty() {
        asked(ui, state);
    }
    if state.lists.lines.is_empty() {
        return nothing(ui, &mut state.question);
    }
    let list_id = Id::unique("library list");
    if leaves_search {
        ui.memory_mut(|memory| memory.request_focus(list_id));
        state.cursor = state.first_record();
    }
    let goal = state
        .keyboard(ui, list_id, actions)
        .or_else(|| state.follow(session));
    list(ui, session, state, list_id, goal, actions);
}

/// How much of the case is shown, and the way back to all of it.
fn asked(ui: &mut Ui, state: &mut LibraryState) {
    let look = Look::of(ui);
    ui.horizontal(|ui| {
        ui.label(look.meta(format!(
            "{} of {} shown",
            state.lists.shown, state.lists.total
        )));
        if link_button(ui, "Show all").clicked() {
            state.question.query.clear();
            state.question.filter = Filter::default();
        }
    });
}

fn list(
    ui: &mut Ui,
    session: &Session,
    state: &mut LibraryState,
    list_id: Id,
    goal: Option<usize>,
    actions: &mut Vec<Action>,
) {
    let rect = ui.available_rect_before_wrap();
    let list = ui.interact(rect, list_id, Sense::focusable_noninteractive());
    list.widget_info(|| WidgetInfo::labeled(Role::List, true, "Records of the case"));
    let has_focus = list.has_focus();
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut area = ScrollArea::vertical()
        .id_salt("library rows")
        .auto_shrink(false);
    if let Some(line) = goal {
        let middle = line as f32 * size::CONTROL - rect.height() / 2.0;
        area = area.vertical_scroll_offset(middle.max(0.0));
    }
    let mut folded = None;
    let before = actions.len();
    area.show_rows(ui, size::CONTROL, state.lists.lines.len(), |ui, range| {
        // The last rows in the range may be half hidden: they do not count as in view.
        state.in_view = range.start..range.end.saturating_sub(2);
        for line in state.lists.lines.get(range).unwrap_or_default() {
            let is_cursor =
                has_focus && matches!(line, Line::Record(record) if state.cursor == Some(*record));
            let is_folded =
                matches!(line, Line::Heading(kind, _) if state.question.folded.contains(kind));
            folded = folded.take().or(line_ui(
                ui,
                session,
                &state.lists,
                *line,
                (is_cursor, is_folded),
                actions,
            ));
        }
    });
    if let Some(folded) = folded
        && !state.question.folded.remove(&folded.0)
    {
        state.question.folded.insert(folded.0);
    }
    if let Some(Action::Reveal(record)) = actions.get(before) {
        // The row was clicked here: it stays where it is, and the keyboard goes on from it.
        state.cursor = Some(*record);
        state.followed = Some(*record);
        ui.memory_mut(|memory| memory.request_focus(list_id));
    }
}

impl LibraryState {
    fn first_record(&self) -> Option<RecordRef> {
        self.lists.lines.iter().find_map(|line| match line {
            Line::Record(record) => Some(*record),
            Line::Heading(..) => None,
        })
    }

    fn line_of(&self, record: RecordRef) -> Option<usize> {
        self.lists
            .lines
            .iter()
            .position(|line| *line == Line::Record(record))
    }

    /// Up, Down, Home, End and Enter; returns a line to bring into view.
    fn keyboard(&mut self, ui: &Ui, list_id: Id, actions: &mut Vec<Action>) -> Option<usize> {
        if !ui.memory(|memory| memory.has_focus(list_id)) {
            return None;
        }
        let filter = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(list_id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
        if pressed(Key::Enter)
            && let Some(record) = self.cursor.or_else(|| self.first_record())
        {
            self.followed = Some(record);
            actions.push(Action::Reveal(record));
        }
        let last = self.lists.lines.len().checked_sub(1)?;
        let now = self.cursor.and_then(|record| self.line_of(record));
        let (from, forward) = match () {
            () if pressed(Key::ArrowDown) => (now.map_or(0, |at| at + 1), true),
            () if pressed(Key::ArrowUp) => (now.unwrap_or(1).saturating_sub(1), false),
            () if pressed(Key::Home) => (0, true),
            () if pressed(Key::End) => (last, false),
            () => return None,
        };
        let is_record = |at: &usize| matches!(self.lists.lines.get(*at), Some(Line::Record(_)));
        let found = if forward {
            (from..=last).find(is_record)
        } else {
            (0..=from.min(last)).rev().find(is_record)
        };
        let at = found?;
        if let Some(Line::Record(record)) = self.lists.lines.get(at) {
            self.cursor = Some(*record);
        }
        (!self.in_view.contains(&at)).then_some(at)
    }

    /// The line of what is inspected now, if that changed and is out of view.
    fn follow(&mut self, session: &Session) -> Option<usize> {
        let inspected = session.inspected();
        if self.followed == inspected {
            return None;
        }
        self.followed = inspected;
        self.cursor = inspected.or(self.cursor);
        let at = self.line_of(inspected?)?;
        (!self.in_view.contains(&at)).then_some(at)
    }
}

//! The list of bookmarks: go to one, rename it, let it show the present view, delete it.

use crate::app::{Action, BOOKMARKS_WITH_KEYS, CommandId, Edit, Session};
use crate::model::{AnyRecord, Bookmark, BookmarkId};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{command_row, key_cap, sign_button};
use egui::{
    Align, Button, Key, Layout, Popup, PopupCloseBehavior, Response, ScrollArea, TextEdit, Ui, vec2,
};

/// The list, and the name that is being typed into it.
#[derive(Debug, Default)]
pub(crate) struct BookmarkList {
    renaming: Option<(BookmarkId, String)>,
    wants_focus: bool,
}

impl BookmarkList {
    /// The button that opens the list.
    pub(super) fn button(&mut self, ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
        let button = sign_button(ui, Icon::Bookmark, "Bookmarks");
        let shown = Popup::menu(&button)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .show(|ui| {
                ui.set_width(size::INSPECTOR);
                self.list(ui, session, actions)
            });
        match shown {
            Some(shown) if shown.inner => Popup::close_all(ui.ctx()),
            Some(_) => {}
            None => self.renaming = None,
        }
    }

    /// The rows; says whether one was gone to.
    fn list(&mut self, ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) -> bool {
        let mut gone = false;
        command_row(ui, session, CommandId::AddBookmark, actions);
        if session.bookmarks().len() == 0 {
            let muted = theme::colors(ui.visuals()).muted;
            ui.colored_label(
                muted,
                "A bookmark keeps a place and a zoom under a name, in the case.",
            );
            return false;
        }
        ui.separator();
        ScrollArea::vertical()
            .max_height(size::POPUP_LIST)
            .show(ui, |ui| {
                for (at, bookmark) in session.bookmarks().enumerate() {
                    gone |= self.row(ui, at, bookmark, actions);
                }
            });
        gone
    }

    fn row(
        &mut self,
        ui: &mut Ui,
        at: usize,
        bookmark: &Bookmark,
        actions: &mut Vec<Action>,
    ) -> bool {
        let id = bookmark.id;
        let mut gone = false;
        ui.push_id(id, |ui| {
            ui.allocate_ui_with_layout(
                vec2(ui.available_width(), size::CONTROL),
                Layout::right_to_left(Align::Center),
                |ui| {
                    ui.spacing_mut().item_spacing.x = 2.0;
                    if sign_button(ui, Icon::Trash2, "Delete bookmark").clicked() {
                        actions.push(Action::Edit(Edit::Delete(vec![id.into()])));
                    }
                    if sign_button(ui, Icon::Crosshair, "Let it show this view").clicked() {
                        actions.push(Action::Edit(Edit::MoveBookmark(id)));
                    }
                    if sign_button(ui, Icon::Pencil, "Rename bookmark").clicked() {
                        self.renaming = Some((id, bookmark.title.clone()));
                        self.wants_focus = true;
                    }
                    if at < BOOKMARKS_WITH_KEYS {
                        key_cap(ui, &format!("Alt+{}", at + 1));
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        gone = self.name(ui, bookmark, actions);
                    });
                },
            );
        });
        gone
    }

    fn name(&mut self, ui: &mut Ui, bookmark: &Bookmark, actions: &mut Vec<Action>) -> bool {
        match self.renaming.take() {
            Some((id, mut words)) if id == bookmark.id => {
                let field = TextEdit::singleline(&mut words).desired_width(f32::INFINITY);
                let response = ui.add(field).accessible_name("Name of the bookmark");
                if std::mem::take(&mut self.wants_focus) {
                    response.request_focus();
                }
                if !self.end_renaming(ui, &response, bookmark, &words, actions) {
                    self.renaming = Some((id, words));
                }
                false
            }
            other => {
                self.renaming = other;
                let title = if bookmark.title.trim().is_empty() {
                    "(without a name)"
                } else {
                    &bookmark.title
                };
                let button = Button::new(title).frame_when_inactive(false).truncate();
                let width = ui.available_width();
                let clicked = ui
                    .add_sized(vec2(width, size::CONTROL - 4.0), button)
                    .clicked();
                if clicked {
                    actions.push(Action::GoToBookmark(bookmark.id));
                }
                clicked
            }
        }
    }

    /// Enter and leaving the field keep the name, Esc drops it. Says whether renaming is over.
    fn end_renaming(
        &self,
        ui: &Ui,
        response: &Response,
        bookmark: &Bookmark,
        words: &str,
        actions: &mut Vec<Action>,
    ) -> bool {
        if ui.input(|input| input.key_pressed(Key::Escape)) {
            return true;
        }
        if !response.lost_focus() {
            return false;
        }
        let title = words.trim();
        if !title.is_empty() && title != bookmark.title {
            let renamed = Bookmark {
                title: title.to_owned(),
                ..bookmark.clone()
            };
            actions.push(Action::Edit(Edit::Replace {
                record: AnyRecord::from(renamed),
                label: "Rename bookmark".to_owned(),
            }));
        }
        true
    }
}

//! Finding the way on a large board: the map in the lower right corner, back and forward, bookmarks.

mod bookmarks;
mod map;

use super::icons::Icon;
use super::theme::{self, size};
use super::widgets::icon_button;
use crate::app::{Action, Availability, CommandId, Session};
use bookmarks::BookmarkList;
use egui::{Align, Align2, Area, Id, Layout, Margin, Order, Ui, vec2};

/// What the navigator remembers from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Navigator {
    map: map::MapState,
    bookmarks: BookmarkList,
}

impl Navigator {
    /// Shows the navigator over the board if it is open and there is room.
    pub(super) fn show(&mut self, ui: &Ui, session: &mut Session, actions: &mut Vec<Action>) {
        let viewport = session.board().viewport_in_screen;
        let needed = size::MAP + 2.0 * vec2(size::S6, size::S6 + size::CONTROL);
        let fits = viewport.width() > 2.0 * needed.x && viewport.height() > 2.0 * needed.y;
        let is_empty = session.index().bounds().is_none() && session.bookmarks().len() == 0;
        if !session.settings().minimap_open || !fits || is_empty {
            return;
        }
        let corner = viewport.right_bottom() - vec2(size::S3, size::S3);
        Area::new(Id::unique("navigator"))
            .order(Order::Middle)
            .pivot(Align2::RIGHT_BOTTOM)
            .fixed_pos(corner)
            .show(ui.ctx(), |ui| {
                theme::floating_frame(ui.visuals(), Margin::same(size::S1 as i8))
                    .show(ui, |ui| self.content(ui, session, actions));
            });
    }

    fn content(&mut self, ui: &mut Ui, session: &mut Session, actions: &mut Vec<Action>) {
        ui.spacing_mut().item_spacing = vec2(0.0, size::S1);
        if !shows_everything(session) {
            let (rect, response) = ui.allocate_exact_size(size::MAP, egui::Sense::click_and_drag());
            self.map.show(ui, session, (rect, response), actions);
        }
        let row = vec2(size::MAP.x, size::CONTROL);
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            command(ui, session, CommandId::GoBack, Icon::ArrowLeft, actions);
            command(ui, session, CommandId::GoForward, Icon::ArrowRight, actions);
            self.bookmarks.button(ui, session, actions);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                command(ui, session, CommandId::ToggleMinimap, Icon::X, actions);
                command(ui, session, CommandId::FitAll, Icon::Maximize, actions);
                command(ui, session, CommandId::ZoomIn, Icon::Plus, actions);
                command(ui, session, CommandId::ZoomOut, Icon::Minus, actions);
            });
        });
    }
}

/// Whether the whole board is in view: then a map of it would only cover it.
fn shows_everything(session: &Session) -> bool {
    let board = session.board();
    let seen = board.camera.visible_in_board(board.viewport_in_screen);
    let bounds = session.index().bounds();
    bounds.is_none_or(|bounds| seen.contains_rect(bounds))
}

fn command(ui: &mut Ui, session: &Session, id: CommandId, icon: Icon, actions: &mut Vec<Action>) {
    let command = id.command();
    let availability = command.availability(session);
    let keys = command.shortcuts.first().map(ToString::to_string);
    let name = match (id, availability) {
        (CommandId::ToggleMinimap, Availability::Checked) => "Close the map",
        _ => command.label,
    };
    let keys = keys.unwrap_or_default();
    if icon_button(ui, icon, name, &keys, false, availability.is_enabled()).clicked() {
        actions.push(Action::Run(id));
    }
}

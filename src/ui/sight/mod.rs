//! What says which cards stand out: the bar of the filter above the board, and the small bars of focus and path on it.

mod date_menu;
mod facet_menu;
mod filter_bar;
mod focus_bar;
mod path_bar;

use super::theme::{self, size};
use crate::app::{Action, Session};
use egui::{Align, Area, Frame, Id, Layout, Margin, Order, Panel, Pos2, Response, Ui, vec2};
use filter_bar::FilterBar;
pub(super) use filter_bar::result_words;

/// What the bars remember from frame to frame.
#[derive(Default)]
pub(super) struct SightBars {
    filter: FilterBar,
}

impl SightBars {
    /// Shows the filter's bar at the top of what is left of the window, if it is open.
    pub(super) fn show_filter(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        actions: &mut Vec<Action>,
    ) {
        if !session.sight().shows_filter_bar() {
            self.filter.close();
            return;
        }
        let colors = theme::colors(ui.visuals());
        let frame = Frame::new()
            .fill(colors.bar)
            .inner_margin(Margin::symmetric(size::S2 as i8, 0));
        Panel::top("filter bar")
            .exact_size(size::TOOL_BAR)
            .resizable(false)
            .frame(frame)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.x = size::S1;
                ui.horizontal_centered(|ui| self.filter.show(ui, session, actions));
            });
    }

    /// Shows the bars of path and focus over the board, if there are any.
    pub(super) fn show_over_board(&self, ui: &Ui, session: &Session, actions: &mut Vec<Action>) {
        let viewport = session.board().viewport_in_screen;
        let widest = viewport.width() - 2.0 * size::S3;
        let mut corner = viewport.left_top() + vec2(size::S3, size::S3);
        if session.arrangement().is_some() {
            // The bar of the arrangement is above.
            corner.y += size::CONTROL + 2.0 * size::S3;
        }
        if let Some(path) = session.sight().path() {
            let bar = float(ui, "path bar", corner, |ui| {
                path_bar::content(ui, session, path, widest, actions)
            });
            corner.y = bar.rect.bottom() + size::S2;
        }
        if let Some(focus) = session.sight().focus() {
            float(ui, "focus bar", corner, |ui| {
                focus_bar::content(ui, session, focus, actions)
            });
        }
    }
}

/// A small bar that lies on the board.
fn float(ui: &Ui, name: &'static str, corner: Pos2, content: impl FnOnce(&mut Ui)) -> Response {
    let area = Area::new(Id::unique(name))
        .order(Order::Middle)
        .fixed_pos(corner)
        .constrain(false);
    let shown = area.show(ui.ctx(), |ui| {
        theme::floating_frame(
            ui.visuals(),
            Margin::symmetric(size::S2 as i8, size::S1 as i8),
        )
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = size::S1;
            ui.with_layout(Layout::left_to_right(Align::Center), content);
        });
    });
    shown.response
}

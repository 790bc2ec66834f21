//! What a picture becomes that was dropped on an entity's card.

use super::context_menu::popup_at;
use crate::app::{Action, PictureAction, PictureSource, PictureUse, Session};
use crate::model::EntityId;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{MenuChoice, menu_row};
use crate::ui::words::shortened;
use egui::{Pos2, Ui};

/// The question, where it is open.
#[derive(Debug, Default)]
pub struct PictureMenu {
    asked: Option<Asked>,
}

#[derive(Debug)]
struct Asked {
    sources: Vec<PictureSource>,
    entity: EntityId,
    at_in_board: Pos2,
}

impl PictureMenu {
    /// Asks.
    pub fn open(&mut self, sources: Vec<PictureSource>, entity: EntityId, at_in_board: Pos2) {
        self.asked = Some(Asked {
            sources,
            entity,
            at_in_board,
        });
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.asked.is_some()
    }

    /// Shows the question if it is open.
    pub fn show(&mut self, ui: &Ui, session: &Session, actions: &mut Vec<Action>) {
        let Some(asked) = &self.asked else { return };
        let board = session.board();
        let to_screen = board.camera.screen_from_board(board.viewport_in_screen);
        let at_in_screen = to_screen * asked.at_in_board;
        let name = shortened(&session.case().name_of(asked.entity.into()), 32);
        let portrait = format!("Portrait of {name}");
        let kinds = theme::board(ui.visuals()).kinds;
        let (mut is_open, mut chosen) = (true, None);
        popup_at(ui, "picture menu", at_in_screen, &mut is_open, |ui| {
            ui.set_min_width(size::MENU);
            let sign = MenuChoice::Sign(Icon::UserRound, kinds.entity.line);
            if menu_row(ui, sign, &portrait, "", true).clicked() {
                chosen = Some(PictureUse::PortraitOf(asked.entity));
            }
            let sign = MenuChoice::Sign(Icon::Image, kinds.image.line);
            if menu_row(ui, sign, "Picture card", "", true).clicked() {
                chosen = Some(PictureUse::Cards);
            }
        });
        if let Some(becomes) = chosen {
            actions.push(Action::Picture(PictureAction::Add {
                sources: asked.sources.clone(),
                at_in_board: Some(asked.at_in_board),
                becomes,
            }));
            is_open = false;
        }
        if !is_open {
            self.asked = None;
        }
    }
}

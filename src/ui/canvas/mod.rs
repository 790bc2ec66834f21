//! The board's area in the window: paints the board's picture and hands it what the pointer does.
//!
//! The board handles its own pointer: hits, drags and links are the gesture's matter. The nodes of cards that lie over
//! the picture exist for screen readers and tests; they pass the pointer on.

mod context_menu;
mod link_menu;
mod picture_menu;
mod pointer;
mod title_editor;

pub use context_menu::ContextMenu;
pub(super) use context_menu::entity_rows;
pub use link_menu::LinkMenu;
pub use picture_menu::PictureMenu;
pub use title_editor::TitleEditor;

use super::theme;
use crate::app::{Action, Edit, Session};
use crate::board::interact::CursorKind;
use crate::board::{Hit, Item, Picture, PictureNode, Selection};
use crate::model::RecordRef;
use egui::{CursorIcon, Id, Rect, Response, Sense, Ui};

/// What the canvas remembers from frame to frame.
#[derive(Debug, Default)]
pub struct CanvasState {
    pointer: pointer::PointerState,
    /// Editing of a title in place.
    pub editor: TitleEditor,
}

/// Shows the board and handles what is done on it.
pub fn canvas(
    ui: &mut Ui,
    session: &mut Session,
    state: &mut CanvasState,
    actions: &mut Vec<Action>,
) {
    let rect = ui.available_rect_before_wrap();
    if rect.width() < 1.0 || rect.height() < 1.0 {
        return;
    }
    // Every frame: a case that was just opened waits for it to place its first view.
    session.dispatch(Action::SetViewport(rect));
    let response = ui.allocate_rect(rect, Sense::click_and_drag());
    // Input first, so that the picture of this very frame shows its effect.
    let mut now = Vec::new();
    state.pointer.read(ui, &response, &mut now);
    for action in now {
        session.dispatch(action);
    }
    drop_record(&response, session, actions);
    let board_theme = theme::board(ui.visuals());
    let picture = ui
        .ctx()
        .fonts_mut(|fonts| session.picture(fonts, board_theme));
    if !picture.is_complete {
        ui.ctx().request_repaint();
    }
    let Picture { shapes, nodes, .. } = picture;
    ui.painter_at(rect).extend(shapes);
    for node in nodes {
        board_node(ui, rect, session, &node, actions);
    }
    state.editor.show(ui, session, actions);
    if response.hovered() || state.pointer.is_captured() {
        ui.ctx().set_cursor_icon(cursor_icon(
            session.board().cursor,
            state.pointer.is_space_held(),
        ));
    }
}

/// A node for screen readers and tests. Senses clicks only, so that drags reach the board below.
fn board_node(
    ui: &Ui,
    rect: Rect,
    session: &Session,
    node: &PictureNode,
    actions: &mut Vec<Action>,
) {
    let seen = node.rect_in_screen.intersect(rect);
    if !seen.is_positive() {
        return;
    }
    let response = ui.interact(seen, Id::unique(("board node", node.hit)), Sense::CLICK);
    let is_selected = selects(session.selection(), node.hit);
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, true, is_selected, &node.label)
    });
    // A click of the pointer is the gesture's; this one came from a screen reader.
    if response.clicked() && !response.clicked_by(egui::PointerButton::Primary) {
        let mut selection = Selection::default();
        match node.hit {
            Hit::Badge(Item::Card(id)) => return actions.push(Action::Edit(Edit::Unfold(id))),
            Hit::Badge(Item::Frame(id)) => return actions.push(Action::Edit(Edit::OpenFrame(id))),
            _ => {}
        }
        selection.cards.extend(node.hit.card());
        selection.frames.extend(node.hit.frame());
        selection.links.extend(node.hit.link());
        actions.push(Action::Select(selection));
    }
}

fn selects(selection: &Selection, hit: Hit) -> bool {
    hit.card().is_some_and(|id| selection.cards.contains(&id))
        || hit.frame().is_some_and(|id| selection.frames.contains(&id))
        || hit.link().is_some_and(|id| selection.links.contains(&id))
}

/// A record dragged from the library gets a card where it is dropped.
fn drop_record(response: &Response, session: &Session, actions: &mut Vec<Action>) {
    let Some(subject) = response.dnd_release_payload::<RecordRef>() else {
        return;
    };
    let board = session.board();
    let to_board = board
        .camera
        .screen_from_board(board.viewport_in_screen)
        .inverse();
    let at_in_board = response.ctx.pointer_latest_pos().map(|pos| to_board * pos);
    actions.push(Action::Edit(Edit::PlaceCard {
        subject: *subject,
        at_in_board,
    }));
}

fn cursor_icon(cursor: CursorKind, space_held: bool) -> CursorIcon {
    match cursor {
        CursorKind::Default if space_held => CursorIcon::Grab,
        CursorKind::Default => CursorIcon::Default,
        CursorKind::Pointing => CursorIcon::PointingHand,
        CursorKind::Grab => CursorIcon::Grab,
        CursorKind::Grabbing => CursorIcon::Grabbing,
        CursorKind::Move => CursorIcon::Move,
        CursorKind::Copy => CursorIcon::Copy,
        CursorKind::Crosshair => CursorIcon::Crosshair,
        CursorKind::NotAllowed => CursorIcon::NotAllowed,
        CursorKind::ResizeHorizontal => CursorIcon::ResizeHorizontal,
        CursorKind::ResizeVertical => CursorIcon::ResizeVertical,
        CursorKind::ResizeDown => CursorIcon::ResizeNwSe,
        CursorKind::ResizeUp => CursorIcon::ResizeNeSw,
    }
}

//! The small map: click to go there, drag to look around, wheel to zoom.

use crate::app::{Action, Session};
use crate::ui::theme::{self, size};
use egui::{
    CornerRadius, CursorIcon, Pos2, Rect, Response, Role, Shape, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo,
};

/// More found cards than this are a crowd that the map need not point out one by one.
const MOST_LIT: usize = 400;

/// What the map remembers while it is dragged.
#[derive(Debug, Default)]
pub(super) struct MapState {
    /// From the pointer to the middle of the view when the drag began inside the view's rectangle, in screen points.
    grip: Option<Vec2>,
}

impl MapState {
    pub(super) fn show(
        &mut self,
        ui: &Ui,
        session: &mut Session,
        (rect, response): (Rect, Response),
        actions: &mut Vec<Action>,
    ) {
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, "Map of the board"));
        let board_theme = theme::board(ui.visuals());
        let painter = ui.painter().with_clip_rect(rect);
        let radius = CornerRadius::same(size::RADIUS_CHIP);
        painter.rect_filled(rect, radius, board_theme.surfaces.board);
        let Some(map) = session.minimap(board_theme, rect) else {
            return;
        };
        let (shapes, to_screen) = (map.shapes.clone(), map.screen_from_board);
        painter.extend(shapes);
        painter.extend(lit(session, to_screen, board_theme.marks.lit));
        let seen = view_on_map(session, rect, to_screen);
        let accent = theme::colors(ui.visuals()).accent;
        painter.rect(
            seen,
            CornerRadius::same(2),
            accent.gamma_multiply(0.10),
            Stroke::new(1.5, accent),
            StrokeKind::Inside,
        );
        let board_from_screen = |at: Pos2| to_screen.inverse() * at;
        self.follow(&response, seen, board_from_screen, actions);
        self.zoom(ui, session, &response, actions);
    }

    /// A press outside the view's rectangle jumps there; dragging takes the view along.
    fn follow(
        &mut self,
        response: &Response,
        seen: Rect,
        board_from_screen: impl Fn(Pos2) -> Pos2,
        actions: &mut Vec<Action>,
    ) {
        let Some(at) = response.interact_pointer_pos() else {
            self.grip = None;
            return;
        };
        if response.drag_started() {
            self.grip = Some(if seen.contains(at) {
                seen.center() - at
            } else {
                Vec2::ZERO
            });
        }
        if response.dragged() {
            let grip = self.grip.unwrap_or_default();
            actions.push(Action::LookAt(board_from_screen(at + grip)));
        } else if response.clicked() {
            actions.push(Action::JumpTo(board_from_screen(at)));
        }
    }

    fn zoom(&self, ui: &Ui, session: &Session, response: &Response, actions: &mut Vec<Action>) {
        if !response.hovered() {
            return;
        }
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        let (scroll, zoom) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
        let factor = if zoom == 1.0 {
            (scroll / 200.0).exp()
        } else {
            zoom
        };
        if factor != 1.0 {
            actions.push(Action::ZoomAt {
                point_in_screen: session.board().viewport_in_screen.center(),
                factor,
            });
        }
    }
}

/// What the board's view shows, on the map; never so small that it could not be seen.
fn view_on_map(session: &Session, rect: Rect, to_screen: egui::emath::TSTransform) -> Rect {
    let board = session.board();
    let seen = to_screen * board.camera.visible_in_board(board.viewport_in_screen);
    let size = seen.size().max(Vec2::splat(6.0));
    let seen = Rect::from_center_size(seen.center(), size).intersect(rect);
    if seen.is_positive() {
        seen
    } else {
        // The view is beyond the board: its side of the map says where.
        let center = board.camera.center_in_board();
        Rect::from_center_size(rect.shrink(4.0).clamp(to_screen * center), Vec2::splat(6.0))
    }
}

/// Spots where a search found something.
fn lit(session: &Session, to_screen: egui::emath::TSTransform, ink: egui::Color32) -> Vec<Shape> {
    let lit = &session.board().scene.lit;
    if lit.len() > MOST_LIT {
        return Vec::new();
    }
    let cards = lit.iter().filter_map(|id| session.index().card(id));
    cards
        .map(|card| Shape::circle_filled(to_screen * card.rect.center(), 2.5, ink))
        .collect()
}

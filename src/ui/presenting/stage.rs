//! The page itself: the board's own picture, with all that is not on the page in the dark.

use crate::app::{Action, PresentingAction, Session};
use crate::ui::theme::{self, size, stage as lengths};
use egui::{
    Align2, Color32, CornerRadius, Id, Painter, PointerButton, Rect, Role, Sense, Ui, WidgetInfo,
    pos2, vec2,
};

/// The handling mark of what is shown, over the whole width: coloured words on black.
pub(super) fn banner(ui: &Ui, session: &Session) {
    let rect = ui.max_rect();
    let Some(mark) = session.presenting().map(|presenting| presenting.mark()) else {
        return;
    };
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, theme::MARK_GROUND);
    let [red, green, blue] = mark.rgb();
    painter.text(
        rect.center(),
        Align2::CENTER_CENTER,
        mark.label(),
        theme::semibold(lengths::MARK),
        Color32::from_rgb(red, green, blue),
    );
    let node = ui.interact(rect, Id::unique("presenting mark"), Sense::hover());
    node.widget_info(|| {
        WidgetInfo::labeled(Role::Label, true, format!("Handling mark {}", mark.label()))
    });
}

/// What the page on show is called.
pub(super) fn title_on_show(session: &Session) -> String {
    let frame = session
        .presenting()
        .and_then(|presenting| presenting.frame());
    match frame {
        Some(frame) => session.case().name_of(frame.into()),
        None => session.case().info().title.clone(),
    }
}

/// The board, the page bright and all else dark. A click goes on, one of the right button back.
pub(super) fn stage(ui: &mut Ui, rect: Rect, session: &mut Session, actions: &mut Vec<Action>) {
    if rect.width() < 1.0 || rect.height() < 1.0 {
        return;
    }
    session.dispatch(Action::SetViewport(rect));
    let response = ui.allocate_rect(rect, Sense::CLICK);
    let board_theme = theme::board(ui.visuals());
    let picture = ui
        .ctx()
        .fonts_mut(|fonts| session.picture(fonts, board_theme));
    if !picture.is_complete {
        ui.ctx().request_repaint();
    }
    let painter = ui.painter_at(rect);
    painter.extend(picture.shapes);
    let Some(presenting) = session.presenting() else {
        return;
    };
    let page = session.rect_on_screen(presenting.stage_in_board());
    if presenting.frame().is_some() {
        let (shown, between) = lengths::VEIL;
        let strength = shown + (between - shown) * presenting.between_pages();
        veil(&painter, rect, page, strength);
    } else if presenting.elapsed_secs() < lengths::TOLD_SECS {
        no_pages(&painter, rect);
        ui.ctx()
            .request_repaint_after_secs(presenting.next_second_secs());
    }
    for node in &picture.nodes {
        if page.contains(node.rect_in_screen.center()) {
            let id = Id::unique(("presented", node.hit));
            let shown = ui.interact(node.rect_in_screen.intersect(rect), id, Sense::hover());
            shown.widget_info(|| WidgetInfo::labeled(Role::Label, true, &node.label));
        }
    }
    let words = format!(
        "Page {} of {}: {}",
        presenting.number(),
        presenting.count(),
        title_on_show(session)
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    if response.clicked() {
        actions.push(Action::Presenting(PresentingAction::Next));
    } else if response.clicked_by(PointerButton::Secondary) {
        actions.push(Action::Presenting(PresentingAction::Previous));
    }
}

/// Darkens what is not on the page.
fn veil(painter: &Painter, rect: Rect, page: Rect, strength: f32) {
    let dark = theme::STAGE.ground.gamma_multiply(strength);
    let page = page.intersect(rect);
    if !page.is_positive() {
        painter.rect_filled(rect, 0.0, dark);
        return;
    }
    for side in [
        Rect::from_min_max(rect.min, pos2(rect.max.x, page.min.y)),
        Rect::from_min_max(pos2(rect.min.x, page.max.y), rect.max),
        Rect::from_min_max(pos2(rect.min.x, page.min.y), pos2(page.min.x, page.max.y)),
        Rect::from_min_max(pos2(page.max.x, page.min.y), pos2(rect.max.x, page.max.y)),
    ] {
        if side.is_positive() {
            painter.rect_filled(side, 0.0, dark);
        }
    }
}

/// Tells why the whole board is shown.
fn no_pages(painter: &Painter, rect: Rect) {
    let words = "No frame is a page yet, so the whole board is shown. Frames make pages.";
    let font = theme::regular(lengths::FOOT);
    let galley = painter.layout_no_wrap(words.to_owned(), font, theme::STAGE.text);
    let at = rect.center_bottom() - vec2(galley.size().x / 2.0, galley.size().y + size::S6);
    let plate = Rect::from_min_size(at, galley.size()).expand2(vec2(size::S4, size::S2));
    let radius = CornerRadius::same(size::RADIUS_PANEL);
    painter.rect_filled(plate, radius, theme::STAGE.panel);
    painter.galley(at, galley, theme::STAGE.text);
}

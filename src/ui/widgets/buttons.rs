//! Small buttons without a frame of their own.

use super::look::Look;
use crate::board::fonts::Weight;
use crate::ui::theme::size;
use egui::{
    Align2, Color32, CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};
use lucide_icons::Icon;

/// A square button that shows an icon; `name` is read aloud and shown as the tooltip.
pub fn sign_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    sign_toggle(ui, icon, name, false)
}

/// A square button that shows an icon and can be switched on.
pub fn sign_toggle(ui: &mut Ui, icon: Icon, name: &str, is_on: bool) -> Response {
    let look = Look::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(size::S6, size::S6), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, is_on, name));
    if ui.is_rect_visible(rect) {
        paint_ground(ui, &response, is_on);
        let ink = if is_on || response.hovered() {
            look.text()
        } else {
            look.muted()
        };
        let font = look.font(size::ICON, Weight::Icon);
        ui.painter().text(
            rect.center(),
            Align2::CENTER_CENTER,
            char::from(icon),
            font,
            ink,
        );
    }
    response.on_hover_text(name)
}

/// Words that can be clicked, such as "Show article".
pub fn link_button(ui: &mut Ui, words: &str) -> Response {
    let look = Look::of(ui);
    text_button(ui, None, words, look.accent())
}

/// A quiet button with an icon and words.
pub fn quiet_button(ui: &mut Ui, icon: Icon, words: &str) -> Response {
    let look = Look::of(ui);
    text_button(ui, Some(icon), words, look.muted())
}

fn text_button(ui: &mut Ui, icon: Option<Icon>, words: &str, ink: Color32) -> Response {
    let look = Look::of(ui);
    let galley =
        ui.painter()
            .layout_no_wrap(words.to_owned(), look.font(12.0, Weight::Medium), ink);
    let icon_width = if icon.is_some() {
        size::ICON + size::S1
    } else {
        0.0
    };
    let wanted = vec2(galley.size().x + icon_width + 2.0 * size::S1, size::S6);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, words));
    if ui.is_rect_visible(rect) {
        paint_ground(ui, &response, false);
        let mut at = rect.left_center() + vec2(size::S1, 0.0);
        if let Some(icon) = icon {
            let font = look.font(size::ICON, Weight::Icon);
            ui.painter()
                .text(at, Align2::LEFT_CENTER, char::from(icon), font, ink);
            at.x += icon_width;
        }
        ui.painter()
            .galley(at - vec2(0.0, galley.size().y / 2.0), galley, ink);
    }
    response
}

/// The ground of what is pointed at, pressed or has the keyboard focus.
pub(super) fn paint_ground(ui: &Ui, response: &Response, is_on: bool) {
    let look = Look::of(ui);
    let radius = CornerRadius::same(size::RADIUS);
    let fill = match (
        is_on || response.is_pointer_button_down_on(),
        response.hovered(),
    ) {
        (true, _) => look.colors.pressed,
        (false, true) => look.colors.hover,
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(response.rect, radius, fill);
    if response.has_focus() {
        let ring = Stroke::new(2.0, look.accent());
        ui.painter()
            .rect_stroke(response.rect, radius, ring, StrokeKind::Inside);
    }
}

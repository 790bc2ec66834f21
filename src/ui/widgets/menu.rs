//! A button that looks like a field and opens a list, and the rows of such lists.

use super::chips::one_line;
use super::look::Look;
use crate::board::fonts::Weight;
use crate::ui::theme::size;
use egui::{
    Align2, Color32, CornerRadius, Popup, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, vec2,
};
use lucide_icons::Icon;

/// A field-like button: icon, words, something muted, and a chevron. `name` says what is chosen here.
pub fn dropdown(
    ui: &mut Ui,
    name: &str,
    icon: Option<(Icon, Color32)>,
    words: &str,
    aside: &str,
) -> Response {
    let look = Look::of(ui);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), size::CONTROL), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, enabled, name);
        info.current_text_value = Some(words.to_owned());
        info
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let line = if response.has_focus() {
        Stroke::new(2.0, look.accent())
    } else {
        Stroke::new(1.0, look.colors.line)
    };
    let fill = if response.hovered() {
        look.colors.hover
    } else {
        look.colors.field
    };
    ui.painter().rect(
        rect,
        CornerRadius::same(size::RADIUS),
        fill,
        line,
        StrokeKind::Inside,
    );
    let mut left = rect.left() + size::S2;
    let right = rect.right() - size::S2 - size::ICON;
    let icons = look.font(size::ICON, Weight::Icon);
    let chevron = egui::pos2(rect.right() - size::S2, rect.center().y);
    ui.painter().text(
        chevron,
        Align2::RIGHT_CENTER,
        char::from(Icon::ChevronDown),
        icons.clone(),
        look.muted(),
    );
    if let Some((icon, color)) = icon {
        ui.painter().text(
            egui::pos2(left, rect.center().y),
            Align2::LEFT_CENTER,
            char::from(icon),
            icons,
            color,
        );
        left += size::ICON + size::S2;
    }
    let font = look.font(size::TEXT_BODY, Weight::Regular);
    let ink = if words.is_empty() {
        look.muted()
    } else {
        look.text()
    };
    let shown = if words.is_empty() { "not set" } else { words };
    let galley = ui
        .painter()
        .layout_job(one_line(shown, font, ink, (right - left).max(8.0)));
    let width = galley.size().x;
    ui.painter().galley(
        egui::pos2(left, rect.center().y - galley.size().y / 2.0),
        galley,
        ink,
    );
    left += width + size::S1;
    if !aside.is_empty() && right - left > 32.0 {
        let meta = look.font(size::TEXT_META, Weight::Regular);
        let galley = ui
            .painter()
            .layout_job(one_line(aside, meta, look.muted(), right - left));
        ui.painter().galley(
            egui::pos2(left, rect.center().y - galley.size().y / 2.0),
            galley,
            look.muted(),
        );
    }
    response
}

/// A list of choices behind a field-like button; returns the place of the one that was chosen.
pub fn choice_row(ui: &mut Ui, name: &str, labels: &[&str], chosen: usize) -> Option<usize> {
    let shown = labels.get(chosen).copied().unwrap_or("");
    let button = dropdown(ui, name, None, shown, "");
    let mut picked = None;
    Popup::menu(&button).width(button.rect.width()).show(|ui| {
        for (at, label) in labels.iter().enumerate() {
            if ui.selectable_label(at == chosen, *label).clicked() {
                picked = Some(at);
            }
        }
    });
    picked.filter(|at| *at != chosen)
}

/// A row of a menu with an icon in front.
pub fn menu_button_row(ui: &mut Ui, icon: Icon, words: &str) -> Response {
    let look = Look::of(ui);
    let mut job = egui::text::LayoutJob::default();
    let plain = |size: f32, weight: Weight, ink: Color32| {
        egui::text::TextFormat::simple(look.font(size, weight), ink)
    };
    job.append(
        &char::from(icon).to_string(),
        0.0,
        plain(size::ICON, Weight::Icon, look.muted()),
    );
    job.append(
        words,
        size::S2,
        plain(size::TEXT_BODY, Weight::Regular, look.text()),
    );
    let response = ui.button(job);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    response
}

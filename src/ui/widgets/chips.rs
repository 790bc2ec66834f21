//! Chips: a short word on a small plate that can be clicked and taken away.

use super::look::Look;
use crate::board::fonts::Weight;
use crate::ui::theme::size;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};
use lucide_icons::Icon;

/// A chip to show.
pub struct Chip<'a> {
    /// In front of the word, in this colour.
    pub icon: Option<(Icon, Color32)>,
    /// The word.
    pub words: &'a str,
    /// What taking it away is called, such as "Remove alias DPRK"; `None` for a chip that stays.
    pub remove: Option<String>,
}

/// What happened to a chip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChipEvent {
    /// It was clicked.
    Clicked,
    /// Its cross was clicked, or Del was pressed on it.
    Removed,
}

/// Shows a chip, no wider than the room there is.
pub fn chip(ui: &mut Ui, chip: &Chip<'_>) -> Option<ChipEvent> {
    let look = Look::of(ui);
    let icon_width = if chip.icon.is_some() {
        13.0 + size::S1
    } else {
        0.0
    };
    let cross_width = if chip.remove.is_some() { 18.0 } else { 0.0 };
    let around = icon_width + cross_width + 2.0 * size::S2;
    let widest = (ui.max_rect().width() - around).max(24.0);
    let galley = ui.painter().layout_job(one_line(
        chip.words,
        look.font(12.0, Weight::Regular),
        look.text(),
        widest,
    ));
    let (rect, response) =
        ui.allocate_exact_size(vec2(galley.size().x + around, size::S6), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, chip.words));
    let cross = chip.remove.as_ref().map(|name| {
        let side = Rect::from_min_max(pos2(rect.right() - cross_width - 4.0, rect.top()), rect.max);
        let cross = ui.interact(side, response.id.with("remove"), Sense::click());
        cross.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
        cross
    });
    if ui.is_rect_visible(rect) {
        let radius = CornerRadius::same(size::RADIUS_CHIP);
        let fill = if response.hovered() {
            look.colors.pressed
        } else {
            look.board.surfaces.chip
        };
        ui.painter().rect_filled(rect, radius, fill);
        let ring = if response.has_focus() {
            Stroke::new(2.0, look.accent())
        } else {
            Stroke::new(1.0, look.colors.line)
        };
        ui.painter()
            .rect_stroke(rect, radius, ring, StrokeKind::Inside);
        let mut at = rect.left_center() + vec2(size::S2, 0.0);
        if let Some((icon, color)) = chip.icon {
            ui.painter().text(
                at,
                Align2::LEFT_CENTER,
                char::from(icon),
                look.font(13.0, Weight::Icon),
                color,
            );
            at.x += icon_width;
        }
        ui.painter()
            .galley(at - vec2(0.0, galley.size().y / 2.0), galley, look.text());
        if let Some(cross) = &cross {
            let ink = if cross.hovered() || cross.has_focus() {
                look.text()
            } else {
                look.muted()
            };
            let font = look.font(12.0, Weight::Icon);
            ui.painter().text(
                cross.rect.center(),
                Align2::CENTER_CENTER,
                char::from(Icon::X),
                font,
                ink,
            );
        }
    }
    let delete = response.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Delete));
    if cross.is_some_and(|cross| cross.clicked()) || (delete && chip.remove.is_some()) {
        return Some(ChipEvent::Removed);
    }
    response
        .on_hover_text(chip.words)
        .clicked()
        .then_some(ChipEvent::Clicked)
}

/// Something that is proposed and not yet so: a dim chip with a dashed-looking edge that is taken with a click or Enter.
/// `note` says where the proposal comes from.
pub fn proposal(ui: &mut Ui, words: &str, note: &str) -> Response {
    let look = Look::of(ui);
    let icon_width = 13.0 + size::S1;
    let around = icon_width + 2.0 * size::S2;
    let font = look.font(12.0, Weight::Regular);
    let note = ui.painter().layout_no_wrap(
        note.to_owned(),
        look.font(size::TEXT_META, Weight::Regular),
        look.muted(),
    );
    let note_width = if note.is_empty() {
        0.0
    } else {
        note.size().x + size::S2
    };
    let widest = (ui.max_rect().width() - around - note_width).max(24.0);
    let galley = ui
        .painter()
        .layout_job(one_line(words, font, look.muted(), widest));
    let size_in_screen = vec2(galley.size().x + around + note_width, size::S6);
    let (rect, response) = ui.allocate_exact_size(size_in_screen, Sense::click());
    let enabled = ui.is_enabled();
    response
        .widget_info(|| WidgetInfo::labeled(Role::Button, enabled, format!("Proposed: {words}")));
    if ui.is_rect_visible(rect) {
        let radius = CornerRadius::same(size::RADIUS_CHIP);
        let is_hot = response.hovered() || response.has_focus();
        if is_hot {
            ui.painter().rect_filled(rect, radius, look.colors.hover);
        }
        let ring = if response.has_focus() {
            Stroke::new(2.0, look.accent())
        } else {
            Stroke::new(1.0, look.colors.line)
        };
        ui.painter()
            .rect_stroke(rect, radius, ring, StrokeKind::Inside);
        let mut at = rect.left_center() + vec2(size::S2, 0.0);
        ui.painter().text(
            at,
            Align2::LEFT_CENTER,
            char::from(Icon::Sparkles),
            look.font(13.0, Weight::Icon),
            look.accent(),
        );
        at.x += icon_width;
        let ink = if is_hot { look.text() } else { look.muted() };
        let width = galley.size().x;
        let top = at - vec2(0.0, galley.size().y / 2.0);
        ui.painter()
            .galley_with_override_text_color(top, galley, ink);
        at.x += width + size::S2;
        let top = at - vec2(0.0, note.size().y / 2.0);
        ui.painter().galley(top, note, look.muted());
    }
    response.on_hover_text(format!(
        "{words}\nProposed from the words. Enter takes it, Esc drops it."
    ))
}

/// One line of text that ends in an ellipsis where it is too long.
pub(super) fn one_line(words: &str, font: egui::FontId, ink: Color32, widest: f32) -> LayoutJob {
    // Only what can be seen is laid out, however long the words are.
    let seen: String = words
        .chars()
        .take(200)
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    let mut job = LayoutJob::single_section(seen, TextFormat::simple(font, ink));
    job.wrap = TextWrapping::truncate_at_width(widest);
    job
}

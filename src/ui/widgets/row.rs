//! One line of a list: icon, name, something muted beside it, and a count, grade or word at the right edge.

use super::buttons::paint_ground;
use super::chips::one_line;
use super::look::Look;
use crate::board::fonts::Weight;
use crate::ui::theme::size;
use crate::ui::words::{in_sight, shortened};
use egui::{Align2, Color32, FontId, Galley, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};
use lucide_icons::Icon;
use std::borrow::Cow;
use std::sync::Arc;

/// What stands at the right edge of a row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum RowTail {
    /// Nothing.
    #[default]
    None,
    /// A count, a grade or a word.
    Words(String),
    /// A count, a grade or a word, and the mark of a record that is not on the board.
    OffBoard(String),
}

/// A row to show.
pub struct Row<'a> {
    /// In front, in this colour.
    pub icon: Icon,
    /// The icon's colour.
    pub color: Color32,
    /// The name; ends in an ellipsis where it is too long.
    pub name: &'a str,
    /// Muted words after the name.
    pub aside: &'a str,
    /// What stands at the right edge.
    pub tail: RowTail,
    /// Whether it is selected.
    pub is_selected: bool,
}

/// Shows a row over the whole width.
pub fn row(ui: &mut Ui, spec: &Row<'_>, sense: Sense) -> Response {
    let look = Look::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::CONTROL), sense);
    let enabled = ui.is_enabled();
    let (tail, is_off_board) = match &spec.tail {
        RowTail::None => ("", false),
        RowTail::Words(words) => (words.as_str(), false),
        RowTail::OffBoard(words) => (words.as_str(), true),
    };
    response.widget_info(|| {
        let mut name = spec.name.to_owned();
        if is_off_board {
            name.push_str(", not on the board");
        }
        WidgetInfo::selected(Role::Button, enabled, spec.is_selected, name)
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    paint_ground(ui, &response, spec.is_selected);
    let meta = look.font(size::TEXT_META, Weight::Regular);
    let mut right = rect.right() - size::S2;
    if !tail.is_empty() {
        let at = egui::pos2(right, rect.center().y);
        right = ui
            .painter()
            .text(at, Align2::RIGHT_CENTER, tail, meta.clone(), look.muted())
            .left()
            - size::S2;
    }
    if is_off_board {
        let center = egui::pos2(right - 3.0, rect.center().y);
        ui.painter()
            .circle_stroke(center, 3.0, Stroke::new(1.0, look.muted()));
        right -= 6.0 + size::S2;
    }
    let at = rect.left_center() + vec2(size::S2, 0.0);
    ui.painter().text(
        at,
        Align2::LEFT_CENTER,
        char::from(spec.icon),
        look.font(size::ICON, Weight::Icon),
        spec.color,
    );
    let mut left = at.x + size::ICON + size::S2;
    let body = look.font(size::TEXT_BODY, Weight::Regular);
    let name = line_in_sight(ui, spec.name, &body, look.text(), (right - left).max(8.0));
    let top = rect.center().y - name.size().y / 2.0;
    let name_width = name.size().x;
    ui.painter()
        .galley(egui::pos2(left, top), name, look.text());
    left += name_width + size::S2;
    if !spec.aside.is_empty() && right - left > 32.0 {
        let aside = line_in_sight(ui, spec.aside, &meta, look.muted(), right - left);
        ui.painter().galley(
            egui::pos2(left, rect.center().y - aside.size().y / 2.0),
            aside,
            look.muted(),
        );
    }
    response
}

/// Sets one line at most this wide; words from right to left in their order, cut off at their own end.
fn line_in_sight(ui: &Ui, words: &str, font: &FontId, color: Color32, width: f32) -> Arc<Galley> {
    let set = |words: &str| {
        let job = one_line(words, font.clone(), color, width);
        ui.painter().layout_job(job)
    };
    let whole = in_sight(words);
    if matches!(whole, Cow::Borrowed(_)) {
        return set(words);
    }
    let mut galley = set(&whole);
    let mut letters = words.chars().count();
    while galley.elided && letters > 1 {
        letters = (letters * 7 / 8).min(letters - 1);
        galley = set(&in_sight(&shortened(words, letters)));
    }
    galley
}

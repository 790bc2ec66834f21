//! The small bar at selected words: what can be made of them, with the key of each.

use super::keys::mark_key;
use crate::app::MarkKind;
use crate::board::fonts::Weight;
use crate::model::RecordKind;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, size};
use crate::ui::widgets::Look;
use egui::{
    Align2, Area, Color32, CornerRadius, Id, Margin, Order, Rect, Role, Sense, Stroke, StrokeKind,
    Ui, WidgetInfo, pos2, vec2,
};

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chosen {
    /// Make something of the words.
    Mark(MarkKind),
    /// Let what is on show rest on them too.
    AddToShown,
    /// Copy them with their citation.
    Copy,
}

const HEIGHT: f32 = 30.0;

/// Shows the bar at the words, inside `view`; gives what was chosen and where the bar is. `on_show` is the kind of what the
/// inspector shows, if that can rest on further words.
pub(super) fn mark_bar(
    ui: &Ui,
    pane: u64,
    words: &[Rect],
    view: Rect,
    on_show: Option<RecordKind>,
) -> (Option<Chosen>, Rect) {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return (None, Rect::NOTHING);
    };
    let id = Id::unique(("mark bar", pane));
    let width = ui
        .ctx()
        .memory(|memory| memory.area_rect(id))
        .map_or(420.0, |rect| rect.width());
    let full = HEIGHT + 2.0 * size::S1;
    let above = first.top() - full - size::S2;
    let y = if above >= view.top() {
        above
    } else if last.bottom() + size::S2 + full <= view.bottom() {
        last.bottom() + size::S2
    } else {
        view.top() + size::S2
    };
    let left = view.left() + size::S1;
    let x =
        (first.center().x - width / 2.0).clamp(left, (view.right() - width - size::S1).max(left));
    let mut chosen = None;
    let shown = Area::new(id)
        .order(Order::Foreground)
        .fixed_pos(pos2(x, y))
        .show(ui.ctx(), |ui| {
            theme::floating_frame(ui.visuals(), Margin::same(size::S1 as i8)).show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 0.0;
                    for kind in MarkKind::ALL {
                        let (icon, ink) = face(ui, kind);
                        let key = mark_key(kind).name();
                        if button(ui, icon, ink, short(kind), kind.label(), key) {
                            chosen = Some(Chosen::Mark(kind));
                        }
                    }
                    if let Some(kind) = on_show {
                        let ink = theme::board(ui.visuals()).kind(kind).line;
                        let name = format!("Add to this {}", kind.word());
                        if button(
                            ui,
                            Icon::Plus,
                            ink,
                            &format!("To {}", kind.word()),
                            &name,
                            "+",
                        ) {
                            chosen = Some(Chosen::AddToShown);
                        }
                    }
                    let muted = Look::of(ui).muted();
                    if button(ui, Icon::Copy, muted, "", "Copy with citation", "Ctrl+C") {
                        chosen = Some(Chosen::Copy);
                    }
                });
            });
        });
    (chosen, shown.response.rect)
}

fn short(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::OtherName => "Name of…",
        kind => kind.label(),
    }
}

fn face(ui: &Ui, kind: MarkKind) -> (Icon, Color32) {
    let board = theme::board(ui.visuals());
    match kind {
        MarkKind::Entity => (Icon::User, board.kind(RecordKind::Entity).line),
        MarkKind::Claim => (Icon::Quote, board.kind(RecordKind::Claim).line),
        MarkKind::Note => (Icon::StickyNote, board.kind(RecordKind::Note).line),
        MarkKind::OtherName => (Icon::UserPen, board.kind(RecordKind::Entity).line),
        MarkKind::Highlight => (Icon::Highlighter, board.marks.lit),
    }
}

fn button(ui: &mut Ui, icon: Icon, ink: Color32, words: &str, name: &str, key: &str) -> bool {
    let look = Look::of(ui);
    let painter = ui.painter();
    let words = painter.layout_no_wrap(
        words.to_owned(),
        look.font(12.0, Weight::Medium),
        look.text(),
    );
    let cap = painter.layout_no_wrap(
        key.to_owned(),
        look.font(10.0, Weight::Regular),
        look.muted(),
    );
    let gap = if words.size().x > 0.0 { size::S1 } else { 0.0 };
    let width = size::S1 + size::ICON_SMALL + gap + words.size().x + size::S1 + cap.size().x + 5.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width + size::S1, HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let painter = ui.painter();
    if response.hovered() || response.is_pointer_button_down_on() {
        painter.rect_filled(rect, CornerRadius::same(size::RADIUS), look.colors.hover);
    }
    if response.has_focus() {
        let ring = Stroke::new(2.0, look.accent());
        let radius = CornerRadius::same(size::RADIUS);
        painter.rect_stroke(rect, radius, ring, StrokeKind::Inside);
    }
    let mut at = rect.left_center() + vec2(size::S1 + 1.0, 0.0);
    let font = look.font(size::ICON_SMALL, Weight::Icon);
    painter.text(at, Align2::LEFT_CENTER, char::from(icon), font, ink);
    at.x += size::ICON_SMALL + gap;
    let words_width = words.size().x;
    painter.galley(at - vec2(0.0, words.size().y / 2.0), words, look.text());
    at.x += words_width + size::S1;
    painter.galley(at - vec2(0.0, cap.size().y / 2.0 - 0.5), cap, look.muted());
    response.on_hover_text(format!("{name}  {key}")).clicked()
}

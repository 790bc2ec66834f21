//! Below the page: its title, its number, and buttons for whoever has only a mouse, while the mouse is moved.

use super::stage::title_on_show;
use crate::app::{Action, PresentingAction, Session};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, size, stage as lengths};
use crate::ui::words::in_sight;
use egui::{
    Align, Align2, Label, Layout, Response, RichText, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2,
};

/// The foot.
pub(super) fn foot(ui: &mut Ui, session: &Session, is_awake: bool, actions: &mut Vec<Action>) {
    let Some(presenting) = session.presenting() else {
        return;
    };
    let rect = ui.max_rect().shrink2(vec2(size::S4, 0.0));
    let number = format!("{} / {}", presenting.number(), presenting.count());
    let mut right = ui.new_child(
        UiBuilder::new()
            .max_rect(rect)
            .layout(Layout::right_to_left(Align::Center)),
    );
    right.spacing_mut().item_spacing.x = size::S1;
    let ink = theme::STAGE.text;
    right.label(
        RichText::new(&number)
            .font(theme::medium(lengths::FOOT))
            .color(ink),
    );
    right.add_space(size::S3);
    right.scope(|ui| {
        let has_focus = ui.memory(|memory| memory.focused()).is_some();
        ui.set_opacity(if is_awake || has_focus { 1.0 } else { 0.0 });
        buttons(ui, session, actions);
    });
    let left_end = right.min_rect().left() - size::S4;
    let mut left = ui.new_child(
        UiBuilder::new()
            .max_rect(rect.with_max_x(left_end.max(rect.left())))
            .layout(Layout::left_to_right(Align::Center)),
    );
    let title = title_on_show(session);
    let words = RichText::new(in_sight(title.trim()))
        .font(theme::medium(lengths::FOOT))
        .color(ink);
    left.add(Label::new(words).truncate().selectable(false));
    if !presenting.typed().is_empty() {
        in_middle(ui, &format!("Enter goes to page {}", presenting.typed()));
    } else if presenting.elapsed_secs() < lengths::HINT_SECS {
        in_middle(ui, "Esc ends, F1 shows all keys");
        ui.ctx()
            .request_repaint_after_secs(presenting.next_second_secs());
    }
}

/// The number that is being typed, or what there is to know at first.
fn in_middle(ui: &Ui, words: &str) {
    let rect = ui.max_rect();
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        words,
        theme::regular(lengths::FOOT),
        theme::STAGE.muted,
    );
}

/// From right to left, as the layout runs.
fn buttons(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    use PresentingAction as A;
    let aids = session.presenting().map(|it| it.aids()).unwrap_or_default();
    for (icon, name, asked, is_on) in [
        (Icon::X, "End presenting  Esc", A::End, false),
        (Icon::Keyboard, "Keys  F1", A::ToggleKeys, aids.keys),
        (
            Icon::Pointer,
            "Laser pointer  L",
            A::ToggleLaser,
            aids.laser,
        ),
        (
            Icon::MessageSquareText,
            "Speaker notes  N",
            A::ToggleNotes,
            aids.notes,
        ),
        (Icon::ChevronRight, "Next page", A::Next, false),
        (Icon::ChevronLeft, "Page before", A::Previous, false),
    ] {
        if button(ui, icon, name, is_on).clicked() {
            actions.push(Action::Presenting(asked));
        }
    }
}

fn button(ui: &mut Ui, icon: Icon, name: &str, is_on: bool) -> Response {
    let side = vec2(size::CONTROL, size::CONTROL);
    let (rect, response) = ui.allocate_exact_size(side, Sense::click());
    let (label, _) = name.split_once("  ").unwrap_or((name, ""));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_on, label));
    let colors = theme::STAGE;
    if response.hovered() || is_on || response.has_focus() {
        ui.painter()
            .rect_filled(rect, f32::from(size::RADIUS), colors.line);
    }
    let ink = if is_on || response.hovered() {
        colors.text
    } else {
        colors.muted
    };
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        char::from(icon),
        icons::font(size::ICON),
        ink,
    );
    response.on_hover_text(name)
}

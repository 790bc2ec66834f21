//! Buttons and small signs.

use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, size};
use egui::{
    Button, Color32, CornerRadius, Frame, IntoAtoms, Margin, Response, RichText, Stroke, Ui, vec2,
};

/// How much a button asks to be pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The one that goes on.
    Main,
    /// One among others.
    Plain,
    /// Something would be lost.
    Danger,
}

/// A button of a bar: a sign in its colour and words; frameless until the pointer is on it.
pub fn tool_button(ui: &mut Ui, icon: Icon, color: Color32, words: &str) -> Response {
    let atoms = (
        icons::colored(icon, size::ICON, color),
        RichText::new(words).font(theme::regular(size::TEXT_BODY)),
    );
    let button = Button::new(atoms)
        .frame_when_inactive(false)
        .gap(6.0)
        .min_size(vec2(0.0, size::CONTROL));
    ui.add(button).accessible_name(words)
}

/// A square button with a sign alone; its name is its tooltip.
pub fn icon_button(
    ui: &mut Ui,
    icon: Icon,
    name: &str,
    shortcut: &str,
    selected: bool,
    enabled: bool,
) -> Response {
    let colors = theme::colors(ui.visuals());
    let ink = if selected { colors.text } else { colors.muted };
    let mut button = Button::new(icons::colored(icon, size::ICON, ink))
        .frame_when_inactive(false)
        .min_size(theme::icon_button_size());
    if selected {
        button = button
            .fill(colors.hover)
            .stroke(Stroke::new(1.0, colors.line));
    }
    let tip = if shortcut.is_empty() {
        name.to_owned()
    } else {
        format!("{name}  {shortcut}")
    };
    ui.add_enabled(enabled, button)
        .accessible_name(name)
        .on_hover_text(tip)
}

/// A button of a page or a question.
pub fn big_button(ui: &mut Ui, tone: Tone, words: &str) -> Response {
    let colors = theme::colors(ui.visuals());
    let (fill, ink) = match tone {
        Tone::Main => (colors.accent, colors.on_accent),
        Tone::Plain => (colors.field, colors.text),
        Tone::Danger => (colors.field, colors.danger),
    };
    let words_shown = RichText::new(words)
        .font(theme::medium(size::TEXT_BODY))
        .color(ink);
    let mut button = Button::new(words_shown).min_size(vec2(84.0, size::BAR_BUTTON));
    if tone == Tone::Main {
        button = button.fill(fill).stroke(Stroke::NONE);
    }
    ui.add(button).accessible_name(words)
}

/// One of a row of choices of which one is on.
pub fn choice_button<'a>(ui: &mut Ui, selected: bool, words: impl IntoAtoms<'a>) -> Response {
    let colors = theme::colors(ui.visuals());
    let mut button = Button::new(words)
        .min_size(vec2(0.0, size::CONTROL))
        .selected(selected);
    if selected {
        button = button
            .fill(colors.accent_wash)
            .stroke(Stroke::new(1.0, colors.accent));
    }
    ui.add(button)
}

/// A key as on the keyboard.
pub fn key_cap(ui: &mut Ui, key: &str) -> Response {
    let colors = theme::colors(ui.visuals());
    Frame::new()
        .fill(colors.field)
        .stroke(Stroke::new(1.0, colors.line))
        .corner_radius(CornerRadius::same(size::RADIUS_CHIP))
        .inner_margin(Margin::symmetric(5, 1))
        .show(ui, |ui| {
            ui.label(RichText::new(key).size(size::TEXT_META).color(colors.muted))
        })
        .inner
}

/// The small heading of a group.
pub fn section_title(ui: &mut Ui, words: &str) -> Response {
    let colors = theme::colors(ui.visuals());
    ui.label(
        RichText::new(words)
            .font(theme::semibold(size::TEXT_META))
            .color(colors.muted),
    )
}

/// A thin upright line between groups of a bar.
pub fn separator(ui: &mut Ui) {
    let colors = theme::colors(ui.visuals());
    let (rect, _) = ui.allocate_exact_size(vec2(17.0, 20.0), egui::Sense::hover());
    ui.painter().vline(
        rect.center().x.round() + 0.5,
        rect.y_range(),
        Stroke::new(1.0, colors.line),
    );
}

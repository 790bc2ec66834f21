//! The menu bar: the command table by menus, the case's title in the middle, its handling mark at the right.

use super::icons::{self, Icon};
use super::theme::{self, size};
use super::widgets::{MenuChoice, command_row, menu_row};
use super::words::capital;
use crate::app::{
    Action, Along, Arrangement, COMMANDS, Command, CommandId, Edit, Menu, RecentFile, Session,
};
use crate::board::TieKind;
use crate::model::{LinkKind, Tint};
use egui::{
    Align2, Color32, CornerRadius, Frame, Margin, Rect, RichText, Stroke, Ui, UiBuilder, pos2,
};

/// The menus of the bar, in order. Tools and walking have keys and the palette.
const MENUS: [Menu; 6] = [
    Menu::File,
    Menu::Edit,
    Menu::View,
    Menu::Insert,
    Menu::Arrange,
    Menu::Help,
];

/// The menu bar.
pub fn menu_bar(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let bar = ui.max_rect();
    ui.spacing_mut().item_spacing.x = 2.0;
    ui.horizontal_centered(|ui| {
        sign(ui);
        let left = egui::MenuBar::new()
            .style(egui::style::StyleModifier::default())
            .ui(ui, |ui| {
                ui.spacing_mut().button_padding.x = size::S2;
                let mut right = 0.0;
                for menu in MENUS {
                    let words = RichText::new(menu.label()).size(size::TEXT_BODY);
                    let button = egui::Button::new(words).frame_when_inactive(false);
                    let (response, _) =
                        egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
                            ui.set_min_width(size::MENU);
                            menu_content(ui, session, menu, actions);
                        });
                    right = response.rect.right();
                }
                right
            })
            .inner;
        let right = mark(ui, session, bar);
        title(
            ui,
            session,
            Rect::from_min_max(pos2(left, bar.top()), pos2(right, bar.bottom())),
            bar,
        );
    });
}

fn sign(ui: &mut Ui) {
    ui.add_space(size::S1);
    ui.label(icons::colored(Icon::Waypoints, size::ICON, theme::SIGN));
    ui.add_space(size::S1);
    let colors = theme::colors(ui.visuals());
    ui.label(
        RichText::new("Caseboard")
            .font(theme::semibold(size::TEXT_BODY))
            .color(colors.text),
    );
    ui.add_space(size::S1);
}

/// The rows of one menu, groups parted by lines; some groups are menus of their own.
pub fn menu_content(ui: &mut Ui, session: &Session, menu: Menu, actions: &mut Vec<Action>) {
    let commands: Vec<_> = COMMANDS
        .iter()
        .filter(|command| command.menu == menu)
        .collect();
    let heading = |command: &&Command| submenu_of(menu, command.group);
    let name = |command: &&Command| heading(command).map(|(_, name)| name);
    let mut last = None;
    for rows in commands.chunk_by(|one, other| name(one) == name(other)) {
        let Some(first) = rows.first() else { continue };
        match heading(first) {
            Some((icon, name)) => {
                if last.is_some_and(|last| submenu_of(menu, last).is_none()) {
                    ui.separator();
                }
                let ink = theme::colors(ui.visuals()).muted;
                let sign = icons::colored(icon, size::ICON_SMALL, ink);
                ui.menu_button((sign, name), |ui| {
                    ui.set_min_width(size::MENU);
                    command_rows(ui, session, rows, None, actions);
                });
            }
            None => command_rows(ui, session, rows, last, actions),
        }
        last = rows.last().map(|command| command.group);
    }
}

/// The groups that would make a menu too long to be read.
fn submenu_of(menu: Menu, group: u8) -> Option<(Icon, &'static str)> {
    match (menu, group) {
        (Menu::Arrange, 0) => Some((Icon::Layers, "Order")),
        (Menu::View, 6) => Some((Icon::BookOpen, "Reader")),
        (Menu::View, 3) => Some((Icon::Network, "Ties")),
        (Menu::Arrange, 1 | 2) => Some((Icon::LayoutGrid, "Align")),
        _ => None,
    }
}

/// Rows of commands; `last` is the group above them.
fn command_rows(
    ui: &mut Ui,
    session: &Session,
    rows: &[&Command],
    mut last: Option<u8>,
    actions: &mut Vec<Action>,
) {
    for command in rows {
        if last.is_some_and(|last| last != command.group) {
            ui.separator();
        }
        last = Some(command.group);
        command_row(ui, session, command.id, actions);
        match command.id {
            CommandId::OpenCase => recent_menu(ui, session, actions),
            CommandId::Unlock => tint_menu(ui, session, actions),
            CommandId::ArrangeLayers => layers_menu(ui, session, actions),
            _ => {}
        }
    }
}

fn recent_menu(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let blank = icons::colored(Icon::Check, size::ICON_SMALL, Color32::TRANSPARENT);
    ui.add_enabled_ui(!session.recents().is_empty(), |ui| {
        ui.menu_button((blank, "Open recent"), |ui| {
            ui.set_min_width(size::MENU);
            for RecentFile { path, .. } in session.recents() {
                let name = path
                    .file_name()
                    .unwrap_or(path.as_os_str())
                    .to_string_lossy();
                let row = menu_row(ui, MenuChoice::Plain, &name, "", true);
                if row.on_hover_text(path.display().to_string()).clicked() {
                    actions.push(Action::Open(path.clone()));
                }
            }
        });
    });
}

/// The submenu of the analyst's colours for what is selected.
pub fn tint_menu(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let selection = session.selection();
    let enabled = !selection.cards.is_empty() || !selection.frames.is_empty();
    let blank = icons::colored(
        Icon::Palette,
        size::ICON_SMALL,
        theme::colors(ui.visuals()).muted,
    );
    ui.add_enabled_ui(enabled, |ui| {
        ui.menu_button((blank, "Colour"), |ui| {
            for tint in Tint::ALL {
                let colors = theme::colors(ui.visuals());
                let swatch = theme::board(ui.visuals()).tint(*tint);
                let sign = match swatch {
                    Some(accent) => MenuChoice::Sign(Icon::Square, accent.line),
                    None => MenuChoice::Sign(Icon::CircleDashed, colors.muted),
                };
                let row = menu_row(ui, sign, tint.label(), "", true);
                if let Some(accent) = swatch {
                    let center =
                        row.rect.left_center() + egui::vec2(size::S2 + size::ICON_SMALL / 2.0, 0.0);
                    let square = Rect::from_center_size(center, egui::Vec2::splat(size::SWATCH));
                    ui.painter()
                        .rect_filled(square, CornerRadius::same(3), accent.line);
                }
                if row.clicked() {
                    actions.push(Action::Edit(Edit::Tint(*tint)));
                }
            }
        });
    });
}

/// The submenu of links and ties along which cards can be arranged in layers.
pub(super) fn layers_menu(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let enabled = CommandId::ArrangeLayers.command().availability(session);
    let blank = icons::colored(Icon::Check, size::ICON_SMALL, Color32::TRANSPARENT);
    ui.add_enabled_ui(enabled.is_enabled(), |ui| {
        ui.menu_button((blank, "Arrange in layers along"), |ui| {
            ui.set_min_width(size::MENU);
            let board = theme::board(ui.visuals());
            let ties = TieKind::ALL.map(|kind| (Along::Ties(kind), kind.label(), board.tie(kind)));
            let links = LinkKind::ALL
                .iter()
                .filter(|kind| **kind != LinkKind::Custom)
                .map(|kind| (Along::Links(*kind), kind.label(), board.link(*kind).line));
            for (along, name, ink) in links.chain(ties) {
                let sign = MenuChoice::Sign(Icon::MoveRight, ink);
                if menu_row(ui, sign, &capital(name), "", true).clicked() {
                    actions.push(Action::Arrange(Arrangement::Layers(along)));
                }
            }
        });
    });
}

/// The case's title, file and state, in the middle of the bar or of what is free of it.
fn title(ui: &mut Ui, session: &Session, free: Rect, bar: Rect) {
    let colors = theme::colors(ui.visuals());
    let is_read_only = session.document().access.read_only().is_some();
    let state = match (is_read_only, session.is_dirty()) {
        (true, _) => " · read-only",
        (false, true) => " · edited",
        (false, false) => "",
    };
    let file = format!("{}{state}", session.document().file_name());
    let painter = ui.painter();
    let name = session.case().info().title.clone();
    let name = if name.trim().is_empty() {
        "Untitled case".to_owned()
    } else {
        name
    };
    let name = painter.layout_no_wrap(name, theme::semibold(size::TEXT_BODY), colors.text);
    let file = painter.layout_no_wrap(file, theme::regular(size::TEXT_BODY), colors.muted);
    let gap = size::S3;
    let width = name.size().x + gap + file.size().x;
    let free = free.shrink2(egui::vec2(size::S4, 0.0));
    let left = (bar.center().x - width / 2.0)
        .min(free.right() - width)
        .max(free.left());
    let painter = painter.with_clip_rect(free);
    let y = bar.center().y - name.size().y / 2.0;
    painter.galley(pos2(left, y), name.clone(), colors.text);
    painter.galley(pos2(left + name.size().x + gap, y), file, colors.muted);
}

/// The handling mark; returns where it begins.
fn mark(ui: &mut Ui, session: &Session, bar: Rect) -> f32 {
    let mark = session.case().info().mark;
    let [r, g, b] = mark.rgb();
    let ink = Color32::from_rgb(r, g, b);
    let galley = ui.painter().layout_no_wrap(
        mark.label().to_owned(),
        theme::semibold(size::TEXT_META),
        ink,
    );
    let room = galley.size() + egui::vec2(2.0 * size::S2, 6.0);
    let rect =
        Align2::RIGHT_CENTER.align_size_within_rect(room, bar.shrink2(egui::vec2(size::S2, 0.0)));
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
    Frame::new()
        .fill(theme::MARK_GROUND)
        .stroke(Stroke::new(1.0, theme::colors(ui.visuals()).line))
        .corner_radius(CornerRadius::same(size::RADIUS_CHIP))
        .inner_margin(Margin::symmetric(size::S2 as i8 - 1, 2))
        .show(&mut child, |ui| {
            let text = RichText::new(mark.label())
                .font(theme::semibold(size::TEXT_META))
                .color(ink);
            ui.label(text)
                .on_hover_text("Handling mark of the case (Traffic Light Protocol 2.0)");
        });
    rect.left()
}

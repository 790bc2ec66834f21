//! The welcome: the sample one click away, recent files, three gestures to know.

use crate::app::{Action, BuiltIn, CommandId, RecentFile, Session};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, size};
use crate::ui::widgets::section_title;
use egui::{
    Align, Button, Color32, CornerRadius, CursorIcon, Layout, Rect, Response, RichText, Sense,
    Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2,
};

/// The page.
pub(super) fn welcome(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let colors = theme::colors(ui.visuals());
    let lead = "Lay reports side by side, tie claims to the words they rest on, and see what agrees, what conflicts and what only repeats.";
    ui.label(RichText::new(lead).color(colors.muted));
    ui.add_space(size::S4);
    let offers = [
        (
            Icon::Waypoints,
            "Open the sample",
            "Three reports of one briefing",
            Action::OpenBuiltIn(BuiltIn::Sample),
        ),
        (
            Icon::BookOpen,
            "Open the guide",
            "A board that explains itself",
            Action::OpenBuiltIn(BuiltIn::Guide),
        ),
        (
            Icon::FilePlus,
            "New case",
            "Begin with an empty board",
            Action::Run(CommandId::NewCase),
        ),
        (
            Icon::FolderOpen,
            "Open a case…",
            "A file on this computer",
            Action::Run(CommandId::OpenCase),
        ),
    ];
    let width = (ui.available_width() - size::S3) / 2.0;
    for pair in offers.chunks(2) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::S3;
            for (icon, name, detail, action) in pair {
                let is_first = matches!(action, Action::OpenBuiltIn(BuiltIn::Sample));
                if offer(ui, *icon, name, detail, width, is_first).clicked() {
                    actions.push(action.clone());
                }
            }
        });
        ui.add_space(size::S2);
    }
    recent(ui, session, actions);
    ui.add_space(size::S3);
    section_title(ui, "THREE GESTURES TO KNOW");
    ui.add_space(size::S1);
    gestures(ui);
}

fn offer(
    ui: &mut Ui,
    icon: Icon,
    name: &str,
    detail: &str,
    width: f32,
    is_first: bool,
) -> Response {
    let colors = theme::colors(ui.visuals());
    let (rect, response) = ui.allocate_exact_size(vec2(width, 60.0), Sense::click());
    let fill = if response.hovered() {
        colors.hover
    } else {
        colors.field
    };
    let border = if is_first || response.has_focus() {
        colors.accent
    } else {
        colors.line
    };
    let radius = CornerRadius::same(size::RADIUS_PANEL);
    ui.painter().rect(
        rect,
        radius,
        fill,
        Stroke::new(1.0, border),
        StrokeKind::Inside,
    );
    let inner = rect.shrink2(vec2(size::S3, size::S2));
    let mut row = ui.new_child(
        UiBuilder::new()
            .max_rect(inner)
            .layout(Layout::left_to_right(Align::Center)),
    );
    row.spacing_mut().item_spacing.x = size::S3;
    let ink = if is_first {
        colors.accent
    } else {
        colors.muted
    };
    row.label(icons::colored(icon, 22.0, ink));
    row.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.spacing_mut().interact_size.y = 0.0;
        ui.add_space(4.0);
        ui.label(
            RichText::new(name)
                .font(theme::semibold(size::TEXT_BODY))
                .color(colors.text),
        );
        ui.label(
            RichText::new(detail)
                .size(size::TEXT_META)
                .color(colors.muted),
        );
    });
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

fn recent(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    if session.recents().is_empty() {
        return;
    }
    let colors = theme::colors(ui.visuals());
    ui.add_space(size::S2);
    section_title(ui, "RECENT");
    for RecentFile { path, is_there } in session.recents().iter().take(6) {
        let is_there = *is_there;
        ui.horizontal(|ui| {
            let name = path
                .file_stem()
                .unwrap_or(path.as_os_str())
                .to_string_lossy();
            let sign = icons::colored(Icon::Clock, size::ICON_SMALL, colors.muted);
            let words =
                RichText::new(&*name).color(if is_there { colors.text } else { colors.muted });
            let button = Button::new((sign, words)).frame_when_inactive(false);
            if ui
                .add_enabled(is_there, button)
                .accessible_name(&*name)
                .clicked()
            {
                actions.push(Action::Open(path.clone()));
            }
            let folder = path
                .parent()
                .map(|folder| folder.display().to_string())
                .unwrap_or_default();
            let detail = if is_there {
                folder
            } else {
                format!("file not found · {folder}")
            };
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let forget = Button::new(icons::colored(Icon::X, size::ICON_SMALL, colors.muted))
                    .frame_when_inactive(false);
                if ui
                    .add(forget)
                    .accessible_name("Forget")
                    .on_hover_text("Take it off this list")
                    .clicked()
                {
                    actions.push(Action::ForgetRecent(path.clone()));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(
                        egui::Label::new(
                            RichText::new(detail)
                                .size(size::TEXT_META)
                                .color(colors.muted),
                        )
                        .truncate(),
                    );
                });
            });
        });
    }
}

fn gestures(ui: &mut Ui) {
    let width = (ui.available_width() - 2.0 * size::S3) / 3.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size::S3;
        gesture(
            ui,
            width,
            "Move about",
            "Wheel scrolls, Ctrl+wheel zooms, Space and drag pans.",
            draw_pan,
        );
        gesture(
            ui,
            width,
            "Tie two cards",
            "Drag from the handle at a card's edge to another card.",
            draw_link,
        );
        gesture(
            ui,
            width,
            "Find anything",
            "Ctrl+K runs every command and finds every record.",
            draw_palette,
        );
    });
}

fn gesture(ui: &mut Ui, width: f32, name: &str, text: &str, draw: fn(&Ui, Rect)) {
    let colors = theme::colors(ui.visuals());
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = size::S1;
        let (rect, _) = ui.allocate_exact_size(vec2(width, 92.0), Sense::hover());
        let board = theme::board(ui.visuals()).surfaces.board;
        let radius = CornerRadius::same(size::RADIUS_PANEL);
        ui.painter().rect(
            rect,
            radius,
            board,
            Stroke::new(1.0, colors.line),
            StrokeKind::Inside,
        );
        draw(ui, rect);
        ui.label(
            RichText::new(name)
                .font(theme::semibold(size::TEXT_BODY))
                .color(colors.text),
        );
        ui.label(
            RichText::new(text)
                .size(size::TEXT_META)
                .color(colors.muted),
        );
    });
}

fn card(ui: &Ui, rect: Rect, edge: Color32) {
    let board = theme::board(ui.visuals());
    let radius = CornerRadius::same(size::RADIUS_CHIP);
    let painter = ui.painter();
    painter.rect(
        rect,
        radius,
        board.surfaces.card,
        Stroke::new(1.0, board.lines.card),
        StrokeKind::Inside,
    );
    let strip = Rect::from_min_max(rect.min, pos2(rect.min.x + 3.0, rect.max.y));
    painter.rect_filled(strip, radius, edge);
    for (at, length) in [(10.0, 0.75), (17.0, 0.5)] {
        let y = rect.top() + at;
        let from = pos2(rect.left() + 9.0, y);
        painter.line_segment(
            [from, from + vec2((rect.width() - 14.0) * length, 0.0)],
            Stroke::new(2.0, board.lines.card_hovered),
        );
    }
}

fn pointer(ui: &Ui, at: egui::Pos2, icon: Icon) {
    let ink = theme::colors(ui.visuals()).text;
    ui.painter().text(
        at,
        egui::Align2::LEFT_TOP,
        icon.unicode(),
        icons::font(size::ICON),
        ink,
    );
}

fn draw_pan(ui: &Ui, rect: Rect) {
    let board = theme::board(ui.visuals());
    let accent = theme::colors(ui.visuals()).accent;
    card(
        ui,
        Rect::from_center_size(rect.center() - vec2(36.0, 14.0), vec2(56.0, 26.0)),
        board.kinds.claim.line,
    );
    card(
        ui,
        Rect::from_center_size(rect.center() + vec2(36.0, -14.0), vec2(56.0, 26.0)),
        board.kinds.article.line,
    );
    let y = rect.bottom() - 24.0;
    let painter = ui.painter();
    painter.arrow(
        pos2(rect.center().x - 12.0, y),
        vec2(-36.0, 0.0),
        Stroke::new(1.5, accent),
    );
    painter.arrow(
        pos2(rect.center().x + 12.0, y),
        vec2(36.0, 0.0),
        Stroke::new(1.5, accent),
    );
    pointer(ui, pos2(rect.center().x - 8.0, y - 8.0), Icon::Hand);
}

fn draw_link(ui: &Ui, rect: Rect) {
    let board = theme::board(ui.visuals());
    let accent = theme::colors(ui.visuals()).accent;
    let left = Rect::from_center_size(rect.center() - vec2(52.0, 8.0), vec2(56.0, 26.0));
    let right = Rect::from_center_size(rect.center() + vec2(52.0, -8.0), vec2(56.0, 26.0));
    let painter = ui.painter();
    painter.arrow(
        left.right_center() + vec2(5.0, 0.0),
        vec2(right.left() - left.right() - 8.0, 0.0),
        Stroke::new(1.5, accent),
    );
    card(ui, left, board.kinds.claim.line);
    card(ui, right, board.kinds.entity.line);
    painter.circle(
        left.right_center() + vec2(5.0, 0.0),
        4.0,
        board.surfaces.card,
        Stroke::new(1.5, accent),
    );
    pointer(
        ui,
        right.left_center() + vec2(-4.0, 6.0),
        Icon::MousePointer2,
    );
}

fn draw_palette(ui: &Ui, rect: Rect) {
    let colors = theme::colors(ui.visuals());
    let frame = Rect::from_center_size(rect.center(), vec2(rect.width() - 44.0, 58.0));
    let painter = ui.painter();
    let radius = CornerRadius::same(size::RADIUS);
    painter.rect(
        frame,
        radius,
        colors.panel,
        Stroke::new(1.0, colors.line),
        StrokeKind::Inside,
    );
    let line = frame.left_top() + vec2(10.0, 12.0);
    painter.text(
        line,
        egui::Align2::LEFT_CENTER,
        "contain|",
        theme::regular(size::TEXT_META),
        colors.text,
    );
    painter.hline(
        frame.x_range(),
        frame.top() + 22.0,
        Stroke::new(1.0, colors.line),
    );
    for (at, length) in [(32.0, 0.6), (46.0, 0.45)] {
        let from = frame.left_top() + vec2(10.0, at);
        let ink = if at < 40.0 {
            colors.accent
        } else {
            colors.line
        };
        painter.line_segment(
            [from, from + vec2(frame.width() * length, 0.0)],
            Stroke::new(3.0, ink),
        );
    }
}

//! The toolbar: tools, new records, undo, arranging, what is drawn, search, export.

use super::canvas::entity_rows;
use super::icons::Icon;
use super::menu_bar::menu_content;
use super::theme::{self, size};
use super::widgets::{command_row, icon_button, key_cap, separator, tool_button};
use crate::app::{Action, Availability, CommandId, Edit, Menu, NewRecord, Session};
use crate::model::NoteKind;
use crate::ui::icons;
use crate::ui::widgets::{MenuChoice, menu_row};
use egui::{
    Align, CornerRadius, Layout, Popup, Response, RichText, Sense, Stroke, Ui, UiBuilder, vec2,
};

/// The toolbar.
pub fn tool_bar(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let wide = ui.available_width() > 1120.0;
    ui.spacing_mut().item_spacing.x = 2.0;
    ui.horizontal_centered(|ui| {
        tools(ui, session, actions);
        separator(ui);
        new_records(ui, session, actions);
        separator(ui);
        for (id, icon) in [
            (CommandId::Undo, Icon::Undo2),
            (CommandId::Redo, Icon::Redo2),
        ] {
            command_button(ui, session, id, icon, actions);
        }
        separator(ui);
        menus(ui, session, actions);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let colors = theme::colors(ui.visuals());
            let export = tool_button(ui, Icon::Upload, colors.text, "Export");
            if export.on_hover_text("Export picture…  Ctrl+E").clicked() {
                actions.push(Action::Run(CommandId::ExportPicture));
            }
            command_button(
                ui,
                session,
                CommandId::TogglePages,
                Icon::Presentation,
                actions,
            );
            separator(ui);
            let width = if wide { size::SEARCH_BOX } else { 132.0 };
            if search_box(ui, width.min(ui.available_width())).clicked() {
                actions.push(Action::Run(CommandId::Palette));
            }
        });
    });
}

fn command_button(
    ui: &mut Ui,
    session: &Session,
    id: CommandId,
    icon: Icon,
    actions: &mut Vec<Action>,
) {
    let command = id.command();
    let availability = command.availability(session);
    let shortcut = command
        .shortcuts
        .first()
        .map(ToString::to_string)
        .unwrap_or_default();
    let selected = availability == Availability::Checked;
    if icon_button(
        ui,
        icon,
        command.label,
        &shortcut,
        selected,
        availability.is_enabled(),
    )
    .clicked()
    {
        actions.push(Action::Run(id));
    }
}

fn tools(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let tools = [
        (CommandId::ToolSelect, Icon::MousePointer2),
        (CommandId::ToolHand, Icon::Hand),
        (CommandId::ToolLink, Icon::Spline),
    ];
    for (id, icon) in tools {
        command_button(ui, session, id, icon, actions);
    }
}

fn new_records(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let kinds = theme::board(ui.visuals()).kinds;
    if tool_button(ui, Icon::Newspaper, kinds.article.line, "Article").clicked() {
        actions.push(Action::Run(CommandId::NewArticle));
    }
    let entity = tool_button(ui, Icon::User, kinds.entity.line, "Entity");
    Popup::menu(&entity).show(|ui| entity_rows(ui, actions, &create));
    if tool_button(ui, Icon::Quote, kinds.claim.line, "Claim").clicked() {
        actions.push(Action::Run(CommandId::NewClaim));
    }
    let note = tool_button(ui, Icon::StickyNote, kinds.note.line, "Note");
    Popup::menu(&note).show(|ui| {
        ui.set_min_width(size::MENU);
        for kind in NoteKind::ALL {
            let sign = MenuChoice::Sign(icons::of_note(*kind), kinds.note.line);
            if menu_row(ui, sign, kind.label(), "", true).clicked() {
                actions.push(create(NewRecord::Note {
                    kind: *kind,
                    text: String::new(),
                }));
            }
        }
    });
    let frame = CommandId::ToolFrame.command().availability(session);
    let ink = theme::colors(ui.visuals()).text;
    let button = tool_button(ui, Icon::Frame, ink, "Frame").on_hover_text("Draw a frame  F");
    mark_selected(ui, &button, frame == Availability::Checked);
    if button.clicked() {
        actions.push(Action::Run(CommandId::ToolFrame));
    }
}

/// A line under a tool that is switched on, for tools with words.
fn mark_selected(ui: &Ui, button: &Response, selected: bool) {
    if selected {
        let accent = theme::colors(ui.visuals()).accent;
        let stroke = Stroke::new(1.0, accent);
        ui.painter().rect_stroke(
            button.rect,
            CornerRadius::same(size::RADIUS),
            stroke,
            egui::StrokeKind::Inside,
        );
    }
}

fn menus(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let ink = theme::colors(ui.visuals()).text;
    let arrange =
        tool_button(ui, Icon::LayoutGrid, ink, "Arrange").accessible_name("Arrange cards");
    Popup::menu(&arrange).show(|ui| {
        ui.set_min_width(size::MENU);
        menu_content(ui, session, Menu::Arrange, actions);
    });
    filter_button(ui, session, actions);
    let ties = tool_button(ui, Icon::Network, ink, "Ties");
    Popup::menu(&ties).show(|ui| {
        ui.set_min_width(size::MENU);
        for id in [
            CommandId::TiesRestsOn,
            CommandId::TiesSaidBy,
            CommandId::TiesNames,
            CommandId::TiesNamedIn,
            CommandId::TiesAbout,
        ] {
            command_row(ui, session, id, actions);
        }
    });
}

/// Opens the filter's bar; a mark on it says that a filter is active.
fn filter_button(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let colors = theme::colors(ui.visuals());
    let is_active = session.sight().filter().is_active();
    let ink = if is_active {
        colors.accent
    } else {
        colors.text
    };
    let button = tool_button(ui, Icon::Funnel, ink, "Filter");
    let tip = if is_active {
        super::sight::result_words(session)
    } else {
        "Let some cards stand out  Ctrl+Shift+F".to_owned()
    };
    let button = button.on_hover_text(tip);
    mark_selected(ui, &button, session.sight().shows_filter_bar());
    if is_active {
        let corner = button.rect.right_top() + vec2(-size::S1, size::S1);
        ui.painter()
            .circle_filled(corner, size::MARK, colors.accent);
    }
    if button.clicked() {
        actions.push(Action::Run(CommandId::FilterBar));
    }
}

/// Looks like a field, opens the palette.
fn search_box(ui: &mut Ui, width: f32) -> Response {
    let colors = theme::colors(ui.visuals());
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::CONTROL), Sense::click());
    let border = if response.hovered() || response.has_focus() {
        colors.muted
    } else {
        colors.line
    };
    let radius = CornerRadius::same(size::RADIUS);
    ui.painter().rect(
        rect,
        radius,
        colors.field,
        Stroke::new(1.0, border),
        egui::StrokeKind::Inside,
    );
    let mut inner = ui.new_child(
        UiBuilder::new()
            .max_rect(rect.shrink2(vec2(size::S2, 0.0)))
            .layout(Layout::left_to_right(Align::Center)),
    );
    inner.spacing_mut().item_spacing.x = size::S2;
    inner.label(icons::colored(Icon::Search, 14.0, colors.muted));
    if width > 200.0 {
        inner.label(RichText::new("Find or run a command").color(colors.muted));
    }
    inner.spacing_mut().interact_size.y = 0.0;
    inner.with_layout(Layout::right_to_left(Align::Center), |ui| {
        key_cap(ui, "Ctrl K")
    });
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Button, true, "Find or run a command")
    });
    response.on_hover_cursor(egui::CursorIcon::Text)
}

fn create(new: NewRecord) -> Action {
    Action::Edit(Edit::Create {
        new,
        at_in_board: None,
        linked_from: None,
    })
}

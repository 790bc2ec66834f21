//! One row: number, sketch, title, handling mark, and a sign for speaker notes.

use super::drag::DraggedPage;
use super::list::list_id;
use super::show::PagesState;
use crate::app::{Action, CommandId, Edit, PageMove, Session};
use crate::board::fonts::Weight;
use crate::model::{AnyRecord, Frame, FrameId, Tlp};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, menu_button_row};
use crate::ui::words::in_sight;
use egui::text::{CCursor, LayoutJob, TextFormat};
use egui::text_selection::CCursorRange;
use egui::widgets::text_edit::TextEditState;
use egui::{
    Align2, Color32, CornerRadius, Id, Key, Margin, Rect, Response, Role, Sense, Stroke,
    StrokeKind, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

/// Where a row stands.
pub(super) struct Place {
    /// On the screen.
    pub rect: Rect,
    /// The page's number; `None` for a frame that is no page.
    pub number: Option<usize>,
    /// Whether it is the one that is looked at.
    pub is_current: bool,
    /// Whether it has the keyboard.
    pub has_focus: bool,
}

/// Shows a row and what can be done with it.
pub(super) fn row(
    ui: &mut Ui,
    session: &mut Session,
    state: &mut PagesState,
    id: FrameId,
    place: &Place,
    actions: &mut Vec<Action>,
) {
    let Some(frame) = session.case().frame(id).cloned() else {
        return;
    };
    let rect = place.rect.shrink2(vec2(0.0, 1.0));
    let sense = Sense::CLICK | Sense::DRAG;
    let response = ui.interact(rect, Id::unique(("page row", id)), sense);
    let label = label_of(&frame, place.number);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, place.is_current, &label));
    ground(ui, &response, place);
    let look = Look::of(ui);
    let mut left = rect.left() + size::S1;
    if let Some(number) = place.number {
        let at = pos2(left + size::PAGE_NUMBER / 2.0, rect.center().y);
        let font = look.font(size::TEXT_META, Weight::Medium);
        ui.painter()
            .text(at, Align2::CENTER_CENTER, number, font, look.muted());
    }
    left += size::PAGE_NUMBER;
    sketch(ui, session, id, pos2(left, rect.center().y));
    left += size::PAGE_SKETCH.x + size::S2;
    let text = Rect::from_min_max(pos2(left, rect.top() + size::S1), rect.max)
        .shrink2(vec2(size::S1, size::S1));
    let toggle = toggle(ui, &frame, place, &response, actions);
    if state.renaming.as_ref().is_some_and(|it| it.frame == id) {
        rename(ui, state, &frame, text, actions);
    } else {
        let room = toggle.map_or(text.right(), |toggle| toggle.left() - 2.0);
        words(ui, &frame, text.with_max_x(room));
        reactions(ui, session, state, &frame, &response, actions);
    }
}

/// What a screen reader says of it.
fn label_of(frame: &Frame, number: Option<usize>) -> String {
    let mut label = match number {
        Some(number) => format!("Page {number}: {}", title_of(frame)),
        None => format!("Not in the briefing: {}", title_of(frame)),
    };
    if let Some(mark) = frame.mark {
        label.push_str(&format!(", {}", mark.label()));
    }
    if !frame.speaker_notes.trim().is_empty() {
        label.push_str(", with speaker notes");
    }
    if frame.collapsed {
        label.push_str(", closed");
    }
    label
}

fn title_of(frame: &Frame) -> &str {
    match frame.title.trim() {
        "" => "(untitled frame)",
        title => title,
    }
}

fn ground(ui: &Ui, response: &Response, place: &Place) {
    let look = Look::of(ui);
    let radius = CornerRadius::same(size::RADIUS);
    let fill = match (place.is_current, response.hovered()) {
        (true, _) => look.colors.pressed,
        (false, true) => look.colors.hover,
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(response.rect, radius, fill);
    if place.has_focus {
        let ring = Stroke::new(2.0, look.accent());
        ui.painter()
            .rect_stroke(response.rect, radius, ring, StrokeKind::Inside);
    }
}

fn sketch(ui: &Ui, session: &mut Session, id: FrameId, left_middle: egui::Pos2) {
    let theme = theme::board(ui.visuals());
    let room = size::PAGE_SKETCH;
    let Some(shapes) = session.page_sketch(id, theme, room) else {
        return;
    };
    let offset = left_middle - vec2(0.0, room.y / 2.0);
    ui.painter().extend(shapes.iter().map(|shape| {
        let mut shape = shape.clone();
        shape.translate(offset.to_vec2());
        shape
    }));
}

/// Title on two lines at most; below it the mark, if it is the frame's own, and signs.
fn words(ui: &Ui, frame: &Frame, rect: Rect) {
    let look = Look::of(ui);
    let ink = if frame.page == 0 {
        look.muted()
    } else {
        look.text()
    };
    let mut job = LayoutJob::default();
    let format = TextFormat::simple(look.font(size::TEXT_BODY, Weight::Regular), ink);
    job.append(&in_sight(title_of(frame)), 0.0, format);
    job.wrap.max_width = rect.width().max(8.0);
    job.wrap.max_rows = 2;
    let has_signs =
        frame.mark.is_some() || !frame.speaker_notes.trim().is_empty() || frame.collapsed;
    let galley = ui.painter().layout_job(job);
    let signs_height = if has_signs { size::S4 } else { 0.0 };
    let height = galley.size().y + signs_height;
    let top = rect.center().y - height / 2.0;
    let bottom = top + galley.size().y;
    ui.painter().galley(pos2(rect.left(), top), galley, ink);
    let mut left = rect.left();
    let middle = bottom + size::S4 / 2.0 + 1.0;
    if let Some(mark) = frame.mark {
        left = plate(ui, mark, pos2(left, middle)) + size::S1;
    }
    let mut sign = |icon: Icon| {
        let font = icons::font(size::ICON_SMALL);
        let at = pos2(left, middle);
        left = ui
            .painter()
            .text(
                at,
                Align2::LEFT_CENTER,
                char::from(icon),
                font,
                look.muted(),
            )
            .right()
            + size::S1;
    };
    if !frame.speaker_notes.trim().is_empty() {
        sign(Icon::MessageSquareText);
    }
    if frame.collapsed {
        sign(Icon::FolderClosed);
    }
}

/// A handling mark; returns where it ends.
fn plate(ui: &Ui, mark: Tlp, left_middle: egui::Pos2) -> f32 {
    let [red, green, blue] = mark.rgb();
    let ink = Color32::from_rgb(red, green, blue);
    let font = theme::semibold(size::TEXT_MARK);
    let galley = ui
        .painter()
        .layout_no_wrap(mark.label().to_owned(), font, ink);
    let size_of_plate = galley.size() + vec2(2.0 * size::S1, 2.0);
    let min = left_middle - vec2(0.0, size_of_plate.y / 2.0);
    let rect = Rect::from_min_size(min, size_of_plate);
    let radius = CornerRadius::same(size::RADIUS_CHIP - 1);
    ui.painter().rect_filled(rect, radius, theme::MARK_GROUND);
    ui.painter()
        .galley(rect.min + vec2(size::S1, 1.0), galley, ink);
    rect.right()
}

/// Takes the frame out of the briefing, or into it; returns where the button is, if it shows.
fn toggle(
    ui: &Ui,
    frame: &Frame,
    place: &Place,
    row: &Response,
    actions: &mut Vec<Action>,
) -> Option<Rect> {
    let look = Look::of(ui);
    let is_page = place.number.is_some();
    let corner = place.rect.right_center() - vec2(size::S6 + 2.0, size::S6 / 2.0);
    let rect = Rect::from_min_size(corner, vec2(size::S6, size::S6));
    let is_near = place.is_current || row.contains_pointer();
    if is_page && !is_near {
        return None;
    }
    let response = ui.interact(rect, Id::unique(("page toggle", frame.id)), Sense::CLICK);
    let (icon, name) = match place.number {
        Some(number) => (Icon::EyeOff, format!("Leave page {number} out")),
        None => (Icon::Plus, format!("Make a page of {}", title_of(frame))),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let ink = if response.hovered() {
        look.text()
    } else {
        look.muted()
    };
    if response.hovered() {
        ui.painter()
            .rect_filled(rect, CornerRadius::same(size::RADIUS), look.colors.line);
    }
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        char::from(icon),
        icons::font(size::ICON),
        ink,
    );
    if response.on_hover_text(name).clicked() {
        actions.push(Action::Edit(if is_page {
            Edit::LeaveOutPage(frame.id)
        } else {
            Edit::AddPage(frame.id)
        }));
    }
    Some(rect)
}

fn reactions(
    ui: &Ui,
    session: &Session,
    state: &mut PagesState,
    frame: &Frame,
    response: &Response,
    actions: &mut Vec<Action>,
) {
    response.dnd_set_drag_payload(DraggedPage(frame.id));
    if response.double_clicked() {
        state.rename(session, frame.id);
    } else if response.clicked() {
        actions.push(Action::GoToPage(frame.id));
    }
    if response.secondary_clicked() {
        actions.push(Action::GoToPage(frame.id));
    }
    response.context_menu(|ui| menu(ui, session, state, frame, actions));
    if !ui.ctx().dragged_id().is_some_and(|id| id == response.id) {
        response.clone().on_hover_text(title_of(frame));
    }
}

fn menu(
    ui: &mut Ui,
    session: &Session,
    state: &mut PagesState,
    frame: &Frame,
    actions: &mut Vec<Action>,
) {
    let id = frame.id;
    if frame.page > 0 && menu_button_row(ui, Icon::Play, "Present from this page").clicked() {
        actions.push(Action::GoToPage(id));
        actions.push(Action::Run(CommandId::PresentFromHere));
    }
    if menu_button_row(ui, Icon::Pencil, "Rename").clicked() {
        state.rename(session, id);
    }
    if frame.page == 0 {
        if menu_button_row(ui, Icon::Plus, "Make it a page").clicked() {
            actions.push(Action::Edit(Edit::AddPage(id)));
        }
        return;
    }
    for (icon, words, to) in [
        (Icon::ArrowUp, "Move up", PageMove::Earlier),
        (Icon::ArrowDown, "Move down", PageMove::Later),
        (
            Icon::ArrowUpToLine,
            "Make it the first page",
            PageMove::Before(0),
        ),
        (
            Icon::ArrowDownToLine,
            "Make it the last page",
            PageMove::Before(usize::MAX),
        ),
    ] {
        if menu_button_row(ui, icon, words).clicked() {
            actions.push(Action::Edit(Edit::MovePage(id, to)));
        }
    }
    if menu_button_row(ui, Icon::EyeOff, "Leave it out of the briefing").clicked() {
        actions.push(Action::Edit(Edit::LeaveOutPage(id)));
    }
}

/// A title that is being typed. Enter and leaving the field keep it, Esc drops it.
fn rename(
    ui: &mut Ui,
    state: &mut PagesState,
    frame: &Frame,
    rect: Rect,
    actions: &mut Vec<Action>,
) {
    let Some(mut renaming) = state.renaming.take() else {
        return;
    };
    let look = Look::of(ui);
    let id = Id::unique(("page title", frame.id));
    let place = Rect::from_center_size(rect.center(), vec2(rect.width(), size::CONTROL));
    let around = egui::Frame::new()
        .fill(look.colors.field)
        .stroke(Stroke::new(1.0, look.accent()))
        .corner_radius(CornerRadius::same(size::RADIUS))
        .inner_margin(Margin::symmetric(size::S1 as i8, size::S1 as i8));
    let field = TextEdit::singleline(&mut renaming.words)
        .id(id)
        .frame(around);
    let response = ui.put(place, field).accessible_name("Title of the page");
    if std::mem::take(&mut renaming.wants_focus) {
        response.request_focus();
        select_all(ui, id, &renaming.words);
    }
    let is_dropped = ui.input(|input| input.key_pressed(Key::Escape));
    if !is_dropped && !response.lost_focus() {
        state.renaming = Some(renaming);
        return;
    }
    if is_dropped || ui.input(|input| input.key_pressed(Key::Enter)) {
        ui.memory_mut(|memory| memory.request_focus(list_id()));
    }
    if is_dropped {
        return;
    }
    let title = renaming.words.trim();
    if title != frame.title {
        let record = AnyRecord::from(Frame {
            title: title.to_owned(),
            ..frame.clone()
        });
        actions.push(Action::Edit(Edit::Replace {
            record,
            label: "Edit title".to_owned(),
        }));
    }
}

/// Typing replaces the title.
fn select_all(ui: &Ui, id: Id, words: &str) {
    let end = CCursor::new(words.chars().count());
    let mut field = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), end);
    field.cursor.set_char_range(Some(all));
    field.store(ui.ctx(), id);
}

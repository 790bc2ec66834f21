//! Draws the lines of the list and says what was done to them.

use crate::app::library::{LibraryLists, Line, shown_name, standing_of};
use crate::app::{Action, Edit, ReadAction, Session};
use crate::model::{RecordKind, RecordRef};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::size;
use crate::ui::widgets::{Look, Row, RowTail, menu_button_row, row};
use egui::{Align2, LayerId, Order, Role, Sense, Ui, WidgetInfo, vec2};

/// A fold of a section was clicked.
pub struct Folded(pub RecordKind);

/// Draws one line; a click on a record reveals it.
pub fn line_ui(
    ui: &mut Ui,
    session: &Session,
    lists: &LibraryLists,
    line: Line,
    (is_cursor, is_folded): (bool, bool),
    actions: &mut Vec<Action>,
) -> Option<Folded> {
    match line {
        Line::Heading(kind, count) => heading(ui, kind, count, is_folded).then_some(Folded(kind)),
        // The lists of a large case are a moment behind: what was deleted leaves a gap until they come.
        Line::Record(record) if !record.exists_in(session.case()) => {
            ui.allocate_space(vec2(ui.available_width(), size::CONTROL));
            None
        }
        Line::Record(record) => {
            ui.push_id(record, |ui| {
                record_ui(ui, session, lists, record, is_cursor, actions)
            });
            None
        }
    }
}

/// A section's heading with its count; returns whether it was clicked.
fn heading(ui: &mut Ui, kind: RecordKind, count: usize, is_folded: bool) -> bool {
    let look = Look::of(ui);
    // Not reachable by Tab: the list has the focus as a whole.
    let sense = Sense::CLICK;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::CONTROL), sense);
    let words = kind.plural().to_uppercase();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{words}, {count}")));
    let font = look.font(size::TEXT_META, crate::board::fonts::Weight::SemiBold);
    let at = rect.left_center() + vec2(size::S1, size::S1 / 2.0);
    let painted = ui
        .painter()
        .text(at, Align2::LEFT_CENTER, words, font.clone(), look.muted());
    let right = rect.right_center() + vec2(-size::S2, size::S1 / 2.0);
    ui.painter()
        .text(right, Align2::RIGHT_CENTER, count, font, look.muted());
    if is_folded || response.hovered() {
        let icon = if is_folded {
            Icon::ChevronRight
        } else {
            Icon::ChevronDown
        };
        let at = painted.right_center() + vec2(size::S1, 0.0);
        let font = icons::font(size::ICON_SMALL);
        ui.painter().text(
            at,
            Align2::LEFT_CENTER,
            char::from(icon),
            font,
            look.muted(),
        );
    }
    response.clicked()
}

fn record_ui(
    ui: &mut Ui,
    session: &Session,
    lists: &LibraryLists,
    record: RecordRef,
    is_cursor: bool,
    actions: &mut Vec<Action>,
) {
    let look = Look::of(ui);
    let case = session.case();
    let name = shown_name(case, record);
    let aside = aside(session, record);
    let (icon, color) = sign(session, look, record);
    let card = session.index().card_of(record);
    let is_off_board = record.kind().can_have_card() && card.is_none();
    let words = tail(session, lists, record);
    let selection = session.selection();
    let is_selected = session.inspected() == Some(record)
        || card.is_some_and(|card| selection.cards.contains(&card))
        || matches!(record, RecordRef::Link(id) if selection.links.contains(&id))
        || matches!(record, RecordRef::Frame(id) if selection.frames.contains(&id));
    let spec = Row {
        icon,
        color,
        name: &name,
        aside: &aside,
        tail: if is_off_board {
            RowTail::OffBoard(words)
        } else {
            RowTail::Words(words)
        },
        is_selected,
    };
    let response = row(ui, &spec, Sense::CLICK | Sense::DRAG);
    if is_cursor {
        let ring = egui::Stroke::new(2.0, look.accent());
        let radius = egui::CornerRadius::same(size::RADIUS);
        ui.painter()
            .rect_stroke(response.rect, radius, ring, egui::StrokeKind::Inside);
    }
    if record.kind().can_have_card() {
        response.dnd_set_drag_payload(record);
        if response.dragged() {
            drag_ghost(ui, look, &name);
        }
    }
    match record {
        RecordRef::Article(article) if response.double_clicked() => {
            actions.push(Action::Read(ReadAction::Open(article)));
        }
        _ if response.clicked() => actions.push(Action::Reveal(record)),
        _ => {}
    }
    response.context_menu(|ui| menu(ui, session, record, card, actions));
    let tip = if is_off_board {
        format!("{name}\nNot on the board: drag it there")
    } else {
        name
    };
    response.on_hover_text(tip);
}

/// The name at the pointer while a row is dragged to the board.
fn drag_ghost(ui: &Ui, look: Look, name: &str) {
    let Some(pos) = ui.ctx().pointer_interact_pos() else {
        return;
    };
    let painter = ui.ctx().layer_painter(LayerId::new(
        Order::Tooltip,
        ui.scope_id().with("dragged row"),
    ));
    let short: String = name.chars().take(48).collect();
    let font = look.font(size::TEXT_BODY, crate::board::fonts::Weight::Medium);
    let galley = painter.layout_no_wrap(short, font, look.text());
    let rect = egui::Rect::from_min_size(
        pos + vec2(size::S3, size::S1),
        galley.size() + vec2(size::S4, size::S2),
    );
    let radius = egui::CornerRadius::same(size::RADIUS);
    let line = egui::Stroke::new(1.0, look.accent());
    painter.rect(
        rect,
        radius,
        look.colors.panel,
        line,
        egui::StrokeKind::Inside,
    );
    painter.galley(rect.min + vec2(size::S2, size::S1), galley, look.text());
}

fn menu(
    ui: &mut Ui,
    session: &Session,
    record: RecordRef,
    card: Option<crate::model::CardId>,
    actions: &mut Vec<Action>,
) {
    let is_drawn = card.is_some() || matches!(record, RecordRef::Link(_) | RecordRef::Frame(_));
    if let RecordRef::Article(article) = record {
        let read = menu_button_row(ui, Icon::BookOpen, "Read");
        if read.clicked() {
            let to_side = ui.input(|input| input.modifiers.command);
            actions.push(Action::Read(if to_side {
                ReadAction::OpenToSide(article)
            } else {
                ReadAction::Open(article)
            }));
        }
        if menu_button_row(ui, Icon::Columns2, "Read to the side").clicked() {
            actions.push(Action::Read(ReadAction::OpenToSide(article)));
        }
    }
    if is_drawn && menu_button_row(ui, Icon::Crop, "Show on the board").clicked() {
        actions.push(Action::Reveal(record));
    }
    if menu_button_row(ui, Icon::Eye, "Show in the inspector").clicked() {
        actions.push(Action::Inspect(record));
    }
    match card {
        Some(card) => remove_row(ui, card, actions),
        None if record.kind().can_have_card() => place_row(ui, record, actions),
        None => {}
    }
    if record.exists_in(session.case()) && menu_button_row(ui, Icon::Trash2, "Delete").clicked() {
        actions.push(Action::Edit(Edit::Delete(vec![record])));
    }
}

fn remove_row(ui: &mut Ui, card: crate::model::CardId, actions: &mut Vec<Action>) {
    if menu_button_row(ui, Icon::Minus, "Remove from board, keep in library").clicked() {
        actions.push(Action::Edit(Edit::Delete(vec![card.into()])));
    }
}

fn place_row(ui: &mut Ui, subject: RecordRef, actions: &mut Vec<Action>) {
    if menu_button_row(ui, Icon::SquareDashed, "Place on the board").clicked() {
        actions.push(Action::Edit(Edit::PlaceCard {
            subject,
            at_in_board: None,
        }));
    }
}

fn sign(session: &Session, look: Look, record: RecordRef) -> (Icon, egui::Color32) {
    match record {
        RecordRef::Claim(id) => {
            let standing = standing_of(session.findings(), id);
            (
                icons::of_standing(standing),
                look.board.standing(standing).line,
            )
        }
        RecordRef::Link(id) => {
            let kind = session
                .case()
                .link(id)
                .map(|link| link.kind)
                .unwrap_or_default();
            (Icon::Spline, look.board.link(kind).line)
        }
        other => (
            icons::of_record(session.case(), other),
            look.board.kind(other.kind()).line,
        ),
    }
}

/// Muted words after the name.
fn aside(session: &Session, record: RecordRef) -> String {
    let case = session.case();
    match record {
        RecordRef::Article(id) => {
            let outlet = case.article(id).and_then(|article| article.outlet);
            outlet.map(|id| case.name_of(id.into())).unwrap_or_default()
        }
        RecordRef::Entity(id) => case
            .entity(id)
            .and_then(|entity| entity.aliases.first().cloned())
            .unwrap_or_default(),
        RecordRef::Outlet(id) => case
            .outlet(id)
            .map_or("", |outlet| outlet.kind.label())
            .to_owned(),
        _ => String::new(),
    }
}

/// Count or grade at the right edge.
fn tail(session: &Session, lists: &LibraryLists, record: RecordRef) -> String {
    let case = session.case();
    match record {
        RecordRef::Article(id) => case
            .article(id)
            .map_or("", |article| case.reliability_of(article).letter())
            .to_owned(),
        RecordRef::Claim(id) => case.claim(id).map_or_else(String::new, |claim| {
            format!(
                "{}{}",
                lists.source_of(id).letter(),
                claim.credibility.digit()
            )
        }),
        RecordRef::Note(id) => case
            .note(id)
            .map_or("", |note| note.kind.label())
            .to_owned(),
        RecordRef::Frame(id) => match case.frame(id).map_or(0, |frame| frame.page) {
            0 => String::new(),
            page => format!("page {page}"),
        },
        RecordRef::Outlet(id) => {
            let grade = case
                .outlet(id)
                .map_or("", |outlet| outlet.reliability.letter());
            let count = lists.count_of(session.findings(), record).unwrap_or(0);
            format!("{grade} \u{b7} {count}")
        }
        other => lists
            .count_of(session.findings(), other)
            .map(|count| count.to_string())
            .unwrap_or_default(),
    }
}

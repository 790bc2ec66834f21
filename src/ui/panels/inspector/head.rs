//! A record's heading with its menu, and the links at its foot.

use super::form::{Form, label};
use crate::app::{Action, Command, CommandId, Edit};
use crate::model::RecordRef;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, Row, RowTail, menu_button_row, row, sign_button};
use egui::{Align, Layout, Popup, Sense, Ui};

/// The heading of a record: icon, noun, something at the right (a standing), and the menu.
pub fn head(
    ui: &mut Ui,
    form: &mut Form<'_>,
    record: RecordRef,
    noun: &str,
    at_right: impl FnOnce(&mut Ui),
) {
    let look = Look::of(ui);
    let accent = look.board.kind(record.kind());
    ui.horizontal(|ui| {
        ui.label(icons::colored(
            icons::of_record(form.case, record),
            size::ICON,
            accent.line,
        ));
        ui.label(look.title(noun));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let button = sign_button(ui, Icon::Ellipsis, "More");
            Popup::menu(&button).show(|ui| menu(ui, form, record));
            at_right(ui);
        });
    });
}

/// A word with an icon, such as the standing of a claim.
pub fn badge(ui: &mut Ui, icon: Icon, words: &str, color: egui::Color32) {
    ui.spacing_mut().item_spacing.x = size::S1;
    // Laid out from the right: the word comes first.
    ui.label(
        egui::RichText::new(words)
            .font(theme::semibold(size::TEXT_BODY))
            .color(color),
    );
    ui.label(icons::colored(icon, size::ICON, color));
}

fn menu(ui: &mut Ui, form: &mut Form<'_>, record: RecordRef) {
    let card = form.state.related.card;
    if card.is_some() || matches!(record, RecordRef::Frame(_) | RecordRef::Link(_)) {
        if menu_button_row(ui, Icon::Crop, "Show on the board").clicked() {
            form.actions.push(Action::Reveal(record));
        }
    } else if record.kind().can_have_card()
        && menu_button_row(ui, Icon::SquareDashed, "Place on the board").clicked()
    {
        form.actions.push(Action::Edit(Edit::PlaceCard {
            subject: record,
            at_in_board: None,
        }));
    }
    if let Some(card) = card {
        if form.session.selection().cards.contains(&card)
            && menu_button_row(ui, Icon::Copy, "Duplicate").clicked()
        {
            form.actions.push(Action::Run(CommandId::Duplicate));
        }
        if menu_button_row(ui, Icon::Minus, "Remove from board, keep in library").clicked() {
            form.actions
                .push(Action::Edit(Edit::Delete(vec![card.into()])));
        }
    }
    if menu_button_row(ui, Icon::Trash2, "Delete").clicked() {
        form.actions.push(Action::Edit(Edit::Delete(vec![record])));
    }
}

/// The stored links of a record: what the link says, the other end, how firmly it is held. A click goes to the other end.
pub fn links(ui: &mut Ui, form: &mut Form<'_>, record: RecordRef) {
    if form.state.related.links.is_empty() {
        return;
    }
    let ids = form.state.related.links.clone();
    form.heading(ui, &format!("Links ({})", ids.len()));
    for id in ids.into_iter().filter(|id| form.case.link(*id).is_some()) {
        link_row(ui, form, record, id);
    }
}

/// One link as seen from one of its ends.
pub fn link_row(ui: &mut Ui, form: &mut Form<'_>, record: RecordRef, id: crate::model::LinkId) {
    let Some(link) = form.case.link(id) else {
        return;
    };
    let look = Look::of(ui);
    let (other, arrow) = if link.from == record {
        (link.to, "\u{2192}")
    } else {
        (link.from, "\u{2190}")
    };
    let said = if link.label.is_empty() {
        link.kind.label()
    } else {
        &link.label
    };
    let name = form.case.name_of(other);
    let shown = format!("{said} {arrow} {name}");
    let spec = Row {
        icon: link_icon(link.kind),
        color: look.board.link(link.kind).line,
        name: &shown,
        aside: "",
        tail: RowTail::Words(strength_word(link.strength).to_owned()),
        is_selected: false,
    };
    let response = row(ui, &spec, Sense::click())
        .on_hover_text(format!("{shown}\nRight-click for the link itself"));
    if response.clicked() {
        form.actions.push(Action::Reveal(other));
    }
    response.context_menu(|ui| {
        if menu_button_row(ui, Icon::Spline, "Show the link").clicked() {
            form.actions.push(Action::Reveal(id.into()));
        }
        if menu_button_row(ui, Icon::Trash2, "Delete the link").clicked() {
            form.actions
                .push(Action::Edit(Edit::Delete(vec![id.into()])));
        }
    });
}

/// The sign of what a link says.
pub fn link_icon(kind: crate::model::LinkKind) -> Icon {
    use crate::model::LinkKind;
    match kind {
        LinkKind::Contradicts | LinkKind::Undercuts => Icon::TriangleAlert,
        LinkKind::Supports => Icon::CircleCheck,
        LinkKind::Restates | LinkKind::SameAs => Icon::Repeat2,
        LinkKind::Refines => Icon::GitBranch,
        _ => Icon::Spline,
    }
}

fn strength_word(strength: crate::model::Strength) -> &'static str {
    // The usual case needs no word.
    if strength == crate::model::Strength::Confirmed {
        ""
    } else {
        strength.label()
    }
}

/// Buttons of the command table, each with its icon; disabled where the command can do nothing now.
pub fn commands(ui: &mut Ui, form: &mut Form<'_>, words: &str, buttons: &[(CommandId, Icon)]) {
    label(ui, words);
    ui.horizontal_wrapped(|ui| {
        for (id, icon) in buttons {
            let command: &Command = id.command();
            let enabled = command.availability(form.session).is_enabled();
            if ui
                .add_enabled_ui(enabled, |ui| sign_button(ui, *icon, command.label))
                .inner
                .clicked()
            {
                form.actions.push(Action::Run(*id));
            }
        }
    });
}

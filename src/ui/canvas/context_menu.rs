//! The menu of the right button: what can be done with what is selected, or made on empty board.

use crate::app::{Action, CommandId, Edit, NewRecord, Session};
use crate::model::{AnyRecord, EntityKind, Link, LinkKind, NoteKind, Strength};
use crate::ui::icons::{self, Icon};
use crate::ui::menu_bar::{layers_menu, tint_menu};
use crate::ui::theme::{self, size};
use crate::ui::widgets::{MenuChoice, command_row, menu_row};
use crate::ui::words::capital;
use egui::{Id, Popup, PopupAnchor, PopupKind, Pos2, Rect, Response, RichText, Sense, Ui, Vec2};

/// The context menu, where it is open.
#[derive(Debug, Default)]
pub struct ContextMenu {
    place: Option<(Pos2, Pos2)>,
}

impl ContextMenu {
    /// Opens the menu at a point of the screen, which is this point of the board.
    pub fn open(&mut self, at_in_screen: Pos2, at_in_board: Pos2) {
        self.place = Some((at_in_screen, at_in_board));
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.place.is_some()
    }

    /// Shows the menu if it is open.
    pub fn show(&mut self, ui: &Ui, session: &Session, actions: &mut Vec<Action>) {
        let Some((at_in_screen, at_in_board)) = self.place else {
            return;
        };
        let mut open = true;
        popup_at(ui, "context menu", at_in_screen, &mut open, |ui| {
            content(ui, session, at_in_board, actions)
        });
        if !open {
            self.place = None;
        }
    }
}

/// A menu at a point of the screen. It takes the keyboard: arrows and Tab walk its rows. A press beside it closes it.
pub(super) fn popup_at(
    ui: &Ui,
    name: &'static str,
    at: Pos2,
    open: &mut bool,
    content: impl FnOnce(&mut Ui),
) {
    let pressed = ui.input(|input| {
        let pos = input.pointer.interact_pos();
        pos.filter(|_| input.pointer.any_pressed())
    });
    let is_beside = |pos| {
        let layer = ui.ctx().layer_id_at(pos);
        layer.is_none_or(|layer| layer.order == egui::Order::Background)
    };
    if pressed.is_some_and(is_beside) {
        *open = false;
        return;
    }
    Popup::new(
        Id::unique(name),
        ui.ctx().clone(),
        PopupAnchor::Position(at),
        ui.layer_id(),
    )
    .kind(PopupKind::Menu)
    .layout(egui::Layout::top_down_justified(egui::Align::Min))
    .gap(0.0)
    .style(|style: &mut egui::Style| {
        let padding = style.spacing.button_padding;
        egui::containers::menu::menu_style(style);
        style.spacing.button_padding = padding;
    })
    .open_bool(open)
    .show(|ui| {
        ui.set_min_width(size::MENU);
        let above = Rect::from_min_size(ui.cursor().min, Vec2::new(ui.available_width(), 0.0));
        let start = ui.interact(above, Id::unique((name, "start")), Sense::FOCUSABLE);
        if ui.memory(|memory| memory.focused().is_none()) {
            start.request_focus();
        }
        content(ui);
    });
}

fn content(ui: &mut Ui, session: &Session, at_in_board: Pos2, actions: &mut Vec<Action>) {
    let selection = session.selection();
    if let Some(link) = selection.only_link().and_then(|id| session.case().link(id)) {
        link_rows(ui, session, link, actions);
    } else if selection.is_empty() {
        board_rows(ui, session, at_in_board, actions);
    } else {
        item_rows(ui, session, actions);
    }
}

fn rows(ui: &mut Ui, session: &Session, ids: &[CommandId], actions: &mut Vec<Action>) {
    for id in ids {
        command_row(ui, session, *id, actions);
    }
}

/// Only what can be run now: short menus are read. Returns whether there was anything.
fn live_rows(ui: &mut Ui, session: &Session, ids: &[CommandId], actions: &mut Vec<Action>) -> bool {
    let is_live = |id: &CommandId| id.command().availability(session).is_enabled();
    let live: Vec<_> = ids.iter().copied().filter(is_live).collect();
    rows(ui, session, &live, actions);
    !live.is_empty()
}

fn item_rows(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    use CommandId as C;
    if !live_rows(
        ui,
        session,
        &[C::ReadArticle, C::ReadToSide, C::ShowInContext],
        actions,
    ) {
        rows(ui, session, &[C::Open], actions);
    }
    rows(ui, session, &[C::Rename], actions);
    ui.separator();
    rows(
        ui,
        session,
        &[C::Cut, C::Copy, C::Duplicate, C::CopyPicture],
        actions,
    );
    ui.separator();
    tint_menu(ui, session, actions);
    live_rows(
        ui,
        session,
        &[
            C::Collapse,
            C::Expand,
            C::Lock,
            C::Unlock,
            C::FrameSelection,
            C::Unframe,
            C::PageOfBriefing,
        ],
        actions,
    );
    submenu(ui, Icon::Layers, "Order", |ui| {
        rows(
            ui,
            session,
            &[
                C::BringToFront,
                C::BringForward,
                C::SendBackward,
                C::SendToBack,
            ],
            actions,
        );
    });
    if session.selection().len() > 1 {
        submenu(ui, Icon::LayoutGrid, "Align", |ui| {
            let edges = [
                C::AlignLeft,
                C::AlignCentre,
                C::AlignRight,
                C::AlignTop,
                C::AlignMiddle,
                C::AlignBottom,
            ];
            rows(ui, session, &edges, actions);
            ui.separator();
            rows(
                ui,
                session,
                &[C::DistributeHorizontally, C::DistributeVertically],
                actions,
            );
        });
    }
    if session.selection().cards.len() > 1 || !session.selection().frames.is_empty() {
        submenu(ui, Icon::Network, "Arrange", |ui| {
            arrange_rows(ui, session, actions)
        });
    }
    ui.separator();
    let groups: [&[CommandId]; 2] = [
        &[
            C::FoldNeighbours,
            C::FoldAllNeighbours,
            C::Unfold,
            C::CloseFrame,
            C::OpenFrame,
        ],
        &[
            C::Focus,
            C::ShowPath,
            C::LinkSelected,
            C::RestOn,
            C::SelectLinked,
            C::MergeEntities,
        ],
    ];
    for group in groups {
        if live_rows(ui, session, group, actions) {
            ui.separator();
        }
    }
    rows(ui, session, &[C::RemoveFromBoard, C::Delete], actions);
}

fn arrange_rows(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    use CommandId as C;
    rows(ui, session, &[C::TidyUp], actions);
    ui.separator();
    rows(
        ui,
        session,
        &[C::ArrangeByLinks, C::ArrangeGroups, C::ArrangeLayers],
        actions,
    );
    layers_menu(ui, session, actions);
    rows(
        ui,
        session,
        &[
            C::ArrangeCircle,
            C::ArrangeTimeline,
            C::ArrangeGrid,
            C::ArrangeGridByKind,
        ],
        actions,
    );
}

fn submenu(ui: &mut Ui, icon: Icon, name: &str, content: impl FnOnce(&mut Ui)) {
    let sign = icons::colored(icon, size::ICON_SMALL, theme::colors(ui.visuals()).muted);
    ui.menu_button((sign, RichText::new(name)), |ui| {
        ui.set_min_width(size::MENU);
        content(ui);
    });
}

fn link_rows(ui: &mut Ui, session: &Session, link: &Link, actions: &mut Vec<Action>) {
    use CommandId as C;
    rows(ui, session, &[C::Rename, C::ReverseLink], actions);
    ui.separator();
    submenu(ui, Icon::Spline, "Kind of link", |ui| {
        for kind in LinkKind::ALL {
            if kind_row(ui, *kind, link.kind == *kind).clicked() {
                actions.push(replace(link, "Change kind of link", |link| {
                    link.kind = *kind
                }));
            }
        }
    });
    submenu(ui, Icon::CircleDashed, "Strength", |ui| {
        for strength in Strength::ALL {
            let choice = if link.strength == *strength {
                MenuChoice::Checked
            } else {
                MenuChoice::Plain
            };
            if menu_row(ui, choice, &capital(strength.label()), "", true).clicked() {
                actions.push(replace(link, "Change strength of link", |link| {
                    link.strength = *strength
                }));
            }
        }
    });
    ui.separator();
    rows(ui, session, &[C::Delete], actions);
}

fn replace(link: &Link, label: &str, change: impl FnOnce(&mut Link)) -> Action {
    let mut link = link.clone();
    change(&mut link);
    Action::Edit(Edit::Replace {
        record: AnyRecord::from(link),
        label: label.to_owned(),
    })
}

/// A row that offers a kind of link, in its colour.
pub(super) fn kind_row(ui: &mut Ui, kind: LinkKind, chosen: bool) -> Response {
    let accent = theme::board(ui.visuals()).link(kind);
    let icon = if chosen { Icon::Check } else { Icon::MoveRight };
    menu_row(
        ui,
        MenuChoice::Sign(icon, accent.line),
        &capital(kind.label()),
        "",
        true,
    )
}

fn board_rows(ui: &mut Ui, session: &Session, at_in_board: Pos2, actions: &mut Vec<Action>) {
    use CommandId as C;
    create_rows(ui, actions, &|new| {
        Action::Edit(Edit::Create {
            new,
            at_in_board: Some(at_in_board),
            linked_from: None,
        })
    });
    ui.separator();
    rows(ui, session, &[C::Paste, C::SelectAll], actions);
    ui.separator();
    rows(ui, session, &[C::FitAll, C::Zoom100], actions);
    ui.separator();
    rows(
        ui,
        session,
        &[C::ToggleLibrary, C::ToggleInspector],
        actions,
    );
}

/// Rows that offer to make a card.
pub(super) fn create_rows(
    ui: &mut Ui,
    actions: &mut Vec<Action>,
    create: &dyn Fn(NewRecord) -> Action,
) {
    let kinds = theme::board(ui.visuals()).kinds;
    if menu_row(
        ui,
        MenuChoice::Sign(Icon::Quote, kinds.claim.line),
        "New claim",
        "",
        true,
    )
    .clicked()
    {
        actions.push(create(NewRecord::Claim));
    }
    let sign = icons::colored(Icon::User, size::ICON_SMALL, kinds.entity.line);
    ui.menu_button((sign, "New entity"), |ui| entity_rows(ui, actions, create));
    for kind in NoteKind::ALL {
        let sign = MenuChoice::Sign(icons::of_note(*kind), kinds.note.line);
        let name = format!("New {}", kind.label().to_lowercase());
        if menu_row(ui, sign, &name, "", true).clicked() {
            actions.push(create(NewRecord::Note {
                kind: *kind,
                text: String::new(),
            }));
        }
    }
}

/// Rows that offer to make an entity; "other" comes last.
pub(in crate::ui) fn entity_rows(
    ui: &mut Ui,
    actions: &mut Vec<Action>,
    create: &dyn Fn(NewRecord) -> Action,
) {
    ui.set_min_width(size::MENU);
    let ink = theme::board(ui.visuals()).kinds.entity.line;
    let known = EntityKind::ALL
        .iter()
        .filter(|kind| **kind != EntityKind::Other);
    for kind in known.chain([&EntityKind::Other]) {
        let sign = MenuChoice::Sign(icons::of_entity(*kind), ink);
        if menu_row(ui, sign, &capital(kind.label()), "", true).clicked() {
            actions.push(create(NewRecord::Entity(*kind)));
        }
    }
}

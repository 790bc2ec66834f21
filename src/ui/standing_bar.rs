//! The bar above the board that says why the open case is not as usual: it can only be read, or another program changed or
//! took away its file; with what can be done about it.

use super::icons::{self, Icon};
use super::theme::{self, size};
use super::widgets::{Look, link_button};
use crate::app::{Access, Action, CommandId, KeepAction, Outside, ReadOnlyReason, Session};
use egui::{Align, Frame, Label, Layout, Margin, Panel, Rect, Ui, vec2};

/// What the bar says, and the buttons on it from left to right.
struct Standing {
    icon: Icon,
    is_warning: bool,
    words: String,
    offers: Vec<(&'static str, Action)>,
}

/// The bar, if there is something to say.
pub(super) fn standing_bar(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let Some(standing) = standing(session) else {
        return;
    };
    let colors = theme::colors(ui.visuals());
    let frame = Frame::new()
        .fill(colors.panel)
        .inner_margin(Margin::symmetric(size::S3 as i8, 0));
    let ink = match standing.is_warning {
        true => Look::of(ui).warning(),
        false => colors.accent,
    };
    let shown = Panel::top("standing bar")
        .exact_size(size::MENU_BAR)
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = size::S2;
                for (name, action) in standing.offers.iter().rev() {
                    if link_button(ui, name).clicked() {
                        actions.push(action.clone());
                    }
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let look = Look::of(ui);
                    ui.label(icons::colored(standing.icon, size::ICON, ink));
                    ui.add(Label::new(look.body(&standing.words)).truncate())
                        .on_hover_text(&standing.words);
                });
            });
        });
    // An edge in the colour of the sign: the bar is seen from the corner of the eye.
    let bar = shown.response.rect;
    let edge = Rect::from_min_size(bar.min, vec2(size::S1, bar.height()));
    ui.painter().rect_filled(edge, 0.0, ink);
}

fn standing(session: &Session) -> Option<Standing> {
    match (&session.document().access, session.outside()) {
        (Access::ReadOnly(reason), outside) => Some(read_only(session, reason, outside)),
        (Access::Writable, Some(Outside::Changed)) => Some(Standing {
            icon: Icon::TriangleAlert,
            is_warning: true,
            words: format!(
                "Another program changed {}. Nothing of yours is lost: choose what shall count.",
                session.document().file_name()
            ),
            offers: vec![
                ("Compare", Action::Keep(KeepAction::CompareWithFile)),
                ("Reload", Action::Keep(KeepAction::Reload)),
                ("Keep mine", Action::Keep(KeepAction::KeepMine)),
            ],
        }),
        (Access::Writable, Some(Outside::Gone)) => Some(Standing {
            icon: Icon::TriangleAlert,
            is_warning: true,
            words: format!(
                "{} is not there any more. The case is kept in this window alone until it is saved again.",
                session.document().file_name()
            ),
            offers: vec![
                ("Save", Action::Run(CommandId::Save)),
                ("Save as…", Action::Run(CommandId::SaveAs)),
            ],
        }),
        (Access::Writable, None) => None,
    }
}

fn read_only(session: &Session, reason: &ReadOnlyReason, outside: Option<Outside>) -> Standing {
    let save_as = ("Save as…", Action::Run(CommandId::SaveAs));
    let mut words = format!("Read-only. {}.", reason.words());
    let offers = match reason {
        ReadOnlyReason::PastVersion { .. } => {
            let path = session.document().path().map(ToOwned::to_owned);
            let restore = path.map(|path| Action::Keep(KeepAction::RestoreVersion(path)));
            let restore = restore.map(|action| ("Restore this version", action));
            let versions = ("Versions…", Action::Run(CommandId::Versions));
            let back = ("Back to the case", Action::Keep(KeepAction::LeaveVersion));
            restore.into_iter().chain([versions, back]).collect()
        }
        ReadOnlyReason::HeldElsewhere(_) if outside == Some(Outside::Changed) => {
            words.push_str(" It was saved there since you opened it.");
            vec![
                ("Show what was saved", Action::Keep(KeepAction::Reload)),
                save_as,
            ]
        }
        ReadOnlyReason::HeldElsewhere(_) => {
            vec![
                ("Try to edit", Action::Keep(KeepAction::OpenToEdit)),
                save_as,
            ]
        }
        ReadOnlyReason::ByWish => vec![("Edit", Action::Keep(KeepAction::OpenToEdit)), save_as],
        ReadOnlyReason::NewerFormat { .. } => vec![save_as],
    };
    Standing {
        icon: match reason {
            ReadOnlyReason::PastVersion { .. } => Icon::History,
            _ => Icon::Lock,
        },
        is_warning: false,
        words,
        offers,
    }
}

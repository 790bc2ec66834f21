//! Pages over the board: welcome, shortcuts, about, problems.

mod about;
mod case_versions;
mod damage;
mod file_comparison;
mod import;
mod namesakes;
mod problems;
mod promises;
mod recovery;
mod shortcuts;
mod versions;
mod welcome;
mod withheld;

use super::icons::{self, Icon};
use super::theme::{self, size};
use crate::app::{Action, DamageAction, Page, Session};
use egui::{
    Align, Align2, Area, Button, CornerRadius, Frame, Id, Key, Layout, Margin, Order, RichText,
    ScrollArea, Stroke, Ui, vec2,
};

/// Shows the page that is open.
pub(super) fn page(ui: &Ui, session: &Session, open: &mut Option<Page>, actions: &mut Vec<Action>) {
    let Some(page) = *open else { return };
    let board = session.board().viewport_in_screen;
    let width = size::PAGE.min(board.width() - 2.0 * size::S4);
    let mut close = session.prompt().is_none()
        && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Escape));
    let mut is_decided = false;
    let area = Area::new(Id::unique("page"))
        .order(Order::Middle)
        .pivot(Align2::CENTER_CENTER)
        .fixed_pos(board.center());
    area.show(ui.ctx(), |ui| {
        let colors = theme::colors(ui.visuals());
        Frame::new()
            .fill(colors.panel)
            .stroke(Stroke::new(1.0, colors.line))
            .shadow(ui.visuals().window_shadow)
            .corner_radius(CornerRadius::same(12))
            .inner_margin(Margin::same(size::S6 as i8))
            .show(ui, |ui| {
                ui.set_width(width);
                ui.horizontal(|ui| {
                    ui.label(
                        RichText::new(title(page, session))
                            .font(theme::semibold(size::TEXT_PAGE))
                            .color(colors.text),
                    );
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        let sign = icons::colored(Icon::X, size::ICON, colors.muted);
                        let button = Button::new(sign)
                            .frame_when_inactive(false)
                            .min_size(vec2(28.0, 28.0));
                        close |= ui
                            .add(button)
                            .accessible_name("Close page")
                            .on_hover_text("Close  Esc")
                            .clicked();
                    });
                });
                ScrollArea::vertical()
                    .max_height(board.height() - 160.0)
                    .min_scrolled_height(board.height() - 160.0)
                    .auto_shrink([false, true])
                    .show(ui, |ui| {
                        let action_count = actions.len();
                        match page {
                            Page::Welcome => welcome::welcome(ui, session, actions),
                            Page::Shortcuts => shortcuts::shortcuts(ui),
                            Page::About => about::about(ui),
                            Page::Problems => problems::problems(ui, session, actions),
                            Page::Import => import::import(ui, session, actions),
                            Page::Versions => versions::versions(ui, session, actions),
                            Page::Recovery => recovery::recovery(ui, session, actions),
                            Page::CaseVersions => {
                                case_versions::case_versions(ui, session, actions);
                            }
                            Page::FileComparison => {
                                file_comparison::file_comparison(ui, session, actions);
                            }
                            Page::Namesakes => namesakes::namesakes(ui, session, actions),
                            Page::Damage => damage::damage(ui, session, actions),
                            Page::Promises => promises::promises(ui),
                            Page::Withheld => withheld::withheld(ui, session),
                        }
                        let wanted = &actions[action_count.min(actions.len())..];
                        close |= match page {
                            Page::Welcome => wanted.iter().any(leads_to_board),
                            Page::FileComparison => !wanted.is_empty(),
                            _ => false,
                        };
                        is_decided = page == Page::Damage && wanted.iter().any(decides_on_damage);
                    });
            });
    });
    if close && page == Page::Damage && !session.is_damage_shown() {
        actions.push(Action::Damage(DamageAction::Leave));
    }
    if close || is_decided {
        *open = None;
    }
}

/// Whether nothing is left to be said of the damaged file.
fn decides_on_damage(action: &Action) -> bool {
    matches!(action, Action::Damage(action) if *action != DamageAction::Show)
}

fn leads_to_board(action: &Action) -> bool {
    !matches!(
        action,
        Action::ForgetRecent(_) | Action::Run(crate::app::CommandId::OpenCase)
    )
}

fn title(page: Page, session: &Session) -> &'static str {
    match page {
        Page::Welcome => "Welcome to Caseboard",
        Page::Shortcuts => "Keyboard shortcuts",
        Page::About => "About Caseboard",
        Page::Problems => "Problems of this case",
        Page::Import => "What was imported",
        Page::Versions => "Two versions of a document",
        Page::CaseVersions => "Versions of this case",
        Page::FileComparison => "The case and its file",
        Page::Namesakes => "Possible duplicates",
        Page::Damage if session.is_damage_shown() => "A case of a newer version",
        Page::Damage => "This file is not as it was saved",
        Page::Promises => "What Caseboard promises",
        Page::Recovery => "Unsaved work of earlier runs",
        Page::Withheld => "What was withheld",
    }
}

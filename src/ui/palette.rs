//! The command palette: every command and every record by a few letters.

use super::icons::{self, Icon};
use super::keyboard::take_typed_ahead;
use super::theme::{self, size};
use super::widgets::key_cap;
use crate::app::{Action, Asker, COMMANDS, Command, CommandId, Session};
use crate::model::RecordRef;
use egui::{
    Align, Align2, Area, Color32, CornerRadius, Frame, Id, Key, Layout, Margin, Modifiers, Order,
    Response, RichText, ScrollArea, Sense, TextEdit, Ui, UiBuilder, vec2,
};

/// At most this many records are offered.
const RECORDS: usize = 12;
/// Height of a row.
const ROW: f32 = 32.0;

/// The palette and what was typed into it.
#[derive(Debug, Default)]
pub(super) struct Palette {
    query: Option<String>,
    chosen: usize,
    was_shown: bool,
}

/// Something the palette offers.
struct Offer {
    icon: Icon,
    ink: Color32,
    name: String,
    detail: String,
    enabled: bool,
    action: Action,
}

impl Palette {
    /// Opens the palette, empty.
    pub(super) fn open(&mut self) {
        *self = Self {
            query: Some(String::new()),
            ..Self::default()
        };
    }

    /// Whether it is open.
    pub(super) fn is_open(&self) -> bool {
        self.query.is_some()
    }

    /// Shows the palette if it is open.
    pub(super) fn show(&mut self, ui: &Ui, session: &mut Session, actions: &mut Vec<Action>) {
        let Some(mut query) = self.query.take() else {
            return;
        };
        if !self.was_shown {
            query.push_str(&take_typed_ahead(ui));
        }
        let offers = offers(ui, session, &query);
        self.chosen = self.chosen.min(offers.len().saturating_sub(1));
        let keys = ListKeys::read(ui, &mut self.chosen, offers.len());
        let top = ui.ctx().content_rect().center_top() + vec2(0.0, 88.0);
        let mut done = keys.escaped;
        let area = Area::new(Id::unique("palette"))
            .order(Order::Foreground)
            .pivot(Align2::CENTER_TOP)
            .fixed_pos(top);
        let shown = area.show(ui.ctx(), |ui| {
            Frame::popup(ui.style())
                .inner_margin(Margin::same(size::S2 as i8))
                .show(ui, |ui| {
                    ui.set_width(size::PALETTE);
                    let field = search_field(ui, &mut query, "Find or run a command", "Palette");
                    if !self.was_shown {
                        self.was_shown = true;
                        field.request_focus();
                    }
                    if field.changed() {
                        self.chosen = 0;
                    }
                    ui.add_space(size::S1);
                    if offers.is_empty() {
                        ui.label(
                            RichText::new("Nothing found").color(theme::colors(ui.visuals()).muted),
                        );
                    }
                    ScrollArea::vertical()
                        .max_height(12.0 * ROW)
                        .min_scrolled_height(12.0 * ROW)
                        .auto_shrink([false, true])
                        .show(ui, |ui| {
                            ui.spacing_mut().item_spacing.y = 0.0;
                            for (at, offer) in offers.iter().enumerate() {
                                let row = offer_row(ui, offer, at == self.chosen);
                                if at == self.chosen && keys.moved {
                                    row.scroll_to_me(None);
                                }
                                if (row.clicked() || (keys.entered && at == self.chosen))
                                    && offer.enabled
                                {
                                    actions.push(offer.action.clone());
                                    done = true;
                                }
                            }
                        });
                });
        });
        done |= shown.response.clicked_elsewhere()
            && self.was_shown
            && ui.input(|input| input.pointer.any_click());
        if !done {
            self.query = Some(query);
        }
    }
}

/// The keys that move in a list under a search field, taken from the input before the field sees them.
pub(super) struct ListKeys {
    /// The choice moved.
    pub(super) moved: bool,
    /// Enter was pressed.
    pub(super) entered: bool,
    /// Esc was pressed.
    pub(super) escaped: bool,
}

impl ListKeys {
    /// Reads them and moves the choice.
    pub(super) fn read(ui: &Ui, chosen: &mut usize, count: usize) -> Self {
        ui.input_mut(|input| {
            let down = input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown);
            let up = input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp);
            let last = count.saturating_sub(1);
            *chosen = (*chosen + down).min(last).saturating_sub(up);
            Self {
                moved: down + up > 0,
                entered: input.consume_key(Modifiers::NONE, Key::Enter),
                escaped: input.consume_key(Modifiers::NONE, Key::Escape),
            }
        })
    }
}

/// A field with a magnifying glass.
pub(super) fn search_field(ui: &mut Ui, query: &mut String, hint: &str, name: &str) -> Response {
    let colors = theme::colors(ui.visuals());
    Frame::new()
        .fill(colors.field)
        .corner_radius(CornerRadius::same(size::RADIUS))
        .inner_margin(Margin::symmetric(size::S2 as i8, size::S1 as i8))
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(icons::colored(Icon::Search, 14.0, colors.muted));
                let field = TextEdit::singleline(query)
                    .frame(Frame::NONE)
                    .hint_text(hint)
                    .lock_focus(true)
                    .align(egui::Align2::LEFT_CENTER)
                    .min_size(vec2(0.0, size::CONTROL))
                    .desired_width(ui.available_width());
                ui.add(field).accessible_name(name)
            })
            .inner
        })
        .inner
}

fn offer_row(ui: &mut Ui, offer: &Offer, chosen: bool) -> Response {
    let colors = theme::colors(ui.visuals());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    if chosen || response.hovered() {
        ui.painter()
            .rect_filled(rect, CornerRadius::same(size::RADIUS), colors.hover);
    }
    let inner = rect.shrink2(vec2(size::S2, 0.0));
    let mut row = ui.new_child(
        UiBuilder::new()
            .max_rect(inner)
            .layout(Layout::left_to_right(Align::Center)),
    );
    row.label(icons::colored(offer.icon, size::ICON, offer.ink));
    let ink = if offer.enabled {
        colors.text
    } else {
        colors.muted
    };
    row.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if offer.detail.contains('+') || offer.detail.len() == 1 {
            key_cap(ui, &offer.detail);
        } else if !offer.detail.is_empty() {
            ui.label(
                RichText::new(&offer.detail)
                    .size(size::TEXT_META)
                    .color(colors.muted),
            );
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(egui::Label::new(RichText::new(&offer.name).color(ink)).truncate());
        });
    });
    let name = offer.name.clone();
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::ListBoxOption, offer.enabled, chosen, &name)
    });
    response
}

fn offers(ui: &Ui, session: &mut Session, query: &str) -> Vec<Offer> {
    let query = query.trim().to_lowercase();
    let mut commands: Vec<_> = COMMANDS
        .iter()
        .filter(|command| !matches!(command.id, CommandId::Palette))
        .filter_map(|command| Some((match_score(&query, command)?, command)))
        .collect();
    commands.sort_by_key(|(score, command)| (std::cmp::Reverse(*score), command.id));
    let colors = theme::colors(ui.visuals());
    let mut offers: Vec<_> = commands
        .into_iter()
        .map(|(_, command)| Offer {
            icon: Icon::ChevronRight,
            ink: colors.muted,
            name: command.label.to_owned(),
            detail: command
                .shortcuts
                .first()
                .map_or_else(|| command.menu.label().to_owned(), ToString::to_string),
            enabled: command.availability(session).is_enabled(),
            action: Action::Run(command.id),
        })
        .collect();
    if !query.is_empty() {
        // Records that were meant stand before commands that merely share letters.
        let records = record_offers(ui, session, &query);
        let at = offers.len().min(6);
        offers.splice(at..at, records);
    }
    offers
}

fn record_offers(ui: &Ui, session: &mut Session, query: &str) -> Vec<Offer> {
    let found = session.find(Asker::Palette, query);
    let board = theme::board(ui.visuals());
    let case = session.case();
    found
        .hits
        .iter()
        .take(RECORDS)
        .map(|hit| Offer {
            icon: icons::of_record(case, hit.record),
            ink: board.kind(hit.record.kind()).line,
            name: hit.title.clone(),
            detail: word_of(hit.record),
            enabled: true,
            action: Action::Reveal(hit.record),
        })
        .collect()
}

fn word_of(record: RecordRef) -> String {
    record.kind().word().to_owned()
}

/// How well a command matches: words that begin with the query before words that contain it before scattered letters.
fn match_score(query: &str, command: &Command) -> Option<u32> {
    let name = command.label.to_lowercase();
    if query.is_empty() {
        return Some(0);
    }
    let full = format!("{} {name}", command.menu.label().to_lowercase());
    if name.starts_with(query) {
        Some(4)
    } else if name.split(' ').any(|word| word.starts_with(query)) {
        Some(3)
    } else if name.contains(query) || query.split_whitespace().all(|word| full.contains(word)) {
        Some(2)
    } else {
        let mut letters = name.chars();
        query
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .all(|letter| letters.any(|other| other == letter))
            .then_some(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(query: &str) -> Option<CommandId> {
        let scored = COMMANDS
            .iter()
            .filter_map(|command| Some((match_score(query, command)?, command.id)));
        scored
            .max_by_key(|(score, id)| (*score, std::cmp::Reverse(*id)))
            .map(|(_, id)| id)
    }

    #[test]
    fn commands_are_found_by_few_letters() {
        assert_eq!(best("fit all"), Some(CommandId::FitAll));
        assert_eq!(best("undo"), Some(CommandId::Undo));
        assert_eq!(best("exp"), Some(CommandId::ExportPicture));
        assert_eq!(
            best("distribute h"),
            Some(CommandId::DistributeHorizontally)
        );
        assert_eq!(best("theme dark"), Some(CommandId::ThemeDark));
        assert_eq!(best("xyzzy"), None);
    }
}

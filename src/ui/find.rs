//! Find: a box at the top of the board, hits as a list, all of them lit up.

use super::icons;
use super::keyboard::take_typed_ahead;
use super::palette::{ListKeys, search_field};
use super::theme::{self, size};
use crate::app::{Action, Asker, Found, SearchHit, Session};
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Align2, Area, Color32, CornerRadius, Frame, Id, Layout, Margin, Order, Response,
    RichText, ScrollArea, Sense, Ui, UiBuilder, vec2,
};
use std::sync::Arc;

/// Height of a row.
const ROW: f32 = 44.0;
/// Rows that are seen at once.
const ROWS_SEEN: f32 = 7.0;

/// The find box and what was typed into it.
#[derive(Debug, Default)]
pub(super) struct FindBox {
    query: Option<String>,
    found: Arc<Found>,
    chosen: usize,
    /// The hit that was gone to last: Enter goes on from it.
    revealed: Option<usize>,
    wants_focus: bool,
}

impl FindBox {
    /// Opens the box, or goes back to it.
    pub(super) fn open(&mut self) {
        self.query.get_or_insert_default();
        self.wants_focus = true;
    }

    /// Whether it is open.
    pub(super) fn is_open(&self) -> bool {
        self.query.is_some()
    }

    /// Shows the box if it is open.
    pub(super) fn show(&mut self, ui: &Ui, session: &mut Session, actions: &mut Vec<Action>) {
        let Some(mut query) = self.query.take() else {
            return;
        };
        if self.wants_focus {
            query.push_str(&take_typed_ahead(ui));
        }
        self.search(session, &query, actions);
        let keys = self.keys(ui);
        // In the corner, so that what is gone to in the middle of the board is not covered.
        let top = session.board().viewport_in_screen.left_top() + vec2(size::S3, size::S3);
        let area = Area::new(Id::unique("find"))
            .order(Order::Middle)
            .pivot(Align2::LEFT_TOP)
            .fixed_pos(top);
        area.show(ui.ctx(), |ui| {
            Frame::popup(ui.style())
                .inner_margin(Margin::same(size::S2 as i8))
                .show(ui, |ui| {
                    ui.set_width(
                        size::FIND.min(session.board().viewport_in_screen.width() - size::S6),
                    );
                    let field = search_field(ui, &mut query, "Find in all text", "Find");
                    if std::mem::take(&mut self.wants_focus) {
                        field.request_focus();
                    }
                    self.list(ui, session, &query, &keys, actions);
                });
        });
        if keys.escaped {
            self.found = Arc::default();
            actions.push(Action::LightUp(Vec::new()));
        } else {
            self.query = Some(query);
        }
    }

    /// The list's keys, unless words are typed elsewhere.
    fn keys(&mut self, ui: &Ui) -> ListKeys {
        if ui.ctx().text_edit_focused() || ui.memory(|memory| memory.focused().is_none()) {
            let mut keys = ListKeys::read(ui, &mut self.chosen, self.found.hits.len());
            // Enter on the board opens a card.
            keys.entered &= ui.ctx().text_edit_focused();
            keys
        } else {
            ListKeys {
                moved: false,
                entered: false,
                escaped: false,
            }
        }
    }

    fn search(&mut self, session: &mut Session, query: &str, actions: &mut Vec<Action>) {
        let found = session.find(Asker::FindBox, query);
        if Arc::ptr_eq(&found, &self.found) {
            return;
        }
        actions.push(Action::LightUp(found.records.clone()));
        if found.query != self.found.query {
            self.chosen = 0;
            self.revealed = None;
        }
        self.found = found;
    }

    fn list(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        query: &str,
        keys: &ListKeys,
        actions: &mut Vec<Action>,
    ) {
        let colors = theme::colors(ui.visuals());
        if query.trim().is_empty() {
            return;
        }
        ui.add_space(size::S1);
        ui.label(
            RichText::new(self.summary(session, query))
                .size(size::TEXT_META)
                .color(colors.muted),
        );
        let entered = keys.entered && self.go_on(actions);
        let rows = self.found.hits.len();
        let height = ROWS_SEEN * ROW;
        let mut area = ScrollArea::vertical()
            .max_height(height)
            .min_scrolled_height(height)
            .auto_shrink([false, true]);
        if keys.moved || entered {
            area = area.vertical_scroll_offset((self.chosen as f32 - 3.0).max(0.0) * ROW);
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        area.show_rows(ui, ROW, rows, |ui, seen| {
            let found = Arc::clone(&self.found);
            for (at, hit) in found
                .hits
                .iter()
                .enumerate()
                .take(seen.end)
                .skip(seen.start)
            {
                let row = hit_row(ui, session, hit, query.trim(), at == self.chosen);
                if row.clicked() {
                    (self.chosen, self.revealed) = (at, Some(at));
                    actions.push(Action::Reveal(hit.record));
                }
            }
        });
    }

    /// Enter goes to the chosen hit, and from there to the next one.
    fn go_on(&mut self, actions: &mut Vec<Action>) -> bool {
        if self.revealed == Some(self.chosen) {
            self.chosen = (self.chosen + 1) % self.found.hits.len().max(1);
        }
        let hit = self.found.hits.get(self.chosen);
        if let Some(hit) = hit {
            self.revealed = Some(self.chosen);
            actions.push(Action::Reveal(hit.record));
        }
        hit.is_some()
    }

    /// How much was found, and how much of it lies on the board.
    fn summary(&self, session: &Session, query: &str) -> String {
        let (all, listed) = (self.found.records.len(), self.found.hits.len());
        if all == 0 && self.found.query != query.trim() {
            return "Searching".to_owned();
        }
        if all == 0 {
            return "Nothing found".to_owned();
        }
        let mut words = super::words::count(all, "record");
        if listed < all {
            words += &format!(", the best {listed} listed");
        }
        let lit = session.board().scene.lit.len();
        words + &format!(" · {} lit on the board", super::words::count(lit, "card"))
    }
}

fn hit_row(ui: &mut Ui, session: &Session, hit: &SearchHit, query: &str, chosen: bool) -> Response {
    let colors = theme::colors(ui.visuals());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    if chosen || response.hovered() {
        ui.painter()
            .rect_filled(rect, CornerRadius::same(size::RADIUS), colors.hover);
    }
    let inner = rect.shrink2(vec2(size::S2, size::S1));
    let mut row = ui.new_child(
        UiBuilder::new()
            .max_rect(inner)
            .layout(Layout::left_to_right(Align::Center)),
    );
    let ink = theme::board(ui.visuals()).kind(hit.record.kind()).line;
    row.label(icons::colored(
        icons::of_record(session.case(), hit.record),
        size::ICON,
        ink,
    ));
    row.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = 0.0;
        if hit.context.is_none() {
            ui.add_space(size::S2);
        }
        ui.add(
            egui::Label::new(marked(
                &hit.title,
                query,
                size::TEXT_BODY,
                colors.text,
                colors.accent_wash,
            ))
            .truncate(),
        );
        if let Some(context) = &hit.context {
            let line = around(context, query);
            ui.add(
                egui::Label::new(marked(
                    &line,
                    query,
                    size::TEXT_META,
                    colors.muted,
                    colors.accent_wash,
                ))
                .truncate(),
            );
        }
    });
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, chosen, &hit.title)
    });
    response
}

/// The words with the searched ones on a marked ground.
fn marked(words: &str, query: &str, type_size: f32, ink: Color32, ground: Color32) -> LayoutJob {
    let mut job = LayoutJob::default();
    let plain = TextFormat {
        font_id: theme::regular(type_size),
        color: ink,
        ..TextFormat::default()
    };
    let mark = TextFormat {
        background: ground,
        ..plain.clone()
    };
    match place_of(words, query) {
        Some(place) => {
            job.append(
                words.get(..place.start).unwrap_or_default(),
                0.0,
                plain.clone(),
            );
            job.append(words.get(place.clone()).unwrap_or_default(), 0.0, mark);
            job.append(words.get(place.end..).unwrap_or_default(), 0.0, plain);
        }
        None => job.append(words, 0.0, plain),
    }
    job
}

/// Where the query stands in the words, whatever the case of letters; in bytes, on letter boundaries.
fn place_of(words: &str, query: &str) -> Option<std::ops::Range<usize>> {
    if query.is_empty() {
        return None;
    }
    let lower = |text: &str| {
        text.chars()
            .flat_map(char::to_lowercase)
            .collect::<String>()
    };
    let wanted = lower(query);
    let starts = words.char_indices().map(|(at, _)| at);
    starts.into_iter().find_map(|start| {
        let rest = words.get(start..)?;
        let mut end = start;
        let mut seen = String::new();
        for letter in rest.chars() {
            if seen.len() >= wanted.len() {
                break;
            }
            seen.extend(letter.to_lowercase());
            end += letter.len_utf8();
            if !wanted.starts_with(&seen) {
                return None;
            }
        }
        (seen == wanted).then_some(start..end)
    })
}

/// The line from a little before the searched words.
fn around(line: &str, query: &str) -> String {
    let Some(place) = place_of(line, query) else {
        return line.to_owned();
    };
    let before: Vec<_> = line
        .get(..place.start)
        .unwrap_or_default()
        .char_indices()
        .rev()
        .take(24)
        .collect();
    match before.last() {
        Some((start, _)) if *start > 0 => format!("…{}", line.get(*start..).unwrap_or_default()),
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_are_marked_in_any_script() {
        let words = "Порт Раджин отгрузил";
        let place = place_of(words, "раджин").expect("it is there");
        assert_eq!(words.get(place), Some("Раджин"));
        assert_eq!(place_of("abc", "d"), None);
        assert_eq!(
            place_of("İstanbul", "stan").and_then(|place| "İstanbul".get(place)),
            Some("stan")
        );
    }

    #[test]
    fn context_begins_shortly_before_the_hit() {
        let line = format!("{}needle and the rest", "hay ".repeat(40));
        let shown = around(&line, "needle");
        assert!(
            shown.starts_with('…') && shown.contains("needle and"),
            "{shown}"
        );
        assert!(shown.chars().take_while(|letter| *letter != 'n').count() <= 26);
    }
}

//! Article texts to read and to quote from. A long text is shown in parts, so that a frame costs the same however long it
//! is; whether a text is unchanged is computed once.

use crate::model::{Article, ArticleId, Case, Excerpt};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, sign_button};
use egui::text::{LayoutJob, TextFormat};
use egui::{CornerRadius, Frame, Id, Margin, ScrollArea, Stroke, TextEdit, Ui};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// A part has about this many bytes and ends at the end of a line where it can.
const PART_BYTES: usize = 12_000;

/// What a text is shown for; each use keeps its own place in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextUse {
    /// To be read.
    Reading,
    /// To choose words for an excerpt.
    Quoting,
}

/// What is remembered of the texts on show.
#[derive(Default)]
pub struct TextViews {
    known: HashMap<ArticleId, Known>,
    /// The part on show, by article and use.
    part: HashMap<(ArticleId, TextUse), usize>,
    quotes: HashMap<(ArticleId, u32, u32), bool>,
    /// The words to bring into view when their text is shown next.
    goal: Option<(ArticleId, u32)>,
}

struct Known {
    text: Arc<str>,
    is_unchanged: bool,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    bytes: Range<usize>,
    /// The first Unicode scalar value of the part.
    start: u32,
}

/// More texts than this are forgotten.
const MOST_KNOWN: usize = 32;

impl TextViews {
    /// Whether a text is still what was taken in.
    pub fn is_unchanged(&mut self, article: &Article) -> bool {
        self.known(article).is_unchanged
    }

    /// Whether a quote still stands at its place.
    pub fn holds(&mut self, article: &Article, excerpt: &Excerpt) -> bool {
        if self.quotes.len() > 4096 {
            self.quotes.clear();
        }
        self.known(article);
        let key = (article.id, excerpt.start, excerpt.end);
        *self
            .quotes
            .entry(key)
            .or_insert_with(|| excerpt.lies_in(&article.text))
    }

    /// Brings this Unicode scalar value into view when the text is shown for reading next.
    pub fn go_to(&mut self, article: ArticleId, start: u32) {
        self.goal = Some((article, start));
    }

    /// Shows the text, with these ranges marked; returns the selected range. All in Unicode scalar values.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        case: &Case,
        article: &Article,
        usage: TextUse,
        marked: &[(u32, u32)],
    ) -> Option<(u32, u32)> {
        let parts = self.known(article).parts.clone();
        let is_goal =
            |goal: &mut (ArticleId, u32)| usage == TextUse::Reading && goal.0 == article.id;
        let goal = self.goal.take_if(is_goal).map(|(_, start)| start);
        if let Some(goal) = goal {
            let begun = parts.iter().filter(|part| part.start <= goal).count();
            self.part
                .insert((article.id, usage), begun.saturating_sub(1));
        }
        let at = self.part.entry((article.id, usage)).or_insert(0);
        *at = (*at).min(parts.len().saturating_sub(1));
        if parts.len() > 1 {
            ui.horizontal(|ui| {
                let look = Look::of(ui);
                if sign_button(ui, Icon::ChevronLeft, "Earlier part of the text").clicked() {
                    *at = at.saturating_sub(1);
                }
                ui.label(look.meta(format!("Part {} of {}", *at + 1, parts.len())));
                if sign_button(ui, Icon::ChevronRight, "Later part of the text").clicked() {
                    *at = (*at + 1).min(parts.len() - 1);
                }
            });
        }
        let part = parts.get(*at)?;
        let name = format!("Text of {}", case.name_of(article.id.into()));
        let id = Id::unique(("article text", article.id, usage, *at));
        part_ui(
            ui,
            id,
            &name,
            &article.text[part.bytes.clone()],
            part.start,
            marked,
            goal,
        )
    }

    fn known(&mut self, article: &Article) -> &Known {
        if self.known.len() > MOST_KNOWN {
            self.known.clear();
        }
        let is_fresh = self
            .known
            .get(&article.id)
            .is_some_and(|known| Arc::ptr_eq(&known.text, &article.text));
        if !is_fresh {
            self.quotes.retain(|(id, ..), _| *id != article.id);
        }
        let make = || Known {
            text: Arc::clone(&article.text),
            is_unchanged: article.is_unchanged_since_import(),
            parts: parts_of(&article.text),
        };
        let known = self.known.entry(article.id).or_insert_with(make);
        if !is_fresh {
            *known = make();
        }
        known
    }
}

fn parts_of(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let (mut from, mut start) = (0, 0u32);
    while from < text.len() {
        let mut to = text.floor_char_boundary(from + PART_BYTES);
        if to < text.len()
            && let Some(line) = text[from..to].rfind('\n').filter(|at| *at > 0)
        {
            to = from + line + 1;
        }
        parts.push(Part {
            bytes: from..to,
            start,
        });
        start =
            start.saturating_add(u32::try_from(text[from..to].chars().count()).unwrap_or(u32::MAX));
        from = to;
    }
    parts
}

fn part_ui(
    ui: &mut Ui,
    id: Id,
    name: &str,
    mut text: &str,
    start: u32,
    marked: &[(u32, u32)],
    goal: Option<u32>,
) -> Option<(u32, u32)> {
    let look = Look::of(ui);
    let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let in_part: Vec<(u32, u32)> = marked
        .iter()
        .filter(|(from, to)| *from < start.saturating_add(length) && *to > start)
        .map(|(from, to)| {
            (
                from.saturating_sub(start),
                to.saturating_sub(start).min(length),
            )
        })
        .collect();
    let plain = TextFormat::simple(theme::regular(size::TEXT_BODY), look.text());
    let wash = look.board.kinds.claim.wash;
    let mut layouter = |ui: &Ui, buffer: &dyn egui::TextBuffer, width: f32| {
        let mut job = marked_job(buffer.as_str(), &in_part, &plain, wash);
        job.wrap.max_width = width;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let frame = Frame::new()
        .fill(look.colors.field)
        .stroke(Stroke::new(1.0, look.colors.line))
        .corner_radius(CornerRadius::same(size::RADIUS))
        .inner_margin(Margin::same(size::S2 as i8));
    let mut selected = None;
    let mut area = ScrollArea::vertical();
    if let Some(goal) = goal {
        // Set, not asked for: asking reckons with what can be seen, and the text may still be out of view.
        let width = ui.available_width() - frame.total_margin().sum().x;
        let galley = layouter(ui, &text, width);
        let at = egui::text::CCursor::new(goal.saturating_sub(start) as usize);
        let words_y = galley.pos_from_cursor(at).center().y;
        area = area.vertical_scroll_offset((words_y - size::POPUP_LIST / 2.0).max(0.0));
    }
    let area = area
        .id_salt(id)
        .max_height(size::POPUP_LIST)
        // The panel around it scrolls, so that there always is room.
        .min_scrolled_height(size::POPUP_LIST)
        .show(ui, |ui| {
            let output = TextEdit::multiline(&mut text)
                .id(id)
                .frame(frame)
                .desired_width(f32::INFINITY)
                .desired_rows(4)
                .layouter(&mut layouter)
                .show(ui);
            output.response.response.accessible_name(name);
            if let Some(cursor) = output.cursor_range {
                let (one, other) = (position(cursor.primary), position(cursor.secondary));
                if one != other {
                    selected = Some((start + one.min(other), start + one.max(other)));
                }
            }
        });
    if goal.is_some() {
        // The panel around it scrolls too.
        ui.scroll_to_rect(area.inner_rect, Some(egui::Align::Center));
    }
    selected
}

fn position(cursor: egui::text::CCursor) -> u32 {
    u32::try_from(usize::from(cursor.index)).unwrap_or(u32::MAX)
}

/// The text with marked ranges; overlapping ones become one.
fn marked_job(
    text: &str,
    marked: &[(u32, u32)],
    plain: &TextFormat,
    wash: egui::Color32,
) -> LayoutJob {
    let mut job = LayoutJob::default();
    let (mut done_bytes, mut done) = (0, 0u32);
    for (from, to) in marked {
        let from = (*from).max(done);
        let Some(range) = crate::model::byte_range(text, from, *to) else {
            continue;
        };
        job.append(&text[done_bytes..range.start], 0.0, plain.clone());
        let format = TextFormat {
            background: wash,
            ..plain.clone()
        };
        job.append(&text[range.clone()], 0.0, format);
        (done_bytes, done) = (range.end, *to);
    }
    job.append(&text[done_bytes..], 0.0, plain.clone());
    job
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_cover_the_text_and_count_letters() {
        let text = "Žluťoučký kůň\n".repeat(2_000);
        let parts = parts_of(&text);
        assert!(parts.len() > 1);
        assert_eq!(
            parts
                .iter()
                .map(|part| &text[part.bytes.clone()])
                .collect::<String>(),
            text
        );
        for part in &parts {
            assert_eq!(
                text[..part.bytes.start].chars().count(),
                part.start as usize
            );
            assert!(text[part.bytes.clone()].ends_with('\n'));
        }
        assert!(parts_of("").is_empty());
        assert!(parts_of(&"長".repeat(20_000)).len() > 1);
    }

    #[test]
    fn marks_keep_every_letter() {
        let text = "один два три";
        let plain = TextFormat::default();
        let job = marked_job(
            text,
            &[(0, 4), (2, 8), (90, 99)],
            &plain,
            egui::Color32::RED,
        );
        assert_eq!(job.text, text);
        let marked: usize = job
            .sections
            .iter()
            .filter(|section| section.format.background == egui::Color32::RED)
            .map(|section| {
                text[section.byte_range.start.0..section.byte_range.end.0]
                    .chars()
                    .count()
            })
            .sum();
        assert_eq!(marked, 8);
    }
}

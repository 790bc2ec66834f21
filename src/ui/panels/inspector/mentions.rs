//! Where an entity is mentioned: marked words first, then places where its names were found. One click leads to the words.
//!
//! The list is made once per state of the case and the mentions; a frame costs the rows in view.

use super::form::Form;
use crate::app::{Action, ReadAction, Session};
use crate::model::{ArticleId, Entity, EntityId, ExcerptId, TextSpan, byte_range};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, quiet_button};
use crate::ui::words::{count, number, shortened};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use std::collections::BTreeSet;
use std::ops::Range;

/// How many rows are shown before one asks for all.
const FEW: usize = 6;
/// How many letters of the line before and after the words are shown.
const BEFORE: usize = 24;
const AFTER: usize = 80;

/// The list of one entity.
#[derive(Default)]
pub struct MentionList {
    built_for: Option<(EntityId, u64, u64)>,
    rows: Vec<Place>,
    articles: usize,
    /// The entity of which all rows are shown.
    open: Option<EntityId>,
}

/// One place.
struct Place {
    article: ArticleId,
    start: u32,
    end: u32,
    bytes: Range<usize>,
    /// The analyst's mark, if it is one.
    excerpt: Option<ExcerptId>,
}

impl MentionList {
    fn refresh(&mut self, session: &Session, entity: &Entity) {
        let wanted = (entity.id, session.revision(), session.mentions().number());
        if self.built_for == Some(wanted) {
            return;
        }
        self.built_for = Some(wanted);
        let case = session.case();
        let marked = entity.excerpts.iter().filter_map(|id| case.excerpt(*id));
        self.rows = marked
            .filter_map(|excerpt| {
                let text = &case.article(excerpt.article)?.text;
                Some(Place {
                    article: excerpt.article,
                    start: excerpt.start,
                    end: excerpt.end,
                    bytes: byte_range(text, excerpt.start, excerpt.end)?,
                    excerpt: Some(excerpt.id),
                })
            })
            .collect();
        let marked: BTreeSet<(ArticleId, u32)> = self
            .rows
            .iter()
            .map(|row| (row.article, row.start))
            .collect();
        for found in session.mentions().places_of(entity.id) {
            let mention = found.mention;
            let Some(article) = case.article(found.article) else {
                continue;
            };
            let rest = article.text.get(found.start_in_bytes..);
            let length = (mention.end - mention.start) as usize;
            let end = rest.and_then(|rest| {
                let mut ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
                ends.nth(length)
            });
            if let Some(end) = end.filter(|_| !marked.contains(&(found.article, mention.start))) {
                self.rows.push(Place {
                    article: found.article,
                    start: mention.start,
                    end: mention.end,
                    bytes: found.start_in_bytes..found.start_in_bytes + end,
                    excerpt: None,
                });
            }
        }
        let articles: BTreeSet<ArticleId> = self.rows.iter().map(|row| row.article).collect();
        self.articles = articles.len();
    }
}

/// Shows the list.
pub fn ui(ui: &mut Ui, form: &mut Form<'_>, entity: &Entity) {
    let mut list = std::mem::take(&mut form.state.mentions);
    list.refresh(form.session, entity);
    let total = list.rows.len();
    let heading = match total {
        0 => "Mentions \u{b7} none".to_owned(),
        _ => format!(
            "Mentions \u{b7} {} in {}",
            number(total),
            count(list.articles, "article")
        ),
    };
    form.heading(ui, &heading);
    let is_open = list.open == Some(entity.id);
    let shown = if is_open { total } else { total.min(FEW) };
    rows(ui, form, list.rows.get(..shown).unwrap_or_default());
    if total > shown
        && quiet_button(
            ui,
            Icon::ChevronDown,
            &format!("Show all {}", number(total)),
        )
        .clicked()
    {
        list.open = Some(entity.id);
    }
    form.state.mentions = list;
}

/// Height of a row: two lines and the space around them.
fn row_height() -> f32 {
    size::CONTROL + size::S4
}

/// Takes the room of all rows and shows those in view.
fn rows(ui: &mut Ui, form: &mut Form<'_>, places: &[Place]) {
    let height = row_height();
    let all = vec2(ui.available_width(), height * places.len() as f32);
    let (rect, _) = ui.allocate_exact_size(all, Sense::hover());
    let seen = ui.clip_rect();
    let first = ((seen.top() - rect.top()) / height).floor().max(0.0) as usize;
    let last = ((seen.bottom() - rect.top()) / height).ceil().max(0.0) as usize;
    for (at, place) in places.iter().enumerate().take(last).skip(first) {
        let top = rect.top() + at as f32 * height;
        let row = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), height));
        place_ui(ui, form, place, row);
    }
}

fn place_ui(ui: &mut Ui, form: &mut Form<'_>, place: &Place, rect: Rect) {
    let Some(article) = form.case.article(place.article) else {
        return;
    };
    let look = Look::of(ui);
    let id = ui
        .scope_id()
        .with(("mention", place.article, place.start, place.end));
    let response = ui.interact(rect, id, Sense::click());
    let (before, words, after) = around(&article.text, place.bytes.clone());
    let outlet = article.outlet.map(|id| form.case.name_of(id.into()));
    let title = form.case.name_of(article.id.into());
    let name = format!("Mention in {title}: {before}{words}{after}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.as_str()));
    if response.hovered() || response.has_focus() {
        let ground = egui::CornerRadius::same(size::RADIUS);
        ui.painter().rect_filled(rect, ground, look.colors.hover);
    }
    let (icon, ink) = match place.excerpt {
        Some(_) => (Icon::Highlighter, look.board.kinds.entity.line),
        None => (Icon::TextSearch, look.muted()),
    };
    let left = rect.left() + size::S2;
    let middle = rect.top() + height_of_line();
    ui.painter().text(
        pos2(left, middle),
        egui::Align2::LEFT_CENTER,
        char::from(icon),
        crate::ui::icons::font(size::ICON_SMALL),
        ink,
    );
    let text_left = left + size::ICON + size::S1;
    let room = rect.right() - size::S1 - text_left;
    let muted = TextFormat::simple(theme::regular(size::TEXT_BODY), look.muted());
    let strong = TextFormat::simple(theme::semibold(size::TEXT_BODY), look.text());
    let mut snippet = one_line(room);
    snippet.append(&before, 0.0, muted.clone());
    snippet.append(&words, 0.0, strong);
    snippet.append(&after, 0.0, muted);
    put(ui, snippet, text_left, middle);
    let source = match outlet {
        Some(outlet) => format!("{outlet} \u{b7} {title}"),
        None => title.clone(),
    };
    let mut foot = one_line(room);
    let meta = TextFormat::simple(theme::regular(size::TEXT_META), look.muted());
    foot.append(&source, 0.0, meta);
    put(ui, foot, text_left, middle + size::S4);
    if response.clicked() {
        form.actions.push(Action::Read(match place.excerpt {
            Some(excerpt) => ReadAction::ShowExcerpt(excerpt),
            None => ReadAction::ShowSpan(TextSpan {
                article: place.article,
                start: place.start,
                end: place.end,
            }),
        }));
    }
    response.on_hover_text(shortened(&source, 120));
}

fn height_of_line() -> f32 {
    size::S3
}

fn one_line(room: f32) -> LayoutJob {
    LayoutJob {
        wrap: TextWrapping::truncate_at_width(room.max(8.0)),
        ..LayoutJob::default()
    }
}

fn put(ui: &Ui, job: LayoutJob, left: f32, middle: f32) {
    let galley = ui.painter().layout_job(job);
    let top = middle - galley.size().y / 2.0;
    let ink = Look::of(ui).text();
    ui.painter().galley(pos2(left, top), galley, ink);
}

/// The words with what stands before and after them in their line.
fn around(text: &str, bytes: Range<usize>) -> (String, String, String) {
    let (Some(before), Some(words), Some(after)) = (
        text.get(..bytes.start),
        text.get(bytes.clone()),
        text.get(bytes.end..),
    ) else {
        return Default::default();
    };
    let line: Vec<char> = before
        .chars()
        .rev()
        .take_while(|letter| *letter != '\n')
        .take(BEFORE + 1)
        .collect();
    let is_cut = line.len() > BEFORE;
    let mut line: Vec<char> = line.into_iter().take(BEFORE).collect();
    if is_cut {
        // A word is not cut in two.
        while line.last().is_some_and(|letter| !letter.is_whitespace())
            && line.iter().any(|letter| letter.is_whitespace())
        {
            line.pop();
        }
    }
    let start: String = line.into_iter().rev().collect();
    let start = if is_cut {
        format!("\u{2026}{}", start.trim_start())
    } else {
        start
    };
    let end: String = after
        .chars()
        .take_while(|letter| *letter != '\n')
        .take(AFTER)
        .collect();
    (start, words.replace('\n', " "), end)
}

#[cfg(test)]
mod tests {
    use super::around;

    #[test]
    fn a_place_is_shown_with_its_line() {
        let text = "First.\nOfficials in the capital told reporters that Kirby spoke.\nNext";
        let start = text.find("Kirby").expect("it is there");
        let (before, words, after) = around(text, start..start + 5);
        assert_eq!(
            (before.as_str(), words.as_str()),
            ("\u{2026}told reporters that ", "Kirby")
        );
        assert_eq!(after, " spoke.");
        let (before, ..) = around(text, 7..16);
        assert_eq!(before, "");
        assert_eq!(around(text, 400..401), Default::default());
    }
}

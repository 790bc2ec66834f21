//! What is drawn of a page: grounds of words, the words, lines under them, signs in the margin.

use super::lay;
use super::page::{Page, Seen};
use super::style::{Ink, sign_words};
use crate::app::{ReadText, TextMark, TextMarkKind};
use crate::board::BoardTheme;
use crate::board::fonts::Weight;
use crate::model::{BlockShape, Mention};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, ReadingColors, WindowColors, reading, size};
use egui::{Align2, Color32, CornerRadius, FontId, Painter, Rect, Stroke, Visuals, pos2, vec2};
use std::ops::Range;

/// The colours in force.
pub(super) struct Inks {
    pub colors: &'static WindowColors,
    pub reading: &'static ReadingColors,
    pub board: &'static BoardTheme,
}

impl Inks {
    pub fn of(visuals: &Visuals) -> Self {
        Self {
            colors: theme::colors(visuals),
            reading: theme::reading_colors(visuals),
            board: theme::board(visuals),
        }
    }

    /// The line and the ground of a mark.
    pub fn mark(&self, kind: TextMarkKind) -> (Color32, Color32) {
        let accent = match kind {
            TextMarkKind::Highlight => {
                return (self.board.marks.lit, self.reading.highlight);
            }
            TextMarkKind::Link => self.board.kinds.image,
            TextMarkKind::Note => self.board.kinds.note,
            TextMarkKind::Entity => self.board.kinds.entity,
            TextMarkKind::Claim => self.board.kinds.claim,
        };
        (accent.line, accent.wash)
    }
}

/// The sign of a mark's kind.
pub(super) const fn sign_of(kind: TextMarkKind) -> Icon {
    match kind {
        TextMarkKind::Highlight => Icon::Highlighter,
        TextMarkKind::Link => Icon::Spline,
        TextMarkKind::Note => Icon::StickyNote,
        TextMarkKind::Entity => Icon::User,
        TextMarkKind::Claim => Icon::Quote,
    }
}

/// What is said of words that are found, shown and selected.
#[derive(Default)]
pub(super) struct Overlay<'a> {
    pub marks: Vec<&'a TextMark>,
    pub mentions: &'a [Mention],
    pub hits: &'a [(u32, u32)],
    pub current_hit: Option<(u32, u32)>,
    pub selection: Option<Range<u32>>,
    pub flash: Option<(Range<u32>, f32)>,
    /// The mark that the pointer is on or that has the keyboard.
    pub pointed: Option<Range<u32>>,
}

/// Draws the page.
pub(super) fn paint(painter: &Painter, page: &Page, column: Rect, inks: &Inks, over: &Overlay<'_>) {
    let ground = |chars: Range<u32>, color: Color32| {
        for rect in page.rects(chars) {
            painter.rect_filled(rect.expand2(vec2(1.0, -1.0)), CornerRadius::same(3), color);
        }
    };
    for seen in &page.seen {
        block_ground(painter, page, seen, column, inks);
    }
    for mark in &over.marks {
        ground(mark.start..mark.end, inks.mark(mark.kind).1);
    }
    if let Some(pointed) = &over.pointed {
        ground(pointed.clone(), inks.colors.accent_wash);
    }
    for hit in over.hits {
        ground(hit.0..hit.1, inks.reading.found);
    }
    if let Some(hit) = over.current_hit {
        ground(hit.0..hit.1, inks.reading.found_here);
    }
    if let Some((chars, strength)) = &over.flash {
        ground(chars.clone(), inks.reading.flash.gamma_multiply(*strength));
    }
    if let Some(selection) = &over.selection {
        for rect in page.rects(selection.clone()) {
            painter.rect_filled(rect, CornerRadius::ZERO, inks.colors.accent_wash);
        }
    }
    for seen in &page.seen {
        words(painter, page, seen, column, inks);
    }
    for mention in over.mentions {
        for rect in page.rects(mention.start..mention.end) {
            let y = underline_y(rect, 0);
            dots(
                painter,
                rect.left(),
                rect.right(),
                y,
                inks.board.kinds.entity.line,
            );
        }
    }
    mark_lines(painter, page, column, inks, &over.marks);
}

/// Where a line under words runs; later lanes are lower.
fn underline_y(rect: Rect, lane: usize) -> f32 {
    let base = rect.bottom() - rect.height() * 0.14;
    (base + lane as f32 * 3.0).round() + 0.5
}

fn block_ground(painter: &Painter, page: &Page, seen: &Seen, column: Rect, inks: &Inks) {
    let Some(chunk) = page.text().and_then(|text| text.chunks.get(seen.chunk)) else {
        return;
    };
    let top = seen.origin.y;
    let bottom = top + seen.laid.height;
    match chunk.shape {
        BlockShape::Quotation => {
            let is_rtl = seen.laid.lines.first().is_some_and(|line| line.is_rtl);
            let x = if is_rtl {
                column.right() - size::S1
            } else {
                column.left() + size::S1
            };
            let stroke = Stroke::new(3.0, inks.colors.line);
            painter.vline(x, top..=bottom, stroke);
        }
        BlockShape::Preformatted => {
            let rect = Rect::from_min_max(pos2(column.left(), top), pos2(column.right(), bottom));
            painter.rect_filled(rect, CornerRadius::ZERO, inks.colors.field);
        }
        BlockShape::TableRow => {
            let y = (bottom + seen.style.space_after / 2.0).round() + 0.5;
            painter.hline(column.x_range(), y, Stroke::new(1.0, inks.colors.line));
        }
        _ => {}
    }
}

fn words(painter: &Painter, page: &Page, seen: &Seen, column: Rect, inks: &Inks) {
    let ink = match seen.style.ink {
        Ink::Main => inks.colors.text,
        Ink::Muted => inks.colors.muted,
    };
    for run in &seen.laid.runs {
        let galley = painter
            .ctx()
            .fonts_mut(|fonts| fonts.layout_job(run.job.clone()));
        painter.galley(seen.origin + run.at, galley, ink);
    }
    let text = page.text();
    let Some(sign) =
        text.and_then(|text: &std::sync::Arc<ReadText>| text.chunks.get(seen.chunk)?.sign)
    else {
        return;
    };
    let is_rtl = seen.laid.lines.first().is_some_and(|line| line.is_rtl);
    let job = lay::job(&sign_words(sign), &seen.style);
    let galley = painter.ctx().fonts_mut(|fonts| fonts.layout_job(job));
    let x = if is_rtl {
        column.right() - seen.style.indent + size::S2
    } else {
        seen.origin.x - size::S2 - galley.size().x
    };
    let y = seen.origin.y + lay::drop_of(&seen.style);
    painter.galley(pos2(x, y), galley, inks.colors.muted);
}

fn dots(painter: &Painter, left: f32, right: f32, y: f32, color: Color32) {
    let mut x = left;
    while x < right {
        painter.hline(x..=(x + 1.5).min(right), y, Stroke::new(1.5, color));
        x += 4.0;
    }
}

/// The lines under marked words, one lane for each of those that lie over each other, and their signs in the margin.
fn mark_lines(painter: &Painter, page: &Page, column: Rect, inks: &Inks, marks: &[&TextMark]) {
    let mut lanes: Vec<u32> = Vec::new();
    let mut signs: Vec<(f32, usize)> = Vec::new();
    for mark in marks {
        let lane = match lanes.iter().position(|end| *end <= mark.start) {
            Some(free) => free,
            None => {
                lanes.push(0);
                lanes.len() - 1
            }
        };
        if let Some(end) = lanes.get_mut(lane) {
            *end = mark.end;
        }
        let (line, _) = inks.mark(mark.kind);
        let rects = page.rects(mark.start..mark.end);
        for rect in &rects {
            underline(
                painter,
                *rect,
                underline_y(*rect, lane.min(2)),
                mark.kind,
                line,
            );
        }
        if let Some(first) = rects.first() {
            margin_sign(painter, *first, column, mark.kind, line, &mut signs);
        }
    }
}

/// Claims have a full line, entities a thin one, notes dashes, links dots; a highlight has none.
fn underline(painter: &Painter, rect: Rect, y: f32, kind: TextMarkKind, color: Color32) {
    match kind {
        TextMarkKind::Highlight => {}
        TextMarkKind::Claim => {
            painter.hline(
                rect.x_range(),
                y,
                Stroke::new(1.5, color.gamma_multiply(0.75)),
            );
        }
        TextMarkKind::Entity => {
            painter.hline(rect.x_range(), y, Stroke::new(1.0, color));
        }
        TextMarkKind::Link => dots(painter, rect.left(), rect.right(), y, color),
        TextMarkKind::Note => {
            let mut x = rect.left();
            while x < rect.right() {
                let end = (x + 6.0).min(rect.right());
                painter.hline(x..=end, y, Stroke::new(1.5, color));
                x += 9.0;
            }
        }
    }
}

fn margin_sign(
    painter: &Painter,
    first: Rect,
    column: Rect,
    kind: TextMarkKind,
    color: Color32,
    signs: &mut Vec<(f32, usize)>,
) {
    let y = first.center().y.round();
    let beside = match signs.iter_mut().find(|(known, _)| *known == y) {
        Some((_, count)) => {
            *count += 1;
            *count - 1
        }
        None => {
            signs.push((y, 1));
            0
        }
    };
    // More than the margin holds would run into the edge.
    if beside > 0 && reading::MARGIN < size::ICON_SMALL * (beside + 1) as f32 {
        return;
    }
    let x = column.left() - size::S2 - beside as f32 * size::ICON_SMALL;
    let font = FontId::new(size::TEXT_META, Weight::Icon.family());
    painter.text(
        pos2(x, y),
        Align2::RIGHT_CENTER,
        char::from(sign_of(kind)),
        font,
        color,
    );
}

//! The face of an article: a sheet of paper.

use super::content::ArticleContent;
use super::maker::{FaceMaker, META, META_STRONG, Style};
use super::{Fill, Ink};
use crate::board::fonts::Weight;
use crate::board::text::Span;
use crate::board::theme::{self, size};
use crate::model::RecordKind;
use emath::{Rect, Vec2, pos2, vec2};
use lucide_icons::Icon;

const HEADER_MIDDLE: f32 = 22.0;
const TITLE_TOP: f32 = 36.0;
const TILE: f32 = 18.0;

pub(super) fn lay_out(maker: &mut FaceMaker<'_, '_>, article: &ArticleContent) {
    header(maker, article);
    let foot_middle = maker.size.y - size::PAD - TILE / 2.0;
    let bottom = foot_middle - TILE / 2.0 - 6.0;
    let has_foot = bottom >= TITLE_TOP + 18.0;
    if has_foot {
        foot(maker, article, foot_middle);
    }
    let bottom = if has_foot { bottom } else { maker.size.y - 6.0 };
    words(maker, article, bottom);
}

fn header(maker: &mut FaceMaker<'_, '_>, article: &ArticleContent) {
    maker.corner_icon(
        Icon::Newspaper,
        HEADER_MIDDLE,
        Ink::Kind(RecordKind::Article),
    );
    let mut x = size::PAD;
    let right = maker.size.x - size::PAD - 24.0;
    if let Some(letter) = article
        .outlet
        .chars()
        .find(|letter| letter.is_alphanumeric())
    {
        let tile = Rect::from_min_size(pos2(x, HEADER_MIDDLE - TILE / 2.0), Vec2::splat(TILE));
        let number = theme::monogram_number(&article.outlet);
        maker.surface(tile, size::RADIUS_CHIP, Fill::Monogram(number), false);
        let style = Style {
            ink: Ink::Monogram,
            ..META_STRONG
        };
        let letter: String = letter.to_uppercase().collect();
        let block = maker.line(&letter, style, TILE);
        let taken = block.size();
        maker.put(
            block,
            tile.center().to_vec2() - taken / 2.0,
            taken.x,
            Ink::Monogram,
        );
        x += TILE + 6.0;
    }
    let (who, weight) = match (&article.outlet, &article.author) {
        (outlet, author) if outlet.is_empty() => (author, Weight::Regular),
        (outlet, _) => (outlet, Weight::SemiBold),
    };
    let date = match (who.is_empty(), article.date.is_empty()) {
        (true, _) => article.date.clone(),
        (false, true) => String::new(),
        (false, false) => format!(" · {}", article.date),
    };
    let date_width = maker.line(&date, META, right - x).size().x;
    let strong = Style {
        weight,
        ..META_STRONG
    };
    let room = (right - x - date_width).max(right - x - 110.0);
    x += maker.put_line(who, strong, x, HEADER_MIDDLE, room);
    maker.put_line(&date, META, x, HEADER_MIDDLE, right - x);
}

/// Title and first words, as many lines as there is room for.
fn words(maker: &mut FaceMaker<'_, '_>, article: &ArticleContent, bottom: f32) {
    let width = maker.size.x - 2.0 * size::PAD;
    let line = (size::TEXT_TITLE * size::LEADING).round();
    let room = bottom - TITLE_TOP;
    let lines = ((room / line).floor() as usize).clamp(1, 2);
    let title = vec![Span::new(&article.title, Weight::SemiBold)];
    let title = maker.block(title, size::TEXT_TITLE, width, lines);
    let taken = maker.put(title, vec2(size::PAD, TITLE_TOP), width, Ink::Main);
    let top = TITLE_TOP + taken.y + 3.0;
    let line = (size::TEXT_SMALL * size::LEADING).round();
    let lines = ((bottom - top + 2.0) / line).floor() as usize;
    if lines > 0 && !article.first_words.is_empty() {
        let words = vec![Span::new(&article.first_words, Weight::Regular)];
        let words = maker.block(words, size::TEXT_SMALL, width, lines);
        maker.put(words, vec2(size::PAD, top), width, Ink::Muted);
    }
}

fn foot(maker: &mut FaceMaker<'_, '_>, article: &ArticleContent, middle: f32) {
    let left = size::PAD + maker.tile(article.reliability.letter(), size::PAD, middle) + size::GAP;
    let plural = |count, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
    let mut right = maker.size.x - size::PAD;
    if article.origins > 0 {
        let text = plural(article.origins, "origin");
        right -= maker.put_line_right(&text, META, right, middle, 90.0) + size::GAP_ICON;
        maker.icon(
            Icon::GitMerge,
            size::ICON - 1.0,
            vec2(right - 6.0, middle),
            Ink::Muted,
        );
        right -= 24.0;
    }
    maker.put_line(
        &plural(article.claims, "claim"),
        META,
        left,
        middle,
        right - left,
    );
}

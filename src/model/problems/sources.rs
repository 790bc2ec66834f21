//! Articles, excerpts and entities.

use super::problem::Found;
use crate::model::{Article, ArticleId, Excerpt, Image, Outlet};
use std::collections::BTreeMap;

pub(super) fn check(found: &mut Found<'_>) {
    let case = found.case;
    for article in case.articles().iter() {
        if let Some(outlet) = article.outlet {
            found.require::<Outlet>(article.id, "outlet", outlet);
        }
        check_article(found, article);
        if !article.is_unchanged_since_import() {
            found.note(
                article.id,
                "its text is not the one that was imported: the SHA-256 digest differs",
            );
        }
    }
    let mut by_article: BTreeMap<ArticleId, Vec<&Excerpt>> = BTreeMap::new();
    for excerpt in case.excerpts().iter() {
        by_article.entry(excerpt.article).or_default().push(excerpt);
    }
    for (article, excerpts) in by_article {
        match case.article(article) {
            Some(article) => check_excerpts(found, article, &excerpts),
            None => {
                for excerpt in excerpts {
                    found.require::<Article>(excerpt.id, "article", article);
                }
            }
        }
    }
    check_entities(found);
}

/// Checks what an article says besides its text.
fn check_article(found: &mut Found<'_>, article: &Article) {
    if let Some(earlier) = article.earlier {
        found.require::<Article>(article.id, "earlier version", earlier);
        if earlier == article.id {
            found.note(article.id, "it is said to be an earlier version of itself");
        }
    }
    if article.blocks.is_empty() {
        return;
    }
    let length = article.text.chars().count() as u64;
    let mut end = 0;
    for block in &article.blocks {
        if block.start < end || block.end <= block.start || u64::from(block.end) > length {
            found.note(
                article.id,
                format!(
                    "the {} at {}–{} overlaps another block or does not lie in the text",
                    block.shape.label(),
                    block.start,
                    block.end
                ),
            );
        }
        end = block.end.max(end);
    }
}

/// Checks all excerpts of one article in one walk over its text.
fn check_excerpts(found: &mut Found<'_>, article: &Article, excerpts: &[&Excerpt]) {
    let text = &*article.text;
    let positions = excerpts
        .iter()
        .flat_map(|excerpt| [excerpt.start, excerpt.end]);
    let offsets = byte_offsets(text, positions.collect());
    for excerpt in excerpts {
        let range = match (offsets.get(&excerpt.start), offsets.get(&excerpt.end)) {
            (Some(start), Some(end)) if start < end => *start..*end,
            _ => {
                found.note(
                    excerpt.id,
                    format!(
                        "its range {}–{} does not lie in the text of {}: mark the words again, or delete the excerpt",
                        excerpt.start, excerpt.end, article.id
                    ),
                );
                continue;
            }
        };
        if text.get(range) != Some(excerpt.exact.as_str()) {
            found.note(
                excerpt.id,
                format!(
                    "its words do not stand at {}–{} of {}: mark them there again, or delete the excerpt",
                    excerpt.start, excerpt.end, article.id
                ),
            );
        }
    }
}

/// The byte offsets of positions counted in Unicode scalar values; those outside the text are left out.
fn byte_offsets(text: &str, mut positions: Vec<u32>) -> BTreeMap<u32, usize> {
    positions.sort_unstable();
    positions.dedup();
    let mut bounds = text
        .char_indices()
        .map(|(at, _)| at)
        .chain(std::iter::once(text.len()));
    let mut next_scalar = 0u32;
    let mut offsets = BTreeMap::new();
    for position in positions {
        let Some(offset) = bounds.nth((position - next_scalar) as usize) else {
            break;
        };
        offsets.insert(position, offset);
        next_scalar = position.saturating_add(1);
    }
    offsets
}

fn check_entities(found: &mut Found<'_>) {
    for entity in found.case.entities().iter() {
        if let Some(place) = entity.coordinates
            && !place.is_valid()
        {
            found.note(
                entity.id,
                format!(
                    "its coordinates {}, {} are not degrees of latitude (−90 to 90) and longitude (−180 to 180)",
                    place.lat, place.lon
                ),
            );
        }
        if let Some(portrait) = entity.portrait {
            found.require::<Image>(entity.id, "portrait", portrait);
        }
        for excerpt in &entity.excerpts {
            found.require::<Excerpt>(entity.id, "excerpt", *excerpt);
        }
    }
    for note in found.case.notes().iter() {
        for excerpt in &note.excerpts {
            found.require::<Excerpt>(note.id, "excerpt", *excerpt);
        }
    }
}

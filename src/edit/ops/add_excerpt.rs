//! Quote an article.

use crate::edit::{EditError, Tx};
use crate::model::{Article, ArticleId, Excerpt, ExcerptId};

/// Makes an excerpt of the words from `start` to `end` (Unicode scalar values); the same words twice are one excerpt.
///
/// # Errors
/// If the article is missing or the range is not in its text.
pub fn add_excerpt(
    tx: &mut Tx<'_>,
    article: ArticleId,
    start: u32,
    end: u32,
) -> Result<ExcerptId, EditError> {
    let same = |excerpt: &&Excerpt| {
        excerpt.article == article && excerpt.start == start && excerpt.end == end
    };
    if let Some(existing) = tx.case().excerpts().iter().find(same) {
        return Ok(existing.id);
    }
    let id = tx.fresh_id::<Excerpt>();
    let text = tx.get::<Article>(article)?.text.clone();
    let excerpt = Excerpt::cut(id, article, &text, start, end).ok_or_else(|| {
        EditError::Refused("those words are not in the article's text".to_owned())
    })?;
    tx.insert(excerpt)
}

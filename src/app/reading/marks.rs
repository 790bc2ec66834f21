//! The marked words of each article, and what they belong to.

use crate::edit::Change;
use crate::model::{ArticleId, Case, ExcerptId, RecordKind, RecordRef};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What marked words belong to first of all; later ones are drawn over earlier ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextMarkKind {
    /// To nothing: a highlight only.
    Highlight,
    /// To a link between two records.
    Link,
    /// To a note.
    Note,
    /// To an entity.
    Entity,
    /// To a claim.
    Claim,
}

/// Marked words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextMark {
    /// First scalar value.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The excerpt.
    pub excerpt: ExcerptId,
    /// What it belongs to first of all.
    pub kind: TextMarkKind,
    /// Everything it belongs to.
    pub owners: Vec<RecordRef>,
}

/// The marks of one article, in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ArticleMarks {
    /// By start.
    marks: Vec<TextMark>,
    /// The farthest end of each mark and those before it: ascending, so that it can be searched.
    reach: Vec<u32>,
}

impl ArticleMarks {
    fn of(mut marks: Vec<TextMark>) -> Self {
        marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end), mark.kind));
        let mut farthest = 0;
        let reach = marks.iter().map(|mark| {
            farthest = farthest.max(mark.end);
            farthest
        });
        Self {
            reach: reach.collect(),
            marks,
        }
    }

    /// All of them, by start.
    pub fn all(&self) -> &[TextMark] {
        &self.marks
    }

    /// Those that share words with a stretch of the text, by start.
    pub fn within(&self, start: u32, end: u32) -> impl Iterator<Item = &TextMark> {
        let first = self.reach.partition_point(|reach| *reach <= start);
        let last = self.marks.partition_point(|mark| mark.start < end);
        let candidates = self.marks.get(first..last).unwrap_or_default();
        candidates.iter().filter(move |mark| mark.end > start)
    }
}

/// The marks of all articles.
#[derive(Debug, Clone, Default)]
pub(super) struct AllMarks {
    by_article: BTreeMap<ArticleId, Arc<ArticleMarks>>,
}

impl AllMarks {
    /// Gathers them. Walks over all excerpts, claims, entities, notes and links.
    pub(super) fn of(case: &Case) -> Self {
        let mut owners: BTreeMap<ExcerptId, Vec<RecordRef>> = BTreeMap::new();
        let mut own = |excerpt: ExcerptId, owner: RecordRef| {
            owners.entry(excerpt).or_default().push(owner);
        };
        for claim in case.claims().iter() {
            claim
                .excerpts
                .iter()
                .for_each(|id| own(*id, claim.id.into()));
        }
        for entity in case.entities().iter() {
            entity
                .excerpts
                .iter()
                .for_each(|id| own(*id, entity.id.into()));
        }
        for note in case.notes().iter() {
            note.excerpts.iter().for_each(|id| own(*id, note.id.into()));
        }
        for link in case.links().iter() {
            link.excerpt.iter().for_each(|id| own(*id, link.id.into()));
        }
        let mut by_article: BTreeMap<ArticleId, Vec<TextMark>> = BTreeMap::new();
        for excerpt in case.excerpts().iter() {
            let owners = owners.remove(&excerpt.id).unwrap_or_default();
            by_article
                .entry(excerpt.article)
                .or_default()
                .push(TextMark {
                    start: excerpt.start,
                    end: excerpt.end,
                    excerpt: excerpt.id,
                    kind: kind_of(&owners),
                    owners,
                });
        }
        let sorted = by_article
            .into_iter()
            .map(|(article, marks)| (article, Arc::new(ArticleMarks::of(marks))));
        Self {
            by_article: sorted.collect(),
        }
    }

    pub(super) fn in_article(&self, article: ArticleId) -> Arc<ArticleMarks> {
        self.by_article.get(&article).cloned().unwrap_or_default()
    }
}

fn kind_of(owners: &[RecordRef]) -> TextMarkKind {
    let kinds = owners.iter().map(|owner| match owner.kind() {
        RecordKind::Claim => TextMarkKind::Claim,
        RecordKind::Entity => TextMarkKind::Entity,
        RecordKind::Note => TextMarkKind::Note,
        RecordKind::Link => TextMarkKind::Link,
        _ => TextMarkKind::Highlight,
    });
    kinds.max().unwrap_or(TextMarkKind::Highlight)
}

/// Whether a change can show among the marks.
pub(super) fn changes_marks(change: &Change) -> bool {
    matches!(
        change.record.kind(),
        RecordKind::Excerpt
            | RecordKind::Claim
            | RecordKind::Entity
            | RecordKind::Note
            | RecordKind::Link
    )
}

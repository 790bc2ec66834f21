//! What was found, article by article, and what must be searched again after a change.

use super::names::{NameId, Names};
use super::search::{Hit, Searcher};
use crate::model::{Article, ArticleId, Block, Case, EntityId, Mention};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What was found in one article.
#[derive(Debug, Clone, Default)]
struct Searched {
    text: Arc<str>,
    blocks: Vec<Block>,
    /// Every place of every name.
    hits: Vec<Hit>,
    /// Those that count: the longest, and whose they are.
    mentions: Vec<Mention>,
    /// Where each of these starts, in bytes.
    starts_in_bytes: Vec<usize>,
}

impl Searched {
    fn is_of(&self, article: &Article) -> bool {
        Arc::ptr_eq(&self.text, &article.text) && self.blocks == article.blocks
    }

    /// Decides which places count.
    fn resolve(&mut self, names: &Names) {
        self.mentions.clear();
        self.starts_in_bytes.clear();
        for hit in longest(&self.hits) {
            if let Some(entity) = names.owner(hit.name) {
                self.mentions.push(Mention {
                    start: hit.start,
                    end: hit.end,
                    entity,
                });
                self.starts_in_bytes.push(hit.byte_start);
            }
        }
    }
}

/// One place where a name of an entity stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundMention {
    /// The article.
    pub article: ArticleId,
    /// The words.
    pub mention: Mention,
    /// Where they start in the article's text, in bytes.
    pub start_in_bytes: usize,
}

/// Where the names of entities stand in articles. Cloning is cheap.
#[derive(Debug, Clone, Default)]
pub struct MentionIndex {
    names: Names,
    articles: BTreeMap<ArticleId, Arc<Searched>>,
    /// In which articles an entity is mentioned, and how often.
    counts: BTreeMap<EntityId, Vec<(ArticleId, usize)>>,
}

impl MentionIndex {
    /// The index of a case.
    pub fn of(case: &Case) -> Self {
        Self::default().updated(case)
    }

    /// The index of a case that was changed since this one was made, or of another case. Looks only for new names in
    /// articles that are as they were.
    pub fn updated(&self, case: &Case) -> Self {
        let (names, changes) = self.names.updated(case.entities().iter_shared());
        let mut for_new = Searcher::new(changes.new);
        let mut for_all = None;
        let mut articles = BTreeMap::new();
        for article in case.articles().iter() {
            let known = self.articles.get(&article.id);
            let searched = match known.filter(|known| known.is_of(article)) {
                Some(known) => {
                    let new = for_new.search(&article.text, &article.blocks);
                    refreshed(known, new, &names, &changes.reowned)
                }
                None => {
                    let searcher = for_all.get_or_insert_with(|| Searcher::new(names.all()));
                    let mut searched = Searched {
                        text: Arc::clone(&article.text),
                        blocks: article.blocks.clone(),
                        hits: searcher.search(&article.text, &article.blocks),
                        ..Searched::default()
                    };
                    searched.resolve(&names);
                    Arc::new(searched)
                }
            };
            articles.insert(article.id, searched);
        }
        let counts = count(&articles);
        Self {
            names,
            articles,
            counts,
        }
    }

    /// The mentions in one article, in the order of the text, none overlapping another.
    pub fn in_article(&self, article: ArticleId) -> &[Mention] {
        let searched = self.articles.get(&article);
        searched.map_or(&[], |searched| &searched.mentions)
    }

    /// The articles that mention an entity, in the order of their ids, and how often each does.
    pub fn articles_of(&self, entity: EntityId) -> &[(ArticleId, usize)] {
        self.counts.get(&entity).map_or(&[], Vec::as_slice)
    }

    /// The mentions of one entity in one article, in the order of the text.
    pub fn of_entity_in(
        &self,
        entity: EntityId,
        article: ArticleId,
    ) -> impl Iterator<Item = FoundMention> + '_ {
        let searched = self.articles.get(&article).into_iter();
        let all =
            searched.flat_map(|searched| searched.mentions.iter().zip(&searched.starts_in_bytes));
        let own = all.filter(move |(mention, _)| mention.entity == entity);
        own.map(move |(mention, start_in_bytes)| FoundMention {
            article,
            mention: *mention,
            start_in_bytes: *start_in_bytes,
        })
    }
}

/// What was found in an article that did not change, when names did.
fn refreshed(
    known: &Arc<Searched>,
    new: Vec<Hit>,
    names: &Names,
    reowned: &BTreeSet<NameId>,
) -> Arc<Searched> {
    let is_touched =
        !reowned.is_empty() && known.hits.iter().any(|hit| reowned.contains(&hit.name));
    if new.is_empty() && !is_touched {
        return Arc::clone(known);
    }
    let mut searched = Searched::clone(known);
    searched.hits.retain(|hit| names.owner(hit.name).is_some());
    searched.hits.extend(new);
    searched.hits.sort_unstable();
    searched.resolve(names);
    Arc::new(searched)
}

/// Of hits that overlap the longest, and of equal ones the first; in the order of the text.
fn longest(hits: &[Hit]) -> Vec<Hit> {
    let mut by_length: Vec<&Hit> = hits.iter().collect();
    by_length.sort_by_key(|hit| (std::cmp::Reverse(hit.end - hit.start), hit.start));
    // By start; they do not overlap, so one neighbour on each side tells.
    let mut taken: BTreeMap<u32, &Hit> = BTreeMap::new();
    for hit in by_length {
        let before = taken.range(..hit.end).next_back();
        if before.is_none_or(|(_, before)| before.end <= hit.start) {
            taken.insert(hit.start, hit);
        }
    }
    taken.into_values().copied().collect()
}

fn count(
    articles: &BTreeMap<ArticleId, Arc<Searched>>,
) -> BTreeMap<EntityId, Vec<(ArticleId, usize)>> {
    let mut counts: BTreeMap<EntityId, Vec<(ArticleId, usize)>> = BTreeMap::new();
    for (article, searched) in articles {
        for mention in &searched.mentions {
            let of_entity = counts.entry(mention.entity).or_default();
            match of_entity.last_mut() {
                Some((last, places)) if last == article => *places += 1,
                _ => of_entity.push((*article, 1)),
            }
        }
    }
    counts
}

//! Where the names of known entities stand in all articles: found by a job, kept fresh after edits.
//!
//! What was found stays visible until a job brings the new; only what changed is searched again.

mod keeper;

use keeper::Place;
pub(super) use keeper::{FoundMentions, MentionKeeper};

use super::message::JobMessage;
use super::session::Session;
use crate::extract::mentions::{FoundMention, MentionIndex};
use crate::model::{ArticleId, EntityId, Mention};
use std::sync::Arc;

/// Every place where a name or alias of a known entity stands.
#[derive(Debug, Clone, Default)]
pub struct Mentions {
    index: Arc<MentionIndex>,
    /// Differs for other mentions.
    number: u64,
}

impl Mentions {
    /// Those in one article, in the order of the text; the longest where several overlap.
    pub fn in_article(&self, article: ArticleId) -> &[Mention] {
        self.index.in_article(article)
    }

    /// How often an entity is mentioned: places, and articles they are in.
    pub fn count_of(&self, entity: EntityId) -> (usize, usize) {
        let articles = self.index.articles_of(entity);
        let places = articles.iter().map(|(_, places)| places).sum();
        (places, articles.len())
    }

    /// The articles that mention an entity, in the order of their ids, and how often each does.
    pub fn articles_of(&self, entity: EntityId) -> &[(ArticleId, usize)] {
        self.index.articles_of(entity)
    }

    /// Every place where an entity is mentioned: article by article, in the order of the text. Not for every frame.
    pub fn places_of(&self, entity: EntityId) -> impl Iterator<Item = FoundMention> + '_ {
        let articles = self.articles_of(entity).iter();
        articles.flat_map(move |(article, _)| self.index.of_entity_in(entity, *article))
    }

    /// Changes with every new state of the mentions: what was made of them is fresh while it has this number.
    pub fn number(&self) -> u64 {
        self.number
    }
}

impl Session {
    /// Where the names of known entities stand; may be a moment behind the case.
    pub fn mentions(&self) -> &Mentions {
        self.derived.mentions.mentions()
    }

    /// Has searched again what changed: a small case at once, a large one by a job.
    pub(super) fn refresh_mentions(&mut self) {
        let case_number = self.case_number();
        let keeper = &mut self.derived.mentions;
        match keeper.ask(&self.editor, case_number) {
            Place::Nowhere => {}
            Place::Here(task) => keeper.take(task.run(), case_number),
            Place::Job(task) => {
                self.jobs.start_unseen("Looking for names", move |_| {
                    JobMessage::MentionsFound(Box::new(task.run()))
                });
            }
        }
    }
}

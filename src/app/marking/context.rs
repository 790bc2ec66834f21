//! "Show in context": from a card to the words it rests on.

use crate::app::command::CommandId;
use crate::app::reading::ReadAction;
use crate::app::session::Session;
use crate::model::{EntityId, ExcerptId, RecordRef, TextSpan};

impl Session {
    /// Where the reader would show what the record on show rests on: its first excerpt, for an entity without excerpts the
    /// first place where it is named, for an article the article.
    pub(in crate::app) fn words_on_show(&self) -> Option<ReadAction> {
        let case = self.case();
        let first = |excerpts: &[ExcerptId]| excerpts.first().copied().map(ReadAction::ShowExcerpt);
        match self.inspected()? {
            RecordRef::Article(id) => Some(ReadAction::Open(id)),
            RecordRef::Excerpt(id) => Some(ReadAction::ShowExcerpt(id)),
            RecordRef::Claim(id) => first(&case.claim(id)?.excerpts),
            RecordRef::Note(id) => first(&case.note(id)?.excerpts),
            RecordRef::Link(id) => case.link(id)?.excerpt.map(ReadAction::ShowExcerpt),
            RecordRef::Entity(id) => {
                first(&case.entity(id)?.excerpts).or_else(|| self.first_mention(id))
            }
            _ => None,
        }
    }

    fn first_mention(&self, entity: EntityId) -> Option<ReadAction> {
        let mentions = self.mentions();
        let (article, _) = *mentions.articles_of(entity).first()?;
        let mut places = mentions.in_article(article).iter();
        let mention = places.find(|mention| mention.entity == entity)?;
        Some(ReadAction::ShowSpan(TextSpan {
            article,
            start: mention.start,
            end: mention.end,
        }))
    }

    pub(in crate::app) fn run_marking(&mut self, command: CommandId) -> bool {
        if command != CommandId::ShowInContext {
            return false;
        }
        if let Some(action) = self.words_on_show() {
            self.act_on_reader(action);
        }
        true
    }
}

//! What hangs on the record on show: computed once per record and revision.

use crate::app::Session;
use crate::model::{
    ArticleId, CardId, Case, Claim, ClaimId, EntityId, ExcerptId, LinkId, OutletId, RecordRef,
};

/// Whether a claim refers to an entity other than as its speaker. Every claim of the case is asked.
fn names(claim: &Claim, entity: EntityId) -> bool {
    claim.place == Some(entity)
        || claim.entities.contains(&entity)
        || claim
            .according_to
            .iter()
            .any(|step| step.source == Some(entity))
}

/// The records that refer to one record.
#[derive(Debug, Default)]
pub struct Related {
    built_for: Option<(RecordRef, u64)>,
    /// Its card.
    pub card: Option<CardId>,
    /// Stored links that start or end there.
    pub links: Vec<LinkId>,
    /// Claims that rest on it or name it.
    pub claims: Vec<ClaimId>,
    /// Claims that it made.
    pub said: Vec<ClaimId>,
    /// Articles it published.
    pub articles: Vec<ArticleId>,
    /// Claims, entities, notes and links that rest on it, for an excerpt.
    pub holders: Vec<RecordRef>,
}

impl Related {
    /// What hangs on a record; built anew only when record or revision changed.
    pub fn refresh(&mut self, session: &Session, record: RecordRef) {
        let (case, revision) = (session.case(), session.revision());
        if self.built_for == Some((record, revision)) {
            return;
        }
        *self = Self {
            built_for: Some((record, revision)),
            ..Self::default()
        };
        // The index knows no card without a usable place; those are looked for.
        let unplaced = || case.cards().iter().find(|card| card.subject == record);
        let found = session.index().card_of(record);
        self.card = found.or_else(|| Some(unplaced()?.id));
        let touches = |link: &&crate::model::Link| link.from == record || link.to == record;
        self.links = case
            .links()
            .iter()
            .filter(touches)
            .map(|link| link.id)
            .collect();
        match record {
            RecordRef::Article(id) => self.rest_on(case, |excerpt| {
                case.excerpt(excerpt).is_some_and(|it| it.article == id)
            }),
            RecordRef::Excerpt(id) => {
                self.rest_on(case, |excerpt| excerpt == id);
                self.hold(case, id);
            }
            RecordRef::Entity(id) => self.of_entity(case, id),
            RecordRef::Outlet(id) => self.of_outlet(case, id),
            _ => {}
        }
    }

    fn rest_on(&mut self, case: &Case, is_meant: impl Fn(ExcerptId) -> bool) {
        let rests =
            |claim: &&crate::model::Claim| claim.excerpts.iter().any(|excerpt| is_meant(*excerpt));
        self.claims = case
            .claims()
            .iter()
            .filter(rests)
            .map(|claim| claim.id)
            .collect();
    }

    /// Everything that rests on an excerpt.
    fn hold(&mut self, case: &Case, id: ExcerptId) {
        self.holders
            .extend(self.claims.iter().copied().map(RecordRef::from));
        let entities = case.entities().iter();
        let entities = entities.filter(|entity| entity.excerpts.contains(&id));
        self.holders
            .extend(entities.map(|entity| RecordRef::from(entity.id)));
        let notes = case.notes().iter();
        let notes = notes.filter(|note| note.excerpts.contains(&id));
        self.holders
            .extend(notes.map(|note| RecordRef::from(note.id)));
        let links = case.links().iter();
        let links = links.filter(|link| link.excerpt == Some(id));
        self.holders
            .extend(links.map(|link| RecordRef::from(link.id)));
    }

    fn of_entity(&mut self, case: &Case, id: EntityId) {
        for claim in case.claims().iter() {
            if claim.speaker == Some(id) {
                self.said.push(claim.id);
            } else if names(claim, id) {
                self.claims.push(claim.id);
            }
        }
    }

    fn of_outlet(&mut self, case: &Case, id: OutletId) {
        let published = |article: &&crate::model::Article| article.outlet == Some(id);
        self.articles = case
            .articles()
            .iter()
            .filter(published)
            .map(|article| article.id)
            .collect();
    }
}

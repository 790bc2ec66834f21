//! What refers to what: the one place that knows every reference between records.

use super::{AnyRecord, Case, ExcerptId, RecordRef};

/// Every record that this one refers to.
pub(crate) fn references_of(record: &AnyRecord) -> Vec<RecordRef> {
    let mut found: Vec<RecordRef> = Vec::new();
    match record {
        AnyRecord::Outlet(_)
        | AnyRecord::Image(_)
        | AnyRecord::Frame(_)
        | AnyRecord::Bookmark(_) => {}
        AnyRecord::Note(note) => found.extend(note.excerpts.iter().copied().map(RecordRef::from)),
        AnyRecord::Article(article) => {
            found.extend(article.outlet.map(RecordRef::from));
            found.extend(article.earlier.map(RecordRef::from));
        }
        AnyRecord::Excerpt(excerpt) => found.push(excerpt.article.into()),
        AnyRecord::Entity(entity) => {
            found.extend(entity.portrait.map(RecordRef::from));
            found.extend(entity.excerpts.iter().copied().map(RecordRef::from));
        }
        AnyRecord::Claim(claim) => {
            found.extend(claim.all_entities().into_iter().map(RecordRef::from));
            found.extend(claim.excerpts.iter().copied().map(RecordRef::from));
        }
        AnyRecord::Link(link) => {
            found.extend([link.from, link.to]);
            found.extend(link.excerpt.map(RecordRef::from));
        }
        AnyRecord::Card(card) => {
            found.push(card.subject);
            found.extend(card.frame.map(RecordRef::from));
            found.extend(card.folded_into.map(RecordRef::from));
        }
    }
    found
}

/// The same record with each reference replaced by what `to` says; `None` drops the reference where the record can
/// do without it. Returns `None` for a record that cannot: a link without an end, a card without a subject.
pub(crate) fn with_references(
    record: &AnyRecord,
    to: impl Fn(RecordRef) -> Option<RecordRef>,
) -> Option<AnyRecord> {
    macro_rules! mapped {
        ($id:expr, $kind:ident) => {
            match to(RecordRef::$kind($id)) {
                Some(RecordRef::$kind(id)) => Some(id),
                _ => None,
            }
        };
    }
    let kept_excerpts = |excerpts: &[ExcerptId]| {
        let mut kept: Vec<ExcerptId> = excerpts
            .iter()
            .filter_map(|id| mapped!(*id, Excerpt))
            .collect();
        remove_repeated(&mut kept);
        kept
    };
    Some(match record {
        AnyRecord::Outlet(_)
        | AnyRecord::Image(_)
        | AnyRecord::Frame(_)
        | AnyRecord::Bookmark(_) => record.clone(),
        AnyRecord::Note(note) => {
            let mut note = (**note).clone();
            note.excerpts = kept_excerpts(&note.excerpts);
            note.into()
        }
        AnyRecord::Article(article) => {
            let mut article = (**article).clone();
            article.outlet = article.outlet.and_then(|id| mapped!(id, Outlet));
            article.earlier = article.earlier.and_then(|id| mapped!(id, Article));
            article.into()
        }
        AnyRecord::Excerpt(excerpt) => {
            let mut excerpt = (**excerpt).clone();
            excerpt.article = mapped!(excerpt.article, Article)?;
            excerpt.into()
        }
        AnyRecord::Entity(entity) => {
            let mut entity = (**entity).clone();
            entity.portrait = entity.portrait.and_then(|id| mapped!(id, Image));
            entity.excerpts = kept_excerpts(&entity.excerpts);
            entity.into()
        }
        AnyRecord::Claim(claim) => {
            let mut claim = (**claim).clone();
            claim.speaker = claim.speaker.and_then(|id| mapped!(id, Entity));
            claim.place = claim.place.and_then(|id| mapped!(id, Entity));
            for step in &mut claim.according_to {
                step.source = step.source.and_then(|id| mapped!(id, Entity));
            }
            claim.entities = claim
                .entities
                .iter()
                .filter_map(|id| mapped!(*id, Entity))
                .collect();
            claim.excerpts = kept_excerpts(&claim.excerpts);
            remove_repeated(&mut claim.entities);
            claim.into()
        }
        AnyRecord::Link(link) => {
            let mut link = (**link).clone();
            link.from = to(link.from)?;
            link.to = to(link.to)?;
            link.excerpt = link.excerpt.and_then(|id| mapped!(id, Excerpt));
            link.into()
        }
        AnyRecord::Card(card) => {
            let mut card = (**card).clone();
            card.subject = to(card.subject)?;
            card.frame = card.frame.and_then(|id| mapped!(id, Frame));
            card.folded_into = card.folded_into.and_then(|id| mapped!(id, Card));
            card.into()
        }
    })
}

fn remove_repeated<T: Copy + Ord>(list: &mut Vec<T>) {
    let mut seen = std::collections::BTreeSet::new();
    list.retain(|item| seen.insert(*item));
}

/// Every record of a case that may refer to others.
pub(crate) fn referring_records(case: &Case) -> impl Iterator<Item = AnyRecord> + '_ {
    let articles = case
        .articles()
        .iter_shared()
        .cloned()
        .map(AnyRecord::Article);
    let excerpts = case
        .excerpts()
        .iter_shared()
        .cloned()
        .map(AnyRecord::Excerpt);
    let entities = case
        .entities()
        .iter_shared()
        .cloned()
        .map(AnyRecord::Entity);
    let claims = case.claims().iter_shared().cloned().map(AnyRecord::Claim);
    let notes = case.notes().iter_shared().cloned().map(AnyRecord::Note);
    let links = case.links().iter_shared().cloned().map(AnyRecord::Link);
    let cards = case.cards().iter_shared().cloned().map(AnyRecord::Card);
    articles
        .chain(excerpts)
        .chain(entities)
        .chain(claims)
        .chain(notes)
        .chain(links)
        .chain(cards)
}

//! What the cards of a generated case show: articles, claims, entities and notes in turn.

use super::chance::Chance;
use super::words;
use crate::model::*;

/// How many publishers a case has.
pub(super) const OUTLETS: usize = 24;

/// The kinds of a cluster's records in turn: of ten two articles, four claims, two entities, two notes.
const TURN: [RecordKind; 10] = [
    RecordKind::Article,
    RecordKind::Claim,
    RecordKind::Entity,
    RecordKind::Claim,
    RecordKind::Note,
    RecordKind::Article,
    RecordKind::Claim,
    RecordKind::Entity,
    RecordKind::Claim,
    RecordKind::Note,
];

/// Makes records one after the other.
pub(super) struct Maker<'a> {
    pub(super) parts: &'a mut CaseParts,
    pub(super) ids: &'a mut IdSource,
    pub(super) chance: &'a mut Chance,
}

impl Maker<'_> {
    pub(super) fn add_outlets(&mut self) {
        for number in 0..OUTLETS {
            let mut outlet = Outlet::new(self.fresh(), words::outlet(self.chance, number));
            outlet.kind = self.chance.pick(OutletKind::ALL);
            outlet.reliability = self.chance.pick(Reliability::ALL);
            self.parts.outlets.push(outlet);
        }
    }

    /// The record of the card with this number.
    pub(super) fn add_record(&mut self, number: usize) -> RecordRef {
        match TURN[number % TURN.len()] {
            RecordKind::Article => self.add_article(),
            RecordKind::Entity => self.add_entity(),
            RecordKind::Note => self.add_note(),
            _ => self.add_claim(),
        }
    }

    pub(super) fn fresh<I: TypedId>(&mut self) -> I {
        self.ids.fresh(|_| false)
    }

    fn add_article(&mut self) -> RecordRef {
        let (title, text) = (words::headline(self.chance), words::text(self.chance));
        let mut article = Article::new(self.fresh(), title, text);
        let outlet = self.chance.below(self.parts.outlets.len());
        article.outlet = self.parts.outlets.get(outlet).map(|outlet| outlet.id);
        article.published = self.date();
        article.language = "en".to_owned();
        article.tags = words::tags(self.chance);
        let id = article.id;
        self.parts.articles.push(article);
        id.into()
    }

    fn add_claim(&mut self) -> RecordRef {
        let statement = format!(
            "{}. {}",
            words::headline(self.chance),
            words::text(self.chance)
        );
        let mut claim = Claim::new(self.fresh(), statement);
        claim.modality = self.chance.pick(Modality::ALL);
        claim.credibility = self.chance.pick(Credibility::ALL);
        claim.tags = words::tags(self.chance);
        if self.chance.happens(50) {
            claim.when = self.date().map(|edtf| When {
                edtf,
                wording: String::new(),
            });
        }
        if self.chance.happens(25) {
            claim.quantity = Some(Quantity {
                comparator: self
                    .chance
                    .pick(&[Comparator::Exactly, Comparator::MoreThan]),
                value: self.chance.below(2_000) as f64,
                upper: None,
                unit: "tonnes".to_owned(),
                wording: String::new(),
            });
        }
        // One claim in four rests on words of the article before it.
        if self.chance.happens(25) {
            let excerpt = self.fresh();
            let source = self.parts.articles.last();
            let cut =
                source.and_then(|article| Excerpt::cut(excerpt, article.id, &article.text, 0, 24));
            claim.excerpts.extend(cut.as_ref().map(|cut| cut.id));
            self.parts.excerpts.extend(cut);
        }
        let id = claim.id;
        self.parts.claims.push(claim);
        id.into()
    }

    fn add_entity(&mut self) -> RecordRef {
        let kind = self.chance.pick(EntityKind::ALL);
        let name = match kind {
            EntityKind::Person => words::person(self.chance),
            _ => words::body(self.chance),
        };
        let mut entity = Entity::new(self.fresh(), kind, name);
        entity.description = words::text(self.chance);
        entity.tags = words::tags(self.chance);
        let id = entity.id;
        self.parts.entities.push(entity);
        id.into()
    }

    fn add_note(&mut self) -> RecordRef {
        let text = format!(
            "{}\n{}",
            words::headline(self.chance),
            words::text(self.chance)
        );
        let mut note = Note::new(self.fresh(), self.chance.pick(NoteKind::ALL), text);
        note.tags = words::tags(self.chance);
        let id = note.id;
        self.parts.notes.push(note);
        id.into()
    }

    /// Some day of two years.
    fn date(&mut self) -> Option<Edtf> {
        let (year, month) = (2023 + self.chance.below(2), 1 + self.chance.below(12));
        let day = 1 + self.chance.below(28);
        format!("{year}-{month:02}-{day:02}").parse().ok()
    }
}

//! Who publishes, who is meant, and where it comes from: grades of outlets, entities that are one or two, origins.

mod acting;
mod keeper;

use keeper::Place;
pub(super) use keeper::{FoundNamesakes, NamesakeKeeper};

use super::message::JobMessage;
use super::session::Session;
pub use crate::edit::ops::Split;
use crate::model::{
    Advisory, ArticleId, Coordinates, Edtf, EntityId, EntityKind, GradeChange, Namesake, OutletId,
    RecordRef,
};

/// What a user wants of outlets, entities and origins.
#[derive(Debug, Clone, PartialEq)]
pub enum PeopleAction {
    /// Give an outlet another grade, with its reason.
    ChangeGrade {
        /// The outlet.
        outlet: OutletId,
        /// The grade, since when and why.
        change: GradeChange,
    },
    /// One outlet takes over another's articles.
    MergeOutlets {
        /// The one that stays.
        keep: OutletId,
        /// The one that goes.
        other: OutletId,
    },
    /// Make a second entity out of a part of one.
    Split {
        /// The one that stays.
        entity: EntityId,
        /// What moves.
        split: Split,
    },
    /// Two entities look like one and are not.
    NotSame(EntityId, EntityId),
    /// They may be one after all.
    MaybeSame(EntityId, EntityId),
    /// What an article (or another record) says rests on another record: a briefing, an agency, a document.
    RestOn {
        /// What rests on it.
        record: RecordRef,
        /// Its origin.
        origin: RecordRef,
    },
    /// Make an entity and let an article rest on it.
    RestOnNew {
        /// The article.
        article: ArticleId,
        /// What sort of thing its origin is.
        kind: EntityKind,
        /// Its name.
        name: String,
    },
}

/// What of one entity can move when it is split, for a list to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parts {
    /// Its marked words.
    pub excerpts: Vec<crate::model::ExcerptId>,
    /// Claims it speaks in, or is named in.
    pub claims: Vec<crate::model::ClaimId>,
    /// Links that start or end there.
    pub links: Vec<crate::model::LinkId>,
}

impl Session {
    /// Pairs of entities that may be one, the likeliest first; may be a moment behind the case.
    pub fn namesakes(&self) -> &[Namesake] {
        self.derived.namesakes.found()
    }

    /// The day, in Coordinated Universal Time; `None` where there is no clock.
    pub fn today(&self) -> Option<Edtf> {
        let now = (self.importing.setup.clock)();
        let day = now.to_string().get(..10)?.parse().ok();
        day.filter(|_| now.unix_secs() != 0)
    }

    /// Hints for the analyst. Looks through all claims: not for every frame.
    pub fn advisories(&self) -> Vec<Advisory> {
        crate::compare::advisories(self.case(), self.findings())
    }

    /// What of an entity could move to another. Looks through all claims and links: not for every frame.
    pub fn parts_of(&self, entity: EntityId) -> Parts {
        let case = self.case();
        let of_entity = |claim: &&crate::model::Claim| claim.all_entities().contains(&entity);
        let touches =
            |link: &&crate::model::Link| [link.from, link.to].contains(&RecordRef::from(entity));
        Parts {
            excerpts: case
                .entity(entity)
                .map(|entity| entity.excerpts.clone())
                .unwrap_or_default(),
            claims: case
                .claims()
                .iter()
                .filter(of_entity)
                .map(|claim| claim.id)
                .collect(),
            links: case
                .links()
                .iter()
                .filter(touches)
                .map(|link| link.id)
                .collect(),
        }
    }

    /// Has entities compared again when their names changed: a few at once, many by a job.
    pub(super) fn refresh_namesakes(&mut self) {
        let case_number = self.case_number();
        let keeper = &mut self.derived.namesakes;
        match keeper.ask(&self.editor, case_number) {
            Place::Nowhere => {}
            Place::Here(task) => keeper.take(task.run(), case_number),
            Place::Job(task) => {
                self.jobs.start_unseen("Comparing names", move |_| {
                    JobMessage::NamesakesFound(Box::new(task.run()))
                });
            }
        }
    }
}

/// What words say of a place on Earth, for fields that show what they understood.
///
/// # Errors
/// A sentence that says what is wrong.
pub fn read_coordinates(words: &str) -> Result<Option<Coordinates>, String> {
    if words.trim().is_empty() {
        return Ok(None);
    }
    Coordinates::from_words(words).map(Some)
}

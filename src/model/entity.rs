//! Who and what the reports are about.

use super::coordinates::Coordinates;
use super::ids::{EntityId, ExcerptId, ImageId};
use super::labels::{is_default, labelled_enum};
use super::marks::Tlp;
use serde::{Deserialize, Serialize};

labelled_enum! {
    /// What sort of thing an entity is.
    EntityKind {
        /// None of the others, or not known yet.
        #[default]
        Other = "other",
        /// A human being.
        Person = "person",
        /// A body of people: state, authority, company, party, unit.
        Organisation = "organisation",
        /// A country, region, town or other stretch of ground or water.
        Place = "place",
        /// A building or site: depot, port, plant.
        Facility = "facility",
        /// A ship or boat.
        Vessel = "vessel",
        /// A weapon, vehicle, machine or good.
        Equipment = "equipment",
        /// Something that happened at a time.
        Event = "event",
    }
}

/// A name by which a registry knows the entity, such as an IMO number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identifier {
    /// Which registry: `IMO`, `LEI`, `Wikidata` …
    pub scheme: String,
    /// The number or name there.
    pub value: String,
}

/// A person, organisation, place, facility, vessel, piece of equipment, event or other thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entity {
    /// Its name among records.
    pub id: EntityId,
    /// What sort of thing.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: EntityKind,
    /// The name to show.
    pub name: String,
    /// A few words on what it is, such as "port in Primorsky Krai".
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: String,
    /// Other names and spellings.
    #[serde(default, skip_serializing_if = "is_default")]
    pub aliases: Vec<String>,
    /// Names in registries.
    #[serde(default, skip_serializing_if = "is_default")]
    pub identifiers: Vec<Identifier>,
    /// Words marked in articles as naming it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub excerpts: Vec<ExcerptId>,
    /// Where it is, for places and facilities.
    #[serde(default, skip_serializing_if = "is_default")]
    pub coordinates: Option<Coordinates>,
    /// A picture of it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub portrait: Option<ImageId>,
    /// The analyst's remarks.
    #[serde(default, skip_serializing_if = "is_default")]
    pub remarks: String,
    /// Free keywords.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tags: Vec<String>,
    /// Handling mark, if it differs from the case's.
    #[serde(default, skip_serializing_if = "is_default")]
    pub mark: Option<Tlp>,
}

impl Entity {
    /// A new entity of which kind and name are known.
    pub fn new(id: EntityId, kind: EntityKind, name: impl Into<String>) -> Self {
        Self {
            id,
            kind,
            name: name.into(),
            description: String::new(),
            aliases: Vec::new(),
            identifiers: Vec::new(),
            excerpts: Vec::new(),
            coordinates: None,
            portrait: None,
            remarks: String::new(),
            tags: Vec::new(),
            mark: None,
        }
    }
}

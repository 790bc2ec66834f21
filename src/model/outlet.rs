//! Who publishes.

use super::dates::Edtf;
use super::grades::Reliability;
use super::ids::OutletId;
use super::labels::{is_default, labelled_enum};
use serde::{Deserialize, Serialize};

labelled_enum! {
    /// What sort of publisher an outlet is.
    OutletKind {
        /// None of the others, or not known.
        #[default]
        Other = "outlet",
        /// A news agency.
        Agency = "news agency",
        /// A daily or weekly paper.
        Newspaper = "newspaper",
        /// A magazine.
        Magazine = "magazine",
        /// Television or radio.
        Broadcaster = "broadcaster",
        /// A site that publishes on the web only.
        Website = "website",
        /// A ministry, an authority, a spokesman's office.
        Government = "government",
        /// A single person's or a group's channel or account.
        SocialMedia = "social media",
        /// A research body or non-governmental organisation.
        Research = "research body",
    }
}

/// One entry in the history of an outlet's grade.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GradeChange {
    /// The grade given then.
    pub reliability: Reliability,
    /// Since when.
    #[serde(default, skip_serializing_if = "is_default")]
    pub since: Option<Edtf>,
    /// Why.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reason: String,
}

/// Who published one or more articles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outlet {
    /// Its name among records.
    pub id: OutletId,
    /// What it is called.
    pub name: String,
    /// What sort of publisher.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: OutletKind,
    /// Who owns it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub owner: String,
    /// Where it is based.
    #[serde(default, skip_serializing_if = "is_default")]
    pub country: String,
    /// Today's grade; its articles inherit it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reliability: Reliability,
    /// Earlier and present grades with their reasons, oldest first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub history: Vec<GradeChange>,
    /// The analyst's remarks.
    #[serde(default, skip_serializing_if = "is_default")]
    pub remarks: String,
}

impl Outlet {
    /// A new outlet of which only the name is known.
    pub fn new(id: OutletId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            kind: OutletKind::default(),
            owner: String::new(),
            country: String::new(),
            reliability: Reliability::default(),
            history: Vec::new(),
            remarks: String::new(),
        }
    }
}

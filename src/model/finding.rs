//! What comparison finds out about claims; computed, never stored in the case.

use super::ids::{ArticleId, ClaimId};
use super::labels::labelled_enum;
use std::collections::BTreeMap;

labelled_enum! {
    /// Where a claim stands among the others. The program says "differs", never "false".
    Standing {
        /// No excerpt and no link to another claim yet.
        #[default]
        NotAssessed = "Not assessed",
        /// One report says so.
        SingleReport = "Single report",
        /// Several reports say so, all from one origin.
        Repeated = "Repeated",
        /// Two or more independent origins say so.
        Agreed = "Agreed",
        /// Reports disagree on when, how many, where or who.
        Differs = "Differs",
    }
}

/// What a claim's card shows beside the record itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClaimFacts {
    /// Where it stands.
    pub standing: Standing,
    /// How many articles carry it or a restatement of it.
    pub articles: usize,
    /// How many outlets published those articles.
    pub outlets: usize,
    /// How many independent origins those articles go back to.
    pub origins: usize,
}

/// What an article's card shows beside the record itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ArticleFacts {
    /// How many claims rest on it.
    pub claims: usize,
    /// How many independent origins it goes back to: those it rests on as a whole, else those of its claims.
    pub origins: usize,
}

/// All that comparison found out, by record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findings {
    /// By claim.
    pub claims: BTreeMap<ClaimId, ClaimFacts>,
    /// By article.
    pub articles: BTreeMap<ArticleId, ArticleFacts>,
    /// How many independent origins the whole case goes back to.
    pub origins: usize,
}

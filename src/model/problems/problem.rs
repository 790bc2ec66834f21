//! The list of problems and how it is gathered.

use crate::model::{Case, Record, RecordKind, RecordRef};
use std::fmt;

/// One broken invariant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where it is.
    pub record: RecordRef,
    /// What is wrong, as a sentence without the record's name.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.record, self.what)
    }
}

impl Case {
    /// Every broken invariant, by record. Empty for a sound case. Cost grows with the whole case; texts are hashed.
    pub fn problems(&self) -> Vec<Problem> {
        let mut found = Found {
            case: self,
            problems: Vec::new(),
        };
        super::sources::check(&mut found);
        super::claims::check(&mut found);
        super::pictures::check(&mut found);
        super::board::check(&mut found);
        found.problems.sort();
        found.problems
    }
}

/// The problems found so far.
pub(super) struct Found<'a> {
    pub(super) case: &'a Case,
    problems: Vec<Problem>,
}

impl Found<'_> {
    /// Notes a problem of a record.
    pub(super) fn note(&mut self, record: impl Into<RecordRef>, what: impl Into<String>) {
        self.problems.push(Problem {
            record: record.into(),
            what: what.into(),
        });
    }

    /// Notes a problem if the record that `owner` refers to, as its `role`, is not in the case.
    pub(super) fn require<R: Record>(
        &mut self,
        owner: impl Into<RecordRef>,
        role: &str,
        id: R::Id,
    ) {
        if !R::table(self.case).contains(id) {
            self.note(owner, format!("its {role} {id} is not in this case"));
        }
    }
}

/// The noun of a kind with its article: "an entity".
pub(super) fn a_or_an(kind: RecordKind) -> String {
    let word = kind.word();
    let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {word}")
}

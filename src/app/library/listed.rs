//! What of each kind of record is searched and sorted by.

use super::build::{Counts, shown_name};
use super::words::matches_all_words;
use crate::model::{Article, Case, Claim, Edtf, Entity, Frame, Image, Link, Note, Outlet};

/// What of a record is searched and sorted by.
pub(super) trait Listed {
    /// Whether every word of a query occurs in it. The query is in lower case.
    fn matches(&self, case: &Case, query: &str) -> bool;

    /// Its date.
    fn date(&self) -> Option<&Edtf> {
        None
    }

    /// Its grade for sorting, best first; `None` where it has none or cannot be judged.
    fn grade(&self, _counts: &Counts, _case: &Case) -> Option<(u8, u8)> {
        None
    }
}

fn all_words<'t, const N: usize>(query: &str, texts: [&'t str; N], more: &'t [String]) -> bool {
    matches_all_words(
        query,
        texts.into_iter().chain(more.iter().map(String::as_str)),
    )
}

impl Listed for Article {
    fn matches(&self, case: &Case, query: &str) -> bool {
        let outlet = self
            .outlet
            .and_then(|id| case.outlet(id))
            .map_or("", |outlet| &outlet.name);
        let texts = [
            &self.title,
            outlet,
            &self.author,
            &self.remarks,
            &self.supplied_by,
            &self.text,
        ];
        all_words(query, texts, &self.tags)
    }

    fn date(&self) -> Option<&Edtf> {
        self.published.as_ref()
    }

    fn grade(&self, _counts: &Counts, case: &Case) -> Option<(u8, u8)> {
        case.reliability_of(self).rank().map(|rank| (rank, 0))
    }
}

impl Listed for Claim {
    fn matches(&self, case: &Case, query: &str) -> bool {
        let speaker = self
            .speaker
            .and_then(|id| case.entity(id))
            .map_or("", |entity| &entity.name);
        all_words(query, [&self.statement, speaker, &self.remarks], &self.tags)
    }

    fn date(&self) -> Option<&Edtf> {
        self.when.as_ref().map(|when| &when.edtf)
    }

    fn grade(&self, counts: &Counts, _case: &Case) -> Option<(u8, u8)> {
        let source = counts.source_of(self.id).rank().unwrap_or(u8::MAX);
        self.credibility.rank().map(|rank| (rank, source))
    }
}

impl Listed for Entity {
    fn matches(&self, _case: &Case, query: &str) -> bool {
        let names = self.aliases.iter().chain(&self.tags).map(String::as_str);
        let known = self
            .identifiers
            .iter()
            .map(|identifier| identifier.value.as_str());
        let texts = [
            self.name.as_str(),
            &self.description,
            &self.remarks,
            self.kind.label(),
        ];
        matches_all_words(query, texts.into_iter().chain(names).chain(known))
    }
}

impl Listed for Note {
    fn matches(&self, _case: &Case, query: &str) -> bool {
        all_words(query, [&self.text, self.kind.label()], &self.tags)
    }
}

impl Listed for Image {
    fn matches(&self, _case: &Case, query: &str) -> bool {
        all_words(
            query,
            [&self.caption, &self.source, &self.original_name],
            &self.tags,
        )
    }
}

impl Listed for Link {
    fn matches(&self, case: &Case, query: &str) -> bool {
        let name = shown_name(case, self.id.into());
        all_words(query, [&name, &self.remarks], &[])
    }
}

impl Listed for Outlet {
    fn matches(&self, _case: &Case, query: &str) -> bool {
        all_words(
            query,
            [
                &self.name,
                &self.owner,
                &self.country,
                &self.remarks,
                self.kind.label(),
            ],
            &[],
        )
    }

    fn grade(&self, _counts: &Counts, _case: &Case) -> Option<(u8, u8)> {
        self.reliability.rank().map(|rank| (rank, 0))
    }
}

impl Listed for Frame {
    fn matches(&self, _case: &Case, query: &str) -> bool {
        all_words(query, [&self.title, &self.speaker_notes], &[])
    }
}

//! Find: fuzzy search over all text of a case.

use crate::model::{Case, RecordRef};
use frizbee::{Config, Matcher};

/// A record that matches, best first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchHit {
    /// The record.
    pub record: RecordRef,
    /// Its name.
    pub title: String,
    /// The line the words were found in, if that is not the name.
    pub context: Option<String>,
    /// How well it matches; higher is better.
    pub score: u32,
}

/// The searchable lines of a case: built once per revision, searched per keystroke.
#[derive(Debug, Default)]
pub struct SearchIndex {
    lines: Vec<String>,
    owners: Vec<(RecordRef, LineKind)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LineKind {
    Name,
    Text,
}

/// Bonus of a match in the name over one in the text.
const NAME_BONUS: u32 = 24;
/// Bonus of words that stand there letter by letter.
const LITERAL_BONUS: u32 = 400;

impl SearchIndex {
    /// The lines of a case.
    pub fn new(case: &Case) -> Self {
        let mut index = Self::default();
        for article in case.articles().iter() {
            index.name(article.id, &article.title);
            index.text(article.id, &article.author);
            article
                .text
                .lines()
                .for_each(|line| index.text(article.id, line));
        }
        for entity in case.entities().iter() {
            index.name(entity.id, &entity.name);
            entity
                .aliases
                .iter()
                .for_each(|alias| index.name(entity.id, alias));
            index.text(entity.id, &entity.description);
            index.text(entity.id, &entity.remarks);
            entity
                .identifiers
                .iter()
                .for_each(|identifier| index.text(entity.id, &identifier.value));
        }
        for claim in case.claims().iter() {
            index.name(claim.id, &claim.statement);
            index.text(claim.id, &claim.remarks);
        }
        for note in case.notes().iter() {
            note.text.lines().for_each(|line| index.name(note.id, line));
        }
        for image in case.images().iter() {
            index.name(image.id, &image.caption);
            index.text(image.id, &image.source);
        }
        for frame in case.frames().iter() {
            index.name(frame.id, &frame.title);
        }
        for link in case.links().iter() {
            index.name(link.id, &link.label);
            index.text(link.id, &link.remarks);
        }
        for outlet in case.outlets().iter() {
            index.name(outlet.id, &outlet.name);
        }
        for excerpt in case.excerpts().iter() {
            index.text(excerpt.id, &excerpt.exact);
        }
        index
    }

    /// The records that match best, best first, each once, at most `most`.
    pub fn find(&self, case: &Case, query: &str, most: usize) -> Vec<SearchHit> {
        let query = query.trim();
        if query.is_empty() {
            return Vec::new();
        }
        let folded = query.to_lowercase();
        let mut best: std::collections::BTreeMap<RecordRef, (u32, usize)> =
            std::collections::BTreeMap::new();
        for found in Matcher::new(query, &Config::default()).match_list(&self.lines) {
            let at = found.index as usize;
            let (Some((record, kind)), Some(line)) = (self.owners.get(at), self.lines.get(at))
            else {
                continue;
            };
            let literal = line.to_lowercase().contains(&folded);
            // A fuzzy match in running text finds letters anywhere: only literal words count there.
            if *kind == LineKind::Text && !literal {
                continue;
            }
            let bonus = if *kind == LineKind::Name {
                NAME_BONUS
            } else {
                0
            } + if literal { LITERAL_BONUS } else { 0 };
            let score = u32::from(found.score) + bonus;
            let entry = best.entry(*record).or_insert((score, at));
            if score > entry.0 {
                *entry = (score, at);
            }
        }
        let mut hits: Vec<_> = best.into_iter().collect();
        hits.sort_by_key(|(record, (score, _))| (std::cmp::Reverse(*score), *record));
        hits.truncate(most);
        hits.into_iter()
            .map(|(record, (score, at))| self.hit(case, record, score, at))
            .collect()
    }

    fn hit(&self, case: &Case, record: RecordRef, score: u32, at: usize) -> SearchHit {
        let title = case.name_of(record);
        let line = self.lines.get(at).map(|line| line.trim().to_owned());
        SearchHit {
            record,
            context: line.filter(|line| *line != title),
            title,
            score,
        }
    }

    fn name(&mut self, owner: impl Into<RecordRef>, line: &str) {
        self.push(owner.into(), LineKind::Name, line);
    }

    fn text(&mut self, owner: impl Into<RecordRef>, line: &str) {
        self.push(owner.into(), LineKind::Text, line);
    }

    fn push(&mut self, owner: RecordRef, kind: LineKind, line: &str) {
        if !line.trim().is_empty() {
            self.lines.push(line.to_owned());
            self.owners.push((owner, kind));
        }
    }
}

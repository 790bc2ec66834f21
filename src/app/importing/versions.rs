//! A newer version of an article: said to be one, compared with the earlier one, and quoted in its place.

use crate::app::message::JobMessage;
use crate::app::notice::NoticeKind;
use crate::app::request::{Page, WindowRequest};
use crate::app::session::Session;
use crate::compare::{DiffPart, FoundAgain, find_again, word_diff};
use crate::edit::ops;
use crate::model::{Article, ArticleId, Case, Excerpt, ExcerptId, LinkKind, RecordRef};
use std::sync::Arc;

/// Two versions of a document compared.
#[derive(Debug, Clone, PartialEq)]
pub struct VersionReport {
    /// The newer one.
    pub article: ArticleId,
    /// The earlier one.
    pub earlier: ArticleId,
    /// What became of each excerpt of the earlier one, in the order of its text.
    pub excerpts: Vec<(ExcerptId, FoundAgain)>,
    /// What differs; `None` where the texts are too long to be shown so.
    pub diff: Option<Vec<DiffPart>>,
}

impl VersionReport {
    /// Compares two articles. Takes its time: for jobs.
    fn of(case: &Case, article: &Article, earlier: &Article) -> Self {
        let excerpts = excerpts_of(case, earlier.id);
        let found = find_again(&earlier.text, &article.text, excerpts.iter().copied());
        let ids = excerpts.iter().map(|excerpt| excerpt.id);
        Self {
            article: article.id,
            earlier: earlier.id,
            excerpts: ids.zip(found).collect(),
            diff: word_diff(&earlier.text, &article.text),
        }
    }

    /// How many excerpts can be carried over: those whose words are still there.
    pub fn carried(&self) -> usize {
        let places = self.excerpts.iter();
        places
            .filter(|(_, found)| place_of(found).is_some())
            .count()
    }
}

/// Where the very same words stand in the newer version.
fn place_of(found: &FoundAgain) -> Option<(u32, u32)> {
    match found {
        FoundAgain::Intact { chars } | FoundAgain::Moved { chars } => {
            Some((chars.start, chars.end))
        }
        FoundAgain::Changed { .. } | FoundAgain::Gone => None,
    }
}

/// The excerpts of an article in the order of its text.
fn excerpts_of(case: &Case, article: ArticleId) -> Vec<&Excerpt> {
    let excerpts = case.excerpts().iter();
    let mut excerpts: Vec<_> = excerpts
        .filter(|excerpt| excerpt.article == article)
        .collect();
    excerpts.sort_by_key(|excerpt| (excerpt.start, excerpt.end, excerpt.id));
    excerpts
}

impl Session {
    /// Two versions of a document that were compared last.
    pub fn version_report(&self) -> Option<&Arc<VersionReport>> {
        let report = self.importing.versions.as_ref()?;
        let case = self.case();
        let is_there = |id: ArticleId| case.articles().contains(id);
        (is_there(report.article) && is_there(report.earlier)).then_some(report)
    }

    /// Says that one article has its matter from another.
    pub(super) fn link_derived(&mut self, article: ArticleId, from: ArticleId) {
        let (article, from) = (RecordRef::from(article), RecordRef::from(from));
        let linked = self.edit("Link as derived", |tx| {
            ops::link_records(tx, article, from, LinkKind::DerivesFrom)
        });
        if linked.is_some() {
            let name = self.case().name_of(from);
            self.offer_undo(format!("Linked as derived from “{name}”"));
        }
    }

    /// Says that one article is a newer version of another, then shows what differs.
    pub(super) fn set_earlier(&mut self, article: ArticleId, earlier: ArticleId) {
        if is_circle(self.case(), article, earlier) {
            let text = "An article cannot be a newer version of itself";
            return self.notices.add(NoticeKind::Warning, text);
        }
        let set = self.edit("Make newer version", |tx| {
            tx.get::<Article>(earlier)?;
            tx.update::<Article>(article, |article| article.earlier = Some(earlier))
        });
        if set.is_some() {
            self.compare_versions(article, earlier);
        }
    }

    pub(super) fn compare_versions(&mut self, article: ArticleId, earlier: ArticleId) {
        let case = self.editor.case().clone();
        if !case.articles().contains(article) || !case.articles().contains(earlier) {
            return;
        }
        self.jobs.start("Comparing versions", move |_| {
            let (new, old) = (case.article(article), case.article(earlier));
            let report = match new.zip(old) {
                Some((new, old)) => VersionReport::of(&case, new, old),
                None => VersionReport {
                    article,
                    earlier,
                    excerpts: Vec::new(),
                    diff: None,
                },
            };
            JobMessage::VersionsCompared(Box::new(report))
        });
    }

    pub(in crate::app) fn take_versions(&mut self, report: VersionReport) {
        self.importing.versions = Some(Arc::new(report));
        if self.version_report().is_some() {
            self.requests.push(WindowRequest::ShowPage(Page::Versions));
        }
    }

    /// Quotes the newer version wherever the words of the earlier one are found again. What rests on an excerpt of the
    /// earlier version rests on the new one as well; nothing is taken away.
    pub(super) fn carry_excerpts(&mut self, article: ArticleId, earlier: ArticleId) {
        let Some(report) = self.version_report().cloned() else {
            return;
        };
        if (report.article, report.earlier) != (article, earlier) {
            return;
        }
        let places = report.excerpts.iter();
        let carried: Vec<(ExcerptId, (u32, u32))> = places
            .filter_map(|(excerpt, found)| Some((*excerpt, place_of(found)?)))
            .collect();
        let label = match carried.len() {
            1 => "Carry 1 excerpt over".to_owned(),
            count => format!("Carry {count} excerpts over"),
        };
        let done = self.edit(&label, |tx| ops::carry_excerpts(tx, article, &carried));
        if let Some(changed) = done {
            self.offer_undo(format!(
                "{}: {changed} {} on the newer version too",
                label.replacen("Carry", "Carried", 1),
                if changed == 1 {
                    "record rests"
                } else {
                    "records rest"
                },
            ));
        }
    }
}

/// Whether one article would come to be an earlier version of itself.
fn is_circle(case: &Case, article: ArticleId, earlier: ArticleId) -> bool {
    let mut at = Some(earlier);
    for _ in 0..=case.articles().len() {
        match at {
            Some(id) if id == article => return true,
            Some(id) => at = case.article(id).and_then(|article| article.earlier),
            None => return false,
        }
    }
    // A circle that is there already.
    true
}

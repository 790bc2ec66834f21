//! Keeps texts divided into chunks, the marks of all articles, and what was found in texts; makes them at once where they
//! are small and lets a job make them where they are not.

use super::find::{TextHits, find};
use super::marks::{AllMarks, ArticleMarks, changes_marks};
use super::text::ReadText;
use crate::app::message::JobMessage;
use crate::app::session::Session;
use crate::model::{Article, ArticleId, Case};
use std::sync::Arc;

/// Texts of more bytes than this are divided and searched by a job.
const DONE_AT_ONCE_BYTES: usize = 200_000;
/// The marks of cases with more records than this are gathered by a job.
const GATHERED_AT_ONCE: usize = 3_000;
/// So many texts are kept.
const MOST_TEXTS: usize = 4;

/// What a job did for the reader.
pub(in crate::app) enum ReadWork {
    /// A text was divided.
    Divided(Arc<ReadText>),
    /// Marks were gathered for a revision of a case.
    Gathered {
        /// What was gathered.
        marks: Box<MarksOfCase>,
        /// The session's revision.
        revision: u64,
    },
    /// A text was searched.
    Found {
        /// The text.
        article: ArticleId,
        /// The pane that asked.
        pane: u64,
        /// What was found.
        hits: TextHits,
    },
}

/// The marks of a case.
pub(in crate::app) struct MarksOfCase(AllMarks);

/// What one pane found last.
struct Finding {
    pane: u64,
    article: ArticleId,
    hits: Arc<TextHits>,
    /// What a job looks for now.
    awaited: Option<String>,
}

/// Keeps what was made.
#[derive(Default)]
pub(super) struct Keeper {
    texts: Vec<Arc<ReadText>>,
    dividing: Option<ArticleId>,
    marks: AllMarks,
    /// The editor's revision that the marks stand for.
    marks_revision: Option<u64>,
    gathering: bool,
    findings: Vec<Finding>,
}

impl Keeper {
    /// Another case is open.
    pub(super) fn forget_case(&mut self) {
        *self = Self::default();
    }

    fn text(&mut self, article: &Article) -> Option<Arc<ReadText>> {
        let is_it = |text: &Arc<ReadText>| {
            text.article == article.id && Arc::ptr_eq(&text.text, &article.text)
        };
        let at = self.texts.iter().position(is_it)?;
        let text = self.texts.remove(at);
        self.texts.push(Arc::clone(&text));
        Some(text)
    }

    fn keep_text(&mut self, text: Arc<ReadText>) {
        self.texts.retain(|kept| kept.article != text.article);
        self.texts.push(text);
        let too_many = self.texts.len().saturating_sub(MOST_TEXTS);
        self.texts.drain(..too_many);
    }

    fn finding(&mut self, pane: u64, article: ArticleId) -> &mut Finding {
        let at = self
            .findings
            .iter()
            .position(|finding| finding.pane == pane);
        let at = at.unwrap_or_else(|| {
            self.findings.push(Finding {
                pane,
                article,
                hits: Arc::default(),
                awaited: None,
            });
            self.findings.len() - 1
        });
        let finding = &mut self.findings[at];
        if finding.article != article {
            finding.article = article;
            finding.hits = Arc::default();
            finding.awaited = None;
        }
        finding
    }

    /// A job came to a bad end.
    fn give_up(&mut self) {
        self.dividing = None;
        self.gathering = false;
        self.findings.clear();
    }
}

impl Session {
    /// An article's text as it is read. `None` while a job divides it; the window is woken when it is done. Ask in every
    /// frame in which it is shown.
    pub fn read_text(&mut self, article: ArticleId) -> Option<Arc<ReadText>> {
        let article = self.editor.case().article(article)?;
        let keeper = &mut self.reading.keeper;
        if let Some(text) = keeper.text(article) {
            return Some(text);
        }
        if article.text.len() <= DONE_AT_ONCE_BYTES {
            let text = Arc::new(ReadText::of(article));
            keeper.keep_text(Arc::clone(&text));
            return Some(text);
        }
        if keeper.dividing != Some(article.id) {
            keeper.dividing = Some(article.id);
            let article = article.clone();
            self.jobs.start("Opening the article", move |_| {
                let text = Arc::new(ReadText::of(&article));
                JobMessage::Read(ReadWork::Divided(text))
            });
        }
        None
    }

    /// The marked words of an article; for a large case they may be a moment behind. Ask in every frame in which they
    /// are shown.
    pub fn text_marks(&mut self, article: ArticleId) -> Arc<ArticleMarks> {
        let revision = self.editor.revision();
        let keeper = &mut self.reading.keeper;
        let is_fresh = keeper
            .marks_revision
            .is_some_and(|known| known == revision || self.editor.kept_since(known, changes_marks));
        if is_fresh {
            keeper.marks_revision = Some(revision);
        } else if !keeper.gathering {
            let case = self.editor.case();
            if marked_records(case) <= GATHERED_AT_ONCE {
                keeper.marks = AllMarks::of(case);
                keeper.marks_revision = Some(revision);
            } else {
                keeper.gathering = true;
                let case = case.clone();
                let revision = self.revision();
                self.jobs.start_unseen("Gathering marks", move |_| {
                    let marks = Box::new(MarksOfCase(AllMarks::of(&case)));
                    JobMessage::Read(ReadWork::Gathered { marks, revision })
                });
            }
        }
        self.reading.keeper.marks.in_article(article)
    }

    /// Where words stand in an article. While a job looks for them this is the pane's answer before, see
    /// [`TextHits::query`]. Ask in every frame in which they are shown.
    pub fn find_in_text(&mut self, pane: u64, article: ArticleId, query: &str) -> Arc<TextHits> {
        let Some(text) = self.read_text(article) else {
            return Arc::default();
        };
        let finding = self.reading.keeper.finding(pane, article);
        if finding.hits.query == query || finding.awaited.is_some() {
            return Arc::clone(&finding.hits);
        }
        if text.text.len() <= DONE_AT_ONCE_BYTES {
            finding.hits = Arc::new(find(&text, query));
        } else {
            finding.awaited = Some(query.to_owned());
            let query = query.to_owned();
            self.jobs.start_unseen("Searching", move |_| {
                let hits = find(&text, &query);
                JobMessage::Read(ReadWork::Found {
                    article,
                    pane,
                    hits,
                })
            });
        }
        Arc::clone(&self.reading.keeper.finding(pane, article).hits)
    }

    pub(in crate::app) fn take_read_work(&mut self, work: ReadWork) {
        let session_revision = self.revision();
        let keeper = &mut self.reading.keeper;
        match work {
            ReadWork::Divided(text) => {
                if keeper.dividing == Some(text.article) {
                    keeper.dividing = None;
                }
                keeper.keep_text(text);
            }
            ReadWork::Gathered { marks, revision } => {
                keeper.gathering = false;
                if revision >> 32 == session_revision >> 32 {
                    keeper.marks = marks.0;
                    // The low half is the editor's own number.
                    keeper.marks_revision = Some(revision & 0xffff_ffff);
                }
            }
            ReadWork::Found {
                article,
                pane,
                hits,
            } => {
                let finding = keeper.finding(pane, article);
                finding.awaited = None;
                finding.hits = Arc::new(hits);
            }
        }
    }

    pub(in crate::app) fn give_up_reading(&mut self) {
        self.reading.keeper.give_up();
    }
}

fn marked_records(case: &Case) -> usize {
    case.excerpts().len()
        + case.claims().len()
        + case.entities().len()
        + case.notes().len()
        + case.links().len()
}

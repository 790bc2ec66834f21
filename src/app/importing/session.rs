//! Importing as the session does it: sorts what came in, starts the job, makes the edit, tells what became of it.

use super::action::ImportAction;
use super::batch::{Batch, ImportOrder, PastedDocument, Watch, read_batch};
use super::place::{Anchor, places};
use super::report::ImportReport;
use crate::app::action::Action;
use crate::app::board_file::FileFormat;
use crate::app::boards::BoardPurpose;
use crate::app::document::name_of;
use crate::app::jobs::JobControl;
use crate::app::message::JobMessage;
use crate::app::notice::NoticeKind;
use crate::app::pictures::PictureSource;
use crate::app::request::{Page, WindowRequest};
use crate::app::session::Session;
use crate::board::Selection;
use crate::edit::ops::{self, NewArticle};
use crate::model::{ArticleId, Case, RecordRef, Sha256Digest};
use crate::storage::FileStore;
use emath::{Pos2, Rect};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// How much of a title stands in the list of things to undo, in characters.
const TITLE_CHARS: usize = 48;

/// What a job of importing says when it ends.
pub(in crate::app) struct ReadBatch {
    /// What was read; `None` if the user stopped it.
    batch: Option<Batch>,
    /// Where its originals are.
    store: FileStore,
    /// Where it was dropped.
    at_in_board: Option<Pos2>,
    /// The case that was open when it was asked for; see `Session::case_number`.
    case_number: u64,
}

impl Watch for JobControl {
    fn tell(&self, done: usize, total: usize, name: &str) {
        self.set_note(format!("{} of {total} · {name}", done + 1));
        self.set_progress(done as f32 / total.max(1) as f32);
    }

    fn is_cancelled(&self) -> bool {
        Self::is_cancelled(self)
    }
}

impl Session {
    /// What became of the files that came in last.
    pub fn import_report(&self) -> Option<&Arc<ImportReport>> {
        self.importing.report.as_ref()
    }

    pub(in crate::app) fn act_on_import(&mut self, action: ImportAction) {
        match action {
            ImportAction::Files { paths, at_in_board } => self.import_paths(paths, at_in_board),
            ImportAction::Paste(content) => self.paste_content(*content),
            ImportAction::ShowReport => self.requests.push(WindowRequest::ShowPage(Page::Import)),
            ImportAction::LinkDerived { article, from } => self.link_derived(article, from),
            ImportAction::SetEarlier { article, earlier } => self.set_earlier(article, earlier),
            ImportAction::CompareVersions { article, earlier } => {
                self.compare_versions(article, earlier);
            }
            ImportAction::CarryExcerpts { article, earlier } => {
                self.carry_excerpts(article, earlier);
            }
        }
    }

    /// Sorts files: cases are offered to be opened, boards of other programs are put onto this one, all else is read.
    fn import_paths(&mut self, paths: Vec<PathBuf>, at_in_board: Option<Pos2>) {
        let mut documents = Vec::new();
        for path in paths {
            match FileFormat::of(&path) {
                Some(FileFormat::Canvas) => self.read_board(path, BoardPurpose::Import),
                Some(FileFormat::Case) => self.offer_to_open(path),
                None => documents.push(path),
            }
        }
        if !documents.is_empty() {
            self.import_documents(documents, None, at_in_board);
        }
    }

    fn offer_to_open(&mut self, path: PathBuf) {
        let text = format!(
            "{} is a case: it can be opened, not imported",
            name_of(&path)
        );
        self.notices
            .add_with_offer(NoticeKind::Warning, text, "Open", Action::Open(path));
    }

    /// Reads documents in a job.
    pub(super) fn import_documents(
        &mut self,
        paths: Vec<PathBuf>,
        pasted: Option<PastedDocument>,
        at_in_board: Option<Pos2>,
    ) {
        let label = match paths.as_slice() {
            [] => "Importing what was pasted".to_owned(),
            [only] => format!("Importing {}", name_of(only)),
            several => format!("Importing {} files", several.len()),
        };
        let setup = &self.importing.setup;
        let order = ImportOrder {
            paths,
            pasted,
            store: self.files(),
            reader: setup.reader.clone(),
            added_at: (setup.clock)(),
            added_by: self.added_by(),
        };
        let mut ids = self.ids_for_board();
        let case = self.editor.case().clone();
        let case_number = self.case_number();
        self.jobs.start(label, move |control| {
            JobMessage::Imported(Box::new(ReadBatch {
                batch: read_batch(&order, &case, &mut ids, control),
                store: order.store,
                at_in_board,
                case_number,
            }))
        });
    }

    /// Who adds things to the case: its analyst, else the user.
    pub(in crate::app) fn added_by(&self) -> String {
        let analyst = self.case().info().analyst.trim();
        if analyst.is_empty() {
            self.importing.setup.user.clone()
        } else {
            analyst.to_owned()
        }
    }

    /// Takes in what a job has read, as one edit.
    pub(in crate::app) fn take_imported(&mut self, read: ReadBatch) {
        let ReadBatch {
            batch,
            store,
            at_in_board,
            case_number,
        } = read;
        let Some(batch) = batch else {
            let text = "Nothing was imported: stopped";
            return self.notices.add(NoticeKind::Done, text);
        };
        if case_number != self.case_number() {
            let text = "Nothing was imported: another case was opened meanwhile";
            return self.notices.add(NoticeKind::Warning, text);
        }
        let Batch {
            articles,
            pictures,
            report,
        } = batch;
        self.add_imported(articles, at_in_board);
        self.bring_home(&store);
        self.tell_report(report);
        if !pictures.is_empty() {
            let sources = pictures.into_iter().map(PictureSource::File).collect();
            self.add_pictures(sources, at_in_board);
        }
    }

    fn add_imported(
        &mut self,
        articles: Vec<(crate::model::Article, Option<String>)>,
        at_in_board: Option<Pos2>,
    ) {
        // The same import may have been asked for twice before the first came.
        let there = texts_of(self.case());
        let articles: Vec<_> = articles
            .into_iter()
            .filter(|(article, _)| !there.contains(&article.sha256))
            .collect();
        if articles.is_empty() {
            return;
        }
        self.refresh();
        let (at, anchor) = match at_in_board {
            Some(at) => (at, Anchor::FirstCard),
            None => (self.center_of_view_in_board(), Anchor::Center),
        };
        let rects = places(&self.derived.index, articles.len(), at, anchor);
        let label = match articles.as_slice() {
            [(only, _)] => format!(
                "Import “{}”",
                crate::model::shortened(&only.title, TITLE_CHARS)
            ),
            several => format!("Import {} articles", several.len()),
        };
        let bounds = rects.iter().copied().reduce(Rect::union);
        let articles = articles.into_iter().zip(rects);
        let articles = articles
            .map(|((article, outlet), rect)| NewArticle {
                article,
                outlet,
                rect,
            })
            .collect();
        if let Some(cards) = self.edit(&label, |tx| ops::add_articles(tx, articles)) {
            let is_one = cards.len() == 1;
            self.select(Selection {
                cards: cards.into_iter().collect(),
                ..Selection::default()
            });
            match bounds {
                Some(bounds) if is_one => self.bring_into_view(bounds),
                Some(_) => {
                    self.refresh();
                    self.fit_selection();
                }
                None => {}
            }
        }
    }

    /// Copies what was kept elsewhere to where the case is by now: it may have been saved while documents were read.
    fn bring_home(&mut self, store: &FileStore) {
        let home = self.files();
        if *store == home {
            return;
        }
        let files: Vec<_> = self.case().stored_files().map(|(_, file)| file).collect();
        let store = store.clone();
        self.jobs.start_unseen("Copying files", move |_| {
            let troubles = home.take_over(&store, &files);
            let first = troubles.first();
            let text = first.map(|first| format!("A file of the case was not copied: {first}"));
            JobMessage::FilesBrought(text)
        });
    }

    /// Says what became of the files, and offers what there is to do about it.
    fn tell_report(&mut self, report: ImportReport) {
        let summary = report.summary(self.case());
        let only_known = match (report.files.as_slice(), report.imported()) {
            ([only], 0) => only.article_there(),
            _ => None,
        };
        let is_told = report.has_more_to_tell();
        let failed_alone = report.imported() == 0 && report.failed() > 0;
        let count = report.imported();
        let has_pictures_only = count == 0 && report.pictures() > 0;
        self.importing.report = Some(Arc::new(report));
        let show = Action::Import(ImportAction::ShowReport);
        if let Some(article) = only_known {
            self.show_there(article, summary);
        } else if is_told {
            let kind = if failed_alone {
                NoticeKind::Error
            } else {
                NoticeKind::Warning
            };
            self.notices.add_with_offer(kind, summary, "Show", show);
        } else if count > 0 {
            self.offer_undo(match count {
                1 => "Imported 1 article".to_owned(),
                count => format!("Imported {count} articles"),
            });
        } else if !has_pictures_only {
            self.notices.add(NoticeKind::Warning, summary);
        }
    }

    /// Shows an article that was to be imported and is there already.
    fn show_there(&mut self, article: ArticleId, summary: String) {
        self.notices.add(NoticeKind::Warning, summary);
        self.uncover_and_reveal(RecordRef::Article(article));
    }
}

fn texts_of(case: &Case) -> BTreeSet<Sha256Digest> {
    case.articles()
        .iter()
        .map(|article| article.sha256)
        .collect()
}

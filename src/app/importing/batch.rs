//! Reads many documents at once: bytes, digests, texts, what is there already, what is much alike. Takes its time: for
//! jobs and the command line.

use super::article::{Origin, ReadArticle, article_of};
use super::report::{FileOutcome, ImportReport, ImportedFile};
use super::setup::DocumentReader;
use super::{alike, child};
use crate::app::document::name_of;
use crate::import::{self, DocumentKind, LARGEST_DOCUMENT_BYTES};
use crate::model::{Article, ArticleId, Case, IdSource, Sha256Digest, SourceFormat, Timestamp};
use crate::storage::{self, FileStore, WalkedFile};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// So many documents are read at once.
const READERS: usize = 2;

/// A document from the clipboard.
#[derive(Debug, Clone)]
pub struct PastedDocument {
    /// The bytes: a page in HTML, or text.
    pub bytes: Vec<u8>,
    /// Whether it is HTML.
    pub is_html: bool,
}

/// What is to be taken in, and on what terms.
#[derive(Debug, Clone)]
pub struct ImportOrder {
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// What came from the clipboard.
    pub pasted: Option<PastedDocument>,
    /// Where originals are kept.
    pub store: FileStore,
    /// How documents are read.
    pub reader: DocumentReader,
    /// When they are added.
    pub added_at: Timestamp,
    /// By whom.
    pub added_by: String,
}

/// Hears how far it is and says whether to go on; asked from several threads.
pub trait Watch: Sync {
    /// So many of so many are done, and this one is next.
    fn tell(&self, done: usize, total: usize, name: &str);
    /// Whether the user asked to stop.
    fn is_cancelled(&self) -> bool;
}

/// What was read, ready to become one edit.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// The new articles with the names of their outlets, in the order of their files; their ids are their own.
    pub articles: Vec<(Article, Option<String>)>,
    /// Pictures that were among the files.
    pub pictures: Vec<PathBuf>,
    /// What became of each file.
    pub report: ImportReport,
}

/// Reads everything that was ordered. What the case has already is not read again. `None` if it was stopped: then nothing
/// is taken in. Originals of what was read are in the store by then.
pub fn read_batch(
    order: &ImportOrder,
    case: &Case,
    ids: &mut IdSource,
    watch: &dyn Watch,
) -> Option<Batch> {
    let walked = storage::walk(&order.paths, &|| !watch.is_cancelled());
    let mut sources: Vec<Source<'_>> = walked.files.iter().map(Source::File).collect();
    sources.extend(order.pasted.as_ref().map(Source::Pasted));
    let names = Names::of(&order.paths);
    let desk = Desk {
        order,
        known: Known::of(case),
        watch,
    };
    let read = desk.read_all(&sources, &names);
    if watch.is_cancelled() {
        return None;
    }
    let mut batch = Batch::default();
    for (path, error) in walked.failed {
        batch.report.files.push(ImportedFile {
            name: names.of_path(&path),
            outcome: FileOutcome::Failed(error.to_string()),
            warnings: Vec::new(),
        });
    }
    let mut known = desk.known;
    for (source, read) in sources.iter().zip(read) {
        batch.take(source, names.of_source(source), read, &mut known, ids);
    }
    let new = batch.articles.iter().map(|(article, _)| article).collect();
    batch.report.alike = alike::among(case, new);
    (!watch.is_cancelled()).then_some(batch)
}

/// One thing to read.
enum Source<'a> {
    File(&'a WalkedFile),
    Pasted(&'a PastedDocument),
}

/// What became of one source before the batch is put together.
enum Read {
    Articles {
        original: Sha256Digest,
        articles: Vec<ReadArticle>,
        warnings: Vec<String>,
    },
    Known(ArticleId),
    Picture,
    LeftOut(String),
    Failed(String),
}

/// How files are called: by their names, those of a folder by their path within it.
struct Names<'a>(&'a [PathBuf]);

impl<'a> Names<'a> {
    fn of(paths: &'a [PathBuf]) -> Self {
        Self(paths)
    }

    fn of_path(&self, path: &Path) -> String {
        let within = self.0.iter().find_map(|root| {
            let inside = path.strip_prefix(root).ok()?;
            (!inside.as_os_str().is_empty()).then(|| inside.to_string_lossy().into_owned())
        });
        within.unwrap_or_else(|| name_of(path))
    }

    fn of_source(&self, source: &Source<'_>) -> String {
        match source {
            Source::File(file) => self.of_path(&file.path),
            Source::Pasted(_) => "Clipboard".to_owned(),
        }
    }
}

/// The articles that are there, by what they were made of and by their text.
struct Known {
    by_original: BTreeMap<Sha256Digest, ArticleId>,
    by_text: BTreeMap<Sha256Digest, ArticleId>,
}

impl Known {
    fn of(case: &Case) -> Self {
        let mut known = Self {
            by_original: BTreeMap::new(),
            by_text: BTreeMap::new(),
        };
        for article in case.articles().iter() {
            known.by_text.entry(article.sha256).or_insert(article.id);
            let provenance = article.provenance.as_deref();
            // One entry of a feed being there says nothing of the others.
            let whole = provenance.filter(|one| one.format != SourceFormat::FeedEntry);
            if let Some(original) = whole.and_then(|one| one.original.as_ref()) {
                known
                    .by_original
                    .entry(original.sha256)
                    .or_insert(article.id);
            }
        }
        known
    }
}

/// Reads sources one by one; shared by the threads that do so.
struct Desk<'a> {
    order: &'a ImportOrder,
    known: Known,
    watch: &'a dyn Watch,
}

impl Desk<'_> {
    /// Reads all sources, several at once; their order is kept.
    fn read_all(&self, sources: &[Source<'_>], names: &Names<'_>) -> Vec<Read> {
        let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let results: Vec<Mutex<Option<Read>>> = sources.iter().map(|_| Mutex::new(None)).collect();
        let work = || {
            while !self.watch.is_cancelled() {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let (Some(source), Some(slot)) = (sources.get(at), results.get(at)) else {
                    return;
                };
                let name = names.of_source(source);
                self.watch
                    .tell(done.load(Ordering::Relaxed), sources.len(), &name);
                let read = self.read(source);
                if let Ok(mut slot) = slot.lock() {
                    *slot = Some(read);
                }
                done.fetch_add(1, Ordering::Relaxed);
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..READERS.min(sources.len()) {
                // Where the system gives no thread, this one does all.
                let _ = std::thread::Builder::new()
                    .stack_size(16 << 20)
                    .spawn_scoped(scope, work);
            }
            work();
        });
        let lost = || Read::Failed("the reader of its format failed on it".to_owned());
        results
            .into_iter()
            .map(|slot| slot.into_inner().ok().flatten().unwrap_or_else(lost))
            .collect()
    }

    fn read(&self, source: &Source<'_>) -> Read {
        match source {
            Source::File(file) => self.read_file(file),
            Source::Pasted(pasted) => {
                let (name, extension) = if pasted.is_html {
                    ("clipboard.html", "html")
                } else {
                    ("clipboard.txt", "txt")
                };
                let bytes: Arc<[u8]> = pasted.bytes.as_slice().into();
                self.read_document(&bytes, name, extension, true)
            }
        }
    }

    fn read_file(&self, file: &WalkedFile) -> Read {
        let name = name_of(&file.path);
        let bytes = match storage::read_source(&file.path, LARGEST_DOCUMENT_BYTES as u64) {
            Ok(bytes) => bytes,
            Err(error) => return Read::Failed(error.to_string()),
        };
        let kind = import::kind_of(&bytes, &name);
        let left_out = match kind {
            DocumentKind::Picture => return Read::Picture,
            DocumentKind::Case => Some("it is a case: open it, or import its documents"),
            DocumentKind::Canvas => Some("it is a board of another program: import it by itself"),
            DocumentKind::Archive | DocumentKind::Unknown => {
                Some("it is not a kind of document that can be imported")
            }
            _ => None,
        };
        match left_out {
            Some(reason) if file.is_named => Read::Failed(reason.to_owned()),
            Some(reason) => Read::LeftOut(reason.to_owned()),
            None => {
                let extension = file.path.extension().unwrap_or_default();
                self.read_document(&bytes.into(), &name, &extension.to_string_lossy(), false)
            }
        }
    }

    fn read_document(
        &self,
        bytes: &Arc<[u8]>,
        name: &str,
        extension: &str,
        is_pasted: bool,
    ) -> Read {
        let sha256 = Sha256Digest::of(bytes);
        if let Some(article) = self.known.by_original.get(&sha256) {
            return Read::Known(*article);
        }
        let is_cancelled = || self.watch.is_cancelled();
        let drafts = match self.order.reader.read(bytes, name, &is_cancelled) {
            Ok(drafts) => drafts,
            Err(reason) if reason == child::STOPPED => return Read::LeftOut(reason),
            Err(reason) => return Read::Failed(reason),
        };
        if drafts.value.is_empty() {
            return Read::Failed("no text could be read from it".to_owned());
        }
        let original = match self.order.store.put(bytes, extension) {
            Ok(original) => original,
            Err(error) => return Read::Failed(format!("its original could not be kept: {error}")),
        };
        let origin = Origin {
            file_name: if is_pasted {
                String::new()
            } else {
                name.to_owned()
            },
            original,
            added_at: self.order.added_at,
            added_by: self.order.added_by.clone(),
            is_pasted,
        };
        let drafts_read = drafts.value.into_iter();
        Read::Articles {
            original: sha256,
            articles: drafts_read
                .map(|draft| article_of(draft, &origin))
                .collect(),
            warnings: drafts.warnings,
        }
    }
}

impl Batch {
    /// Puts what was read into the batch, unless the case or the batch has it already.
    fn take(
        &mut self,
        source: &Source<'_>,
        name: String,
        read: Read,
        known: &mut Known,
        ids: &mut IdSource,
    ) {
        let mut told = Vec::new();
        let outcome = match read {
            Read::Known(article) => FileOutcome::AlreadyThere(article),
            Read::LeftOut(reason) => FileOutcome::LeftOut(reason),
            Read::Failed(reason) => FileOutcome::Failed(reason),
            Read::Picture => {
                if let Source::File(file) = source {
                    self.pictures.push(file.path.clone());
                }
                FileOutcome::Picture
            }
            Read::Articles {
                original,
                articles,
                warnings,
            } => {
                told = warnings;
                self.take_articles(original, articles, known, ids)
            }
        };
        self.report.files.push(ImportedFile {
            name,
            outcome,
            warnings: told,
        });
    }

    fn take_articles(
        &mut self,
        original: Sha256Digest,
        articles: Vec<ReadArticle>,
        known: &mut Known,
        ids: &mut IdSource,
    ) -> FileOutcome {
        if let Some(there) = known.by_original.get(&original) {
            return FileOutcome::AlreadyThere(*there);
        }
        let is_feed = articles.len() > 1;
        let mut made = Vec::new();
        let mut there = None;
        for ReadArticle {
            mut article,
            outlet,
        } in articles
        {
            if let Some(known) = known.by_text.get(&article.sha256) {
                there = there.or(Some(*known));
                continue;
            }
            article.id = ids.fresh(|_| false);
            known.by_text.insert(article.sha256, article.id);
            if !is_feed {
                known.by_original.insert(original, article.id);
            }
            made.push(article.id);
            self.articles.push((article, outlet));
        }
        match there {
            Some(there) if made.is_empty() => FileOutcome::AlreadyThere(there),
            _ => FileOutcome::Imported(made),
        }
    }
}

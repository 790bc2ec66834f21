//! The thread that writes the journal, as the session holds it.

use super::draft::Draft;
use super::order::Order;
use super::scribe::Scribe;
use crate::app::jobs::Wake;
use crate::model::{Case, Timestamp};
use crate::storage::{JournalError, JournalFolder};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// How long the end of the program waits for the journal.
const PATIENCE: Duration = Duration::from_secs(5);

/// The name of the thread; a panic of its own must not wait for it.
const THREAD: &str = "journal";

/// What the thread has to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum News {
    /// Nothing can be written; it is tried again from time to time.
    Failing(JournalError),
    /// It can be written again.
    Again,
    /// An old journal could not be put away.
    NotPutAway(JournalError),
}

/// What session and thread share.
#[derive(Default)]
pub(super) struct Shared {
    /// The thread would like the case as it is now.
    pub wants_case: AtomicBool,
    /// What is handed over is not on the disk.
    pub is_failing: AtomicBool,
    news: Mutex<Vec<News>>,
}

impl Shared {
    pub(super) fn tell(&self, news: News) {
        let mut all = self.news.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(news);
    }

    pub(super) fn take_news(&self) -> Vec<News> {
        let mut all = self.news.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *all)
    }
}

/// What the session remembers of its journal.
pub(in crate::app) struct Journaling {
    pub(super) clock: fn() -> Timestamp,
    desk: Option<Desk>,
    /// The editor's revision up to which everything was handed over.
    pub(super) revision: u64,
    /// Saves under way, oldest first.
    pub(super) saves: Vec<SaveUnderWay>,
    /// The half-typed words as the window reported them last.
    pub(super) drafts: Vec<Draft>,
}

/// What a save that is under way writes.
pub(super) struct SaveUnderWay {
    /// The content; see `History::state`.
    pub(super) state: u64,
    /// The editor's revision.
    pub(super) revision: u64,
    /// The case.
    pub(super) case: Case,
}

/// The thread at work.
struct Desk {
    orders: Sender<Order>,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl Journaling {
    /// Starts the thread; without a folder nothing is journaled. A sentence says why there is none although there should be.
    pub(in crate::app) fn new(
        folder: Option<JournalFolder>,
        clock: fn() -> Timestamp,
        wake: Wake,
    ) -> (Self, Option<String>) {
        let mut warning = None;
        let desk = folder.and_then(|folder| match Desk::open(folder, wake) {
            Ok(desk) => Some(desk),
            Err(error) => {
                warning = Some(format!(
                    "There is no journal: the system gave no thread for it ({error}). Save often."
                ));
                None
            }
        });
        let journaling = Self {
            clock,
            desk,
            revision: 0,
            saves: Vec::new(),
            drafts: Vec::new(),
        };
        (journaling, warning)
    }

    /// Whether anything is written at all.
    pub(super) fn is_kept(&self) -> bool {
        self.desk.is_some()
    }

    /// Hands an order over.
    pub(super) fn order(&self, order: Order) {
        let Some(desk) = &self.desk else { return };
        // The thread ends only when it is told to, or if it fails.
        let is_lost = desk.orders.send(order).is_err();
        if is_lost && !desk.shared.is_failing.swap(true, Ordering::Relaxed) {
            desk.shared.tell(News::Failing(JournalError::WriterFailed));
        }
    }

    /// Whether the thread would like the case as it is now; told once.
    pub(super) fn wants_case(&self) -> bool {
        let desk = self.desk.as_ref();
        desk.is_some_and(|desk| desk.shared.wants_case.swap(false, Ordering::Relaxed))
    }

    /// Whether what is handed over does not get to the disk.
    pub(super) fn is_failing(&self) -> bool {
        let desk = self.desk.as_ref();
        desk.is_some_and(|desk| desk.shared.is_failing.load(Ordering::Relaxed))
    }

    pub(super) fn take_news(&self) -> Vec<News> {
        let desk = self.desk.as_ref();
        desk.map(|desk| desk.shared.take_news()).unwrap_or_default()
    }

    pub(super) fn flusher(&self) -> JournalFlusher {
        JournalFlusher(self.desk.as_ref().map(|desk| desk.orders.clone()))
    }

    /// Ends the thread once everything is on the disk, and lets go of the journal.
    pub(super) fn close(&mut self, given_up: bool) {
        let at = (self.clock)();
        if let Some(desk) = self.desk.take() {
            desk.end(Order::Stop { given_up, at });
        }
    }
}

impl Drop for Journaling {
    /// Work that was not saved stays in the journal.
    fn drop(&mut self) {
        self.close(false);
    }
}

impl Desk {
    fn open(folder: JournalFolder, wake: Wake) -> std::io::Result<Self> {
        let (orders, received) = channel();
        let shared = Arc::new(Shared::default());
        let scribe = Scribe::new(folder, Arc::clone(&shared), orders.clone(), wake);
        let thread = std::thread::Builder::new()
            .name(THREAD.to_owned())
            .spawn(move || scribe.work(&received))?;
        Ok(Self {
            orders,
            shared,
            thread: Some(thread),
        })
    }

    fn end(mut self, stop: Order) {
        let flusher = JournalFlusher(Some(self.orders.clone()));
        let is_written = flusher.flush(PATIENCE);
        let _ = self.orders.send(stop);
        if let Some(thread) = self.thread.take().filter(|_| is_written) {
            // It says of itself what went wrong.
            let _ = thread.join();
        }
    }
}

/// Lets anybody have the journal written out: for the moment in which the program breaks down.
#[derive(Debug, Clone)]
pub struct JournalFlusher(Option<Sender<Order>>);

impl JournalFlusher {
    /// Waits until everything that was handed over is on the disk, at most so long. Says whether it is.
    pub fn flush(&self, at_most: Duration) -> bool {
        self.ask(Order::Flush, at_most)
    }

    /// The same, and until the journal can do without the case's file, which is going to be replaced.
    pub(in crate::app) fn complete(&self, at_most: Duration) -> bool {
        self.ask(Order::Complete, at_most)
    }

    fn ask(&self, order: impl FnOnce(SyncSender<()>) -> Order, at_most: Duration) -> bool {
        let is_the_thread = std::thread::current().name() == Some(THREAD);
        let Some(orders) = self.0.as_ref().filter(|_| !is_the_thread) else {
            return false;
        };
        let (done, is_done) = sync_channel(1);
        orders.send(order(done)).is_ok() && is_done.recv_timeout(at_most).is_ok()
    }
}

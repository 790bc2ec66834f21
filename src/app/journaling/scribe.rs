//! The thread that writes the journal.

use super::book::{Book, text_of};
use super::draft::Draft;
use super::keeper::{News, Shared};
use super::order::{Begin, Order, Recovered, WrittenText};
use crate::app::jobs::Wake;
use crate::model::{Case, Timestamp};
use crate::storage::{ClaimedJournal, JournalError, JournalFile, JournalFolder};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

/// How long the first order waits for more to come, so that many changes are one wait for the disk.
const GATHER: Duration = Duration::from_millis(100);
/// How long after a failure it is tried again.
const RETRY: Duration = Duration::from_secs(3);
/// How long after a journal could not be folded it is tried again.
const RETRY_FOLDING: Duration = Duration::from_secs(60);

/// A journal that is to be put away once what follows it is on the disk.
enum Old {
    /// The case was saved.
    Saved(JournalFile),
    /// The user gave up what is in it.
    GivenUp(JournalFile),
    /// It was recovered.
    Recovered(ClaimedJournal),
}

/// What the thread works with.
pub(super) struct Scribe {
    folder: JournalFolder,
    shared: Arc<Shared>,
    /// For helpers to answer.
    orders: Sender<Order>,
    wake: Wake,
    book: Option<Book>,
    /// How many books there were: a helper's answer may come too late.
    number: u64,
    drafts: Vec<Draft>,
    old: Vec<Old>,
    is_failing: bool,
    /// Whether a helper writes the text of a case.
    is_helped: bool,
    /// When the journal may be folded again, after that failed.
    folds_from: Option<Instant>,
    /// Whether nothing can be written before the session hands over the case as it is.
    waits_for_case: bool,
    now: Timestamp,
}

impl Scribe {
    pub(super) fn new(
        folder: JournalFolder,
        shared: Arc<Shared>,
        orders: Sender<Order>,
        wake: Wake,
    ) -> Self {
        Self {
            folder,
            shared,
            orders,
            wake,
            book: None,
            number: 0,
            drafts: Vec::new(),
            old: Vec::new(),
            is_failing: false,
            is_helped: false,
            folds_from: None,
            waits_for_case: false,
            now: Timestamp::from_unix_secs(0),
        }
    }

    /// Carries out orders until it is told to stop. Idle, it sleeps.
    pub(super) fn work(mut self, orders: &Receiver<Order>) {
        loop {
            let mut next = if self.is_failing {
                orders.recv_timeout(RETRY)
            } else {
                orders.recv().map_err(|_| RecvTimeoutError::Disconnected)
            };
            let gathered_at = Instant::now() + GATHER;
            loop {
                match next {
                    Ok(Order::Stop { given_up, at }) => {
                        self.now = at;
                        return self.stop(given_up);
                    }
                    Ok(Order::Flush(done)) => {
                        self.commit();
                        // Whoever asked may have stopped waiting.
                        let _ = done.send(());
                    }
                    Ok(Order::Complete(done)) => {
                        self.complete();
                        let _ = done.send(());
                    }
                    Ok(order) => self.carry_out(order),
                    Err(RecvTimeoutError::Timeout) => break,
                    Err(RecvTimeoutError::Disconnected) => return,
                }
                next = orders.recv_timeout(gathered_at.saturating_duration_since(Instant::now()));
            }
            self.commit();
        }
    }

    fn carry_out(&mut self, order: Order) {
        match order {
            Order::Open { begin, at } => {
                self.now = at;
                self.open(*begin);
                self.put_old_away();
            }
            Order::Recover { recovered, at } => {
                self.now = at;
                self.recover(*recovered);
            }
            Order::Steps {
                steps,
                revision,
                at,
            } => {
                self.now = at;
                let added = self
                    .book
                    .as_mut()
                    .map_or(Ok(()), |book| book.add_steps(&steps, revision, at));
                self.or_wait_for_case(added);
            }
            Order::Drafts { drafts, at } => {
                self.now = at;
                self.drafts = drafts;
                self.add_drafts();
            }
            Order::Fold { case, revision, at } => {
                self.now = at;
                self.fold(*case, revision);
            }
            Order::Text(written) => self.take_text(written),
            Order::Saved {
                revision,
                begin,
                at,
            } => {
                self.now = at;
                self.saved(revision, *begin);
            }
            Order::Saving { at } => {
                self.now = at;
                if let Some(book) = &mut self.book {
                    book.note_saving(at);
                }
            }
            // These are seen to where orders are gathered.
            Order::Flush(_) | Order::Complete(_) | Order::Stop { .. } => {}
        }
    }

    /// Another case: what was written so far was given up.
    fn open(&mut self, begin: Begin) {
        self.commit();
        let given_up = self.book.take().and_then(Book::into_file);
        self.old.extend(given_up.map(Old::GivenUp));
        self.begin(Book::new(begin));
        self.drafts.clear();
    }

    fn begin(&mut self, book: Book) {
        self.book = Some(book);
        self.number += 1;
        self.is_helped = false;
        self.waits_for_case = false;
    }

    fn recover(&mut self, recovered: Recovered) {
        self.open(recovered.begin);
        self.put_old_away();
        if let Some(book) = &mut self.book {
            book.take_over(recovered.earlier, &recovered.steps, recovered.revision);
        }
        self.drafts = recovered.drafts;
        self.add_drafts();
        self.old.push(Old::Recovered(recovered.old));
        self.commit();
    }

    fn add_drafts(&mut self) {
        let added = self
            .book
            .as_mut()
            .map_or(Ok(()), |book| book.add_drafts(&self.drafts, self.now));
        self.or_wait_for_case(added);
    }

    /// What cannot be said of a step, the case itself says.
    fn or_wait_for_case(&mut self, added: Result<(), JournalError>) {
        if let Err(error) = added {
            self.fails(error);
            self.ask_for_case();
            self.waits_for_case = true;
        }
    }

    fn ask_for_case(&self) {
        self.shared.wants_case.store(true, Ordering::Relaxed);
        (self.wake)();
    }

    /// The case as it is: with a helper's help where the journal can wait for it, else at once.
    fn fold(&mut self, case: Case, revision: u64) {
        let Some(book) = &mut self.book else { return };
        if book.has_file() && !self.is_failing && !self.waits_for_case {
            self.write_text(case, Some(revision));
        } else {
            book.begin_around(case, revision);
            self.waits_for_case = false;
            self.commit();
        }
    }

    /// Lets a helper write the text of a case: on a large one that takes longer than edits may wait.
    fn write_text(&mut self, case: Case, folds: Option<u64>) {
        let orders = self.orders.clone();
        let (number, at) = (self.number, self.now);
        let help = move || {
            // The receiver is gone only when the program ends.
            let _ = orders.send(Order::Text(WrittenText {
                number,
                text: text_of(&case),
                folds,
                at,
            }));
        };
        // Without a helper the journal is longer, or hangs on the case's file; it is asked for again.
        self.is_helped = std::thread::Builder::new().spawn(help).is_ok();
    }

    fn take_text(&mut self, written: WrittenText) {
        if written.number != self.number {
            return;
        }
        self.is_helped = false;
        self.commit();
        let Some(book) = self.book.as_mut().filter(|_| !self.is_failing) else {
            return;
        };
        let text = match written.text {
            Ok(text) => text,
            Err(words) => return self.fails(JournalError::Text(words)),
        };
        let Some(revision) = written.folds else {
            if book.base_to_write().is_some() {
                book.add_base(text, written.at);
            }
            return;
        };
        // The journal is whole all the same, only longer than it need be.
        if book
            .fold_into(text, revision, &self.drafts, self.now)
            .is_err()
        {
            self.folds_from = Some(Instant::now() + RETRY_FOLDING);
        }
    }

    /// The case is in its file as it was at this revision.
    fn saved(&mut self, revision: u64, begin: Begin) {
        self.commit();
        let Some(book) = &mut self.book else { return };
        match book.close(revision, begin) {
            Ok(closed) => {
                self.old.extend(closed.file.map(Old::Saved));
                self.begin(closed.next);
                if !self.drafts.is_empty() {
                    self.add_drafts();
                }
                match self.book.as_ref().is_some_and(Book::is_waiting) {
                    true => self.commit(),
                    false => self.put_old_away(),
                }
            }
            // What was done since cannot be read back: the old journal stays until the case itself is in a new one.
            Err(error) => {
                self.fails(error);
                self.ask_for_case();
                self.waits_for_case = true;
            }
        }
    }

    /// Writes what waits, and the base, if the journal still hangs on the case's file.
    fn complete(&mut self) {
        self.commit();
        let Some(book) = self.book.as_mut().filter(|_| !self.is_failing) else {
            return;
        };
        if let Some(base) = book.base_to_write() {
            match text_of(&base) {
                Ok(text) => book.add_base(text, self.now),
                Err(words) => return self.fails(JournalError::Text(words)),
            }
            self.commit();
        }
    }

    /// Writes what waits.
    fn commit(&mut self) {
        let Some(book) = self.book.as_mut() else {
            return;
        };
        if !book.is_waiting() || self.waits_for_case {
            return;
        }
        match book.put_down(&self.folder) {
            Ok(()) => {
                let may_fold = self.folds_from.is_none_or(|from| Instant::now() >= from);
                let asks = book.is_large() && !self.is_helped && may_fold;
                let base = book.base_to_write().filter(|_| !self.is_helped);
                self.is_well();
                self.put_old_away();
                if let Some(base) = base {
                    self.write_text(base, None);
                } else if asks {
                    self.ask_for_case();
                }
            }
            Err(error) => {
                // What waits in memory must not grow for ever either.
                if book.is_large() {
                    self.ask_for_case();
                }
                self.fails(error);
            }
        }
    }

    fn is_well(&mut self) {
        self.shared.is_failing.store(false, Ordering::Relaxed);
        if std::mem::take(&mut self.is_failing) {
            self.tell(News::Again);
        }
    }

    fn fails(&mut self, error: JournalError) {
        self.shared.is_failing.store(true, Ordering::Relaxed);
        if !std::mem::replace(&mut self.is_failing, true) {
            self.tell(News::Failing(error));
        }
    }

    fn tell(&self, news: News) {
        self.shared.tell(news);
        (self.wake)();
    }

    fn put_old_away(&mut self) {
        for old in std::mem::take(&mut self.old) {
            let put_away = match old {
                Old::Saved(file) => file.remove(),
                Old::GivenUp(file) => file.set_aside(self.now),
                Old::Recovered(file) => file.set_aside(self.now),
            };
            if let Err(error) = put_away {
                self.tell(News::NotPutAway(error));
            }
        }
    }

    /// The end of the program, or of its work with journals.
    fn stop(&mut self, given_up: bool) {
        self.commit();
        if let Some(file) = self.book.take().and_then(Book::into_file)
            && given_up
        {
            self.old.push(Old::GivenUp(file));
            self.put_old_away();
        }
    }
}

//! Work off the user's thread: loading, saving, exporting, comparing.
//!
//! A job is a thread that ends in one message. A job that panics becomes an error message; the case is untouched,
//! because jobs work on their own copy of it.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Called by a job when it has something to say, so that the window wakes up.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// A parser or writer needs more stack than a thread gets by default.
const STACK_BYTES: usize = 16 << 20;

/// Lets a job say how far it is, and hear that it shall stop.
#[derive(Clone)]
pub struct JobControl {
    progress_permille: Arc<AtomicU32>,
    note: Arc<Mutex<String>>,
    cancelled: Arc<AtomicBool>,
    wake: Wake,
}

impl JobControl {
    /// Says how far the job is, from 0 to 1.
    pub fn set_progress(&self, fraction: f32) {
        self.progress_permille.store(
            (fraction.clamp(0.0, 1.0) * 1000.0) as u32,
            Ordering::Relaxed,
        );
        (self.wake)();
    }

    /// Says what it is doing just now, such as "12 of 100 · report.pdf".
    pub fn set_note(&self, words: String) {
        *self.note.lock().unwrap_or_else(PoisonError::into_inner) = words;
    }

    /// Whether the user asked the job to stop.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

/// Whether the user is told of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Visibility {
    Shown,
    Unseen,
}

/// A running job, for the status bar.
pub struct RunningJob {
    /// Names it for `Action::CancelJob`.
    pub id: u64,
    /// What it does, such as "Saving shipments.ron".
    pub label: String,
    visibility: Visibility,
    control: JobControl,
}

impl RunningJob {
    /// Whether the user is told of it.
    pub fn is_shown(&self) -> bool {
        self.visibility == Visibility::Shown
    }

    /// What it is doing just now; empty if it does not say.
    pub fn note(&self) -> String {
        let note = self.control.note.lock();
        note.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How far it is, from 0 to 1; 0 if it cannot say.
    pub fn progress(&self) -> f32 {
        self.control.progress_permille.load(Ordering::Relaxed) as f32 / 1000.0
    }
}

/// The running jobs and their messages.
pub struct Jobs<M> {
    running: Vec<RunningJob>,
    sender: Sender<(u64, Result<M, String>)>,
    receiver: Receiver<(u64, Result<M, String>)>,
    next_id: u64,
    wake: Wake,
}

impl<M: Send + 'static> Jobs<M> {
    /// No jobs yet. `wake` is called whenever there is news.
    pub fn new(wake: Wake) -> Self {
        let (sender, receiver) = channel();
        Self {
            running: Vec::new(),
            sender,
            receiver,
            next_id: 0,
            wake,
        }
    }

    /// The running jobs, oldest first.
    pub fn running(&self) -> &[RunningJob] {
        &self.running
    }

    /// Starts a job.
    pub fn start(
        &mut self,
        label: impl Into<String>,
        work: impl FnOnce(&JobControl) -> M + Send + 'static,
    ) -> u64 {
        self.start_as(Visibility::Shown, label, work)
    }

    /// Starts a job that the user is not told of: one that is done before it could be read.
    pub fn start_unseen(
        &mut self,
        label: impl Into<String>,
        work: impl FnOnce(&JobControl) -> M + Send + 'static,
    ) -> u64 {
        self.start_as(Visibility::Unseen, label, work)
    }

    fn start_as(
        &mut self,
        visibility: Visibility,
        label: impl Into<String>,
        work: impl FnOnce(&JobControl) -> M + Send + 'static,
    ) -> u64 {
        self.next_id += 1;
        let id = self.next_id;
        let control = JobControl {
            progress_permille: Arc::default(),
            note: Arc::default(),
            cancelled: Arc::default(),
            wake: Arc::clone(&self.wake),
        };
        self.running.push(RunningJob {
            id,
            label: label.into(),
            visibility,
            control: control.clone(),
        });
        let sender = self.sender.clone();
        let run = move || {
            let outcome = catch_unwind(AssertUnwindSafe(|| work(&control)))
                .map_err(|payload| panic_text(&*payload));
            // The receiver is gone only when the program ends.
            let _ = sender.send((id, outcome));
            (control.wake)();
        };
        if let Err(error) = std::thread::Builder::new()
            .stack_size(STACK_BYTES)
            .spawn(run)
        {
            let _ = self.sender.send((
                id,
                Err(format!("the system gave no thread for it: {error}")),
            ));
        }
        id
    }

    /// Asks a job to stop. Its message still comes.
    pub fn cancel(&self, id: u64) {
        if let Some(job) = self.running.iter().find(|job| job.id == id) {
            job.control.cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// The messages of the jobs that ended since the last call: their labels, and what they say.
    pub fn poll(&mut self) -> Vec<(String, Result<M, String>)> {
        let mut messages = Vec::new();
        while let Ok((id, outcome)) = self.receiver.try_recv() {
            messages.push((self.finish(id), outcome));
        }
        messages
    }

    /// Waits for one job to end, for tests and the command line.
    pub fn wait(&mut self, at_most: Duration) -> Vec<(String, Result<M, String>)> {
        if self.running.is_empty() {
            return Vec::new();
        }
        match self.receiver.recv_timeout(at_most) {
            Ok((id, outcome)) => {
                let label = self.finish(id);
                let mut messages = vec![(label, outcome)];
                messages.extend(self.poll());
                messages
            }
            Err(_) => Vec::new(),
        }
    }

    fn finish(&mut self, id: u64) -> String {
        match self.running.iter().position(|job| job.id == id) {
            Some(at) => self.running.remove(at).label,
            None => String::new(),
        }
    }
}

fn panic_text(payload: &(dyn Any + Send)) -> String {
    let words = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    format!("an error in the program: {}", words.unwrap_or("no details"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panicking_job_becomes_a_message() {
        let mut jobs: Jobs<u32> = Jobs::new(Arc::new(|| {}));
        jobs.start("count", |_| 7);
        assert!(
            matches!(jobs.wait(Duration::from_secs(30)).as_slice(), [(label, Ok(7))] if label == "count")
        );
        jobs.start("fail", |_| panic!("on purpose"));
        let messages = jobs.wait(Duration::from_secs(30));
        assert!(matches!(messages.as_slice(), [(_, Err(text))] if text.contains("on purpose")));
        assert!(jobs.running().is_empty());
    }

    #[test]
    fn a_job_hears_that_it_shall_stop() {
        let mut jobs: Jobs<bool> = Jobs::new(Arc::new(|| {}));
        let id = jobs.start("wait", |control| {
            while !control.is_cancelled() {
                std::thread::yield_now();
            }
            control.set_progress(0.5);
            true
        });
        jobs.cancel(id);
        assert!(matches!(
            jobs.wait(Duration::from_secs(30)).as_slice(),
            [(_, Ok(true))]
        ));
    }
}

//! Looks at the open file every few seconds, on a thread of its own: the window's thread never waits for a disk, and an idle
//! window draws no frames.
//!
//! It only tells that the file does not look as it did; whether its bytes are others is for a job to find out.

use crate::app::jobs::Wake;
use crate::storage::FileStamp;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// Every so many looks a small file is read, whatever it looks like.
const LOOKS_UNTIL_READ: u32 = 15;

/// A file up to this length is small, in bytes: reading it takes a few milliseconds.
const SMALL_BYTES: u64 = 8 << 20;

/// A file, and what it looked like; nothing if it was not there.
pub(super) type Target = (PathBuf, Option<FileStamp>);

/// Watches one file at a time.
pub(super) struct Watcher {
    targets: Sender<Option<Target>>,
    has_news: Arc<AtomicBool>,
}

impl Watcher {
    /// Starts watching; nothing yet. `None` if the system gives no thread for it: then the file is looked at before each
    /// save only.
    pub(super) fn start(every: Duration, wake: Wake) -> Option<Self> {
        let (targets, received) = channel();
        let has_news = Arc::new(AtomicBool::new(false));
        let news = Arc::clone(&has_news);
        std::thread::Builder::new()
            .name("file watcher".to_owned())
            .spawn(move || watch(every, &received, &news, &wake))
            .ok()?;
        Some(Self { targets, has_news })
    }

    /// Watches this file from now on, until there is news of it.
    pub(super) fn watch(&self, target: Option<Target>) {
        self.has_news.store(false, Ordering::Relaxed);
        // Its thread lives as long as this.
        let _ = self.targets.send(target);
    }

    /// Whether the file should be read; told once.
    pub(super) fn take_news(&self) -> bool {
        self.has_news.swap(false, Ordering::Relaxed)
    }
}

fn watch(every: Duration, targets: &Receiver<Option<Target>>, news: &AtomicBool, wake: &Wake) {
    let mut target: Option<Target> = None;
    let mut looks = 0;
    loop {
        match targets.recv_timeout(every) {
            Ok(next) => {
                target = next;
                looks = 0;
            }
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                looks += 1;
                if target.as_ref().is_some_and(|target| is_news(target, looks)) {
                    target = None;
                    news.store(true, Ordering::Relaxed);
                    wake();
                }
            }
        }
    }
}

/// Whether a file should be read, at the nth look.
fn is_news((path, stamp): &Target, looks: u32) -> bool {
    match stamp {
        Some(stamp) => {
            let is_due = looks >= LOOKS_UNTIL_READ && stamp.len <= SMALL_BYTES;
            is_due || !stamp.looks_same(path)
        }
        None => path.exists(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::stamp;

    #[test]
    fn a_changed_file_wakes_the_window_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.ron");
        crate::storage::save_text(&path, "one").expect("written");
        let (woken, wakes) = channel();
        let wake: Wake = Arc::new(move || {
            let _ = woken.send(());
        });
        let watcher = Watcher::start(Duration::from_millis(5), wake).expect("a thread");
        watcher.watch(Some((path.clone(), stamp(&path).ok())));
        crate::storage::save_text(&path, "another").expect("written");
        let patience = Duration::from_secs(60);
        wakes.recv_timeout(patience).expect("it is noticed");
        assert!(watcher.take_news() && !watcher.take_news());
        // A file that is not there is waited for.
        let gone = folder.path().join("b.ron");
        watcher.watch(Some((gone.clone(), None)));
        crate::storage::save_text(&gone, "new").expect("written");
        wakes.recv_timeout(patience).expect("it is noticed");
        assert!(watcher.take_news());
    }

    #[test]
    fn a_small_file_is_read_from_time_to_time() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.ron");
        crate::storage::save_text(&path, "one").expect("written");
        let target = (path.clone(), stamp(&path).ok());
        assert!(!is_news(&target, 1));
        assert!(is_news(&target, LOOKS_UNTIL_READ));
        assert!(!is_news(&(folder.path().join("gone"), None), 99));
    }
}

//! One window a case: a lock beside the case file.
//!
//! The case file itself cannot be locked: each save puts another file in its place. The system lets go of the lock when
//! its process ends, however that happens; what stands in the file only tells others who it is.

use super::cause::Cause;
use super::disk::{self, DiskFile, Locked};
use super::holder::Holder;
use super::save::resolved;
use super::stamp::Identity;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How often a lock file is opened that is taken away in the same moment.
const ATTEMPTS: u32 = 8;

/// How much of a lock file is read, in bytes.
const LIMIT_BYTES: u64 = 1024;

/// A case that is held by this window until this is dropped.
#[derive(Debug)]
pub struct CaseLock {
    file: DiskFile,
    path: PathBuf,
    case_file: PathBuf,
}

impl CaseLock {
    /// The case file it holds: symbolic links followed.
    pub fn case_file(&self) -> &Path {
        &self.case_file
    }
}

impl Drop for CaseLock {
    fn drop(&mut self) {
        // Taken away while it is held: who opened it meanwhile sees that it is not there any more. Where it stays, it
        // holds nobody off.
        if is_at(&self.file, &self.path) {
            let _ = disk::remove(&self.path);
        }
    }
}

/// What trying to hold a case came to.
#[derive(Debug)]
pub enum Hold {
    /// It is held by this window already.
    AlreadyOurs,
    /// It is ours.
    Ours {
        /// Keeps it so.
        lock: CaseLock,
        /// Somebody on another machine who said to have it open, where this system cannot tell whether that still holds: over
        /// a folder that is merely copied to and fro.
        perhaps: Option<Holder>,
    },
    /// Another window has it.
    Elsewhere(Holder),
    /// Cases cannot be held here.
    Unsupported(Cause),
}

/// Tries to hold a case for this window, whether its file is there already or not; `held` is the case file that the window
/// holds, if any.
pub fn hold(case_file: &Path, holder: &Holder, held: Option<&Path>) -> Hold {
    let case_file = match resolved(case_file) {
        Ok(case_file) => case_file,
        Err(error) => return Hold::Unsupported(Cause::from(&error)),
    };
    if held == Some(&case_file) {
        return Hold::AlreadyOurs;
    }
    let Some(path) = lock_path(&case_file) else {
        return Hold::Unsupported(Cause::InvalidName);
    };
    for _ in 0..ATTEMPTS {
        let (mut file, is_writable) = match open_lock(&path) {
            Ok(opened) => opened,
            Err(error) => return Hold::Unsupported(Cause::from(&error)),
        };
        match file.try_lock() {
            Ok(Locked::Elsewhere) => return Hold::Elsewhere(read_holder(&path)),
            // Its last holder took it away between opening and locking.
            Ok(Locked::Ours) if !is_at(&file, &path) => continue,
            Ok(Locked::Ours) => {
                let before = read_text(&mut file);
                if is_writable {
                    // A disk that is full does not keep anybody from holding the case.
                    let _ = write_holder(&mut file, holder);
                }
                let lock = CaseLock {
                    file,
                    path,
                    case_file,
                };
                let perhaps = Holder::from_text(&before);
                let is_of_others = !perhaps.machine.is_empty() && perhaps.machine != holder.machine;
                return Hold::Ours {
                    lock,
                    perhaps: is_of_others.then_some(perhaps),
                };
            }
            Err(error) => return Hold::Unsupported(Cause::from(&error)),
        }
    }
    Hold::Elsewhere(read_holder(&path))
}

/// `.shipments.ron.lock` beside `shipments.ron`.
fn lock_path(case_file: &Path) -> Option<PathBuf> {
    let name = case_file.file_name()?.to_string_lossy();
    Some(case_file.with_file_name(format!(".{name}.lock")))
}

/// Opens a lock file, and says whether it can be written: in a shared folder it may be another user's.
fn open_lock(path: &Path) -> io::Result<(DiskFile, bool)> {
    match disk::open_to_change(path) {
        Ok(file) => Ok((file, true)),
        Err(error) if error.kind() == ErrorKind::PermissionDenied => match disk::open(path) {
            Ok(file) => Ok((file, false)),
            Err(_) => Err(error),
        },
        Err(error) => Err(error),
    }
}

/// Whether the open file is still the one at the path.
fn is_at(file: &DiskFile, path: &Path) -> bool {
    if cfg!(not(unix)) {
        return true;
    }
    match (file.metadata(), disk::link_metadata(path)) {
        (Ok(open), Ok(there)) => Identity::are_one_file(&open, &there),
        _ => false,
    }
}

fn read_text(file: &mut DiskFile) -> String {
    let bytes = file.read_up_to(LIMIT_BYTES).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

fn write_holder(file: &mut DiskFile, holder: &Holder) -> io::Result<()> {
    let text = holder.to_text();
    file.rewind()?;
    file.write_all(text.as_bytes())?;
    file.set_len(text.len() as u64)
}

/// Who holds the file at this path; waits a moment for somebody who is just writing it.
fn read_holder(path: &Path) -> Holder {
    for _ in 0..ATTEMPTS {
        let text = disk::open(path).map(|mut file| read_text(&mut file));
        match text {
            Ok(text) if text.lines().count() >= 4 => return Holder::from_text(&text),
            _ => std::thread::sleep(Duration::from_millis(5)),
        }
    }
    Holder::default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Timestamp;
    use crate::storage::disk::faults::{Fault, FaultPlan, errno};

    fn holder(user: &str, machine: &str) -> Holder {
        Holder {
            user: user.to_owned(),
            machine: machine.to_owned(),
            process: 1,
            since: Some(Timestamp::from_unix_secs(1_697_200_000)),
        }
    }

    fn ours(hold: Hold) -> (CaseLock, Option<Holder>) {
        match hold {
            Hold::Ours { lock, perhaps } => (lock, perhaps),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_case_is_held_by_one_window_until_it_lets_go() {
        let folder = tempfile::tempdir().expect("a folder");
        let case_file = folder.path().join("a.ron");
        let (lock, perhaps) = ours(hold(&case_file, &holder("ann", "desk"), None));
        assert_eq!(perhaps, None);
        let path = folder.path().join(".a.ron.lock");
        assert!(path.exists());
        match hold(&case_file, &holder("bert", "desk"), None) {
            Hold::Elsewhere(other) => assert_eq!(other, holder("ann", "desk")),
            other => panic!("{other:?}"),
        }
        let held = lock.case_file();
        let again = hold(&case_file, &holder("ann", "desk"), Some(held));
        assert!(matches!(again, Hold::AlreadyOurs));
        // Another case in the folder is not held.
        ours(hold(
            &folder.path().join("b.ron"),
            &holder("bert", "desk"),
            None,
        ));
        drop(lock);
        assert!(!path.exists());
        ours(hold(&case_file, &holder("bert", "desk"), None));
    }

    #[test]
    fn what_a_dead_process_left_holds_nobody_off() {
        let folder = tempfile::tempdir().expect("a folder");
        let case_file = folder.path().join("a.ron");
        let path = folder.path().join(".a.ron.lock");
        std::fs::write(&path, holder("ann", "desk").to_text()).expect("written");
        let (lock, perhaps) = ours(hold(&case_file, &holder("bert", "desk"), None));
        assert_eq!(perhaps, None);
        let text = std::fs::read_to_string(&path).expect("it is there");
        assert_eq!(Holder::from_text(&text).user, "bert");
        drop(lock);
        // Of another machine nobody can tell here whether its process lives: it is told, and does not hold.
        std::fs::write(&path, holder("ann", "laptop").to_text()).expect("written");
        let (_lock, perhaps) = ours(hold(&case_file, &holder("bert", "desk"), None));
        assert_eq!(perhaps, Some(holder("ann", "laptop")));
    }

    #[cfg(unix)]
    #[test]
    fn a_lock_whose_file_was_taken_away_is_not_taken_for_the_new_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let case_file = folder.path().join("a.ron");
        let path = folder.path().join(".a.ron.lock");
        let (first, _) = ours(hold(&case_file, &holder("ann", "desk"), None));
        std::fs::remove_file(&path).expect("removed");
        let (second, _) = ours(hold(&case_file, &holder("bert", "desk"), None));
        drop(first);
        assert!(path.exists(), "it is the other's");
        drop(second);
        assert!(!path.exists());
    }

    #[test]
    fn a_folder_where_nothing_can_be_held_says_why() {
        let folder = tempfile::tempdir().expect("a folder");
        let case_file = folder.path().join("a.ron");
        for number in [errno::EROFS, errno::EIO, errno::ENOSPC, errno::EMFILE] {
            for step in 0..20 {
                let plan = FaultPlan::new(folder.path(), step, Fault::Error(number));
                match hold(&case_file, &holder("ann", "desk"), None) {
                    Hold::Ours { .. } => {}
                    Hold::Unsupported(cause) => {
                        let error = io::Error::from_raw_os_error(number);
                        assert_eq!(cause, Cause::from(&error));
                    }
                    other => panic!("nobody else is here: {other:?}"),
                }
                drop(plan);
            }
        }
        assert!(matches!(
            hold(
                &folder.path().join("gone").join("a.ron"),
                &holder("ann", "desk"),
                None
            ),
            Hold::Unsupported(Cause::NotFound)
        ));
    }
}

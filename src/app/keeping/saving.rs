//! Saving to the case's own file: what a job does besides writing.

use crate::app::document::name_of;
use crate::app::importing::{ImportSetup, bring_files};
use crate::app::jobs::JobControl;
use crate::app::journaling::JournalFlusher;
use crate::app::message::JobMessage;
use crate::app::session::{SETTINGS_FILE, Session};
use crate::app::settings::Settings;
use crate::model::Case;
use crate::storage::{
    self, BackupOrder, CaseLock, ConfigDir, FileStamp, FileStore, Hold, Holder, Progress, Replaced,
    Replacing, SaveError,
};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What has to be so before a file is replaced.
#[derive(Debug, Clone)]
pub enum Expected {
    /// It still is what it was when it was opened or saved here.
    AsIt(FileStamp),
    /// Nothing: the user chose the name.
    Anything,
    /// Nothing, but what is there must be kept: somebody else wrote it.
    AnythingKept,
}

/// A case that a job wrote, or did not.
pub(in crate::app) struct Written {
    /// The file.
    pub(in crate::app) path: PathBuf,
    /// The content that was saved; see `History::state`.
    pub(in crate::app) state: u64,
    /// What the file had to be.
    pub(in crate::app) expected: Expected,
    /// How the file was left, or why not.
    pub(in crate::app) outcome: Result<Replaced, SaveError>,
    /// Holds the file for this window, if it did not hold it before.
    pub(in crate::app) lock: Option<CaseLock>,
}

/// Everything a job needs to save.
struct Order {
    path: PathBuf,
    state: u64,
    expected: Expected,
    case: Case,
    sources: [FileStore; 2],
    replacing: Replacing,
    holder: Holder,
    held: Option<PathBuf>,
    /// A file that must not be replaced, whatever its name.
    never_replaced: Option<PathBuf>,
    journal: JournalFlusher,
}

/// How long a save waits for the journal to be complete; it goes on without if that takes longer.
const JOURNAL_PATIENCE: Duration = Duration::from_secs(2);

impl Session {
    /// Saves in a job.
    pub(in crate::app) fn start_saving(&mut self, path: PathBuf, expected: Expected) {
        if self.document.saving_state.is_some() {
            return;
        }
        let state = self.editor.history().state();
        self.document.saving_state = Some(state);
        self.journal_saving();
        self.editor.seal();
        let order = Order {
            state,
            case: self.editor.case().clone(),
            sources: self.file_sources(),
            replacing: Replacing {
                backup_is_must: matches!(expected, Expected::AnythingKept),
                expected: match &expected {
                    Expected::AsIt(stamp) => Some(stamp.clone()),
                    Expected::Anything | Expected::AnythingKept => None,
                },
                own: self.keeping.own,
                backup: self.backup_order(),
            },
            holder: self.as_holder(),
            held: self.held_file(),
            never_replaced: self.document.never_replaced(),
            journal: self.journal_flusher(),
            expected,
            path,
        };
        self.jobs
            .start(format!("Saving {}", name_of(&order.path)), move |control| {
                JobMessage::Saved(Box::new(order.carry_out(control)))
            });
    }

    /// Takes over the lock of a file that was written.
    pub(in crate::app) fn hold_from_now(&mut self, lock: Option<CaseLock>, path: &Path) {
        let is_other = self.held_file().is_some_and(|held| held != path);
        if lock.is_some() || is_other {
            let old = std::mem::replace(&mut self.keeping.lock, lock);
            self.put_away(old);
        }
    }
}

impl Order {
    fn carry_out(self, control: &JobControl) -> Written {
        let path = self.path;
        let is_kept_out = |file: &PathBuf| storage::is_same_file(file, &path);
        if self.never_replaced.as_ref().is_some_and(is_kept_out) {
            return Written {
                outcome: Err(SaveError::Exists(path.clone())),
                path,
                state: self.state,
                expected: self.expected,
                lock: None,
            };
        }
        let (lock, outcome) = match storage::hold(&path, &self.holder, self.held.as_deref()) {
            Hold::Elsewhere(holder) => {
                let path = path.clone();
                (None, Err(SaveError::HeldElsewhere { path, holder }))
            }
            hold => {
                let lock = match hold {
                    Hold::Ours { lock, .. } => Some(lock),
                    _ => None,
                };
                // A case never speaks of files that are not beside it yet.
                let trouble = bring_files(&self.case, &self.sources, &path);
                // Killed in the next moment, the journal must do without the old file.
                self.journal.complete(JOURNAL_PATIENCE);
                let outcome = storage::save_over(&path, &self.case, &self.replacing, &|progress| {
                    control.set_progress(progress.fraction());
                });
                (
                    lock,
                    outcome.map(|replaced| with_warning(replaced, trouble)),
                )
            }
        };
        Written {
            path,
            state: self.state,
            expected: self.expected,
            lock: lock.filter(|_| outcome.is_ok()),
            outcome,
        }
    }
}

fn with_warning(mut replaced: Replaced, trouble: Option<String>) -> Replaced {
    let warnings = replaced.saved.warning.take().into_iter().chain(trouble);
    let warnings: Vec<String> = warnings.collect();
    replaced.saved.warning = (!warnings.is_empty()).then(|| warnings.join(" "));
    replaced
}

/// Saves a case over a file that this window does not have open: refused if another window has it, and what is worth keeping
/// is kept as a backup. With a stamp, only if the file still is what the stamp says.
///
/// # Errors
/// [`SaveError`]; the old file is then untouched.
pub(in crate::app) fn save_beside_windows(
    path: &Path,
    case: &Case,
    expected: Option<FileStamp>,
    (holder, backup): (&Holder, BackupOrder),
    progress: &dyn Fn(Progress),
) -> Result<Replaced, SaveError> {
    // Held until it is written.
    let hold = storage::hold(path, holder, None);
    if let Hold::Elsewhere(holder) = hold {
        let path = path.to_owned();
        return Err(SaveError::HeldElsewhere { path, holder });
    }
    let replacing = Replacing {
        expected,
        own: None,
        backup,
        backup_is_must: false,
    };
    storage::save_over(path, case, &replacing, progress)
}

/// Saves a case as a command does. Windows that have the file open are respected, and what others wrote since it was read,
/// if it was; the old file is kept as a backup as the settings in `config_dir` say.
///
/// # Errors
/// [`SaveError`]; the old file is then untouched.
pub fn save_from_command_line(
    config_dir: Option<&ConfigDir>,
    path: &Path,
    case: &Case,
    read_as: Option<FileStamp>,
) -> Result<Replaced, SaveError> {
    let settings =
        config_dir.map(|folder| storage::read_settings::<Settings>(folder, SETTINGS_FILE));
    let backups = settings.unwrap_or_default().value.backups;
    let setup = ImportSetup::of_system();
    let now = (setup.clock)();
    let holder = Holder {
        user: setup.user,
        machine: storage::machine_name(),
        process: std::process::id(),
        since: Some(now),
    };
    let backup = BackupOrder {
        place: backups.place,
        keep: backups.keep,
        now,
    };
    save_beside_windows(path, case, read_as, (&holder, backup), &|_| {})
}
